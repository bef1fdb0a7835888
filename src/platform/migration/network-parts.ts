import { CniTraces } from '../../network/cni-plan';
import { RunbookPlace } from '../runbook/runbook-place';
import { RunbookStep } from '../runbook/runbook-step';
import { stageOf } from './stage-of';
import { deletion, RESTART_PODS, scaling } from './commands';
import { gone, ofKind, Side } from './side';

/** Deliveries that nobody answered. Source: docs.github.com, Redelivering webhooks. */
export const REDELIVER = 'GitHub does not try again by itself: redeliver what failed in the list of deliveries, within 3 days';

/** No new job begins, and nothing merges. */
export function pauseStep({ settings: { prow } }: Side, why: string): RunbookStep {
  const { stop, start } = scaling(prow, ['prowControllerManager', 'tide', 'horologium']);
  return {
    title: 'Let no job begin',
    reason: `${why} hook still takes webhooks: jobs wait, and begin when this is over.`,
    commands: [stop, `kubectl --namespace ${prow.jobsNamespace} get pods --field-selector=status.phase=Running`],
    expect: '`scaled` three times. Repeat the second command until it says `No resources found`.',
    otherwise: 'a job that does not end can be aborted in deck, or by deleting its pod; it begins anew afterwards.',
    undo: start,
    loss: 'none; jobs wait.',
  };
}

/** Deletes what makes the old network. What is of both is not touched. */
export function removalStep(from: Side, to: Side): RunbookStep {
  const { name, installedBy, objects } = from.settings.cni;
  const kinds = ['namespace', 'customresourcedefinition'];
  const old = gone(from.network, to.network).filter(({ kind }) => !kinds.includes(kind.split('.')[0]));
  const installation = ofKind(from.network, 'installation');
  const operator = installation.length > 0
    ? ['kubectl --namespace tigera-operator delete --ignore-not-found deployment.apps/tigera-operator'] : [];
  const helm = installedBy === undefined ? [] : ['helm uninstall cilium --namespace=kube-system --wait'];
  return {
    title: `Take ${name} away`,
    reason: `Two networks that write into /etc/cni/net.d break each other. CRDs and namespaces stay, because of what is in them.${
      objects.network === undefined ? '' : ' What this folder has too stays.'}`,
    commands: [...deletion(old), ...operator, ...helm],
    expect: installedBy === undefined ? '`deleted` for each of them.' : '`release "cilium" uninstalled`.',
    otherwise: 'what hangs has a finalizer: its controller must still run while it is deleted. Begin this step again; what is gone already is skipped.',
    undo: [installedBy ?? `sh apply.sh --until ${stageOf(from)}`],
    undoPlace: RunbookPlace.FORMER_OUTPUT,
    undoNote: 'Until the nodes are cleaned:',
    loss: 'pods keep the addresses that they have and some reach each other still; no new pod gets a network from now until the new one runs.',
  };
}

const CUT_OFF = 'pods of this node reach nobody from now until they are made anew, 1 to 2 minutes a node by hand.';

/** On each node, what no object tells. */
export function cleaningStep(name: string, traces: CniTraces, podCidrs: readonly string[], loss = CUT_OFF): RunbookStep {
  const ipv4 = podCidrs.filter((cidr) => !cidr.includes(':'));
  return {
    title: `Clean every node of ${name}`,
    reason: `Files, interfaces, rules and routes of ${name} stay on nodes; kubelet takes the first file of /etc/cni/net.d by its name, and old rules drop packets `
      + 'of new pods. Run this on each node, control planes too.',
    place: RunbookPlace.NODE,
    commands: [
      `rm -rf ${traces.files.join(' ')}`,
      `for link in ${traces.interfaces.join(' ')}; do ip link delete "$link" 2>/dev/null || true; done`,
      ...ipv4.map((cidr) => `ip -4 route show root ${cidr} | while read -r network via rest; do [ "$via" != via ] || ip -4 route delete "$network"; done`),
      ...traces.chains === undefined ? [] : [
        `iptables-save | grep -v -E '${traces.chains}' | iptables-restore`, `ip6tables-save | grep -v -E '${traces.chains}' | ip6tables-restore`,
      ],
      ...(traces.tables ?? []).map((table) => `nft delete table ${table} 2>/dev/null || true`),
      'ls /etc/cni/net.d',
    ],
    expect: `nothing of ${name} in the last list.`,
    otherwise: '"iptables-save: not found" means that the node has nftables alone: go on. An interface that comes back means that a pod of the old network still '
      + 'runs there: look for it with `crictl ps`. A restart of the node does the same for interfaces, rules and routes.',
    undo: [],
    undoNote: `${name} writes all of it again when it is installed anew from the folder of the output from before.`,
    loss,
  };
}

export function installStep(to: Side): RunbookStep {
  const { name, installedBy, objects, verification = [] } = to.settings.cni;
  const apply = objects.network === undefined && installedBy !== undefined ? [installedBy] : [`sh apply.sh --until ${stageOf(to)}`];
  return {
    title: `Install ${name}`,
    reason: 'Nothing of Prow is applied yet.',
    commands: [...apply, ...verification.map(({ command }) => command)],
    expect: verification.length === 0 ? 'no error.' : `${verification.map(({ expect }) => expect).join('; then ')}.`,
    otherwise: 'the log of the pod that does not run says why: mostly an interface that it does not find, a kernel module, or a port that the firewall between nodes '
      + 'closes. NEXT-STEPS.md says which ports.',
    undo: [],
    undoNote: 'Take it away as the old one was, clean the nodes of it, and install the old one from the folder of the output from before.',
    loss: 'none more than before; it takes 1 to 3 minutes.',
  };
}

/** Every pod has its address, MTU and routes from when it was made. */
export function restartStep(to: Side): RunbookStep {
  const { name, network: { podCidrs } } = to.settings.cni;
  const addresses = podCidrs.length === 0 ? '' : ` Addresses are of ${podCidrs.join(' and ')}.`;
  return {
    title: 'Make all pods anew',
    reason: `A pod keeps the address and the MTU that it was made with. This deletes every pod that is not on its node's own network; its controller makes it anew in ${name}.`,
    commands: [RESTART_PODS, 'kubectl get pods --all-namespaces --output wide'],
    expect: `\`deleted\` for each pod, and after a minute or two all of them Running.${addresses}`,
    otherwise: 'ContainerCreating that stays means that no network answers on that node: `kubectl describe pod` says what kubelet was told. An old address means that the '
      + 'pod has no controller: make it by hand.',
    undo: [],
    undoNote: 'There is nothing to take back.',
    loss: 'every program of the cluster restarts, which takes 1 to 3 minutes; webhooks of that time fail. ' + `${REDELIVER}.`,
  };
}
