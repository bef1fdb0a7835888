import { optional, Rule, shape } from '../../core/props';

/** Keys of a ConfigMap. */
type Texts = Readonly<Record<string, string>>;

/** Where one setting comes from, and what it is called in the ConfigMap cilium-config. */
interface CiliumTarget<P extends string, V> {
  /** The property that sets it, as errors name it. */
  readonly prop: P;
  /** Its keys in cilium-config; none where the chart makes objects or grants rights for it, so that a key alone would do harm or nothing. */
  readonly keys: readonly string[];
  /** What stands there. */
  config?(value: V): Texts;
}

/** A value that is one key of cilium-config, or where none is named one that only the chart knows. */
function one<P extends string, V>(prop: P, name?: string, text: (value: V) => string = String): CiliumTarget<P, V> {
  return name === undefined ? { prop, keys: [] } : { prop, keys: [name], config: (value) => ({ [name]: text(value) }) };
}

const flag = <P extends string>(prop: P, name?: string): CiliumTarget<P, boolean> => one(prop, name);
const count = <P extends string>(prop: P, name?: string): CiliumTarget<P, number> => one(prop, name);
const word = <P extends string>(prop: P, name?: string): CiliumTarget<P, string> => one(prop, name);
const texts = <P extends string>(prop: P): CiliumTarget<P, Texts> => one(prop);

function list<P extends string>(prop: P, name: string, separator: string): CiliumTarget<P, readonly string[]> {
  return one(prop, name, (values) => values.join(separator));
}

/** What cilium-config has no plain text for. */
function written<P extends string, V>(prop: P, keys: readonly string[], config: (value: V) => Texts): CiliumTarget<P, V> {
  return { prop, keys, config };
}

type RoutingMode = 'tunnel' | 'native';
type Encryption = 'wireguard' | 'ipsec';
type IpamMode = 'cluster-pool' | 'kubernetes' | 'multi-pool' | 'crd' | 'delegated-plugin' | 'eni' | 'azure' | 'alibabacloud';

/**
 * Every setting that has a property, by its place in the chart's values, written with dots.
 *
 * Source: cilium 1.20.0, chart `cilium`: values.yaml and templates/cilium-configmap.yaml.
 */
export const TARGETS = {
  'routingMode': one<'routing', RoutingMode>('routing', 'routing-mode'),
  'tunnelProtocol': word('routing', 'tunnel-protocol'),
  'tunnelPort': count('routing', 'tunnel-port'),
  'tunnelSourcePortRange': word('routing', 'tunnel-source-port-range'),
  'underlayProtocol': word('routing', 'underlay-protocol'),
  'ipv4NativeRoutingCIDR': word('routing', 'ipv4-native-routing-cidr'),
  'ipv6NativeRoutingCIDR': word('routing', 'ipv6-native-routing-cidr'),
  'autoDirectNodeRoutes': flag('routing', 'auto-direct-node-routes'),
  'directRoutingSkipUnreachable': flag('routing', 'direct-routing-skip-unreachable'),

  'ipam.mode': one<'ipam', IpamMode>('ipam', 'ipam'),
  'ipam.operator.clusterPoolIPv4PodCIDRList': list('ipam', 'cluster-pool-ipv4-cidr', ' '),
  'ipam.operator.clusterPoolIPv4MaskSize': count('ipam', 'cluster-pool-ipv4-mask-size'),
  'ipam.operator.clusterPoolIPv6PodCIDRList': list('ipam', 'cluster-pool-ipv6-cidr', ' '),
  'ipam.operator.clusterPoolIPv6MaskSize': count('ipam', 'cluster-pool-ipv6-mask-size'),
  'ipam.operator.autoCreateCiliumPodIPPools': one('ipam', 'auto-create-cilium-pod-ip-pools', poolsText),
  'k8s.requireIPv4PodCIDR': flag('ipam', 'k8s-require-ipv4-pod-cidr'),
  'k8s.requireIPv6PodCIDR': flag('ipam', 'k8s-require-ipv6-pod-cidr'),
  'eni.enabled': flag('ipam'),
  'azure.enabled': flag('ipam'),
  'alibabacloud.enabled': flag('ipam'),

  'MTU': count('mtu', 'mtu'),
  'devices': list('devices', 'devices', ' '),
  'ipv4.enabled': flag('ipv4', 'enable-ipv4'),
  'ipv6.enabled': flag('ipv6', 'enable-ipv6'),
  'enableIPv4Masquerade': flag('ipv4Masquerade', 'enable-ipv4-masquerade'),
  'enableIPv6Masquerade': flag('ipv6Masquerade', 'enable-ipv6-masquerade'),
  'ipMasqAgent.enabled': flag('ipMasqAgent', 'enable-ip-masq-agent'),
  'endpointRoutes.enabled': flag('endpointRoutes', 'enable-endpoint-routes'),
  'installNoConntrackIptablesRules': flag('installNoConntrackIptablesRules', 'install-no-conntrack-iptables-rules'),
  'bpf.masquerade': flag('bpf.masquerade', 'enable-bpf-masquerade'),
  'bpf.hostLegacyRouting': flag('bpf.hostLegacyRouting', 'enable-host-legacy-routing'),
  'bpf.datapathMode': word('bpf.datapathMode', 'datapath-mode'),
  'bpf.tproxy': flag('bpf.tproxy', 'enable-bpf-tproxy'),
  'bpf.lbExternalClusterIP': flag('bpf.lbExternalClusterIp', 'bpf-lb-external-clusterip'),
  'bandwidthManager.enabled': flag('bandwidthManager', 'enable-bandwidth-manager'),
  'bandwidthManager.bbr': flag('bandwidthManager.bbr', 'enable-bbr'),

  'policyEnforcementMode': word('policyEnforcementMode', 'enable-policy'),
  'policyAuditMode': flag('policyAuditMode', 'policy-audit-mode'),
  'hostFirewall.enabled': flag('hostFirewall', 'enable-host-firewall'),
  'l7Proxy': flag('l7Proxy', 'enable-l7-proxy'),

  'kubeProxyReplacement': flag('kubeProxyReplacement', 'kube-proxy-replacement'),
  'kubeProxyReplacementHealthzBindAddr': word('kubeProxyReplacementHealthzBindAddr', 'kube-proxy-replacement-healthz-bind-address'),
  'k8sServiceHost': word('k8sServiceHost'),
  'k8sServicePort': count('k8sServicePort'),
  'loadBalancer.mode': word('loadBalancer.mode', 'bpf-lb-mode'),
  'loadBalancer.algorithm': word('loadBalancer.algorithm', 'bpf-lb-algorithm'),
  'loadBalancer.acceleration': word('loadBalancer.acceleration', 'bpf-lb-acceleration'),
  'loadBalancer.dsrDispatch': word('loadBalancer.dsrDispatch', 'bpf-lb-dsr-dispatch'),
  'nodePort.range': word('nodePort.range', 'node-port-range'),
  'nodePort.addresses': list('nodePort.addresses', 'nodeport-addresses', ','),
  'nodePort.directRoutingDevice': word('nodePort.directRoutingDevice', 'direct-routing-device'),
  'socketLB.hostNamespaceOnly': flag('socketLbHostNamespaceOnly', 'bpf-lb-sock-hostns-only'),
  'defaultLBServiceIPAM': word('defaultLbServiceIpam', 'default-lb-service-ipam'),
  'nodeIPAM.enabled': flag('nodeIpam', 'enable-node-ipam'),
  'k8sClientRateLimit.qps': count('k8sClientRateLimit.qps', 'k8s-client-qps'),
  'k8sClientRateLimit.burst': count('k8sClientRateLimit.burst', 'k8s-client-burst'),
  'l2announcements.enabled': flag('l2Announcements'),
  'l2announcements.leaseDuration': word('l2Announcements.leaseDuration'),
  'l2announcements.leaseRenewDeadline': word('l2Announcements.leaseRenewDeadline'),
  'l2announcements.leaseRetryPeriod': word('l2Announcements.leaseRetryPeriod'),
  'bgpControlPlane.enabled': flag('bgpControlPlane'),

  'gatewayAPI.enabled': flag('gatewayApi'),
  'gatewayAPI.hostNetwork.enabled': flag('gatewayApi.hostNetwork'),
  'gatewayAPI.externalTrafficPolicy': word('gatewayApi.externalTrafficPolicy'),
  'gatewayAPI.enableAlpn': flag('gatewayApi.alpn'),
  'gatewayAPI.enableAppProtocol': flag('gatewayApi.appProtocol'),
  'gatewayAPI.gatewayClass.create': word('gatewayApi.gatewayClass'),
  'ingressController.enabled': flag('ingressController'),
  'ingressController.default': flag('ingressController.defaultClass'),
  'ingressController.loadbalancerMode': word('ingressController.loadbalancerMode'),
  'ingressController.enforceHttps': flag('ingressController.enforceHttps'),
  'ingressController.hostNetwork.enabled': flag('ingressController.hostNetwork'),
  'ingressController.service.type': word('ingressController.serviceType'),
  'ingressController.service.insecureNodePort': count('ingressController.insecureNodePort'),
  'ingressController.service.secureNodePort': count('ingressController.secureNodePort'),

  'encryption.enabled': written('encryption', ['enable-wireguard', 'enable-ipsec'], (isOn: boolean): Texts => (isOn ? {} : { 'enable-wireguard': 'false', 'enable-ipsec': 'false' })),
  // IPsec's keys are a volume of the DaemonSet, which readers of cilium-config refuse on their own
  'encryption.type': written('encryption', ['enable-wireguard', 'enable-ipsec'], (type: Encryption) => ({ [`enable-${type}`]: 'true' })),
  'encryption.nodeEncryption': flag('encryption', 'encrypt-node'),
  'encryption.wireguard.persistentKeepalive': word('encryption', 'wireguard-persistent-keepalive'),
  'encryption.strictMode.egress.enabled': flag('encryption', 'enable-encryption-strict-mode-egress'),
  'encryption.strictMode.egress.cidr': word('encryption', 'encryption-strict-egress-cidr'),
  'encryption.strictMode.egress.allowRemoteNodeIdentities': flag('encryption', 'encryption-strict-egress-allow-remote-node-identities'),
  'encryption.strictMode.ingress.enabled': flag('encryption', 'enable-encryption-strict-mode-ingress'),
  'encryption.ipsec.secretName': word('encryption'),
  'encryption.ipsec.keyWatcher': flag('encryption'),
  'encryption.ipsec.keyRotationDuration': word('encryption'),
  'authentication.enabled': flag('mutualAuthentication'),
  'authentication.mutual.spire.enabled': flag('mutualAuthentication'),
  'authentication.mutual.spire.install.namespace': word('mutualAuthentication.spireNamespace'),
  'authentication.mutual.spire.trustDomain': word('mutualAuthentication.trustDomain'),
  'authentication.mutual.spire.install.server.dataStorage.enabled': flag('mutualAuthentication.dataStorage'),
  'authentication.mutual.spire.install.server.dataStorage.storageClass': word('mutualAuthentication.storageClass'),

  'hubble.enabled': flag('hubble', 'enable-hubble'),
  'hubble.metrics.enabled': written('hubble.metrics', ['hubble-metrics', 'hubble-metrics-server'], (names: readonly string[]) => ({
    'hubble-metrics': names.join(' '), 'hubble-metrics-server': ':9965',
  })),
  'hubble.relay.enabled': flag('hubble.relay'),
  'hubble.ui.enabled': flag('hubble.ui'),
  'hubble.ui.service.type': word('hubble.uiServiceType'),
  'hubble.ui.service.nodePort': count('hubble.uiNodePort'),
  'hubble.tls.auto.method': word('hubble.tlsMethod'),
  'hubble.tls.auto.certManagerIssuerRef': texts('hubble.tlsIssuer'),
  'prometheus.enabled': written('prometheus', ['prometheus-serve-addr'], (isOn: boolean): Texts => (isOn ? {} : { 'prometheus-serve-addr': '' })),
  'prometheus.port': written('prometheus.port', ['prometheus-serve-addr'], (port: number) => ({ 'prometheus-serve-addr': `:${port}` })),

  'cluster.name': word('clusterName', 'cluster-name'),
  'cluster.id': count('clusterId', 'cluster-id'),
  'clustermesh.useAPIServer': flag('clusterMesh'),
  'clustermesh.apiserver.service.type': word('clusterMesh.serviceType'),
  'clustermesh.apiserver.service.nodePort': count('clusterMesh.nodePort'),
  'clustermesh.apiserver.tls.auto.method': word('clusterMesh.tlsMethod'),
  'clustermesh.apiserver.tls.auto.certManagerIssuerRef': texts('clusterMesh.tlsIssuer'),
  'clustermesh.maxConnectedClusters': count('clusterMesh.maxConnectedClusters', 'max-connected-clusters'),
  'clustermesh.config.enabled': flag('clusterMesh.clusters'),
  'clustermesh.config.clusters': one<'clusterMesh.clusters', Readonly<Record<string, object>>>('clusterMesh.clusters'),

  'cni.exclusive': flag('cni.exclusive', 'cni-exclusive'),
  'cni.chainingMode': word('cni.chainingMode', 'cni-chaining-mode'),
  'cni.confPath': word('cni.confPath'),
  'cni.binPath': word('cni.binPath'),
  'operator.replicas': count('operatorReplicas'),
  'extraConfig': written('extraConfig', [], (data: Texts) => data),
} satisfies Readonly<Record<string, CiliumTarget<string, any>>>;

type Pools = Readonly<Record<string, Readonly<Partial<Record<'ipv4' | 'ipv6', { readonly cidrs: readonly string[]; readonly maskSize: number }>>>>>;

/** As the operator's flag `--auto-create-cilium-pod-ip-pools` has them. */
function poolsText(pools: Pools): string {
  return Object.entries(pools).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, pool]) => {
    const families = (['ipv4', 'ipv6'] as const).flatMap((family) => {
      const part = pool[family];
      return part ? [`${family}-cidrs:${part.cidrs.join(',')}`, `${family}-mask-size:${part.maskSize}`] : [];
    });
    return `${name}=${families.join(';')}`;
  }).join(',');
}

/** A place in the chart's values. */
export type CiliumPlace = keyof typeof TARGETS;

/** What stands there. */
export type CiliumValue<P extends CiliumPlace> = (typeof TARGETS)[P] extends CiliumTarget<string, infer V> ? V : never;

/** Settings of Cilium by their place. What nobody set is left out. */
export type CiliumValues = { readonly [P in CiliumPlace]?: CiliumValue<P> };

export const PLACES = Object.keys(TARGETS) as readonly CiliumPlace[];

/** The places that are set. */
export function placesOf(values: CiliumValues): readonly CiliumPlace[] {
  return PLACES.filter((place) => values[place] !== undefined);
}

/** The values without those that nobody set. */
export function known(values: CiliumValues): CiliumValues {
  return Object.fromEntries(placesOf(values).map((place) => [place, values[place]])) as CiliumValues;
}

/** A property that is one value of the chart, at this place. */
export function placed<P extends CiliumPlace>(place: P, rule: Rule<CiliumValue<P>>, fallback?: CiliumValue<P>): Rule<CiliumValues> {
  const read = fallback === undefined ? optional(rule) : optional(rule, fallback);
  return (value, report) => known({ [place]: read(value, report) } as CiliumValues);
}

/** A nested object of such properties. */
export function group(fields: Readonly<Record<string, Rule<CiliumValues>>>): Rule<CiliumValues> {
  return optional(shape(fields, together), {});
}

/** What properties came to, as one. */
export function together(parts: Readonly<Record<string, CiliumValues>>): CiliumValues {
  return Object.assign({}, ...Object.values(parts)) as CiliumValues;
}

/** The settings as cilium-config has them. */
export function configData(values: CiliumValues): Texts {
  const targets: Readonly<Record<CiliumPlace, CiliumTarget<string, any>>> = TARGETS;
  return Object.assign({}, ...placesOf(values).map((place) => targets[place].config?.(values[place]))) as Texts;
}

/** The settings as the chart takes them: an object of objects. */
export function chartValues(values: Readonly<Record<string, unknown>>): Record<string, any> {
  const result: Record<string, any> = {};
  for (const [path, value] of Object.entries(values)) {
    const steps = path.split('.');
    const last = steps.pop() as string;
    let at = result;
    for (const step of steps) at = at[step] ??= {};
    at[last] = value;
  }
  return result;
}
