import {
  Exposure, GatewayController, ObjectStorage, type ProwAppProps, ProwComponent, ProwPods, Tls, TrafficPeer, TrafficProtocol, Tunnel, WorkloadIdentity,
} from '../../src';
import type { Besides, Row } from './world';

/** Something that a user says of traffic, who is there besides, and what it opens and shuts. */
export interface SaidOption extends Besides {
  readonly props: () => Pick<ProwAppProps, 'storage' | 'isolation' | 'pluginOverrides' | 'exposure'>;
  /** Networks on which it is said; absent for all. */
  readonly on?: (network: string) => boolean;
}

const { cidrs, hosts, pods } = TrafficPeer;
const { component, jobs, labelled } = ProwPods;
const JOBS = ['job', 'other job'];
const STORE_USERS = ['deck', 'tide', 'crier', 'status-reconciler'];
const WITH_STORE = [...STORE_USERS, ...JOBS];
const NO_STORE_HERE: NonNullable<Besides['gone']> = [[WITH_STORE, ['object-store']]];
const ASKED_BY_PLUGINS = (role: string): readonly Row[] => [
  [[role], ['dns', 'kube-dns'], 'DNS'], [[role], ['API server'], 'API'], [[role], ['ghproxy'], 8888], [[role], ['GitHub'], 443],
];

const s3 = (endpoint: string, more: object = {}) => ({ storage: ObjectStorage.s3({ bucket: 'acme-prow', endpoint, region: 'x', ...more }) });
const gcs = { storage: ObjectStorage.gcs({ bucket: 'acme-prow' }) };
/** A store of a cloud is at any address, for Prow's own pods; jobs reach it with the rest of the Internet. */
const OF_A_CLOUD = {
  gone: NO_STORE_HERE, more: [[STORE_USERS, ['cloud', 'Internet', 'GitHub'], 443], [JOBS, ['cloud'], 'all']],
  anywhere: [[STORE_USERS, 443]],
} as const;
const STORE_OF_A_CLOUD = { 'a store of a cloud': { kind: 'address outside', role: 'cloud', address: '198.51.100.40', ports: [443, 80] } } as const;
/** The server of each cloud that gives pods an identity, at an address that each node has for itself. */
const ON_EACH_NODE = (address: string, port: number): Pick<Besides, 'ends'> => ({
  ends: { ...STORE_OF_A_CLOUD, 'identity server': { kind: 'identity server on the host', role: 'identity', address, ports: [port, 8443] } },
});
const STORE_PODS = {
  minio: { kind: 'pod', role: 'minio', namespace: 'minio', labels: { app: 'minio' }, ports: [9000, 9001] },
  console: { kind: 'pod', role: 'console', namespace: 'minio', labels: { app: 'console' }, ports: [9000] },
} as const;
const COMPANY_STORE = { 'store of the company': { kind: 'private address', role: 'company store', address: '192.168.77.9', ports: [9000, 443] } } as const;
const WITHOUT_INTERNET: NonNullable<Besides['gone']> = [[JOBS, ['GitHub', 'Internet']]];

/** Written by hand: what each opens is known from what its user wants, and from nothing that writes policies. */
export const SAID_OPTIONS: Readonly<Record<string, SaidOption>> = {
  'a store by its Service': {
    props: () => s3('http://minio.minio.svc:9000'),
    ends: { ...STORE_PODS, 'Service minio': { kind: 'Service', address: '10.96.0.60', leadsTo: { end: 'minio', ports: { 9000: 9000 } } } },
    gone: NO_STORE_HERE,
    // nobody said which pods of the namespace it is
    more: [[WITH_STORE, ['minio', 'console'], 9000]],
  },
  'a store by its Service and its pods': {
    props: () => s3('https://minio.minio.svc', { storePods: { labels: { app: 'minio' }, port: 9000 } }),
    ends: { ...STORE_PODS, 'Service minio': { kind: 'Service', address: '10.96.0.60', leadsTo: { end: 'minio', ports: { 443: 9000 } } } },
    gone: NO_STORE_HERE,
    more: [[WITH_STORE, ['minio'], 9000]],
  },
  'a store of another name, by its pods': {
    props: () => s3('https://s3.acme.dev', { storePods: { namespace: 'minio', labels: { app: 'minio' }, port: 9000 } }),
    ends: STORE_PODS, gone: NO_STORE_HERE, more: [[WITH_STORE, ['minio'], 9000]],
  },
  'a store beside Prow': {
    props: () => s3('http://minio.prow.svc:9000', { storePods: { labels: { app: 'minio' } } }),
    ends: { minio: { ...STORE_PODS.minio, namespace: 'prow' }, console: STORE_PODS.console },
    isolated: ['minio'], gone: NO_STORE_HERE, more: [[WITH_STORE, ['minio'], 9000]],
  },
  'a store at an address': {
    props: () => s3('http://192.168.77.9:9000'), ends: COMPANY_STORE, gone: NO_STORE_HERE, more: [[WITH_STORE, ['company store'], 9000]],
  },
  'a store of a private name': {
    props: () => ({ ...s3('http://minio.lan:9000'), isolation: { traffic: [{ of: jobs(), to: [cidrs(['192.168.77.9/32'])], ports: [9000] }] } }),
    ends: { ...COMPANY_STORE, ...STORE_PODS },
    // Prow's own pods go wherever the name leads
    gone: NO_STORE_HERE, more: [[WITH_STORE, ['company store'], 9000], [STORE_USERS, ['minio', 'console'], 9000]],
  },
  'external plugins': {
    props: () => ({ pluginOverrides: { external_plugins: { 'acme/app': [
      { name: 'needs-rebase', events: ['pull_request'] },
      { name: 'cherrypicker', endpoint: 'http://cherrypicker.plugins:8888', events: ['pull_request'] },
      { name: 'refresh', endpoint: 'http://192.168.77.8:8080', events: ['pull_request'] },
      { name: 'outside', endpoint: 'https://plugins.acme.dev:8443', events: ['pull_request'] },
    ] } } }),
    ends: {
      'needs-rebase': { kind: 'pod', role: 'needs-rebase', namespace: 'prow', labels: { app: 'needs-rebase' }, ports: [8888, 8080] },
      'cherrypicker': { kind: 'pod', role: 'cherrypicker', namespace: 'plugins', labels: { app: 'cherrypicker' }, ports: [8888, 8080] },
      'Service needs-rebase': { kind: 'Service', address: '10.96.0.61', leadsTo: { end: 'needs-rebase', ports: { 80: 8888 } } },
      'a plugin of the company': { kind: 'private address', role: 'company plugin', address: '192.168.77.8', ports: [8080, 8888] },
      'a plugin outside': { kind: 'address outside', role: 'plugin outside', address: '198.51.100.20', ports: [8443, 8888] },
    },
    names: { 'plugins.acme.dev': ['198.51.100.20'] },
    isolated: ['needs-rebase'],
    more: [[['hook'], ['needs-rebase', 'cherrypicker'], 8888], [['hook'], ['company plugin'], 8080], [['hook'], ['plugin outside'], 8443],
      [JOBS, ['plugin outside'], 'all'], ...ASKED_BY_PLUGINS('needs-rebase')],
    unlessNamed: [[['needs-rebase'], 443], [['hook'], 8443]],
  },
  'a plugin that is said': {
    props: () => ({ isolation: { traffic: [
      { of: component(ProwComponent.HOOK), to: [pods({ namespace: 'prow', labels: { app: 'stranger' } })], ports: [8080] },
      { of: component(ProwComponent.HOOK), to: [pods({ namespace: 'default', labels: { app: 'hook' } })], ports: [8080] },
    ] } }),
    more: [[['hook'], ['stranger', 'somebody'], 8080], ...ASKED_BY_PLUGINS('stranger')],
    unlessNamed: [[['stranger'], 443]],
  },
  'traffic to and from pods': {
    props: () => ({ isolation: { traffic: [
      { of: jobs(), to: [pods({ namespace: 'registry', labels: { app: 'registry' } })], ports: [5000] },
      { of: jobs(), to: [pods({ namespace: 'prow', labels: { app: 'tide' } })], ports: [8888] },
      { of: jobs(), from: [pods({ namespace: 'probes', labels: { app: 'probe' } })], ports: [8080] },
      { of: component(ProwComponent.TIDE), from: [pods({ namespace: 'probes' })], ports: [9090] },
      { of: component(ProwComponent.SINKER), to: [pods({ namespace: 'test-pods', labels: { 'created-by-prow': 'true' } })], ports: [8080] },
      { of: labelled({ app: 'stranger' }), to: [pods({ namespace: 'registry' })] },
      { of: labelled({ app: 'stranger' }), from: [pods({ namespace: 'registry' })] },
      { of: ProwPods.all(), from: [pods({ namespace: 'registry', labels: { app: 'scanner' } })], ports: [9090] },
    ] } }),
    ends: {
      registry: { kind: 'pod', role: 'registry', namespace: 'registry', labels: { app: 'registry' }, ports: [5000, 8080] },
      scanner: { kind: 'pod', role: 'scanner', namespace: 'registry', labels: { app: 'scanner' }, ports: [5000] },
      probe: { kind: 'pod', role: 'probe', namespace: 'probes', labels: { app: 'probe' }, ports: [8080] },
      prober: { kind: 'pod', role: 'prober', namespace: 'probes', labels: { app: 'prober' }, ports: [8080] },
    },
    more: [
      [JOBS, ['registry'], 5000], [JOBS, ['tide'], 8888], [['probe'], JOBS, 8080], [['probe', 'prober'], ['tide'], 9090], [['sinker'], ['job'], 8080],
      [['stranger'], ['registry', 'scanner'], 'all'], [['registry', 'scanner'], ['stranger'], 'all'], [['stranger'], ['dns', 'kube-dns'], 'DNS'],
      [['scanner'], ['hook', 'deck', 'tide', 'ghproxy', 'crier', 'horologium', 'sinker', 'prow-controller-manager'], 9090],
    ],
  },
  'traffic to and from networks': {
    props: () => ({ isolation: { traffic: [
      { of: jobs(), to: [cidrs(['192.168.77.0/24'])], ports: [8080] },
      { of: jobs(), to: [cidrs(['192.168.77.14/32'])], ports: [514], protocol: TrafficProtocol.UDP },
      { of: jobs(), to: [cidrs(['169.254.0.0/16'])], ports: [80] },
      { of: jobs(), from: [cidrs(['192.168.77.7/32'])], ports: [8080] },
      { of: component(ProwComponent.CRIER), to: [cidrs(['192.168.77.7/32'])] },
      { of: component(ProwComponent.TIDE), from: [cidrs(['192.168.77.0/24', '198.51.100.7/32'])], ports: [8888] },
    ] } }),
    ends: { 'syslog of the company': { kind: 'private address', role: 'syslog', address: '192.168.77.14', ports: [514, 8080, 'UDP 514'] } },
    more: [
      [JOBS, ['company', 'syslog'], 8080], [JOBS, ['syslog'], 'UDP 514'], [['company'], JOBS, 8080], [['crier'], ['company'], 'all'],
      [['company', 'syslog', 'Internet'], ['tide'], 8888],
    ],
  },
  'traffic to nodes': {
    props: () => ({ isolation: { traffic: [{ of: component(ProwComponent.HOROLOGIUM), to: [cidrs(['172.16.0.0/24'])], ports: [10250] }] } }),
    more: [[['horologium'], ['node'], 10250]],
  },
  'traffic to names': {
    props: () => ({
      isolation: { traffic: [{ of: component(ProwComponent.CRIER), to: [hosts(['slack.com', '*.slack.com', '**.acme.dev'])], ports: [8443] }] },
    }),
    ends: {
      'Slack': { kind: 'address outside', role: 'Slack', address: '198.51.100.30', ports: [8443, 8080] },
      'a part of Slack': { kind: 'address outside', role: 'Slack', address: '198.51.100.31', ports: [8443, 8080] },
      'a part of a part of Slack': { kind: 'address outside', role: 'unnamed', address: '198.51.100.32', ports: [8443] },
      'a part of a part of acme.dev': { kind: 'address outside', role: 'Slack', address: '198.51.100.33', ports: [8443, 8080] },
    },
    names: { 'slack.com': ['198.51.100.30'], 'wss.slack.com': ['198.51.100.31'], 'a.wss.slack.com': ['198.51.100.32'], 'a.b.acme.dev': ['198.51.100.33'] },
    more: [[['crier'], ['Slack'], 8443], [JOBS, ['Slack', 'unnamed'], 'all']],
    unlessNamed: [[['crier'], 8443]],
  },
  'jobs that deploy': { props: () => ({ isolation: { jobsApiServer: true } }), more: [[JOBS, ['API server'], 'API']] },
  'an identity of GKE': {
    props: () => ({ ...gcs, isolation: { workloadIdentity: WorkloadIdentity.GKE } }),
    // Cilium of Google sees packets before they are led there
    on: (network) => network !== 'preinstalled cilium' && network !== 'preinstalled gkeDataplaneV2',
    ...OF_A_CLOUD, ...ON_EACH_NODE('169.254.169.252', 988),
    more: [...OF_A_CLOUD.more, [WITH_STORE, ['identity'], 988], [WITH_STORE, ['metadata'], 80]],
  },
  'an identity of GKE, which is known': {
    props: () => gcs, on: (network) => network === 'preinstalled gkeDataplaneV2',
    ...OF_A_CLOUD, ends: STORE_OF_A_CLOUD, more: [...OF_A_CLOUD.more, [WITH_STORE, ['metadata'], 80]],
  },
  'an identity of EKS': {
    on: (network) => network !== 'preinstalled gkeDataplaneV2',
    props: () => ({ storage: ObjectStorage.s3({ bucket: 'acme-prow', region: 'eu-central-1' }), isolation: { workloadIdentity: WorkloadIdentity.EKS } }),
    ...OF_A_CLOUD, ...ON_EACH_NODE('169.254.170.23', 80), more: [...OF_A_CLOUD.more, [WITH_STORE, ['identity'], 80]],
  },
  'an identity of AKS': { props: () => ({ ...gcs, isolation: { workloadIdentity: WorkloadIdentity.AKS } }), ...OF_A_CLOUD, ends: STORE_OF_A_CLOUD },
  'the identity of nodes': {
    props: () => ({ ...gcs, isolation: { workloadIdentity: WorkloadIdentity.NODE } }),
    ...OF_A_CLOUD, ends: STORE_OF_A_CLOUD, more: [...OF_A_CLOUD.more, [WITH_STORE, ['metadata'], 80]],
  },
  'jobs without the Internet': {
    props: () => ({ isolation: { jobsInternet: false, gitHubCidrs: ['140.82.112.0/20'], jobsCidrs: ['192.168.77.7/32'] } }),
    gone: WITHOUT_INTERNET, gitHubIsSaid: true,
    more: [[JOBS, ['GitHub'], 443], [JOBS, ['GitHub'], 22], [JOBS, ['company'], 'all']],
  },
  'jobs without the Internet, names and an identity of AKS': {
    props: () => ({ ...s3('https://s3.acme.dev'), isolation: {
      jobsInternet: false, workloadIdentity: WorkloadIdentity.AKS, traffic: [{ of: jobs(), to: [hosts(['github.com', '*.acme.dev'])], ports: [443] }],
    } }),
    on: (network) => network === 'cilium',
    ends: {
      ...STORE_OF_A_CLOUD, 'login of Microsoft': { kind: 'address outside', role: 'login', address: '198.51.100.41', ports: [443, 80] },
    },
    names: { 's3.acme.dev': ['198.51.100.40'], 'login.microsoftonline.com': ['198.51.100.41'] },
    gone: [...NO_STORE_HERE, ...WITHOUT_INTERNET],
    more: [[STORE_USERS, ['cloud', 'Internet', 'GitHub', 'login'], 443], [JOBS, ['GitHub', 'cloud', 'login'], 443]],
    anywhere: [[STORE_USERS, 443]],
  },
  'who reads metrics': {
    props: () => ({ isolation: { monitoringNamespace: 'monitoring' } }),
    ends: { prometheus: { kind: 'pod', role: 'prometheus', namespace: 'monitoring', labels: { app: 'prometheus' }, ports: [9090] } },
    more: [[['prometheus'], ['hook', 'deck', 'tide', 'ghproxy', 'crier', 'horologium', 'sinker', 'prow-controller-manager'], 9090]],
  },
  'a tunnel': {
    props: () => ({ exposure: Exposure.tunnel(Tunnel.cloudflared({ domain: 'acme.dev' })) }),
    ends: {
      cloudflared: { kind: 'pod', role: 'cloudflared', namespace: 'prow', labels: { app: 'cloudflared' }, ports: [2000] },
      Cloudflare: { kind: 'address outside', role: 'Cloudflare', address: '198.41.192.7', ports: [7844, 'UDP 7844', 443] },
    },
    isolated: ['cloudflared'], callers: { role: 'cloudflared', others: 'denied' },
    more: [[['cloudflared'], ['dns', 'kube-dns'], 'DNS'], [['cloudflared'], ['Cloudflare'], 7844], [['cloudflared'], ['Cloudflare'], 'UDP 7844'],
      [['cloudflared'], ['hook'], 8888],
      [['cloudflared'], ['deck'], 8080], [JOBS, ['Cloudflare'], 'all']],
  },
  'a relay': {
    props: () => ({ exposure: Exposure.tunnel(Tunnel.relay()) }),
    ends: {
      relay: { kind: 'pod', role: 'relay', namespace: 'prow', labels: { app: 'webhook-relay' }, ports: [8080] },
      channel: { kind: 'address outside', role: 'channel', address: '198.51.100.50', ports: [443, 8443] },
    },
    isolated: ['relay'], callers: { role: 'relay', others: 'denied' },
    more: [[['relay'], ['dns', 'kube-dns'], 'DNS'], [['relay'], ['channel', 'GitHub', 'Internet'], 443], [['relay'], ['hook'], 8888],
      [JOBS, ['channel'], 'all']],
    anywhere: [[['relay'], 443]],
  },
  'a Gateway of Envoy Gateway': {
    props: () => ({ exposure: Exposure.gateway({ controller: GatewayController.envoyGateway(), domain: 'prow.acme.dev', tls: Tls.secret('prow-tls') }) }),
    ends: {
      proxy: {
        kind: 'pod', role: 'proxy', namespace: 'envoy-gateway-system', ports: [10080],
        labels: { 'app.kubernetes.io/component': 'proxy', 'app.kubernetes.io/managed-by': 'envoy-gateway', 'app.kubernetes.io/name': 'envoy' },
      },
      command: { kind: 'pod', role: 'command', namespace: 'envoy-gateway-system', labels: { 'control-plane': 'envoy-gateway' }, ports: [18000] },
    },
    callers: { role: 'proxy', others: 'denied' },
  },
  'a Gateway of Istio': {
    props: () => ({ exposure: Exposure.gateway({ controller: GatewayController.istio(), domain: 'prow.acme.dev', tls: Tls.secret('prow-tls') }) }),
    ends: {
      proxy: { kind: 'pod', role: 'proxy', namespace: 'prow', labels: { 'gateway.networking.k8s.io/gateway-name': 'prow' }, ports: [80, 8443, 15021] },
      istiod: { kind: 'pod', role: 'istiod', namespace: 'istio-system', labels: { app: 'istiod' }, ports: [15012] },
    },
    isolated: ['proxy'], open: ['proxy'], callers: { role: 'proxy', others: 'denied' },
    more: [[['proxy'], ['dns', 'kube-dns'], 'DNS'], [['proxy'], ['hook'], 8888], [['proxy'], ['deck'], 8080], [['proxy'], ['istiod'], 'all']],
  },
};
