import { Finding } from '../../core/problem';
import { quote } from '../../core/quote';
import { RunbookPlace } from '../runbook/runbook-place';
import { RunbookStep } from '../runbook/runbook-step';
import { installStep, restartStep } from './network-parts';
import { replacementSteps } from './network-replaced';
import { ofKind, Side } from './side';
import { stageOf } from './stage-of';

/** What is compared of a pool: of an IPPool, or of one that the operator makes. */
interface Pool {
  readonly name: string;
  readonly cidr: string;
  readonly blockSize?: number;
  readonly way: string;
}

const POOLS = 'ippools.crd.projectcalico.org';

/** Pools of Calico: how they wrap packets may change, what they hold may not. */
export function calicoModes(from: Side, to: Side): readonly RunbookStep[] | Finding {
  const [byOperator, toOperator] = [from, to].map(({ network }) => ofKind(network, 'installation').length > 0);
  if (byOperator && !toOperator) return replacementSteps(from, to);
  const [before, after] = [poolsOf(from), poolsOf(to)];
  for (const pool of after) {
    const old = before.find(({ name }) => name === pool.name);
    if (old && (old.cidr !== pool.cidr || old.blockSize !== pool.blockSize)) return fixed(old, pool);
  }
  const dropped = before.filter(({ name }) => !after.some((pool) => pool.name === name));
  const ways = after.filter((pool) => before.some((old) => old.name === pool.name && old.way !== pool.way));
  const added = after.filter(({ name }) => !before.some((pool) => pool.name === name));
  const mtu = from.settings.cni.network.podMtu !== to.settings.cni.network.podMtu;
  return [
    ...byOperator !== toOperator ? [operatorStep(to)] : [],
    ...ways.length + added.length > 0 ? [wayStep(from, to, before, [...ways, ...added])] : [],
    ...dropped.length === 0 ? [] : [disableStep(dropped, after)],
    ...dropped.length > 0 || mtu ? [restartStep(to)] : [],
    ...dropped.length === 0 ? [] : [dropStep(dropped)],
  ];
}

function poolsOf({ network }: Side): readonly Pool[] {
  const own = ofKind(network, 'ippool').map(({ name, json: { spec } }) => ({
    name, cidr: spec.cidr, blockSize: spec.blockSize,
    way: spec.vxlanMode !== 'Never' ? `VXLAN${spec.vxlanMode === 'CrossSubnet' ? 'CrossSubnet' : ''}`
      : spec.ipipMode !== 'Never' ? `IPIP${spec.ipipMode === 'CrossSubnet' ? 'CrossSubnet' : ''}` : 'None',
  }));
  const asked = ofKind(network, 'installation').flatMap(({ json: { spec } }) => (spec.calicoNetwork?.ipPools ?? []).map((pool: any) => ({
    name: pool.name, cidr: pool.cidr, blockSize: pool.blockSize, way: pool.encapsulation ?? 'IPIP',
  })));
  return [...own, ...asked];
}

function fixed(old: Pool, pool: Pool): Finding {
  const [prop, was, is] = old.cidr === pool.cidr ? ['blockSize', old.blockSize, pool.blockSize] : ['cidr', quote(old.cidr), quote(pool.cidr)];
  return {
    what: `leads from ${prop} ${was} to ${is} in the pool ${quote(pool.name)}, where it can not change while pods have addresses of it`,
    instead: 'give the new pool another name', code: 'MigrationUnknown',
  };
}

/** Source: docs.tigera.io, Migrate Calico to an operator-managed installation. */
function operatorStep(to: Side): RunbookStep {
  return {
    ...installStep(to),
    title: 'Hand Calico over to its operator',
    reason: 'The operator finds the Calico in kube-system, takes its pools, and moves one node after another to the namespace calico-system.',
    undo: [],
    undoNote: 'There is none: the operator removes the Calico of kube-system in the end.',
    loss: 'none for pods that run; on each node no new pod gets a network for about 30 seconds.',
  };
}

function wayStep(from: Side, to: Side, before: readonly Pool[], changed: readonly Pool[]): RunbookStep {
  const daemon = ofKind(to.network, 'daemonset').map(({ namespace, name }) => `kubectl --namespace ${namespace} rollout status daemonset/${name} --timeout=10m`);
  const wait = daemon.length > 0 ? daemon : ['kubectl wait --for=condition=Available tigerastatus.operator.tigera.io/calico --timeout=10m'];
  const words = changed.map(({ name, cidr, way }) => {
    const old = before.find((pool) => pool.name === name);
    return old === undefined ? `\`${name}\` with ${cidr} is new, ${way}` : `\`${name}\` goes from ${old.way} to ${way}`;
  });
  return {
    title: 'Change the pools',
    reason: `${words.join('; ')}. calico-node reads pools at any time: pods keep running, and their addresses stay. The firewall between nodes must let through both ways `
      + 'meanwhile; NEXT-STEPS.md names the new one.',
    commands: [`sh apply.sh --until ${stageOf(to)}`, ...wait, `kubectl get ${POOLS} --output custom-columns='NAME:.metadata.name,CIDR:.spec.cidr,VXLAN:.spec.vxlanMode,IPIP:.spec.ipipMode'`],
    expect: `${changed.map(({ name, way }) => `\`${name}\` with ${way}`).join(', ')}.`,
    otherwise: 'the operator writes pools a minute later. Where nodes do not reach each other\'s pods, look at the firewall, and where BGP carries routes at '
      + '`kubectl --namespace kube-system logs daemonset/calico-node`, or `--namespace calico-system` with the operator.',
    undo: [`sh apply.sh --until ${stageOf(from)}`],
    undoPlace: RunbookPlace.FORMER_OUTPUT,
    loss: 'packets between nodes while one of two has the old way still, about 10 seconds; connections stay.',
  };
}

function disableStep(dropped: readonly Pool[], after: readonly Pool[]): RunbookStep {
  const patch = (disabled: boolean): string[] => dropped.map(({ name }) => (
    `kubectl get ${POOLS} ${name} --ignore-not-found --output=name | while read -r pool; do kubectl patch "$pool" --type=merge `
      + `--patch='{"spec":{"disabled":${disabled}}}'; done`));
  return {
    title: 'Give no more addresses of the old pools',
    reason: `Pods that run keep theirs. New ones get addresses of ${after.map(({ cidr }) => cidr).join(' and ')}. Is the new network outside of kube-proxy's \`--cluster-cidr\` and `
      + 'kube-controller-manager\'s, widen these first.',
    commands: patch(true),
    expect: '`patched` for each old pool.',
    otherwise: 'no output means that the operator has removed the pool already: go on.',
    undo: patch(false),
    loss: 'none.',
  };
}

function dropStep(dropped: readonly Pool[]): RunbookStep {
  return {
    title: 'Remove the old pools',
    reason: 'Only once no pod has an address of them: until then nodes would lose the routes.',
    commands: [
      'kubectl get pods --all-namespaces --output custom-columns=\'NAMESPACE:.metadata.namespace,NAME:.metadata.name,ADDRESS:.status.podIP\'',
      `kubectl delete --ignore-not-found ${dropped.map(({ name }) => `${POOLS}/${name}`).join(' ')}`,
    ],
    expect: `no address of ${dropped.map(({ cidr }) => cidr).join(' or ')} in the list, but of nodes; then \`deleted\`.`,
    otherwise: 'a pod with an old address has no controller, or is not restarted yet: make it anew before the second command.',
    undo: ['sh apply.sh --from 10-network'],
    undoPlace: RunbookPlace.FORMER_OUTPUT,
    loss: 'none.',
  };
}
