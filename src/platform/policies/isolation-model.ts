import { PodsOf } from '../../core/traffic';
import { PolicyDialect } from './policy-dialect';

/** How a Prow is shut off, with every default filled in. */
export interface IsolationModel {
  readonly dialect: PolicyDialect;
  readonly dns: { readonly pods: PodsOf; readonly cidrs: readonly string[] };
  readonly apiServer: { readonly cidrs: readonly string[]; readonly port: number };
  /** Of the pods' addresses: what they have none of, they talk to nobody by, and some who enforce policies take no rule about it. */
  readonly families: readonly ('ipv4' | 'ipv6')[];
  /** Pods, Services, nodes and API server, as far as anybody said. */
  readonly clusterCidrs: readonly string[];
  /** Empty for everywhere. */
  readonly gitHubCidrs: readonly string[];
  readonly jobs: { readonly internet: boolean; readonly cidrs: readonly string[] };
  readonly monitoringNamespace: string | undefined;
}
