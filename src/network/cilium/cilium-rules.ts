import { Finding } from '../../core/problem';
import { quote } from '../../core/quote';
import { CiliumValues } from './cilium-values';
import { leaseFindings } from './lease-times';

/** A finding, and the property that it is about. */
export interface CiliumFinding extends Finding {
  readonly prop: string;
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
const CLOUD_IPAM: readonly unknown[] = ['eni', 'azure', 'alibabacloud'];

/** Of them, those that know what is routed in IPv4. Source: cilium 1.20, pkg/option/config.go. */
const IPV4_ROUTED_BY_CLOUD: readonly unknown[] = ['eni', 'alibabacloud'];

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
      const pods = (known[`ipam.operator.clusterPool${letters}PodCIDRList`] as readonly string[] | undefined)?.[0] ?? (family === 'ipv4' ? '10.0.0.0/8' : 'fd00::/8');
      findings.push({
        prop: 'routing',
        what: `does not say which ${letters} network is routed, and everything else is masqueraded`,
        instead: `write CiliumRouting.nativeRouting({ ${family}NativeRoutingCidr: ${quote(pods)} }), or ${family}Masquerade: false`,
        code: 'NativeRoutingCidrMissing',
      });
    }
  }
  if (CLOUD_IPAM.includes(known['ipam.mode']) && known.routingMode === 'tunnel') {
    findings.push({ prop: 'routing', what: `a tunnel does not carry the cloud's own addresses of CiliumIpam.${known['ipam.mode'] as string}()`, instead: 'write routing: CiliumRouting.nativeRouting()', code: 'MutuallyExclusive' });
  }
  return findings;
}

/** What only works where Cilium does kube-proxy's work, with the values that ask for it. */
const NEEDS_KUBE_PROXY_REPLACEMENT: readonly (readonly [path: string, prop: string, asks: (value: unknown) => boolean])[] = [
  ['bpf.masquerade', 'bpf.masquerade', (value) => value === true],
  ['bpf.lbExternalClusterIP', 'bpf.lbExternalClusterIp', (value) => value === true],
  ['kubeProxyReplacementHealthzBindAddr', 'kubeProxyReplacementHealthzBindAddr', () => true],
  ['loadBalancer.mode', 'loadBalancer.mode', (value) => value !== 'snat'],
  ['loadBalancer.algorithm', 'loadBalancer.algorithm', (value) => value !== 'random'],
  ['loadBalancer.acceleration', 'loadBalancer.acceleration', (value) => value !== 'disabled'],
  ['nodePort.range', 'nodePort', () => true],
  ['nodePort.addresses', 'nodePort', () => true],
  ['nodePort.directRoutingDevice', 'nodePort', () => true],
  ['l2announcements.enabled', 'l2Announcements', (value) => value === true],
  ['gatewayAPI.enabled', 'gatewayApi', (value) => value === true],
  ['ingressController.enabled', 'ingressController', (value) => value === true],
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
  const asking = NEEDS_KUBE_PROXY_REPLACEMENT.filter(([path, , asks]) => known[path] !== undefined && asks(known[path])).map(([, prop]) => prop);
  return [...findings, ...[...new Set(asking)].map((prop): CiliumFinding => ({
    prop, what: 'needs Cilium to do the work of kube-proxy', instead: 'add kubeProxyReplacement: true, or leave it out', code: 'FeatureMissing',
  }))];
}

/** The agent's own three checks of Direct Server Return. */
function dsrFindings(known: CiliumValues): CiliumFinding[] {
  const { routingMode, tunnelProtocol, 'loadBalancer.mode': mode, 'loadBalancer.dsrDispatch': dispatch } = known;
  const findings: CiliumFinding[] = [];
  if (known['loadBalancer.acceleration'] !== undefined && known['loadBalancer.acceleration'] !== 'disabled' && routingMode === 'tunnel' && known.underlayProtocol === 'ipv6') {
    findings.push({ prop: 'loadBalancer.acceleration', what: 'does not work over a tunnel between IPv6 addresses', instead: 'leave it out', code: 'MutuallyExclusive' });
  }
  if (mode === undefined || mode === 'snat') return findings;
  if (routingMode === 'tunnel' && tunnelProtocol === 'vxlan') {
    findings.push({
      prop: 'loadBalancer.mode', what: `${quote(mode)} does not work over VXLAN`,
      instead: 'write routing: CiliumRouting.geneve() with dsrDispatch: "geneve", or CiliumRouting.nativeRouting()', code: 'MutuallyExclusive',
    });
  } else if (routingMode === 'tunnel' && dispatch !== undefined && dispatch !== 'geneve') {
    findings.push({ prop: 'loadBalancer.dsrDispatch', what: `${quote(dispatch)} does not work over Geneve`, instead: 'write dsrDispatch: "geneve"', code: 'MutuallyExclusive' });
  } else if (dispatch === 'geneve' && tunnelProtocol !== undefined && tunnelProtocol !== 'geneve') {
    findings.push({
      prop: 'loadBalancer.dsrDispatch', what: '"geneve" needs Geneve as tunnel protocol',
      instead: 'write CiliumRouting.nativeRouting({ tunnelProtocol: "geneve" }), or leave it out', code: 'FeatureMissing',
    });
  }
  return findings;
}

function l7Findings(known: CiliumValues): CiliumFinding[] {
  const asking = [['gatewayAPI.enabled', 'gatewayApi'], ['ingressController.enabled', 'ingressController']].filter(([path]) => known['l7Proxy'] === false && known[path] === true);
  return asking.map(([, prop]) => ({ prop, what: 'is done by the L7 proxy, which is off', instead: 'leave l7Proxy out', code: 'FeatureMissing' }));
}

function ipsecFindings(known: CiliumValues): CiliumFinding[] {
  if (known['encryption.enabled'] !== true || known['encryption.type'] !== 'ipsec') return [];
  const chaining = known['cni.chainingMode'];
  const hurdles: readonly (readonly [boolean, string, string])[] = [
    [chaining !== undefined && chaining !== 'none', 'on top of another plugin', 'write chainingMode: "none" in cni'],
    [known['hostFirewall.enabled'] === true, 'with policies for nodes', 'leave hostFirewall out'],
    [known['ipv4.enabled'] === false, 'with IPv6 alone', 'leave ipv4 out'],
  ];
  return hurdles.filter(([isThere]) => isThere).map(([, what, instead]) => ({
    prop: 'encryption', what: `IPsec does not work ${what}`, instead: `write CiliumEncryption.wireguard(), or ${instead}`, code: 'MutuallyExclusive',
  }));
}

function restFindings(known: CiliumValues): CiliumFinding[] {
  const findings: CiliumFinding[] = [];
  const chaining = known['cni.chainingMode'];
  const add = (isWrong: boolean, prop: string, what: string, instead: string, code: 'FeatureMissing' | 'MutuallyExclusive'): void => {
    if (isWrong) findings.push({ prop, what, instead, code });
  };
  add(known['ipMasqAgent.enabled'] === true && known['bpf.masquerade'] === false, 'ipMasqAgent', 'needs eBPF to masquerade', 'add bpf: { masquerade: true }, or leave it out', 'FeatureMissing');
  add(known['bandwidthManager.bbr'] === true && known['bandwidthManager.enabled'] === false, 'bandwidthManager.bbr', 'needs the bandwidth manager, which is off', 'leave enabled out', 'FeatureMissing');
  add(known['bpf.tproxy'] === true && String(known['bpf.datapathMode']).startsWith('netkit'), 'bpf.tproxy', 'does not work with netkit', 'leave it out, or write datapathMode: "veth"', 'MutuallyExclusive');
  add(known['defaultLBServiceIPAM'] === 'nodeipam' && known['nodeIPAM.enabled'] === false, 'defaultLbServiceIpam', '"nodeipam" gives no addresses while nodeIpam is off', 'add nodeIpam: true', 'FeatureMissing');
  const isConntrackKept = known.routingMode === 'tunnel' || (chaining !== undefined && chaining !== 'none');
  add(known['installNoConntrackIptablesRules'] === true && isConntrackKept, 'installNoConntrackIptablesRules', 'needs native routing without a chained plugin', 'write routing: CiliumRouting.nativeRouting(), or leave it out', 'MutuallyExclusive');
  return findings;
}

function meshFindings(known: CiliumValues): CiliumFinding[] {
  const { 'cluster.name': name, 'cluster.id': id, 'clustermesh.maxConnectedClusters': most } = known;
  const findings: CiliumFinding[] = [];
  if (typeof id === 'number' && id > 0 && name === 'default') {
    findings.push({ prop: 'clusterName', what: `must not be "default" in a cluster with clusterId ${id}`, instead: 'give the cluster a name of its own', code: 'PropMissing' });
  }
  if (known['clustermesh.useAPIServer'] === true && id === 0) {
    findings.push({ prop: 'clusterId', what: 'is missing, and clusterMesh tells clusters apart by it', instead: 'give each cluster a number of its own from 1', code: 'PropMissing' });
  }
  if (typeof id === 'number' && typeof most === 'number' && id > most) {
    findings.push({ prop: 'clusterId', what: `${id} is outside 0-${most}`, instead: most === 255 ? 'pick a number in that range, or write maxConnectedClusters: 511 in every cluster' : 'pick a number in that range', code: 'NumberOutOfRange' });
  }
  if (typeof id === 'number' && id % 256 >= 128 && dropsHighMarks(known)) {
    findings.push({ prop: 'clusterId', what: `${id} makes policies drop packets that they allow, with addresses of Amazon or Alibaba Cloud`, instead: 'pick a number from 1 to 127', code: 'MutuallyExclusive' });
  }
  const others = Object.keys(known['clustermesh.config.clusters'] ?? {});
  if (typeof name === 'string' && others.includes(name)) {
    findings.push({ prop: 'clusterMesh.clusters', what: `${quote(name)} is the name of this cluster`, instead: 'list the other clusters only', code: 'ClusterNameTaken' });
  }
  return findings;
}

/** Where the highest bit of a cluster's number is lost on the way. Source: cilium/cilium#21330; chart `cilium` 1.20, templates/validate.yaml. */
function dropsHighMarks(known: CiliumValues): boolean {
  const isOfCloud = known['eni.enabled'] === true || known['alibabacloud.enabled'] === true || known['cni.chainingMode'] === 'aws-cni';
  return isOfCloud && (known.extraConfig as Readonly<Record<string, string>> | undefined)?.['allow-unsafe-policy-skb-usage'] !== 'true';
}
