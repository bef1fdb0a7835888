import { CiliumIpam } from '../../../src/network/cilium/cilium-ipam';
import { CiliumRouting } from '../../../src/network/cilium/cilium-routing';
import { CiliumInstaller } from '../../../src/network/cilium/install/cilium-installer';

export interface Refusal {
  readonly what: string;
  /** What somebody writes. Not typed, because some of it does not compile. */
  readonly props: object;
  /** The end of what the library says to it. */
  readonly code: string;
  /** What the chart would have got. */
  readonly values: Readonly<Record<string, unknown>>;
  /** What the chart says to it. */
  readonly complaint: RegExp;
}

const REPLACING = { kubeProxyReplacement: true, k8sServiceHost: '192.168.1.10' };
const MESH = { clusterName: 'one', clusterId: 1 };
const IN_MESH = { 'cluster.name': 'one', 'cluster.id': 1, 'clustermesh.useAPIServer': true };
const NATIVE = CiliumRouting.nativeRouting();
const NATIVE_V4 = CiliumRouting.nativeRouting({ ipv4NativeRoutingCidr: '10.244.0.0/16' });
const NO_V4_NETWORK = /ipv4NativeRoutingCIDR must be set when routingMode is native/;
const NO_V6_NETWORK = /ipv6NativeRoutingCIDR must be set when routingMode is native/;
const BAD_NAME = /The cluster name is invalid: must consist of lower case/;
const NEEDS_L7 = /Ingress or Gateway API controller or Envoy L7 Load Balancer {2}requires \.Values\.l7Proxy/;
const DROPS_IN_ENI = /Cilium is currently affected by a bug that causes traffic matched by network policies to be incorrectly dropped/;

/** What the chart refuses to render, and the library to write. */
export const refusals: readonly Refusal[] = [
  {
    what: 'a page without its source', props: { hubble: { ui: true } }, code: 'FeatureMissing',
    values: { 'hubble.ui.enabled': true }, complaint: /Hubble UI requires \.Values\.hubble\.relay\.enabled=true/,
  },
  {
    what: 'a relay of nothing', props: { hubble: { enabled: false, relay: true } }, code: 'FeatureMissing',
    values: { 'hubble.enabled': false, 'hubble.relay.enabled': true }, complaint: /Hubble Relay requires \.Values\.hubble\.enabled=true/,
  },
  {
    what: 'cert-manager without an issuer', props: { hubble: { tlsMethod: 'certmanager' } }, code: 'PropMissing',
    values: { 'hubble.tls.auto.method': 'certmanager' }, complaint: /Hubble TLS certgen method=certmanager requires/,
  },
  {
    what: 'a mesh by cert-manager without an issuer', props: { ...MESH, clusterMesh: { tlsMethod: 'certmanager' } }, code: 'PropMissing',
    values: { ...IN_MESH, 'clustermesh.apiserver.tls.auto.method': 'certmanager' }, complaint: /ClusterMesh TLS certgen method=certmanager requires/,
  },
  {
    what: 'a mesh of another size', props: { ...MESH, clusterMesh: { maxConnectedClusters: 300 } }, code: 'ClusterCountInvalid',
    values: { ...IN_MESH, 'clustermesh.maxConnectedClusters': 300 }, complaint: /max-connected-clusters must be set to 255 or 511/,
  },
  { what: 'Gateways without the L7 proxy', props: { ...REPLACING, gatewayApi: {}, l7Proxy: false }, code: 'FeatureMissing',
    values: { 'gatewayAPI.enabled': true, 'l7Proxy': false }, complaint: NEEDS_L7 },
  {
    what: 'Ingresses without the L7 proxy', props: { ...REPLACING, ingressController: {}, l7Proxy: false }, code: 'FeatureMissing',
    values: { 'ingressController.enabled': true, 'l7Proxy': false }, complaint: NEEDS_L7,
  },
  {
    what: 'a word for who Gateways answer', props: { ...REPLACING, gatewayApi: { externalTrafficPolicy: 'local' } }, code: 'NotAllowedValue',
    values: { 'gatewayAPI.enabled': true, 'gatewayAPI.externalTrafficPolicy': 'local' }, complaint: /Cilium GatewayAPI needs an externalTrafficPolicy/,
  },
  {
    what: 'a half replacement', props: { kubeProxyReplacement: 'partial' }, code: 'WrongType',
    values: { kubeProxyReplacement: 'partial' }, complaint: /kubeProxyReplacement must be explicitly set to a valid value/,
  },
  {
    what: 'a replacement of long ago', props: { kubeProxyReplacement: 'disabled', gatewayApi: {} }, code: 'WrongType',
    values: { 'kubeProxyReplacement': 'disabled', 'gatewayAPI.enabled': true }, complaint: /require \.Values\.kubeProxyReplacement to be explicitly set/,
  },
  { what: 'no name', props: { clusterName: '' }, code: 'NameNotDnsLabel', values: { 'cluster.name': '' },
    complaint: /The cluster name is invalid: cannot be empty/ },
  {
    what: 'a name too long', props: { clusterName: 'a-cluster-whose-name-has-too-many-letters' }, code: 'NameTooLong',
    values: { 'cluster.name': 'a-cluster-whose-name-has-too-many-letters' }, complaint: /The cluster name is invalid: must not be more than 32 characters/,
  },
  { what: 'a name in capitals', props: { clusterName: 'One' }, code: 'NameNotDnsLabel', values: { 'cluster.name': 'One' }, complaint: BAD_NAME },
  { what: 'a number without a name', props: { clusterId: 3 }, code: 'PropMissing', values: { 'cluster.id': 3 },
    complaint: /cannot use default value with cluster\.id != 0/ },
  ...[128, 255, 400].map((id): Refusal => ({
    what: `cluster ${id} with addresses of Amazon`, code: 'MutuallyExclusive',
    props: { clusterName: 'one', clusterId: id, ipam: CiliumIpam.eni(), ...(id > 255 ? { clusterMesh: { maxConnectedClusters: 511 } } : {}) },
    values: { 'cluster.name': 'one', 'cluster.id': id, 'ipam.mode': 'eni', 'eni.enabled': true,
      ...(id > 255 ? { 'clustermesh.maxConnectedClusters': 511 } : {}) },
    complaint: DROPS_IN_ENI,
  })),
  {
    what: 'a high number with addresses of Alibaba Cloud', props: { clusterName: 'one', clusterId: 200, ipam: CiliumIpam.alibabacloud(), routing: NATIVE },
    code: 'MutuallyExclusive',
    values: { 'cluster.name': 'one', 'cluster.id': 200, 'ipam.mode': 'alibabacloud', 'alibabacloud.enabled': true, 'routingMode': 'native' },
    complaint: DROPS_IN_ENI,
  },
  {
    what: "a high number on top of Amazon's plugin", props: { clusterName: 'one', clusterId: 200, cni: { chainingMode: 'aws-cni' } }, code: 'MutuallyExclusive',
    values: { 'cluster.name': 'one', 'cluster.id': 200, 'cni.chainingMode': 'aws-cni' }, complaint: DROPS_IN_ENI,
  },
  {
    what: 'TPROXY with netkit', props: { ...REPLACING, bpf: { tproxy: true, datapathMode: 'netkit' } }, code: 'MutuallyExclusive',
    values: { 'bpf.tproxy': true, 'bpf.datapathMode': 'netkit' }, complaint: /\.Values\.bpf\.tproxy cannot be enabled with/,
  },
  // the chart looks at masquerading only where a value says it; the agent, which masquerades by itself, refuses in any case
  {
    what: 'native routing of nothing', props: { routing: NATIVE, ipv4Masquerade: true }, code: 'NativeRoutingCidrMissing',
    values: { routingMode: 'native', enableIPv4Masquerade: true }, complaint: NO_V4_NETWORK,
  },
  {
    what: 'native routing of IPv6 of nothing', props: { routing: NATIVE_V4, ipv6: true }, code: 'NativeRoutingCidrMissing',
    values: { 'routingMode': 'native', 'ipv4NativeRoutingCIDR': '10.244.0.0/16', 'ipv6.enabled': true }, complaint: NO_V6_NETWORK,
  },
  {
    what: 'native routing of addresses of Azure', props: { routing: NATIVE, ipam: CiliumIpam.azure(), ipv4Masquerade: true }, code: 'NativeRoutingCidrMissing',
    values: { 'routingMode': 'native', 'enableIPv4Masquerade': true, 'ipam.mode': 'azure', 'azure.enabled': true }, complaint: NO_V4_NETWORK,
  },
  {
    what: 'native routing of IPv6 beside addresses of Amazon', props: { routing: NATIVE, ipam: CiliumIpam.eni(), ipv6: true }, code: 'NativeRoutingCidrMissing',
    values: { 'routingMode': 'native', 'ipam.mode': 'eni', 'eni.enabled': true, 'ipv6.enabled': true }, complaint: NO_V6_NETWORK,
  },
  {
    what: 'a look into the cluster', props: { kubeProxyReplacement: true, k8sServiceHost: 'auto', installer: CiliumInstaller.argoCd() },
    code: 'MutuallyExclusive',
    values: { kubeProxyReplacement: 'true', k8sServiceHost: 'auto' }, complaint: /ConfigMap \S+ not found, please create it or set k8sServiceHost/,
  },
  { what: 'a word for a switch', props: { l7Proxy: 'yes' }, code: 'WrongType', values: { l7Proxy: 'yes' },
    complaint: /at '\/l7Proxy': got string, want boolean/ },
];

/** Beginnings of what else the chart refuses: it is about values that no property sets, or sets in that way. */
export const BEYOND_PROPERTIES: readonly string[] = [
  // names of long ago, which Cilium has replaced
  'enableCiliumEndpointSlice was deprecated', 'ciliumEndpointSlice.sliceMode has been removed',
  'encryption.{keyFile,mountPath,secretName,interface} were deprecated',
  'proxy.prometheus.enabled and proxy.prometheus.port were deprecated', 'endpointStatus has been removed', 'remoteNodeIdentity was deprecated',
  'containerRuntime.integration was deprecated', 'etcd.managed was deprecated', 'tunnel was deprecated', 'clustermesh.apiserver.tls.ca.cert and',
  'enableK8sEventHandover was deprecated', 'enableCnpStatusUpdates was deprecated',
  // values without a property
  'Invalid configuration: Installing Cilium on GKE', 'RoutingMode must be set to native when gke.enabled',
  'RoutingMode must be set to tunnel when aksbyocni.enabled',
  'nativeRoutingCIDRFromClusterPool requires exactly one CIDR in ipam.operator.clusterPoolIPv4',
  'nativeRoutingCIDRFromClusterPool requires exactly one CIDR in ipam.operator.clusterPoolIPv6',
  'Cannot have operator.setNodeTaintsMaxNodes', '.Values.clustermesh.apiserver.tls.authMode', 'Both k8sServiceHostRef and k8sServiceHost',
  'Hubble UI in standalone',
  'Service Monitor requires', 'Only one of .Values.hubble.redact', 'Hubble UI requires hubble.ui.backend.image.tag',
  'Hubble UI requires hubble.ui.frontend.image.tag',
  'Cilium Ingress services of type', 'if Cilium Endpoint Slice is enabled', '.Values.clustermesh.apiserver.kvstoremesh.kvstoreMode',
  'The clustermesh-apiserver cannot be enabled',
  'The kvstoremesh container cannot be disabled', 'kvstoremesh.kvstoreMode=external can only be used with clustermesh',
  'kvstoremesh.kvstoreMode=external can only be used with kvstoremesh',
  'Only single clustermesh-apiserver replica', 'KVStoreMesh with', 'The support for providing Cluster Mesh certs', 'envoy.baseID must',
  'k8sClientExponentialBackoff cannot',
  'standaloneDnsProxy requires dnsProxy.proxyPort to be explicitly set', 'standaloneDnsProxy requires dnsProxy.proxyPort to be set to a non-zero',
  // pairs that one property always sets together, and a map that it always writes
  'SPIRE integration requires', 'ipam.mode=eni requires', 'unknown type %s for clustermesh.config.clusters',
];
