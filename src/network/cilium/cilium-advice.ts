import { contains, familyOf } from '../../core/net';
import { isPlainObject } from '../../core/props';
import { CniVerification } from '../cni-plan';
import { bgpPorts } from './bgp/cilium-bgp-plan';
import { CiliumInEffect } from './chart-defaults';
import { CiliumChainingMode } from './cilium-cni-options';
import { isTunnel, leastKernelOf } from './cilium-network';
import { CiliumPolicyEnforcementMode } from './cilium-options';
import { hostNetworkNotes, hostNetworkWarnings } from './host-network';
import { CiliumTunnelProtocol } from './cilium-routing';
import { CiliumServiceType } from './cilium-service-options';
import { CiliumSettings } from './cilium-props';
import { RELEASE } from './install/cilium-release';

/** What upstream calls beta, by the setting that turns it on. Source: cilium 1.20, Documentation and chart values. */
const BETA: readonly (readonly [isOn: (values: CiliumInEffect) => boolean | undefined, name: string])[] = [
  [(values) => values['ipam.mode'] === 'multi-pool', 'IPAM by several pools'],
  [(values) => values['authentication.mutual.spire.enabled'], 'Mutual authentication'],
  [(values) => values['l2announcements.enabled'], 'L2 announcement'],
  [(values) => values['encryption.nodeEncryption'], 'Encryption of the traffic of nodes'],
  [(values) => values['bpf.tproxy'], 'TPROXY by eBPF'],
];

/** Where Linux sends VXLAN unless it is told otherwise. */
const FLANNEL_PORT = 8472;

/** kubeadm's network of Services. */
const KUBEADM_SERVICES = '10.96.0.0/12';

/** What is so in a cluster that was made without a word about Services. */
export function makingWarnings({ podCidrs }: Pick<CiliumSettings, 'podCidrs'>): readonly string[] {
  return podCidrs.filter((pods) => contains(pods, KUBEADM_SERVICES)).map((pods) => `Cilium's network of pods ${pods} holds ${KUBEADM_SERVICES}, which `
    + 'kubeadm gives to Services unless it was told another.');
}

/** What somebody should know before this is applied. */
export function ciliumWarnings({ inEffect, installer, podCidrs, release, valueWarnings }: CiliumSettings): readonly string[] {
  return [
    ...installer.warnings,
    ...valueWarnings,
    ...BETA.filter(([isOn]) => isOn(inEffect)).map(([, name]) => `${name} is beta in Cilium: it may change or go away.`),
    ...makingWarnings({ podCidrs }),
    ...policyWarnings(inEffect),
    ...besideWarnings(inEffect, release.values),
    ...hostNetworkWarnings(inEffect, release.values),
    ...[inEffect.ipv4NativeRoutingCIDR, inEffect.ipv6NativeRoutingCIDR].filter((routed) => isRoutedPartly(routed, podCidrs)).map((routed) => (
      `Cilium routes ${routed} and masquerades the rest, and some pods of ${podCidrs.join(' and ')} are not in it: between those of different nodes `
        + 'policies would see the node instead of the pod.'
    )),
    ...podCidrs.filter((pods) => isOutside(pods, inEffect['encryption.strictMode.egress.cidr'])).map((pods) => (
      `Cilium sends nothing unencrypted from ${inEffect['encryption.strictMode.egress.cidr']}, and some pods of ${pods} are not in it: these may.`
    )),
    ...(installer.needsApiServer && inEffect.k8sServiceHost === 'auto' ? ['The Job that installs Cilium finds the API server by kube-proxy, because '
      + 'k8sServiceHost is "auto"; remove kube-proxy after it has run.'] : []),
    ...((inEffect['hubble.ui.service.type'] ?? CiliumServiceType.CLUSTER_IP) !== CiliumServiceType.CLUSTER_IP ? ["Hubble's page has no login, and "
      + "everybody who reaches its Service sees who talks to whom."] : []),
    ...(inEffect['authentication.mutual.spire.enabled'] && !inEffect['encryption.enabled'] ? ['Mutual authentication does not encrypt: add '
      + 'encryption: CiliumEncryption.wireguard().'] : []),
  ];
}

/** True for pods that a strictness about some of them does not hold. */
function isOutside(pods: string, strict: string | undefined): boolean {
  return strict !== undefined && familyOf(pods) === 'ipv4' && !contains(strict, pods);
}

/** True when a routed network does not hold all pods of its family. */
function isRoutedPartly(routed: string, podCidrs: readonly string[]): boolean {
  return routed !== '' && podCidrs.some((pods) => familyOf(pods) === familyOf(routed) && !contains(routed, pods));
}

function policyWarnings(values: CiliumInEffect): readonly string[] {
  if (values.policyEnforcementMode === CiliumPolicyEnforcementMode.NEVER) return ['Policies have no effect, because policyEnforcementMode is "never".'];
  return values.policyAuditMode ? ['Policies refuse nothing, because policyAuditMode is on.'] : [];
}

function isOnFlannelPort(values: CiliumInEffect): boolean {
  return isTunnel(values) && values.tunnelProtocol === CiliumTunnelProtocol.VXLAN && (values.tunnelPort ?? FLANNEL_PORT) === FLANNEL_PORT;
}

export const KUBE_PROXY_WARNING = 'Cilium does the work of kube-proxy, and nobody sees from here whether that runs: both at once break Services; '
  + 'the notes say how it is removed.';

/** What may run beside Cilium, and nobody sees from here. */
function besideWarnings(values: CiliumInEffect, all: Readonly<Record<string, any>>): readonly string[] {
  const stays = values['cni.chainingMode'] === CiliumChainingMode.FLANNEL || all.cni?.customConf === true;
  return [
    ...(values.kubeProxyReplacement ? [KUBE_PROXY_WARNING] : []),
    ...(isOnFlannelPort(values) && stays ? [`Another CNI stays beside Cilium, and where it is Flannel both use UDP port ${FLANNEL_PORT} for VXLAN: `
      + 'write CiliumRouting.vxlan({ tunnelPort: 8473 }).'] : []),
    ...(asksForServiceMonitor(all) ? ['The chart of Cilium is refused while the cluster has no kind ServiceMonitor of monitoring.coreos.com, for which '
      + 'its values ask: install the CRDs of Prometheus Operator first.'] : []),
  ];
}

function asksForServiceMonitor(values: Readonly<Record<string, any>>): boolean {
  return Object.entries(values).some(([key, value]) => isPlainObject(value)
    && ((key === 'serviceMonitor' && value.enabled === true && value.trustCRDsExist !== true) || asksForServiceMonitor(value)));
}

/** What somebody has to see to. */
export function ciliumNotes({ release, installer, inEffect, podMtu, bgp }: CiliumSettings): readonly string[] {
  return [
    ...installer.notes(release),
    `Cilium needs Linux ${leastKernelOf(inEffect)} or later on every node, and ${besides(inEffect)}. Before an upgrade install the chart once as `
      + `cilium-preflight, with preflight.enabled=true, agent=false and operator.enabled=false.`,
    `Packets of pods may have ${podMtu} bytes: Cilium writes that into routes, and the interfaces keep the MTU of the node.`,
    ...(isOnFlannelPort(inEffect)
      ? ['Cilium and Flannel both use UDP port 8472 for VXLAN: while one takes the place of the other node by node, write '
        + 'CiliumRouting.vxlan({ tunnelPort: 8473 }).'] : []),
    ...hostNetworkNotes(inEffect),
    ...kubeProxyNotes(inEffect),
    ...routingNotes(inEffect),
    ...(inEffect['gatewayAPI.enabled'] ? ['The CRDs of Gateway API must be there before Cilium starts; otherwise restart its operator and agents after '
      + 'they are: kubectl -n kube-system rollout restart deployment/cilium-operator daemonset/cilium.'] : []),
    ...(inEffect['encryption.enabled'] && inEffect['encryption.type'] === 'ipsec'
      ? [`Before Cilium starts, the Secret ${inEffect['encryption.ipsec.secretName']} in kube-system must hold a key "keys", a line like 3+ `
        + `rfc4106(gcm(aes)) <40 hexadecimal digits> 128.`] : []),
    ...(inEffect['l2announcements.enabled'] && inEffect['k8sClientRateLimit.qps'] === undefined
      ? ['L2 announcement renews one lease for each Service; with many of them raise k8sClientRateLimit: requests in a second are Services '
        + 'divided by leaseRenewDeadline.'] : []),
    ...(inEffect['bgpControlPlane.enabled'] ? bgpPorts(bgp) : []),
    ...(inEffect['clustermesh.useAPIServer'] ? ['All clusters of a mesh need networks of pods apart from each other, the same kind of routing, and '
      + 'certificates of one CA: copy the Secret cilium-ca of the first cluster into kube-system of the others before Cilium is installed there.'] : []),
    ...hubbleNotes(inEffect),
  ];
}

/** Source: cilium v1.20.2, install/kubernetes/cilium/templates/hubble-ui/service.yaml and hubble-relay/service.yaml. */
function hubbleNotes(values: CiliumInEffect): readonly string[] {
  if (!values['hubble.relay.enabled']) return [];
  const forward = (service: string, ports: string): string => `\`kubectl --namespace ${RELEASE.namespace} port-forward service/${service} ${ports}\``;
  return [
    ...(values['hubble.ui.enabled'] ? [`Hubble shows who talks to whom at <http://localhost:12000> while ${forward('hubble-ui', '12000:80')} runs.`] : []),
    `The command \`hubble observe\` shows who talks to whom, and what policies dropped, while ${forward('hubble-relay', '4245:80')} runs.`,
  ];
}

function besides(values: CiliumInEffect): string {
  const chaining = values['cni.chainingMode'];
  if (chaining !== CiliumChainingMode.NONE) return `works on top of the plugin ${chaining}, which must be there`;
  return `a cluster without any other CNI${values['cni.exclusive'] === false ? '' : '; it renames what it finds in /etc/cni/net.d'}`;
}

export function kubeProxyNotes(values: CiliumInEffect): readonly string[] {
  if (!values.kubeProxyReplacement) return [];
  return [
    "Cilium does the work of kube-proxy, which must not run beside it: make a new cluster with kubeadm init --skip-phases=addon/kube-proxy. On a "
      + "running one, let Cilium start on every node first, then kubectl -n kube-system delete daemonset,configmap kube-proxy, then restart the nodes "
      + "one by one or remove kube-proxy's rules on each: iptables-save | grep -v KUBE | iptables-restore.",
  ];
}

function routingNotes(values: CiliumInEffect): readonly string[] {
  if (isTunnel(values) || values.autoDirectNodeRoutes || ['eni', 'azure', 'alibabacloud'].includes(values['ipam.mode'])) return [];
  return ['The network between the nodes must know which node each network of pods is on: by routers, by BGP, or by autoDirectNodeRoutes where all '
    + 'nodes are in one layer 2 network.'];
}

/** Inside of a pod the program is called cilium-dbg; cilium is the one on one's own machine. Source: cilium 1.20, Documentation/cmdref. */
export function ciliumVerification(values: CiliumInEffect): readonly CniVerification[] {
  return [
    { command: 'kubectl --namespace kube-system get pods --selector k8s-app=cilium --output wide', expect: 'one pod on each node, Running and ready' },
    { command: 'kubectl --namespace kube-system exec daemonset/cilium --container cilium-agent -- cilium-dbg status --brief', expect: 'OK' },
    ...(values.kubeProxyReplacement ? [{ command: 'kubectl --namespace kube-system exec daemonset/cilium --container cilium-agent -- cilium-dbg '
      + 'status | grep KubeProxyReplacement', expect: 'KubeProxyReplacement: True' }] : []),
    ...(values['bgpControlPlane.enabled'] ? [{ command: 'kubectl --namespace kube-system exec daemonset/cilium --container '
      + 'cilium-agent -- cilium-dbg bgp peers', expect: 'a line for each peer of the node, established' }] : []),
  ];
}
