import { Chance } from '../grammars/chance';

const NETWORKS = ['0.0.0.0/0', '10.0.0.0/8', '172.16.0.0/24', '172.16.0.10/32', '169.254.20.10/32', '140.82.112.3/32', '198.51.100.0/24', '203.0.113.5/32',
  '10.244.0.100/32'];
const EXCEPTIONS = ['140.82.112.0/20', '198.51.100.7/32', '172.16.0.11/32', '203.0.113.0/24', '10.244.0.0/16'];
const ENTITIES = ['all', 'world', 'cluster', 'host', 'remote-node', 'kube-apiserver', 'ingress'];
const APPS = ['hook', 'deck', 'tide', 'ghproxy', 'node-local-dns'];
const NAMESPACES = ['prow', 'test-pods', 'kube-system', 'default', 'control-planes'];
const NAMES = [{ matchName: 'github.com' }, { matchPattern: '*.example.org' }, { matchPattern: '*' }, { matchName: 'hub.com' }];
const PORTS = [443, 6443, 53, 8888, 8080];

/** Policies of both kinds that say everything that an evaluator has to read, in ways that nobody may have thought of. */
export function policiesByChance(seed: number, count: number): readonly (readonly object[])[] {
  const chance = new Chance(seed);
  return Array.from({ length: count }, () => Array.from(
    { length: 1 + chance.below(3) }, (_, i) => (chance.below(2) === 0 ? kubernetes(chance, i) : cilium(chance, i))));
}

function kubernetes(chance: Chance, i: number): object {
  const peer = (): object => chance.pick([
    () => ({ ipBlock: network(chance) }),
    () => ({ podSelector: selector(chance) }),
    () => ({ namespaceSelector: namespaceSelector(chance) }),
    () => ({ namespaceSelector: namespaceSelector(chance), podSelector: selector(chance) }),
  ])();
  const port = (): object => chance.pick([
    () => ({ port: chance.pick(PORTS), protocol: chance.pick(['TCP', 'UDP']) }), () => ({ port: chance.pick(PORTS) }),
    () => ({ port: 53, endPort: 7000 }), () => ({ protocol: 'TCP' }),
  ])();
  const rule = (side: 'from' | 'to'): object => ({
    ...(chance.below(5) === 0 ? {} : { [side]: some(chance, peer) }),
    ...(chance.below(3) === 0 ? {} : { ports: some(chance, port) }),
  });
  return {
    apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: `policy-${i}`, namespace: chance.pick(NAMESPACES.slice(0, 2)) },
    spec: {
      podSelector: selector(chance),
      policyTypes: chance.pick([['Ingress'], ['Egress'], ['Ingress', 'Egress']]),
      ingress: some(chance, () => rule('from'), 0),
      egress: some(chance, () => rule('to'), 0),
    },
  };
}

function cilium(chance: Chance, i: number): object {
  const port = (): object => ({ port: String(chance.pick(PORTS)), protocol: chance.pick(['TCP', 'UDP', 'ANY']) });
  const peer = (side: 'from' | 'to'): object => chance.pick([
    () => ({ [`${side}Entities`]: some(chance, () => chance.pick(ENTITIES)) }),
    () => ({ [`${side}Endpoints`]: some(chance, () => endpoint(chance)) }),
    () => ({ [`${side}CIDRSet`]: some(chance, () => network(chance)) }),
    () => ({ [`${side}CIDR`]: some(chance, () => chance.pick(NETWORKS)) }),
    () => (side === 'to' ? { toFQDNs: some(chance, () => chance.pick(NAMES)) } : { fromEntities: ['world'] }),
    () => ({}),
  ])();
  const rule = (side: 'from' | 'to'): object => ({
    ...peer(side),
    ...(chance.below(3) === 0 ? {} : { toPorts: [{ ports: some(chance, port) }] }),
  });
  return {
    apiVersion: 'cilium.io/v2', kind: 'CiliumNetworkPolicy', metadata: { name: `policy-${i}`, namespace: chance.pick(NAMESPACES.slice(0, 2)) },
    spec: {
      endpointSelector: selector(chance),
      ...(chance.below(3) === 0 ? {} : { ingress: some(chance, () => rule('from')) }),
      egress: some(chance, () => rule('to')),
    },
  };
}

function network(chance: Chance): object {
  return chance.below(2) === 0 ? { cidr: chance.pick(NETWORKS) } : { cidr: '0.0.0.0/0', except: some(chance, () => chance.pick(EXCEPTIONS)) };
}

function selector(chance: Chance): object {
  return chance.pick([
    () => ({}),
    () => ({ matchLabels: { app: chance.pick(APPS) } }),
    () => ({ matchExpressions: [{ key: 'app', operator: chance.pick(['In', 'NotIn']), values: [chance.pick(APPS), chance.pick(APPS)] }] }),
    () => ({ matchExpressions: [{ key: 'created-by-prow', operator: chance.pick(['Exists', 'DoesNotExist']) }] }),
  ])();
}

function namespaceSelector(chance: Chance): object {
  return chance.below(3) === 0 ? {} : { matchLabels: { 'kubernetes.io/metadata.name': chance.pick(NAMESPACES) } };
}

function endpoint(chance: Chance): object {
  const namespace = { 'k8s:io.kubernetes.pod.namespace': chance.pick(NAMESPACES) };
  return chance.below(2) === 0 ? selector(chance) : { matchLabels: { ...namespace, ...(chance.below(2) === 0 ? { app: chance.pick(APPS) } : {}) } };
}

function some<T>(chance: Chance, make: () => T, least = 1): readonly T[] {
  return Array.from({ length: least + chance.below(3) }, make);
}
