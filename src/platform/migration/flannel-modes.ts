import { Finding } from '../../core/problem';
import { RunbookPlace } from '../runbook/runbook-place';
import { RunbookStep } from '../runbook/runbook-step';
import { restartStep } from './network-parts';
import { netConf, podCidrFinding } from './pod-networks';
import { replacementSteps } from './network-replaced';
import { ofKind, Side } from './side';
import { stageOf } from './stage-of';

type Backend = Readonly<Record<string, any>> & { readonly Type: string };

/** Backends of Flannel, alone or in Canal. Its project: a backend is not changed while flanneld runs. */
export function flannelModes(from: Side, to: Side): readonly RunbookStep[] | Finding {
  const [before, after] = [netConf(from), netConf(to)];
  if (before === undefined || after === undefined) return [];
  if (before.namespace !== after.namespace) return replacementSteps(from, to);
  const finding = podCidrFinding(from, to);
  if (finding) return finding;
  const [old, wanted]: readonly Backend[] = [before.conf.Backend, after.conf.Backend];
  if (JSON.stringify(before.conf) === JSON.stringify(after.conf)) return [];
  const [mtuBefore = 0, mtu = 0] = [from, to].map(({ settings: { cni: { network: { podMtu } } } }) => podMtu);
  const traces = tracesOf(old, wanted, before.conf);
  return [
    ...to.settings.cni.capabilities.needsLayer2 === true ? [layer2Step(to)] : [],
    changeStep(from, to, old, wanted),
    ...traces.length === 0 ? [] : [cleanStep(old, wanted, traces)],
    ...mtu < mtuBefore ? [restartStep(to)] : [],
  ];
}

function layer2Step(to: Side): RunbookStep {
  return {
    title: 'See that no router stands between nodes',
    reason: `${to.settings.cni.name} will send packets of pods to the other node as they are. Whatever is between two nodes would have to know the way, and drops them.`,
    commands: ['kubectl get nodes --output go-template=\'{{range .items}}{{range .status.addresses}}{{if eq .type "InternalIP"}}{{.address}}{{"\\n"}}{{end}}{{end}}{{end}}\''],
    expect: 'one address for each node, all of the same network. On a node, `ip route get` with the address of another one shows no `via`.',
    otherwise: 'a `via` means a router: stay with the backend that you have.',
    undo: [],
    undoNote: 'There is nothing to take back.',
    loss: 'none.',
  };
}

function changeStep(from: Side, to: Side, old: Backend, wanted: Backend): RunbookStep {
  const daemons = ofKind(to.network, 'daemonset');
  const restart = daemons.flatMap(({ namespace, name }) => [
    `kubectl --namespace ${namespace} rollout restart daemonset/${name}`, `kubectl --namespace ${namespace} rollout status daemonset/${name} --timeout=10m`,
  ]);
  const show = 'kubectl get nodes --output custom-columns=\'NAME:.metadata.name,BACKEND:.metadata.annotations.flannel\\.alpha\\.coreos\\.com/backend-type\'';
  return {
    title: old.Type === wanted.Type ? `Set ${wanted.Type} up anew` : `Go from ${old.Type} to ${wanted.Type}`,
    reason: 'flanneld reads its ConfigMap when it starts, and not again: one node after another restarts it. Pods keep running, and their addresses stay. Routes to a node of '
      + 'the other kind stay as they were until both ends have changed.',
    commands: [`sh apply.sh --until ${stageOf(to)}`, ...restart, show],
    expect: `\`successfully rolled out\`, and ${wanted.Type} for each node.`,
    otherwise: `a node with ${old.Type} still has its old pod: delete that pod. A pod that restarts again and again says in its log what the node lacks.`,
    undo: [`sh apply.sh --until ${stageOf(from)}`, ...restart],
    undoPlace: RunbookPlace.FORMER_OUTPUT,
    loss: old.Type === wanted.Type ? 'packets between nodes with different settings: until the last node has restarted, about 10 seconds for each node.'
      : 'packets between two nodes for at most 2 seconds, when the second of them changes; connections stay.',
  };
}

/** Devices and routes of a backend, as far as the next one does not replace them. Source: flannel v0.28.9, pkg/backend. */
function tracesOf(
  { Type: old, VNI = 1 }: Backend, { Type: wanted, VNI: next = 1 }: Backend, { Network: network, EnableIPv6: isDual }: Readonly<Record<string, any>>,
): readonly string[] {
  const link = (name: string): string => `if ip link show ${name} >/dev/null 2>&1; then ip link delete ${name}; fi`;
  const known: Readonly<Record<string, readonly string[]>> = {
    'vxlan': wanted === 'vxlan' && VNI === next ? [] : [link(`flannel.${VNI}`), ...isDual ? [link(`flannel-v6.${VNI}`)] : []],
    'host-gw': ['host-gw', 'vxlan'].includes(wanted) ? []
      : [`ip -4 route show root ${network} | while read -r network via rest; do [ "$via" != via ] || ip -4 route delete "$network"; done`],
    'wireguard': [link('flannel-wg'), link('flannel-wg-v6')],
    'ipip': [link('flannel.ipip')],
    'udp': [link('flannel0')],
    'ipsec': ['ip xfrm state flush', 'ip xfrm policy flush'],
  };
  return old === wanted && old !== 'vxlan' ? [] : known[old] ?? [];
}

/** Whose device has the first address of the node's pods, which a node's own packets to pods elsewhere come from. Source: flannel v0.28.9, pkg/backend. */
const WITH_ADDRESS = ['vxlan', 'udp', 'ipip', 'wireguard'];

function cleanStep({ Type: old }: Backend, { Type: wanted }: Backend, commands: readonly string[]): RunbookStep {
  return {
    title: `Take the traces of ${old} off every node`,
    reason: `${wanted} does not need them, and flanneld does not remove them. Run this on each node, once all of them have changed.${
      old === 'ipsec' ? ' It ends every IPsec connection of the node: where the node has a VPN of its own, restart that afterwards.' : ''}`,
    place: RunbookPlace.NODE,
    commands: [...commands, 'ip -4 route'],
    expect: 'a route to the network of every other node, and none that leads by what was removed.',
    otherwise: 'where a route to another node is missing now, its flanneld has not changed yet: restart it there; it writes its routes again when it starts.',
    undo: [],
    undoNote: `flanneld makes them again when ${old} comes back.`,
    loss: WITH_ADDRESS.includes(old) && !WITH_ADDRESS.includes(wanted) ? 'connections that a node itself opened to pods of another node before the step above, as an ingress controller on the network of its node '
      + `does: they come from the address of ${old}, and hang until their programs open new ones. Restart what waits too long.` : 'none.',
  };
}
