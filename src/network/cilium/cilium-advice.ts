import { contains } from '../../core/net';
import { isPlainObject } from '../../core/props';
import { bgpPorts } from './bgp/cilium-bgp-plan';
import { CiliumModel } from './cilium-model';
import { isTunnel, leastKernelOf } from './cilium-network';
import { CiliumValues } from './cilium-values';
import { isRoutedPartly } from './read-cilium';

/** What upstream calls beta, by the setting that turns it on. Source: cilium 1.20, Documentation and chart values. */
const BETA: readonly (readonly [path: string, isOn: (value: unknown) => boolean, name: string])[] = [
  ['ipam.mode', (value) => value === 'multi-pool', 'IPAM by several pools'],
  ['authentication.mutual.spire.enabled', (value) => value === true, 'Mutual authentication'],
  ['l2announcements.enabled', (value) => value === true, 'L2 announcement'],
  ['encryption.nodeEncryption', (value) => value === true, 'Encryption of the traffic of nodes'],
  ['bpf.tproxy', (value) => value === true, 'TPROXY by eBPF'],
];

/** Where Linux sends VXLAN unless it is told otherwise. */
const FLANNEL_PORT = 8472;

/** kubeadm's network of Services. */
const KUBEADM_SERVICES = '10.96.0.0/12';

/** What somebody should know before this is applied. */
export function ciliumWarnings({ inEffect, installer, podCidrs, release }: CiliumModel): readonly string[] {
  return [
    ...installer.warnings,
    ...BETA.filter(([path, isOn]) => isOn(inEffect[path])).map(([, , name]) => `${name} is beta in Cilium: it may change or go away.`),
    ...podCidrs.filter((pods) => contains(pods, KUBEADM_SERVICES)).map((pods) => `Cilium's network of pods ${pods} holds ${KUBEADM_SERVICES}, which kubeadm gives to Services unless it was told another.`),
    ...policyWarnings(inEffect),
    ...besideWarnings(inEffect, release.values),
    ...(['ipv4NativeRoutingCIDR', 'ipv6NativeRoutingCIDR'] as const).filter((path) => isRoutedPartly(inEffect[path], podCidrs)).map((path) => (
      `Cilium routes ${inEffect[path] as string} and masquerades the rest, and some pods of ${podCidrs.join(' and ')} are not in it: between those of different nodes policies would see the node instead of the pod.`
    )),
    ...(installer.needsApiServer && inEffect.k8sServiceHost === 'auto' ? ['The Job that installs Cilium finds the API server by kube-proxy, because k8sServiceHost is "auto"; remove kube-proxy after it has run.'] : []),
    ...(['NodePort', 'LoadBalancer'].includes(String(inEffect['hubble.ui.service.type'])) ? ["Hubble's page has no login, and everybody who reaches its Service sees who talks to whom."] : []),
    ...(inEffect['authentication.mutual.spire.enabled'] === true && inEffect['encryption.enabled'] !== true ? ['Mutual authentication does not encrypt: add encryption: CiliumEncryption.wireguard().'] : []),
  ];
}

function policyWarnings(values: CiliumValues): readonly string[] {
  if (values.policyEnforcementMode === 'never') return ['Policies have no effect, because policyEnforcementMode is "never".'];
  return values.policyAuditMode === true ? ['Policies refuse nothing, because policyAuditMode is on.'] : [];
}

/** What may run beside Cilium, and nobody sees from here. */
function besideWarnings(values: CiliumValues, all: Readonly<Record<string, any>>): readonly string[] {
  const onFlannelPort = isTunnel(values) && values.tunnelProtocol === 'vxlan' && (values.tunnelPort ?? FLANNEL_PORT) === FLANNEL_PORT;
  const stays = values['cni.chainingMode'] === 'flannel' || all.cni?.customConf === true;
  return [
    ...(values.kubeProxyReplacement === true ? ['Cilium does the work of kube-proxy, and nobody sees from here whether that runs: both at once break Services; the notes say how it is removed.'] : []),
    ...(onFlannelPort && stays ? [`Another CNI stays beside Cilium, and where it is Flannel both use UDP port ${FLANNEL_PORT} for VXLAN: write CiliumRouting.vxlan({ tunnelPort: 8473 }).`] : []),
    ...(asksForServiceMonitor(all) ? ['The chart of Cilium is refused while the cluster has no kind ServiceMonitor of monitoring.coreos.com, for which its values ask: install the CRDs of Prometheus Operator first.'] : []),
  ];
}

function asksForServiceMonitor(values: Readonly<Record<string, any>>): boolean {
  return Object.entries(values).some(([key, value]) => isPlainObject(value)
    && ((key === 'serviceMonitor' && value.enabled === true && value.trustCRDsExist !== true) || asksForServiceMonitor(value)));
}

/** What somebody has to see to. */
export function ciliumNotes({ release, installer, inEffect, podMtu, bgp }: CiliumModel): readonly string[] {
  return [
    ...installer.notes(release),
    `Cilium needs Linux ${leastKernelOf(inEffect)} or later on every node, and ${besides(inEffect)}. Before an upgrade install the chart once as cilium-preflight, with preflight.enabled=true, agent=false and operator.enabled=false.`,
    `Packets of pods may have ${podMtu} bytes: Cilium writes that into routes, and the interfaces keep the MTU of the node.`,
    ...(isTunnel(inEffect) && inEffect.tunnelProtocol === 'vxlan' && (inEffect.tunnelPort ?? FLANNEL_PORT) === FLANNEL_PORT
      ? ['Cilium and Flannel both use UDP port 8472 for VXLAN: while one takes the place of the other node by node, write CiliumRouting.vxlan({ tunnelPort: 8473 }).'] : []),
    ...kubeProxyNotes(inEffect),
    ...routingNotes(inEffect),
    ...(inEffect['gatewayAPI.enabled'] === true ? ['The CRDs of Gateway API must be there before Cilium starts; otherwise restart its operator and agents after they are: kubectl -n kube-system rollout restart deployment/cilium-operator daemonset/cilium.'] : []),
    ...(inEffect['encryption.enabled'] === true && inEffect['encryption.type'] === 'ipsec'
      ? [`Before Cilium starts, the Secret ${inEffect['encryption.ipsec.secretName'] as string} in kube-system must hold a key "keys", a line like 3+ rfc4106(gcm(aes)) <40 hexadecimal digits> 128.`] : []),
    ...(inEffect['l2announcements.enabled'] === true && inEffect['k8sClientRateLimit.qps'] === undefined
      ? ['L2 announcement renews one lease for each Service; with many of them raise k8sClientRateLimit: requests in a second are Services divided by leaseRenewDeadline.'] : []),
    ...(inEffect['bgpControlPlane.enabled'] === true ? bgpPorts(bgp) : []),
    ...(inEffect['clustermesh.useAPIServer'] === true ? ['All clusters of a mesh need networks of pods apart from each other, the same kind of routing, and certificates of one CA: copy the Secret cilium-ca of the first cluster into kube-system of the others before Cilium is installed there.'] : []),
  ];
}

function besides(values: CiliumValues): string {
  const chaining = values['cni.chainingMode'];
  if (chaining !== 'none') return `works on top of the plugin ${chaining as string}, which must be there`;
  return `a cluster without any other CNI${values['cni.exclusive'] === false ? '' : '; it renames what it finds in /etc/cni/net.d'}`;
}

function kubeProxyNotes(values: CiliumValues): readonly string[] {
  if (values.kubeProxyReplacement !== true) return [];
  return [
    "Cilium does the work of kube-proxy, which must not run beside it: make a new cluster with kubeadm init --skip-phases=addon/kube-proxy. On a running one, let Cilium start on every node first, then kubectl -n kube-system delete daemonset,configmap kube-proxy, then restart the nodes one by one or remove kube-proxy's rules on each: iptables-save | grep -v KUBE | iptables-restore.",
  ];
}

function routingNotes(values: CiliumValues): readonly string[] {
  if (isTunnel(values) || values.autoDirectNodeRoutes === true || ['eni', 'azure', 'alibabacloud'].includes(String(values['ipam.mode']))) return [];
  return ['The network between the nodes must know which node each network of pods is on: by routers, by BGP, or by autoDirectNodeRoutes where all nodes are in one layer 2 network.'];
}
