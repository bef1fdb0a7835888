import { isIn, selects } from '../platform/network-policy-evaluator';
import { type Identity, identityOf } from './cilium-identity';
import { readWhole } from './read-whole';
import { effective } from './services';
import { type End, type Engine, isPod, type Port, type World } from './world';

type Direction = 'ingress' | 'egress';

/** What one side of a policy says of the pods that it is about. */
interface Side {
  readonly direction: Direction;
  readonly isOf: (pod: Identity) => boolean;
  readonly rules: readonly Rule[];
}

interface Rule {
  readonly isPeer: (peer: Identity) => boolean;
  readonly hasPort: (asked: Port) => boolean;
  /** Whether answers of DNS are read, so that names get addresses. */
  readonly learns?: boolean;
}

const NAMESPACE = 'io.kubernetes.pod.namespace';
const NAMESPACE_LABELS = 'io.cilium.k8s.namespace.labels.';

/**
 * Cilium: who is in the cluster is who its labels say, never an address; a network is only ever of what is outside. Each node judges for itself,
 * and what a node itself sends to its own pods it lets through.
 *
 * Source: docs.cilium.io, security/policy/language (layer 3: endpoints, entities, "Selecting nodes with CIDR / ipBlock", DNS) and security/policy/intro;
 * conformance compares this with what Cilium's own code says.
 */
export const cilium: Engine = (objects, world, flows) => {
  const sides = sidesOf(objects, world);
  return flows.map((flow) => {
    const { from, to, ...asked } = effective(world, flow);
    const [source, target] = [world.ends[from], world.ends[to]];
    return sideAllows(sides, 'egress', source, target, asked, world) && sideAllows(sides, 'ingress', target, source, asked, world);
  });
};

/** Whether names work that a pod asks of somebody: only what Cilium's own proxy of DNS has seen has a name. */
export function learnsNames(objects: readonly any[], world: World, from: End, to: End): boolean {
  const asked: Port = { port: 53, protocol: 'UDP' };
  const [pod, peer] = [identityOf(from, from.node, world), identityOf(to, from.node, world)];
  return sidesOf(objects, world).some(({ direction, isOf, rules }) => direction === 'egress' && isOf(pod)
    && rules.some((rule) => rule.learns && rule.isPeer(peer) && rule.hasPort(asked)));
}

function sidesOf(objects: readonly any[], world: World): readonly Side[] {
  return objects.flatMap((object) => (object.apiVersion === 'networking.k8s.io/v1' ? ofKubernetes(object, world) : own(object, world)));
}

function sideAllows(sides: readonly Side[], direction: Direction, own: End, other: End, asked: Port, world: World): boolean {
  if (!isPod(own)) return true;
  const [pod, peer] = [identityOf(own, own.node, world), identityOf(other, own.node, world)];
  const applying = sides.filter((side) => side.direction === direction && side.isOf(pod));
  if (applying.length === 0 || (direction === 'ingress' && peer.reserved.includes('host'))) return true;
  return applying.some(({ rules }) => rules.some((rule) => rule.isPeer(peer) && rule.hasPort(asked)));
}

function own({ kind, metadata: { namespace }, spec, specs }: any, world: World): readonly Side[] {
  if (kind !== 'CiliumNetworkPolicy' && kind !== 'CiliumClusterwideNetworkPolicy') throw new Error(`${kind} is no policy of Cilium`);
  const all: any[] = specs ?? [spec];
  all.forEach((one) => readWhole('a policy of Cilium', one, ['endpointSelector', 'ingress', 'egress', 'description', 'labels']));
  return all.flatMap((one) => (['ingress', 'egress'] as const).filter((direction) => one[direction] !== undefined).map((direction) => ({
    direction,
    isOf: (pod: Identity) => endpoint(one.endpointSelector, namespace)(pod),
    rules: one[direction].map((rule: any) => ({
      isPeer: peers(rule, direction === 'ingress' ? 'from' : 'to', namespace, world),
      hasPort: ({ port, protocol }: Port) => rule.toPorts === undefined || rule.toPorts.some(
        ({ ports }: any) => ports.some((at: any) => isAt(at, port, protocol))),
      learns: rule.toPorts?.some(({ rules }: any) => rules?.dns !== undefined),
    })),
  })));
}

function isAt({ port, endPort, protocol = 'ANY' }: any, asked: number, askedProtocol: string): boolean {
  const first = Number(port);
  return (protocol === 'ANY' || protocol === askedProtocol) && (first === 0 || (first <= asked && asked <= (endPort ?? first)));
}

/** A rule with no peers and no ports allows nobody; with ports alone, everybody on them. */
function peers(rule: any, side: 'from' | 'to', namespace: string | undefined, world: World): (peer: Identity) => boolean {
  const kinds = ['Endpoints', 'Entities', 'CIDR', 'CIDRSet', 'FQDNs'].map((kind) => `${side}${kind}`);
  readWhole('a rule of Cilium', rule, [...kinds, 'toPorts']);
  if (!kinds.some((kind) => rule[kind] !== undefined)) return () => rule.toPorts !== undefined;
  const endpoints: any[] = rule[`${side}Endpoints`] ?? [];
  const entities: string[] = rule[`${side}Entities`] ?? [];
  const networks: any[] = [...(rule[`${side}CIDR`] ?? []).map((cidr: string) => ({ cidr })), ...(rule[`${side}CIDRSet`] ?? [])];
  const names: any[] = rule[`${side}FQDNs`] ?? [];
  return (peer) => endpoints.some((one) => endpoint(one, namespace)(peer)) || entities.some((one) => isEntity(one, peer))
    || networks.some((one) => isOfNetwork(one, peer, world)) || names.some((one) => isNamed(one, peer, world));
}

/** Without a namespace a selector is about that of its policy. */
function endpoint(selector: any, namespace: string | undefined): (peer: Identity) => boolean {
  const plain = (key: string): string => key.replace(/^(k8s|any)[:.]/, '');
  const matchLabels = Object.fromEntries(Object.entries(selector?.matchLabels ?? {}).map(([key, value]) => [plain(key), value]));
  const matchExpressions = (selector?.matchExpressions ?? []).map((one: any) => ({ ...one, key: plain(one.key) }));
  const keys = [...Object.keys(matchLabels), ...matchExpressions.map(({ key }: any) => key)];
  const saysWhere = keys.some((key) => key === NAMESPACE || key.startsWith(NAMESPACE_LABELS));
  return ({ labels }) => labels !== undefined && selects({ matchLabels, matchExpressions }, labels)
    && (saysWhere || namespace === undefined || labels[NAMESPACE] === namespace);
}

function isEntity(entity: string, { reserved, labels }: Identity): boolean {
  if (entity === 'all') return true;
  if (entity === 'cluster') return labels !== undefined || ['host', 'remote-node', 'kube-apiserver', 'ingress'].some((one) => reserved.includes(one));
  return reserved.includes(entity);
}

/**
 * What is outside, and with the mode `nodes` nodes, except by a network of all addresses. The node that a pod is on is matched by any address that it has,
 * and left out by any.
 *
 * Source: cilium v1.20.2 pkg/policy/types/selector.go (`CIDRSelector.Matches`), pkg/ipcache/metadata.go (`resolveLabels`, `updateReservedHostLabels`).
 */
function isOfNetwork({ cidr, except = [] }: any, { reserved, address, ownNode }: Identity, { cidrMatchMode = [], nodes, local }: World): boolean {
  const unknown = cidrMatchMode.filter((mode) => mode !== 'nodes');
  if (unknown.length > 0) {
    throw new Error(`policyCIDRMatchMode ${unknown.join()} is not known here; add it, and see that conformance still finds no difference`);
  }
  const isNode = reserved.includes('host') || reserved.includes('remote-node');
  if (isNode ? !cidrMatchMode.includes('nodes') || cidr.endsWith('/0') : !reserved.includes('world')) return false;
  const addresses = ownNode === undefined ? [address] : [...nodes[ownNode] ?? [], ...local[ownNode] ?? []];
  const isAnyIn = (network: string): boolean => addresses.some((one) => isIn(one, network));
  return isAnyIn(cidr) && !except.some(isAnyIn);
}

/** Of what DNS has answered pods. Source: cilium v1.20.2 pkg/fqdn/matchpattern (`ToAnchoredRegexp`). */
function isNamed({ matchName, matchPattern }: any, { reserved, address }: Identity, { names }: World): boolean {
  const pattern: string = matchName ?? matchPattern;
  const isEveryName = matchName === undefined && /^[*]+[.]?$/.test(pattern);
  const [, manyLabels = '', rest] = /^([*]{2,}[.])?(.*)$/.exec(pattern) as RegExpExecArray;
  const expression = new RegExp(`^${manyLabels ? '([-a-zA-Z0-9_]+[.])+' : ''}${rest.replace(/\./g, '[.]').replace(/\*+/g, '[-a-zA-Z0-9_]*')}$`);
  return reserved.includes('world') && Object.entries(names).some(([name, addresses]) => (isEveryName || expression.test(name)) && addresses.includes(address));
}

/**
 * As Cilium converts it: a network is as in its own policies, and rules are rules even where `policyTypes` leaves their direction out.
 * Source: cilium v1.20.2 pkg/k8s/network_policy.go (`ParseNetworkPolicy`).
 */
function ofKubernetes({ metadata: { namespace }, spec }: any, world: World): readonly Side[] {
  const types: readonly string[] = spec.policyTypes ?? [];
  const hasType = { ingress: types.includes('Ingress') || !types.includes('Egress'), egress: types.includes('Egress') };
  return (['ingress', 'egress'] as const).filter((direction) => hasType[direction] || spec[direction]?.length > 0).map((direction) => ({
    direction,
    isOf: ({ labels }) => labels?.[NAMESPACE] === namespace && selects(spec.podSelector, labels),
    rules: (spec[direction] ?? []).map((rule: any) => ({
      isPeer: (peer: Identity) => {
        const all: any[] = (direction === 'ingress' ? rule.from : rule.to) ?? [];
        return all.length === 0 || all.some((one) => isPeer(one, namespace, peer, world));
      },
      hasPort: ({ port, protocol }: Port) => (rule.ports ?? []).length === 0
        || rule.ports.some((one: any) => isAt({ port: 0, protocol: 'TCP', ...one }, port, protocol)),
    })),
  }));
}

function isPeer({ ipBlock, namespaceSelector, podSelector }: any, namespace: string, peer: Identity, world: World): boolean {
  if (ipBlock) return isOfNetwork(ipBlock, peer, world);
  const { labels } = peer;
  if (labels === undefined || !selects(podSelector, labels)) return false;
  if (namespaceSelector === undefined) return labels[NAMESPACE] === namespace;
  const ofNamespace = Object.fromEntries(Object.entries(labels).filter(([key]) => key.startsWith(NAMESPACE_LABELS)).map(
    ([key, value]) => [key.slice(NAMESPACE_LABELS.length), value]));
  return selects(namespaceSelector, ofNamespace);
}
