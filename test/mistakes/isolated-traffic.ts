import {
  CalicoFlavour, CalicoKubernetesProvider, CalicoPlugin, Cni, ClusterNetworkOptions, GitHub, IsolatedTraffic, IsolationOptions, ObjectStorage, PreinstalledCni,
  ProwAppProps, ProwComponent, ProwPods, TrafficPeer, TrafficProtocol, WorkloadIdentity,
} from '../../src';
import { loose } from '../support/findings';
import { app, Mistake } from './mistake';

const NODE: ClusterNetworkOptions = { apiServerCidrs: ['192.168.1.10/32'] };
const { cidrs, hosts, pods } = TrafficPeer;
const jobs = ProwPods.jobs();

function on(cni: Cni, isolation: IsolationOptions = {}, more: Partial<ProwAppProps> = {}) {
  return app({ cni, isolate: true, clusterNetwork: NODE, isolation, ...more });
}

const alone = (isolation: IsolationOptions) => app({
  cni: Cni.preinstalled({ of: PreinstalledCni.k3s(), podCidrs: ['fd00:42::/56'] }), isolation,
  clusterNetwork: { apiServerCidrs: ['2001:db8:7::5/128'], serviceCidrs: ['fd00:43::/112'] },
});
const k3s = (isolation: IsolationOptions = {}, more: Partial<ProwAppProps> = {}) => on(Cni.preinstalled({ of: PreinstalledCni.k3s() }), isolation, more);
const cilium = (isolation: IsolationOptions = {}, more: Partial<ProwAppProps> = {}) => on(Cni.cilium(), isolation, more);
const gke = (more: Partial<ProwAppProps>) => on(Cni.preinstalled({ of: PreinstalledCni.gkeDataplaneV2() }), {}, more);
const traffic = (...entries: IsolatedTraffic[]): IsolationOptions => ({ traffic: entries });
const s3 = (endpoint: string, more: object = {}) => ({ storage: ObjectStorage.s3({ bucket: 'acme-prow', endpoint, region: 'x', ...more }) });
const amazon = { storage: ObjectStorage.s3({ bucket: 'acme-prow', region: 'eu-central-1' }) };
const gcs = { storage: ObjectStorage.gcs({ bucket: 'acme-prow' }) };
const server = (host: string) => ({ github: GitHub.enterprise({ host, repositories: ['acme/app'] }) });
const plugin = (endpoint?: string) => ({
  pluginOverrides: { external_plugins: { 'acme/app': [{ name: 'needs-rebase', endpoint, events: ['pull_request'] }] } },
});
const at = (prop: string, text: string): string => `new ProwApp({ ${prop} }): ${text}`;
const UNKNOWN = 'policies of networking.k8s.io know no names, and';

/** What is said of traffic, and is none. */
const SAID: readonly Mistake[] = [
  {
    id: 'network D07b', says: 'traffic in no direction, in both, to nobody, and of ports that are none',
    input: () => k3s(traffic({ of: jobs }, { of: jobs, to: [cidrs(['10.9.0.0/16'])], from: [cidrs(['10.9.0.0/16'])] }, { of: jobs, to: [] },
      { of: jobs, to: [cidrs(['10.9.0.0/16'])], ports: [0] }, { of: jobs, to: [cidrs(['10.9.0.0/16'])], protocol: TrafficProtocol.UDP })),
    becomes: { refused: [
      at('isolation.traffic[0]', 'says neither to nor from; say whom these pods may send to, or who may send to them (PropMissing)'),
      at('isolation.traffic[1]', 'says both to and from; write an entry for each (MutuallyExclusive)'),
      at('isolation.traffic[2].to', 'is empty; give at least 1 (EmptyList)'),
      at('isolation.traffic[3].ports[0]', '0 is outside 1-65535; pick a number in that range (NumberOutOfRange)'),
      at('isolation.traffic[4].protocol', 'is of ports, and none are said; say ports, or leave it out (PropWithoutEffect)'),
    ] },
    corrected: () => k3s(traffic({ of: jobs, to: [cidrs(['10.9.0.0/16'])], ports: [53], protocol: TrafficProtocol.UDP }, {
      of: ProwPods.all(), from: [pods({ namespace: 'probes' })],
    })),
  },
  {
    id: 'network D07c', says: 'plain objects and words for who talks to whom',
    input: () => k3s(loose({
      traffic: [{ of: 'jobs', to: [{ cidrs: ['10.9.0.0/16'] }], ports: ['443'], protocol: 'SCTP' }], jobsApiServer: 'yes',
      workloadIdentity: 'gcp',
    })),
    becomes: { refused: [
      at('isolation.jobsApiServer', '"yes" is not a boolean; write true or false (WrongType)'),
      at('isolation.workloadIdentity', '"gcp" is not one of gke, eks, eksPodIdentity, eksIrsa, aks, node; pick one of them (NotAllowedValue)'),
      at('isolation.traffic[0].of',
        '"jobs" is not made by ProwPods.all(), component(), jobs() or labelled(); write ProwPods.jobs() (WrongType)'),
      at('isolation.traffic[0].to[0]',
        '{"cidrs":["10.9.0.0/16"]} is not made by TrafficPeer.pods(), cidrs() or hosts(); write TrafficPeer.pods(), cidrs() or hosts() (WrongType)'),
      at('isolation.traffic[0].ports[0]', '"443" is not a number; write an integer from 1 to 65535 (WrongType)'),
      at('isolation.traffic[0].protocol', '"SCTP" is not one of TCP, UDP; pick one of them (NotAllowedValue)'),
    ] },
  },
  {
    id: 'network D07d', says: 'pods by labels and a namespace that are none',
    input: () => pods({ namespace: 'Minio', labels: { 'app name': 'minio' } }),
    becomes: { refused: [
      'TrafficPeer.pods({ namespace }): "Minio" is not a DNS label; write "minio" (NameNotDnsLabel)',
      'TrafficPeer.pods({ labels }): "app name" is not a label or annotation key; write "name" or "example.com/name" (QualifiedNameInvalid)',
    ] },
    corrected: () => pods({ namespace: 'minio', labels: { app: 'minio' } }),
  },
  {
    id: 'network D07e', says: 'other pods of Prow\'s namespace without labels, and a component that Prow does not have',
    input: () => ProwPods.labelled({}),
    becomes: {
      refused: [
        'ProwPods.labelled({ labels }): is empty, and would mean every pod of Prow\'s namespace; name labels, '
          + 'or use ProwPods.all() or ProwPods.jobs() (EmptyList)',
      ],
    },
    corrected: () => ProwPods.labelled({ app: 'needs-rebase' }),
  },
  {
    id: 'network D07f', says: 'a component that Prow does not have', input: () => ProwPods.component(loose('plank')),
    becomes: { refused: ['ProwPods.component({ name }): "plank" is not one of hook, deck, prow-controller-manager, sinker, crier, horologium, tide, '
      + 'status-reconciler, ghproxy; pick one of them (NotAllowedValue)'] },
    corrected: () => ProwPods.component(ProwComponent.PROW_CONTROLLER_MANAGER),
  },
  {
    id: 'network D12', says: 'names that Cilium does not know',
    input: () => hosts(['https://slack.com/api', '10.0.0.1', '*', 'a**b.acme.dev', '*.Acme.dev', 'minio.minio.svc.cluster.local']),
    becomes: { refused: [
      'TrafficPeer.hosts({ hosts[0] }): "https://slack.com/api" is not a DNS name; write "slack.com" (HostNotDnsName)',
      'TrafficPeer.hosts({ hosts[1] }): "10.0.0.1" is an address and no name; write TrafficPeer.cidrs(["10.0.0.1/32"]) (HostNotDnsName)',
      'TrafficPeer.hosts({ hosts[2] }): "*" stands for every name; write TrafficPeer.cidrs(["0.0.0.0/0"]) (HostPatternInvalid)',
      ...['a**b.acme.dev', '*.Acme.dev'].map((one, i) => `TrafficPeer.hosts({ hosts[${i + 3}] }): "${one}" is not a pattern of names; `
        + 'write "*.example.com" for one more label, "**.example.com" for any number of them, or "cdn-*.example.com" (HostPatternInvalid)'),
      'TrafficPeer.hosts({ hosts[5] }): "minio.minio.svc.cluster.local" is a Service, and policies see the pods behind it; '
        + 'write TrafficPeer.pods({ namespace: "minio" }) (TrafficUnsayable)',
    ] },
    corrected: () => hosts(['slack.com', '*.slack.com', '**.acme.dev', 'cdn-*.acme.dev']),
  },
  {
    id: 'network D12e', says: 'a pattern that stands for every name', input: () => TrafficPeer.hosts(['*']),
    becomes: { refused: ['TrafficPeer.hosts({ hosts[0] }): "*" stands for every name; write TrafficPeer.cidrs(["0.0.0.0/0"]) (HostPatternInvalid)'] },
    corrected: () => TrafficPeer.cidrs(['0.0.0.0/0']),
  },
  {
    id: 'network D12b', says: 'who sends, by a name',
    input: () => cilium(traffic({ of: ProwPods.component(ProwComponent.DECK), from: [hosts(['grafana.acme.dev'])] })),
    becomes: {
      refused: [
        at('isolation.traffic[0].from[0]', 'names whom nobody asks DNS for: a packet that comes in has an address and no name; '
          + 'use TrafficPeer.pods() or TrafficPeer.cidrs() (TrafficUnsayable)'),
      ],
    },
    corrected: () => cilium(traffic({ of: ProwPods.component(ProwComponent.DECK), from: [pods({ namespace: 'grafana' })], ports: [8080] })),
  },
  {
    id: 'network D12c', says: 'names in NetworkPolicies: without ports, private ones for jobs, and for jobs without the Internet',
    input: () => k3s({ jobsInternet: false, gitHubCidrs: ['140.82.112.0/20'], traffic: [
      { of: ProwPods.all(), to: [hosts(['vault.acme.dev'])] }, { of: jobs, to: [hosts(['registry.lan'])], ports: [443] },
      { of: jobs, to: [hosts(['registry.npmjs.org'])], ports: [443] },
    ] }),
    becomes: { refused: [
      at('isolation.traffic[0].to[0]',
        `${UNKNOWN} "vault.acme.dev" without ports would be every address at every port; say ports, or networks by TrafficPeer.cidrs() (TrafficUnsayable)`),
      at('isolation.traffic[1].to[0]',
        `${UNKNOWN} "registry.lan" may be at any private address, which jobs do not reach; say its networks by TrafficPeer.cidrs() (TrafficUnsayable)`),
      at('isolation.traffic[2].to[0]', `${UNKNOWN} "registry.npmjs.org" would be all of the Internet at port 443, although jobsInternet is false; `
        + 'say its networks by TrafficPeer.cidrs(), use PolicyDialect.cilium() where the CNI is Cilium, or leave jobsInternet out (TrafficUnsayable)'),
    ] },
    corrected: () => cilium({
      jobsInternet: false, gitHubCidrs: ['140.82.112.0/20'],
      traffic: [{ of: jobs, to: [hosts(['registry.lan', 'registry.npmjs.org'])], ports: [443] }],
    }),
  },
  {
    id: 'network D12d', says: 'a name for Prow itself in NetworkPolicies',
    input: () => k3s(traffic({ of: ProwPods.component(ProwComponent.HOOK), to: [hosts(['slack.com'])], ports: [443] })),
    becomes: { noted: ['Policies of networking.k8s.io know no names: for slack.com Prow\'s pods may reach every address at port 443.'] },
  },
  {
    id: 'network D08g', says: 'traffic to the address of a Service, and of a family that pods do not have',
    input: () => app({ cni: Cni.preinstalled({ of: PreinstalledCni.k3s() }), clusterNetwork: { ...NODE, serviceCidrs: ['10.43.0.0/16'] }, isolation: traffic(
      { of: ProwPods.all(), to: [cidrs(['10.43.7.7/32'])] }, { of: jobs, from: [cidrs(['10.9.0.0/16']), cidrs(['fd00:7::/64'])] }) }),
    becomes: { refused: [
      at('isolation.traffic[1].from[1]', '"fd00:7::/64" is IPv6, and pods have addresses of 10.42.0.0/16 alone; leave it out, '
        + 'or say the pods\' networks of both families in clusterNetwork.podCidrs (CidrFamily)'),
      at('isolation.traffic[0].to[0]', '"10.43.7.7/32" is the address of a Service, and policies look behind Services, so it is never matched; '
        + 'give the addresses that answer for it, as "kubectl get endpointslices" shows them (CidrNotMatched)'),
    ] },
  },
  {
    id: 'network D31', says: 'jobs that would reach the metadata service of a cloud',
    input: () => k3s({ traffic: [{ of: jobs, to: [cidrs(['10.9.0.0/16', '169.254.169.254/32'])], ports: [80] }] }),
    becomes: { refused: [at('isolation.traffic[0].to[0]', '"169.254.169.254/32" is the metadata service of a cloud, '
      + 'which would hand jobs what belongs to their node; say by isolation.workloadIdentity where pods have an identity of their own, '
      + 'or leave it out (MetadataExposed)')] },
    corrected: () => k3s({ workloadIdentity: WorkloadIdentity.NODE }),
  },
  {
    id: 'network D31b', says: 'Azure\'s WireServer among the networks of jobs', input: () => k3s({ jobsCidrs: ['168.63.129.16/32'] }),
    becomes: { refused: [at('isolation.jobsCidrs[0]', '"168.63.129.16/32" is the metadata service of a cloud, '
      + 'which would hand jobs what belongs to their node; say by isolation.workloadIdentity where pods have an identity of their own, '
      + 'or leave it out (MetadataExposed)')] },
    corrected: () => k3s({ jobsCidrs: ['168.63.0.0/16'] }),
  },
  {
    id: 'network D31c', says: 'the metadata service of a cloud through NAT64, and GitHub by its IPv4 addresses, for pods with IPv6 alone',
    input: () => alone({ jobsCidrs: ['64:ff9b::a9fe:a9fe/128'], gitHubCidrs: ['140.82.112.0/20'] }),
    becomes: { refused: [
      at('isolation.gitHubCidrs[0]', '"140.82.112.0/20" is IPv4, and pods have addresses of fd00:42::/56 alone; '
        + 'write it as NAT64 has it, "64:ff9b::8c52:7000/116", or say the pods\' networks of both families in clusterNetwork.podCidrs (CidrFamily)'),
      at('isolation.jobsCidrs[0]', '"64:ff9b::a9fe:a9fe/128" is the metadata service of a cloud, which would hand jobs what belongs to their node; '
        + 'say by isolation.workloadIdentity where pods have an identity of their own, or leave it out (MetadataExposed)'),
    ] },
    corrected: () => alone({ jobsCidrs: ['64:ff9b::/96'], gitHubCidrs: ['64:ff9b::8c52:7000/116'] }),
  },
  {
    id: 'network D31d', says: 'pods with IPv6 alone, and GitHub without any', input: () => alone({}),
    becomes: { warned: ['Pods have IPv6 addresses alone, and github.com has none: they reach it only where the network translates (NAT64), and the cluster\'s '
      + 'DNS answers with addresses of 64:ff9b::/96 (DNS64). Where Prow is isolated, policies let these through, but for what is private behind them.'] },
  },
  {
    id: 'network D31e', says: 'jobs with the identity of their node', input: () => k3s({ workloadIdentity: WorkloadIdentity.NODE }, gcs),
    becomes: { warned: ['Jobs get the identity of their node, by isolation.workloadIdentity, and whoever may change what a job runs may do in the cloud what '
      + 'the node may: give pods an identity of their own by another WorkloadIdentity, or the node no more rights than jobs shall have.'] },
    corrected: () => k3s({ workloadIdentity: WorkloadIdentity.GKE }, gcs),
  },
  {
    id: 'network D32b', says: 'the agent of EKS on the node, which NetworkPolicies on Cilium never match',
    input: () => on(Cni.preinstalled({ of: PreinstalledCni.gkeDataplaneV2() }), { workloadIdentity: WorkloadIdentity.EKS_POD_IDENTITY }, amazon),
    becomes: { warned: ['Dataplane V2 of GKE never matches an address on a node in a NetworkPolicy, and the agent of EKS Pod Identity has one: '
      + 'pods get no identity; use WorkloadIdentity.EKS_IRSA.'] },
  },
];

/** What every job needs, and policies would keep it from. */
const SHUT_OFF: readonly Mistake[] = [
  {
    id: 'network D09', says: 'jobs without the Internet, and a store on Amazon',
    input: () => k3s({ jobsInternet: false, gitHubCidrs: ['140.82.112.0/20'] }, amazon),
    becomes: { refused: [at('storage', 'jobs could not upload to "s3://acme-prow" at "s3.eu-central-1.amazonaws.com": isolation.jobsInternet is false; '
      + 'write its networks as { of: ProwPods.jobs(), to: [TrafficPeer.cidrs([…])], ports: [443] } in isolation.traffic, '
      + 'or leave jobsInternet out (StoreShutOff)')] },
    corrected: () => cilium({
      jobsInternet: false, gitHubCidrs: ['140.82.112.0/20'],
      traffic: [{ of: jobs, to: [hosts(['*.eu-central-1.amazonaws.com'])], ports: [443] }],
    }, amazon),
  },
  {
    id: 'network D09b', says: 'the same on Cilium, with names of something else', input: () => cilium({ jobsInternet: false, gitHubCidrs: ['140.82.112.0/20'],
      traffic: [{ of: jobs, to: [hosts(['*.googleapis.com'])], ports: [443] }] }, amazon),
    becomes: { refused: [at('storage', 'jobs could not upload to "s3://acme-prow" at "s3.eu-central-1.amazonaws.com": isolation.jobsInternet is false; '
      + 'write its networks as { of: ProwPods.jobs(), to: [TrafficPeer.cidrs([…])], ports: [443] } in isolation.traffic, '
      + 'or its names by TrafficPeer.hosts(), or leave jobsInternet out (StoreShutOff)')] },
  },
  {
    id: 'network D09f', says: 'jobs of Cilium without the Internet', input: () => cilium({ jobsInternet: false }),
    becomes: { refused: [at('isolation.jobsInternet', 'false keeps jobs from "github.com", so that none could clone; give the networks of github.com, '
      + '"git", "api" and "web" of https://api.github.com/meta, in gitHubCidrs, its name by TrafficPeer.hosts() in traffic, those of a proxy in jobsCidrs, '
      + 'or leave jobsInternet out (CloneShutOff)')] },
    corrected: () => cilium({ jobsInternet: false, traffic: [{ of: jobs, to: [hosts(['github.com'])], ports: [443] }] }),
  },
  {
    id: 'network D09c', says: 'a GitHub with a private name, and NetworkPolicies', input: () => k3s({}, server('ghe.corp.internal')),
    becomes: { refused: [at('isolation.gitHubCidrs', 'is empty, and jobs reach nothing private: "ghe.corp.internal" is a name of a private network, '
      + 'so that none could clone; give its networks, like ["10.20.0.0/24"] (CloneShutOff)')] },
    corrected: () => k3s({ gitHubCidrs: ['10.20.0.0/24'] }, server('ghe.corp.internal')),
  },
  { id: 'network D09d', says: 'the same on Cilium', input: () => cilium({}, server('ghe.corp.internal')), becomes: {
    accepted: 'its policies know it by its name, for jobs too',
  } },
  {
    id: 'network D09e', says: 'jobs without the Internet that clone through a proxy',
    input: () => k3s({ jobsInternet: false, traffic: [{ of: jobs, to: [cidrs(['10.9.0.7/32'])], ports: [3128, 443] }] }),
    becomes: { accepted: 'what is at an address that was said is for who said it to know' },
  },
  {
    id: 'network D07g', says: 'a store with a private name', input: () => k3s({}, s3('http://minio.lan:9000')),
    becomes: { refused: [at('storage', 'jobs could not reach "http://minio.lan:9000": they reach nothing private, and nobody said where it is; '
      + 'write its networks as { of: ProwPods.jobs(), to: [TrafficPeer.cidrs([…])], ports: [9000] } in isolation.traffic, '
      + 'or storePods where it is in the cluster (StoreShutOff)')] },
    corrected: () => k3s(traffic({ of: jobs, to: [cidrs(['10.9.0.7/32'])], ports: [9000] }), s3('http://minio.lan:9000')),
  },
  {
    id: 'network D07g2', says: 'the same on Cilium, which knows it by its name', input: () => cilium({}, s3('http://minio.lan:9000')),
    becomes: { warned: ['Policies let jobs reach minio.lan by its name alone, and Cilium knows nodes and pods of the cluster otherwise: where the name leads '
      + 'to one of these, no job can upload. Say storePods in ObjectStorage.s3() then, or the networks of nodes by TrafficPeer.cidrs() in '
      + 'isolation.traffic.'] },
  },
  {
    id: 'network D07g3', says: 'names that are none outside of a pod, on Cilium',
    input: () => cilium({}, s3('http://minio:9000')),
    becomes: { refused: [at('storage', 'jobs could not reach "http://minio:9000": they reach nothing private, and nobody said where it is; '
      + 'write it as <service>.<namespace>.svc, or its networks as { of: ProwPods.jobs(), to: [TrafficPeer.cidrs([…])], ports: [9000] } in isolation.traffic, '
      + 'or storePods where it is in the cluster (StoreShutOff)')] },
    corrected: () => cilium({}, s3('http://minio.minio.svc:9000')),
  },
  {
    id: 'network D05f', says: 'addresses that may be nodes\', on a Cilium of which nobody said where nodes are',
    input: () => cilium({
      jobsCidrs: ['192.168.7.0/24'], traffic: [{ of: ProwPods.all(), to: [cidrs(['10.9.0.7/32', '203.0.113.9/32'])], ports: [443] }],
      dns: { cidrs: ['192.168.7.53/32', '169.254.20.10/32'] },
    }, s3('http://192.168.7.20:30900')),
    becomes: { warned: [
      ['isolation.jobsCidrs[0]', '192.168.7.0/24'], ['isolation.traffic[0].to[0]', '10.9.0.7/32'], ['storage', '192.168.7.20/32'],
      ['isolation.dns.cidrs[0]', '192.168.7.53/32'],
    ].map(([prop, cidr]) => `${prop} has ${cidr}, and nobody said which networks nodes are in: Cilium knows nodes by themselves and never by addresses. `
      + 'Where these are nodes, say their networks in clusterNetwork.nodeCidrs.') },
  },
  {
    id: 'network D05g', says: 'the same where Cilium is a cloud\'s and has NetworkPolicies alone',
    input: () => on(Cni.preinstalled({ of: PreinstalledCni.gkeDataplaneV2() }), { jobsCidrs: ['10.224.0.0/16'] }),
    becomes: { warned: ['isolation.jobsCidrs[0] has 10.224.0.0/16, and nobody said which networks nodes are in: Dataplane V2 of GKE knows nodes by '
      + 'themselves and never '
      + 'by addresses. Where one of them is a node, no policy there can name it: say by clusterNetwork.nodeCidrs where nodes are.'] },
  },
  {
    id: 'network D05h', says: 'the same where the networks of nodes are said',
    input: () => app({
      cni: Cni.cilium(), isolate: true, isolation: { jobsCidrs: ['192.168.7.0/24'] }, clusterNetwork: { ...NODE, nodeCidrs: ['192.168.1.0/24'] },
    }),
    becomes: { accepted: 'no address is one of a node' },
  },
  {
    id: 'network D07h', says: 'a store among Prow\'s own pods', input: () => k3s({}, s3('http://minio.prow.svc:9000')),
    becomes: {
      refused: [
        at('storage', '"http://minio.prow.svc:9000" is in "prow", where policies have to know its pods from Prow\'s and its jobs\'; '
          + 'say their labels in storePods of ObjectStorage.s3() (StoreShutOff)'),
      ],
    },
    corrected: () => k3s({}, s3('http://minio.prow.svc:9000', { storePods: { labels: { app: 'minio' } } })),
  },
  {
    id: 'network D07i', says: 'a store whose Service has another port than its pods', input: () => k3s({}, s3('https://minio.minio.svc')),
    becomes: { warned: ['Policies let Prow and its jobs reach port 443 of the pods in namespace minio, as https://minio.minio.svc has it: '
      + 'where these listen at another one behind their Service, say it in storePods.port of ObjectStorage.s3().'] },
    corrected: () => k3s({}, s3('https://minio.minio.svc', { storePods: { port: 9000 } })),
  },
  {
    id: 'network D07j', says: 'pods of a store that is Amazon\'s', input: () => ObjectStorage.s3({ bucket: 'acme-prow', storePods: {} }),
    becomes: {
      refused: [
        'ObjectStorage.s3({ storePods }): are behind an endpoint, and Amazon\'s own is outside of the cluster; write endpoint too, '
          + 'or leave it out (PropWithoutEffect)',
      ],
    },
  },
  {
    id: 'network D07k', says: 'pods of a store of which nobody knows the namespace',
    input: () => ObjectStorage.s3({ bucket: 'acme-prow', endpoint: 'https://s3.acme.dev', storePods: { labels: { 'a b': '' }, port: 0 } }),
    becomes: { refused: [
      'ObjectStorage.s3({ storePods.labels }): "a b" is not a label or annotation key; write "name" or "example.com/name" (QualifiedNameInvalid)',
      'ObjectStorage.s3({ storePods.port }): 0 is outside 1-65535; pick a number in that range (NumberOutOfRange)',
    ] },
    corrected: () => ObjectStorage.s3({ bucket: 'acme-prow', endpoint: 'https://s3.acme.dev', storePods: { namespace: 'minio', port: 9000 } }),
  },
  {
    id: 'network D07l', says: 'the same, left out', input: () => ObjectStorage.s3({ bucket: 'acme-prow', endpoint: 'https://s3.acme.dev', storePods: {} }),
    becomes: {
      refused: [
        'ObjectStorage.s3({ storePods.namespace }): is missing, and "https://s3.acme.dev" does not tell it; '
          + 'say the namespace of the store\'s pods (PropMissing)',
      ],
    },
  },
];

/** What is known of plugins, identities and clouds. */
const KNOWN: readonly Mistake[] = [
  { id: 'network D11', says: 'an external plugin in another namespace', input: () => k3s({}, plugin('http://needs-rebase.plugins:8888')), becomes: {
    accepted: 'hook reaches the pods of that namespace at that port',
  } },
  {
    id: 'network D11b', says: 'the same by the Service\'s port', input: () => k3s({}, plugin('http://needs-rebase.plugins.svc')),
    becomes: { warned: ['Policies let hook call the external plugin `needs-rebase` at all pods in namespace plugins, port 80 or 8888. '
      + 'Where its pods are labelled otherwise or listen elsewhere, GitHub\'s deliveries stay green and it gets none: '
      + 'say how hook reaches it in isolation.traffic.'] },
    corrected: () => k3s(traffic({
      of: ProwPods.component(ProwComponent.HOOK), to: [pods({ namespace: 'plugins' })], ports: [8000],
    }), plugin('http://needs-rebase.plugins.svc')),
  },
  {
    id: 'network D11c', says: 'one outside of the cluster', input: () => cilium({}, plugin('https://plugins.acme.dev')),
    becomes: { accepted: 'hook reaches it by its name' },
  },
  {
    id: 'network D07m', says: 'a store of Google\'s without keys, where nobody knows who gives pods an identity', input: () => k3s({}, gcs),
    becomes: { warned: ['Pods that use gs://acme-prow have no keys, and policies let them reach nobody who gives them an identity: '
      + 'say in isolation.workloadIdentity who does, or credentialsSecretName in ObjectStorage.gcs().'] },
    corrected: () => k3s({ workloadIdentity: WorkloadIdentity.NODE }, gcs),
  },
  { id: 'network D07n', says: 'the same on GKE', input: () => gke(gcs), becomes: { accepted: 'GKE\'s metadata server is opened to who uses the store' } },
  {
    id: 'network D07o', says: 'an identity that is asked for in the Internet, which jobs are shut off from',
    input: () => k3s({ jobsInternet: false, gitHubCidrs: ['140.82.112.0/20'], workloadIdentity: WorkloadIdentity.AKS }),
    becomes: { refused: [at('isolation.workloadIdentity', `${UNKNOWN} "login.microsoftonline.com" would be all of the Internet at port 443, `
      + 'although jobsInternet is false; say its networks by TrafficPeer.cidrs(), use PolicyDialect.cilium() where the CNI is Cilium, '
      + 'or leave jobsInternet out (TrafficUnsayable)')] },
    corrected: () => cilium({ jobsInternet: false, gitHubCidrs: ['140.82.112.0/20'], workloadIdentity: WorkloadIdentity.AKS }),
  },
  { id: 'network §6', says: 'jobs that deploy to their own cluster', input: () => k3s({ jobsApiServer: true }), becomes: {
    accepted: 'policies let jobs reach the API server',
  } },
  {
    id: 'network K07b', says: 'an API server among the addresses of pods, where nodes have them too',
    input: () => app({
      cni: Cni.calico({ plugin: CalicoPlugin.amazonVpc() }), isolate: true,
      clusterNetwork: { podCidrs: ['10.0.0.0/16'], apiServerCidrs: ['10.0.1.10/32'] },
    }),
    becomes: { accepted: 'pods and nodes share the network, and nothing is said of it' },
  },
  {
    id: 'network D03c', says: 'Calico beside Amazon\'s network on a cluster of another cloud',
    input: () => Cni.calico({ plugin: CalicoPlugin.amazonVpc(), flavour: CalicoFlavour.operator({ kubernetesProvider: CalicoKubernetesProvider.AKS }) }),
    becomes: {
      refused: ['Cni.calico({ plugin }): Amazon\'s VPC CNI does not run on AKS; write kubernetesProvider "EKS", or leave it out (MutuallyExclusive)'],
    },
  },
];

/** A GitHub that is pods of the cluster. */
const GITHUB_PODS: readonly Mistake[] = [
  {
    id: 'network D09-4', says: 'a GitHub Enterprise server that is a Service of the cluster',
    input: () => k3s({}, server('ghe.github.svc')),
    becomes: { warned: ['Policies let Prow and its jobs reach all pods of namespace github at ports 443 and 22, because ghe.github.svc is there: '
      + 'say in isolation.gitHubPods which labels its pods have, and at which port they listen behind their Service.'] },
    corrected: () => k3s({ gitHubPods: { labels: { app: 'ghe' }, port: 8443 } }, server('ghe.github.svc')),
  },
  {
    id: 'network D09-5', says: 'one among Prow\'s own pods',
    input: () => k3s({}, server('ghe.prow.svc')),
    becomes: { refused: [at('isolation.gitHubPods', '"ghe.prow.svc" is in "prow", where policies have to know its pods from Prow\'s and its jobs\'; '
      + 'say their labels (CloneShutOff)')] },
  },
  {
    id: 'network D09-6', says: 'pods of GitHub.com',
    input: () => k3s({ gitHubPods: { namespace: 'github' } }),
    becomes: { refused: [at('isolation.gitHubPods', '"github.com" is in no cluster; leave it out, or write GitHub.enterprise() (PropWithoutEffect)')] },
  },
  {
    id: 'network D09-7', says: 'pods of a server without their namespace, and beside its networks',
    input: () => k3s({ gitHubPods: { labels: { app: 'ghe' } } }, server('github.acme.dev')),
    becomes: { refused: [at('isolation.gitHubPods.namespace', 'is missing, and "github.acme.dev" does not tell it; give the namespace of its pods '
      + '(PropMissing)')] },
    corrected: () => k3s({ gitHubPods: { namespace: 'github', labels: { app: 'ghe' } } }, server('github.acme.dev')),
  },
  {
    id: 'network D09-8', says: 'pods of a server beside its networks',
    input: () => k3s({ gitHubPods: {}, gitHubCidrs: ['10.20.0.0/24'] }, server('ghe.github.svc')),
    becomes: { refused: [at('isolation.gitHubPods', 'says where GitHub is, and so does gitHubCidrs; leave one of them out (MutuallyExclusive)')] },
    corrected: () => k3s({ gitHubCidrs: ['10.20.0.0/24'] }, server('ghe.github.svc')),
  },
  {
    id: 'network D09-9', says: 'pods of a server that are none',
    input: () => k3s(loose({ gitHubPods: { namespace: 'Git Hub', port: 0, label: {} } }), server('ghe.github.svc')),
    becomes: { refused: [
      at('isolation.gitHubPods.namespace', '"Git Hub" is not a DNS label; write "git-hub" (NameNotDnsLabel)'),
      at('isolation.gitHubPods.port', '0 is outside 1-65535; pick a number in that range (NumberOutOfRange)'),
      at('isolation.gitHubPods', '"label" is not a property; did you mean "labels"? (UnknownProp)'),
    ] },
  },
];

/** Parties that a Prow talks to, and how they are named in policies. */
export const ISOLATED_TRAFFIC: readonly Mistake[] = [...SAID, ...SHUT_OFF, ...GITHUB_PODS, ...KNOWN];
