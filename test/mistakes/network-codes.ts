import { Chart } from 'cdk8s';
import {
  CalicoBgp, CalicoEncapsulation, CiliumInstaller, CiliumIpam, CiliumRouting, Cni, Flannel, FlannelMode, PolicyDialect, Stage, UpstreamManifest, Weave,
} from '../../src';
import { app, Mistake, own } from './mistake';

/** One of each kind of network error. */
export const NETWORK_CODES: readonly Mistake[] = [
  {
    id: 'AddressFamilyMissing', says: 'pods without addresses',
    input: () => Cni.cilium({ ipv4: false }),
    becomes: {
      refused: ['Cni.cilium({ ipv6 }): is off, and ipv4 too, so that pods would have no address; write ipv6: true, or leave ipv4 out '
        + '(AddressFamilyMissing)'],
    },
    corrected: () => Cni.cilium({ ipv4: false, ipv6: true }),
  },
  {
    id: 'ApiServerAddressMissing', says: 'no way to the API server',
    input: () => Cni.cilium({ kubeProxyReplacement: true }),
    becomes: {
      refused: ['Cni.cilium({ k8sServiceHost }): is missing, and without kube-proxy no node would find the API server; write the name or '
        + 'address of the API server, or "auto" where kubeadm made the cluster (ApiServerAddressMissing)'],
    },
    corrected: () => Cni.cilium({ kubeProxyReplacement: true, k8sServiceHost: '192.168.1.10' }),
  },
  {
    id: 'ApiServerUnknown', says: 'isolation from an unknown API server',
    input: () => app({ cni: Cni.calico(), isolate: true }),
    becomes: {
      refused: ['new ProwApp({ clusterNetwork }): apiServerCidrs is missing, and without it an isolated Prow cannot reach the API '
        + 'server; give what "kubectl get endpointslices kubernetes" shows, like ["10.0.0.5/32"], or say isolate: false '
        + '(ApiServerUnknown)'],
    },
    corrected: () => app({ cni: Cni.calico(), isolate: true, clusterNetwork: { apiServerCidrs: ['10.0.0.5/32'] } }),
  },
  {
    id: 'BlockSizeOutOfRange', says: 'blocks of no size',
    input: () => Cni.calico({ pools: [{ cidr: '10.0.0.0/16', blockSize: 33 }] }),
    becomes: {
      refused: ['Cni.calico({ pools[0].blockSize }): 33 is not an integer from 20 to 32, as IPv4 needs; leave it out to get 26 '
        + '(BlockSizeOutOfRange)'],
    },
    corrected: () => Cni.calico({ pools: [{ cidr: '10.0.0.0/16', blockSize: 26 }] }),
  },
  {
    id: 'ChartVersionUnsupported', says: 'an old chart',
    input: () => Cni.cilium({ version: '1.18.2' }),
    becomes: {
      refused: ['Cni.cilium({ version }): "1.18.2" is not a version of Cilium 1.19 or 1.20; write "1.20.2" (ChartVersionUnsupported)'],
    },
    corrected: () => Cni.cilium({ version: '1.20.2' }),
  },
  {
    id: 'CidrFamily', says: 'IPv6 where IPv4 belongs',
    input: () => Cni.flannel({ network: 'fd00::/56' }),
    becomes: {
      refused: ['Cni.flannel({ network }): "fd00::/56" is not an IPv4 network; write one like "10.244.0.0/16" (CidrFamily)'],
    },
    corrected: () => Cni.flannel({ ipv6Network: 'fd00::/56' }),
  },
  {
    id: 'CidrInvalid', says: 'no network',
    input: () => Cni.flannel({ network: 'pods' }),
    becomes: {
      refused: ['Cni.flannel({ network }): "pods" is not a CIDR; write a network like "10.244.0.0/16" (CidrInvalid)'],
    },
    corrected: () => Cni.flannel({ network: '10.244.0.0/16' }),
  },
  {
    id: 'CidrLinkLocal', says: 'link-local pods',
    input: () => Cni.calico({ pools: [{ cidr: 'fe80::/64' }] }),
    becomes: {
      refused: ['Cni.calico({ pools[0].cidr }): "fe80::/64" is link-local, which no router forwards; write one like "fd00:192:168::/56" '
        + '(CidrLinkLocal)'],
    },
    corrected: () => Cni.calico({ pools: [{ cidr: 'fd00:192:168::/56' }] }),
  },
  {
    id: 'CidrNotMasked', says: 'host bits',
    input: () => Cni.flannel({ network: '10.244.0.1/16' }),
    becomes: {
      refused: ['Cni.flannel({ network }): "10.244.0.1/16" has host bits set; did you mean "10.244.0.0/16"? (CidrNotMasked)'],
    },
    corrected: () => Cni.flannel({ network: '10.244.0.0/16' }),
  },
  {
    id: 'CidrOverlap', says: 'Services among pods',
    input: () => app({ cni: Cni.flannel(), clusterNetwork: { serviceCidrs: ['10.244.0.0/20'] } }),
    becomes: {
      refused: ['new ProwApp({ clusterNetwork.serviceCidrs[0] }): "10.244.0.0/20" shares addresses with "10.244.0.0/16" of pods; give '
        + 'pods, Services and nodes networks of their own (CidrOverlap)'],
    },
    corrected: () => app({ cni: Cni.flannel(), clusterNetwork: { serviceCidrs: ['10.96.0.0/12'] } }),
  },
  {
    id: 'ClusterCountInvalid', says: 'a mesh of no size',
    input: () => Cni.cilium({ clusterName: 'one', clusterId: 1, clusterMesh: { maxConnectedClusters: 300 } }),
    becomes: {
      refused: ['Cni.cilium({ clusterMesh.maxConnectedClusters }): 300 is neither 255 nor 511; pick one of them (ClusterCountInvalid)'],
    },
    corrected: () => Cni.cilium({ clusterName: 'one', clusterId: 1, clusterMesh: { maxConnectedClusters: 511 } }),
  },
  {
    id: 'ClusterIdTaken', says: 'a number twice',
    input: () => Cni.cilium({ clusterName: 'one', clusterId: 1, clusterMesh: { clusters: [{ name: 'two', address: 'two.example', clusterId: 1 }] } }),
    becomes: {
      refused: ['Cni.cilium({ clusterMesh.clusters[0].clusterId }): 1 is the number of this cluster; give each cluster a number of its '
        + 'own (ClusterIdTaken)'],
    },
    corrected: () => Cni.cilium({ clusterName: 'one', clusterId: 1, clusterMesh: { clusters: [{ name: 'two', address: 'two.example', clusterId: 2 }] } }),
  },
  {
    id: 'ClusterNameTaken', says: 'itself as another',
    input: () => Cni.cilium({ clusterName: 'one', clusterId: 1, clusterMesh: { clusters: [{ name: 'one', address: 'one.example' }] } }),
    becomes: {
      refused: ['Cni.cilium({ clusterMesh.clusters }): "one" is the name of this cluster; list the other clusters only (ClusterNameTaken)'],
    },
    corrected: () => Cni.cilium({ clusterName: 'one', clusterId: 1, clusterMesh: { clusters: [{ name: 'two', address: 'two.example' }] } }),
  },
  {
    id: 'CniCannotIsolate', says: 'isolation by nobody',
    input: () => app({ cni: Cni.flannel(), isolate: true, clusterNetwork: { apiServerCidrs: ['10.0.0.5/32'] } }),
    becomes: {
      refused: ['new ProwApp({ isolate }): Flannel does not enforce NetworkPolicy, so nothing would be isolated; use Cni.calico(), '
        + 'Cni.cilium() or say who enforces them (CniCannotIsolate)'],
    },
    corrected: () => app({ cni: Cni.calico(), isolate: true, clusterNetwork: { apiServerCidrs: ['10.0.0.5/32'] } }),
  },
  {
    id: 'EncapsulationNeedsBgp', says: 'IP-in-IP without BGP',
    input: () => Cni.calico({ bgp: CalicoBgp.disabled(), pools: [{ cidr: '10.244.0.0/16', encapsulation: CalicoEncapsulation.ipip() }] }),
    becomes: {
      refused: ['Cni.calico({ pools[0] }): IPIP needs BGP, which is off; write CalicoEncapsulation.vxlan() or '
        + 'CalicoEncapsulation.vxlanCrossSubnet(), or leave bgp out (EncapsulationNeedsBgp)'],
    },
    corrected: () => Cni.calico({ bgp: CalicoBgp.disabled(), pools: [{ cidr: '10.244.0.0/16', encapsulation: CalicoEncapsulation.vxlan() }] }),
  },
  {
    id: 'EspProposalInvalid', says: 'an algorithm alone',
    input: () => FlannelMode.ipsec({ espProposal: 'AES' }),
    becomes: {
      refused: ['FlannelMode.ipsec({ espProposal }): "AES" is not a list of algorithms; write one like '
        + '"aes128gcm16-sha256-prfsha256-ecp256" (EspProposalInvalid)'],
    },
    corrected: () => FlannelMode.ipsec({ espProposal: 'aes128gcm16-sha256-prfsha256-ecp256' }),
  },
  {
    id: 'FeatureMissing', says: 'a page without its source',
    input: () => Cni.cilium({ hubble: { ui: true } }),
    becomes: {
      refused: ['Cni.cilium({ hubble.ui }): does nothing without relay: true; add relay: true, or leave ui out (FeatureMissing)'],
    },
    corrected: () => Cni.cilium({ hubble: { ui: true, relay: true } }),
  },
  {
    id: 'HubbleMetricInvalid', says: 'no metric',
    input: () => Cni.cilium({ hubble: { metrics: ['drop,dns'] } }),
    becomes: {
      refused: ['Cni.cilium({ hubble.metrics[0] }): "drop,dns" is not a metric of Hubble; write one like "drop", "dns:query" or '
        + '"httpV2:exemplars=true" (HubbleMetricInvalid)'],
    },
    corrected: () => Cni.cilium({ hubble: { metrics: ['drop', 'dns'] } }),
  },
  {
    id: 'ImageNotPublished', says: 'a Flannel that ghcr.io never had',
    input: () => Cni.flannel({ image: 'ghcr.io/flannel-io/flannel:v0.25.7' }),
    becomes: {
      refused: ['Cni.flannel({ image }): "ghcr.io/flannel-io/flannel:v0.25.7" was never there: ghcr.io has Flannel from v0.26 on; write '
        + '"docker.io/flannel/flannel:v0.25.7" (ImageNotPublished)'],
    },
    corrected: () => Cni.flannel({ image: 'docker.io/flannel/flannel:v0.25.7' }),
  },
  {
    id: 'InterfaceInvalid', says: 'a network as an interface',
    input: () => Cni.canal({ iface: '10.0.0.1/8' }),
    becomes: {
      refused: ['Cni.canal({ iface }): "10.0.0.1/8" is not the name of an interface; write one like "eth1" (InterfaceInvalid)'],
    },
    corrected: () => Cni.canal({ iface: 'eth1' }),
  },
  {
    id: 'Ipv6Unsupported', says: 'IPv6 in IP-in-IP',
    input: () => Cni.flannel({ backend: FlannelMode.udp(), ipv6Network: 'fd00:10:244::/56' }),
    becomes: {
      refused: ['Cni.flannel({ ipv6Network }): backend udp carries IPv4 only; leave ipv6Network out, or use FlannelMode.vxlan(), '
        + 'FlannelMode.hostGw() or FlannelMode.wireguard() (Ipv6Unsupported)'],
    },
    corrected: () => Cni.flannel({ ipv6Network: 'fd00:10:244::/56' }),
  },
  {
    id: 'KernelTooOld', says: 'an old kernel',
    input: () => app({ cni: Cni.cilium(), isolate: false, clusterNetwork: { kernelVersion: '5.4' } }),
    becomes: {
      refused: ['new ProwApp({ clusterNetwork.kernelVersion }): "5.4" is older than 5.10, which Cilium needs as it is set up; update the '
        + 'nodes to Linux 5.10 or newer, or ask CniAdvisor for another CNI (KernelTooOld)'],
    },
    corrected: () => app({ cni: Cni.cilium(), isolate: false, clusterNetwork: { kernelVersion: '6.8' } }),
  },
  {
    id: 'KernelVersionInvalid', says: 'no kernel',
    input: () => app({ clusterNetwork: { kernelVersion: 'five' } }),
    becomes: {
      refused: ['new ProwApp({ clusterNetwork.kernelVersion }): "five" is not the version of a Linux kernel; write it as uname -r does, '
        + 'like "5.15" or "5.15.0-113-generic" (KernelVersionInvalid)'],
    },
    corrected: () => app({ clusterNetwork: { kernelVersion: '5.15' } }),
  },
  {
    id: 'LeaseTimesInvalid', says: 'a lease too short',
    input: () => Cni.cilium({
      kubeProxyReplacement: true, k8sServiceHost: '192.168.1.10', l2Announcements: { leaseDuration: '5s', leaseRenewDeadline: '10s' },
    }),
    becomes: {
      refused: ['Cni.cilium({ l2Announcements.leaseDuration }): "5s" is not longer than leaseRenewDeadline "10s"; make it longer, so '
        + 'that a node can renew in time (LeaseTimesInvalid)'],
    },
    corrected: () => Cni.cilium({
      kubeProxyReplacement: true, k8sServiceHost: '192.168.1.10', l2Announcements: { leaseDuration: '15s', leaseRenewDeadline: '10s' },
    }),
  },
  {
    id: 'MtuTooLarge', says: 'packets that do not fit',
    input: () => Cni.calico({ mtu: 1500, nodeMtu: 1500 }),
    becomes: {
      refused: ['Cni.calico({ mtu }): 1500 and 50 bytes around it do not fit nodeMtu 1500; write 1450, or leave it out (MtuTooLarge)'],
    },
    corrected: () => Cni.calico({ mtu: 1450, nodeMtu: 1500 }),
  },
  {
    id: 'MtuTooSmall', says: 'IPv6 in small packets',
    input: () => Cni.calico({ pools: [{ cidr: 'fd00::/56' }], mtu: 1200 }),
    becomes: {
      refused: ['Cni.calico({ mtu }): pods would get an MTU of 1200, and IPv6 needs 1280; raise it to 1280 (MtuTooSmall)'],
    },
    corrected: () => Cni.calico({ pools: [{ cidr: 'fd00::/56' }], mtu: 1280 }),
  },
  {
    id: 'NativeRoutingCidrMissing', says: 'routing of nothing',
    input: () => Cni.cilium({ routing: CiliumRouting.nativeRouting() }),
    becomes: {
      refused: ['Cni.cilium({ routing }): does not say which IPv4 network is routed, and everything else is masqueraded; write '
        + 'CiliumRouting.nativeRouting({ ipv4NativeRoutingCidr: "10.244.0.0/16" }), or ipv4Masquerade: false '
        + '(NativeRoutingCidrMissing)'],
    },
    corrected: () => Cni.cilium({ routing: CiliumRouting.nativeRouting({ ipv4NativeRoutingCidr: '10.244.0.0/16' }) }),
  },
  {
    id: 'NetworkTooSmall', says: 'less than a block',
    input: () => Cni.calico({ pools: [{ cidr: '10.244.0.0/27' }] }),
    becomes: {
      refused: ['Cni.calico({ pools[0].cidr }): "10.244.0.0/27" is smaller than one block, a /26; write a /26 or larger, or blockSize: '
        + '27 (NetworkTooSmall)'],
    },
    corrected: () => Cni.calico({ pools: [{ cidr: '10.244.0.0/27', blockSize: 27 }] }),
  },
  {
    id: 'NodesApart', says: 'routes across routers',
    input: () => app({ cni: Cni.flannel({ backend: FlannelMode.hostGw() }), clusterNetwork: { sameLayer2: false } }),
    becomes: {
      refused: ['new ProwApp({ clusterNetwork.sameLayer2 }): is false, and Flannel as it is set up sends packets to other nodes without '
        + 'a router; choose an encapsulation such as VXLAN, or put all nodes into one layer 2 network (NodesApart)'],
    },
    corrected: () => app({ cni: Cni.flannel({ backend: FlannelMode.vxlan() }), clusterNetwork: { sameLayer2: false } }),
  },
  {
    id: 'NotAcknowledged', says: 'Weave without a word',
    input: () => Cni.weave({ acknowledgeUnmaintained: false }),
    becomes: {
      refused: ['Cni.weave({ acknowledgeUnmaintained }): nobody looks after Weave Net; write true to have it all the same, or use '
        + 'Cni.flannel({ backend: FlannelMode.wireguard() }), Cni.calico({ wireguard: true }) or Cilium with WireGuard '
        + '(NotAcknowledged)'],
    },
    corrected: () => Cni.weave({ acknowledgeUnmaintained: true }),
  },
  {
    id: 'NotExactlyOne', says: 'a cluster without address',
    input: () => Cni.cilium({ clusterName: 'one', clusterId: 1, clusterMesh: { clusters: [{ name: 'two' }] } }),
    becomes: {
      refused: ['Cni.cilium({ clusterMesh.clusters[0] }): 0 of address and ips are given; give exactly one (NotExactlyOne)'],
    },
    corrected: () => Cni.cilium({ clusterName: 'one', clusterId: 1, clusterMesh: { clusters: [{ name: 'two', address: 'two.example' }] } }),
  },
  {
    id: 'PodCidrMismatch', says: 'another network than the CNI has',
    input: () => app({ cni: Cni.flannel(), clusterNetwork: { podCidrs: ['10.42.0.0/16'] } }),
    becomes: {
      refused: ['new ProwApp({ clusterNetwork.podCidrs[0] }): "10.42.0.0/16" is not in "10.244.0.0/16", the network of Flannel; write '
        + 'the same networks here and in Cni.flannel({ network }) (PodCidrMismatch)'],
    },
    corrected: () => app({ cni: Cni.flannel({ network: '10.42.0.0/16' }), clusterNetwork: { podCidrs: ['10.42.0.0/16'] } }),
  },
  {
    id: 'PodCidrTooSmall', says: 'more nodes than parts',
    input: () => Cni.cilium({ nodes: 300 }),
    becomes: {
      refused: ['Cni.cilium({ ipam }): "10.244.0.0/16" in parts of /24 is enough for 256 nodes, and there are 300; write a larger '
        + 'network or smaller parts in CiliumIpam.clusterPool({ ipv4PodCidrs, ipv4MaskSize }) (PodCidrTooSmall)'],
    },
    corrected: () => Cni.cilium({ nodes: 300, ipam: CiliumIpam.clusterPool({ ipv4PodCidrs: ['10.128.0.0/14'] }) }),
  },
  {
    id: 'PolicyIgnored', says: 'a dialect that nobody reads',
    input: () => app({
      cni: Cni.calico(), isolate: true, isolation: { policies: PolicyDialect.cilium() },
      clusterNetwork: { apiServerCidrs: ['10.0.0.5/32'] },
    }),
    becomes: {
      refused: ['new ProwApp({ isolation }): Calico does not read policies of cilium.io, so nothing would be isolated; use '
        + 'PolicyDialect.kubernetes(), which every CNI reads that enforces any (PolicyIgnored)'],
    },
    corrected: () => app({ cni: Cni.calico(), isolate: true, clusterNetwork: { apiServerCidrs: ['10.0.0.5/32'] } }),
  },
  {
    id: 'PoolMissing', says: 'no pool for pods',
    input: () => Cni.calico({ pools: [{ cidr: '10.244.0.0/16', disabled: true }] }),
    becomes: {
      refused: ['Cni.calico({ pools }): none gives addresses to pods; add one with the use Workload that is not disabled (PoolMissing)'],
    },
    corrected: () => Cni.calico({ pools: [{ cidr: '10.244.0.0/16' }] }),
  },
  {
    id: 'PoolNameTaken', says: 'two pools of one name',
    input: () => Cni.calico({ pools: [{ cidr: '10.244.0.0/16', name: 'a' }, { cidr: '10.245.0.0/16', name: 'a' }] }),
    becomes: {
      refused: ['Cni.calico({ pools[1] }): "a" is the name of two pools; give each a name of its own (PoolNameTaken)'],
    },
    corrected: () => Cni.calico({ pools: [{ cidr: '10.244.0.0/16', name: 'a' }, { cidr: '10.245.0.0/16', name: 'b' }] }),
  },
  {
    id: 'ReplicasExceedNodes', says: 'an operator too many',
    input: () => app({ cni: Cni.cilium({ operatorReplicas: 2 }), isolate: false, clusterNetwork: { nodes: 1 } }),
    becomes: {
      refused: ['new ProwApp({ clusterNetwork.nodes }): 1 node is less than the 2 that pods of Cilium\'s operator must be on; '
        + 'leave operatorReplicas of Cni.cilium() out (ReplicasExceedNodes)'],
    },
    corrected: () => app({ cni: Cni.cilium(), isolate: false, clusterNetwork: { nodes: 1 } }),
  },
  {
    id: 'SecretNameInvalid', says: 'a key as the name of its Secret',
    input: () => FlannelMode.ipsec({ pskSecretName: `${'ab'.repeat(48)}=` }),
    becomes: {
      refused: ['FlannelMode.ipsec({ pskSecretName }): what was given (not shown) is not the name of a Secret; give the name of a Secret '
        + 'in the cluster, never its content (SecretNameInvalid)'],
    },
    corrected: () => FlannelMode.ipsec({ pskSecretName: 'flannel-psk' }),
  },
  {
    id: 'SelectorInvalid', says: 'no selector',
    input: () => Cni.calico({ pools: [{ cidr: '10.244.0.0/16', nodeSelector: 'global()' }] }),
    becomes: {
      refused: ['Cni.calico({ pools[0].nodeSelector }): "global()" is not a selector of Calico; write one like "all()", "has(label)" or '
        + '"label == \'value\'" (SelectorInvalid)'],
    },
    corrected: () => Cni.calico({ pools: [{ cidr: '10.244.0.0/16', nodeSelector: 'all()' }] }),
  },
  {
    id: 'SeveralCnis', says: 'two CNIs',
    input: () => own((made) => {
      new Flannel(new Chart(made, 'a'), 'flannel');
      new Weave(new Chart(made, 'b'), 'weave', { acknowledgeUnmaintained: true });
    }),
    becomes: {
      refused: ['[b/weave/Resource] DaemonSet "weave-net" installs a CNI, and [a/flannel/Resource] does already; keep one of them '
        + '(SeveralCnis)'],
    },
    corrected: () => own((made) => void new Flannel(new Chart(made, 'a'), 'flannel')),
  },
  {
    id: 'TypedSettingOverridden', says: 'a value that a property sets',
    input: () => Cni.cilium({ values: { MTU: 1400 } }),
    becomes: {
      refused: ['Cni.cilium({ values.MTU }): is what mtu sets; write mtu instead (TypedSettingOverridden)'],
    },
    corrected: () => Cni.cilium({ mtu: 1400 }),
  },
  {
    id: 'UpstreamStageTooLate', says: 'a gateway before its kinds',
    input: () => app({
      cni: Cni.cilium({ gatewayApi: {}, kubeProxyReplacement: true, k8sServiceHost: '10.0.0.1', installer: CiliumInstaller.job() }), isolate: false,
      upstreamManifests: [UpstreamManifest.envoyGateway({ stage: Stage.INGRESS })],
    }),
    becomes: {
      refused: ['new ProwApp({ upstreamManifests[0] }): envoy-gateway would be applied in the stage "ingress", but objects of the stage "network" need it; '
        + 'write stage: "network" or an earlier one (UpstreamStageTooLate)'],
    },
    corrected: () => app({
      cni: Cni.cilium({ gatewayApi: {}, kubeProxyReplacement: true, k8sServiceHost: '10.0.0.1', installer: CiliumInstaller.job() }), isolate: false,
      upstreamManifests: [UpstreamManifest.envoyGateway()],
    }),
  },
];
