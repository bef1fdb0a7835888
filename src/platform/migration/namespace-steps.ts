import { Finding } from '../../core/problem';
import { quote } from '../../core/quote';
import { ScriptObject, scriptObjects } from '../delivery/secrets-plan';
import { RunbookStep } from '../runbook/runbook-step';
import { STAGES } from '../stages';
import { copy, scaling } from './commands';
import { Side } from './side';

/** Prow's own namespace, or that of its jobs, is another one. ProwJobs do not move: those that run end first. */
export function namespaceSteps(from: Side, to: Side): readonly RunbookStep[] | Finding {
  const [before, after] = [from.settings.prow, to.settings.prow];
  const [isMoved, isElsewhere] = [before.namespace !== after.namespace, before.jobsNamespace !== after.jobsNamespace];
  if (!isMoved && !isElsewhere) return [];
  const second = secondMove(from, to);
  if (second !== undefined) {
    return { what: `moves a namespace and ${second} at once`, instead: 'move one of them first, and the other one afterwards', code: 'MigrationUnknown' };
  }
  if (after.jobsNamespace === before.namespace) {
    return {
      what: `puts jobs into ${quote(before.namespace)}, where the Secrets of the former Prow stay, and jobs could read them`,
      instead: 'give jobs another namespace', code: 'MigrationUnknown',
    };
  }
  const store = isMoved && before.storage.endpoint !== undefined;
  return [
    endStep(from),
    {
      title: 'Make the namespaces',
      reason: `What is in this folder is in \`${after.namespace}\`, and its jobs in \`${after.jobsNamespace}\`. Nothing runs there yet.`,
      commands: [`sh apply.sh --until ${STAGES.namespaces}`, `kubectl get namespace/${after.namespace} namespace/${after.jobsNamespace}`],
      expect: 'both namespaces, Active.',
      otherwise: 'one that is Terminating is still being deleted from before: wait until it is gone, and begin this step again.',
      undo: [],
      undoNote: 'Empty namespaces do no harm.',
      loss: 'none.',
    },
    secretsStep(from, to),
    ...store ? [storeStep(before.namespace)] : [],
  ];
}

/** What else moves: the old Prow goes before the new one comes, so that nothing can be side by side. */
function secondMove(from: Side, to: Side): string | undefined {
  const [before, after] = [from.settings, to.settings];
  const differ = (facts: (settings: typeof before) => unknown): boolean => JSON.stringify(facts(before)) !== JSON.stringify(facts(after));
  const both = before.prow.storage.endpoint !== undefined && after.prow.storage.endpoint !== undefined;
  if (!both && differ(({ prow: { storage: { logsUrl, s3, credentials } } }) => [logsUrl, s3, credentials])) return 'the store';
  if (differ(({ prow: { github: { host, auth } } }) => [host, auth.secretName, auth.keys])) return 'GitHub';
  if (differ(({ prow: { privateDeck } }) => privateDeck?.url)) return 'the private deck';
  if (differ(({ prow: { buildClusters } }) => buildClusters.map(({ name, apiServer }) => [name, apiServer]))) return 'the build clusters';
  const isMoved = before.prow.namespace !== after.prow.namespace;
  return isMoved && differ(({ exposure: { hookUrl, hookAddress, deckUrl } }) => [hookUrl, hookAddress, deckUrl]) ? 'the way in' : undefined;
}

function endStep({ settings: { prow } }: Side): RunbookStep {
  const { namespace } = prow;
  const { stop, start } = scaling(prow, ['hook', 'horologium', 'tide']);
  const running = '{{range .items}}{{if not .status.completionTime}}{{.metadata.name}} {{.status.state}}{{"\\n"}}{{end}}{{end}}';
  return {
    title: 'Let all jobs end',
    reason: 'A ProwJob stays in the namespace that it is in, and the new Prow does not look there. No new one begins from now on; those that run report to GitHub as ever.',
    commands: [
      stop,
      `kubectl --namespace ${namespace} get prowjobs.prow.k8s.io --output go-template='${running}'`,
    ],
    expect: '`scaled` three times. Repeat the second command until it shows nothing.',
    otherwise: 'a job that does not end can be aborted in deck.',
    undo: start,
    loss: 'webhooks from now until the last step is done fail: redeliver them at GitHub within 3 days.',
  };
}

function secretsStep(from: Side, to: Side): RunbookStep {
  const objects = scriptObjects(from.settings.prow, from.settings.secrets);
  const wanted = scriptObjects(to.settings.prow, to.settings.secrets);
  const [old, next] = [from.settings.prow, to.settings.prow];
  const places = new Map([[old.jobsNamespace, next.jobsNamespace], [old.namespace, next.namespace]]);
  const moved = (namespace: string): string => places.get(namespace) ?? namespace;
  const pairs = objects.flatMap((object) => {
    const target = wanted.find(({ kind, namespace, name }) => kind === object.kind && name === object.name && namespace === moved(object.namespace));
    return target === undefined || target.namespace === object.namespace ? [] : [{ object, target }];
  });
  const key = ({ kind, namespace, name }: ScriptObject): string => `${kind}/${namespace}/${name}`;
  const made = [...new Map(pairs.map((pair) => [key(pair.target), pair])).values()];
  const there = [...made.map(({ target }) => key(target)), ...objects.map(key)];
  const rest = wanted.filter((one) => !there.includes(key(one)));
  return {
    title: 'Copy the Secrets',
    reason: `Their content goes from namespace to namespace and is shown nowhere; the webhook secret stays the same, so that GitHub needs no change.${rest.length === 0 ? ''
      : ` ${rest.map(({ name, namespace }) => `\`${name}\` in \`${namespace}\``).join(', ')} was not there before: make it by \`secrets.sh\`.`}`,
    commands: [...made.map(({ object, target }) => copy(object.kind, object, target)), `kubectl --namespace ${next.namespace} get secrets`],
    expect: '`created` for each of them.',
    otherwise: '"already exists" means that it was made before: compare it, or delete it and begin again. "not found" means that it has another name in the cluster.',
    undo: made.map(({ target }) => `kubectl --namespace ${target.namespace} delete --ignore-not-found ${target.kind}/${target.name}`),
    loss: 'none.',
  };
}

function storeStep(namespace: string): RunbookStep {
  return {
    title: 'Decide about the logs',
    reason: `The store is in \`${namespace}\` with its claim \`object-store\`, which can not change its namespace: the new store begins empty, and the old claim `
      + 'stays, with all logs, until somebody deletes it. Who needs them in deck moves the store to a bucket outside of the cluster first, as a migration of its own.',
    commands: [`kubectl --namespace ${namespace} get persistentvolumeclaim/object-store`],
    expect: 'the claim, Bound.',
    otherwise: 'where there is none, the store was ephemeral, and its logs end with its pod.',
    undo: [],
    undoNote: 'The way back of the last step brings the old store back, on the same claim.',
    loss: 'logs of before are not shown in deck; they stay in the claim.',
  };
}
