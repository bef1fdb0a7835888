import { Finding } from '../../core/problem';
import { RunbookPlace } from '../runbook/runbook-place';
import { RunbookStep } from '../runbook/runbook-step';
import { podCidrFinding } from './pod-networks';
import { pauseStep, restartStep } from './network-parts';
import { Side } from './side';

/** Values of Cilium's chart. */
export function ciliumModes(from: Side, to: Side): readonly RunbookStep[] | Finding {
  const [before, after] = [from.settings.cni, to.settings.cni];
  if (JSON.stringify(before.files) === JSON.stringify(after.files)) return [];
  if (before.usesNodeCidrs !== after.usesNodeCidrs || (before.divided === undefined) !== (after.divided === undefined)) {
    return { what: 'leads to another ipam of Cilium, which would lose the addresses of all pods that run', instead: 'keep it, or make a new cluster', code: 'MigrationUnknown' };
  }
  // what is added behind is no change
  const kept = before.network.podCidrs.every((cidr, i) => after.network.podCidrs[i] === cidr);
  const finding = kept ? undefined : podCidrFinding(from, to);
  if (finding) return finding;
  const [old, wanted] = [before, after].map(({ capabilities: { encapsulation } }) => encapsulation);
  return [
    ...old === wanted ? [] : [pauseStep(from, 'Jobs that run would lose their network.')],
    {
      title: old === wanted ? 'Give Cilium its new values' : `Go from encapsulation ${old} to ${wanted}`,
      reason: 'Agents read their values when they start. A node with the old ones and a node with the new ones do not understand each other where packets are wrapped in another way.',
      commands: [
        after.installedBy ?? 'sh apply.sh --until 10-network',
        'kubectl --namespace kube-system rollout restart daemonset/cilium deployment/cilium-operator',
        'kubectl --namespace kube-system rollout status daemonset/cilium --timeout=15m',
        ...(after.verification ?? []).map(({ command }) => command),
      ],
      expect: `\`successfully rolled out\`; then ${(after.verification ?? []).map(({ expect }) => expect).join('; then ')}.`,
      otherwise: '`kubectl --namespace kube-system logs daemonset/cilium` says which value an agent does not take.',
      undo: [before.installedBy ?? 'sh apply.sh --until 10-network', 'kubectl --namespace kube-system rollout restart daemonset/cilium deployment/cilium-operator'],
      undoPlace: RunbookPlace.FORMER_OUTPUT,
      loss: old === wanted ? 'none but where a value says otherwise; connections through a proxy of Cilium end.'
        : 'packets between nodes from the first agent that restarts to the last one, about 30 seconds for each node.',
    },
    ...old === wanted && before.network.podMtu === after.network.podMtu ? [] : [restartStep(to)],
  ];
}
