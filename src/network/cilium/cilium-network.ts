import { NodeTraffic } from '../../core/network-plan';
import { CniCapabilities, CniLifecycle, CniSetupEffort } from '../cni-capabilities';
import { ETHERNET_MTU } from '../interface-mtu';
import { CiliumValues } from './cilium-values';

/** What wraps or encrypts a packet makes it longer, by so many bytes. Source: cilium 1.20, pkg/mtu/mtu.go. */
const OVERHEAD = { tunnel: 50, tunnelOverIpv6: 70, wireguard: 80, ipsec: 77, dsrOption: 12 };

/** From 1.20 on, WireGuard's own padding is counted. Source: cilium/cilium#45940. */
const WIREGUARD_WITH_PADDING = 95;

export function isTunnel(values: CiliumValues): boolean {
  return values.routingMode === 'tunnel';
}

/** `wireguard`, `ipsec`, or undefined where nothing is encrypted. */
export function encryptionOf(values: CiliumValues): unknown {
  return values['encryption.enabled'] === true ? values['encryption.type'] : undefined;
}

/** By how many bytes the largest packet of a pod must be smaller than that of its node. */
export function overheadOf(values: CiliumValues, minor: number, isOverIpv6 = isIpv6Underlay(values)): number {
  const encryption = encryptionOf(values);
  const isDsrGeneve = values['loadBalancer.mode'] !== 'snat' && values['loadBalancer.dsrDispatch'] === 'geneve';
  return (isTunnel(values) ? (isOverIpv6 ? OVERHEAD.tunnelOverIpv6 : OVERHEAD.tunnel) : 0)
    + (encryption === 'wireguard' ? (minor >= 20 ? WIREGUARD_WITH_PADDING : OVERHEAD.wireguard) : 0)
    + (encryption === 'ipsec' ? OVERHEAD.ipsec : 0)
    + (isDsrGeneve ? OVERHEAD.dsrOption : 0);
}

function isIpv6Underlay(values: CiliumValues): boolean {
  return values.underlayProtocol === 'ipv6' || (values.underlayProtocol !== 'ipv4' && values['ipv4.enabled'] === false);
}

/** The largest packet of a pod, in bytes. */
export function podMtuOf(values: CiliumValues, minor: number): number {
  return ((values.MTU as number | undefined) ?? ETHERNET_MTU) - overheadOf(values, minor);
}

/** The oldest Linux that all of it works on, as `major.minor`. Source: cilium 1.20, Documentation/operations/system_requirements.rst. */
export function leastKernelOf(values: CiliumValues): string {
  if (String(values['bpf.datapathMode']).startsWith('netkit')) return '6.8';
  return values['bandwidthManager.enabled'] === true && values['bandwidthManager.bbr'] === true ? '5.18' : '5.10';
}

const TUNNEL_PORTS: Readonly<Record<string, number>> = { vxlan: 8472, geneve: 6081 };

/** What nodes must be able to send each other. Source: cilium 1.20, Documentation/operations/system_requirements.rst, Firewall Rules. */
export function nodeTraffic(values: CiliumValues): readonly NodeTraffic[] {
  const traffic: NodeTraffic[] = [];
  const add = (isThere: boolean, protocol: string, port: number | undefined, purpose: string): void => {
    if (isThere) traffic.push(port === undefined ? { protocol, purpose } : { protocol, port, purpose });
  };
  const protocol = values.tunnelProtocol as string;
  add(isTunnel(values), 'UDP', (values.tunnelPort as number | undefined) ?? TUNNEL_PORTS[protocol], `packets between pods of different nodes, in ${protocol === 'vxlan' ? 'VXLAN' : 'Geneve'}`);
  add(encryptionOf(values) === 'wireguard', 'UDP', 51871, 'packets between pods of different nodes, encrypted by WireGuard');
  add(encryptionOf(values) === 'ipsec', '50', undefined, 'packets between pods of different nodes, encrypted by IPsec (ESP)');
  add(true, 'TCP', 4240, "Cilium's health checks between nodes");
  add(true, 'ICMP', undefined, "Cilium's health checks between nodes (echo)");
  add(values['hubble.relay.enabled'] === true, 'TCP', 4244, "Hubble's relay, which asks every node");
  add(values['authentication.mutual.spire.enabled'] === true, 'TCP', 4250, 'mutual authentication');
  const isMesh = values['clustermesh.useAPIServer'] === true;
  const meshType = values['clustermesh.apiserver.service.type'];
  add(isMesh, 'TCP', meshType === 'NodePort' ? values['clustermesh.apiserver.service.nodePort'] as number : 2379, 'the other clusters of the mesh, which ask this one');
  return traffic;
}

const ENCRYPTIONS: Readonly<Record<string, string>> = { wireguard: 'WireGuard', ipsec: 'IPsec' };
const ENCAPSULATIONS: Readonly<Record<string, string>> = { vxlan: 'VXLAN', geneve: 'Geneve' };

/** What Cilium can do as it is set. */
export function ciliumCapabilities(values: CiliumValues, minor: number): CniCapabilities {
  const isEnforcing = values.policyEnforcementMode !== 'never' && values.policyAuditMode !== true;
  const announcing = [...(values['l2announcements.enabled'] === true ? ['L2'] : []), ...(values['bgpControlPlane.enabled'] === true ? ['BGP'] : [])];
  return {
    enforcesNetworkPolicy: isEnforcing,
    l7Policy: isEnforcing && values.l7Proxy === true,
    overheadBytes: overheadOf(values, minor, false),
    ipv6OverheadBytes: overheadOf(values, minor, true),
    observability: values['hubble.enabled'] === true ? 'Hubble' : 'none',
    loadBalancer: announcing.join(' and ') || 'none',
    kubeProxyReplacement: values.kubeProxyReplacement === true,
    multiCluster: true,
    kernelMinimum: leastKernelOf(values),
    scale: 'thousands of nodes',
    lifecycle: CniLifecycle.ACTIVE,
    maintainedBy: 'CNCF (graduated)',
    enterpriseSupport: 'Isovalent',
    setupEffort: CniSetupEffort.HIGH,
    // of an init container, which counts for its pod: chart `cilium`, cni.resources
    requestsPerNode: 'install-cni-binaries cpu 100m, memory 10Mi',
    encryption: ENCRYPTIONS[String(encryptionOf(values))] ?? 'none',
    encapsulation: isTunnel(values) ? ENCAPSULATIONS[values.tunnelProtocol as string] : 'none',
    dualStack: true,
    needsLayer2: !isTunnel(values) && values.autoDirectNodeRoutes === true && values.directRoutingSkipUnreachable !== true,
  };
}

/** The words of `loadBalancerClass` that Cilium answers to. Source: cilium 1.20, Documentation/network/lb-ipam.rst and node-ipam.rst. */
export function loadBalancerClasses(values: CiliumValues): readonly string[] {
  return [
    ...(values['bgpControlPlane.enabled'] === true ? ['io.cilium/bgp-control-plane'] : []),
    ...(values['l2announcements.enabled'] === true ? ['io.cilium/l2-announcer'] : []),
    ...(values['nodeIPAM.enabled'] === true ? ['io.cilium/node'] : []),
  ];
}
