import { CniPlan, CniVerification } from '../cni-plan';
import { V1_WARNING } from '../calico-versions';
import { CalicoPoolUse } from './calico-pool-options';
import { CalicoKubernetesProvider } from './calico-flavour';
import { CalicoSettings, NODES_WITHOUT_TYPHA } from './calico-props';

/** The nodes that a mesh of BGP is made for. */
const MESH = 100;

export const KUBE_PROXY_NOTE = 'Calico with eBPF takes the place of kube-proxy, which must not run beside it unless kubeProxyStays says so.';

/** How a cluster is made for it. */
export function makingNotes({ pools, plugin: { foreign } }: CalicoSettings): readonly string[] {
  const networks = pools.filter(({ allowedUses }) => allowedUses.includes(CalicoPoolUse.WORKLOAD)).map(({ cidr }) => cidr).join(',');
  return foreign === undefined ? [`Calico needs a cluster without any other CNI, made with kubeadm init --pod-network-cidr=${networks} or the like.`] : [];
}

/** What Calico's user has to see to. Source: Calico v3.32.1 and the requirements in its documentation. */
export function calicoNotes(settings: CalicoSettings): readonly string[] {
  const { pools, bgp, dataplane, flavour, ownRegistry, plugin: { foreign }, windows } = settings;
  const isVxlan = pools.some(({ encapsulation, carriesPods }) => carriesPods && encapsulation.wrap === 'VXLAN') || dataplane.replacesKubeProxy;
  return [
    ...(foreign?.notes ?? makingNotes(settings)),
    `Calico needs on every node: ${kernelOf(settings)}${PROGRAMS}`,
    ...(foreign === undefined ? ['Never change the network, the block size or the encapsulation of a Calico pool that is in use: make another '
      + 'pool, and disable the first.'] : []),
    ...(dataplane.installation === 'Nftables' ? ['Calico with nftables needs nft 1.0.1 or newer and a kube-proxy in its mode nftables.'] : []),
    ...(dataplane.replacesKubeProxy ? [KUBE_PROXY_NOTE] : []),
    ...(bgp.routeReflectors === undefined ? [] : [
      `Calico's route reflectors are the nodes with ${bgp.routeReflectors}; annotate each: `
        + 'kubectl annotate node NAME projectcalico.org/RouteReflectorClusterID=244.0.0.1.',
    ]),
    ...(flavour.operator === undefined ? [] : passwordNotes(bgp.peers.flatMap(({ password }) => password?.name ?? []))),
    ...(flavour.operator !== undefined && ownRegistry ? ['Calico\'s operator itself still comes from quay.io, as its manifest says.'] : []),
    ...(isVxlan ? [CHECKSUMS] : []),
    ...(windows === undefined ? [] : windowsNotes(settings)),
    ...(foreign === undefined && flavour.operator?.kubernetesProvider === CalicoKubernetesProvider.EKS ? [OUTSIDE_OF_EKS] : []),
    ...(flavour.operator?.whisker === true ? [WHISKER] : []),
  ];
}

function kernelOf({ pools, wireguard, dataplane }: CalicoSettings): string {
  const modules = [...new Set([...pools.flatMap(({ encapsulation }) => encapsulation.kernelModules), ...(wireguard ? ['wireguard'] : [])])];
  return `Linux ${dataplane.kernelMinimum} or newer${modules.length === 0 ? '' : ` with the module${modules.length === 1 ? '' : 's'} ${modules.join(', ')}`}`;
}

const PROGRAMS = ', no firewalld, and a NetworkManager that leaves cali*, tunl*, vxlan.calico and wireguard.cali alone.';

/** Source: projectcalico/calico#3145, kubernetes/kubernetes#88986; Calico v3.32.1, felix/environment/feature_detect_linux.go. */
const SPOILT = 'Where connections from one node to pods of another hang for 1 to 63 seconds, the driver of a network card spoils checksums inside of VXLAN: '
  + 'write felix: { overrides: { featureDetectOverride: "ChecksumOffloadBroken=true" } }';
const CHECKSUMS = `${SPOILT}, or run ethtool -K vxlan.calico tx-checksum-ip-generic off on every node.`;

/** What of it is otherwise where nodes have no shell. */
export function programNotes(settings: CalicoSettings): NonNullable<CniPlan['aboutShell']> {
  const needs = `Calico needs on every node: ${kernelOf(settings)}`;
  return [{ note: `${needs}${PROGRAMS}`, instead: `${needs}.` }, { note: CHECKSUMS, instead: `${SPOILT}.` }];
}

/** Source: Calico v3.32, calico/observability/enable-whisker.mdx; it has no login. */
const WHISKER = 'Whisker shows who talks to whom, as Goldmane collects it, at <http://localhost:8081> while `kubectl --namespace calico-system port-forward '
  + 'service/whisker 8081:8081` runs.';

/** Source: tigera/operator, pkg/render/apiserver.go, `HostNetworkRequired`. */
const OUTSIDE_OF_EKS = 'On EKS the API server is outside of Calico\'s network: it reaches Calico\'s own API server at TCP port 5443 of nodes, which '
  + 'their security group must let in, '
  + 'and no webhook of a pod, such as cert-manager\'s, unless that pod is on the host network.';

/** Source: that of `CalicoWindowsOptions`. */
function windowsNotes({ plugin: { foreign } }: CalicoSettings): readonly string[] {
  return [
    ...(foreign === undefined ? ['Before a Windows node joins, keep Linux nodes from taking addresses of its blocks: kubectl patch ipamconfigurations '
      + 'default --type merge --patch=\'{"spec": {"strictAffinity": true}}\'.'] : []),
    'Windows nodes need Windows Server 2019 or newer, containerd, and a kube-proxy for Windows of the cluster\'s version, which nothing here installs.',
    'Prow\'s images, and those of most jobs, are for Linux: give every Windows node a taint that they do not tolerate, as kubectl taint '
      + 'node NAME os=windows:NoSchedule.',
  ];
}

function passwordNotes(secretNames: readonly string[]): readonly string[] {
  return secretNames.map((name) => [
    `Calico's nodes read the BGP password from the Secret ${name} in calico-system, which the operator makes; make the Secret there, and let them:`,
    `kubectl -n calico-system create role ${name} --verb=get,list,watch --resource=secrets --resource-name=${name} &&`,
    `kubectl -n calico-system create rolebinding ${name} --role=${name} --serviceaccount=calico-system:calico-node.`,
  ].join(' '));
}

export const KUBE_PROXY_WARNING = 'Calico does the work of kube-proxy, and nobody sees from here whether that runs: switch it off, '
  + 'write kubeProxyManagement: true for the operator, or kubeProxyStays: true.';

export function calicoWarnings({ pools, bgp, flavour, dataplane, windows, wireguard, hasIpv6 }: CalicoSettings): readonly string[] {
  const handled = flavour.operator?.kubeProxyManagement === true || dataplane.felix.bpfKubeProxyIptablesCleanupEnabled === false;
  return [
    ...(dataplane.replacesKubeProxy && !handled
      ? [KUBE_PROXY_WARNING] : []),
    ...(flavour.operator === undefined ? [V1_WARNING] : []),
    ...(!bgp.enabled && pools.some(({ encapsulation, allowedUses }) => encapsulation.call === 'none' && allowedUses.includes(CalicoPoolUse.WORKLOAD))
      ? ['Without BGP and without encapsulation, nobody tells Calico\'s nodes where pods are; somebody else has to make the routes.'] : []),
    ...(bgp.enabled && !isMesh(bgp) && bgp.peers.length === 0
      ? ['Calico\'s nodes speak BGP to nobody: nodeToNodeMesh is off, and there are neither peers nor routeReflectors. '
        + (pools.every(({ encapsulation }) => encapsulation.wrap === 'VXLAN') ? 'Write CalicoBgp.disabled(), because VXLAN needs none.'
          : 'No node learns where the pods of another one are unless BGPPeers of your own say whom they talk to.')] : []),
    ...(windows !== undefined && wireguard ? ['WireGuard encrypts nothing that pods of Windows nodes send or get.'] : []),
    ...(windows !== undefined && hasIpv6 ? ['Pods of Windows nodes get no IPv6 address of Calico: it has IPv4 alone there.'] : []),
    ...(bgp.balancesLoad && !pools.some(({ allowedUses }) => allowedUses.includes(CalicoPoolUse.LOAD_BALANCER))
      ? ['Calico tells peers the addresses of Services of type LoadBalancer, and gives none away: no pool has the use LoadBalancer.'] : []),
  ];
}

function isMesh({ enabled, configuration }: CalicoSettings['bgp']): boolean {
  return enabled && configuration?.nodeToNodeMeshEnabled !== false;
}

/** How many nodes it is made for as it is set up. Source: Calico v3.32.1, manifests/calico-typha.yaml; docs.tigera.io, networking/configuring/bgp. */
export function calicoSizes({ bgp, pools, flavour, typhaReplicas }: CalicoSettings): NonNullable<CniPlan['sizes']> {
  const needsBgp = pools.some(({ encapsulation }) => encapsulation.wrap !== 'VXLAN');
  return [
    ...(isMesh(bgp) ? [{
      upTo: MESH, because: 'every node talks BGP to every other one',
      instead: needsBgp ? 'write bgp: CalicoBgp.enabled({ routeReflectors })' : 'write bgp: CalicoBgp.disabled(), because VXLAN needs none, or '
        + 'CalicoBgp.enabled({ routeReflectors })',
    }] : []),
    ...(flavour.operator === undefined && typhaReplicas === 0 ? [{
      upTo: NODES_WITHOUT_TYPHA, because: 'every node asks the API server itself, '
        + 'without Typha', instead: 'write nodes into Cni.calico(), and leave typhaReplicas out',
    }] : []),
  ];
}

/** What shows that Calico works: the operator says so of itself, where there is one. */
export function calicoVerification(hasOperator: boolean): readonly CniVerification[] {
  return [
    ...(hasOperator ? [{ command: 'kubectl get tigerastatus', expect: 'every line with AVAILABLE True, and DEGRADED False' }] : []),
    {
      command: `kubectl --namespace ${hasOperator ? 'calico-system' : 'kube-system'} get pods --selector k8s-app=calico-node --output wide`,
      expect: 'one pod on each node, Running with 1/1',
    },
  ];
}
