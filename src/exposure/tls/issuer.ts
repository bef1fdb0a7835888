import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { inChartNamespace } from '../../core/chart-namespace';
import { dnsLabel } from '../../core/names';
import { Where } from '../../core/problem';
import { Fields, optional, readProps } from '../../core/props';
import { CLUSTER_ISSUER, ClusterIssuerProps } from './cluster-issuer';
import { issuerSettings, placeIssuer } from './issuer-object';

/** Properties of `Issuer`. */
export interface IssuerProps extends ClusterIssuerProps {
  /**
   * Namespace of the object, of the Secrets that it reads, and of the Certificates that it makes. Error: `NameNotDnsLabel`.
   * @default - the namespace of the chart; `prow` where it has none
   */
  readonly namespace?: string;
}

const ISSUER = { ...CLUSTER_ISSUER, namespace: optional(dnsLabel, 'prow') } satisfies Fields<IssuerProps>;

/**
 * Makes certificates for one namespace, by cert-manager: the Issuer, and nothing else. The Secrets that it reads are beside it.
 * `Tls.issuer({ name, kind: 'Issuer' })` uses it. Errors: those of the properties, all together.
 *
 * Source: cert-manager v1.21.1, pkg/apis/certmanager/v1/types_issuer.go.
 */
export class Issuer extends Construct {
  /** The Issuer. */
  readonly issuer: ApiObject;

  constructor(scope: Construct, id: string, props: IssuerProps) {
    super(scope, id);
    this.issuer = placeIssuer(this, 'Issuer', readProps(Where.construct(this.node.path), inChartNamespace(this, props), ISSUER, ({ issuer, name, namespace }) => (
      { ...issuerSettings(issuer._plan, name), namespace }
    )));
  }
}
