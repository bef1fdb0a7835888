import * as ipaddr from 'ipaddr.js';

/** A pod, or an address outside of the cluster. */
export interface End {
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly address: string;
  /** Where it runs. */
  readonly node?: string;
}

interface Rule {
  readonly from?: readonly any[];
  readonly to?: readonly any[];
  readonly ports?: readonly { readonly port?: number; readonly endPort?: number; readonly protocol?: string }[];
}

/** Whether Kubernetes' rules for NetworkPolicy let a connection through: by the policies of both ends. */
export function allows(policies: readonly any[], from: End, to: End, port: number, protocol = 'TCP'): boolean {
  return sideAllows(policies, from, 'Egress', to, port, protocol) && enters(policies, from, to, port, protocol);
}

/** Whether the policies of the end that is called let it in. */
export function enters(policies: readonly any[], from: End, to: End, port: number, protocol = 'TCP'): boolean {
  return isOwnNode(from, to) || sideAllows(policies, to, 'Ingress', from, port, protocol);
}

/** kubelet reaches the pods of its node, whatever policies say. Source: kubernetes.io, concepts/services-networking/network-policies. */
function isOwnNode(from: End, to: End): boolean {
  return from.namespace === undefined && from.node !== undefined && from.node === to.node;
}

/** Whether the policies of one end let a connection out, or in. */
export function sideAllows(policies: readonly any[], own: End, direction: 'Ingress' | 'Egress', other: End, port: number, protocol: string): boolean {
  if (own.namespace === undefined) return true;
  const isOf = ({ metadata, spec }: any): boolean => metadata.namespace === own.namespace && policyTypes(spec).includes(direction);
  const applying = policies.filter((policy) => isOf(policy) && selects(policy.spec.podSelector, own.labels));
  if (applying.length === 0) return true;
  return applying.some(({ metadata, spec }) => ((spec[direction.toLowerCase()] ?? []) as readonly Rule[]).some(
    (rule) => hasPeer(direction === 'Ingress' ? rule.from : rule.to, other, metadata.namespace) && hasPort(rule.ports, port, protocol)));
}

/** Ingress where nothing is said, and egress where there are rules for it. */
function policyTypes({ policyTypes: types, egress }: any): readonly string[] {
  return types ?? ['Ingress', ...(egress === undefined ? [] : ['Egress'])];
}

function hasPort(ports: Rule['ports'], port: number, protocol: string): boolean {
  return ports === undefined || ports.length === 0 || ports.some(
    (one) => (one.protocol ?? 'TCP') === protocol && (one.port === undefined || (one.port <= port && port <= (one.endPort ?? one.port))));
}

function hasPeer(peers: readonly any[] | undefined, other: End, ownNamespace: string): boolean {
  return peers === undefined || peers.length === 0 || peers.some(({ ipBlock, namespaceSelector, podSelector }) => ipBlock
    ? isIn(other.address, ipBlock.cidr) && !(ipBlock.except ?? []).some((cidr: string) => isIn(other.address, cidr))
    : other.namespace !== undefined && selects(podSelector, other.labels)
      && (namespaceSelector ? selects(namespaceSelector, { 'kubernetes.io/metadata.name': other.namespace }) : other.namespace === ownNamespace));
}

/** A selector of labels, as Kubernetes reads it. */
export function selects({ matchLabels = {}, matchExpressions = [] }: any = {}, labels: Readonly<Record<string, string>> = {}): boolean {
  return Object.entries(matchLabels).every(([key, value]) => labels[key] === value)
    && matchExpressions.every(({ key, operator, values }: any) => EXPRESSIONS[operator](labels[key], values));
}

const EXPRESSIONS: Readonly<Record<string, (value: string | undefined, values: readonly string[]) => boolean>> = {
  In: (value, values) => value !== undefined && values.includes(value),
  NotIn: (value, values) => value === undefined || !values.includes(value),
  Exists: (value) => value !== undefined,
  DoesNotExist: (value) => value === undefined,
};

export function isIn(address: string, cidr: string): boolean {
  const [one, network] = [ipaddr.parse(address), ipaddr.parseCIDR(cidr)];
  return one.kind() === network[0].kind() && one.match(network as never);
}
