import { CiliumEncryption } from '../../src/network/cilium/cilium-encryption';
import { CiliumIpam } from '../../src/network/cilium/cilium-ipam';
import { CiliumRouting, CiliumUnderlayProtocol } from '../../src/network/cilium/cilium-routing';
import { CiliumInstaller } from '../../src/network/cilium/install/cilium-installer';
import { Cni } from '../../src/network/cni';

function messageOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing was thrown';
}

const REPLACING = { kubeProxyReplacement: true, k8sServiceHost: '192.168.1.10' };
const NATIVE = CiliumRouting.nativeRouting({ ipv4NativeRoutingCidr: '10.244.0.0/16' });
const NEEDS_KPR = 'needs Cilium to do the work of kube-proxy; add kubeProxyReplacement: true, or leave it out (FeatureMissing)';

const DROPPING = 'makes policies drop packets that they allow, with addresses of Amazon or Alibaba Cloud; pick a number from 1 to 127 (MutuallyExclusive)';

// [what, options of Cni.cilium, where and why]
test.each<[string, any, string]>([
  // what Cilium's agent or chart enforces
  ['native routing of IPv6 without a network', { routing: NATIVE, ipv6: true, ipam: CiliumIpam.clusterPool({ ipv6PodCidrs: ['fd00:1::/104'] }) },
    'Cni.cilium({ routing }): does not say which IPv6 network is routed, and everything else is masqueraded; '
      + 'write CiliumRouting.nativeRouting({ ipv6NativeRoutingCidr: "fd00:1::/104" }), or ipv6Masquerade: false (NativeRoutingCidrMissing)'],
  ['native routing of networks that nobody knows', { routing: CiliumRouting.nativeRouting(), ipam: CiliumIpam.kubernetes() },
    'Cni.cilium({ routing }): does not say which IPv4 network is routed, and everything else is masqueraded; '
      + 'write CiliumRouting.nativeRouting({ ipv4NativeRoutingCidr: "10.0.0.0/8" }), or ipv4Masquerade: false (NativeRoutingCidrMissing)'],
  ["native routing of Azure's addresses without a network", { routing: CiliumRouting.nativeRouting(), ipam: CiliumIpam.azure() },
    'Cni.cilium({ routing }): does not say which IPv4 network is routed, and everything else is masqueraded; '
      + 'write CiliumRouting.nativeRouting({ ipv4NativeRoutingCidr: "10.0.0.0/8" }), or ipv4Masquerade: false (NativeRoutingCidrMissing)'],
  ["IPv6 beside Amazon's addresses without a network", { ipam: CiliumIpam.eni(), ipv6: true },
    'Cni.cilium({ routing }): does not say which IPv6 network is routed, and everything else is masqueraded; '
      + 'write CiliumRouting.nativeRouting({ ipv6NativeRoutingCidr: "fd00::/8" }), or ipv6Masquerade: false (NativeRoutingCidrMissing)'],
  ["a tunnel for a cloud's addresses", { ipam: CiliumIpam.azure() },
    "Cni.cilium({ routing }): a tunnel does not carry the cloud's own addresses of CiliumIpam.azure(); "
      + "write routing: CiliumRouting.nativeRouting() (MutuallyExclusive)"],
  ['a port of nothing', { k8sServicePort: 6443 },
    'Cni.cilium({ k8sServicePort }): belongs to a host that is not there; add k8sServiceHost, or leave it out (FeatureMissing)'],
  ['addresses of Services outside beside kube-proxy', { bpf: { lbExternalClusterIp: true } }, `Cni.cilium({ bpf.lbExternalClusterIp }): ${NEEDS_KPR}`],
  ['node ports beside kube-proxy', { nodePort: { range: '30000-32767', directRoutingDevice: 'eth0' } }, `Cni.cilium({ nodePort }): ${NEEDS_KPR}`],
  ['how Services are handed on beside kube-proxy', { routing: NATIVE, loadBalancer: { mode: 'dsr', algorithm: 'maglev', acceleration: 'native' } },
    `Cni.cilium({ loadBalancer.mode }): ${NEEDS_KPR}\nCni.cilium({ loadBalancer.algorithm }): ${NEEDS_KPR}\nCni.cilium({ loadBalancer.acceleration }): `
      + `${NEEDS_KPR}`],
  ["kube-proxy's health beside kube-proxy", { kubeProxyReplacementHealthzBindAddr: '0.0.0.0:10256' },
    `Cni.cilium({ kubeProxyReplacementHealthzBindAddr }): ${NEEDS_KPR}`],
  ['DSR over VXLAN', { ...REPLACING, loadBalancer: { mode: 'dsr' } },
    'Cni.cilium({ loadBalancer.mode }): "dsr" does not work over VXLAN; '
      + 'write routing: CiliumRouting.geneve() with dsrDispatch: "geneve", or CiliumRouting.nativeRouting() (MutuallyExclusive)'],
  ['DSR over Geneve in another way', { ...REPLACING, routing: CiliumRouting.geneve(), loadBalancer: { mode: 'hybrid' } },
    'Cni.cilium({ loadBalancer.dsrDispatch }): "opt" does not work over Geneve; write dsrDispatch: "geneve" (MutuallyExclusive)'],
  ["DSR with Geneve's option without Geneve", { ...REPLACING, routing: NATIVE, loadBalancer: { mode: 'dsr', dsrDispatch: 'geneve' } },
    'Cni.cilium({ loadBalancer.dsrDispatch }): "geneve" needs Geneve as tunnel protocol; '
      + 'write CiliumRouting.nativeRouting({ tunnelProtocol: "geneve" }), or leave it out (FeatureMissing)'],
  ['XDP over IPv6', { ...REPLACING, routing: CiliumRouting.vxlan({ underlayProtocol: CiliumUnderlayProtocol.IPV6 }), loadBalancer: { acceleration: 'native' } },
    'Cni.cilium({ loadBalancer.acceleration }): does not work over a tunnel between IPv6 addresses; leave it out (MutuallyExclusive)'],
  ['ip-masq-agent without eBPF', { ipMasqAgent: true },
    'Cni.cilium({ ipMasqAgent }): needs eBPF to masquerade; add bpf: { masquerade: true }, or leave it out (FeatureMissing)'],
  ['BBR without its manager', { bandwidthManager: { enabled: false, bbr: true } },
    'Cni.cilium({ bandwidthManager.bbr }): needs the bandwidth manager, which is off; leave enabled out (FeatureMissing)'],
  ['TPROXY with netkit', { bpf: { tproxy: true, datapathMode: 'netkit' } },
    'Cni.cilium({ bpf.tproxy }): does not work with netkit; leave it out, or write datapathMode: "veth" (MutuallyExclusive)'],
  ['addresses of nodes that nobody gives', { defaultLbServiceIpam: 'nodeipam' },
    'Cni.cilium({ defaultLbServiceIpam }): "nodeipam" gives no addresses while nodeIpam is off; add nodeIpam: true (FeatureMissing)'],
  ["a high number with Amazon's addresses", { clusterName: 'one', clusterId: 128, ipam: CiliumIpam.eni() }, `Cni.cilium({ clusterId }): 128 ${DROPPING}`],
  ["a high number with Alibaba Cloud's addresses", { clusterName: 'one', clusterId: 255, ipam: CiliumIpam.alibabacloud(), routing: NATIVE },
    `Cni.cilium({ clusterId }): 255 ${DROPPING}`],
  ["a high number on top of Amazon's plugin",
    { clusterName: 'one', clusterId: 384, clusterMesh: { maxConnectedClusters: 511 }, cni: { chainingMode: 'aws-cni' } },
    `Cni.cilium({ clusterId }): 384 ${DROPPING}`],
  ['two of one name',
    { clusterName: 'one', clusterId: 1, clusterMesh: { clusters: [{ name: 'two', address: 'a.example' }, { name: 'two', address: 'b.example' }] } },
    'Cni.cilium({ clusterMesh.clusters[1].name }): "two" is the name of another cluster; give each cluster a name of its own (ClusterNameTaken)'],
  ['a cluster without and with both addresses',
    { clusterName: 'one', clusterId: 1, clusterMesh: { clusters: [{ name: 'two' }, { name: 'three', address: 'c.example', ips: ['10.0.0.1'] }] } },
    'Cni.cilium({ clusterMesh.clusters[0] }): 0 of address and ips are given; give exactly one (NotExactlyOne)\nCni.cilium({ clusterMesh.clusters[1] }): 2 '
      + 'of address and ips are given; give exactly one (NotExactlyOne)'],
  ['a mesh of another size', { clusterName: 'one', clusterId: 1, clusterMesh: { maxConnectedClusters: 300 } },
    'Cni.cilium({ clusterMesh.maxConnectedClusters }): 300 is neither 255 nor 511; pick one of them (ClusterCountInvalid)'],
  ['leases without room', { ...REPLACING, l2Announcements: { leaseDuration: '5s' } },
    'Cni.cilium({ l2Announcements.leaseDuration }): "5s" is not longer than leaseRenewDeadline "5s"; '
      + 'make it longer, so that a node can renew in time (LeaseTimesInvalid)'],
  ['leases without a second attempt', { ...REPLACING, l2Announcements: { leaseRenewDeadline: '2s' } },
    'Cni.cilium({ l2Announcements.leaseRenewDeadline }): "2s" is not a fifth longer than leaseRetryPeriod "2s"; '
      + 'make it longer, so that a node can try again (LeaseTimesInvalid)'],
  ['Hubble in pieces', { hubble: { enabled: false, relay: true, ui: true, metrics: ['dns'], uiNodePort: 31235 } },
    'Cni.cilium({ hubble.relay }): does nothing without enabled: true; add enabled: true, or leave relay out (FeatureMissing)\n'
    + 'Cni.cilium({ hubble.metrics }): does nothing without enabled: true; add enabled: true, or leave metrics out (FeatureMissing)\n'
    + 'Cni.cilium({ hubble.uiNodePort }): does nothing without uiServiceType: "NodePort"; '
      + 'add uiServiceType: "NodePort", or leave uiNodePort out (FeatureMissing)'],
  ['a Service of no page', { hubble: { uiServiceType: 'NodePort' } },
    'Cni.cilium({ hubble.uiServiceType }): does nothing without ui: true; add ui: true, or leave uiServiceType out (FeatureMissing)'],
  ['an issuer without cert-manager', { hubble: { tlsIssuer: { name: 'ca' } } },
    'Cni.cilium({ hubble.tlsIssuer }): signs nothing without tlsMethod: "certmanager"; add it, or leave tlsIssuer out (FeatureMissing)'],
  ['a metric', { hubble: { metrics: ['drop sum'] } },
    'Cni.cilium({ hubble.metrics[0] }): "drop sum" is not a metric of Hubble; '
      + 'write one like "drop", "dns:query" or "httpV2:exemplars=true" (HubbleMetricInvalid)'],
  ['a shared Service that is none', { ...REPLACING, ingressController: { serviceType: 'NodePort' } },
    'Cni.cilium({ ingressController.serviceType }): belongs to the Service that all Ingresses share; '
      + 'add loadbalancerMode: "shared", or leave it out (FeatureMissing)'],
  // sizes
  ['more nodes than parts of IPv6', { nodes: 300, ipv6: true, ipam: CiliumIpam.clusterPool({ ipv4PodCidrs: ['10.0.0.0/12'], ipv6PodCidrs: ['fd00::/112'] }) },
    'Cni.cilium({ ipam }): "fd00::/112" in parts of /120 is enough for 256 nodes, and there are 300; '
      + 'write a larger network or smaller parts in CiliumIpam.clusterPool({ ipv6PodCidrs, ipv6MaskSize }) (PodCidrTooSmall)'],
  // the install
  ['a version before', { version: '1.18.2' },
    'Cni.cilium({ version }): "1.18.2" is not a version of Cilium 1.19 or 1.20; write "1.20.2" (ChartVersionUnsupported)'],
  ['a version with a letter', { version: 'v1.20.1' },
    'Cni.cilium({ version }): "v1.20.1" is not a version of Cilium 1.19 or 1.20; write "1.20.1" (ChartVersionUnsupported)'],
  ['what 1.19 does not know', { version: '1.19.6', routing: CiliumRouting.vxlan({ underlayProtocol: CiliumUnderlayProtocol.AUTO }) },
    'Cni.cilium({ routing }): underlayProtocol "auto" is unknown to Cilium 1.19.6; write "ipv4" or "ipv6" (ChartVersionUnsupported)'],
  ['a beginning', { upgradeCompatibility: '1.18.2' },
    'Cni.cilium({ upgradeCompatibility }): "1.18.2" is not the version that a cluster began with; write one like "1.18" (ChartVersionUnsupported)'],
  ['no version of what RKE2 brings', { installer: CiliumInstaller.rke2() },
    'Cni.cilium({ version }): is missing, and RKE2 brings a Cilium of its own; write the version that it brings (PropMissing)'],
  ['a repository for RKE2', { installer: CiliumInstaller.rke2(), version: '1.19.6', repository: 'https://helm.cilium.io' },
    'Cni.cilium({ repository }): is not asked: RKE2 brings a chart of its own; leave it out (PropWithoutEffect)'],
  ['a look into the cluster', { kubeProxyReplacement: true, k8sServiceHost: 'auto', installer: CiliumInstaller.argoCd() },
    'Cni.cilium({ k8sServiceHost }): "auto" is looked up in the cluster, and Argo CD renders the chart without a look into it; '
      + 'write the name or address of the API server (MutuallyExclusive)'],
  ['a repository without a scheme', { repository: 'helm.cilium.io' },
    'Cni.cilium({ repository }): "helm.cilium.io" has no scheme; write "https://helm.cilium.io" or "http://…" (UrlWithoutScheme)'],
  ['a password in the repository', { repository: 'oci://me:secret@quay.io/cilium/charts/cilium' },
    'Cni.cilium({ repository }): the URL contains a user or a password; keep credentials in a Secret (UrlWithCredentials)'],
  ['what is no installer', { installer: 'helm' },
    'Cni.cilium({ installer }): "helm" is not made by CiliumInstaller.valuesFile(), job(), k3s(), rke2(), flux() or argoCd(); '
      + 'write CiliumInstaller.valuesFile(), job(), k3s(), rke2(), flux() or argoCd() (WrongType)'],
  ['what is no routing', { routing: 'native' },
    'Cni.cilium({ routing }): "native" is not made by CiliumRouting.vxlan(), geneve() or nativeRouting(); '
      + 'write CiliumRouting.vxlan(), geneve() or nativeRouting() (WrongType)'],
  // values that are passed through
  ['a value with a property', { values: { routingMode: 'native', hubble: { relay: { enabled: true } } } },
    'Cni.cilium({ values.routingMode }): is what routing sets; write routing instead (TypedSettingOverridden)\nCni.cilium({ values.hubble.relay.enabled '
      + '}): is what hubble.relay sets; write hubble.relay instead (TypedSettingOverridden)'],
  ['a value that holds one with a property', { values: { ipam: 'kubernetes', clustermesh: { config: { clusters: { two: { port: 1 } } } } } },
    'Cni.cilium({ values.ipam }): is what ipam sets; write ipam instead (TypedSettingOverridden)\nCni.cilium({ values.clustermesh.config.clusters }): is '
      + 'what clusterMesh.clusters sets; write clusterMesh.clusters instead (TypedSettingOverridden)'],
  ['a key in values',
    { values: { tls: { ca: { key: 'LS0tLS1CRUdJTiBSU0EgUFJJVkFURSBLRVktLS0tLQ==' } }, extraEnv: [{ name: 'A', value: '-----BEGIN PRIVATE KEY-----' }] } },
    'Cni.cilium({ values.tls.ca.key }): holds what looks like a private key in base64 (not shown); '
      + 'keep it in a Secret that is made in the cluster, and refer to that by name (SecretValueInOutput)\n'
    + 'Cni.cilium({ values.extraEnv[0].value }): holds what looks like a private key (not shown); '
      + 'keep it in a Secret that is made in the cluster, and refer to that by name (SecretValueInOutput)'],
  ['a digest of a key in values', { values: { tls: { ca: { key: '0123456789abcdef'.repeat(3) } } } },
    'Cni.cilium({ values.tls.ca.key }): holds what looks like a secret (not shown); '
      + 'keep it in a Secret, and name that by the chart\'s value for it (SecretValueInOutput)'],
  ['tolerations that no pod takes', { values: { operator: { tolerations: [{ operator: 'Exists' }, { operator: 'Equals', key: 'a' }] } } },
    'Cni.cilium({ values.operator.tolerations[1].operator }): "Equals" is not one of Exists, Equal, Lt, Gt; did you mean "Equal"? (NotAllowedValue)'],
  ['resources that no pod takes', { values: { resources: { limits: { memory: '512MB' } } } },
    'Cni.cilium({ values.resources.limits.memory }): "512MB" is not a quantity; write one like "100m", "256Mi" or "10Gi" (QuantityInvalid)'],
  ['null in values', { values: { affinity: null } }, 'Cni.cilium({ values.affinity }): null is not a value; leave the key out (NullValue)'],
  // words
  ['an interface', { devices: ['eth0,eth1', 'a/b'] },
    'Cni.cilium({ devices[0] }): "eth0,eth1" is not the name of an interface; write one like "eth0", "eth+" or "!eth1" (InterfaceInvalid)\n'
    + 'Cni.cilium({ devices[1] }): "a/b" is not the name of an interface; write one like "eth0", "eth+" or "!eth1" (InterfaceInvalid)'],
  ['a single interface', { ...REPLACING, nodePort: { directRoutingDevice: 'eth+' } },
    'Cni.cilium({ nodePort.directRoutingDevice }): "eth+" is not the name of an interface; write one like "eth0" (InterfaceInvalid)'],
  ['a range of node ports', { ...REPLACING, nodePort: { range: '30000,32767' } },
    "Cni.cilium({ nodePort.range }): \"30000,32767\" is not a range of ports; "
      + "write it as kube-apiserver's --service-node-port-range has it, like \"30000-32767\" (PortRangeInvalid)"],
  ['an address to listen at', { ...REPLACING, kubeProxyReplacementHealthzBindAddr: 'localhost:10256' },
    'Cni.cilium({ kubeProxyReplacementHealthzBindAddr }): "localhost:10256" is not an address with a port; '
      + 'write "0.0.0.0:10256", or "[::]:10256" for IPv6 (AddressInvalid)'],
  ['a URL of the API server', { k8sServiceHost: 'https://10.0.0.1:6443' },
    'Cni.cilium({ k8sServiceHost }): "https://10.0.0.1:6443" is neither a DNS name nor an IP address; write "10.0.0.1" (AddressInvalid)'],
  ['a mode', { loadBalancer: { mode: 'DSR' } },
    'Cni.cilium({ loadBalancer.mode }): "DSR" is not one of snat, dsr, hybrid; did you mean "dsr"? (NotAllowedValue)'],
  ['a misspelling', { kubeProxyReplacment: true }, 'Cni.cilium(): "kubeProxyReplacment" is not a property; did you mean "kubeProxyReplacement"? (UnknownProp)'],
])('%s', (_, options, message) => {
  expect(messageOf(() => Cni.cilium(options))).toBe(message);
});

test.each<[string, () => unknown, string]>([
  ['routes that are skipped', () => CiliumRouting.nativeRouting({ directRoutingSkipUnreachable: true }),
    'CiliumRouting.nativeRouting({ directRoutingSkipUnreachable }): skips routes that nobody writes; '
      + 'add autoDirectNodeRoutes: true, or leave it out (FeatureMissing)'],
  ['a family', () => CiliumRouting.nativeRouting({ ipv4NativeRoutingCidr: 'fd00::/8' }),
    'CiliumRouting.nativeRouting({ ipv4NativeRoutingCidr }): "fd00::/8" is not an IPv4 network; write one like "10.244.0.0/16" (CidrFamily)'],
  ['ports of senders', () => CiliumRouting.geneve({ tunnelSourcePortRange: '50000-40000' }),
    'CiliumRouting.geneve({ tunnelSourcePortRange }): "50000-40000" is not a range of ports; write one like "40000-50000" (PortRangeInvalid)'],
  ['a strictness that is off', () => CiliumEncryption.wireguard({ strictEgressAllowRemoteNodeIdentities: true }),
    'CiliumEncryption.wireguard({ strictEgressAllowRemoteNodeIdentities }): changes a strictness that is off; '
      + 'add strictEgressCidr, or leave it out (FeatureMissing)'],
  ['a key for a name', () => CiliumEncryption.ipsec({ keySecretName: '3+ rfc4106(gcm(aes)) 44434241343332312423222114131211f4f3f2f1 128' }),
    'CiliumEncryption.ipsec({ keySecretName }): what was given (not shown) is not the name of a Secret; '
      + 'give the name of a Secret in the cluster, never its content (SecretNameInvalid)'],
  ['parts larger than the whole', () => CiliumIpam.clusterPool({ ipv4PodCidrs: ['10.244.0.0/25'] }),
    'CiliumIpam.clusterPool({ ipv4MaskSize }): 24 is outside 25-32, which "10.244.0.0/25" can be divided into; pick a length in that range (NumberOutOfRange)'],
  ['too many parts', () => CiliumIpam.clusterPool({ ipv6PodCidrs: ['fd00:10:244::/56'] }),
    'CiliumIpam.clusterPool({ ipv6MaskSize }): 120 is outside 56-72, which "fd00:10:244::/56" can be divided into; '
      + 'pick a length in that range (NumberOutOfRange)'],
  ['host bits', () => CiliumIpam.clusterPool({ ipv4PodCidrs: ['10.244.0.1/16'] }),
    'CiliumIpam.clusterPool({ ipv4PodCidrs[0] }): "10.244.0.1/16" has host bits set; did you mean "10.244.0.0/16"? (CidrNotMasked)'],
  ['no pool for pods that name none',
    () => CiliumIpam.multiPool({ pools: [{ name: 'a', ipv4Cidrs: ['10.1.0.0/16'] }, { name: 'a', ipv4Cidrs: ['10.2.0.0/16'] }] }),
    'CiliumIpam.multiPool({ pools[1].name }): "a" is the name of another pool; give each pool a name of its own (PoolNameTaken)\n'
    + 'CiliumIpam.multiPool({ pools }): none is called "default", which pods that name no pool get addresses from; call one of them "default" (PropMissing)'],
  ['an empty pool', () => CiliumIpam.multiPool({ pools: [{ name: 'default' }] }),
    'CiliumIpam.multiPool({ pools[0].ipv4Cidrs }): is missing, and ipv6Cidrs too; give the pool a network (PropMissing)'],
  ['an image that changes', () => CiliumInstaller.job({ image: 'alpine/helm:latest' }),
    'CiliumInstaller.job({ image }): "alpine/helm:latest" has no fixed tag; name a tag other than "latest", or a digest (ImageNotPinned)'],
  ['days', () => CiliumInstaller.flux({ interval: '1d' }), 'CiliumInstaller.flux({ interval }): "1d" is not a Go duration; write "24h" (DurationInvalid)'],
  ['a namespace', () => CiliumInstaller.argoCd({ namespace: 'Argo CD' }),
    'CiliumInstaller.argoCd({ namespace }): "Argo CD" is not a DNS label; write "argo-cd" (NameNotDnsLabel)'],
])('%s', (_, call, message) => {
  expect(messageOf(call)).toBe(message);
});

test('a number that is not too high for a cloud, and one whose user knows better', () => {
  for (const clusterId of [127, 256, 383]) {
    expect(() => Cni.cilium({ clusterName: 'one', clusterId, clusterMesh: { maxConnectedClusters: 511 }, ipam: CiliumIpam.eni() })).not.toThrow();
  }
  expect(
    () => Cni.cilium({ clusterName: 'one', clusterId: 128, ipam: CiliumIpam.eni(), extraConfig: { 'allow-unsafe-policy-skb-usage': 'true' } })).not.toThrow();
});
