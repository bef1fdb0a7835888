import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import {
  CalicoDataplane, CiliumInstaller, CiliumProps, Cluster, ClusterArchitecture, ClusterOfNodesOptions,
  Cni, DockerDesktopProvisioner, Exposure, FrontProxy, GatewayController, GitHub,
  IngressController, LoadBalancerPool, MinikubeCni, MinikubeDriver, ObjectStorage, PreinstalledCni, ProwApp, ProwAppProps, Tls, UpstreamManifest,
} from '../../src';
import { loose, thrown } from '../support/findings';
import { refusals, schemaOf } from './clusters/json-schema';

const GITHUB = GitHub.cloud({ repositories: ['acme/app'] });
const NODE_PORT = Exposure.nodePort({ address: 'prow.acme.dev' });
const CILIUM = Cni.cilium({ kubeProxyReplacement: true, k8sServiceHost: '192.168.1.10', nodes: 1 });
const BUNDLED = Cni.cilium({ version: '1.19.1', nodes: 1, installer: CiliumInstaller.rke2() });
const CALICO_VXLAN = Cni.calico({ pools: [{ cidr: '10.244.0.0/16' }] });
const NODES = { nodeCidrs: ['192.168.1.0/24'] };
const LOCAL = ObjectStorage.inCluster({ localPath: { node: 'one', path: '/var/prow' } });
const POOL = Exposure.loadBalancer({ hookHost: 'hook.acme.dev', pool: LoadBalancerPool.metalLb({ addresses: ['192.168.9.0/28'] }) });
const BALANCED = Exposure.loadBalancer({ hookHost: 'hook.acme.dev' });
const nginx = Exposure.ingress({ domain: 'acme.dev', controller: IngressController.nginx() });
const traefik = Exposure.ingress({ domain: 'acme.dev', controller: IngressController.traefik() });
const ENVOY = Exposure.gateway({ domain: 'acme.dev', controller: GatewayController.envoyGateway(), tls: Tls.secret('prow-tls') });

interface Made {
  readonly warnings: readonly string[];
  readonly nextSteps: string;
  readonly files: Readonly<Record<string, string>>;
}

/** What an app writes about its cluster. */
function made(props: Partial<ProwAppProps>): Made {
  const outdir = mkdtempSync(join(tmpdir(), 'cdk8s-prow-cluster-'));
  jest.spyOn(console, 'warn').mockReturnValue();
  try {
    const app = new ProwApp({ github: GITHUB, exposure: NODE_PORT, ...props, outdir });
    app.synth();
    const names = readdirSync(outdir).includes('cluster') ? readdirSync(join(outdir, 'cluster')).sort() : [];
    const files = Object.fromEntries(names.map((name) => [name, readFileSync(join(outdir, 'cluster', name), 'utf8')]));
    return { warnings: app.warnings, nextSteps: readFileSync(join(outdir, 'NEXT-STEPS.md'), 'utf8'), files };
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

afterEach(() => jest.restoreAllMocks());

const documents = (text: string): readonly any[] => parseAllDocuments(text).map((document) => document.toJS());
const command = (start: string, text: string): string => {
  const [, block] = new RegExp(`\`\`\`sh\\n(${start}[^\`]*)\`\`\``).exec(text) ?? [];
  return (block ?? '').replace(/ \\\n {2}/g, ' ').trim();
};
const MAPPED = [30001, 30002].map((port) => ({ containerPort: port, hostPort: port, listenAddress: '0.0.0.0' }));
const args = (...all: readonly string[]) => all.map((arg) => ({ arg, nodeFilters: ['server:*'] }));
const KUBELET = { apiVersion: 'kubelet.config.k8s.io/v1beta1', kind: 'KubeletConfiguration', cgroupDriver: 'systemd' };
const kubeadm = (kind: string, rest: object) => ({ apiVersion: 'kubeadm.k8s.io/v1beta4', kind, ...rest });
const proxy = (clusterCIDR: string) => ({ apiVersion: 'kubeproxy.config.k8s.io/v1alpha1', kind: 'KubeProxyConfiguration', clusterCIDR });
const TAINTLESS = kubeadm('InitConfiguration', { nodeRegistration: { taints: [] } });

/** What each is started from: case, props, file, what it holds. */
const FILES: readonly (readonly [string, Partial<ProwAppProps>, string, readonly object[]])[] = [
  ['kind as it is', { cluster: Cluster.kind() }, 'kind.conf', [{
    kind: 'Cluster', apiVersion: 'kind.x-k8s.io/v1alpha4', name: 'prow',
    networking: { podSubnet: '10.244.0.0/16', serviceSubnet: '10.96.0.0/16' }, nodes: [{ role: 'control-plane', extraPortMappings: MAPPED }],
  }]],
  ['kind with a network and ports of one\'s own', {
    cluster: Cluster.kind({
      name: 'ci', workers: 1, kubernetesVersion: 'v1.36.1', portMappings: [{ nodePort: 30002, hostPort: 8080, listenAddress: '127.0.0.1' }],
    }),
    clusterNetwork: { podCidrs: ['10.50.0.0/16'], serviceCidrs: ['10.60.0.0/16'] }, exposure: Exposure.nodePort(),
  }, 'kind.conf', [{
    kind: 'Cluster', apiVersion: 'kind.x-k8s.io/v1alpha4', name: 'ci', networking: { podSubnet: '10.50.0.0/16', serviceSubnet: '10.60.0.0/16' },
    nodes: [
      {
        role: 'control-plane', image: 'kindest/node:v1.36.1',
        extraPortMappings: [{ containerPort: 30002, hostPort: 8080, listenAddress: '127.0.0.1' }, { containerPort: 30001, hostPort: 30001, listenAddress: '0.0.0.0' }],
      },
      { role: 'worker', image: 'kindest/node:v1.36.1' },
    ],
  }]],
  ['kind without kindnet', { cluster: Cluster.kind(), cni: Cni.flannel() }, 'kind.conf', [{
    kind: 'Cluster', apiVersion: 'kind.x-k8s.io/v1alpha4', name: 'prow',
    networking: { podSubnet: '10.244.0.0/16', serviceSubnet: '10.96.0.0/16', disableDefaultCNI: true },
    nodes: [{ role: 'control-plane', extraPortMappings: MAPPED }],
  }]],
  ['kind for a Cilium that somebody installs', { cluster: Cluster.kind(), cni: Cni.preinstalled({ of: PreinstalledCni.cilium() }) }, 'kind.conf', [{
    kind: 'Cluster', apiVersion: 'kind.x-k8s.io/v1alpha4', name: 'prow', networking: { serviceSubnet: '10.96.0.0/16', disableDefaultCNI: true },
    nodes: [{ role: 'control-plane', extraPortMappings: MAPPED }],
  }]],
  ['kind without kube-proxy, with other node ports and masks', {
    cluster: Cluster.kind(), cni: CILIUM, exposure: Exposure.nodePort({ nodePortRange: '30000-31000' }), clusterNetwork: { nodeCidrMaskSize: 25 },
  }, 'kind.conf', [{
    kind: 'Cluster', apiVersion: 'kind.x-k8s.io/v1alpha4', name: 'prow',
    networking: { podSubnet: '10.244.0.0/16', serviceSubnet: '10.96.0.0/16', disableDefaultCNI: true, kubeProxyMode: 'none' },
    kubeadmConfigPatchesJSON6902: [
      {
        group: 'kubeadm.k8s.io', version: 'v1beta3', kind: 'ClusterConfiguration',
        patch: '[{"op":"add","path":"/apiServer/extraArgs/service-node-port-range","value":"30000-31000"},'
          + '{"op":"add","path":"/controllerManager/extraArgs/node-cidr-mask-size","value":"25"}]',
      },
      {
        group: 'kubeadm.k8s.io', version: 'v1beta4', kind: 'ClusterConfiguration',
        patch: '[{"op":"add","path":"/apiServer/extraArgs/-","value":{"name":"service-node-port-range","value":"30000-31000"}},'
          + '{"op":"add","path":"/controllerManager/extraArgs/-","value":{"name":"node-cidr-mask-size","value":"25"}}]',
      },
    ],
    nodes: [{ role: 'control-plane', extraPortMappings: MAPPED }],
  }]],
  ['kind of two families', {
    cluster: Cluster.kind(), clusterNetwork: { podCidrs: ['10.244.0.0/16', 'fd00:10:244::/56'], serviceCidrs: ['10.96.0.0/16', 'fd00:10:96::/112'] },
    exposure: Exposure.clusterIp(),
  }, 'kind.conf', [{
    kind: 'Cluster', apiVersion: 'kind.x-k8s.io/v1alpha4', name: 'prow',
    networking: { ipFamily: 'dual', podSubnet: '10.244.0.0/16,fd00:10:244::/56', serviceSubnet: '10.96.0.0/16,fd00:10:96::/112' },
    nodes: [{ role: 'control-plane' }],
  }]],
  ['kind of IPv6 alone', {
    cluster: Cluster.kind(), clusterNetwork: { podCidrs: ['fd00:10:244::/56'], serviceCidrs: ['fd00:10:96::/112'] },
  }, 'kind.conf', [{
    kind: 'Cluster', apiVersion: 'kind.x-k8s.io/v1alpha4', name: 'prow',
    networking: { ipFamily: 'ipv6', podSubnet: 'fd00:10:244::/56', serviceSubnet: 'fd00:10:96::/112' },
    nodes: [{ role: 'control-plane', extraPortMappings: MAPPED.map((port) => ({ ...port, listenAddress: '::' })) }],
  }]],
  ['k3d as it is', { cluster: Cluster.k3d({ workers: 2, kubernetesVersion: '1.36.1', nodeSize: { memory: '4Gi' } }) }, 'k3d.conf', [{
    apiVersion: 'k3d.io/v1alpha5', kind: 'Simple', metadata: { name: 'prow' }, servers: 1, agents: 2, image: 'rancher/k3s:v1.36.1-k3s1',
    ports: [{ port: '30001:30001', nodeFilters: ['loadbalancer'] }, { port: '30002:30002', nodeFilters: ['loadbalancer'] }],
    options: { k3s: { extraArgs: args('--cluster-cidr=10.42.0.0/16', '--service-cidr=10.43.0.0/16') }, runtime: { serversMemory: '4g', agentsMemory: '4g' } },
  }]],
  ['k3d with an Ingress of nginx '
    + 'and Calico', { cluster: Cluster.k3d(), exposure: nginx, cni: Cni.calico({ pools: [{ cidr: '10.42.0.0/16' }] }) }, 'k3d.conf', [{
    apiVersion: 'k3d.io/v1alpha5', kind: 'Simple', metadata: { name: 'prow' }, servers: 1, agents: 0,
    ports: [{ port: '80:80', nodeFilters: ['loadbalancer'] }, { port: '443:443', nodeFilters: ['loadbalancer'] }],
    options: {
      k3s: {
        extraArgs: args('--cluster-cidr=10.42.0.0/16', '--service-cidr=10.43.0.0/16', '--flannel-backend=none', '--disable-network-policy', '--disable=traefik'),
      },
    },
  }]],
  ['k3s with a pool of MetalLB', { cluster: Cluster.k3s(), exposure: POOL }, 'k3s.conf', [
    { 'cluster-cidr': '10.42.0.0/16', 'service-cidr': '10.43.0.0/16', 'disable': ['servicelb'] },
  ]],
  ['k3s, whose Traefik has port 80 that deck wants', { cluster: Cluster.k3s(), exposure: BALANCED }, 'k3s.conf', [
    { 'cluster-cidr': '10.42.0.0/16', 'service-cidr': '10.43.0.0/16', 'disable': ['traefik'] },
  ]],
  ['k3s with its own Traefik', { cluster: Cluster.k3s(), exposure: traefik }, 'k3s.conf', [
    { 'cluster-cidr': '10.42.0.0/16', 'service-cidr': '10.43.0.0/16' },
  ]],
  ['k3s with a Gateway of others', { cluster: Cluster.k3s(), exposure: ENVOY }, 'k3s.conf', [
    { 'cluster-cidr': '10.42.0.0/16', 'service-cidr': '10.43.0.0/16', 'disable': ['traefik'] },
  ]],
  ['RKE2 with its own Traefik', { cluster: Cluster.rke2(), storage: LOCAL, exposure: traefik }, 'rke2.conf', [
    { 'cluster-cidr': '10.42.0.0/16', 'service-cidr': '10.43.0.0/16', 'ingress-controller': 'traefik' },
  ]],
  ['RKE2 with its own ingress-nginx', { cluster: Cluster.rke2(), storage: LOCAL, exposure: nginx }, 'rke2.conf', [
    { 'cluster-cidr': '10.42.0.0/16', 'service-cidr': '10.43.0.0/16', 'ingress-controller': 'ingress-nginx' },
  ]],
  ['RKE2 with an ingress-nginx that is installed beside it', {
    cluster: Cluster.rke2(), storage: LOCAL, exposure: nginx, upstreamManifests: [UpstreamManifest.ingressNginx()],
  }, 'rke2.conf', [
    { 'cluster-cidr': '10.42.0.0/16', 'service-cidr': '10.43.0.0/16', 'ingress-controller': 'none' },
  ]],
  ['RKE2 with ServiceLB', {
    cluster: Cluster.rke2(), storage: LOCAL, exposure: Exposure.loadBalancer({ hookHost: 'hook.acme.dev', pool: LoadBalancerPool.k3sServiceLb() }),
  }, 'rke2.conf', [
    { 'cluster-cidr': '10.42.0.0/16', 'service-cidr': '10.43.0.0/16', 'ingress-controller': 'none', 'enable-servicelb': true },
  ]],
  ['k3s without kube-proxy', { cluster: Cluster.k3s(), cni: CILIUM }, 'k3s.conf', [{
    'cluster-cidr': '10.244.0.0/16', 'service-cidr': '10.43.0.0/16', 'disable-kube-proxy': true, 'flannel-backend': 'none', 'disable-network-policy': true,
  }]],
  ['RKE2 with Calico', { cluster: Cluster.rke2(), storage: LOCAL, cni: Cni.calico({ pools: [{ cidr: '10.42.0.0/16' }] }) }, 'rke2.conf', [
    { 'cluster-cidr': '10.42.0.0/16', 'service-cidr': '10.43.0.0/16', 'cni': 'none' },
  ]],
  ['RKE2 with its own Cilium', { cluster: Cluster.rke2(), storage: LOCAL, cni: BUNDLED }, 'rke2.conf', [
    { 'service-cidr': '10.43.0.0/16', 'cni': 'cilium' },
  ]],
  ['kubeadm with parts for few pods', {
    cluster: Cluster.kubeadm({ controlPlanes: 3, workers: 2, controlPlaneEndpoint: 'api.acme.dev', kubernetesVersion: '1.36.1', criSocket: '/run/containerd/containerd.sock' }),
    cni: Cni.flannel(), storage: LOCAL, clusterNetwork: { nodeCidrMaskSize: 26 },
  }, 'kubeadm.conf', [
    kubeadm('ClusterConfiguration', {
      clusterName: 'prow', kubernetesVersion: 'v1.36.1', controlPlaneEndpoint: 'api.acme.dev:6443', networking: { podSubnet: '10.244.0.0/16', serviceSubnet: '10.96.0.0/12' },
      controllerManager: { extraArgs: [{ name: 'node-cidr-mask-size', value: '26' }] },
    }),
    kubeadm('InitConfiguration', { nodeRegistration: { criSocket: 'unix:///run/containerd/containerd.sock' } }), proxy('10.244.0.0/16'), { ...KUBELET, maxPods: 61 },
  ]],
  ['kubeadm of one node without kube-proxy', {
    cluster: Cluster.kubeadm(), storage: LOCAL, cni: Cni.calico({ pools: [{ cidr: '10.244.0.0/16' }], dataplane: CalicoDataplane.bpf({ apiServerHost: '192.168.1.10' }) }),
    exposure: Exposure.nodePort({ nodePortRange: '30000-31000' }),
  }, 'kubeadm.conf', [
    kubeadm('ClusterConfiguration', {
      clusterName: 'prow', networking: { podSubnet: '10.244.0.0/16', serviceSubnet: '10.96.0.0/12' }, proxy: { disabled: true },
      apiServer: { extraArgs: [{ name: 'service-node-port-range', value: '30000-31000' }] },
    }), TAINTLESS, KUBELET,
  ]],
  ['Talos without Flannel', { cluster: Cluster.talos(), cni: CILIUM, clusterNetwork: { nodeCidrMaskSize: 25 }, storage: LOCAL }, 'talos.conf', [{
    cluster: {
      network: { cni: { name: 'none' }, podSubnets: ['10.244.0.0/16'], serviceSubnets: ['10.96.0.0/12'] }, proxy: { disabled: true },
      allowSchedulingOnControlPlanes: true, controllerManager: { extraArgs: { 'node-cidr-mask-size': '25' } },
    },
  }]],
  ['Talos as it is', { cluster: Cluster.talos(), storage: LOCAL, exposure: Exposure.nodePort({ nodePortRange: '30000-31000' }) }, 'talos.conf', [{
    cluster: {
      network: { podSubnets: ['10.244.0.0/16'], serviceSubnets: ['10.96.0.0/12'] }, allowSchedulingOnControlPlanes: true,
      apiServer: { extraArgs: { 'service-node-port-range': '30000-31000' } },
    },
  }]],
  ['MicroK8s', { cluster: Cluster.microK8s() }, 'microk8s.conf', [{
    version: '0.2.0', addons: [{ name: 'dns' }, { name: 'hostpath-storage' }],
    extraCNIEnv: { IPv4_SUPPORT: 'true', IPv4_CLUSTER_CIDR: '10.1.0.0/16', IPv4_SERVICE_CIDR: '10.152.183.0/24' },
  }]],
  ['MicroK8s of two families, with Services of one\'s own', {
    cluster: Cluster.microK8s(), clusterNetwork: { podCidrs: ['10.3.0.0/16', 'fd02::/64'], serviceCidrs: ['10.153.183.0/24', 'fd99::/108'] },
    exposure: Exposure.clusterIp(),
  }, 'microk8s.conf', [{
    version: '0.2.0', addons: [{ name: 'dns' }, { name: 'hostpath-storage' }],
    extraCNIEnv: {
      IPv4_SUPPORT: 'true', IPv4_CLUSTER_CIDR: '10.3.0.0/16', IPv4_SERVICE_CIDR: '10.153.183.0/24',
      IPv6_SUPPORT: 'true', IPv6_CLUSTER_CIDR: 'fd02::/64', IPv6_SERVICE_CIDR: 'fd99::/108',
    },
    extraSANs: ['10.153.183.1', 'fd99::1'],
  }]],
];

const SCHEMAS: Readonly<Record<string, string>> = { 'kind.conf': 'kind-v1alpha4', 'k3d.conf': 'k3d-v1alpha5', 'talos.conf': 'talos-v1.13', 'k3s.conf': 'k3s-v1.35', 'rke2.conf': 'rke2-v1.35' };

test.each(FILES)('%s', (_, props, file, expected) => {
  const { files } = made(props);
  const written = documents(files[file]);
  expect(written).toEqual(expected);
  if (SCHEMAS[file] !== undefined) expect(written.flatMap((document) => refusals(document, schemaOf(SCHEMAS[file])))).toEqual([]);
  // kubectl apply -R, kustomize and Flux take what has such a name for an object
  expect(Object.keys(files).filter((name) => /\.(ya?ml|json)$/.test(name))).toEqual([]);
});

test('the schemas see what is wrong', () => {
  const config = { kind: 'Cluster', apiVersion: 'kind.x-k8s.io/v1alpha4', nodes: [{ role: 'worker', extraPortMapping: [] }], networking: { disableDefaultCNI: 'true' } };
  expect(refusals(config, schemaOf('kind-v1alpha4'))).toEqual(['.nodes[0].extraPortMapping is '
    + 'not known', '.networking.disableDefaultCNI is string, not boolean']);
  expect(refusals({ servers: '1' }, schemaOf('k3d-v1alpha5'))).toEqual(['.apiVersion is missing', '.kind is missing', '.servers is string, not number']);
  expect(refusals({ cluster: { network: { cni: { name: 'nothing' } } } }, schemaOf('talos-v1.13'))).toEqual(['.cluster.network.cni.name is none of '
    + 'flannel, custom, none']);
  expect(refusals({ 'cluster-cidrs': '10.42.0.0/16', 'flannel-backend': 'host-gateway' }, schemaOf('k3s-v1.35'))).toEqual([
    '.cluster-cidrs is not known', '.flannel-backend is none of none, vxlan, host-gw, wireguard-native']);
  // RKE2 does not take all flags of k3s
  expect(refusals({ 'flannel-backend': 'none', 'cni': 'weave' }, schemaOf('rke2-v1.35'))).toEqual([
    '.flannel-backend is not known', '.cni is none of none, calico, canal, cilium, flannel']);
});

/** The whole command that NEXT-STEPS.md begins with. */
const COMMANDS: readonly (readonly [string, Partial<ProwAppProps>, string, string])[] = [
  ['kind', { cluster: Cluster.kind() }, 'kind create', 'kind create cluster --config cluster/kind.conf'],
  ['minikube', { cluster: Cluster.minikube() }, 'minikube start',
    'minikube start --profile=prow --driver=docker --service-cluster-ip-range=10.96.0.0/12 --extra-config=kubeadm.pod-network-cidr=10.244.0.0/16 '
    + '--ports=30001:30001 --ports=30002:30002'],
  ['minikube with its Calico', {
    cluster: Cluster.minikube({ cni: MinikubeCni.CALICO, kubernetesVersion: '1.36.1', nodeSize: { cpus: '3500m', memory: '6Gi' }, driver: MinikubeDriver.KVM2 }),
  }, 'minikube start',
  'minikube start --profile=prow --driver=kvm2 --kubernetes-version=v1.36.1 --cpus=4 --memory=6144m --cni=calico --service-cluster-ip-range=10.96.0.0/12 '
    + '--extra-config=kubeadm.pod-network-cidr=10.244.0.0/16'],
  ['minikube for Cilium from here', {
    cluster: Cluster.minikube({ name: 'ci', portMappings: [{ nodePort: 30001, hostPort: 80, listenAddress: '127.0.0.1' }] }), cni: CILIUM,
    clusterNetwork: { nodeCidrMaskSize: 25 }, exposure: Exposure.nodePort({ nodePortRange: '30000-31000' }),
  }, 'minikube start',
  'minikube start --profile=ci --driver=docker --cni=false --service-cluster-ip-range=10.96.0.0/12 --extra-config=kubeadm.pod-network-cidr=10.244.0.0/16 '
    + '--extra-config=kubeadm.skip-phases=addon/kube-proxy --extra-config=controller-manager.node-cidr-mask-size=25 '
    + '--extra-config=apiserver.service-node-port-range=30000-31000 --ports=127.0.0.1:80:30001 --ports=30002:30002'],
  ['minikube with its ingress', { cluster: Cluster.minikube(), exposure: nginx }, 'minikube start',
    'minikube start --profile=prow --driver=docker --service-cluster-ip-range=10.96.0.0/12 --extra-config=kubeadm.pod-network-cidr=10.244.0.0/16 '
    + '--ports=80:80 --ports=443:443'],
  ['k3d', { cluster: Cluster.k3d() }, 'k3d cluster', 'k3d cluster create --config cluster/k3d.conf'],
  ['Talos', { cluster: Cluster.talos({ controlPlaneEndpoint: '192.168.1.10', kubernetesVersion: '1.36.1' }) }, 'talosctl gen',
    'talosctl gen config prow https://192.168.1.10:6443 --config-patch @cluster/talos.conf --kubernetes-version 1.36.1 --output-dir ../talos'],
];

test.each(COMMANDS)('%s: the command', (_, props, start, expected) => {
  const { nextSteps } = made(props);
  expect(command(start, nextSteps)).toBe(expected);
  expect(nextSteps).toContain('kubectl --namespace prow port-forward service/deck 8080:80');
  expect(nextSteps.indexOf('## 0. Start the cluster')).toBeLessThan(nextSteps.indexOf('## 1. '));
});

/** What NEXT-STEPS.md says besides. */
const SAID: readonly (readonly [string, Partial<ProwAppProps>, string])[] = [
  ['what it needs', { cluster: Cluster.kind() }, 'The pods of this Prow ask for 1 CPU and 2.1 GiB of memory, and kind itself for about 0.95 CPU and '
    + '290 MiB of memory. Jobs come on top.'],
  ['the way in by mapped ports', { cluster: Cluster.kind({ portMappings: [{ nodePort: 30002, hostPort: 80, listenAddress: '127.0.0.1' }] }), exposure: Exposure.nodePort() },
    '* hook on this machine: <http://localhost:30001/hook>\n* deck on this machine: <http://127.0.0.1:80>'],
  ['the port of the machine in the URL of the webhook', {
    cluster: Cluster.kind({ portMappings: [{ nodePort: 30001, hostPort: 8001 }] }), exposure: Exposure.nodePort(),
  }, '* URL: `http://ADDRESS:8001/hook`, where ADDRESS is a public address of this machine, or of the router that forwards its port 8001 there\n'],
  ['the port of the machine in an address that was said', { cluster: Cluster.k3d({ portMappings: [{ nodePort: 30001, hostPort: 8001 }] }) },
    '* URL: `http://prow.acme.dev:8001/hook`\n'],
  ['any node, where nodes are machines', { cluster: Cluster.k3s(), exposure: Exposure.nodePort() },
    '* URL: `http://ADDRESS:30001/hook`, where ADDRESS is a public address of any node, or of the router that forwards its port 30001 there\n'],
  ['no URL that GitHub cannot reach', { cluster: Cluster.kind(), exposure: Exposure.nodePort({ address: 'localhost' }) },
    '* URL: not `http://localhost:30001/hook`, which GitHub cannot reach: the warning at the top has the ways round it\n'],
  ['deck where the machine answers', { cluster: Cluster.kind(), exposure: Exposure.nodePort() },
    '## 6. Open deck\n\n* deck on this machine: <http://localhost:30002>\n\nFrom your own machine it is also reached without any way in, while this runs:\n'],
  ['the address of an Ingress', { exposure: nginx }, 'The way in:\n\n* `kubectl --namespace prow get ingress` shows an address under ADDRESS: make the DNS '
    + 'answer with it for `hook.acme.dev` and `deck.acme.dev`. Where none comes, whoever gives addresses is missing or says why: '],
  ['the address of a load balancer', { cluster: Cluster.minikube(), exposure: BALANCED },
    '* `kubectl --namespace prow get service hook` shows an address under EXTERNAL-IP, which only this machine reaches: make the DNS answer for `hook.acme.dev` '
      + 'with a public address of this machine, or of the router that forwards the ports to it. Where none comes, '],
  ['what the DNS says of an Ingress on a laptop', { cluster: Cluster.k3d(), exposure: traefik },
    '* `kubectl --namespace prow get ingress` shows an address under ADDRESS, which only this machine reaches: make the DNS answer for `hook.acme.dev` and '
      + '`deck.acme.dev` with a public address of this machine, or of the router that forwards the ports to it. Where none comes, '],
  ['the address of an Ingress on machines', { cluster: Cluster.k3s(), exposure: traefik },
    '* `kubectl --namespace prow get ingress` shows an address under ADDRESS: make the DNS answer with it for `hook.acme.dev` and `deck.acme.dev`. '],
  ['a tunnel of minikube for a controller', { cluster: Cluster.minikube(), exposure: traefik },
    '* Services of type LoadBalancer get their addresses from minikube tunnel: let `minikube tunnel --profile=prow` run in another window.'],
  ['the firewall of the machine, where nodes are containers', { cluster: Cluster.k3d(), exposure: Exposure.nodePort() },
    '* The firewall of this machine must let the TCP ports in that lead to 30001 and 30002 of nodes. What arrives there is not encrypted: '],
  ['the firewall of nodes, where they are machines', { cluster: Cluster.k3s(), exposure: Exposure.nodePort() },
    '* The firewall of the nodes must let TCP ports 30001 and 30002 in. What arrives there is not encrypted: '],
  ['nodes that have their network', { cluster: Cluster.kind() },
    '```sh\nkubectl get nodes\n```\n\nYou should see a line for each node, with `Ready` after a minute or so, because kind brings its network.\n'],
  ['nodes with a CNI that nobody knows', { cluster: Cluster.k3s(), cni: Cni.preinstalled() }, ', with `Ready` after a minute or so, because k3s brings its network.\n'],
  ['nodes with the chart of RKE2', { cluster: Cluster.rke2(), storage: LOCAL, cni: BUNDLED }, ', with `Ready` after a minute or so, because RKE2 brings its network.\n'],
  ['nodes that wait for what is applied', { cluster: Cluster.talos(), storage: LOCAL, cni: Cni.flannel() }, ', with `NotReady` until step 3 brings Flannel.\n'],
  ['what Talos has for a firewall', { cluster: Cluster.talos(), storage: LOCAL },
    'Nodes of Talos have no firewall unless their configuration says so: with `ingress: block` in a `NetworkDefaultActionConfig`, a `NetworkRuleConfig` has to '
      + 'let in each port that "Good to know" names, and those of Talos itself.'],
  ['what runs ethtool on Talos', { cluster: Cluster.talos({ workers: 1 }), storage: LOCAL, cni: Cni.flannel() },
    'inside of VXLAN: run ethtool -K flannel.1 tx-checksum-ip-generic off on every node, in a pod that is privileged and on the host\'s network, and again after each '
      + 'start.\n'],
  ['what Canal needs on Talos', { cluster: Cluster.talos(), storage: LOCAL, cni: Cni.canal() },
    '* Canal needs on every node: Linux 5.10 or newer with the modules br_netfilter, vxlan, net.ipv4.ip_forward=1, the plugins host-local, loopback and portmap in '
      + '/opt/cni/bin, and TCP port 9099 for itself.\n'],
  ['what Calico needs on Talos', { cluster: Cluster.talos(), storage: LOCAL, cni: CALICO_VXLAN },
    '* Calico needs on every node: Linux 5.10 or newer with the module vxlan.\n'],
  ['what spoils checksums on Talos', { cluster: Cluster.talos(), storage: LOCAL, cni: CALICO_VXLAN },
    'inside of VXLAN: write felix: { overrides: { featureDetectOverride: "ChecksumOffloadBroken=true" } }.\n'],
  ['nodes that wait for Helm', { cluster: Cluster.kind(), cni: Cni.cilium() }, ', with `NotReady` until step 3 brings Cilium.\n'],
  ['nodes that wait for somebody', { cluster: Cluster.kubeadm(), storage: LOCAL, cni: Cni.preinstalled() },
    ', with `NotReady` until the network that you install is there, because nothing here brings one.\n'],
  ['nodes that wait for somebody, in place of its own', { cluster: Cluster.kind(), cni: Cni.preinstalled({ of: PreinstalledCni.cilium() }) },
    ', with `NotReady` until the network that you install is there, because nothing here brings one.\n'],
  ['what RKE2 reads before it starts', { cluster: Cluster.rke2(), storage: LOCAL, cni: BUNDLED },
    'cp 10-network.k8s.yaml /var/lib/rancher/rke2/server/manifests/\ncurl -sfL https://get.rke2.io'],
  ['more servers of RKE2', { cluster: Cluster.rke2({ controlPlanes: 3 }), storage: LOCAL },
    '2 of them become servers, and get the lines of `cluster/rke2.conf` too:\n\n```sh\ncurl -sfL https://get.rke2.io | INSTALL_RKE2_TYPE=server'],
  ['agents of RKE2', { cluster: Cluster.rke2({ workers: 2 }), storage: LOCAL },
    '2 of them become agents:\n\n```sh\ncurl -sfL https://get.rke2.io | INSTALL_RKE2_TYPE=agent'],
  ['the way in of a virtual machine', { cluster: Cluster.minikube({ driver: MinikubeDriver.KVM2 }) },
    '* deck: `http://NODE:30002`, with what `minikube ip --profile=prow` shows for NODE'],
  ['what minikube does by itself', { cluster: Cluster.minikube() },
    '* deck on this machine: <http://localhost:30002>\n* hook by minikube: `minikube service hook --namespace=prow --profile=prow --url` shows an address for this machine, '
      + 'and has to run on where it says so\n* deck by minikube: `minikube service deck --namespace=prow --profile=prow --url` shows'],
  ['what minikube does for whoever has the way in', {
    cluster: Cluster.minikube({ name: 'ci' }), namespace: 'ci', exposure: Exposure.nodePort({ address: 'prow.acme.dev', frontProxy: FrontProxy.envoy() }),
  }, '* deck on this machine: <http://localhost:30002>\n* hook by minikube: `minikube service webhook-proxy --namespace=ci --profile=ci --url` shows an address for this machine, '
    + 'and has to run on where it says so\n* deck by minikube: `minikube service deck-proxy --namespace=ci --profile=ci --url` shows'],
  ['plugins that kind has not', { cluster: Cluster.kind(), cni: Cni.flannel() },
    '```sh\nfor node in $(kind get nodes --name prow); do\n  docker exec "$node" sh -c \'mkdir -p /opt/cni/bin && curl -sfL '
      + 'https://github.com/containernetworking/plugins/'
    + 'releases/download/v1.9.1/cni-plugins-linux-$(dpkg --print-architecture)-v1.9.1.tgz | tar -xz -C /opt/cni/bin\'\ndone\n```'],
  ['who is not isolated', { cluster: Cluster.kind() },
    '* Prow is not isolated, because the API server of kind has no address before the cluster is made. When it runs, `kubectl get endpointslices '
      + 'kubernetes` shows it: '
    + 'write clusterNetwork: { apiServerCidrs: ["ADDRESS/32"] } and isolate: true.'],
  ['where logs lie', { cluster: Cluster.k3s() }, '* Logs lie in a volume of the StorageClass `local-path` of k3s, which is gone when the cluster is deleted.'],
  ['a tunnel of minikube', { cluster: Cluster.minikube(), exposure: BALANCED },
    '* Services of type LoadBalancer get their addresses from minikube tunnel: let `minikube tunnel --profile=prow` run in another window.'],
  ['the addon of this minikube', { cluster: Cluster.minikube(), exposure: nginx },
    '* ingress-nginx: turn the addon on by minikube addons enable ingress --profile=prow.'],
  ['the ports of k3d\'s balancer', { cluster: Cluster.k3d(), exposure: Exposure.loadBalancer() },
    '* hook on this machine: <http://localhost:8888/hook>\n* deck on this machine: <http://localhost:80>'],
  ['what EXTERNAL-IP of k3d is', { cluster: Cluster.k3d(), exposure: Exposure.loadBalancer() },
    '* Services of type LoadBalancer get their addresses from ServiceLB: what EXTERNAL-IP shows is an address of Docker\'s own network, and the ports of this '
    + 'machine that step 0 lists lead there.'],
  ['the network that somebody installs first', { cluster: Cluster.kind(), cni: Cni.cilium() },
    'First Cilium, without which no pod starts:\n\n```sh\nhelm upgrade --install cilium cilium --repo=https://helm.cilium.io --version=1.20.2 '
    + '--namespace=kube-system --values=cilium/values.txt\n```\n\nWhen its pods run, as the next step shows, everything else:\n\n```sh\n'],
  ['that GitHub reaches no laptop', { cluster: Cluster.kind(), exposure: Exposure.nodePort() },
    'kind runs on your own machine, which GitHub reaches only where the router leads to it. Without that, write `exposure: '
    + 'Exposure.tunnel(Tunnel.relay())`, run `cdk8s synth`, and begin at step 3 again.'],
  ['no rules for a firewall between unknown nodes', { cluster: Cluster.k3s() },
    'Where the machines have a firewall, say their networks in `clusterNetwork.nodeCidrs`, and rules for nftables, firewalld and ufw are written beside.'],
];

test.each(SAID)('NEXT-STEPS.md has %s', (_, props, sentence) => {
  expect(made(props).nextSteps).toContain(sentence);
});

test('a cluster that is said needs no note of port mappings, and one that is not does', () => {
  const sentence = 'Nodes of kind are containers';
  expect(made({ cluster: Cluster.kind() }).nextSteps).not.toContain(sentence);
  expect(made({ cni: Cni.preinstalled({ of: PreinstalledCni.kind() }), isolate: false }).nextSteps).toContain(sentence);
});

test.each<[string, Partial<ProwAppProps>, RegExp]>([
  ['kubeadm\'s command, where kind\'s file does it', { cluster: Cluster.kind(), cni: Cni.calico({ pools: [{ cidr: '10.244.0.0/16' }] }) }, /kubeadm init/],
  ['kubeadm\'s command for Flannel', { cluster: Cluster.talos(), cni: Cni.flannel(), storage: LOCAL }, /kubeadm init/],
  ['programs that Talos has not, with Flannel', { cluster: Cluster.talos(), cni: Cni.flannel(), storage: LOCAL }, /firewalld|NetworkManager/],
  ['programs that Talos has not, with Canal', { cluster: Cluster.talos(), cni: Cni.canal(), storage: LOCAL }, /firewalld|NetworkManager/],
  ['programs that Talos has not, with Calico', { cluster: Cluster.talos(), cni: CALICO_VXLAN, storage: LOCAL }, /firewalld|NetworkManager/],
  ['how kube-proxy is left out, where it is', { cluster: Cluster.k3s(), cni: CILIUM }, /kubeadm init|kube-proxy, which must not run/],
  ['a label that k3s gives no node', {
    cluster: Cluster.k3s({ workers: 1 }), cni: Cni.calico({ pools: [{ cidr: '10.42.0.0/16' }] }), exposure: POOL,
  }, /exclude-from-external-load-balancers/],
  ['a firewall between one node', { cluster: Cluster.k3s() }, /Firewalls between nodes/],
  ['a tunnel that the addon of minikube needs not', { cluster: Cluster.minikube(), exposure: nginx }, /minikube tunnel/],
  ['any node\'s address, where the machine\'s ports lead in', { cluster: Cluster.kind(), exposure: Exposure.nodePort() }, /the address of any node/],
  ['Traefik of k3s on RKE2', {
    cluster: Cluster.rke2(), storage: LOCAL, exposure: Exposure.loadBalancer({ pool: LoadBalancerPool.k3sServiceLb() }),
  }, /Traefik of k3s|until then EXTERNAL-IP|until then the Service of deck/],
])('NEXT-STEPS.md has not %s', (_, props, text) => {
  expect(made(props).nextSteps).not.toMatch(text);
});

test('Cilium on Talos asks for no right that nodes refuse, and mounts nothing that they have', () => {
  const valuesOf = (cluster: Cluster, more: CiliumProps = {}): any => {
    const outdir = mkdtempSync(join(tmpdir(), 'cdk8s-prow-cluster-'));
    jest.spyOn(console, 'warn').mockReturnValue();
    new ProwApp({ github: GITHUB, exposure: NODE_PORT, cluster, cni: Cni.cilium(more), storage: LOCAL, outdir }).synth();
    const [values] = documents(readFileSync(join(outdir, 'cilium/values.txt'), 'utf8'));
    rmSync(outdir, { recursive: true });
    return { cgroup: values.cgroup, capabilities: values.securityContext?.capabilities, replicas: values.operator?.replicas };
  };
  const cgroup = { autoMount: { enabled: false }, hostRoot: '/sys/fs/cgroup' };
  const ciliumAgent = [
    'CHOWN', 'KILL', 'NET_ADMIN', 'NET_RAW', 'IPC_LOCK', 'SYS_ADMIN', 'SYS_RESOURCE', 'DAC_OVERRIDE', 'FOWNER', 'SETGID', 'SETUID', 'SYSLOG',
  ];
  const cleanCiliumState = ['NET_ADMIN', 'SYS_ADMIN', 'SYS_RESOURCE'];
  expect(valuesOf(Cluster.talos())).toEqual({ cgroup, capabilities: { ciliumAgent, cleanCiliumState }, replicas: 1 });
  expect(valuesOf(Cluster.talos({ workers: 2 }))).toEqual({ cgroup, capabilities: { ciliumAgent, cleanCiliumState }, replicas: undefined });
  // what somebody says wins
  expect(valuesOf(Cluster.talos(), { nodes: 1, values: { securityContext: { capabilities: { ciliumAgent: ['NET_ADMIN'] } } } }))
    .toEqual({ cgroup, capabilities: { ciliumAgent: ['NET_ADMIN'], cleanCiliumState }, replicas: 1 });
  expect(valuesOf(Cluster.kubeadm())).toEqual({ cgroup: undefined, capabilities: undefined, replicas: 1 });
});

test('a cluster of one node is said once', () => {
  const operators = (props: Partial<ProwAppProps>): string | undefined => {
    const outdir = mkdtempSync(join(tmpdir(), 'cdk8s-prow-cluster-'));
    jest.spyOn(console, 'warn').mockReturnValue();
    new ProwApp({ github: GITHUB, exposure: NODE_PORT, ...props, outdir }).synth();
    const [, replicas] = /^operator:\n {2}replicas: (\d+)/m.exec(readFileSync(join(outdir, 'cilium/values.txt'), 'utf8')) ?? [];
    rmSync(outdir, { recursive: true });
    return replicas;
  };
  expect(operators({ cluster: Cluster.kind(), cni: Cni.cilium() })).toBe('1');
  expect(operators({ cni: Cni.cilium(), clusterNetwork: { nodes: 1 } })).toBe('1');
  expect(operators({ cluster: Cluster.kind({ workers: 1 }), cni: Cni.cilium() })).toBe(undefined);
});

const NO_CLASS = (name: string): string => `${name} has no StorageClass, so that the claim of object-store stays pending and no job leaves a log: `
  + 'write ObjectStorage.inCluster({ localPath: { node, path } }), or ephemeral: true for trying out, or install who makes volumes, like '
  + 'local-path-provisioner, and name its StorageClass';

/** What is warned of, before anything is started. */
const WARNINGS: readonly (readonly [string, Partial<ProwAppProps>, readonly string[]])[] = [
  ['kind', { cluster: Cluster.kind() }, []],
  ['minikube', { cluster: Cluster.minikube() }, []],
  ['k3d', { cluster: Cluster.k3d() }, []],
  ['Docker Desktop', { cluster: Cluster.dockerDesktop() }, []],
  ['kubeadm with everything said', { cluster: Cluster.kubeadm(), cni: Cni.flannel(), storage: LOCAL }, []],
  ['kube-proxy that is left out', { cluster: Cluster.kubeadm(), cni: CILIUM, storage: LOCAL }, [
    'Prow\'s policies are of cilium.io, whose kinds Cilium makes when it runs, and it is not applied from here: '
      + 'see that it runs before the stage 40-prow is applied.',
  ]],
  ['Cilium that RKE2 installs', {
    cluster: Cluster.rke2(), cni: BUNDLED, storage: LOCAL,
  }, []],
  ['maxPods that is written', { cluster: Cluster.kubeadm(), cni: Cni.flannel(), storage: LOCAL, clusterNetwork: { nodeCidrMaskSize: 26 } }, []],
  ['maxPods that is not', { cluster: Cluster.k3s(), clusterNetwork: { nodeCidrMaskSize: 26 } }, [
    'A node gets a /26, which is enough for 61 pods, and the kubelet takes up to 110; set its maxPods to 61 or less.',
  ]],
  ['ServiceLB that is turned off', { cluster: Cluster.k3s(), exposure: POOL }, []],
  ['kubeadm without a StorageClass', { cluster: Cluster.kubeadm(), cni: Cni.flannel() }, [`${NO_CLASS('kubeadm')}.`]],
  ['Talos without a StorageClass', { cluster: Cluster.talos() }, [`${NO_CLASS('Talos')}; on Talos its folder has to lie below /var.`]],
  ['a class of one\'s own', { cluster: Cluster.rke2(), storage: ObjectStorage.inCluster({ storageClassName: 'longhorn' }) }, []],
  ['the cache of ghproxy', { cluster: Cluster.rke2(), storage: LOCAL, ghproxy: { cacheClaim: {} } }, [
    'RKE2 has no StorageClass, so that the claim of ghproxy stays pending: install who makes volumes, like local-path-provisioner, and name its StorageClass.',
  ]],
  ['a LoadBalancer on kind', { cluster: Cluster.kind(), exposure: BALANCED }, [
    'Nobody gives Services of type LoadBalancer an address on kind, so that EXTERNAL-IP of hook and deck stays pending: run cloud-provider-kind beside it '
    + '(<https://github.com/kubernetes-sigs/cloud-provider-kind>), or say a pool by LoadBalancerPool.metalLb({ addresses }).',
  ]],
  ['an Ingress on kind', { cluster: Cluster.kind(), exposure: Exposure.ingress({ domain: 'acme.dev', controller: IngressController.traefik() }) }, [
    'Nobody outside reaches the controller of the Ingress on kind by itself: run cloud-provider-kind beside it '
      + '(<https://github.com/kubernetes-sigs/cloud-provider-kind>), '
    + 'or say a pool by LoadBalancerPool.metalLb({ addresses }), or map the ports at which it listens on its node, as portMappings: [{ nodePort: 80 '
    + '}, { nodePort: 443 }].',
  ]],
  ['an Ingress at mapped ports', {
    cluster: Cluster.kind({ portMappings: [{ nodePort: 80 }, { nodePort: 443 }] }), exposure: Exposure.ingress({ domain: 'acme.dev', controller: IngressController.traefik() }),
  }, []],
  ['node ports of kind in Docker Desktop', { cluster: Cluster.dockerDesktop({ provisioner: DockerDesktopProvisioner.KIND }) }, [
    'Nodes that kind makes in Docker Desktop are containers without mapped ports, so that nobody outside reaches their node ports: take '
      + 'Exposure.loadBalancer(), '
    + 'which Docker Desktop puts on localhost, DockerDesktopProvisioner.KUBEADM, or Cluster.kind(), whose file maps them.',
  ]],
  ['a port that moves', { cluster: Cluster.kind({ portMappings: [{ nodePort: 30001, hostPort: 8080 }] }) }, [
    'The machine answers for hook at port 8080, and the address that GitHub and people are told ends in 30001: map 30001 to itself, or leave the address out.',
  ]],
  ['two nodes of the control plane', { cluster: Cluster.k3s({ controlPlanes: 2 }) }, [
    '2 nodes of the control plane outlive the loss of no more nodes than 1 do, and agree more slowly: take an odd number.',
  ]],
  ['several nodes of minikube', { cluster: Cluster.minikube({ nodes: 2 }) }, [
    'minikube makes volumes as folders of one node, and a pod on another node does not find them: enable the addon csi-hostpath-driver and name its '
      + 'StorageClass by '
    + 'ObjectStorage.inCluster({ storageClassName: \'csi-hostpath-sc\' }), or take one node.',
  ]],
  ['a Kubernetes that is newer than all that are known', { cluster: Cluster.k3s({ kubernetesVersion: '1.39.0' }) }, [
    'Kubernetes 1.39.0 is none of those that this output was tried on, which are 1.33 to 1.37: k3s may refuse some of it.',
  ]],
  ['a machine that is hardly enough', { cluster: Cluster.kind({ workers: 3, nodeSize: { cpus: '1500m', memory: '8Gi' } }) }, [
    'The machine under kind has 1.5 CPU, the pods of this Prow ask for 1 CPU, and those of kind for about 0.95 CPU: some pods would stay pending, and '
      + 'jobs too. '
    + 'Give nodeSize more, or take more nodes.',
  ]],
];

const OF_EXPOSURES = /ends no TLS|ingress-nginx|Traefik|no certificate|encrypt/;

test.each(WARNINGS)('%s: warnings', (_, props, expected) => {
  expect(made(props).warnings.filter((warning) => !OF_EXPOSURES.test(warning))).toEqual(expected);
});

const app = (props: Partial<ProwAppProps>) => () => made(props);

/** What is refused, with the way out. */
const REFUSED: readonly (readonly [string, () => unknown, readonly string[]])[] = [
  ['a Kubernetes that is not supported any more', app({ cluster: Cluster.k3s({ kubernetesVersion: '1.29.4' }) }), [
    'new ProwApp({ cluster }): has Kubernetes 1.29.4, and the output is for 1.33 and later; take 1.33 or later, the oldest that is supported '
      + '(KubernetesTooOld)']],
  ['an older Kubernetes than the output is for', app({ cluster: Cluster.k3s({ kubernetesVersion: '1.34.2' }), kubernetesVersion: 'v1.35.1+k3s1' }), [
    'new ProwApp({ cluster }): has Kubernetes 1.34.2, and the output is for 1.35 and later; take 1.35 or later, or lower kubernetesVersion '
      + '(KubernetesTooOld)']],
  ['no CNI', app({ cluster: Cluster.kubeadm() }), [
    'new ProwApp({ cni }): is missing, and kubeadm brings none, so that no pod would get an address; write cni: Cni.flannel(), calico(), canal() or cilium(), '
    + 'or Cni.preinstalled() where you install one yourself (PropMissing)']],
  ['the CNI of another distribution', app({ cluster: Cluster.kind(), cni: Cni.preinstalled({ of: PreinstalledCni.k3s() }) }), [
    'new ProwApp({ cni }): the Flannel of k3s comes with k3s, and the cluster is one of kind; leave cni out to get what kind brings (MutuallyExclusive)']],
  ['the CNI of another distribution on bare nodes', app({ cluster: Cluster.kubeadm(), cni: Cni.preinstalled({ of: PreinstalledCni.kind() }) }), [
    'new ProwApp({ cni }): kindnet comes with kind, and the cluster is one of kubeadm; write cni: Cni.flannel(), calico(), canal() or cilium() '
      + '(MutuallyExclusive)']],
  ['a second CNI in Docker Desktop', app({ cluster: Cluster.dockerDesktop(), cni: Cni.flannel() }), [
    'new ProwApp({ cni }): Flannel would be a second CNI, because Docker Desktop has no setting that leaves its own CNI out; '
    + 'leave cni out, or take Cluster.kind() (MutuallyExclusive)']],
  ['a second CNI in MicroK8s', app({ cluster: Cluster.microK8s(), cni: CILIUM }), [
    'new ProwApp({ cni }): Cilium would be a second CNI, because MicroK8s has no setting that leaves its own Calico out; leave cni out, which means that '
    + 'one (MutuallyExclusive)']],
  ['the Calico of MicroK8s, taken for another one', app({ cluster: Cluster.microK8s(), cni: Cni.preinstalled({ of: PreinstalledCni.calico() }) }), [
    'new ProwApp({ cni }): a Calico that somebody installed would be a second CNI, because MicroK8s has no setting that leaves its own Calico out; '
    + 'leave cni out, which means that one (MutuallyExclusive)']],
  ['two CNIs of minikube', app({ cluster: Cluster.minikube({ cni: MinikubeCni.FLANNEL }), cni: CILIUM }), [
    'new ProwApp({ cni }): Cilium would be a second CNI, because minikube is told to install its CNI flannel; '
    + 'leave cni of Cluster.minikube out (MutuallyExclusive)']],
  ['Flannel without its plugins', app({ cluster: Cluster.k3d(), cni: Cni.flannel() }), [
    'new ProwApp({ cni }): Flannel takes bridge, host-local, loopback, portmap from /opt/cni/bin of nodes, and those of k3d have nothing there; '
    + 'leave cni out, because k3d brings Flannel by itself (MutuallyExclusive)']],
  ['images for other processors', app({ cluster: Cluster.kind({ architecture: ClusterArchitecture.ARM64 }) }), [
    'new ProwApp({ cluster }): its nodes are arm64, and Prow publishes its components, and what it puts into pods of jobs, for amd64 alone, so that '
      + 'none of its pods '
    + 'would start; take nodes with amd64, or build Prow\'s images and name their registry by prowImageRegistry (ImageForOtherPlatform)']],
  ['nodes that are too small', app({ cluster: Cluster.k3s({ workers: 1, nodeSize: { cpus: '400m', memory: '1Gi' } }) }), [
    'new ProwApp({ cluster }): the 2 nodes of k3s have 0.8 CPU, and the pods of this Prow ask for 1 CPU; '
    + 'give nodeSize more, or take more nodes, or lower replicas and resources of components (NodesTooSmall)',
    'new ProwApp({ cluster }): the 2 nodes of k3s have 2 GiB of memory, and the pods of this Prow ask for 2.1 GiB of memory; '
    + 'give nodeSize more, or take more nodes, or lower replicas and resources of components (NodesTooSmall)']],
  ['pods among Services', app({ cluster: Cluster.kubeadm(), cni: Cni.flannel({ network: '10.100.0.0/16' }), storage: LOCAL }), [
    'new ProwApp({ cni }): "10.96.0.0/12", where kubeadm puts Services, shares addresses with "10.100.0.0/16" of pods; '
    + 'say another network for one of the two, here or in clusterNetwork.serviceCidrs (CidrOverlap)']],
  ['pods among Services that were said', app({ cluster: Cluster.kind(), clusterNetwork: { serviceCidrs: ['10.244.0.0/20'] } }), [
    'new ProwApp({ clusterNetwork.serviceCidrs[0] }): "10.244.0.0/20" shares addresses with "10.244.0.0/16" of pods; '
    + 'give pods, Services and nodes networks of their own (CidrOverlap)']],
  ['two numbers of nodes', app({ cluster: Cluster.kind({ workers: 1 }), clusterNetwork: { nodes: 3 } }), [
    'new ProwApp({ clusterNetwork.nodes }): 3 is not 2, as Cluster.kind has it; leave it out (MutuallyExclusive)']],
  ['a port that the other one needs', app({ cluster: Cluster.kind({ portMappings: [{ nodePort: 80, hostPort: 30002 }] }) }), [
    'new ProwApp({ cluster }): port 30002 of the machine leads to 80 of the node, and 30002 is a node port of this Prow, which it leads to by itself; '
    + 'write another hostPort, or map that node port elsewhere (PortMappedTwice)']],
  ['no cluster', app({ cluster: loose('kind') }), ['new ProwApp({ cluster }): "kind" is not made by Cluster.kind() and the like; write Cluster.kind() '
    + '(WrongType)']],
];

test.each(REFUSED)('refused: %s', (_, call, expected) => {
  expect(thrown(call)).toEqual(expected);
});

test.each<[string, Partial<ProwAppProps>]>([
  ['Calico on kind', { cluster: Cluster.kind(), cni: Cni.calico({ pools: [{ cidr: '10.244.0.0/16' }] }) }],
  ['its own CNI, described', { cluster: Cluster.kind(), cni: Cni.preinstalled({ of: PreinstalledCni.kind(), podMtu: 1400 }), isolate: false }],
  ['ARM with images of one\'s own', { cluster: Cluster.kind({ architecture: ClusterArchitecture.ARM64 }), prowImageRegistry: 'registry.acme.dev/prow' }],
  ['a CNI that somebody installs on kubeadm', { cluster: Cluster.kubeadm(), cni: Cni.preinstalled({ of: PreinstalledCni.calico() }), isolate: false }],
  ['isolated, because the address is known', { cluster: Cluster.k3s(), clusterNetwork: { apiServerCidrs: ['192.168.1.10/32'] } }],
  ['two addresses of the machine for one port', {
    cluster: Cluster.kind({ portMappings: [{ nodePort: 80, listenAddress: '127.0.0.1' }, { nodePort: 81, hostPort: 80, listenAddress: '192.168.1.5' }] }),
  }],
])('taken: %s', (_, props) => {
  expect(thrown(() => made(props))).toEqual([]);
});

test('pods of an ARM cluster ask for ARM nodes', () => {
  jest.spyOn(console, 'warn').mockReturnValue();
  const arm = new ProwApp({
    github: GITHUB, exposure: NODE_PORT, cluster: Cluster.kind({ architecture: ClusterArchitecture.ARM64 }), prowImageRegistry: 'registry.acme.dev/prow', outdir: 'unused',
  });
  expect(arm.prow.hook.deployment.toJson().spec.template.spec.nodeSelector['kubernetes.io/arch']).toBe('arm64');
});

const NFT = [
  '# For: nft --file, into the table that /etc/nftables.conf of Debian, Ubuntu and Arch has',
  'add table inet filter', 'add chain inet filter input', 'add chain inet filter forward',
  'insert rule inet filter input ip saddr { 192.168.1.0/24, 10.244.0.0/16 } tcp dport 6443 accept comment "prow: the API server"',
  'insert rule inet filter input ip saddr { 192.168.1.0/24, 10.244.0.0/16 } tcp dport 10250 accept comment "prow: the kubelet"',
  'insert rule inet filter input ip saddr { 192.168.1.0/24 } udp dport 8472 accept comment "prow: packets between pods of different nodes, in VXLAN"',
  'insert rule inet filter input tcp dport 30001 accept comment "prow: hook and deck"',
  'insert rule inet filter input tcp dport 30002 accept comment "prow: hook and deck"',
  'insert rule inet filter forward ip saddr { 10.244.0.0/16 } accept comment "prow: packets of pods"',
  'insert rule inet filter forward ip daddr { 10.244.0.0/16 } accept comment "prow: packets of pods"', '',
].join('\n');

test('nodes get what their kernel and firewall need', () => {
  const { files } = made({ cluster: Cluster.kubeadm({ workers: 1 }), cni: Cni.flannel(), storage: LOCAL, clusterNetwork: NODES });
  expect(Object.keys(files)).toEqual(['firewalld.sh', 'kubeadm.conf', 'modules.conf', 'nftables.conf', 'sysctl.conf', 'ufw.sh']);
  expect(files['nftables.conf']).toBe(NFT);
  expect(files['modules.conf'].split('\n')).toEqual(['# For: /etc/modules-load.d/prow.conf of every node', 'overlay', 'br_netfilter', 'vxlan', '']);
  expect(files['sysctl.conf'].split('\n').slice(1)).toEqual(
    ['net.bridge.bridge-nf-call-iptables = 1', 'net.bridge.bridge-nf-call-ip6tables = 1', 'net.ipv4.ip_forward = 1', '']);
  expect(files['firewalld.sh'].split('\n').slice(2, 6)).toEqual([
    'set -eu',
    'firewall-cmd --permanent --add-rich-rule=\'rule family="ipv4" source address="192.168.1.0/24" port port="6443" protocol="tcp" accept\'',
    'firewall-cmd --permanent --add-rich-rule=\'rule family="ipv4" source address="10.244.0.0/16" port port="6443" protocol="tcp" accept\'',
    'firewall-cmd --permanent --add-rich-rule=\'rule family="ipv4" source address="192.168.1.0/24" port port="10250" protocol="tcp" accept\'',
  ]);
  expect(files['ufw.sh']).toContain('ufw allow proto udp from 192.168.1.0/24 to any port 8472 comment \'prow: packets between pods of different '
    + 'nodes, in VXLAN\'\n');
});

test('MicroK8s gets rules for its own ports, and what its snap does itself is left to it', () => {
  const { files, nextSteps } = made({ cluster: Cluster.microK8s({ nodes: 2 }), clusterNetwork: NODES, exposure: Exposure.clusterIp() });
  expect(Object.keys(files)).toEqual(['firewalld.sh', 'microk8s.conf', 'nftables.conf', 'ufw.sh']);
  expect(files['nftables.conf'].split('\n').slice(4, 9)).toEqual([
    'insert rule inet filter input ip saddr { 192.168.1.0/24, 10.1.0.0/16 } tcp dport 16443 accept comment "prow: the API server"',
    'insert rule inet filter input ip saddr { 192.168.1.0/24, 10.1.0.0/16 } tcp dport 10250 accept comment "prow: the kubelet"',
    'insert rule inet filter input ip saddr { 192.168.1.0/24 } udp dport 4789 accept comment "prow: packets between pods of different nodes, in VXLAN"',
    'insert rule inet filter input ip saddr { 192.168.1.0/24 } tcp dport 25000 accept comment "prow: nodes that join"',
    'insert rule inet filter input ip saddr { 192.168.1.0/24 } tcp dport 19001 accept comment "prow: dqlite, in place of etcd"',
  ]);
  expect(nextSteps).toContain('`sh cluster/firewalld.sh` or `sh cluster/ufw.sh`.');
  expect(made({ cluster: Cluster.microK8s(), clusterNetwork: NODES }).files['ufw.sh']).not.toMatch(/ 25000 | 19001 | 4789 /);
});

const IPIP = Cni.calico({ pools: loose([{ cidr: '10.244.0.0/16' }]) });

test.each<[string, ClusterOfNodesOptions, Cni, string, string]>([
  ['etcd among several', { controlPlanes: 3 }, Cni.preinstalled(), 'firewalld.sh', 'address="192.168.1.0/24" port port="2379" protocol="tcp"'],
  ['BGP of Calico', { workers: 1 }, IPIP, 'nftables.conf', 'tcp dport 179 accept'],
])('firewalls: %s', (_, options, cni, file, text) => {
  expect(made({ cluster: Cluster.k3s(options), cni, clusterNetwork: NODES, isolate: false }).files[file]).toContain(text);
});

test.each<[string, Partial<ProwAppProps>, boolean]>([
  ['Cilium, whose policies need no address', { cluster: Cluster.kubeadm(), cni: CILIUM, storage: LOCAL }, true],
  ['Calico, whose policies need one', { cluster: Cluster.kubeadm(), cni: Cni.calico(), storage: LOCAL }, false],
  ['a Cilium that was there, whose API server has a port that nobody said', {
    cluster: Cluster.kind(), cni: Cni.preinstalled({ of: PreinstalledCni.cilium() }),
  }, false],
])('Prow is isolated by itself: %s', (_, props, isolated) => {
  expect(made(props).nextSteps.includes('Prow is not isolated, because the API server')).toBe(!isolated);
});
