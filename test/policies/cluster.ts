import type { Besides, End, Flow, Port, World } from './world';

/** What is different about clusters. */
export interface ClusterShape {
  readonly nodes: 1 | 3;
  readonly apiServer: 'on a node' | 'in a pod' | 'outside';
  readonly apiServerPort: number;
  /**
   * Who answers for names: pods of the usual labels, a cache on each node besides, the pods that a cache is redirected to, the cloud
   * itself, or besides the usual ones others at other ports and somebody outside of the cluster.
   */
  readonly dns: 'pods' | 'pods and the host' | 'node-local pods' | 'the cloud' | 'pods, others and one outside';
  /** Of the cache on each node. */
  readonly hostDns?: string;
  /** Who serves Ingresses, on the last node; absent where anybody may ask hook and deck. */
  readonly ingress?: IngressShape;
  /** What its user says besides, by its name; `besides` is what comes of it. */
  readonly option?: string;
}

/** A controller is a pod, or one on the network of its node, or the CNI's own Envoy. */
export interface IngressShape {
  readonly by: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly onHost?: boolean;
}

const tcp = (...ports: number[]): readonly Port[] => ports.map((port) => ({ port, protocol: 'TCP' }));
const DNS: readonly Port[] = [{ port: 53, protocol: 'UDP' }, { port: 53, protocol: 'TCP' }];

/** Where each listens, what it needs and what nobody may have. */
const PROW: Readonly<Record<string, readonly Port[]>> = {
  'hook': tcp(8888, 8081, 9090), 'deck': tcp(8080, 8081, 9090), 'tide': tcp(8888, 9090), 'ghproxy': tcp(8888, 9090), 'crier': tcp(9090),
  'status-reconciler': tcp(6060), 'horologium': tcp(9090), 'sinker': tcp(9090), 'prow-controller-manager': tcp(9090), 'object-store': tcp(7070),
};

export const API_SERVER_PODS = { namespace: 'control-planes', labels: { app: 'kube-apiserver' } } as const;
export const API_SERVERS = { 'on a node': '172.16.0.10', 'in a pod': '10.244.0.100', 'outside': '203.0.113.5' } as const;
export const HOST_DNS = '169.254.20.10';
/** A kind of pods that answer at another port, and who answers for a company. */
export const OTHER_DNS = { namespace: 'names', labels: { app: 'names' }, port: 1053, outside: '192.168.77.53' } as const;
export const METADATA = '169.254.169.254';
const GITHUB = '140.82.112.3';

/** A cluster with a Prow: pods of each kind on a node with the API server and, where there is one, on another. */
export function cluster({ nodes, apiServer, apiServerPort, dns, hostDns = HOST_DNS, ingress }: ClusterShape, besides: Besides = {}): World {
  const names = Array.from({ length: nodes }, (_, i) => `node-${i + 1}`);
  const last = names[names.length - 1];
  const addresses = new Map<string, number>();
  const ofPod = (node: string): string => {
    const number = (addresses.get(node) ?? 1) + 1;
    addresses.set(node, number);
    return `10.244.${names.indexOf(node)}.${number}`;
  };
  const ends: Record<string, End> = {};
  const pod = (role: string, node: string, namespace: string, labels: Readonly<Record<string, string>>, ports: readonly Port[]): void => {
    ends[`${role} on ${node}`] = { kind: 'pod', role, node, namespace, labels, ports, address: ofPod(node) };
  };
  for (const node of names.slice(0, 2)) {
    for (const [app, ports] of Object.entries(PROW)) pod(app, node, 'prow', { app }, ports);
    pod('job', node, 'test-pods', { 'created-by-prow': 'true' }, tcp(8080));
    pod('stranger', node, 'prow', { app: 'stranger' }, tcp(8080));
    pod('other job', node, 'test-pods', { app: 'hook' }, tcp(8080));
  }
  pod('somebody', last, 'default', { app: 'hook' }, tcp(443, 8080, 8888));
  pod('kube-dns', 'node-1', 'kube-system', { 'k8s-app': 'kube-dns' }, [...DNS, ...tcp(8080)]);
  if (dns === 'node-local pods') names.forEach((node) => pod('dns', node, 'kube-system', { 'k8s-app': 'node-local-dns' }, DNS));
  if (dns === 'pods, others and one outside') {
    pod('dns', last, OTHER_DNS.namespace, OTHER_DNS.labels, [{ port: OTHER_DNS.port, protocol: 'UDP' }, ...tcp(OTHER_DNS.port, 8080)]);
  }
  for (const [i, node] of names.entries()) ends[node] = { kind: 'node', role: 'node', node, address: `172.16.0.${10 + i}`, ports: tcp(443, 10250) };
  ends[`host-network pod on ${last}`] = { kind: 'host-network pod', role: 'host-network pod', node: last, address: ends[last].address, ports: tcp(8080) };

  if (ingress?.onHost) ends['Ingress controller'] = { ...ends[`host-network pod on ${last}`], role: 'Ingress controller', ports: tcp(80) };
  else if (ingress?.namespace) {
    ends['Ingress controller'] = {
      namespace: ingress.namespace, labels: ingress.labels, kind: 'pod', role: 'Ingress controller', node: last, address: ofPod(last),
      ports: tcp(80),
    };
  }

  const api = `API server ${apiServer}`;
  ends[api] = {
    kind: `API server ${apiServer}`, role: 'API server', address: API_SERVERS[apiServer], ports: tcp(apiServerPort),
    ...(apiServer === 'on a node' ? { node: 'node-1' } : {}),
    ...(apiServer === 'in a pod' ? { node: last, ...API_SERVER_PODS } : {}),
  };
  if (dns === 'pods and the host') ends['DNS on the host'] = { kind: 'DNS on the host', role: 'dns', address: hostDns, ports: DNS };
  if (dns === 'pods, others and one outside') {
    ends['DNS of the company'] = { kind: 'private address', role: 'dns', address: OTHER_DNS.outside, ports: [...DNS, ...tcp(443)] };
  }
  ends['metadata service'] = { kind: 'metadata service', role: 'metadata', address: METADATA, ports: tcp(80) };
  // GKE's Cloud DNS answers at the address of the metadata service
  if (dns === 'the cloud') ends['DNS of the cloud'] = { kind: 'metadata service', role: 'dns', address: METADATA, ports: DNS };
  ends['GitHub'] = { kind: 'address outside', role: 'GitHub', address: GITHUB, ports: tcp(443, 22) };
  ends['a host in the Internet'] = { kind: 'address outside', role: 'Internet', address: '198.51.100.7', ports: tcp(443, 8443) };
  ends['a host of the company'] = { kind: 'private address', role: 'company', address: '192.168.77.7', ports: tcp(443, 8080) };
  ends['Envoy of the CNI'] = { kind: 'Envoy of the CNI', role: 'Envoy', address: '10.244.0.250', ports: [] };

  for (const [name, { role = name, ports = [], address, ...end }] of Object.entries(besides.ends ?? {}).filter(([, { leadsTo }]) => leadsTo === undefined)) {
    const own = ports.map((port): Port => (typeof port === 'number' ? { port, protocol: 'TCP' } : { port: Number(port.slice(4)), protocol: 'UDP' }));
    ends[name] = { ...end, role, ports: own, ...(address === undefined ? { node: last, address: ofPod(last) } : { address }) };
  }
  const onEachNode = Object.values(ends).filter(({ kind }) => kind.endsWith('on the host')).map(({ address }) => address);

  const service = (name: string, address: string, end: string, ports: Readonly<Record<number, number>>, own = tcp(...Object.keys(ports).map(Number))): void => {
    ends[`Service ${name}`] = { kind: 'Service', role: ends[end].role, address, ports: own, leadsTo: { end, ports } };
  };
  service('kubernetes', '10.96.0.1', api, { 443: apiServerPort });
  service('ghproxy', '10.96.0.50', 'ghproxy on node-1', { 80: 8888 });
  service('kube-dns', '10.96.0.10', 'kube-dns on node-1', { 53: 53 }, DNS);
  for (const [name, { address = '', leadsTo }] of Object.entries(besides.ends ?? {})) {
    if (leadsTo) service(name.replace('Service ', ''), address, leadsTo.end, leadsTo.ports);
  }

  return {
    // who names anybody and who names Envoy are both right: it alone calls where others cannot
    ...(ingress ? { callers: ingress.namespace ? { role: 'Ingress controller', others: 'denied' } : { role: 'Envoy', others: 'either' } } : {}),
    namespaces: Object.fromEntries(['prow', 'test-pods', 'default', 'kube-system', 'control-planes', OTHER_DNS.namespace,
      ...Object.values(ends).flatMap(({ namespace = [] }) => namespace)].map((name) => [name, { 'kubernetes.io/metadata.name': name }])),
    nodes: Object.fromEntries(names.map((node) => [node, [ends[node].address]])),
    local: onEachNode.length > 0 ? Object.fromEntries(names.map((node) => [node, onEachNode])) : {},
    dnsPorts: dns === 'pods, others and one outside' ? [53, OTHER_DNS.port] : [53],
    apiServer: [API_SERVERS[apiServer]],
    ingress: [ends['Envoy of the CNI'].address],
    names: { 'github.com': [GITHUB], 'downloads.example.org': ['198.51.100.7'], ...besides.names },
    ends,
    ...(besides.callers ? { callers: besides.callers } : {}),
    besides,
  };
}

/** Everybody to everybody else, on every port that is listened on. The API server calls nobody, and what an end says to itself never leaves it. */
export function flowsIn({ ends }: World): readonly Flow[] {
  const all = Object.entries(ends);
  return all.filter(([, { kind }]) => !/^(Service|DNS|API|identity)/.test(kind)).flatMap(([from, source]) => all.filter(([to, { address, leadsTo }]) => (
    to !== from && address !== source.address && leadsTo?.end !== from)).flatMap(([to, { ports }]) => ports.map((port) => ({ from, to, ...port }))));
}
