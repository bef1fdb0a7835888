import {
  CalicoBgp, CalicoDataplane, CalicoEncapsulation, CalicoFlavour, CiliumRouting, Cni, FlannelMode, FlannelPolicyEnforcer, PolicyDialect, PreinstalledCni,
} from '../../../src';
import { CellProps, NetworkValue } from './axis';

const cidr = '10.244.0.0/16';
const FAMILY = /^(calico-)?[a-z]+/;

function network(name: string, policies: string, cni: () => Cni, props: CellProps = {}): NetworkValue {
  return { name, family: FAMILY.exec(name)?.[0] ?? name, policies, props: () => ({ cni: cni(), ...props }) };
}

function flannel(name: string, backend: () => FlannelMode): NetworkValue {
  return network(`flannel-${name}`, 'none', () => Cni.flannel({ backend: backend() }));
}

/** Cilium that does everything that a way in can ask of it. */
const servingCilium = (): Cni => Cni.cilium({
  kubeProxyReplacement: true,
  k8sServiceHost: '172.16.0.10',
  gatewayApi: {},
  ingressController: {},
  l2Announcements: {},
});

/** One of each network that is set up from other objects, or shuts Prow off in another way. */
export const NETWORKS: readonly NetworkValue[] = [
  network('preinstalled', 'none', () => Cni.preinstalled()),
  network('preinstalled-k3s', 'kubernetes-on-k3s', () => Cni.preinstalled({ of: PreinstalledCni.k3s() })),
  network('preinstalled-eks', 'none', () => Cni.preinstalled({ of: PreinstalledCni.eks() })),
  flannel('vxlan', () => FlannelMode.vxlan()),
  flannel('host-gw', () => FlannelMode.hostGw()),
  flannel('wireguard', () => FlannelMode.wireguard({ pskSecretName: 'flannel-psk' })),
  flannel('ipip', () => FlannelMode.ipip()),
  network('flannel-with-policies', 'kubernetes', () => Cni.flannel({ enforcedBy: FlannelPolicyEnforcer.kubeNetworkPolicies() })),
  network('flannel-isolated', 'none', () => Cni.flannel(), { isolate: true }),
  network('calico-operator', 'kubernetes', () => Cni.calico()),
  network('calico-operator-bgp', 'kubernetes', () => Cni.calico({
    pools: [{ cidr, encapsulation: CalicoEncapsulation.ipipCrossSubnet() }],
    bgp: CalicoBgp.enabled({ asNumber: 64513, peers: [{ name: 'tor', peerIP: '172.16.0.1', asNumber: 64512 }] }),
  })),
  network('calico-operator-bpf', 'kubernetes', () => Cni.calico({ dataplane: CalicoDataplane.bpf({ apiServerHost: '172.16.0.10' }), wireguard: true })),
  network('calico-operator-own-policies', 'calico', () => Cni.calico(), { isolation: { policies: PolicyDialect.calico({ logsDenied: true }) } }),
  network('calico-manifest', 'kubernetes', () => Cni.calico({ flavour: CalicoFlavour.manifest() })),
  network('canal', 'kubernetes', () => Cni.canal()),
  network('cilium', 'cilium', () => Cni.cilium()),
  network('cilium-native-routing', 'cilium',
    () => Cni.cilium({ routing: CiliumRouting.nativeRouting({ ipv4NativeRoutingCidr: cidr, autoDirectNodeRoutes: true }) })),
  network('cilium-serving', 'cilium', servingCilium),
  network('cilium-policies-of-kubernetes', 'kubernetes', () => Cni.cilium({ values: { policyCIDRMatchMode: ['nodes'] } }),
    { isolation: { policies: PolicyDialect.kubernetes() } }),
  network('weave', 'kubernetes', () => Cni.weave({ acknowledgeUnmaintained: true })),
];
