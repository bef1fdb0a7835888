import {
  CalicoAutodetection, CalicoDataplane, CalicoFlavour, CiliumEncryption, CiliumIpam, ClusterNetworkOptions, Cni, GitHub, IsolationOptions, LoadBalancerPool,
  ObjectStorage, ProwAppProps,
} from '../../src';
import { app, Mistake } from './mistake';

const SERVICES = { serviceCidrs: ['10.96.0.0/12'] };
const cilium = (k8sServiceHost: string) => Cni.cilium({ kubeProxyReplacement: true, k8sServiceHost });
const bpf = (apiServerHost: string) => Cni.calico({ dataplane: CalicoDataplane.bpf({ apiServerHost }) });
const OPEN = { isolate: false };
const NODE: ClusterNetworkOptions = { apiServerCidrs: ['192.168.1.10/32'] };

/** On a cluster whose CNI enforces policies. */
function isolated(clusterNetwork: ClusterNetworkOptions, isolation: IsolationOptions = {}, pods = '10.244.0.0/16', more: Partial<ProwAppProps> = {}) {
  return app({ cni: Cni.calico({ pools: [{ cidr: pods }] }), isolate: true, clusterNetwork, isolation, ...more });
}

/** Networks that would not begin to work, or never as they were meant. */
export const NETWORK: readonly Mistake[] = [
  {
    id: 'A01', says: 'Calico that makes Services work, and finds the API server by a Service',
    input: () => app({ ...OPEN, clusterNetwork: SERVICES, cni: bpf('10.96.0.1') }),
    becomes: { refused: ['new ProwApp({ cni }): Calico is to reach the API server at "10.96.0.1", which is a Service of "10.96.0.0/12", '
      + 'and Services work only after Calico has reached it; write the address of the API server itself into CalicoDataplane.bpf({ apiServerHost }) '
      + '(ApiServerIsService)'] },
    corrected: () => app({ ...OPEN, clusterNetwork: SERVICES, cni: bpf('192.168.1.10') }),
  },
  {
    id: 'A02', says: 'Calico that finds the API server on each node itself',
    input: () => app({ ...OPEN, clusterNetwork: SERVICES, cni: bpf('localhost') }),
    becomes: { warned: ['Calico is to reach the API server at localhost:6443 on every node: where nothing leads on from there, '
      + 'as on nodes without a control plane, it never starts. Write the API server\'s own address into CalicoDataplane.bpf({ apiServerHost }).'] },
  },
  {
    id: 'U01', says: 'Cilium without kube-proxy that finds the API server at the address that kubeadm gives its Service',
    input: () => app({ ...OPEN, cni: cilium('10.96.0.1') }),
    becomes: { warned: ['Cilium is to reach the API server at 10.96.0.1, which many clusters give to the Service kubernetes: '
      + 'Cilium makes Services work only after it has reached the API server itself. Say the networks of Services in clusterNetwork.serviceCidrs, '
      + 'and write the API server\'s own address into Cni.cilium({ k8sServiceHost }).'] },
    corrected: () => app({ ...OPEN, cni: cilium('192.168.1.10') }),
  },
  {
    id: 'U02', says: 'Cilium without kube-proxy that finds the API server by the name of its Service',
    input: () => cilium('kubernetes.default.svc'),
    becomes: { refused: ['Cni.cilium({ k8sServiceHost }): "kubernetes.default.svc" is a Service, and Services work only after the API server was reached; '
      + 'write the name or address of the API server itself, as "kubectl cluster-info" shows it (ApiServerIsService)'] },
    corrected: () => cilium('api.acme.dev'),
  },
  {
    id: 'U03', says: 'a value of Cilium\'s chart, misspelt below one that is there',
    input: () => Cni.cilium({ values: { hubble: { enable: false } } }),
    becomes: { refused: ['Cni.cilium({ values.hubble.enable }): "enable" is not a value of the chart cilium 1.20.2, which would ignore it; '
      + 'did you mean "enabled"? (UnknownProp)'] },
    corrected: () => Cni.cilium({ values: { hubble: { relay: { replicas: 2 } } } }),
  },
  {
    id: 'U05', says: 'a value of Cilium\'s chart, misspelt at the top',
    input: () => Cni.cilium({ values: { kubeProxyReplacment: 'true' } }),
    becomes: { refused: ['Cni.cilium({ values.kubeProxyReplacment }): "kubeProxyReplacment" is not a value of the chart cilium 1.20.2, which would ignore it; '
      + 'did you mean "kubeProxyReplacement"? (UnknownProp)'] },
    corrected: () => cilium('192.168.1.10'),
  },
  {
    id: 'A08', says: 'a field of Felix, misspelt',
    input: () => app({ ...OPEN, cni: Cni.calico({ felix: { overrides: { bpfLogLevell: 'Info' } } }) }),
    becomes: { refused: ['[15-network-config/calico/FelixConfiguration] spec: "bpfLogLevell" is not a field; did you mean "bpfLogLevel"? (UnknownProp)'] },
    corrected: () => app({ ...OPEN, cni: Cni.calico({ felix: { overrides: { bpfLogLevel: 'Info' } } }) }),
  },
  {
    id: 'A09', says: 'a field of Calico\'s operator, misspelt',
    input: () => app({ ...OPEN, cni: Cni.calico({ flavour: CalicoFlavour.operator({ overrides: { calicoNetwrok: { mtu: 1400 } } }) }) }),
    becomes: { refused: ['[10-network/calico/Resource] spec: "calicoNetwrok" is not a field; did you mean "calicoNetwork"? (UnknownProp)'] },
    corrected: () => app({ ...OPEN, cni: Cni.calico({ flavour: CalicoFlavour.operator({ overrides: { controlPlaneReplicas: 1 } }) }) }),
  },
  {
    id: 'A11', says: 'a regular expression for interfaces that is none',
    input: () => CalicoAutodetection.interfaces('eth('),
    becomes: { refused: ['CalicoAutodetection.interfaces({ pattern }): "eth(" is not a regular expression; '
      + 'write one that Go can read, with special characters behind a backslash (RegexpInvalid)'] },
    corrected: () => CalicoAutodetection.interfaces('eth[0-9]+,wlan.*'),
  },
  {
    id: 'F01', says: 'pods where kubeadm puts Services',
    input: () => app({ cni: Cni.flannel({ network: '10.100.0.0/16' }) }),
    becomes: { warned: ['Flannel\'s network of pods 10.100.0.0/16 lies in 10.96.0.0/12, which kubeadm gives to Services unless it was told another.'] },
    corrected: () => app({ cni: Cni.flannel({ network: '10.100.0.0/16' }), clusterNetwork: { serviceCidrs: ['10.32.0.0/16'] } }),
  },
  {
    id: 'F03', says: 'one public address for all nodes',
    input: () => app({ cni: Cni.flannel({ publicIp: '203.0.113.7' }), clusterNetwork: { nodes: 3 } }),
    becomes: { refused: ['new ProwApp({ clusterNetwork.nodes }): 3 nodes are more than 1: publicIp "203.0.113.7" is where each node would say that it is; '
      + 'leave it out, and annotate each node with flannel.alpha.coreos.com/public-ip-overwrite (MutuallyExclusive)'] },
    corrected: () => app({ cni: Cni.flannel({ publicIp: '203.0.113.7' }), clusterNetwork: { nodes: 1 } }),
  },
  {
    id: 'F06', says: 'Flannel that asks an etcd which is not there',
    input: () => Cni.flannel({ extraArgs: ['--kube-subnet-mgr=false'] }),
    becomes: { refused: ['Cni.flannel({ extraArgs[0] }): "--kube-subnet-mgr" of flanneld is set by us, and a second one would overrule it or be ignored; '
      + 'leave it out: Flannel gets each node\'s network from Kubernetes, not from etcd (ArgumentTaken)'] },
    corrected: () => Cni.flannel({ extraArgs: ['-v=4'] }),
  },
  {
    id: 'F07', says: 'the interface that leads nowhere',
    input: () => Cni.flannel({ interfaces: { iface: ['lo'] } }),
    becomes: { refused: ['Cni.flannel({ interfaces.iface[0] }): "lo" leads to the node itself, and to no other; '
      + 'name the interface between the nodes, like "eth1" (InterfaceInvalid)'] },
    corrected: () => Cni.flannel({ interfaces: { iface: ['eth1'] } }),
  },
  {
    id: 'F08', says: 'Flannel on the workers alone',
    input: () => app({ cni: Cni.flannel({ nodeSelector: { 'node-role.kubernetes.io/worker': '' } }) }),
    becomes: { warned: ['Only nodes with node-role.kubernetes.io/worker get Flannel: all others stay NotReady and run no pod, '
      + 'those of the control plane among them where they have no such label.'] },
  },
  {
    id: 'U08', says: 'a strictness about addresses that no pod has',
    input: () => Cni.cilium({
      ipam: CiliumIpam.clusterPool({ ipv4PodCidrs: ['10.0.0.0/16'] }), encryption: CiliumEncryption.wireguard({ strictEgressCidr: '10.244.0.0/16' }),
    }),
    becomes: { refused: ['Cni.cilium({ encryption }): strictEgressCidr "10.244.0.0/16" holds no pod: they have addresses of "10.0.0.0/16", '
      + 'and would leave a node unencrypted; write strictEgressCidr: "10.0.0.0/16" (PodCidrMismatch)'] },
    corrected: () => Cni.cilium({
      ipam: CiliumIpam.clusterPool({ ipv4PodCidrs: ['10.0.0.0/16'] }), encryption: CiliumEncryption.wireguard({ strictEgressCidr: '10.0.0.0/16' }),
    }),
  },
  {
    id: 'U09', says: 'a network of pods that is enough for one node',
    input: () => app({ ...OPEN, cni: Cni.cilium({ ipam: CiliumIpam.clusterPool({ ipv4PodCidrs: ['10.0.0.0/24'] }) }), clusterNetwork: { nodes: 10 } }),
    becomes: { refused: ['new ProwApp({ cni }): "10.0.0.0/24" in parts of /24 is enough for 1 node, and there are 10; '
      + 'write a larger network or smaller parts in CiliumIpam.clusterPool({ ipv4PodCidrs, ipv4MaskSize }) (PodCidrTooSmall)'] },
    corrected: () => app({ ...OPEN, cni: Cni.cilium({ ipam: CiliumIpam.clusterPool({ ipv4PodCidrs: ['10.0.0.0/16'] }) }), clusterNetwork: { nodes: 10 } }),
  },
  {
    id: 'U11', says: 'a regular expression for the interfaces of a pool that is none',
    input: () => LoadBalancerPool.cilium({ addresses: ['198.51.100.0/28'], interfaces: ['^eth[0-9'] }),
    becomes: { refused: ['LoadBalancerPool.cilium({ interfaces[0] }): "^eth[0-9" is not a regular expression; '
      + 'write one that Go can read, with special characters behind a backslash (RegexpInvalid)'] },
    corrected: () => LoadBalancerPool.cilium({ addresses: ['198.51.100.0/28'], interfaces: ['^eth[0-9]+'] }),
  },
  {
    id: 'K01', says: 'policies that let Prow reach the Service of the API server, and not the API server',
    input: () => isolated({ serviceCidrs: ['10.96.0.0/12'], apiServerCidrs: ['10.96.0.1/32'] }),
    becomes: { refused: ['new ProwApp({ clusterNetwork.apiServerCidrs[0] }): "10.96.0.1/32" is the address of a Service, and policies look behind Services, '
      + 'at where the API server itself listens; give what "kubectl get endpointslices kubernetes" shows (ApiServerIsService)'] },
    corrected: () => isolated({ serviceCidrs: ['10.96.0.0/12'], apiServerCidrs: ['192.168.1.10/32'] }),
  },
  {
    id: 'K02', says: 'jobs that reach nothing, and so clone nothing',
    input: () => isolated(NODE, { jobsInternet: false }),
    becomes: { refused: ['new ProwApp({ isolation.jobsInternet }): false keeps jobs from "github.com", so that none could clone; '
      + 'give the networks of github.com, "git", "api" and "web" of https://api.github.com/meta, in gitHubCidrs, those of a proxy in jobsCidrs, '
      + 'or leave jobsInternet out (CloneShutOff)'] },
    corrected: () => isolated(NODE, { jobsInternet: false, jobsCidrs: ['192.168.7.0/24'] }),
  },
  {
    id: 'K04', says: 'DNS looked for in a namespace of its own name',
    input: () => isolated(NODE, { dns: { pods: [{ namespace: 'kube-dns' }] } }),
    becomes: { warned: ['isolation.dns.pods has the namespace kube-dns, as DNS or its pods are called; their namespace is kube-system in most clusters. '
      + 'Where it is not this one, no pod of Prow finds a name.'] },
    corrected: () => isolated(NODE, { dns: { pods: [{ namespace: 'openshift-dns' }] } }),
  },
  {
    id: 'K05', says: 'the port of the Service, at the address of a node',
    input: () => isolated({ ...NODE, nodeCidrs: ['192.168.1.0/24'] }, { apiServerPort: 443 }),
    becomes: { warned: ['Policies let Prow reach the API server at port 443 of a node, which is the port of its Service; '
      + 'the API server itself listens at 6443 on most nodes. "kubectl get endpointslices kubernetes" shows its port.'] },
    corrected: () => isolated({ ...NODE, nodeCidrs: ['192.168.1.0/24'] }),
  },
  {
    id: 'K07', says: 'the API server where pods are',
    input: () => isolated({ apiServerCidrs: ['192.168.1.10/32'] }, {}, '192.168.0.0/16'),
    becomes: { warned: ['clusterNetwork.apiServerCidrs has 192.168.1.10/32, an address of pods: only where pods and nodes share a network can the API server '
      + 'be there. "kubectl get endpointslices kubernetes" shows where it is.'] },
    corrected: () => isolated({ apiServerCidrs: ['172.16.1.10/32'] }, {}, '192.168.0.0/16'),
  },
  {
    id: 'K08', says: 'logs in a store of which the name tells jobs alone where it is',
    input: () => isolated(NODE, {}, '10.244.0.0/16', { storage: ObjectStorage.s3({ bucket: 'acme-prow', endpoint: 'http://minio:9000' }) }),
    becomes: { refused: ['new ProwApp({ storage }): jobs could not reach "http://minio:9000": they reach nothing private, and nobody said where it is; '
      + 'write it as <service>.<namespace>.svc, or its networks as { of: ProwPods.jobs(), to: [TrafficPeer.cidrs([…])], ports: [9000] } in isolation.traffic, '
      + 'or storePods where it is in the cluster (StoreShutOff)'] },
    corrected: () => isolated(NODE, {}, '10.244.0.0/16', { storage: ObjectStorage.s3({ bucket: 'acme-prow', endpoint: 'http://minio.storage.svc:9000' }) }),
  },
  {
    id: 'K12', says: 'an Enterprise server that may be private, and jobs that reach nothing private',
    input: () => isolated(NODE, {}, '10.244.0.0/16', { github: GitHub.enterprise({ host: 'github.acme.dev', repositories: ['acme/app'] }) }),
    becomes: {
      warned: ['Jobs reach no private address: where github.acme.dev has one, they cannot clone from it, so give its networks in isolation.gitHubCidrs.'],
    },
    corrected: () => isolated(NODE, { gitHubCidrs: ['10.20.0.0/24'] }, '10.244.0.0/16', {
      github: GitHub.enterprise({ host: 'github.acme.dev', repositories: ['acme/app'] }),
    }),
  },
];
