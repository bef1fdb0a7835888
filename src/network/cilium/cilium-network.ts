import { NodeTraffic } from '../../core/network-plan';
import { CniCapabilities, CniLifecycle, CniSetupEffort } from '../cni-capabilities';
import { ETHERNET_MTU } from '../words';
import { CiliumInEffect } from './chart-defaults';
import { isNetkit } from './cilium-findings';
import { CiliumPolicyEnforcementMode } from './cilium-options';
import { CiliumTunnelProtocol, CiliumUnderlayProtocol } from './cilium-routing';
import { CiliumDsrDispatch, CiliumLoadBalancerMode, CiliumServiceType } from './cilium-service-options';
import { CiliumValues } from './cilium-values';

/** What wraps or encrypts a packet makes it longer, by so many bytes. Source: cilium 1.20, pkg/mtu/mtu.go. */
const OVERHEAD = { tunnel: 50, tunnelOverIpv6: 70, wireguard: 80, ipsec: 77, dsrOption: 12 };

/** From 1.20 on, WireGuard's own padding is counted. Source: cilium/cilium#45940. */
const WIREGUARD_WITH_PADDING = 95;

export function isTunnel(values: CiliumInEffect): boolean {
  return values.routingMode === 'tunnel';
}

/** `wireguard`, `ipsec`, or undefined where nothing is encrypted. */
export function encryptionOf(values: CiliumInEffect): CiliumValues['encryption.type'] {
  return values['encryption.enabled'] ? values['encryption.type'] : undefined;
}

/** By how many bytes the largest packet of a pod must be smaller than that of its node. */
export function overheadOf(values: CiliumInEffect, minor: number, isOverIpv6 = isIpv6Underlay(values)): number {
  const encryption = encryptionOf(values);
  const isDsrGeneve = values['loadBalancer.mode'] !== CiliumLoadBalancerMode.SNAT && values['loadBalancer.dsrDispatch'] === CiliumDsrDispatch.GENEVE;
  return (isTunnel(values) ? (isOverIpv6 ? OVERHEAD.tunnelOverIpv6 : OVERHEAD.tunnel) : 0)
    + (encryption === 'wireguard' ? (minor >= 20 ? WIREGUARD_WITH_PADDING : OVERHEAD.wireguard) : 0)
    + (encryption === 'ipsec' ? OVERHEAD.ipsec : 0)
    + (isDsrGeneve ? OVERHEAD.dsrOption : 0);
}

function isIpv6Underlay(values: CiliumInEffect): boolean {
  const { underlayProtocol, 'ipv4.enabled': isIpv4 } = values;
  return underlayProtocol === CiliumUnderlayProtocol.IPV6 || (underlayProtocol !== CiliumUnderlayProtocol.IPV4 && !isIpv4);
}

/** The largest packet of a pod, in bytes. */
export function podMtuOf(values: CiliumInEffect, minor: number): number {
  return (values.MTU ?? ETHERNET_MTU) - overheadOf(values, minor);
}

/** The oldest Linux that all of it works on, as `major.minor`. Source: cilium 1.20, Documentation/operations/system_requirements.rst. */
export function leastKernelOf(values: CiliumInEffect): string {
  if (isNetkit(values)) return '6.8';
  return values['bandwidthManager.enabled'] && values['bandwidthManager.bbr'] === true ? '5.18' : '5.10';
}

/** Where each kind of tunnel sends packets unless it is told otherwise, and what it is called. */
const TUNNELS: Readonly<Record<string, { readonly port: number; readonly name: string }>> = {
  [CiliumTunnelProtocol.VXLAN]: { port: 8472, name: 'VXLAN' },
  [CiliumTunnelProtocol.GENEVE]: { port: 6081, name: 'Geneve' },
};

/** What nodes must be able to send each other. Source: cilium 1.20, Documentation/operations/system_requirements.rst, Firewall Rules. */
export function nodeTraffic(values: CiliumInEffect): readonly NodeTraffic[] {
  const traffic: NodeTraffic[] = [];
  const add = (isThere: boolean, protocol: string, port: number | undefined, purpose: string): void => {
    if (isThere) traffic.push(port === undefined ? { protocol, purpose } : { protocol, port, purpose });
  };
  const tunnel = TUNNELS[values.tunnelProtocol];
  add(isTunnel(values), 'UDP', values.tunnelPort ?? tunnel.port, `packets between pods of different nodes, in ${tunnel.name}`);
  add(encryptionOf(values) === 'wireguard', 'UDP', 51871, 'packets between pods of different nodes, encrypted by WireGuard');
  add(encryptionOf(values) === 'ipsec', '50', undefined, 'packets between pods of different nodes, encrypted by IPsec (ESP)');
  add(true, 'TCP', 4240, "Cilium's health checks between nodes");
  add(true, 'ICMP', undefined, "Cilium's health checks between nodes (echo)");
  add(values['hubble.relay.enabled'], 'TCP', 4244, "Hubble's relay, which asks every node");
  add(values['authentication.mutual.spire.enabled'], 'TCP', 4250, 'mutual authentication');
  const isByNodePort = values['clustermesh.apiserver.service.type'] === CiliumServiceType.NODE_PORT;
  const meshPort = isByNodePort ? values['clustermesh.apiserver.service.nodePort'] : 2379;
  add(values['clustermesh.useAPIServer'], 'TCP', meshPort, 'the other clusters of the mesh, which ask this one');
  return traffic;
}

const ENCRYPTIONS = { none: 'none', wireguard: 'WireGuard', ipsec: 'IPsec' };

/** What Cilium can do as it is set. */
export function ciliumCapabilities(values: CiliumInEffect, minor: number): CniCapabilities {
  const isEnforcing = values.policyEnforcementMode !== CiliumPolicyEnforcementMode.NEVER && !values.policyAuditMode;
  const announcing = [...(values['l2announcements.enabled'] ? ['L2'] : []), ...(values['bgpControlPlane.enabled'] ? ['BGP'] : [])];
  return {
    enforcesNetworkPolicy: isEnforcing,
    l7Policy: isEnforcing && values.l7Proxy,
    overheadBytes: overheadOf(values, minor, false),
    ipv6OverheadBytes: overheadOf(values, minor, true),
    observability: values['hubble.enabled'] ? 'Hubble' : 'none',
    loadBalancer: announcing.join(' and ') || 'none',
    kubeProxyReplacement: values.kubeProxyReplacement,
    multiCluster: true,
    kernelMinimum: leastKernelOf(values),
    scale: 'thousands of nodes',
    lifecycle: CniLifecycle.ACTIVE,
    maintainedBy: 'CNCF (graduated)',
    enterpriseSupport: 'Isovalent',
    setupEffort: CniSetupEffort.HIGH,
    // of an init container, which counts for its pod: chart `cilium`, cni.resources
    requestsPerNode: 'install-cni-binaries cpu 100m, memory 10Mi',
    encryption: ENCRYPTIONS[encryptionOf(values) ?? 'none'],
    encapsulation: isTunnel(values) ? TUNNELS[values.tunnelProtocol].name : 'none',
    dualStack: true,
    needsLayer2: !isTunnel(values) && values.autoDirectNodeRoutes && values.directRoutingSkipUnreachable !== true,
  };
}

/** The words of `loadBalancerClass` that Cilium answers to. Source: cilium 1.20, Documentation/network/lb-ipam.rst and node-ipam.rst. */
export function loadBalancerClasses(values: CiliumInEffect): readonly string[] {
  return [
    ...(values['bgpControlPlane.enabled'] ? ['io.cilium/bgp-control-plane'] : []),
    ...(values['l2announcements.enabled'] ? ['io.cilium/l2-announcer'] : []),
    ...(values['nodeIPAM.enabled'] ? ['io.cilium/node'] : []),
  ];
}
