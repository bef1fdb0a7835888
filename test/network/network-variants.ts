import { CalicoAutodetection } from '../../src/network/calico/calico-autodetection';
import { CalicoBgp } from '../../src/network/calico/calico-bgp';
import { CalicoNextHopMode, CalicoSourceAddress } from '../../src/network/calico/calico-bgp-peer';
import { CalicoBpfExternalServiceMode, CalicoDataplane } from '../../src/network/calico/calico-dataplane';
import { CalicoEncapsulation } from '../../src/network/calico/calico-encapsulation';
import { CalicoEndpointToHostAction, CalicoIptablesBackend, CalicoLogSeverity } from '../../src/network/calico/calico-felix';
import { CalicoFlavour, CalicoKubernetesProvider } from '../../src/network/calico/calico-flavour';
import { CalicoPlugin } from '../../src/network/calico/calico-plugin';
import { CalicoPoolUse } from '../../src/network/calico/calico-pool-options';
import { Cni } from '../../src/network/cni';
import { FlannelWireguardMode } from '../../src/network/flannel/flannel-encrypted-modes';
import { FlannelMode } from '../../src/network/flannel/flannel-mode';
import { FlannelPolicyEnforcer } from '../../src/network/flannel/flannel-policy-enforcer';
import { PreinstalledCni } from '../../src/network/preinstalled/preinstalled-cni';
import { WeaveIptablesBackend } from '../../src/network/weave/weave-props';

/** One way to set up one network. */
export interface NetworkVariant {
  readonly name: string;
  readonly cni: () => Cni;
}

const IPV6 = 'fd00:10:244::/56';
const V4 = '10.244.0.0/16';

const flannel: readonly NetworkVariant[] = [
  { name: 'flannel', cni: () => Cni.flannel() },
  {
    name: 'flannel-vxlan',
    cni: () => Cni.flannel({ backend: FlannelMode.vxlan({ vni: 7, port: 8473, gbp: true, directRouting: true, learning: true, mtu: 1400 }) }),
  },
  { name: 'flannel-dual-stack', cni: () => Cni.flannel({ ipv6Network: IPV6, enableNFTables: true, nodeCidrMaskSize: 24 }) },
  { name: 'flannel-host-gw', cni: () => Cni.flannel({ backend: FlannelMode.hostGw(), ipv6Network: IPV6 }) },
  {
    name: 'flannel-wireguard',
    cni: () => Cni.flannel({ backend: FlannelMode.wireguard({ mode: FlannelWireguardMode.AUTO, persistentKeepaliveInterval: 25 }) }),
  },
  { name: 'flannel-wireguard-psk', cni: () => Cni.flannel({ backend: FlannelMode.wireguard({ pskSecretName: 'flannel-wireguard-psk' }), ipv6Network: IPV6 }) },
  { name: 'flannel-ipip', cni: () => Cni.flannel({ backend: FlannelMode.ipip({ directRouting: true }) }) },
  { name: 'flannel-udp', cni: () => Cni.flannel({ backend: FlannelMode.udp({ port: 8286 }) }) },
  { name: 'flannel-ipsec', cni: () => Cni.flannel({ backend: FlannelMode.ipsec({ udpEncap: true, espProposal: 'aes256gcm16-sha384-prfsha384-ecp384' }) }) },
  { name: 'flannel-policies', cni: () => Cni.flannel({ enforcedBy: FlannelPolicyEnforcer.kubeNetworkPolicies() }) },
  { name: 'flannel-kube-router', cni: () => Cni.flannel({ enforcedBy: FlannelPolicyEnforcer.other('kube-router') }) },
  { name: 'flannel-old', cni: () => Cni.flannel({ image: 'ghcr.io/flannel-io/flannel:v0.28.5' }) },
];

const calico: readonly NetworkVariant[] = [
  { name: 'calico', cni: () => Cni.calico() },
  {
    name: 'calico-bgp',
    cni: () => Cni.calico({
      pools: [{ cidr: V4, encapsulation: CalicoEncapsulation.none(), blockSize: 24 }, { cidr: '192.168.1.192/26', allowedUses: [CalicoPoolUse.LOAD_BALANCER] }],
      bgp: CalicoBgp.enabled({
        asNumber: 64513,
        serviceLoadBalancerIPs: ['192.168.1.192/26'],
        routeReflectors: 'has(route-reflector)',
        peers: [{ name: 'tor', peerIP: '192.168.1.1', asNumber: 64512, nodeSelector: 'rack == \'1\'', nextHopMode: CalicoNextHopMode.SELF }],
      }),
      felix: { prometheusMetricsEnabled: true },
    }),
  },
  { name: 'calico-ipip', cni: () => Cni.calico({ pools: [{ cidr: V4, encapsulation: CalicoEncapsulation.ipip() }], mtu: 1440, nodeMtu: 1500 }) },
  {
    name: 'calico-dual-stack-wireguard',
    cni: () => Cni.calico({
      pools: [{ cidr: V4 }, { cidr: IPV6, natOutgoing: true }], wireguard: true, ipv4Autodetection: CalicoAutodetection.kubernetesInternalIp(),
    }),
  },
  {
    name: 'calico-bpf',
    cni: () => Cni.calico({
      dataplane: CalicoDataplane.bpf({ apiServerHost: '192.168.1.5', externalServiceMode: CalicoBpfExternalServiceMode.DSR }),
      flavour: CalicoFlavour.operator({ kubeProxyManagement: true }),
    }),
  },
  {
    name: 'calico-everything',
    cni: () => Cni.calico({
      flavour: CalicoFlavour.operator({ kubernetesProvider: CalicoKubernetesProvider.RKE2, hostPorts: false, containerIPForwarding: true }),
      pools: [{ cidr: V4, disabled: true }, { name: 'builds', cidr: '10.245.0.0/16', encapsulation: CalicoEncapsulation.vxlan() }, { cidr: IPV6 }],
      dataplane: CalicoDataplane.nftables(),
      bgp: CalicoBgp.enabled({
        asNumber: 64513, nodeToNodeMesh: false, listenPort: 1179,
        serviceClusterIPs: ['10.96.0.0/12'], serviceExternalIPs: ['192.0.2.0/24'], serviceLoadBalancerIPs: ['198.51.100.0/24'],
        peers: [
          {
            name: 'tor', peerIP: '192.168.1.1', asNumber: 64512, node: 'node-1', passwordSecretName: 'bgp-tor',
            nextHopMode: CalicoNextHopMode.KEEP, sourceAddress: CalicoSourceAddress.NONE,
          },
          { name: 'rack', peerSelector: 'rack == \'1\'', nodeSelector: 'rack == \'1\'' },
        ],
      }),
      felix: {
        defaultEndpointToHostAction: CalicoEndpointToHostAction.RETURN, iptablesBackend: CalicoIptablesBackend.NFT,
        logSeverityScreen: CalicoLogSeverity.WARNING, mtuIfacePattern: '^eth.*', prometheusMetricsEnabled: true,
        prometheusMetricsPort: 9191, vxlanPort: 4790, vxlanVNI: 4097, wireguardListeningPort: 51821, wireguardHostEncryptionEnabled: true,
      },
      wireguard: true,
      ipv4Autodetection: CalicoAutodetection.canReach('192.168.1.1'),
      ipv6Autodetection: CalicoAutodetection.cidrs(['fd00::/8']),
    }),
  },
  {
    name: 'calico-interfaces',
    cni: () => Cni.calico({
      ipv4Autodetection: CalicoAutodetection.interfaces('eth.*'),
      ipv6Autodetection: CalicoAutodetection.skipInterfaces('docker.*'),
      pools: [{ cidr: V4 }, { cidr: IPV6 }],
    }),
  },
  { name: 'calico-cidrs', cni: () => Cni.calico({ ipv4Autodetection: CalicoAutodetection.cidrs([V4]), bgp: CalicoBgp.disabled() }) },
  {
    name: 'calico-plain',
    cni: () => Cni.calico({
      flavour: CalicoFlavour.operator({ apiServer: false, goldmane: false, hostPorts: true }), imageRegistry: 'registry.example.com/mirror',
    }),
  },
  { name: 'calico-windows', cni: () => Cni.calico({ windows: { serviceCidrs: ['10.96.0.0/12'], apiServerHost: '192.168.1.5', apiServerPort: 443 } }) },
  { name: 'calico-policies-of-eks', cni: () => Cni.calico({
    plugin: CalicoPlugin.amazonVpc(), flavour: CalicoFlavour.operator({ kubernetesProvider: CalicoKubernetesProvider.EKS }),
  }) },
  { name: 'calico-policies-of-aks', cni: () => Cni.calico({
    plugin: CalicoPlugin.azureVnet(), flavour: CalicoFlavour.operator({ kubernetesProvider: CalicoKubernetesProvider.AKS }),
  }) },
  { name: 'calico-manifest', cni: () => Cni.calico({ flavour: CalicoFlavour.manifest() }) },
  {
    name: 'calico-manifest-vxlan',
    cni: () => Cni.calico({ flavour: CalicoFlavour.manifest(), bgp: CalicoBgp.disabled(), pools: [{ cidr: V4 }, { cidr: IPV6 }], nodes: 600 }),
  },
  {
    name: 'calico-manifest-bgp',
    cni: () => Cni.calico({
      flavour: CalicoFlavour.manifest({ typhaReplicas: 1 }),
      dataplane: CalicoDataplane.bpf({ apiServerHost: 'k8s.example.com', kubeProxyStays: true }),
      pools: [{ cidr: V4, encapsulation: CalicoEncapsulation.ipipCrossSubnet() }],
      bgp: CalicoBgp.enabled({ peers: [{ name: 'tor', peerIP: '192.168.1.1', asNumber: 64512, passwordSecretName: 'bgp-tor' }] }),
      ipv4Autodetection: CalicoAutodetection.interfaces('eth.*'),
      wireguard: true,
    }),
  },
];

const others: readonly NetworkVariant[] = [
  { name: 'canal', cni: () => Cni.canal() },
  {
    name: 'canal-host-gw',
    cni: () => Cni.canal({
      network: '10.42.0.0/16', backend: FlannelMode.hostGw(), iface: 'eth1', masquerade: false, felix: { logSeverityScreen: CalicoLogSeverity.WARNING },
    }),
  },
  { name: 'weave', cni: () => Cni.weave({ acknowledgeUnmaintained: true }) },
  {
    name: 'weave-encrypted',
    cni: () => Cni.weave({
      acknowledgeUnmaintained: true, passwordSecretName: 'weave-passwd', networkPolicy: false, iptablesBackend: WeaveIptablesBackend.NFT, connLimit: 500,
    }),
  },
  { name: 'preinstalled', cni: () => Cni.preinstalled() },
  { name: 'preinstalled-k3s', cni: () => Cni.preinstalled({ of: PreinstalledCni.k3s() }) },
];

/** Every backend, flavour and mode that this library sets up, for what has to hold of all of them. */
export const NETWORK_VARIANTS: readonly NetworkVariant[] = [...flannel, ...calico, ...others];
