import { existsSync } from 'node:fs';
import { ApiObject, Chart } from 'cdk8s';
import {
  CalicoApiVersion, CalicoBgp, CalicoEncapsulation, CalicoPool, CalicoPoolUse, CheckedApp, CiliumChainingMode, CiliumDatapathMode, CiliumEncryption,
  CiliumInstaller, CiliumIpam, CiliumPolicyEnforcementMode, CiliumRouting, CiliumTlsMethod, Cni, Exposure, Flannel, FlannelMode, PolicyDialect,
  PreinstalledCni, Weave,
} from '../../src';
import { API_SERVER, app, IPV6, loose, Make, MANIFEST, MESH, numbered, outdir, own, REPLACING, SEVERITIES, thrown, withObject } from './network-app';

afterEach(() => jest.restoreAllMocks());

const APART = 'of pods; give pods, Services and nodes networks of their own (CidrOverlap)';
const NEEDS_KPR = 'needs Cilium to do the work of kube-proxy; add kubeProxyReplacement: true, or leave it out (FeatureMissing)';

/** What contradicts what is found before a file is written; the whole text is part of the API. */
const ERRORS: readonly (readonly [string, () => unknown, readonly string[]])[] = [
  ['X1.1 a network with host bits', () => Cni.flannel({ network: '10.244.0.1/16' }),
    ['Cni.flannel({ network }): "10.244.0.1/16" has host bits set; did you mean "10.244.0.0/16"? (CidrNotMasked)']],
  ['X1.2 what is no network', () => Cni.calico({ pools: [{ cidr: 'pods' }] }),
    ['Cni.calico({ pools[0].cidr }): "pods" is not a CIDR; write a network like "10.244.0.0/16" (CidrInvalid)']],
  ['a value of Cilium\'s chart that became a field of pods later', () => app({ kubernetesVersion: '1.34', cni: Cni.cilium({ values: {
    extraEnv: [{ name: 'A', valueFrom: { fileKeyRef: { volumeName: 'v', path: 'a', key: 'a' } } }],
    operator: { extraVolumes: [{ name: 'v', emptyDir: { mode: 448 } }], tolerations: [{ key: 'a', operator: 'Gt', value: '1' }] },
  } }) }), [['operator.extraVolumes[0].emptyDir.mode }): ', 37], ['operator.tolerations[0].operator }): "Gt" ', 35]].map(([at, since]) => (
    `new ProwApp({ cni.values.${at}came with Kubernetes 1.${since}, and kubernetesVersion is "1.34"; leave it out, or raise kubernetesVersion to "1.${since}" `
      + 'where no cluster is older (KubernetesTooOld)'))],
  ['X2.1 Services in Cilium\'s own default for pods',
    () => app({ cni: Cni.cilium({ ipam: CiliumIpam.clusterPool({ ipv4PodCidrs: ['10.0.0.0/8'] }) }), clusterNetwork: { serviceCidrs: ['10.96.0.0/12'] } }), [
    `new ProwApp({ clusterNetwork.serviceCidrs[0] }): "10.96.0.0/12" shares addresses with "10.0.0.0/8" ${APART}`,
  ]],
  ['X2.2 the same over IPv6', () => app({ cni: Cni.flannel({ ipv6Network: IPV6 }), clusterNetwork: { serviceCidrs: ['fd00:10:244:1::/108'] } }), [
    `new ProwApp({ clusterNetwork.serviceCidrs[0] }): "fd00:10:244:1::/108" shares addresses with "fd00:10:244::/56" ${APART}`,
  ]],
  ['X3.1 nodes in Calico\'s default for pods', () => app({ cni: Cni.calico(), clusterNetwork: { nodeCidrs: ['192.168.1.0/24'] } }), [
    `new ProwApp({ clusterNetwork.nodeCidrs[0] }): "192.168.1.0/24" shares addresses with "192.168.0.0/16" ${APART}`,
  ]],
  ['X4.1 another network for pods than the CNI\'s', () => app({ cni: Cni.flannel(), clusterNetwork: { podCidrs: ['10.42.0.0/16'] } }), [
    'new ProwApp({ clusterNetwork.podCidrs[0] }): "10.42.0.0/16" is not in "10.244.0.0/16", the network of Flannel; '
      + 'write the same networks here and in Cni.flannel({ network }) (PodCidrMismatch)',
  ]],
  ['X5.1 more nodes than parts', () => app({ cni: Cni.flannel(), clusterNetwork: { nodes: 257 } }), [
    'new ProwApp({ clusterNetwork.nodes }): "10.244.0.0/16" in parts of /24 is enough for 256 nodes, and there are 257; '
      + 'make the cluster with a larger network of pods, or with smaller parts and say so in nodeCidrMaskSize (PodCidrTooSmall)',
  ]],
  ['X5.2 parts larger than the whole', () => app({ cni: Cni.flannel({ network: '10.244.0.0/24' }), clusterNetwork: { nodeCidrMaskSize: 20 } }), [
    'new ProwApp({ clusterNetwork.nodeCidrMaskSize }): a node would get a /20, and "10.244.0.0/24" is smaller; '
      + 'write a number from 24 on, as the cluster was made (NetworkTooSmall)',
  ]],
  ['X5.3 parts smaller than kube-controller-manager makes them', () => app({ clusterNetwork: { podCidrs: ['10.0.0.0/8'], nodeCidrMaskSize: 28 } }), [
    'new ProwApp({ clusterNetwork.nodeCidrMaskSize }): /28 is too small a part of "10.0.0.0/8": kube-controller-manager takes at most /24; '
      + 'write a number from 8 to 24 (NumberOutOfRange)',
  ]],
  ['X5.4 more nodes than Cilium\'s own parts', () => Cni.cilium({ nodes: 300 }), [
    'Cni.cilium({ ipam }): "10.244.0.0/16" in parts of /24 is enough for 256 nodes, and there are 300; '
      + 'write a larger network or smaller parts in CiliumIpam.clusterPool({ ipv4PodCidrs, ipv4MaskSize }) (PodCidrTooSmall)',
  ]],
  ['X7.1 a Prow shut off by policies that nobody enforces',
    () => app({ cni: Cni.weave({ acknowledgeUnmaintained: true, networkPolicy: false }), isolate: true, clusterNetwork: API_SERVER }), [
    'new ProwApp({ isolate }): Weave Net does not enforce NetworkPolicy, so nothing would be isolated; '
      + 'use Cni.calico(), Cni.cilium() or say who enforces them (CniCannotIsolate)',
  ]],
  ['X8.1 Cilium\'s policies about HTTP without its L7 proxy',
    () => app({ cni: Cni.cilium({ l7Proxy: false }), isolate: true, isolation: { policies: PolicyDialect.cilium() }, clusterNetwork: API_SERVER }), [
    'new ProwApp({ isolation }): PolicyDialect.cilium() limits HTTP and DNS, which the L7 proxy of Cilium does, and that is off; '
      + 'use PolicyDialect.cilium({ l7: false }), which goes by addresses and ports, or write l7Proxy: true in Cni.cilium() (FeatureMissing)',
  ]],
  ['X8.2 Cilium\'s policies on Calico',
    () => app(
      { cni: Cni.calico({ pools: [{ cidr: '10.244.0.0/16' }] }), isolate: true, isolation: { policies: PolicyDialect.cilium() }, clusterNetwork: API_SERVER }),
    [
    'new ProwApp({ isolation }): Calico does not read policies of cilium.io, so nothing would be isolated; '
      + 'use PolicyDialect.kubernetes(), which every CNI reads that enforces any (PolicyIgnored)',
  ]],
  ['X9.1 IPIP without BGP', () => Cni.calico({ bgp: CalicoBgp.disabled(), pools: [{ cidr: '10.244.0.0/16', encapsulation: CalicoEncapsulation.ipip() }] }), [
    'Cni.calico({ pools[0] }): IPIP needs BGP, which is off; write CalicoEncapsulation.vxlan() or CalicoEncapsulation.vxlanCrossSubnet(), or leave bgp out '
      + '(EncapsulationNeedsBgp)',
  ]],
  ['X9.2 IPIP for IPv6', () => Cni.calico({ pools: [{ cidr: IPV6, encapsulation: CalicoEncapsulation.ipipCrossSubnet() }] }), [
    'Cni.calico({ pools[0].encapsulation }): IPIPCrossSubnet carries IPv4 only; write CalicoEncapsulation.vxlan(), CalicoEncapsulation.vxlanCrossSubnet() '
      + 'or CalicoEncapsulation.none() (Ipv6Unsupported)',
  ]],
  ['X9.3 blocks of no size', () => Cni.calico({ pools: [{ cidr: '10.0.0.0/16', blockSize: 33 }] }), [
    'Cni.calico({ pools[0].blockSize }): 33 is not an integer from 20 to 32, as IPv4 needs; leave it out to get 26 (BlockSizeOutOfRange)',
  ]],
  ['X9.4 less than a block', () => Cni.calico({ pools: [{ cidr: '10.244.0.0/27' }] }), [
    'Cni.calico({ pools[0].cidr }): "10.244.0.0/27" is smaller than one block, a /26; write a /26 or larger, or blockSize: 27 (NetworkTooSmall)',
  ]],
  ['X9.5 addresses of Services and of pods in one pool',
    () => Cni.calico({ pools: [{ cidr: '10.244.0.0/16', allowedUses: [CalicoPoolUse.LOAD_BALANCER, CalicoPoolUse.WORKLOAD] }] }), [
    'Cni.calico({ pools[0].allowedUses }): LoadBalancer stands beside other uses; make a pool of its own for Services (MutuallyExclusive)',
  ]],
  ['X9.6 pools in each other', () => Cni.calico({ pools: [{ cidr: '10.0.0.0/16' }, { cidr: '10.0.1.0/24', name: 'b' }] }), [
    'Cni.calico({ pools[1] }): "10.0.1.0/24" shares addresses with "10.0.0.0/16" of default-ipv4-ippool; give each pool a network of its own (CidrOverlap)',
  ]],
  ['X11.1 Flannel: IPv6 in too small packets', () => Cni.flannel({ ipv6Network: IPV6, nodeMtu: 1300 }), [
    'Cni.flannel({ ipv6Network }): pods would get an MTU of 1230, and IPv6 needs 1280; raise nodeMtu to 1350, or leave ipv6Network out (MtuTooSmall)',
  ]],
  ['X11.2 Flannel: packets that do not fit', () => Cni.flannel({ nodeMtu: 1400, backend: FlannelMode.vxlan({ mtu: 1450 }) }),
    ['Cni.flannel({ backend }): its mtu 1450 does not fit nodeMtu 1400; write mtu: 1400, or leave it out (MtuTooLarge)']],
  ['X11.3 Calico: IPv6 in too small packets', () => Cni.calico({ pools: [{ cidr: 'fd00::/56' }], mtu: 1200 }),
    ['Cni.calico({ mtu }): pods would get an MTU of 1200, and IPv6 needs 1280; raise it to 1280 (MtuTooSmall)']],
  ['X11.4 Calico: packets that do not fit', () => Cni.calico({ mtu: 1500, nodeMtu: 1500 }),
    ['Cni.calico({ mtu }): 1500 and 50 bytes around it do not fit nodeMtu 1500; write 1450, or leave it out (MtuTooLarge)']],
  ['X11.5 Calico: of several wrappings the largest counts', () => Cni.calico({ mtu: 1450, nodeMtu: 1500, wireguard: true }),
    ['Cni.calico({ mtu }): 1450 and 60 bytes around it do not fit nodeMtu 1500; write 1440, or leave it out (MtuTooLarge)']],
  ['X11.6 Cilium: IPv6 in too small packets', () => Cni.cilium({ ipv6: true, mtu: 1400, encryption: CiliumEncryption.wireguard() }),
    ['Cni.cilium({ mtu }): pods would get an MTU of 1255, and IPv6 needs 1280; raise it to 1425, or leave ipv6 out (MtuTooSmall)']],
  ['X11.7 Canal: packets that do not fit', () => Cni.canal({ backend: FlannelMode.vxlan({ mtu: 9000 }), nodeMtu: 1500 }),
    ['Cni.canal({ backend }): its mtu 9000 does not fit nodeMtu 1500; write mtu: 1500, or leave it out (MtuTooLarge)']],
  ['X11.8 IPv6 on a CNI that is there', () => app({ cni: Cni.preinstalled({ name: 'theirs', podCidrs: ['10.0.0.0/16', 'fd00::/56'], podMtu: 1200 }) }), [
    'new ProwApp({ cni }): theirs gives pods an MTU of 1200, and IPv6 needs 1280; raise podMtu, or leave the IPv6 networks out (MtuTooSmall)',
  ]],
  ['X12.1 a kernel that is too old', () => app({ cni: Cni.cilium(), clusterNetwork: { kernelVersion: '5.4.0-190-generic' } }), [
    'new ProwApp({ clusterNetwork.kernelVersion }): "5.4.0-190-generic" is older than 5.10, which Cilium needs as it is set up; '
      + 'update the nodes to Linux 5.10 or newer, or ask CniAdvisor for another CNI (KernelTooOld)',
  ]],
  ['X12.2 a kernel that is too old for what is turned on',
    () => app({ cni: Cni.cilium({ bpf: { datapathMode: CiliumDatapathMode.NETKIT } }), clusterNetwork: { kernelVersion: '6.1' } }), [
    'new ProwApp({ clusterNetwork.kernelVersion }): "6.1" is older than 6.8, which Cilium needs as it is set up; '
      + 'update the nodes to Linux 6.8 or newer, or ask CniAdvisor for another CNI (KernelTooOld)',
  ]],
  ['X12.3 no kernel', () => app({ clusterNetwork: { kernelVersion: 'five' } }), [
    'new ProwApp({ clusterNetwork.kernelVersion }): "five" is not the version of a Linux kernel; '
      + 'write it as uname -r does, like "5.15" or "5.15.0-113-generic" (KernelVersionInvalid)',
  ]],
  ['X13.1 autoDirectNodeRoutes with a tunnel', () => CiliumRouting.vxlan(loose({ autoDirectNodeRoutes: true })), [
    'CiliumRouting.vxlan(): "autoDirectNodeRoutes" is not a property; known are tunnelPort, tunnelSourcePortRange, underlayProtocol (UnknownProp)',
  ]],
  ['X13.1 the same past the properties', () => Cni.cilium({ values: { autoDirectNodeRoutes: true }, extraConfig: { 'auto-direct-node-routes': 'true' } }), [
    'Cni.cilium({ extraConfig.auto-direct-node-routes }): is what routing sets; write routing instead (TypedSettingOverridden)',
    'Cni.cilium({ values.autoDirectNodeRoutes }): is what routing sets; write routing instead (TypedSettingOverridden)',
  ]],
  ['X13.2 native routing without a network', () => Cni.cilium({ routing: CiliumRouting.nativeRouting() }), [
    'Cni.cilium({ routing }): does not say which IPv4 network is routed, and everything else is masqueraded; '
      + 'write CiliumRouting.nativeRouting({ ipv4NativeRoutingCidr: "10.244.0.0/16" }), or ipv4Masquerade: false (NativeRoutingCidrMissing)',
  ]],
  ['X13.3 Hubble in pieces', () => Cni.cilium({ hubble: { enabled: false, relay: true } }),
    ['Cni.cilium({ hubble.relay }): does nothing without enabled: true; add enabled: true, or leave relay out (FeatureMissing)']],
  ['X13.3 a page without its source', () => Cni.cilium({ hubble: { ui: true } }),
    ['Cni.cilium({ hubble.ui }): does nothing without relay: true; add relay: true, or leave ui out (FeatureMissing)']],
  ['X13.4 cert-manager without an issuer',
    () => Cni.cilium({ ...MESH, hubble: { tlsMethod: CiliumTlsMethod.CERT_MANAGER }, clusterMesh: { tlsMethod: CiliumTlsMethod.CERT_MANAGER } }), [
    'Cni.cilium({ hubble.tlsIssuer }): is missing, and tlsMethod is "certmanager"; write tlsIssuer: { name: "…" } (PropMissing)',
    'Cni.cilium({ clusterMesh.tlsIssuer }): is missing, and tlsMethod is "certmanager"; write tlsIssuer: { name: "…" } (PropMissing)',
  ]],
  ['X13.6 Gateway API and Ingress beside kube-proxy', () => Cni.cilium({ gatewayApi: {}, ingressController: {} }),
    [`Cni.cilium({ gatewayApi }): ${NEEDS_KPR}`, `Cni.cilium({ ingressController }): ${NEEDS_KPR}`]],
  ['X13.6 Gateway API and Ingress without a proxy', () => Cni.cilium({ ...REPLACING, l7Proxy: false, gatewayApi: {}, ingressController: {} }), [
    'Cni.cilium({ gatewayApi }): is done by the L7 proxy, which is off; leave l7Proxy out (FeatureMissing)',
    'Cni.cilium({ ingressController }): is done by the L7 proxy, which is off; leave l7Proxy out (FeatureMissing)',
  ]],
  ['X13.7 L2 beside kube-proxy', () => Cni.cilium({ l2Announcements: {} }), [`Cni.cilium({ l2Announcements }): ${NEEDS_KPR}`]],
  ['X13.8 WireGuard and IPsec at once', () => Cni.cilium({ encryption: CiliumEncryption.wireguard(), extraConfig: { 'enable-ipsec': 'true' } }), [
    'Cni.cilium({ extraConfig.enable-ipsec }): is what encryption sets; write encryption instead (TypedSettingOverridden)',
  ]],
  ['X13.9 IPsec with everything that it is not for',
    () => Cni.cilium({
      encryption: CiliumEncryption.ipsec(), cni: { chainingMode: CiliumChainingMode.PORTMAP }, hostFirewall: true, ipv4: false, ipv6: true,
    }), [
    'Cni.cilium({ encryption }): IPsec does not work on top of another plugin; write CiliumEncryption.wireguard(), or write chainingMode: "none" in cni '
      + '(MutuallyExclusive)',
    'Cni.cilium({ encryption }): IPsec does not work with policies for nodes; '
      + 'write CiliumEncryption.wireguard(), or leave hostFirewall out (MutuallyExclusive)',
    'Cni.cilium({ encryption }): IPsec does not work with IPv6 alone; write CiliumEncryption.wireguard(), or leave ipv4 out (MutuallyExclusive)',
  ]],
  ['X13.9 IPsec between too many nodes', () => Cni.cilium({ nodes: 70_000, encryption: CiliumEncryption.ipsec(), ipam: CiliumIpam.kubernetes() }), [
    'Cni.cilium({ encryption }): IPsec tells at most 65535 nodes apart, and there are 70000; write CiliumEncryption.wireguard() (NumberOutOfRange)',
  ]],
  ['X13.10 a proxy that gets no traffic', () => Cni.cilium({ values: { installIptablesRules: false } }),
    ['Cni.cilium({ values.installIptablesRules }): "installIptablesRules" is not a value of the chart cilium 1.20.2, which would ignore it; '
      + 'look it up in the chart\'s values.yaml (UnknownProp)']],
  ['X13.10 the same as a key of cilium-config', () => Cni.cilium({ extraConfig: { 'install-iptables-rules': 'false' } }), [
    'Cni.cilium({ extraConfig.install-iptables-rules }): is off, and the L7 proxy gets its traffic by these rules; '
      + 'leave it out, or write l7Proxy: false (FeatureMissing)',
  ]],
  ['X13.11 no addresses', () => Cni.cilium({ ipv4: false }),
    ['Cni.cilium({ ipv6 }): is off, and ipv4 too, so that pods would have no address; write ipv6: true, or leave ipv4 out (AddressFamilyMissing)']],
  ['X13.12 masquerading by eBPF beside kube-proxy', () => Cni.cilium({ bpf: { masquerade: true } }), [`Cni.cilium({ bpf.masquerade }): ${NEEDS_KPR}`]],
  ['X13.13 no connection tracking in a tunnel', () => Cni.cilium({ installNoConntrackIptablesRules: true }), [
    'Cni.cilium({ installNoConntrackIptablesRules }): needs native routing without a chained plugin; '
      + 'write routing: CiliumRouting.nativeRouting(), or leave it out (MutuallyExclusive)',
  ]],
  ['X13.14 a number without a name', () => Cni.cilium({ clusterId: 3 }),
    ['Cni.cilium({ clusterName }): must not be "default" in a cluster with clusterId 3; give the cluster a name of its own (PropMissing)']],
  ['X13.14 a name with capitals', () => Cni.cilium({ clusterName: 'One' }),
    ['Cni.cilium({ clusterName }): "One" is not a DNS label; write "one" (NameNotDnsLabel)']],
  ['X13.14 a name too long', () => Cni.cilium({ clusterName: 'a-cluster-whose-name-has-too-many-letters' }),
    ['Cni.cilium({ clusterName }): "a-cluster-whose-name-has-too-many-letters" has 41 characters; shorten it to 32 (NameTooLong)']],
  ['X13.17 traffic of nodes by IPsec', () => CiliumEncryption.ipsec(loose({ nodeEncryption: true })),
    ['CiliumEncryption.ipsec(): "nodeEncryption" is not a property; known are keyRotationDuration, keySecretName, keyWatcher (UnknownProp)']],
  ['X14.1 kube-proxy replaced by who cannot find the API server', () => Cni.cilium({ kubeProxyReplacement: true }), [
    'Cni.cilium({ k8sServiceHost }): is missing, and without kube-proxy no node would find the API server; '
      + 'write the name or address of the API server, or "auto" where kubeadm made the cluster (ApiServerAddressMissing)',
  ]],
  ['X15.1 a node port that Cilium does not answer on',
    () => app({ cni: Cni.cilium({ ...REPLACING, nodePort: { range: '31000-31999' } }), exposure: Exposure.nodePort({ deckPort: 31002 }) }), [
    'new ProwApp({ exposure }): 30001 is outside 31000-31999, the only node ports that Cilium answers on; '
      + 'pick a port in that range, or give the CNI the range of the API server (NodePortOutOfRange)',
  ]],
  ['X15.2 a node port that nobody gives', () => Exposure.nodePort({ deckPort: 32769 }),
    ['Exposure.nodePort({ deckPort }): 32769 is outside 30000-32767; pick a port in that range, or leave it out (NodePortOutOfRange)']],
  ['X16.1 fewer nodes than pods of the operator', () => app({ cni: Cni.cilium({ operatorReplicas: 2 }), clusterNetwork: { nodes: 1 } }), [
    'new ProwApp({ clusterNetwork.nodes }): 1 node is less than the 2 that pods of Cilium\'s operator must be on; '
      + 'leave operatorReplicas of Cni.cilium() out (ReplicasExceedNodes)',
  ]],
  ['X16.2 more operators than nodes', () => Cni.cilium({ nodes: 2, operatorReplicas: 3 }),
    ['Cni.cilium({ operatorReplicas }): 3 pods must be on different nodes, and there are 2; write 2, or leave it out (ReplicasExceedNodes)']],
  ['X20.1 nodes behind routers', () => app({ cni: Cni.flannel({ backend: FlannelMode.hostGw() }), clusterNetwork: { sameLayer2: false } }), [
    'new ProwApp({ clusterNetwork.sameLayer2 }): is false, and Flannel as it is set up sends packets to other nodes without a router; '
      + 'choose an encapsulation such as VXLAN, or put all nodes into one layer 2 network (NodesApart)',
  ]],
  ['X20.2 an address that host-gw cannot route to', () => Cni.flannel({ backend: FlannelMode.hostGw(), publicIp: '203.0.113.5' }), [
    'Cni.flannel({ publicIp }): "203.0.113.5" cannot be routed to by backend host-gw; '
      + 'leave it out, or use FlannelMode.vxlan() or FlannelMode.wireguard() (MutuallyExclusive)',
  ]],
  ...[FlannelMode.ipip(), FlannelMode.udp(), FlannelMode.ipsec()].map((backend): [string, () => unknown, readonly string[]] => [
    `X21.1 IPv6 over ${backend._plan.type}`, () => Cni.flannel({ backend, ipv6Network: IPV6 }), [
      `Cni.flannel({ ipv6Network }): backend ${backend._plan.type} carries IPv4 only; `
        + `leave ipv6Network out, or use FlannelMode.vxlan(), FlannelMode.hostGw() or FlannelMode.wireguard() (Ipv6Unsupported)`,
    ],
  ]),
  ['X26.1 Canal with another network than kubeadm\'s', () => app({ cni: Cni.canal(), clusterNetwork: { podCidrs: ['10.42.0.0/16'] } }), [
    'new ProwApp({ clusterNetwork.podCidrs[0] }): "10.42.0.0/16" is not in "10.244.0.0/16", the network of Canal; '
      + 'write the same networks here and in Cni.canal({ network }) (PodCidrMismatch)',
  ]],
  ['X28.1 a mesh without numbers', () => Cni.cilium({ clusterName: 'one', clusterMesh: {} }),
    ['Cni.cilium({ clusterId }): is missing, and clusterMesh tells clusters apart by it; give each cluster a number of its own from 1 (PropMissing)']],
  ['X28.2 a number too large', () => Cni.cilium({ clusterName: 'one', clusterId: 300 }),
    ['Cni.cilium({ clusterId }): 300 is outside 0-255; pick a number in that range, or write maxConnectedClusters: 511 in every cluster (NumberOutOfRange)']],
  ['X28.3 numbers and networks that two clusters have',
    () => Cni.cilium(
      { ...MESH,
        clusterMesh: {
          clusters: [{ name: 'two', address: 'two.example', clusterId: 1, podCidrs: ['10.244.128.0/20'] },
            { name: 'three', address: 'three.example', clusterId: 1, podCidrs: ['10.245.0.0/16'] }] } }),
    [
    'Cni.cilium({ clusterMesh.clusters[0].clusterId }): 1 is the number of this cluster; give each cluster a number of its own (ClusterIdTaken)',
    'Cni.cilium({ clusterMesh.clusters[0].podCidrs[0] }): "10.244.128.0/20" shares addresses with "10.244.0.0/16" of this cluster; '
      + 'give the pods of each cluster a network of their own (CidrOverlap)',
    'Cni.cilium({ clusterMesh.clusters[1].clusterId }): 1 is the number of this cluster; give each cluster a number of its own (ClusterIdTaken)',
    'Cni.cilium({ clusterMesh.clusters[1].clusterId }): 1 is the number of "two"; give each cluster a number of its own (ClusterIdTaken)',
  ]],
  ['X28.4 what is neither number nor network',
    () => Cni.cilium({ ...MESH, clusterMesh: { clusters: [{ name: 'two', address: 'two.example', clusterId: 0, podCidrs: ['10.245.0.1/16'] }] } }), [
    'Cni.cilium({ clusterMesh.clusters[0].clusterId }): 0 is outside 1-511; pick a number in that range (NumberOutOfRange)',
    'Cni.cilium({ clusterMesh.clusters[0].podCidrs[0] }): "10.245.0.1/16" has host bits set; did you mean "10.245.0.0/16"? (CidrNotMasked)',
  ]],
  ['X28.5 itself as another', () => Cni.cilium({ ...MESH, clusterMesh: { clusters: [{ name: 'one', address: 'one.example' }] } }),
    ['Cni.cilium({ clusterMesh.clusters }): "one" is the name of this cluster; list the other clusters only (ClusterNameTaken)']],
  ['X29.1 a key of WireGuard', () => FlannelMode.wireguard(loose({ psk: 'x' })),
    ['FlannelMode.wireguard(): "psk" is not a property; known are listenPort, listenPortV6, mode, mtu, persistentKeepaliveInterval, pskSecretKey, '
      + 'pskSecretName (UnknownProp)']],
  ['X29.2 a key in place of the name of its Secret', () => FlannelMode.ipsec({ pskSecretName: 'ab'.repeat(48) + '=' }), [
    'FlannelMode.ipsec({ pskSecretName }): what was given (not shown) is not the name of a Secret; '
      + 'give the name of a Secret in the cluster, never its content (SecretNameInvalid)',
  ]],
  ['X29.3 a key of IPsec', () => CiliumEncryption.ipsec(loose({ key: '3+ rfc4106(gcm(aes)) 44434241343332312423222114131211f4f3f2f1 128' })), [
    'CiliumEncryption.ipsec(): "key" is not a property; known are keyRotationDuration, keySecretName, keyWatcher (UnknownProp)',
  ]],
  ['X29.4 Weave\'s password', () => Cni.weave(loose({ acknowledgeUnmaintained: true, password: 'x' })), [
    'Cni.weave(): "password" is not a property; known are acknowledgeUnmaintained, connLimit, image, ipallocRange, iptablesBackend, mtu, networkPolicy, '
      + 'nodeMtu, npcImage, passwordSecretKey, passwordSecretName, resources (UnknownProp)',
  ]],
  ['X29.5 a key in the values of a chart', () => Cni.cilium({ values: { tls: { ca: { key: '-----BEGIN PRIVATE KEY-----' } } } }), [
    'Cni.cilium({ values.tls.ca.key }): holds what looks like a private key (not shown); '
      + 'keep it in a Secret that is made in the cluster, and refer to that by name (SecretValueInOutput)',
  ]],
  ['X31.1 a Flannel that ghcr.io never had', () => Cni.flannel({ image: 'ghcr.io/flannel-io/flannel:v0.25.7' }), [
    'Cni.flannel({ image }): "ghcr.io/flannel-io/flannel:v0.25.7" was never there: ghcr.io has Flannel from v0.26 on; '
      + 'write "docker.io/flannel/flannel:v0.25.7" (ImageNotPublished)',
  ]],
  ['X31.2 the same beside Canal', () => Cni.canal({ flannelImage: 'ghcr.io/flannel-io/flannel:v0.24.4' }), [
    'Cni.canal({ flannelImage }): "ghcr.io/flannel-io/flannel:v0.24.4" was never there: ghcr.io has Flannel from v0.26 on; '
      + 'write "docker.io/flannel/flannel:v0.24.4" (ImageNotPublished)',
  ]],
  ['X31.3 Docker Hub under a name that it does not have', () => Cni.flannel({ imageRegistry: 'docker.io' }), [
    'Cni.flannel({ imageRegistry }): "docker.io" has no flannel-io/flannel; leave it out, or name a mirror of ghcr.io (ImageNotPublished)',
  ]],
];

const cniDaemon = (name: string, readOnly = false): Make => (chart) => void new ApiObject(chart, name, {
  apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: { name, namespace: 'kube-system' },
  spec: {
    selector: { matchLabels: { app: name } },
    template: {
      metadata: { labels: { app: name } },
      spec: { containers: [{ name: 'cni', image: 'a:1', volumeMounts: [{ name: 'conf', mountPath: '/conf', readOnly }] }],
        volumes: [{ name: 'conf', hostPath: { path: '/etc/cni/net.d' } }] },
    },
  },
});
const birdPod: Make = (chart) => void new ApiObject(chart, 'mine', {
  apiVersion: 'v1', kind: 'Pod', metadata: { name: 'mine', namespace: 'kube-system' },
  spec: {
    containers: [{
      name: 'calico-node', image: 'a:1', livenessProbe: { exec: { command: ['/bin/calico-node', '-felix-live', '-bird-live'] } },
      readinessProbe: { exec: { command: ['/bin/calico-node', '-bird-ready'] } },
    }],
  },
});
const POLICY = own('NetworkPolicy', 'networking.k8s.io/v1', { spec: { podSelector: {} } });
const toPorts = (rules: object): object => ({ spec: { endpointSelector: {}, ingress: [{ toPorts: [{ ports: [{ port: '80', protocol: 'TCP' }], rules }] }] } });
const L7_OFF = (what: string): string => `is done by the L7 proxy of Cilium, which is off; `
  + `write l7Proxy: true in Cni.cilium(), or leave ${what} out (FeatureMissing)`;
const WITHOUT_BGP = Cni.calico({ bgp: CalicoBgp.disabled(), pools: [{ cidr: '10.244.0.0/16' }] });

/** What contradicts the CNI among the objects of an app. */
const OBJECTS: readonly (readonly [string, Cni, Make, readonly string[]])[] = [
  ['X6.1 a second CNI', Cni.flannel(), cniDaemon('theirs'),
    ['[40-prow/theirs] DaemonSet "theirs" installs a CNI, and [10-network/flannel/Resource] does already; keep one of them (SeveralCnis)']],
  ['X6.2 an Installation beside Weave', Cni.weave({ acknowledgeUnmaintained: true }),
    own('Installation', 'operator.tigera.io/v1', { metadata: { name: 'default' } }),
    ['[40-prow/mine] Installation "default" installs a CNI, and [10-network/weave/Resource] does already; keep one of them (SeveralCnis)']],
  ['X6.3 a release of Cilium beside Canal', Cni.canal(), own('HelmChart', 'helm.cattle.io/v1', { spec: { chart: 'oci://quay.io/cilium/charts/cilium' } }),
    ['[40-prow/mine] HelmChart "mine" installs a CNI, and [10-network/canal/Resource] does already; keep one of them (SeveralCnis)']],
  ['X7.2 a policy that nobody enforces', Cni.flannel(), POLICY,
    ['[40-prow/mine] a NetworkPolicy has no effect, because Flannel enforces none; '
      + 'leave it out, or choose a CNI that does, such as Cni.calico() or Cni.cilium() (PolicyIgnored)']],
  ['X7.3 a policy beside Weave without its policy controller', Cni.weave({ acknowledgeUnmaintained: true, networkPolicy: false }), POLICY, [
    '[40-prow/mine] a NetworkPolicy has no effect, because Weave Net enforces none; '
      + 'leave it out, or choose a CNI that does, such as Cni.calico() or Cni.cilium() (PolicyIgnored)',
  ]],
  ['X7.4 a policy that was turned off', Cni.cilium({ policyEnforcementMode: CiliumPolicyEnforcementMode.NEVER }), POLICY, [
    '[40-prow/mine] a NetworkPolicy has no effect, because Cilium enforces none; '
      + 'leave it out, or choose a CNI that does, such as Cni.calico() or Cni.cilium() (PolicyIgnored)',
  ]],
  ['X8.3 a policy of Cilium on Calico', Cni.calico(), own('CiliumNetworkPolicy', 'cilium.io/v2'),
    ['[40-prow/mine] CiliumNetworkPolicy of cilium.io has no effect, because Calico does not read it; leave it out, or choose Cni.cilium() (PolicyIgnored)']],
  ['X8.4 a policy of Calico on Cilium', Cni.cilium(), own('GlobalNetworkPolicy', 'projectcalico.org/v3', { spec: {} }),
    ['[40-prow/mine] GlobalNetworkPolicy of projectcalico.org has no effect, because Cilium does not read it; '
      + 'leave it out, or choose Cni.calico() (PolicyIgnored)']],
  ['X8.5 HTTP without the L7 proxy', Cni.cilium({ l7Proxy: false }), own('CiliumNetworkPolicy', 'cilium.io/v2', toPorts({ http: [{ method: 'POST' }] })),
    [`[40-prow/mine] http of a CiliumNetworkPolicy ${L7_OFF('http')}`]],
  ['X8.6 DNS, names and HTTP without the L7 proxy', Cni.cilium({ l7Proxy: false }), own('CiliumClusterwideNetworkPolicy', 'cilium.io/v2', {
    specs: [{ endpointSelector: {}, egress: [{ toPorts: [{ ports: [{ port: '53' }], rules: { dns: [{ matchPattern: '*' }] } }] }, { toFQDNs: [{ matchName: 'github.com' }] }] },
      (toPorts({ http: [{}] }) as any).spec],
  }), ['dns', 'toFQDNs', 'http'].map((what) => `[40-prow/mine] ${what} of a CiliumClusterwideNetworkPolicy ${L7_OFF(what)}`)],
  ['X9.7 a pool with IPIP where the operator runs no BGP', WITHOUT_BGP,
    (chart) => void new CalicoPool(chart, 'mine', { cidr: '10.1.0.0/16', name: 'b', encapsulation: CalicoEncapsulation.ipip() }), [
    '[40-prow/mine/Resource] spec.ipipMode: IPIP needs BGP, which is off in [10-network/calico/Resource]; '
      + 'write vxlanMode in its place, or leave bgp out of Cni.calico() (EncapsulationNeedsBgp)',
  ]],
  ['X9.8 the same where nobody does', Cni.calico({ flavour: MANIFEST, bgp: CalicoBgp.disabled(), pools: [{ cidr: '10.244.0.0/16' }] }),
    (chart) => void new CalicoPool(chart, 'mine',
      { cidr: '10.1.0.0/16', name: 'b', encapsulation: CalicoEncapsulation.ipipCrossSubnet(), apiVersion: CalicoApiVersion.V1 }),
    [
    '[40-prow/mine/Resource] spec.ipipMode: IPIP needs BGP, which is off in [10-network/calico/Config]; '
      + 'write vxlanMode in its place, or leave bgp out of Cni.calico() (EncapsulationNeedsBgp)',
  ]],
  ['X9.9 a pool in another', Cni.calico({ pools: [{ cidr: '10.244.0.0/16' }] }),
    (chart) => void new CalicoPool(chart, 'mine', { cidr: '10.244.7.0/24', name: 'b' }), [
    '[40-prow/mine/Resource] spec.cidr: "10.244.7.0/24" shares addresses with "10.244.0.0/16" of the pool "default-ipv4-ippool" in '
      + '[10-network/calico/Resource]; give each pool a network of its own (CidrOverlap)',
  ]],
  ['X10.1 probes for BIRD where Calico does not run it', WITHOUT_BGP, birdPod, [
    '[40-prow/mine] spec.containers[0].livenessProbe: asks for BIRD, which Calico does not run without BGP, so that no pod of it gets ready; '
      + 'leave -bird-live and -bird-ready out (FeatureMissing)',
    '[40-prow/mine] spec.containers[0].readinessProbe: asks for BIRD, which Calico does not run without BGP, so that no pod of it gets ready; '
      + 'leave -bird-live and -bird-ready out (FeatureMissing)',
  ]],
  ['X23.1 an object that kubectl apply cannot annotate', Cni.flannel(), own('ConfigMap', 'v1', { data: { a: 'x'.repeat(262_144) } }),
    ['[40-prow/mine] would have 262310 bytes of annotations with the copy that "kubectl apply" keeps there, and at most 262144 are taken; '
      + 'spread its data over several ConfigMaps (ConfigMapTooLarge)']],
  ['X26.2 a pool beside Canal', Cni.canal(), own('IPPool', 'crd.projectcalico.org/v1'),
    ['[40-prow/mine] IPPool of crd.projectcalico.org has no effect with Canal: its pods get addresses from their node\'s part of the network; '
      + 'leave it out (PolicyIgnored)']],
  ['X30.1 a policy before its kind', Cni.cilium({ installer: CiliumInstaller.k3s() }), own('CiliumNetworkPolicy', 'cilium.io/v2', {}, '10-network'), [
    '[10-network/mine] CiliumNetworkPolicy of cilium.io is a kind that Cilium makes when it runs, which is after this chart; '
      + 'put it into the chart 15-network-config or a later one (UpstreamStageTooLate)',
  ]],
  ['X30.2 a pool before the API server of Calico', Cni.calico(), own('IPPool', 'projectcalico.org/v3', { spec: { cidr: '10.244.0.0/16' } }, '05-namespaces'), [
    '[05-namespaces/mine] IPPool of projectcalico.org is a kind that Calico makes when it runs, which is after this chart; '
      + 'put it into the chart 15-network-config or a later one (UpstreamStageTooLate)',
  ]],
  ['nothing: a policy before a Cilium that is there', Cni.cilium(), own('CiliumNetworkPolicy', 'cilium.io/v2', {}, '05-namespaces'), []],
  ['nothing: a policy about HTTP', Cni.cilium(), own('CiliumNetworkPolicy', 'cilium.io/v2', toPorts({ http: [{}] })), []],
  ['nothing: a policy about ports without the L7 proxy', Cni.cilium({ l7Proxy: false }),
    own('CiliumNetworkPolicy', 'cilium.io/v2', { spec: { endpointSelector: {}, ingress: [{ toPorts: [{ ports: [{ port: '80' }] }] }] } }), []],
  ['nothing: pools beside each other, and a probe where BIRD runs', Cni.calico({ pools: [{ cidr: '10.244.0.0/16' }] }), (chart) => {
    new CalicoPool(chart, 'pool', { cidr: '10.245.0.0/16', name: 'b', encapsulation: CalicoEncapsulation.ipip() });
    birdPod(chart);
  }, []],
  ['nothing: a policy that may have an effect', Cni.preinstalled(), own('CiliumNetworkPolicy', 'cilium.io/v2'), []],
  ['nothing: a policy that has', Cni.preinstalled({ of: PreinstalledCni.kind() }), POLICY, []],
  ['nothing: a plugin before the CNI', Cni.flannel(), cniDaemon('kube-multus-ds'), []],
  ['nothing: who only looks', Cni.flannel(), cniDaemon('looker', true), []],
];

test.each(ERRORS)('%s', (_, act, messages) => {
  expect(thrown(act)).toEqual(messages);
  expect(existsSync(outdir)).toBe(false);
});

test.each(OBJECTS)('%s', (_, cni, make, messages) => {
  jest.spyOn(console, 'warn').mockImplementation();
  expect(thrown(() => withObject(cni, make).synth())).toEqual(messages);
});

test('X6.4 two CNIs in an app of one\'s own', () => {
  const mine = new CheckedApp({ outdir });
  new Flannel(new Chart(mine, 'a'), 'flannel');
  new Weave(new Chart(mine, 'b'), 'weave', { acknowledgeUnmaintained: true });
  expect(thrown(() => mine.synth())).toEqual(
    ['[b/weave/Resource] DaemonSet "weave-net" installs a CNI, and [a/flannel/Resource] does already; keep one of them (SeveralCnis)']);
});

test('each check that finds errors has rows',
  () => expect(numbered(ERRORS, OBJECTS)).toEqual(Object.keys(SEVERITIES).filter((check) => SEVERITIES[check].includes('E'))));
