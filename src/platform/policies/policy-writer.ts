import { Construct } from 'constructs';
import { Party, Traffic } from '../../core/traffic';

/** Pods that are shut off, but for this. */
export interface IsolatedPods {
  /** Of the construct and the object: `hook`, `pods-app-needs-rebase-of-prow`. */
  readonly policyName: string;
  readonly party: Party & Required<Pick<Party, 'pods'>>;
  readonly incoming: readonly Traffic[];
  readonly outgoing: readonly Traffic[];
}

/** Writes one policy that denies everything for each namespace, and one for each of the pods. */
export type PolicyWriter = (scope: Construct, namespaces: readonly string[], pods: readonly IsolatedPods[]) => void;

/** Name of the policy that denies what no other one allows. */
export const DENY_ALL = 'deny-all';

/** What parties are called where names are labels of DNS; a number tells apart those that are called alike then. */
export function policyNames(parties: readonly Party[]): readonly string[] {
  const plain = parties.map(({ name }) => name.replace(/[^a-z0-9]+/gi, '-').toLowerCase().slice(0, 240).replace(/-$/, ''));
  return plain.map((name, i) => {
    const before = plain.slice(0, i).filter((other) => other === name).length;
    return before === 0 ? name : `${name}-${before + 1}`;
  });
}
