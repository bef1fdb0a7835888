import type { Finding } from './findings';

/** A finding that stays, and why. */
export interface Accepted {
  readonly check: string;
  readonly place: RegExp;
  /** Left out, whatever it says. */
  readonly says?: RegExp;
  readonly reason: string;
}

const NETWORK = /^(DaemonSet (canal|kube-flannel-ds|weave-net)|Deployment calico-kube-controllers|Job cilium-install-\w+)\b/;
const STARTS_PODS = /^(Deployment|DaemonSet|Job) /;
const AS_UPSTREAM = 'as the project of the network publishes it; it sets up interfaces and rules of the node';

export const ACCEPTED: readonly Accepted[] = [
  {
    check: 'container-image-pull-policy', place: STARTS_PODS,
    reason: 'tags are dates or versions, and imageLock adds digests; Always makes each start depend on a registry',
  },
  {
    check: 'container-resources', place: STARTS_PODS, says: /^CPU limit/,
    reason: 'a limit of cpu makes a pod wait while a node is idle; requests share it out',
  },
  {
    check: 'container-resources', place: NETWORK, says: /^(CPU request|Memory (limit|request)) is not set$/,
    reason: AS_UPSTREAM,
  },
  {
    check: 'container-ephemeral-storage-request-and-limit', place: STARTS_PODS,
    reason: 'what Prow writes lies in volumes with a limit of their own, and its root is read-only; jobs have a LimitRange',
  },
  { check: 'container-security-context-privileged', place: NETWORK, reason: AS_UPSTREAM },
  { check: 'container-security-context-readonlyrootfilesystem', place: NETWORK, reason: AS_UPSTREAM },
  { check: 'container-security-context-user-group-id', place: NETWORK, reason: AS_UPSTREAM },
  {
    check: 'container-security-context-user-group-id', place: /^Deployment object-store /,
    reason: 'a user below 10000 may be one of the node too, which matters where a container breaks out; files in volumes of earlier outputs are his',
  },
  {
    check: 'pod-networkpolicy', place: STARTS_PODS,
    reason: 'policies are of use where a network enforces them: `isolation` writes them, and a network that gives them no effect would only seem to',
  },
  {
    check: 'pod-probes-identical', place: /^Deployment (crier|horologium|object-store|registry-mirror|sinker)$/,
    reason: 'the program has one page for both; the liveness probe waits for six failures, the readiness probe for fewer',
  },
  {
    check: 'networkpolicy-targets-pod', place: /^NetworkPolicy (acme-solver|deny-all|jobs)$/,
    reason: 'pods of jobs and of certificates are made later, by Prow and by cert-manager',
  },
  { check: 'service-targets-pod', place: /^Service (deck|hook)$/, reason: 'in examples/library, two Services are for a Prow that somebody else runs' },
];

export function isAccepted({ check, place, says }: Finding, row: Accepted): boolean {
  return row.check === check && row.place.test(place) && (row.says?.test(says) ?? true);
}
