/** What stands at one place of the chart's values. */
export type CiliumValue = boolean | number | string | readonly string[] | Readonly<Record<string, unknown>>;

/** Settings of Cilium by their place in the chart's values, written with dots: `bpf.masquerade`. What nobody set is left out. */
export type CiliumValues = Readonly<Record<string, CiliumValue>>;

/** Keys of a ConfigMap. */
type Texts = Readonly<Record<string, string>>;

/** Where one setting comes from, and what it is called in the ConfigMap cilium-config. */
export interface CiliumTarget {
  /** The property that sets it, as errors name it. */
  readonly prop: string;
  /** Its keys in cilium-config; none where the chart makes objects or grants rights for it, so that a key alone would do harm or nothing. */
  readonly keys: readonly string[];
  /** What stands there. */
  readonly config?: (value: CiliumValue) => Texts;
}

function key(prop: string, name: string): CiliumTarget {
  return { prop, keys: [name], config: (value) => ({ [name]: String(value) }) };
}

function joined(prop: string, name: string, separator: string): CiliumTarget {
  return { prop, keys: [name], config: (value) => ({ [name]: (value as readonly string[]).join(separator) }) };
}

function chartOnly(prop: string): CiliumTarget {
  return { prop, keys: [] };
}

/** What cilium-config has no plain text for. */
function written(prop: string, keys: readonly string[], config: (value: any) => Texts): CiliumTarget {
  return { prop, keys, config };
}

/**
 * Every setting that has a property, by its place in the chart's values.
 *
 * Source: cilium 1.20.0, chart `cilium`: values.yaml and templates/cilium-configmap.yaml.
 */
export const TARGETS: Readonly<Record<string, CiliumTarget>> = {
  'routingMode': key('routing', 'routing-mode'),
  'tunnelProtocol': key('routing', 'tunnel-protocol'),
  'tunnelPort': key('routing', 'tunnel-port'),
  'tunnelSourcePortRange': key('routing', 'tunnel-source-port-range'),
  'underlayProtocol': key('routing', 'underlay-protocol'),
  'ipv4NativeRoutingCIDR': key('routing', 'ipv4-native-routing-cidr'),
  'ipv6NativeRoutingCIDR': key('routing', 'ipv6-native-routing-cidr'),
  'autoDirectNodeRoutes': key('routing', 'auto-direct-node-routes'),
  'directRoutingSkipUnreachable': key('routing', 'direct-routing-skip-unreachable'),

  'ipam.mode': key('ipam', 'ipam'),
  'ipam.operator.clusterPoolIPv4PodCIDRList': joined('ipam', 'cluster-pool-ipv4-cidr', ' '),
  'ipam.operator.clusterPoolIPv4MaskSize': key('ipam', 'cluster-pool-ipv4-mask-size'),
  'ipam.operator.clusterPoolIPv6PodCIDRList': joined('ipam', 'cluster-pool-ipv6-cidr', ' '),
  'ipam.operator.clusterPoolIPv6MaskSize': key('ipam', 'cluster-pool-ipv6-mask-size'),
  'ipam.operator.autoCreateCiliumPodIPPools': written('ipam', ['auto-create-cilium-pod-ip-pools'], (pools: Pools) => ({ 'auto-create-cilium-pod-ip-pools': poolsText(pools) })),
  'k8s.requireIPv4PodCIDR': key('ipam', 'k8s-require-ipv4-pod-cidr'),
  'k8s.requireIPv6PodCIDR': key('ipam', 'k8s-require-ipv6-pod-cidr'),
  'eni.enabled': chartOnly('ipam'),
  'azure.enabled': chartOnly('ipam'),
  'alibabacloud.enabled': chartOnly('ipam'),

  'MTU': key('mtu', 'mtu'),
  'devices': joined('devices', 'devices', ' '),
  'ipv4.enabled': key('ipv4', 'enable-ipv4'),
  'ipv6.enabled': key('ipv6', 'enable-ipv6'),
  'enableIPv4Masquerade': key('ipv4Masquerade', 'enable-ipv4-masquerade'),
  'enableIPv6Masquerade': key('ipv6Masquerade', 'enable-ipv6-masquerade'),
  'ipMasqAgent.enabled': key('ipMasqAgent', 'enable-ip-masq-agent'),
  'endpointRoutes.enabled': key('endpointRoutes', 'enable-endpoint-routes'),
  'installNoConntrackIptablesRules': key('installNoConntrackIptablesRules', 'install-no-conntrack-iptables-rules'),
  'bpf.masquerade': key('bpf.masquerade', 'enable-bpf-masquerade'),
  'bpf.hostLegacyRouting': key('bpf.hostLegacyRouting', 'enable-host-legacy-routing'),
  'bpf.datapathMode': key('bpf.datapathMode', 'datapath-mode'),
  'bpf.tproxy': key('bpf.tproxy', 'enable-bpf-tproxy'),
  'bpf.lbExternalClusterIP': key('bpf.lbExternalClusterIp', 'bpf-lb-external-clusterip'),
  'bandwidthManager.enabled': key('bandwidthManager', 'enable-bandwidth-manager'),
  'bandwidthManager.bbr': key('bandwidthManager.bbr', 'enable-bbr'),

  'policyEnforcementMode': key('policyEnforcementMode', 'enable-policy'),
  'policyAuditMode': key('policyAuditMode', 'policy-audit-mode'),
  'hostFirewall.enabled': key('hostFirewall', 'enable-host-firewall'),
  'l7Proxy': key('l7Proxy', 'enable-l7-proxy'),

  'kubeProxyReplacement': key('kubeProxyReplacement', 'kube-proxy-replacement'),
  'kubeProxyReplacementHealthzBindAddr': key('kubeProxyReplacementHealthzBindAddr', 'kube-proxy-replacement-healthz-bind-address'),
  'k8sServiceHost': chartOnly('k8sServiceHost'),
  'k8sServicePort': chartOnly('k8sServicePort'),
  'loadBalancer.mode': key('loadBalancer.mode', 'bpf-lb-mode'),
  'loadBalancer.algorithm': key('loadBalancer.algorithm', 'bpf-lb-algorithm'),
  'loadBalancer.acceleration': key('loadBalancer.acceleration', 'bpf-lb-acceleration'),
  'loadBalancer.dsrDispatch': key('loadBalancer.dsrDispatch', 'bpf-lb-dsr-dispatch'),
  'nodePort.range': key('nodePort.range', 'node-port-range'),
  'nodePort.addresses': joined('nodePort.addresses', 'nodeport-addresses', ','),
  'nodePort.directRoutingDevice': key('nodePort.directRoutingDevice', 'direct-routing-device'),
  'socketLB.hostNamespaceOnly': key('socketLbHostNamespaceOnly', 'bpf-lb-sock-hostns-only'),
  'defaultLBServiceIPAM': key('defaultLbServiceIpam', 'default-lb-service-ipam'),
  'nodeIPAM.enabled': key('nodeIpam', 'enable-node-ipam'),
  'k8sClientRateLimit.qps': key('k8sClientRateLimit.qps', 'k8s-client-qps'),
  'k8sClientRateLimit.burst': key('k8sClientRateLimit.burst', 'k8s-client-burst'),
  'l2announcements.enabled': chartOnly('l2Announcements'),
  'l2announcements.leaseDuration': chartOnly('l2Announcements.leaseDuration'),
  'l2announcements.leaseRenewDeadline': chartOnly('l2Announcements.leaseRenewDeadline'),
  'l2announcements.leaseRetryPeriod': chartOnly('l2Announcements.leaseRetryPeriod'),
  'bgpControlPlane.enabled': chartOnly('bgpControlPlane'),

  'gatewayAPI.enabled': chartOnly('gatewayApi'),
  'gatewayAPI.hostNetwork.enabled': chartOnly('gatewayApi.hostNetwork'),
  'gatewayAPI.externalTrafficPolicy': chartOnly('gatewayApi.externalTrafficPolicy'),
  'gatewayAPI.enableAlpn': chartOnly('gatewayApi.alpn'),
  'gatewayAPI.enableAppProtocol': chartOnly('gatewayApi.appProtocol'),
  'gatewayAPI.gatewayClass.create': chartOnly('gatewayApi.gatewayClass'),
  'ingressController.enabled': chartOnly('ingressController'),
  'ingressController.default': chartOnly('ingressController.defaultClass'),
  'ingressController.loadbalancerMode': chartOnly('ingressController.loadbalancerMode'),
  'ingressController.enforceHttps': chartOnly('ingressController.enforceHttps'),
  'ingressController.hostNetwork.enabled': chartOnly('ingressController.hostNetwork'),
  'ingressController.service.type': chartOnly('ingressController.serviceType'),
  'ingressController.service.insecureNodePort': chartOnly('ingressController.insecureNodePort'),
  'ingressController.service.secureNodePort': chartOnly('ingressController.secureNodePort'),

  'encryption.enabled': written('encryption', ['enable-wireguard', 'enable-ipsec'], (isOn: boolean): Texts => (isOn ? {} : { 'enable-wireguard': 'false', 'enable-ipsec': 'false' })),
  // IPsec's keys are a volume of the DaemonSet, which readers of cilium-config refuse on their own
  'encryption.type': written('encryption', ['enable-wireguard', 'enable-ipsec'], (type: string) => ({ [`enable-${type}`]: 'true' })),
  'encryption.nodeEncryption': key('encryption', 'encrypt-node'),
  'encryption.wireguard.persistentKeepalive': key('encryption', 'wireguard-persistent-keepalive'),
  'encryption.strictMode.egress.enabled': key('encryption', 'enable-encryption-strict-mode-egress'),
  'encryption.strictMode.egress.cidr': key('encryption', 'encryption-strict-egress-cidr'),
  'encryption.strictMode.egress.allowRemoteNodeIdentities': key('encryption', 'encryption-strict-egress-allow-remote-node-identities'),
  'encryption.strictMode.ingress.enabled': key('encryption', 'enable-encryption-strict-mode-ingress'),
  'encryption.ipsec.secretName': chartOnly('encryption'),
  'encryption.ipsec.keyWatcher': chartOnly('encryption'),
  'encryption.ipsec.keyRotationDuration': chartOnly('encryption'),
  'authentication.enabled': chartOnly('mutualAuthentication'),
  'authentication.mutual.spire.enabled': chartOnly('mutualAuthentication'),
  'authentication.mutual.spire.install.namespace': chartOnly('mutualAuthentication.spireNamespace'),
  'authentication.mutual.spire.trustDomain': chartOnly('mutualAuthentication.trustDomain'),
  'authentication.mutual.spire.install.server.dataStorage.enabled': chartOnly('mutualAuthentication.dataStorage'),
  'authentication.mutual.spire.install.server.dataStorage.storageClass': chartOnly('mutualAuthentication.storageClass'),

  'hubble.enabled': key('hubble', 'enable-hubble'),
  'hubble.metrics.enabled': written('hubble.metrics', ['hubble-metrics', 'hubble-metrics-server'], (names: readonly string[]) => ({
    'hubble-metrics': names.join(' '), 'hubble-metrics-server': ':9965',
  })),
  'hubble.relay.enabled': chartOnly('hubble.relay'),
  'hubble.ui.enabled': chartOnly('hubble.ui'),
  'hubble.ui.service.type': chartOnly('hubble.uiServiceType'),
  'hubble.ui.service.nodePort': chartOnly('hubble.uiNodePort'),
  'hubble.tls.auto.method': chartOnly('hubble.tlsMethod'),
  'hubble.tls.auto.certManagerIssuerRef': chartOnly('hubble.tlsIssuer'),
  'prometheus.enabled': written('prometheus', ['prometheus-serve-addr'], (isOn: boolean): Texts => (isOn ? {} : { 'prometheus-serve-addr': '' })),
  'prometheus.port': written('prometheus.port', ['prometheus-serve-addr'], (port: number) => ({ 'prometheus-serve-addr': `:${port}` })),

  'cluster.name': key('clusterName', 'cluster-name'),
  'cluster.id': key('clusterId', 'cluster-id'),
  'clustermesh.useAPIServer': chartOnly('clusterMesh'),
  'clustermesh.apiserver.service.type': chartOnly('clusterMesh.serviceType'),
  'clustermesh.apiserver.service.nodePort': chartOnly('clusterMesh.nodePort'),
  'clustermesh.apiserver.tls.auto.method': chartOnly('clusterMesh.tlsMethod'),
  'clustermesh.apiserver.tls.auto.certManagerIssuerRef': chartOnly('clusterMesh.tlsIssuer'),
  'clustermesh.maxConnectedClusters': key('clusterMesh.maxConnectedClusters', 'max-connected-clusters'),
  'clustermesh.config.enabled': chartOnly('clusterMesh.clusters'),
  'clustermesh.config.clusters': chartOnly('clusterMesh.clusters'),

  'cni.exclusive': key('cni.exclusive', 'cni-exclusive'),
  'cni.chainingMode': key('cni.chainingMode', 'cni-chaining-mode'),
  'cni.confPath': chartOnly('cni.confPath'),
  'cni.binPath': chartOnly('cni.binPath'),
  'operator.replicas': chartOnly('operatorReplicas'),
  'extraConfig': written('extraConfig', [], (data: Texts) => data),
};

type Pools = Readonly<Record<string, Readonly<Record<'ipv4' | 'ipv6', { readonly cidrs: readonly string[]; readonly maskSize: number } | undefined>>>>;

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

/** The settings as cilium-config has them. */
export function configData(values: CiliumValues): Texts {
  return Object.assign({}, ...Object.entries(values).map(([path, value]) => TARGETS[path].config?.(value))) as Record<string, string>;
}

/** The settings as the chart takes them: an object of objects. */
export function chartValues(values: CiliumValues): Record<string, any> {
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
