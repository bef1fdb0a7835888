import * as ipaddr from 'ipaddr.js';

/** A pod, or an address outside of the cluster. */
export interface End {
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly address: string;
}

interface Rule {
  readonly from?: readonly any[];
  readonly to?: readonly any[];
  readonly ports?: readonly { readonly port: number; readonly protocol: string }[];
}

/** Whether Kubernetes' rules for NetworkPolicy let a connection through: by the policies of both ends. */
export function allows(policies: readonly any[], from: End, to: End, port: number, protocol = 'TCP'): boolean {
  return sideAllows(policies, from, 'Egress', to, port, protocol) && sideAllows(policies, to, 'Ingress', from, port, protocol);
}

function sideAllows(policies: readonly any[], own: End, direction: 'Ingress' | 'Egress', other: End, port: number, protocol: string): boolean {
  const isOf = ({ metadata, spec }: any): boolean => metadata.namespace === own.namespace && spec.policyTypes.includes(direction);
  const applying = policies.filter((policy) => isOf(policy) && selects(policy.spec.podSelector, own.labels));
  if (own.namespace === undefined || applying.length === 0) return true;
  const rules: readonly Rule[] = applying.flatMap(({ spec }) => spec[direction.toLowerCase()] ?? []);
  return rules.some(
    (rule) => hasPeer(direction === 'Ingress' ? rule.from : rule.to, other) && (rule.ports === undefined || rule.ports.some(
      (one) => one.port === port && one.protocol === protocol)));
}

function hasPeer(peers: readonly any[] | undefined, other: End): boolean {
  return peers === undefined || peers.some(({ ipBlock, namespaceSelector, podSelector }) => ipBlock
    ? isIn(other.address, ipBlock.cidr) && !(ipBlock.except ?? []).some((cidr: string) => isIn(other.address, cidr))
    : other.namespace !== undefined && selects(namespaceSelector, { 'kubernetes.io/metadata.name': other.namespace }) && selects(podSelector, other.labels));
}

function selects({ matchLabels = {} }: { matchLabels?: Record<string, string> } = {}, labels: Readonly<Record<string, string>> = {}): boolean {
  return Object.entries(matchLabels).every(([key, value]) => labels[key] === value);
}

function isIn(address: string, cidr: string): boolean {
  const [one, network] = [ipaddr.parse(address), ipaddr.parseCIDR(cidr)];
  return one.kind() === network[0].kind() && one.match(network as never);
}
