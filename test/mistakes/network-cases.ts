import {
  CalicoBgp, CalicoDataplane, CalicoEncapsulation, CalicoFlavour, CalicoKubernetesProvider, CalicoPlugin, CalicoPoolUse, CalicoProps, ClusterCloud,
  ClusterNetworkOptions, CiliumRouting, Cni, FlannelMode,
} from '../../src';
import { app, Mistake } from './mistake';

const CIDR = '10.244.0.0/16';
const WINDOWS = { serviceCidrs: ['10.96.0.0/12'], apiServerHost: '192.168.1.10' };
const { none, ipip, ipipCrossSubnet, vxlan, vxlanCrossSubnet } = CalicoEncapsulation;
const MANIFEST = CalicoFlavour.manifest();

/** A cluster with this network, whose Prow is not shut off. */
function on(cni: Cni, clusterNetwork: ClusterNetworkOptions = {}) {
  return app({ cni, clusterNetwork, isolate: false });
}

function pool(encapsulation: CalicoEncapsulation, more: CalicoProps = {}): Cni {
  return Cni.calico({ pools: [{ cidr: CIDR, encapsulation }], ...more });
}

/** As it comes from JavaScript, without types. */
const loose = (value: unknown): any => value;
const provider = (kubernetesProvider: CalicoKubernetesProvider) => CalicoFlavour.operator({ kubernetesProvider });
const overrides = (fields: Record<string, unknown>) => CalicoFlavour.operator({ overrides: fields });
const { AKS, EKS, GKE } = CalicoKubernetesProvider;

const replaced = (field: string, owner: string): string => (
  `CalicoFlavour.operator({ overrides.${field} }): is what ${owner} sets; write ${owner} instead (TypedSettingOverridden)`
);
const AMAZON = (by: string, where: string, instead: string): string => `${by} sends packets ${where}with the addresses of pods, `
  + 'and Amazon drops what does not have an address of the instance itself: switch the source/destination check of every node off, '
  + `aws ec2 modify-instance-attribute --instance-id ID --no-source-dest-check${
    where === '' ? ', and keep all nodes in one subnet, because its router knows no pods' : ''}; or ${instead}.`;
const OPEN_STACK = (by: string, where: string, instead: string): string => `${by} sends packets ${where}with the addresses of pods, `
  + `and OpenStack's port security drops them: allow the pods' network on the port of every node, `
  + `openstack port set PORT --allowed-address ip-address=NETWORK; or ${instead}.`;
const SUBNET = 'to nodes of the same subnet ';
const dropped = (prop: string, by: string, what: string, instead: string): string => `${prop}: ${by} ${what}; ${instead} (CloudDropsPackets)`;
const IN_IP = 'wraps packets in IP, and Azure\'s network drops them';
const BARE = 'sends packets to nodes of the same subnet unwrapped, and Azure\'s network drops what has the address of a pod';
const VXLAN_FOR_CALICO = 'write CalicoEncapsulation.vxlan()';

/** Calico's operator: settings that it would refuse, or that would replace each other. */
const OPERATOR: readonly Mistake[] = [
  {
    id: 'D15b', says: 'pools, BGP and Windows by overrides of Calico\'s operator',
    input: () => overrides({ serviceCIDRs: ['10.96.0.0/12'], calicoNetwork: { windowsDataplane: 'HNS', bgp: 'Disabled', ipPools: [] } }),
    becomes: { refused: [
      replaced('serviceCIDRs', 'windows of Cni.calico'), replaced('calicoNetwork.windowsDataplane', 'windows of Cni.calico'),
      replaced('calicoNetwork.bgp', 'bgp of Cni.calico'), replaced('calicoNetwork.ipPools', 'pools of Cni.calico'),
    ] },
    corrected: () => Cni.calico({ windows: WINDOWS }),
  },
  {
    id: 'D15b-2', says: 'every other typed field by overrides',
    input: () => overrides({
      registry: 'quay.io/', kubernetesProvider: 'EKS', cni: { type: 'AmazonVPC' },
      calicoNetwork: {
        linuxDataplane: 'BPF', mtu: 1400, hostPorts: 'Disabled', containerIPForwarding: 'Enabled', kubeProxyManagement: 'Enabled',
        nodeAddressAutodetectionV4: { firstFound: true }, nodeAddressAutodetectionV6: { firstFound: true },
      },
    }),
    becomes: { refused: [
      replaced('registry', 'imageRegistry of Cni.calico'), replaced('kubernetesProvider', 'kubernetesProvider'), replaced('cni.type', 'plugin of Cni.calico'),
      replaced('calicoNetwork.linuxDataplane', 'dataplane of Cni.calico'), replaced('calicoNetwork.mtu', 'mtu of Cni.calico'),
      replaced('calicoNetwork.hostPorts', 'hostPorts'), replaced('calicoNetwork.containerIPForwarding', 'containerIPForwarding'),
      replaced('calicoNetwork.kubeProxyManagement', 'kubeProxyManagement'),
      replaced('calicoNetwork.nodeAddressAutodetectionV4', 'ipv4Autodetection of Cni.calico'),
      replaced('calicoNetwork.nodeAddressAutodetectionV6', 'ipv6Autodetection of Cni.calico'),
    ] },
  },
  {
    id: 'D15b-3', says: 'a field beside those that properties set',
    input: () => on(Cni.calico({
      flavour: overrides({ calicoNetwork: { linuxPolicySetupTimeoutSeconds: 5 }, cni: { type: 'Calico', ipam: { type: 'Calico' } } }),
    })),
    becomes: { accepted: 'it is merged into what the properties say, and replaces none of it' },
  },
  {
    id: 'D16', says: 'no encapsulation and no BGP, which Calico\'s operator refuses',
    input: () => pool(none(), { bgp: CalicoBgp.disabled() }),
    becomes: { refused: ['Cni.calico({ pools[0] }): Calico\'s operator refuses a pool without encapsulation while BGP is off, '
      + 'because nobody would tell nodes where its addresses are; write CalicoEncapsulation.vxlan() or CalicoEncapsulation.vxlanCrossSubnet(), '
      + 'or leave bgp out (EncapsulationNeedsBgp)'] },
    corrected: () => pool(none()),
  },
  {
    id: 'D16-2', says: 'addresses for Services in an Installation without BGP',
    input: () => Cni.calico({ pools: [{ cidr: CIDR }, { cidr: '192.168.1.192/26', allowedUses: [CalicoPoolUse.LOAD_BALANCER] }], bgp: CalicoBgp.disabled() }),
    becomes: { refused: ['Cni.calico({ pools[1] }): Calico\'s operator refuses a pool without encapsulation while BGP is off, '
      + 'because nobody would tell nodes where its addresses are; leave bgp out, or write this pool as CalicoPool (EncapsulationNeedsBgp)'] },
  },
  {
    id: 'D16-3', says: 'no encapsulation and no BGP without the operator, which somebody else\'s routes may make good',
    input: () => on(pool(none(), { flavour: MANIFEST, bgp: CalicoBgp.disabled() })),
    becomes: { warned: ['Without BGP and without encapsulation, nobody tells Calico\'s nodes where pods are; somebody else has to make the routes.'] },
  },
  {
    id: 'D16-4', says: 'no encapsulation and no BGP, where every node has a part of the network',
    input: () => on(pool(none(), { bgp: CalicoBgp.disabled(), flavour: overrides({ cni: { type: 'Calico', ipam: { type: 'HostLocal' } } }) })),
    becomes: { accepted: 'the operator takes it: routes to the nodes\' parts are somebody else\'s, a cloud\'s for instance' },
  },
  {
    id: 'D16-5', says: 'VXLAN with addresses of the nodes\' own parts',
    input: () => pool(vxlan(), { flavour: overrides({ cni: { ipam: { type: 'HostLocal' } } }) }),
    becomes: { refused: ['Cni.calico({ pools[0] }): VXLAN does not go with addresses of the nodes\' own parts, ipam.type HostLocal of overrides: '
      + 'the operator refuses it; write CalicoEncapsulation.none() or CalicoEncapsulation.ipip(), or leave ipam out of overrides (MutuallyExclusive)'] },
  },
  {
    id: 'D16-6', says: 'no encapsulation and no BGP, where Felix makes the routes',
    input: () => on(pool(none(), { bgp: CalicoBgp.disabled(), flavour: overrides({ calicoNetwork: { clusterRoutingMode: 'Felix' } }) })),
    becomes: { accepted: 'the operator asks for BGP only where BIRD makes the routes' },
  },
];

/** What the network of a cloud drops. */
const CLOUDS: readonly Mistake[] = [
  {
    id: 'D17', says: 'packets unwrapped inside a subnet, on AKS',
    input: () => pool(vxlanCrossSubnet(), { flavour: provider(AKS) }),
    becomes: { refused: [dropped('Cni.calico({ pools[0].encapsulation })', 'VXLANCrossSubnet of Calico', BARE, VXLAN_FOR_CALICO)] },
    corrected: () => pool(vxlan(), { flavour: provider(AKS) }),
  },
  {
    id: 'D17-2', says: 'Calico\'s default pool on AKS',
    input: () => on(Cni.calico({ flavour: provider(AKS), pools: [{ cidr: CIDR }] })),
    becomes: { accepted: 'what nobody said is VXLAN there, and not VXLANCrossSubnet' },
  },
  {
    id: 'D17-3', says: 'packets unwrapped inside a subnet, on EKS',
    input: () => on(pool(vxlanCrossSubnet(), { flavour: provider(EKS) })),
    becomes: { warned: [AMAZON('VXLANCrossSubnet of Calico', SUBNET, VXLAN_FOR_CALICO)] },
    corrected: () => on(pool(vxlan(), { flavour: provider(EKS) })),
  },
  {
    id: 'D17-4', says: 'the same on a cluster of one\'s own in Azure',
    input: () => on(pool(vxlanCrossSubnet()), { cloud: ClusterCloud.AZURE }),
    becomes: { refused: [dropped('new ProwApp({ cni })', 'VXLANCrossSubnet of Calico', BARE, VXLAN_FOR_CALICO)] },
    corrected: () => on(pool(vxlan()), { cloud: ClusterCloud.AZURE }),
  },
  {
    id: 'D17-5', says: 'the same in OpenStack',
    input: () => on(pool(ipipCrossSubnet()), { cloud: ClusterCloud.OPEN_STACK }),
    becomes: { warned: [OPEN_STACK('IPIPCrossSubnet of Calico', SUBNET, VXLAN_FOR_CALICO)] },
  },
  {
    id: 'D17-16', says: 'routes between nodes by Flannel in Azure',
    input: () => app({ cni: Cni.flannel({ backend: FlannelMode.hostGw() }), clusterNetwork: { cloud: ClusterCloud.AZURE } }),
    becomes: { warned: ['host-gw of Flannel sends packets with the addresses of pods, and Azure drops them unless every node has IP forwarding and a route '
      + 'table leads the pods of each node there; or write FlannelMode.vxlan().'] },
    corrected: () => app({ cni: Cni.flannel({ backend: FlannelMode.vxlan() }), clusterNetwork: { cloud: ClusterCloud.AZURE } }),
  },
  {
    id: 'D17-6', says: 'routes between nodes by Flannel in AWS',
    input: () => on(Cni.flannel({ backend: FlannelMode.hostGw() }), { cloud: ClusterCloud.AMAZON }),
    becomes: { warned: [AMAZON('host-gw of Flannel', '', 'write FlannelMode.vxlan()')] },
  },
  {
    id: 'D17-7', says: 'routes between nodes of a subnet by Flannel in Azure',
    input: () => on(Cni.flannel({ backend: FlannelMode.vxlan({ directRouting: true }) }), { cloud: ClusterCloud.AZURE }),
    becomes: { refused: [dropped('new ProwApp({ cni })', 'directRouting of Flannel', BARE, 'leave it out')] },
    corrected: () => on(Cni.flannel(), { cloud: ClusterCloud.AZURE }),
  },
  {
    id: 'D17-8', says: 'routes between nodes of a subnet by Cilium in Azure',
    input: () => on(
      Cni.cilium({ routing: CiliumRouting.nativeRouting({ ipv4NativeRoutingCidr: CIDR, autoDirectNodeRoutes: true }) }), { cloud: ClusterCloud.AZURE },
    ),
    becomes: { refused: [dropped('new ProwApp({ cni })', 'autoDirectNodeRoutes of Cilium', BARE, 'write CiliumRouting.vxlan()')] },
  },
  {
    id: 'D17-9', says: 'Calico that switches Amazon\'s check off itself',
    input: () => on(pool(vxlanCrossSubnet(), { flavour: provider(EKS), felix: { overrides: { awsSrcDstCheck: 'Disable' } } })),
    becomes: { accepted: 'nothing is left to do: Felix changes the check of every node' },
  },
  {
    id: 'D17-10', says: 'no encapsulation on GKE',
    input: () => on(pool(none(), { flavour: provider(GKE) })),
    becomes: { warned: ['Calico without encapsulation sends packets with the addresses of pods, '
      + 'and Google routes them only to instances with --can-ip-forward that a route of Google\'s leads to, one for the pods of each node; '
      + 'or write CalicoEncapsulation.vxlan().'] },
  },
  {
    id: 'D17-11', says: 'no encapsulation in Azure, where route tables may lead to each node',
    input: () => on(pool(none()), { cloud: ClusterCloud.AZURE }),
    becomes: { warned: ['Calico without encapsulation sends packets with the addresses of pods, and Azure drops them unless every node has IP forwarding and '
      + 'a route table leads the pods of each node there; or write CalicoEncapsulation.vxlan().'] },
  },
  {
    id: 'D18', says: 'IP-in-IP on AKS',
    input: () => pool(ipip(), { flavour: provider(AKS) }),
    becomes: { refused: [dropped('Cni.calico({ pools[0].encapsulation })', 'IPIP of Calico', IN_IP, VXLAN_FOR_CALICO)] },
  },
  {
    id: 'D18-2', says: 'IP-in-IP of Flannel in Azure',
    input: () => on(Cni.flannel({ backend: FlannelMode.ipip() }), { cloud: ClusterCloud.AZURE }),
    becomes: { refused: [dropped('new ProwApp({ cni })', 'ipip of Flannel', IN_IP, 'write FlannelMode.vxlan()')] },
  },
  {
    id: 'D18-3', says: 'a cloud that the CNI was not set up for',
    input: () => on(Cni.calico({ flavour: provider(AKS) }), { cloud: ClusterCloud.AMAZON }),
    becomes: {
      refused: [
        'new ProwApp({ clusterNetwork.cloud }): "amazon" is not the "azure" that Calico was set up for; write the same, or leave it out (MutuallyExclusive)',
      ],
    },
  },
  {
    id: 'D18-4', says: 'what nodes of AWS may send each other',
    input: () => on(Cni.flannel(), { cloud: ClusterCloud.AMAZON }),
    becomes: { noted: ['What firewalls between nodes must let through is opened in the security group of the nodes, '
      + 'as rules whose source is that group itself; IP protocols other than TCP, UDP and ICMP are "custom protocol" there.'] },
  },
  {
    id: 'D18-5', says: 'the same in Azure',
    input: () => on(Cni.flannel(), { cloud: ClusterCloud.AZURE }),
    becomes: { noted: ['What firewalls between nodes must let through is opened in the network security group of the nodes\' subnet, '
      + 'whose rule AllowVnetInBound lets it through unless another one denies it.'] },
  },
  {
    id: 'D18-6', says: 'the same in Google Cloud',
    input: () => on(Cni.flannel(), { cloud: ClusterCloud.GOOGLE }),
    becomes: { noted: ['What firewalls between nodes must let through is opened by a firewall rule from the tag or the network of the nodes to the nodes, '
      + 'gcloud compute firewall-rules create NAME --allow PROTOCOL:PORT --source-tags TAG --target-tags TAG; networks of one\'s own have no rule for it.'] },
  },
  {
    id: 'D18-7', says: 'the same in OpenStack',
    input: () => on(Cni.flannel(), { cloud: ClusterCloud.OPEN_STACK }),
    becomes: {
      noted: [
        'What firewalls between nodes must let through is opened in the security group of the nodes\' ports, as rules whose remote group is that group itself.',
      ],
    },
  },
];

/** Meshes of BGP, and how many nodes a network is made for. */
const SIZES: readonly Mistake[] = [
  {
    id: 'D25', says: 'a BGP mesh of 1500 nodes',
    input: () => on(Cni.calico({ nodes: 1500 })),
    becomes: { warned: ['Calico as it is set up is made for about 100 nodes, because every node talks BGP to every other one, and there are 1500: write bgp: '
      + 'CalicoBgp.disabled(), because VXLAN needs none, or CalicoBgp.enabled({ routeReflectors }).'] },
    corrected: () => on(Cni.calico({ nodes: 1500, bgp: CalicoBgp.enabled({ routeReflectors: 'has(reflector)' }) })),
  },
  {
    id: 'D25-2', says: 'the same without encapsulation, by the size of the cluster',
    input: () => on(pool(none()), { nodes: 600 }),
    becomes: { warned: ['Calico as it is set up is made for about 100 nodes, because every node talks BGP to every other one, and there are 600: write bgp: '
      + 'CalicoBgp.enabled({ routeReflectors }).'] },
  },
  {
    id: 'D25-3', says: 'no mesh, no peers and no route reflectors, and nothing is wrapped in VXLAN',
    input: () => on(pool(none(), { bgp: CalicoBgp.enabled({ nodeToNodeMesh: false }) })),
    becomes: { warned: ['Calico\'s nodes speak BGP to nobody: nodeToNodeMesh is off, and there are neither peers nor routeReflectors. '
      + 'No node learns where the pods of another one are unless BGPPeers of your own say whom they talk to.'] },
    corrected: () => on(pool(none(), { bgp: CalicoBgp.enabled({ routeReflectors: 'has(reflector)' }) })),
  },
  {
    id: 'D25-4', says: 'the same with VXLAN',
    input: () => on(pool(vxlan(), { bgp: CalicoBgp.enabled({ nodeToNodeMesh: false }) })),
    becomes: { warned: ['Calico\'s nodes speak BGP to nobody: nodeToNodeMesh is off, and there are neither peers nor routeReflectors. '
      + 'Write CalicoBgp.disabled(), because VXLAN needs none.'] },
  },
  {
    id: 'D25-5', says: 'Calico\'s manifest without Typha on many nodes',
    input: () => on(Cni.calico({ flavour: MANIFEST, bgp: CalicoBgp.disabled() }), { nodes: 80 }),
    becomes: { warned: ['Calico as it is set up is made for about 50 nodes, because every node asks the API server itself, without Typha, and there are 80: '
      + 'write nodes into Cni.calico(), and leave typhaReplicas out.'] },
    corrected: () => on(Cni.calico({ flavour: MANIFEST, bgp: CalicoBgp.disabled(), nodes: 80 })),
  },
  {
    id: 'D25-6', says: 'Canal on many nodes',
    input: () => on(Cni.canal(), { nodes: 80 }),
    becomes: { warned: ['Canal as it is set up is made for about 50 nodes, because every node asks the API server itself, without Typha, and there are 80: '
      + 'write Cni.calico({ nodes }), which has it.'] },
  },
  {
    id: 'D25-9', says: 'two numbers of nodes',
    input: () => on(Cni.cilium({ nodes: 1 }), { nodes: 3 }),
    becomes: { refused: ['new ProwApp({ clusterNetwork.nodes }): 3 is not the 1 of Cni.cilium({ nodes }); write the same number in both, '
      + 'or leave one of them out (MutuallyExclusive)'] },
    corrected: () => on(Cni.cilium({ nodes: 3 }), { nodes: 3 }),
  },
];

/** Calico on Windows nodes, and beside another network. */
const CALICOS: readonly Mistake[] = [
  {
    id: 'D15-2', says: 'Windows nodes and packets unwrapped inside a subnet',
    input: () => pool(vxlanCrossSubnet(), { windows: WINDOWS }),
    becomes: { refused: ['Cni.calico({ pools[0].encapsulation }): VXLANCrossSubnet does not reach pods of Windows nodes, and the operator refuses it; write '
      + 'CalicoEncapsulation.vxlan(), or leave it out (MutuallyExclusive)'] },
    corrected: () => on(Cni.calico({ windows: WINDOWS, pools: [{ cidr: CIDR }] })),
  },
  {
    id: 'D15-3', says: 'Windows nodes, VXLAN and BGP',
    input: () => pool(vxlan(), { windows: WINDOWS, bgp: CalicoBgp.enabled() }),
    becomes: { refused: ['Cni.calico({ bgp }): is on, and Windows nodes take VXLAN or BGP, and not both; leave bgp out, '
      + 'or write CalicoEncapsulation.none() in every pool (MutuallyExclusive)'] },
    corrected: () => pool(none(), { windows: WINDOWS, bgp: CalicoBgp.enabled() }),
  },
  {
    id: 'D15-4', says: 'Windows nodes beside eBPF, the manifest, and VXLAN as Windows does not know it',
    input: () => Cni.calico({
      windows: WINDOWS, flavour: MANIFEST, dataplane: CalicoDataplane.bpf({ apiServerHost: '192.168.1.10' }), felix: { vxlanPort: 8472, vxlanVNI: 1 },
    }),
    becomes: { refused: [
      'Cni.calico({ windows }): nodes with Windows get Calico from its operator only; leave flavour out (MutuallyExclusive)',
      'Cni.calico({ dataplane }): eBPF is for Linux alone, and windows is given; write CalicoDataplane.iptables() or CalicoDataplane.nftables() '
        + '(MutuallyExclusive)',
      'Cni.calico({ felix.vxlanPort }): 8472 is not the 4789 that Windows sends VXLAN to; leave it out (MutuallyExclusive)',
      'Cni.calico({ felix.vxlanVNI }): 1 is less than 4096, the first number that Windows takes; leave it out (MutuallyExclusive)',
    ] },
  },
  {
    id: 'D15-5', says: 'Windows nodes and networks of Services that are not the cluster\'s',
    input: () => on(Cni.calico({ windows: WINDOWS }), { serviceCidrs: ['10.43.0.0/16'] }),
    becomes: { refused: ['new ProwApp({ clusterNetwork.serviceCidrs }): "10.43.0.0/16" is not the "10.96.0.0/12" of Cni.calico({ windows.serviceCidrs }); '
      + 'write the same networks in both (ServiceCidrMismatch)'] },
    corrected: () => on(Cni.calico({ windows: WINDOWS }), { serviceCidrs: ['10.96.0.0/12'] }),
  },
  {
    id: 'D15-6', says: 'Windows nodes and encryption',
    input: () => on(Cni.calico({ windows: WINDOWS, wireguard: true })),
    becomes: { warned: ['WireGuard encrypts nothing that pods of Windows nodes send or get.'] },
  },
  {
    id: 'D15-7', says: 'Windows nodes, and what is left to do for them',
    input: () => on(Cni.calico({ windows: WINDOWS })),
    becomes: { noted: [
      'Before a Windows node joins, keep Linux nodes from taking addresses of its blocks: kubectl patch ipamconfigurations default --type merge '
        + '--patch=\'{"spec": {"strictAffinity": true}}\'.',
      'Windows nodes need Windows Server 2019 or newer, containerd, and a kube-proxy for Windows of the cluster\'s version, which nothing here installs.',
      'Prow\'s images, and those of most jobs, are for Linux: give every Windows node a taint that they do not tolerate, '
        + 'as kubectl taint node NAME os=windows:NoSchedule.',
    ] },
  },
  {
    id: 'D15-8', says: 'what is needed for Windows nodes, all wrong',
    input: () => Cni.calico({ windows: { serviceCidrs: ['10.96.0.1/12'], apiServerHost: 'kubernetes.default.svc', apiServerPort: 0 } }),
    becomes: { refused: [
      'Cni.calico({ windows.serviceCidrs[0] }): "10.96.0.1/12" has host bits set; did you mean "10.96.0.0/12"? (CidrNotMasked)',
      'Cni.calico({ windows.apiServerHost }): "kubernetes.default.svc" is a Service, and Services work only after the API server was reached; '
        + 'write the name or address of the API server itself, as "kubectl cluster-info" shows it (ApiServerIsService)',
      'Cni.calico({ windows.apiServerPort }): 0 is outside 1-65535; pick a number in that range (NumberOutOfRange)',
    ] },
  },
  {
    id: 'D15-9', says: 'what is needed for Windows nodes, left out, of another kind, and misspelt',
    input: () => Cni.calico({ windows: loose({ serviceCidrs: [], serviceCidr: '10.96.0.0/12' }), plugin: loose('AmazonVPC') }),
    becomes: { refused: [
      'Cni.calico({ plugin }): "AmazonVPC" is not made by CalicoPlugin.calico(), amazonVpc() or azureVnet(); '
        + 'write CalicoPlugin.amazonVpc() (WrongType)',
      'Cni.calico({ windows.serviceCidrs }): is empty; give at least 1 (EmptyList)',
      'Cni.calico({ windows.apiServerHost }): is missing; give it a value (PropMissing)',
      'Cni.calico({ windows }): "serviceCidr" is not a property; did you mean "serviceCidrs"? (UnknownProp)',
    ] },
  },
  {
    id: 'D17-12', says: 'a cloud that nobody knows, and parts of a size that nobody has',
    input: () => on(Cni.flannel(), loose({ cloud: 'aws', nodeCidrMaskSizeIpv6: 8 })),
    becomes: { refused: [
      'new ProwApp({ clusterNetwork.nodeCidrMaskSizeIpv6 }): 8 is outside 16-126; pick a number in that range (NumberOutOfRange)',
      'new ProwApp({ clusterNetwork.cloud }): "aws" is not one of amazon, azure, google, openStack; pick one of them (NotAllowedValue)',
    ] },
    corrected: () => on(Cni.flannel(), { cloud: ClusterCloud.AMAZON }),
  },
  {
    id: 'D17-13', says: 'Calico on EKS, whose API server is outside of its network', input: () => on(pool(vxlan(), { flavour: provider(EKS) })),
    becomes: { noted: ['On EKS the API server is outside of Calico\'s network: it reaches Calico\'s own API server at TCP port 5443 of nodes, '
      + 'which their security group must let in, and no webhook of a pod, such as cert-manager\'s, unless that pod is on the host network.'] },
  },
  {
    id: 'D-policy-only', says: 'a network of Calico\'s beside Amazon\'s, where Calico enforces policies only',
    input: () => Cni.calico({
      plugin: CalicoPlugin.amazonVpc(), pools: [{ cidr: CIDR }], mtu: 1400, bgp: CalicoBgp.enabled(), flavour: CalicoFlavour.operator({ hostPorts: true }),
    }),
    becomes: { refused: [
      'Cni.calico({ pools }): pods get their network from Amazon\'s VPC CNI, and Calico enforces policies only; leave it out, '
        + 'or leave plugin out (PropWithoutEffect)',
      'Cni.calico({ mtu }): pods get their network from Amazon\'s VPC CNI, and Calico enforces policies only; leave it out, '
        + 'or leave plugin out (PropWithoutEffect)',
      'Cni.calico({ bgp }): the operator refuses BGP beside cni.type AmazonVPC, and Calico enforces policies only; leave it out, '
        + 'or leave plugin out (PropWithoutEffect)',
      'Cni.calico({ flavour }): the operator refuses hostPorts beside cni.type AmazonVPC, and Calico enforces policies only; leave it out, or leave plugin out '
        + '(PropWithoutEffect)',
    ] },
    corrected: () => on(Cni.calico({ plugin: CalicoPlugin.amazonVpc() }), { podCidrs: ['10.0.0.0/16'], nodeCidrs: ['10.0.1.0/24'] }),
  },
  {
    id: 'D-policy-only-2', says: 'Azure CNI on EKS',
    input: () => Cni.calico({ plugin: CalicoPlugin.azureVnet(), flavour: provider(EKS) }),
    becomes: { refused: ['Cni.calico({ plugin }): Azure CNI does not run on EKS; write kubernetesProvider "AKS", or leave it out (MutuallyExclusive)'] },
    corrected: () => on(Cni.calico({ plugin: CalicoPlugin.azureVnet(), flavour: provider(AKS) })),
  },
  {
    id: 'D-policy-only-3', says: 'Calico for policies only, without its operator',
    input: () => Cni.calico({ plugin: CalicoPlugin.amazonVpc(), flavour: MANIFEST }),
    becomes: {
      refused: ['Cni.calico({ plugin }): Amazon\'s VPC CNI is set up beside Calico by its operator only; leave flavour out, or plugin (MutuallyExclusive)'],
    },
  },
  {
    id: 'D-policy-only-4', says: 'Calico for policies only: the firewall, and what is left to do',
    input: () => on(Cni.calico({ plugin: CalicoPlugin.amazonVpc() })),
    becomes: { noted: [
      'Firewalls between nodes must let through, for Calico: TCP 5473, what Typha tells Calico\'s nodes.',
      'Calico leaves the network of pods to Amazon\'s VPC CNI, the DaemonSet aws-node in kube-system: policies of that add-on must be off, '
        + 'enableNetworkPolicy: "false" in its configuration, or two programs decide about every packet.',
    ] },
  },
];

/** Parts of IPv6 networks for nodes. */
const MASKS: readonly Mistake[] = [
  {
    id: 'D-ipv6-mask', says: 'parts of an IPv6 network for fewer nodes than there are',
    input: () => on(Cni.flannel({ ipv6Network: 'fd00:10:244::/56' }), { nodes: 300, nodeCidrMaskSize: 26 }),
    becomes: { refused: ['new ProwApp({ clusterNetwork.nodes }): "fd00:10:244::/56" in parts of /64 is enough for 256 nodes, and there are 300; '
      + 'make the cluster with a larger network of pods, or with smaller parts and say so in nodeCidrMaskSizeIpv6 (PodCidrTooSmall)'] },
    corrected: () => on(Cni.flannel({ ipv6Network: 'fd00:10:244::/56' }), { nodes: 300, nodeCidrMaskSize: 26, nodeCidrMaskSizeIpv6: 66 }),
  },
  {
    id: 'D-ipv6-mask-2', says: 'parts larger than the network, and too many of them',
    input: () => on(Cni.flannel({ ipv6Network: 'fd00:10:244::/56' }), { nodeCidrMaskSizeIpv6: 48 }),
    becomes: { refused: ['new ProwApp({ clusterNetwork.nodeCidrMaskSizeIpv6 }): a node would get a /48, and "fd00:10:244::/56" is smaller; '
      + 'write a number from 56 on, as the cluster was made (NetworkTooSmall)'] },
  },
  {
    id: 'D-ipv6-mask-3', says: 'parts that kube-controller-manager does not make',
    input: () => on(Cni.flannel({ ipv6Network: 'fd00:10:244::/48' }), { nodeCidrMaskSizeIpv6: 80 }),
    becomes: { refused: ['new ProwApp({ clusterNetwork.nodeCidrMaskSizeIpv6 }): /80 is too small a part of "fd00:10:244::/48": '
      + 'kube-controller-manager takes at most /64; write a number from 48 to 64 (NumberOutOfRange)'] },
  },
  {
    id: 'D-ipv6-mask-4', says: 'parts with fewer addresses than the kubelet takes pods',
    input: () => on(Cni.preinstalled({ podCidrs: ['fd00:10:244::/112'] }), { nodeCidrMaskSizeIpv6: 122 }),
    becomes: { warned: ['A node gets a /122, which is enough for 62 pods, and the kubelet takes up to 110; set its maxPods to 62 or less.'] },
  },
  {
    id: 'D-ipv6-mask-5', says: 'a network that kubeadm divides in another way than by /64',
    input: () => on(Cni.flannel({ ipv6Network: 'fd00:10:244::/108' }), { nodes: 300, nodeCidrMaskSize: 26 }),
    becomes: { accepted: 'kubeadm chooses the size of the parts by that of the network, and nobody said which it was' },
  },
];

/** What public reports about networks came to. */
export const NETWORK_CASES: readonly Mistake[] = [...OPERATOR, ...CLOUDS, ...SIZES, ...CALICOS, ...MASKS];
