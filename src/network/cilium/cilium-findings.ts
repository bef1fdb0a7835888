import { overlap } from '../../core/net';
import { Finding } from '../../core/problem';
import { quote } from '../../core/quote';
import { CiliumChainingMode } from './cilium-cni-options';
import { CiliumDatapathMode } from './cilium-datapath-options';
import { CiliumMeshPeer } from './cilium-mesh-options';
import { CiliumOptions } from './cilium-options';
import { CiliumTunnelProtocol, CiliumUnderlayProtocol } from './cilium-routing';
import { CiliumDsrDispatch, CiliumLoadBalancerAcceleration, CiliumLoadBalancerAlgorithm, CiliumLoadBalancerMode, CiliumServiceIpam } from './cilium-service-options';
import { CiliumPlace, CiliumValue, CiliumValues } from './cilium-values';

/** A property, or a place in it, as errors name it. */
type Path<K extends string> = K | `${K}.${string}` | `${K}[${string}`;

/** A finding, and the property that it is about. */
export interface CiliumFinding<K extends string = keyof CiliumOptions> extends Finding {
  readonly prop: Path<K>;
}

/**
 * What Cilium's agent or its chart refuses, or would silently not do. A rule speaks only about what is known: where Cilium is installed that
 * is everything, where settings are laid over another's it is what they say.
 *
 * Source: cilium 1.20.0, chart `cilium`, templates/validate.yaml and templates/cilium-configmap.yaml; the agent's daemon/cmd.
 */
export function ciliumFindings(known: CiliumValues): readonly CiliumFinding[] {
  return [addressFindings, kubeProxyFindings, dsrFindings, l7Findings, ipsecFindings, restFindings, meshFindings, leaseFindings].flatMap((find) => find(known));
}

/** Modes in which pods have addresses of the cloud's own network, which no tunnel carries. */
const CLOUD_IPAM: readonly CiliumValues['ipam.mode'][] = ['eni', 'azure', 'alibabacloud'];

/** Of them, those that know what is routed in IPv4. Source: cilium 1.20, pkg/option/config.go. */
const IPV4_ROUTED_BY_CLOUD: readonly CiliumValues['ipam.mode'][] = ['eni', 'alibabacloud'];

function addressFindings(known: CiliumValues): CiliumFinding[] {
  const findings: CiliumFinding[] = [];
  if (known['ipv4.enabled'] === false && known['ipv6.enabled'] === false) {
    findings.push({ prop: 'ipv6', what: 'is off, and ipv4 too, so that pods would have no address', instead: 'write ipv6: true, or leave ipv4 out', code: 'AddressFamilyMissing' });
  }
  const isRouted = known.routingMode === 'native' && known['ipMasqAgent.enabled'] === false;
  for (const [family, letters] of [['ipv4', 'IPv4'], ['ipv6', 'IPv6']] as const) {
    const isMasqueraded = known[`${family}.enabled`] === true && known[`enable${letters}Masquerade`] === true;
    const isKnown = known[`${family}NativeRoutingCIDR`] !== '' || (family === 'ipv4' && IPV4_ROUTED_BY_CLOUD.includes(known['ipam.mode']));
    if (isRouted && isMasqueraded && !isKnown) {
      const pods = known[`ipam.operator.clusterPool${letters}PodCIDRList`]?.[0] ?? (family === 'ipv4' ? '10.0.0.0/8' : 'fd00::/8');
      findings.push({
        prop: 'routing',
        what: `does not say which ${letters} network is routed, and everything else is masqueraded`,
        instead: `write CiliumRouting.nativeRouting({ ${family}NativeRoutingCidr: ${quote(pods)} }), or ${family}Masquerade: false`,
        code: 'NativeRoutingCidrMissing',
      });
    }
  }
  if (CLOUD_IPAM.includes(known['ipam.mode']) && known.routingMode === 'tunnel') {
    findings.push({ prop: 'routing', what: `a tunnel does not carry the cloud's own addresses of CiliumIpam.${known['ipam.mode']}()`, instead: 'write routing: CiliumRouting.nativeRouting()', code: 'MutuallyExclusive' });
  }
  return findings;
}

type Prop = CiliumFinding['prop'];

/** The property of a place, where its value asks for something. */
function asking<P extends CiliumPlace>(place: P, prop: Prop, asks: (value: CiliumValue<P>) => boolean): (known: CiliumValues) => readonly Prop[] {
  return ({ [place]: value }) => (value !== undefined && asks(value) ? [prop] : []);
}

const isOn = (value: boolean): boolean => value;

/** What only works where Cilium does kube-proxy's work, with the values that ask for it. */
const NEEDS_KUBE_PROXY_REPLACEMENT = [
  asking('bpf.masquerade', 'bpf.masquerade', isOn),
  asking('bpf.lbExternalClusterIP', 'bpf.lbExternalClusterIp', isOn),
  asking('kubeProxyReplacementHealthzBindAddr', 'kubeProxyReplacementHealthzBindAddr', () => true),
  asking('loadBalancer.mode', 'loadBalancer.mode', (mode) => mode !== CiliumLoadBalancerMode.SNAT),
  asking('loadBalancer.algorithm', 'loadBalancer.algorithm', (algorithm) => algorithm !== CiliumLoadBalancerAlgorithm.RANDOM),
  asking('loadBalancer.acceleration', 'loadBalancer.acceleration', (acceleration) => acceleration !== CiliumLoadBalancerAcceleration.DISABLED),
  asking('nodePort.range', 'nodePort', () => true),
  asking('nodePort.addresses', 'nodePort', () => true),
  asking('nodePort.directRoutingDevice', 'nodePort', () => true),
  asking('l2announcements.enabled', 'l2Announcements', isOn),
  asking('gatewayAPI.enabled', 'gatewayApi', isOn),
  asking('ingressController.enabled', 'ingressController', isOn),
];

function kubeProxyFindings(known: CiliumValues): CiliumFinding[] {
  const findings: CiliumFinding[] = [];
  if (known.kubeProxyReplacement === true && known.k8sServiceHost === '') {
    findings.push({
      prop: 'k8sServiceHost', what: 'is missing, and without kube-proxy no node would find the API server',
      instead: 'write the name or address of the API server, or "auto" where kubeadm made the cluster', code: 'ApiServerAddressMissing',
    });
  }
  if (known.k8sServicePort !== undefined && known.k8sServiceHost === '') {
    findings.push({ prop: 'k8sServicePort', what: 'belongs to a host that is not there', instead: 'add k8sServiceHost, or leave it out', code: 'FeatureMissing' });
  }
  if (known.kubeProxyReplacement !== false) return findings;
  const props = new Set(NEEDS_KUBE_PROXY_REPLACEMENT.flatMap((find) => find(known)));
  return [...findings, ...[...props].map((prop): CiliumFinding => ({
    prop, what: 'needs Cilium to do the work of kube-proxy', instead: 'add kubeProxyReplacement: true, or leave it out', code: 'FeatureMissing',
  }))];
}

/** The agent's own three checks of Direct Server Return. */
function dsrFindings(known: CiliumValues): CiliumFinding[] {
  const { routingMode, tunnelProtocol, 'loadBalancer.mode': mode, 'loadBalancer.dsrDispatch': dispatch } = known;
  const findings: CiliumFinding[] = [];
  const { DISABLED } = CiliumLoadBalancerAcceleration;
  if ((known['loadBalancer.acceleration'] ?? DISABLED) !== DISABLED && routingMode === 'tunnel' && known.underlayProtocol === CiliumUnderlayProtocol.IPV6) {
    findings.push({ prop: 'loadBalancer.acceleration', what: 'does not work over a tunnel between IPv6 addresses', instead: 'leave it out', code: 'MutuallyExclusive' });
  }
  if (mode === undefined || mode === CiliumLoadBalancerMode.SNAT) return findings;
  if (routingMode === 'tunnel' && tunnelProtocol === CiliumTunnelProtocol.VXLAN) {
    findings.push({
      prop: 'loadBalancer.mode', what: `${quote(mode)} does not work over VXLAN`,
      instead: 'write routing: CiliumRouting.geneve() with dsrDispatch: "geneve", or CiliumRouting.nativeRouting()', code: 'MutuallyExclusive',
    });
  } else if (routingMode === 'tunnel' && dispatch !== undefined && dispatch !== CiliumDsrDispatch.GENEVE) {
    findings.push({ prop: 'loadBalancer.dsrDispatch', what: `${quote(dispatch)} does not work over Geneve`, instead: 'write dsrDispatch: "geneve"', code: 'MutuallyExclusive' });
  } else if (dispatch === CiliumDsrDispatch.GENEVE && tunnelProtocol !== undefined && tunnelProtocol !== CiliumTunnelProtocol.GENEVE) {
    findings.push({
      prop: 'loadBalancer.dsrDispatch', what: '"geneve" needs Geneve as tunnel protocol',
      instead: 'write CiliumRouting.nativeRouting({ tunnelProtocol: "geneve" }), or leave it out', code: 'FeatureMissing',
    });
  }
  return findings;
}

function l7Findings(known: CiliumValues): CiliumFinding[] {
  if (known.l7Proxy !== false) return [];
  const props = [asking('gatewayAPI.enabled', 'gatewayApi', isOn), asking('ingressController.enabled', 'ingressController', isOn)].flatMap((find) => find(known));
  return props.map((prop) => ({ prop, what: 'is done by the L7 proxy, which is off', instead: 'leave l7Proxy out', code: 'FeatureMissing' }));
}

function ipsecFindings(known: CiliumValues): CiliumFinding[] {
  if (known['encryption.enabled'] !== true || known['encryption.type'] !== 'ipsec') return [];
  const hurdles: readonly (readonly [boolean, string, string])[] = [
    [isChained(known), 'on top of another plugin', 'write chainingMode: "none" in cni'],
    [known['hostFirewall.enabled'] === true, 'with policies for nodes', 'leave hostFirewall out'],
    [known['ipv4.enabled'] === false, 'with IPv6 alone', 'leave ipv4 out'],
  ];
  return hurdles.filter(([isThere]) => isThere).map(([, what, instead]) => ({
    prop: 'encryption', what: `IPsec does not work ${what}`, instead: `write CiliumEncryption.wireguard(), or ${instead}`, code: 'MutuallyExclusive',
  }));
}

function restFindings(known: CiliumValues): CiliumFinding[] {
  const findings: CiliumFinding[] = [];
  const add = (isWrong: boolean, prop: Prop, what: string, instead: string, code: 'FeatureMissing' | 'MutuallyExclusive'): void => {
    if (isWrong) findings.push({ prop, what, instead, code });
  };
  add(known['ipMasqAgent.enabled'] === true && known['bpf.masquerade'] === false, 'ipMasqAgent', 'needs eBPF to masquerade', 'add bpf: { masquerade: true }, or leave it out', 'FeatureMissing');
  add(known['bandwidthManager.bbr'] === true && known['bandwidthManager.enabled'] === false, 'bandwidthManager.bbr', 'needs the bandwidth manager, which is off', 'leave enabled out', 'FeatureMissing');
  add(known['bpf.tproxy'] === true && isNetkit(known), 'bpf.tproxy', 'does not work with netkit', 'leave it out, or write datapathMode: "veth"', 'MutuallyExclusive');
  add(known.defaultLBServiceIPAM === CiliumServiceIpam.NODE_IPAM && known['nodeIPAM.enabled'] === false, 'defaultLbServiceIpam', '"nodeipam" gives no addresses while nodeIpam is off', 'add nodeIpam: true', 'FeatureMissing');
  const isConntrackKept = known.routingMode === 'tunnel' || isChained(known);
  add(known.installNoConntrackIptablesRules === true && isConntrackKept, 'installNoConntrackIptablesRules', 'needs native routing without a chained plugin', 'write routing: CiliumRouting.nativeRouting(), or leave it out', 'MutuallyExclusive');
  return findings;
}

function isChained({ 'cni.chainingMode': chaining }: CiliumValues): boolean {
  return chaining !== undefined && chaining !== CiliumChainingMode.NONE;
}

export function isNetkit({ 'bpf.datapathMode': mode }: CiliumValues): boolean {
  return mode === CiliumDatapathMode.NETKIT || mode === CiliumDatapathMode.NETKIT_L2;
}

function meshFindings(known: CiliumValues): CiliumFinding[] {
  const { 'cluster.name': name, 'cluster.id': id, 'clustermesh.maxConnectedClusters': most } = known;
  const findings: CiliumFinding[] = [];
  if (id !== undefined && id > 0 && name === 'default') {
    findings.push({ prop: 'clusterName', what: `must not be "default" in a cluster with clusterId ${id}`, instead: 'give the cluster a name of its own', code: 'PropMissing' });
  }
  if (known['clustermesh.useAPIServer'] === true && id === 0) {
    findings.push({ prop: 'clusterId', what: 'is missing, and clusterMesh tells clusters apart by it', instead: 'give each cluster a number of its own from 1', code: 'PropMissing' });
  }
  if (id !== undefined && most !== undefined && id > most) {
    findings.push({ prop: 'clusterId', what: `${id} is outside 0-${most}`, instead: most === 255 ? 'pick a number in that range, or write maxConnectedClusters: 511 in every cluster' : 'pick a number in that range', code: 'NumberOutOfRange' });
  }
  if (id !== undefined && id % 256 >= 128 && dropsHighMarks(known)) {
    findings.push({ prop: 'clusterId', what: `${id} makes policies drop packets that they allow, with addresses of Amazon or Alibaba Cloud`, instead: 'pick a number from 1 to 127', code: 'MutuallyExclusive' });
  }
  if (name !== undefined && Object.hasOwn(known['clustermesh.config.clusters'] ?? {}, name)) {
    findings.push({ prop: 'clusterMesh.clusters', what: `${quote(name)} is the name of this cluster`, instead: 'list the other clusters only', code: 'ClusterNameTaken' });
  }
  return findings;
}

/** Where the highest bit of a cluster's number is lost on the way. Source: cilium/cilium#21330; chart `cilium` 1.20, templates/validate.yaml. */
function dropsHighMarks(known: CiliumValues): boolean {
  const isOfCloud = known['eni.enabled'] === true || known['alibabacloud.enabled'] === true || known['cni.chainingMode'] === CiliumChainingMode.AWS_CNI;
  return isOfCloud && known.extraConfig?.['allow-unsafe-policy-skb-usage'] !== 'true';
}

const UNITS: Readonly<Record<string, number>> = { 'ns': 1e-9, 'us': 1e-6, 'µs': 1e-6, 'ms': 1e-3, 's': 1, 'm': 60, 'h': 3600 };

function seconds(duration: string | undefined): number {
  if (duration === undefined) return NaN;
  return [...duration.matchAll(/(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h)/g)].reduce((sum, [, amount, unit]) => sum + Number(amount) * UNITS[unit], 0);
}

/** By how much one attempt must be shorter than the time for all of them. Source: cilium, Documentation/network/l2-announcements.rst. */
const JITTER = 1.2;

/** What is wrong with the times of leases among each other; a time that is not known is compared with nothing. */
function leaseFindings(known: CiliumValues): readonly CiliumFinding[] {
  const { 'l2announcements.leaseDuration': duration, 'l2announcements.leaseRenewDeadline': renew, 'l2announcements.leaseRetryPeriod': retry } = known;
  const code = 'LeaseTimesInvalid';
  if (seconds(duration) <= seconds(renew)) {
    return [{ prop: 'l2Announcements.leaseDuration', what: `${quote(duration)} is not longer than leaseRenewDeadline ${quote(renew)}`, instead: 'make it longer, so that a node can renew in time', code }];
  }
  if (seconds(renew) < seconds(retry) * JITTER) {
    return [{ prop: 'l2Announcements.leaseRenewDeadline', what: `${quote(renew)} is not a fifth longer than leaseRetryPeriod ${quote(retry)}`, instead: 'make it longer, so that a node can try again', code }];
  }
  return [];
}

/** A mesh routes by the addresses of pods and tells clusters apart by their numbers, so that neither may be there twice. */
export function meshPeerFindings(clusterId: number, podCidrs: readonly string[], peers: readonly CiliumMeshPeer[]): readonly CiliumFinding[] {
  const clusters = [{ name: 'this cluster', clusterId, podCidrs }, ...peers.map((peer) => ({ ...peer, name: quote(peer.name) }))];
  return clusters.flatMap((one, i) => clusters.slice(0, i).flatMap((other): CiliumFinding[] => {
    const prop = `clusterMesh.clusters[${i - 1}]` as const;
    return [
      ...(one.clusterId === undefined || one.clusterId !== other.clusterId ? [] : [{
        prop: `${prop}.clusterId` as const, what: `${one.clusterId} is the number of ${other.name}`, instead: 'give each cluster a number of its own', code: 'ClusterIdTaken' as const,
      }]),
      ...one.podCidrs.flatMap((pods, at) => other.podCidrs.filter((theirs) => overlap(pods, theirs)).map((theirs) => ({
        prop: `${prop}.podCidrs[${at}]` as const,
        what: `${quote(pods)} shares addresses with ${quote(theirs)} of ${other.name}`,
        instead: 'give the pods of each cluster a network of their own',
        code: 'CidrOverlap' as const,
      }))),
    ];
  }));
}
