import { Construct } from 'constructs';
import { Party, Traffic } from '../../core/traffic';

/** Pods that are shut off, but for this. */
export interface IsolatedPods {
  readonly party: Party & Required<Pick<Party, 'pods'>>;
  readonly incoming: readonly Traffic[];
  readonly outgoing: readonly Traffic[];
}

/** Writes one policy that denies everything for each namespace, and one for each of the pods. */
export type PolicyWriter = (scope: Construct, namespaces: readonly string[], pods: readonly IsolatedPods[]) => void;

/** Name of the policy that denies what no other one allows. */
export const DENY_ALL = 'deny-all';

/** Construct ids and object names: `hook`, and of another namespace than Prow's the same. */
export function policyName({ party }: IsolatedPods): string {
  return party.name.replace(/[^a-z0-9]+/gi, '-').toLowerCase();
}
