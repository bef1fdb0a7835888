import { Finding, throwProblems, Where } from '../../core/problem';
import { PlatformSettings } from '../resolve-platform';
import { runbook } from '../runbook/runbook';
import { RunbookPlace } from '../runbook/runbook-place';
import { RunbookStep } from '../runbook/runbook-step';
import { doublesDeletion } from './beside';
import { clustersLeft, clusterSteps } from './cluster-steps';
import { gitHubSteps } from './git-hub-steps';
import { MigrationPlan } from './migration-plan';
import { namespaceSteps } from './namespace-steps';
import { networkSteps } from './network-steps';
import { privateDeckLeft, privateDeckSteps } from './private-deck-steps';
import { Side, sideOf } from './side';
import { storeSteps } from './store-steps';
import { wayInSteps } from './way-in-steps';

/** What one part of a platform has to be done for; steps, or why there are none. */
export type Part = (from: Side, to: Side) => readonly RunbookStep[] | Finding;

const PARTS: readonly Part[] = [networkSteps, namespaceSteps, clusterSteps, privateDeckSteps, storeSteps, wayInSteps, gitHubSteps];

/** Everything that nobody can tell a way for is thrown together, at the property that says where it begins. */
export function planMigration(where: Where, prop: string, before: PlatformSettings, after: PlatformSettings): MigrationPlan {
  const [from, to] = [sideOf(before), sideOf(after)];
  const parts = PARTS.map((part) => part(from, to));
  throwProblems(parts.flatMap((part) => ('code' in part ? [where.problem(prop, part)] : [])));
  const moves = parts.flatMap((part) => ('code' in part ? [] : part));
  const left = [...clustersLeft(from, to), ...privateDeckLeft(from, to)];
  if (moves.length + left.length === 0) {
    throwProblems([where.problem(prop, {
      what: 'differs in no network, namespace, build cluster, store, way in, private deck or GitHub', instead: 'leave it out; sh apply.sh --prune does the rest', code: 'MigrationNone',
    })]);
  }
  const steps = [...moves, lastStep(from, to), ...left];
  return { steps, runbook: runbook('Migration', intro(steps), steps) };
}

function intro(steps: readonly RunbookStep[]): readonly string[] {
  const onNodes = steps.some(({ place }) => place === RunbookPlace.NODE) ? ' Some run in a shell of a node; it is said before them.' : '';
  return [
    `From what the cluster has to what is in this folder, in order. The commands are meant to be run here, with kubectl set to your cluster.${onNodes} `
      + 'Do not go on before you see what a step says.',
    'Keep the folder of the output from before until the end: ways back run there.',
  ];
}

/** Takes away what the platform of before had, too. */
function lastStep(from: Side, to: Side): RunbookStep {
  const [before, after] = [from.settings.prow, to.settings.prow];
  const moved = before.namespace === after.namespace ? '' : ` --inventory ${before.namespace}`;
  const kept = before.namespace === after.namespace && before.jobsNamespace === after.jobsNamespace ? '' : ' Namespaces that are used no more stay too.';
  const doubles = moved === '' ? doublesDeletion(from, to) : [];
  // the admission of ingress-nginx takes a name of a host once
  const [early, late] = to.settings.exposure.ingressClassName === 'nginx' ? [doubles, []] : [[], doubles];
  return {
    title: 'Apply the rest, and take away what is left of before',
    reason: `Everything works in the new way now. The first call of the script shows what the second one removes: read it before. CRDs, claims and the network stay.${kept}`,
    commands: [...early, `sh apply.sh --prune${moved} --dry-run`, `sh apply.sh --prune${moved} --yes`, ...late, `kubectl --namespace ${after.namespace} wait --for=condition=Available deployment --all --timeout=10m`],
    expect: '`removed` before each object that it has shown, then `condition met` for each Deployment.',
    otherwise: 'a line of `keep` says why something stays. "There is no inventory" means that another way than `apply.sh` has applied the platform of before: '
      + 'delete what is left by hand.',
    undo: [moved === '' ? 'sh apply.sh --prune --yes' : `sh apply.sh --prune --inventory ${after.namespace} --yes`],
    undoPlace: RunbookPlace.FORMER_OUTPUT,
    undoNote: 'It brings back all objects of before, and their way in with the same addresses and ports.',
    loss: moved === '' ? 'none for jobs that run; a component that changes is away for the seconds in which its pod is made anew.'
      : 'no webhook is answered while the old Prow is gone and the new one starts, about 2 minutes; redeliver those at GitHub.',
  };
}
