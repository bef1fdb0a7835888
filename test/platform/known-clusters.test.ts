import { ApiObject } from 'cdk8s';
import { IPv4, IPv6 } from 'ipaddr.js';
import {
  CalicoFlavour, CalicoKubernetesProvider, CalicoPlugin, CiliumIpam, CiliumPolicyOptions, Cni, DeckAccess, Exposure, GatewayController, GitHub,
  IngressController, IsolationOptions, ObjectStorage, PolicyDialect, PreinstalledCni, ProwApp, ProwAppProps, ProwComponent, ProwPods, TrafficPeer,
  WorkloadIdentity, UpstreamManifest,
} from '../../src';
import { Where } from '../../src/core/problem';
import { resolvePlatform } from '../../src/platform/resolve-platform';
import { loose } from '../support/findings';

const APP = { github: GitHub.cloud({ repositories: ['org/repo'] }), exposure: Exposure.nodePort({ address: 'prow.acme.dev' }) };
const NODE = { apiServerCidrs: ['192.168.1.10/32'], nodeCidrs: ['192.168.1.0/24'] };
const of = (made: PreinstalledCni, more: object = {}) => Cni.preinstalled({ of: made, ...more });
const calico = (kubernetesProvider?: CalicoKubernetesProvider) => Cni.calico({
  pools: [{ cidr: '10.244.0.0/16' }], flavour: CalicoFlavour.operator({ kubernetesProvider }),
});
const k3s = of(PreinstalledCni.k3s());
const s3 = (endpoint: string, more: object = {}) => ObjectStorage.s3({ bucket: 'logs', endpoint, region: 'x', ...more });
const external = (endpoint?: string) => ({ external_plugins: { 'org/repo': [{ name: 'needs-rebase', endpoint }] } });
const TIDE = ProwPods.component(ProwComponent.TIDE);
const JOBS = ProwPods.jobs();
const INGRESS = (controller: IngressController) => Exposure.ingress({ domain: 'acme.dev', controller });
const GATEWAY = (controller: GatewayController) => Exposure.gateway({ domain: 'acme.dev', controller });

/** Policies by name, and which kind they are. */
function policies(props: Partial<ProwAppProps>): Readonly<Record<string, any>> {
  const app = new ProwApp({ ...APP, clusterNetwork: NODE, ...props, outdir: 'unused' });
  const all = app.node.tryFindChild('40-prow')!.node.findAll().filter(ApiObject.isApiObject).filter(({ kind }) => kind.endsWith('NetworkPolicy'));
  return { kind: all[0].kind, ...Object.fromEntries(all.map((object) => [object.name, object.toJson().spec])) };
}

const at = (rule: any): string =>
  (rule.toPorts ?? [{ ports: rule.ports ?? [] }]).flatMap(({ ports }: any) => ports).map(({ port, protocol }: any) => `${protocol} ${port}`).join(' ');
const selected = (selector: any = {}): string => [
  ...Object.entries(selector.matchLabels ?? {}).map(([key, value]) => `${key.split('/').at(-1)!.split('.').at(-1)}=${String(value)}`),
  ...(selector.matchExpressions ?? []).map(({ key, operator }: any) => `${key} ${operator}`),
].join(',');

/** A line for each rule of a policy: whom, and at which ports. */
function lines(rules: readonly any[]): readonly string[] {
  return rules.map((rule) => {
    const whom = [
      ...(rule.to ?? rule.from ?? []).map(({ ipBlock, namespaceSelector, podSelector }: any) =>
        ipBlock?.cidr ?? `${selected(namespaceSelector)}:${selected(podSelector)}`),
      ...(rule.toEndpoints ?? rule.fromEndpoints ?? []).map(selected),
      ...(rule.toEntities ?? rule.fromEntities ?? []),
      ...(rule.toCIDRSet ?? rule.fromCIDRSet ?? []).map(({ cidr }: any) => cidr),
      ...(rule.toFQDNs ?? []).map(({ matchName, matchPattern }: any) => matchName ?? matchPattern),
    ];
    return `${whom.join(' ') || 'anybody'} at ${at(rule)}`;
  });
}

const KUBE_DNS = 'name=kube-system:k8s-app=kube-dns';

// case, what it is, props, policy, direction, expected lines among its rules
test.each<[string, string, Partial<ProwAppProps>, string, 'ingress' | 'egress', readonly string[]]>([
  ['D01', 'Cilium from here: the API server by what it is', { cni: Cni.cilium() }, 'horologium', 'egress', [
    'k8s-app=kube-dns,namespace=kube-system at UDP 53 TCP 53', 'kube-apiserver at TCP 6443', '192.168.1.10/32 at TCP 6443',
  ]],
  ['D01', 'the same on one node', { cni: Cni.cilium({ nodes: 1 }), clusterNetwork: { ...NODE, nodes: 1 } }, 'sinker', 'egress', [
    'k8s-app=kube-dns,namespace=kube-system at UDP 53 TCP 53', 'kube-apiserver at TCP 6443', '192.168.1.10/32 at TCP 6443',
  ]],
  ['D01', 'an API server outside', {
    cni: Cni.cilium(), clusterNetwork: { apiServerCidrs: ['203.0.113.9/32'] }, isolation: { apiServerPort: 443 },
  }, 'sinker', 'egress', [
    'k8s-app=kube-dns,namespace=kube-system at UDP 53 TCP 53', 'kube-apiserver at TCP 443', '203.0.113.9/32 at TCP 443',
  ]],
  ['D01', 'an API server whose addresses nobody said', { cni: Cni.cilium(), clusterNetwork: {} }, 'sinker', 'egress', [
    'k8s-app=kube-dns,namespace=kube-system at UDP 53 TCP 53', 'kube-apiserver at TCP 6443',
  ]],
  ['D01', 'an API server that is said by its pods alone', {
    cni: Cni.calico(), clusterNetwork: {}, isolation: { apiServerPods: [{ namespace: 'kube-system', labels: { component: 'kube-apiserver' } }] },
  }, 'sinker', 'egress', [`${KUBE_DNS} at UDP 53 TCP 53`, 'name=kube-system:component=kube-apiserver at TCP 6443']],
  ['D02', 'a Cilium that is there', { cni: of(PreinstalledCni.cilium()), isolation: { apiServerPort: 6443 } }, 'sinker', 'egress',
    ['kube-apiserver at TCP 6443']],
  ['D02', 'a Cilium that was said by what it reads', { cni: of(PreinstalledCni.aksCilium(), { policyGroups: ['cilium.io'] }) }, 'sinker', 'egress',
    ['kube-apiserver at TCP 443']],
  ['D03', 'MicroK8s', { cni: of(PreinstalledCni.microK8s()) }, 'sinker', 'egress', [`${KUBE_DNS} at UDP 53 TCP 53`, '192.168.1.10/32 at TCP 16443']],
  ['D03', 'GKE', { cni: of(PreinstalledCni.gkeDataplaneV2()) }, 'sinker', 'egress', ['192.168.1.10/32 at TCP 443']],
  ['D03', 'AKS', { cni: of(PreinstalledCni.aksCilium()) }, 'sinker', 'egress', ['192.168.1.10/32 at TCP 443']],
  ['D03', 'minikube', { cni: of(PreinstalledCni.minikube(), { enforcesNetworkPolicy: true }) }, 'sinker', 'egress', ['192.168.1.10/32 at TCP 8443']],
  ['D03', 'k3s', { cni: of(PreinstalledCni.k3s()) }, 'sinker', 'egress', ['192.168.1.10/32 at TCP 6443']],
  ['D03', 'Calico on EKS', { cni: calico(CalicoKubernetesProvider.EKS) }, 'sinker', 'egress', ['192.168.1.10/32 at TCP 443']],
  ['D03', 'a port of one\'s own', { cni: of(PreinstalledCni.k3s()), isolation: { apiServerPort: 7443 } }, 'sinker', 'egress', ['192.168.1.10/32 at TCP 7443']],
  ['D32', 'EKS, before Services and behind', {
    cni: of(PreinstalledCni.eks(), { enforcesNetworkPolicy: true }),
    clusterNetwork: { serviceCidrs: ['172.20.0.0/16'], apiServerCidrs: ['10.0.1.20/32', '172.20.0.1/32'] },
  }, 'sinker', 'egress', ['10.0.1.20/32 172.20.0.1/32 at TCP 443']],
  ['D04', 'GKE: kube-dns, its caches and Cloud DNS together', { cni: of(PreinstalledCni.gkeDataplaneV2()) }, 'sinker', 'egress', [
    `${KUBE_DNS} name=kube-system:k8s-app=node-local-dns 169.254.20.10/32 169.254.169.254/32 at UDP 53 TCP 53`,
  ]],
  ['D04', 'AKS with Cilium: the same, which Cilium knows as the node', { cni: of(PreinstalledCni.aksCilium()) }, 'sinker', 'egress', [
    'k8s-app=kube-dns,namespace=kube-system at UDP 53 TCP 53', 'host at UDP 53 TCP 53', '169.254.10.11/32 at UDP 53 TCP 53',
    'kube-apiserver at TCP 443', '192.168.1.10/32 at TCP 443',
  ]],
  ['D04', 'AKS: CoreDNS and LocalDNS', { cni: of(PreinstalledCni.aks(), { enforcesNetworkPolicy: true }) }, 'sinker', 'egress',
    [`${KUBE_DNS} 169.254.10.11/32 at UDP 53 TCP 53`]],
  ['D05', 'Cilium: a cache on the own node', { cni: Cni.cilium(), isolation: { dns: { cidrs: ['169.254.20.10/32'] } } }, 'jobs', 'egress', [
    'k8s-app=kube-dns,namespace=kube-system at UDP 53 TCP 53', 'host at UDP 53 TCP 53', '169.254.20.10/32 at UDP 53 TCP 53',
  ]],
  ['D05', 'Cilium: DNS on nodes', { cni: Cni.cilium(), isolation: { dns: { pods: [], cidrs: ['192.168.1.2/32'] } } }, 'jobs', 'egress', [
    'host remote-node at UDP 53 TCP 53', '192.168.1.2/32 at UDP 53 TCP 53',
  ]],
  ['D05', 'Cilium: DNS outside', { cni: Cni.cilium(), isolation: { dns: { pods: [], cidrs: ['203.0.113.53/32'] } } }, 'sinker', 'egress', [
    '203.0.113.53/32 at UDP 53 TCP 53', 'kube-apiserver at TCP 6443', '192.168.1.10/32 at TCP 6443',
  ]],
  ['D06', 'ports of DNS', { cni: of(PreinstalledCni.k3s()), isolation: { dns: { ports: [53, 8053] } } }, 'sinker', 'egress',
    [`${KUBE_DNS} at UDP 53 TCP 53 UDP 8053 TCP 8053`]],
  ['D06', 'several kinds of pods', {
    cni: of(PreinstalledCni.k3s()),
    isolation: { dns: { pods: [{}, { labels: { 'k8s-app': 'node-local-dns' } }, { namespace: 'vc', labels: {} }], ports: [1053] } },
  }, 'sinker', 'egress', [`${KUBE_DNS} name=kube-system:k8s-app=node-local-dns name=vc: at UDP 1053 TCP 1053`]],
  ['D06', 'OpenShift', { cni: calico(CalicoKubernetesProvider.OPEN_SHIFT) }, 'sinker', 'egress', [
    'name=openshift-dns:daemonset-dns=default at UDP 5353 TCP 5353',
  ]],
  ['D07', 'Cilium: all pods and nodes by their networks', {
    cni: of(PreinstalledCni.cilium(), { podCidrs: ['10.244.0.0/16'] }),
    isolation: { apiServerPort: 6443, jobsInternet: false, jobsCidrs: ['10.244.0.0/16', '192.168.0.0/16'] },
  }, 'jobs', 'egress', [
    'k8s:io.kubernetes.pod.namespace Exists at ', 'host remote-node at ', '10.244.0.0/16 192.168.0.0/16 at ',
  ]],
  ['D07', 'Cilium: a store in the cluster, for Prow itself', {
    cni: of(PreinstalledCni.cilium(), { podCidrs: ['10.244.0.0/16'] }), isolation: { apiServerPort: 6443, jobsCidrs: ['10.244.0.0/16'] },
    storage: ObjectStorage.s3({ bucket: 'logs', endpoint: 'http://minio.minio.svc:9000', region: 'x' }),
  }, 'crier', 'egress', ['namespace=minio at TCP 9000']],
  ['D07', 'a store in the cluster, for jobs', { cni: k3s, storage: s3('http://minio.minio.svc:9000') }, 'jobs', 'egress', ['name=minio: at TCP 9000']],
  ['D07', 'the same by its short name, for Prow', { cni: k3s, storage: s3('http://minio.minio:9000') }, 'tide', 'egress',
    ['0.0.0.0/0 at TCP 9000', 'name=minio: at TCP 9000']],
  ['D07', 'its pods by labels and their own port', {
    cni: k3s, storage: s3('https://minio.minio.svc', { storePods: { labels: { app: 'minio' }, port: 9000 } }),
  }, 'jobs', 'egress', ['name=minio:app=minio at TCP 9000']],
  ['D07', 'a store beside Prow\'s own pods, which is shut off too', {
    cni: k3s, storage: s3('http://minio.prow.svc:9000', { storePods: { labels: { app: 'minio' } } }),
  }, 'pods-app-minio-of-prow', 'ingress',
  ['deck', 'tide', 'crier', 'status-reconciler'].map((app) => `name=prow:app=${app} at TCP 9000`).concat('name=test-pods: at TCP 9000')],
  ['D07', 'GKE\'s metadata server for a bucket without keys', {
    cni: of(PreinstalledCni.gkeDataplaneV2()), storage: ObjectStorage.gcs({ bucket: 'logs' }),
  }, 'jobs', 'egress', ['169.254.169.252/32 at TCP 988', '169.254.169.254/32 at TCP 80']],
  ['D07', 'the agent of EKS on the own node, for jobs on Cilium', { cni: Cni.cilium(), isolation: { workloadIdentity: WorkloadIdentity.EKS } }, 'jobs',
    'egress', [
      'host at TCP 80', '169.254.170.23/32 at TCP 80', 'sts.amazonaws.com sts.*.amazonaws.com at TCP 443',
    ]],
  ['D07', 'the agent of EKS alone', { cni: Cni.cilium(), isolation: { workloadIdentity: WorkloadIdentity.EKS_POD_IDENTITY } }, 'crier',
    'egress', ['host at TCP 80', '169.254.170.23/32 at TCP 80']],
  ['D07', 'Amazon\'s STS for jobs on Cilium', { cni: Cni.cilium(), isolation: { workloadIdentity: WorkloadIdentity.EKS_IRSA } }, 'jobs',
    'egress', ['sts.amazonaws.com sts.*.amazonaws.com at TCP 443']],
  ['D07', 'a store by its name, for jobs on Cilium', { cni: Cni.cilium(), storage: s3('https://s3.corp.internal') }, 'jobs', 'egress',
    ['s3.corp.internal at TCP 443']],
  ['D07', 'the same with buckets as hosts', { cni: Cni.cilium(), storage: s3('https://s3.acme.dev:9000', { forcePathStyle: false }) }, 'jobs', 'egress',
    ['s3.acme.dev logs.s3.acme.dev at TCP 9000']],
  ['D07', 'a node\'s own identity, for who uses the store', { cni: k3s, isolation: { workloadIdentity: WorkloadIdentity.NODE } }, 'crier', 'egress',
    ['169.254.169.254/32 at TCP 80']],
  ['D09', 'a private GitHub by its name, for jobs on Cilium', {
    cni: Cni.cilium(), github: GitHub.enterprise({ host: 'ghe.corp.internal', repositories: ['org/repo'] }), isolation: { jobsInternet: false },
  }, 'jobs', 'egress', ['ghe.corp.internal at TCP 443 TCP 22']],
  ['D09', 'a GitHub in the cluster, for jobs', {
    cni: k3s, github: GitHub.enterprise({ host: 'ghe.github.svc', repositories: ['org/repo'] }), isolation: { gitHubPods: { labels: { app: 'ghe' }, port: 8443 } },
  }, 'jobs', 'egress', ['name=github:app=ghe at TCP 8443 TCP 22']],
  ['D09', 'the same on Cilium, for Prow, by its name alone', {
    cni: Cni.cilium(), github: GitHub.enterprise({ host: 'ghe.github.svc.cluster.local', repositories: ['org/repo'] }),
  }, 'ghproxy', 'egress', ['k8s-app=kube-dns,namespace=kube-system at UDP 53 TCP 53', 'namespace=github at TCP 443']],
  ['D11', 'an external plugin of another namespace', { cni: k3s, pluginOverrides: external('http://needs-rebase.plugins:8888') }, 'hook', 'egress',
    ['name=plugins: at TCP 8888']],
  ['D11', 'one beside Prow', { cni: k3s, pluginOverrides: external() }, 'hook', 'egress', ['name=prow:app=needs-rebase at TCP 80 TCP 8888']],
  ['D11', 'what comes in to it', { cni: k3s, pluginOverrides: external('http://needs-rebase.prow:8888') }, 'pods-app-needs-rebase-of-prow', 'ingress',
    ['name=prow:app=hook at TCP 8888']],
  ['D11', 'what it asks', { cni: k3s, pluginOverrides: external('http://needs-rebase.prow:8888') }, 'pods-app-needs-rebase-of-prow', 'egress', [
    `${KUBE_DNS} at UDP 53 TCP 53`, '192.168.1.10/32 at TCP 6443', 'name=prow:app=ghproxy at TCP 8888', '0.0.0.0/0 at TCP 443',
  ]],
  ['D11', 'who asks ghproxy', { cni: k3s, pluginOverrides: external('http://needs-rebase.prow.svc:8888') }, 'ghproxy', 'ingress',
    ['name=prow:app=needs-rebase at TCP 8888']],
  ['D11', 'one beside Prow with labels of its own', {
    cni: k3s, pluginOverrides: external(), isolation: { traffic: [{
      of: ProwPods.component(ProwComponent.HOOK), to: [TrafficPeer.pods({ namespace: 'prow', labels: { name: 'rebase' } }),
        TrafficPeer.pods({ namespace: 'prow', labels: { app: 'tide' } })], ports: [8000],
    }] },
  }, 'pods-name-rebase-of-prow', 'egress', [
    `${KUBE_DNS} at UDP 53 TCP 53`, '192.168.1.10/32 at TCP 6443', 'name=prow:app=ghproxy at TCP 8888', '0.0.0.0/0 at TCP 443',
  ]],
  ['D11', 'one outside, by its name', { cni: Cni.cilium(), pluginOverrides: external('https://plugins.acme.dev') }, 'hook', 'egress',
    ['plugins.acme.dev at TCP 443']],
  ['D11', 'one at an address', { cni: k3s, pluginOverrides: external('http://192.168.1.30:9000') }, 'hook', 'egress', ['192.168.1.30/32 at TCP 9000']],
  ['D12', 'names that were said, for Prow on Cilium',
    { cni: Cni.cilium(), isolation: { traffic: [{ of: TIDE, to: [TrafficPeer.hosts(['vault.lan', '*.acme.dev'])], ports: [443] }] } },
    'tide', 'egress', ['vault.lan *.acme.dev at TCP 443']],
  ['D12', 'the same by NetworkPolicies', { cni: k3s, isolation: { traffic: [{ of: TIDE, to: [TrafficPeer.hosts(['vault.lan'])], ports: [8200] }] } }, 'tide',
    'egress', ['0.0.0.0/0 at TCP 8200']],
  ['D12', 'pods and networks that were said', {
    cni: k3s, isolation: {
      traffic: [{ of: JOBS, to: [TrafficPeer.pods({ namespace: 'registry', labels: { app: 'zot' } }), TrafficPeer.cidrs(['10.9.0.0/16'])], ports: [5000] }],
    },
  }, 'jobs', 'egress', ['name=registry:app=zot at TCP 5000', '10.9.0.0/16 at TCP 5000']],
  ['D12', 'who comes in, on Cilium', { cni: Cni.cilium(), isolation: { traffic: [{ of: JOBS, from: [TrafficPeer.pods({ namespace: 'debug' })] }] } }, 'jobs',
    'ingress', ['namespace=debug at ']],
  ['D12', 'pods beside Prow that were said', {
    cni: k3s,
    isolation: { traffic: [{ of: ProwPods.labelled({ app: 'bot' }), to: [TrafficPeer.pods({ namespace: 'prow', labels: { app: 'deck' } })], ports: [8080] }] },
  }, 'pods-app-bot-of-prow', 'egress', [`${KUBE_DNS} at UDP 53 TCP 53`, 'name=prow:app=deck at TCP 8080']],
  ['D12', 'and whom these send to', {
    cni: k3s, isolation: {
      traffic: [{ of: ProwPods.labelled({ app: 'bot' }), to: [TrafficPeer.pods({ namespace: 'prow', labels: { app: 'ghproxy' } })], ports: [8888] }],
    },
  }, 'ghproxy', 'ingress', ['name=prow:app=bot at TCP 8888']],
  ['§6', 'jobs that deploy to their own cluster', { cni: k3s, isolation: { jobsApiServer: true } }, 'jobs', 'egress', ['192.168.1.10/32 at TCP 6443']],
  ['§6', 'the same on Cilium', { cni: Cni.cilium(), isolation: { jobsApiServer: true } }, 'jobs', 'egress',
    ['kube-apiserver at TCP 6443', '192.168.1.10/32 at TCP 6443']],
  ['D03', 'Calico beside Amazon\'s network', { cni: Cni.calico({ plugin: CalicoPlugin.amazonVpc() }) }, 'sinker', 'egress', ['192.168.1.10/32 at TCP 443']],
  ['D03', 'Calico beside Azure\'s', { cni: Cni.calico({ plugin: CalicoPlugin.azureVnet() }) }, 'sinker', 'egress',
    [`${KUBE_DNS} 169.254.10.11/32 at UDP 53 TCP 53`, '192.168.1.10/32 at TCP 443']],
  ['D13', 'NGINX in the network of its nodes, on Cilium',
    { cni: of(PreinstalledCni.cilium()), isolation: { apiServerPort: 6443 }, exposure: INGRESS(IngressController.nginx({ hostNetwork: true })) },
    'hook', 'ingress', ['host remote-node at TCP 8888', 'app=deck,namespace=prow at TCP 8888']],
  ['D13', 'the same elsewhere', { cni: of(PreinstalledCni.k3s()), exposure: INGRESS(IngressController.traefik({ hostNetwork: true })) }, 'deck', 'ingress',
    ['anybody at TCP 8080']],
  ['D13', 'Cilium\'s own Ingress', { cni: of(PreinstalledCni.cilium()), isolation: { apiServerPort: 6443 }, exposure: INGRESS(IngressController.cilium()) },
    'deck', 'ingress', ['ingress at TCP 8080']],
  ['D13', 'Cilium\'s own Gateway', { cni: of(PreinstalledCni.cilium()), isolation: { apiServerPort: 6443 }, exposure: GATEWAY(GatewayController.cilium()) },
    'hook', 'ingress', ['ingress at TCP 8888', 'app=deck,namespace=prow at TCP 8888']],
  ['D13', 'a Gateway in the network of its nodes',
    { cni: of(PreinstalledCni.cilium()), isolation: { apiServerPort: 6443 }, exposure: GATEWAY(GatewayController.contour({ hostNetwork: true })) },
    'deck', 'ingress', ['host remote-node at TCP 8080']],
  ['D14', 'k3s\' Traefik', { cni: of(PreinstalledCni.k3s()), exposure: INGRESS(IngressController.traefik()) }, 'deck', 'ingress',
    ['name=kube-system:name=traefik at TCP 8080']],
  ['D14', 'k3s\' Traefik for Gateways', { cni: of(PreinstalledCni.k3s()), exposure: GATEWAY(GatewayController.traefik()) }, 'deck', 'ingress',
    ['name=kube-system:name=traefik at TCP 8080']],
  ['D14', 'RKE2\'s NGINX', { cni: of(PreinstalledCni.rke2()), exposure: INGRESS(IngressController.nginx()) }, 'deck', 'ingress',
    ['name=kube-system:name=rke2-ingress-nginx at TCP 8080']],
  ['D14', 'RKE2\'s Traefik', { cni: of(PreinstalledCni.rke2()), exposure: INGRESS(IngressController.traefik()) }, 'deck', 'ingress',
    ['name=kube-system:name=rke2-traefik at TCP 8080']],
  ['D14', 'another NGINX on RKE2, which is installed from here', {
    cni: of(PreinstalledCni.rke2()), exposure: INGRESS(IngressController.nginx()), upstreamManifests: [UpstreamManifest.ingressNginx()],
  }, 'deck', 'ingress', ['name=ingress-nginx: at TCP 8080']],
  ['D14', 'the addon of MicroK8s', { cni: of(PreinstalledCni.microK8s()), exposure: INGRESS(IngressController.nginx()) }, 'deck', 'ingress',
    ['name=ingress: at TCP 8080']],
  ['D14', 'one that was said', { cni: of(PreinstalledCni.k3s()), exposure: INGRESS(IngressController.traefik({ namespace: 'edge' })) }, 'deck', 'ingress',
    ['name=edge: at TCP 8080']],
  ['D14', 'one that the cluster does not bring', { cni: of(PreinstalledCni.k3s()), exposure: INGRESS(IngressController.contour()) }, 'deck', 'ingress',
    ['name=projectcontour: at TCP 8080']],
  ['D12', 'plugins that ask others, among Cilium\'s names', {
    cni: Cni.cilium(), pluginOverrides: { plugins: { 'org/repo': { plugins: ['dog', 'yuks', 'trigger'] } } },
  }, 'hook', 'egress', [
    'icanhazdadjoke.com random.dog storage.googleapis.com at TCP 443',
  ]],
  ['D12', 'plugins whose pictures lie anywhere', { cni: Cni.cilium(), pluginOverrides: { plugins: { org: { plugins: ['cat', 'yuks'] } } } }, 'hook', 'egress',
    ['0.0.0.0/0 at TCP 443']],
  ['D12', 'reports to Slack', { cni: Cni.cilium(), slack: { reporterConfigs: [{ channel: 'ci' }] } }, 'crier', 'egress',
    ['slack.com at TCP 443']],
  ['D12', 'the same where networks of GitHub were said', {
    cni: of(PreinstalledCni.k3s()), isolation: { gitHubCidrs: ['140.82.112.0/20'] },
    crier: { extraArgs: ['--slack-workers=1', '--slack-token-file=/etc/slack/token'] }, configOverrides: { slack_reporter_configs: { '*': { channel: 'ci' } } },
  }, 'crier', 'egress', ['140.82.112.0/20 at TCP 443', '0.0.0.0/0 at TCP 443']],
])('%s %s', (_id, _says, props, policy, direction, expected) =>
  expect(lines(policies(props)[policy][direction])).toEqual(expect.arrayContaining([...expected])));

test.each<[string, Cni, object, string]>([
  ['Cilium from here', Cni.cilium(), {}, 'CiliumNetworkPolicy'],
  ['Cilium that is there', of(PreinstalledCni.cilium()), { apiServerPort: 6443 }, 'CiliumNetworkPolicy'],
  ['Calico that is there', of(PreinstalledCni.calico()), { apiServerPort: 6443 }, 'NetworkPolicy'],
  ['Cilium of a cloud, which reads none of its own', of(PreinstalledCni.gkeDataplaneV2()), {}, 'NetworkPolicy'],
  ['Cilium, asked for those of Kubernetes', Cni.cilium({ values: { policyCIDRMatchMode: 'nodes' } }),
    { policies: PolicyDialect.kubernetes() }, 'NetworkPolicy'],
])('D02 the kind of policy by default: %s', (_, cni, isolation, kind) => expect(policies({ cni, isolation }).kind).toBe(kind));

test('without its L7 proxy, Cilium\'s policies go by addresses', () => {
  const { hook } = policies({ cni: Cni.cilium({ l7Proxy: false }) });
  expect(JSON.stringify(hook)).not.toMatch(/rules|toFQDNs/);
  expect(lines(hook.egress)).toContain('0.0.0.0/0 at TCP 443');
  expect(lines(hook.egress)).toContain('kube-apiserver at TCP 6443');
});

test.each<[Partial<CiliumPolicyOptions>, string]>([
  [loose({ l7: 'no' }), '({ l7 }): "no" is not a boolean; write true or false (WrongType)'],
  [loose({ L7: true }), '(): "L7" is not a property; did you mean "l7"? (UnknownProp)'],
])('PolicyDialect.cilium(%j)', (options, message) => expect(() => PolicyDialect.cilium(options)).toThrow(new Error(`PolicyDialect.cilium${message}`)));

const TAKES_NODES = 'is asked by policies alone, and they see nodes where hostNetwork is true; leave one of them out (PropWithoutEffect)';
test.each<[string, () => unknown, string]>([
  ['namespace', () => IngressController.nginx({ hostNetwork: true, namespace: 'edge' }), `IngressController.nginx({ namespace }): ${TAKES_NODES}`],
  ['podLabels', () => IngressController.traefik({ hostNetwork: true, podLabels: { app: 'x' } }), `IngressController.traefik({ podLabels }): ${TAKES_NODES}`],
  ['a text', () => IngressController.nginx(loose({ hostNetwork: 'yes' })),
    'IngressController.nginx({ hostNetwork }): "yes" is not a boolean; write true or false (WrongType)'],
  ['a Gateway\'s namespace', () => GatewayController.traefik({ hostNetwork: true, namespace: 'edge' }),
    `GatewayController.traefik({ namespace }): ${TAKES_NODES}`],
])('D13 hostNetwork beside %s', (_, make, message) => expect(make).toThrow(new Error(message)));

test.each<[string, Partial<ProwAppProps>]>([
  ['Kubernetes', { cni: of(PreinstalledCni.k3s()) }], ['Cilium', { cni: Cni.cilium() }],
  ['Calico', { cni: calico(), isolation: { policies: PolicyDialect.calico() } }],
])('D31 jobs do not reach Azure\'s WireServer, in policies of %s', (_, props) =>
  expect(JSON.stringify(policies(props).jobs.egress)).toContain('"168.63.129.16/32"'));

const SAID = (props: Partial<ProwAppProps>) => resolvePlatform(Where.call('new ProwApp'), { ...APP, clusterNetwork: NODE, ...props });
test.each<[string, Partial<ProwAppProps>, string]>([
  ['kind', { cni: of(PreinstalledCni.kind()) },
    'Nodes of kind are containers, and node ports are reached from outside only where the cluster was made with extraPortMappings for them: '
      + 'containerPort 30001 and 30002, each with a hostPort, like { containerPort: 30001, hostPort: 30001 }. kind adds none to a cluster that is there. '
      + 'cluster: Cluster.kind() writes the file for a new one.'],
  ['minikube', { cni: of(PreinstalledCni.minikube()), isolate: false },
    'Nodes of minikube with the drivers docker and podman are containers, and node ports are reached from outside only where it was started with '
      + '--ports=30001:30001 --ports=30002:30002, which a cluster that is there does not get any more. cluster: Cluster.minikube() writes the command for a new one; '
      + 'minikube service opens a way on its own machine alone.'],
])('D33 node ports of a %s that is there are warned of, and only they', (_, props, message) => {
  expect(SAID(props).warnings).toContain(message);
  expect(SAID({ ...props, exposure: Exposure.clusterIp() }).warnings).not.toContain(message);
});

const notesOf = (props: Partial<ProwAppProps>): readonly string[] =>
  resolvePlatform(Where.call('new ProwApp'), { ...APP, clusterNetwork: NODE, ...props }).cni.notes;
const REFUSED_PAGES = 'Who asks from outside for /config or /plugin-config of deck gets 403 in the place of hook\'s empty page, and so does who asks for /hook by '
  + 'GET: policies of Cilium let nothing but POST to /hook through to hook.';
test.each<[string, Partial<ProwAppProps>]>([
  ['NetworkPolicies', { cni: Cni.cilium({ values: { policyCIDRMatchMode: ['nodes'] } }), isolation: { policies: PolicyDialect.kubernetes() } }],
  ['Cilium\'s without a look into HTTP', { cni: Cni.cilium(), isolation: { policies: PolicyDialect.cilium({ l7: false }) } }],
  ['a controller that answers 404 itself', { cni: Cni.cilium(), exposure: INGRESS(IngressController.haproxy()) }],
  ['open pages', { cni: Cni.cilium(), deckAccess: DeckAccess.open({ configPages: true }) }],
])('D01b closed pages are hook\'s own under %s', (_, props) => (
  expect(notesOf({ exposure: INGRESS(IngressController.nginx()), ...props })).not.toContain(REFUSED_PAGES)));
test.each<[string, string, Partial<ProwAppProps>, string]>([
  ['D14', 'where k3s brings Traefik', { cni: of(PreinstalledCni.k3s()), exposure: INGRESS(IngressController.traefik()) },
    'Policies let traefik in to hook and deck from namespace kube-system, pods with app.kubernetes.io/name: traefik, '
      + 'where the cluster of the Flannel of k3s brings it; say the namespace of its controller where it runs in another one, '
      + 'and hostNetwork: true where it has the network of its nodes.'],
  ['D13', 'a controller in the network of nodes', { cni: of(PreinstalledCni.k3s()), exposure: INGRESS(IngressController.nginx({ hostNetwork: true })) },
    'Policies let anybody call hook and deck, because ingress-nginx has the network of its nodes: what it sends comes from a node, '
      + 'and no policy but Cilium\'s own can tell nodes apart.'],
  ['D01', 'NetworkPolicies on a Cilium that matches nodes',
    { cni: Cni.cilium({ values: { policyCIDRMatchMode: ['nodes'] } }), isolation: { policies: PolicyDialect.kubernetes() } },
    'policyCIDRMatchMode is beta in Cilium. By it NetworkPolicies match nodes by their own addresses, also the node that a pod is on, '
      + 'so that an API server on the only node of a cluster is reached, and so is a cache of DNS on each node.'],
  ['D01b', 'closed pages under policies of Cilium', { cni: Cni.cilium(), exposure: INGRESS(IngressController.nginx()) }, REFUSED_PAGES],
])('%s the notes of %s', (_id, _says, props, expected) => expect(notesOf(props)).toContain(expected));

test('D12 plugins that ask GitHub alone add nothing', () => {
  const others = lines(policies({ cni: Cni.cilium() }).hook.egress).filter((line) => line.endsWith('TCP 443'));
  expect(others).toEqual(['github.com *.github.com *.githubusercontent.com *.githubassets.com at TCP 443']);
});

test.each<[string, Cni, 'warnings' | 'notes', string]>([
  ['a name that tells', Cni.preinstalled({ name: 'the cilium of ours', enforcesNetworkPolicy: true }), 'warnings',
    'the cilium of ours may be Cilium, and nobody said so: NetworkPolicies name the API server by an address, '
      + 'which Cilium never matches where it is a node\'s. Say of: PreinstalledCni.cilium() in Cni.preinstalled().'],
  ['none', Cni.preinstalled({ enforcesNetworkPolicy: true }), 'notes',
    'Nobody said which software enforces policies on the preinstalled CNI. Where it is Cilium, say of: PreinstalledCni.cilium() in Cni.preinstalled(): '
      + 'NetworkPolicies name the API server by an address, which Cilium never matches where it is a node\'s.'],
])('D01 a CNI of which nobody said what it is, with %s', (_, cni, where, expected) => {
  const { warnings, cni: { notes } } = resolvePlatform(Where.call('new ProwApp'), { ...APP, clusterNetwork: NODE, cni, isolation: { apiServerPort: 6443 } });
  expect({ warnings, notes }[where]).toContain(expected);
});

test('D03 Cilium with addresses of a cloud does not guess the port of the API server', () => {
  const made = () => new ProwApp({ ...APP, clusterNetwork: NODE, cni: Cni.cilium({ ipam: CiliumIpam.eni() }) });
  expect(made).toThrow(new Error('new ProwApp({ isolation }): apiServerPort is missing, and nobody knows at which port the API server listens behind its '
    + 'Service on a cluster of Cilium; give the port that "kubectl get endpointslices kubernetes" shows: 6443 on most nodes, '
    + '443 on most clusters of a cloud (ApiServerUnknown)'));
});

test('what a cluster brings can be read', () => {
  const facts = (made: PreinstalledCni) => [made.apiServerPort, made.loadBalancer, made.encryptedBy];
  expect(facts(PreinstalledCni.k3s())).toEqual([6443, 'ServiceLB', '--flannel-backend=wireguard-native on every server']);
  expect(facts(PreinstalledCni.microK8s())).toEqual([16443, undefined, undefined]);
  expect(facts(PreinstalledCni.cilium())).toEqual([undefined, undefined, undefined]);
});

test('a network of Cilium in which nodes may be makes a warning', () => {
  const { warnings } = resolvePlatform(Where.call('new ProwApp'), {
    ...APP, clusterNetwork: NODE, cni: Cni.cilium(), isolation: { jobsCidrs: ['192.168.1.40/32'] },
  });
  expect(warnings).toContain('isolation.jobsCidrs[0] has 192.168.1.40/32, in the network of nodes: Cilium matches whatever else is there, but no node, '
    + 'because it knows nodes by themselves. Where a node is meant, give all of the network of nodes.');
});

test.each<[string, PreinstalledCni, string, IsolationOptions, string]>([
  ['a network of nodes', PreinstalledCni.gkeDataplaneV2(), '10.0.9.9/32', { jobsCidrs: ['192.168.1.0/24'] },
    'isolation.jobsCidrs[0] has 192.168.1.0/24, in the network of nodes: Dataplane V2 of GKE matches whatever else is there, but no node, '
      + 'because it knows nodes by themselves. Where a node is meant, no policy there can name it.'],
  ['an agent on each node', PreinstalledCni.cilium(), '10.0.9.9/32',
    { apiServerPort: 443, policies: PolicyDialect.kubernetes(), workloadIdentity: WorkloadIdentity.EKS },
    'Cilium never matches an address on a node in a NetworkPolicy, and the agent of EKS Pod Identity has one: '
      + 'pods get an identity by roles of their service accounts (IRSA) alone, unless you use PolicyDialect.cilium().'],
])('NetworkPolicies of Cilium with %s make a warning', (_, preinstalled, apiServer, isolation, expected) => {
  const clusterNetwork = { nodeCidrs: ['192.168.1.0/24'], apiServerCidrs: [apiServer] };
  const { warnings } = resolvePlatform(Where.call('new ProwApp'), {
    ...APP, clusterNetwork, cni: Cni.preinstalled({ of: preinstalled }), isolate: true, isolation,
  });
  expect(warnings).toContain(expected);
});

test.each<[string, Cni, IsolationOptions, string, readonly string[]]>([
  ['Pod Identity opens no STS', Cni.cilium(), { workloadIdentity: WorkloadIdentity.EKS_POD_IDENTITY }, 'jobs', ['sts.']],
  ['roles of service accounts open no agent', Cni.cilium(), { workloadIdentity: WorkloadIdentity.EKS_IRSA }, 'jobs', ['169.254.170.23', 'host']],
  ['the same for Prow', k3s, { workloadIdentity: WorkloadIdentity.EKS_IRSA }, 'crier', ['169.254.170.23', 'fd00:ec2::23']],
])('%s', (_, cni, isolation, name, absent) => {
  const text = JSON.stringify(policies({ cni, isolation })[name]);
  for (const word of absent) expect(text).not.toContain(word);
});

test.each<[string, boolean, string]>([
  ['140.82.112.3', true, 'GitHub, which has no IPv6 address'], ['169.254.169.254', false, 'the metadata service'], ['168.63.129.16', false, 'WireServer'],
  ['10.1.2.3', false, 'a private network'],
])('jobs with IPv6 alone reach %s through NAT64: %s (%s)', (address, isOpen) => {
  const mapped = new IPv6([...IPv6.parse('64:ff9b::').toByteArray().slice(0, 12), ...IPv4.parse(address).toByteArray()]);
  const jobs = policies({ cni: of(PreinstalledCni.k3s(), { podCidrs: ['fd00:42::/56'] }), clusterNetwork: { apiServerCidrs: ['2001:db8::5/128'] } }).jobs;
  const blocks: readonly { cidr: string; except?: string[] }[] = jobs.egress.flatMap(({ to }: any) => to.flatMap(({ ipBlock }: any) => ipBlock ?? []));
  const holds = (network: string): boolean => mapped.match(IPv6.parseCIDR(network));
  expect(blocks.some(({ cidr, except = [] }) => holds(cidr) && !except.some(holds))).toBe(isOpen);
});

test('an API server among the addresses of pods is what a network of nodes and pods has', () => {
  const warnings = (cni: Cni): readonly string[] => resolvePlatform(Where.call('new ProwApp'), {
    ...APP, cni, isolate: true, clusterNetwork: { podCidrs: ['10.0.0.0/16'], apiServerCidrs: ['10.0.1.10/32'] },
  }).warnings.filter((warning) => warning.includes('an address of pods'));
  expect(warnings(Cni.calico({ plugin: CalicoPlugin.amazonVpc() }))).toEqual([]);
  expect(warnings(of(PreinstalledCni.k3s(), { podCidrs: ['10.0.0.0/16'] }))).toHaveLength(1);
});
