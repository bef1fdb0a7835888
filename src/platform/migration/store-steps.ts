import { Finding } from '../../core/problem';
import { ProwModel } from '../../prow/prow-model';
import { credentialSecrets } from '../../prow/storage/storage-credentials';
import { secretsCommand } from '../delivery/secrets-plan';
import { RunbookPlace } from '../runbook/runbook-place';
import { RunbookStep } from '../runbook/runbook-step';
import { claimSteps } from './claim-steps';
import { copy } from './commands';
import { pauseStep } from './network-parts';
import { Side } from './side';
import { bucketOf, copierCommand, copierPolicy, copySecret, rclone, removeCopier } from './store-copy';

/** Logs go to another store, or their claim is another one. */
export function storeSteps(from: Side, to: Side): readonly RunbookStep[] | Finding {
  const [before, after] = [from.settings.prow, to.settings.prow];
  // a claim of another namespace is another claim, which namespaces say; anything else moves alone
  if (before.namespace !== after.namespace || before.jobsNamespace !== after.jobsNamespace) return [];
  const facts = ({ storage: { logsUrl, s3, credentials } }: typeof before): string => JSON.stringify([logsUrl, s3, credentials]);
  if (facts(before) === facts(after)) return claimSteps(from, to);
  const { storage: old, namespace } = before;
  const { storage } = after;
  const [oldSecret, secret] = [copySecret(old), copySecret(storage)];
  if (oldSecret === undefined || secret === undefined) return [identityStep(from, to)];
  const taken = takenSecrets(before, after);
  const isTaken = taken.some((one) => one.namespace === namespace && one.name === oldSecret);
  const kept = isTaken ? `${oldSecret}-before` : oldSecret;
  const isIsolated = from.settings.isolation !== undefined || to.settings.isolation !== undefined;
  const pause = pauseStep(from, 'Jobs that run would write their logs to the old store.');
  const copying = rclone(namespace, `copy from:${bucketOf(old)} to:${bucketOf(storage)}`);
  return [
    ...taken.length === 0 ? [] : [roomStep(namespace, taken, isTaken ? { secret: oldSecret, kept } : undefined)],
    {
      title: 'Make the Secret of the new store',
      reason: `${storage.endpoint === undefined ? `${storage.buckets.map((bucket) => `\`${bucket}\``).join(' and ')} must exist. ` : ''}What the script needs it says; with everything it is \`${
        secretsCommand(after, to.settings.secrets)}\`.`,
      commands: ['sh secrets.sh --help'],
      expect: `the options; run it with them, and it says \`made\` before \`${secret}\`.`,
      otherwise: '`kept` means that a Secret of this name is there already, with other credentials.',
      undo: [],
      undoNote: 'Nobody reads it yet.',
      loss: 'none.',
    },
    pause,
    {
      title: 'Let Prow write to the new store',
      reason: 'From now on logs of new jobs are in the new one. The old one stays as it is, without `--prune`.',
      commands: ['sh apply.sh', ...pause.commands.slice(0, 1)],
      expect: 'every stage applied, and `scaled`.',
      otherwise: 'a store whose pod is Pending waits for its claim: without a default StorageClass it needs `storageClassName`, `localPath` or `ephemeral`.',
      undo: ['sh apply.sh'],
      undoPlace: RunbookPlace.FORMER_OUTPUT,
      loss: 'deck shows no log of before until they are copied.',
    },
    {
      title: 'Copy the logs',
      reason: 'A pod with rclone copies from store to store; keys stay in their Secrets. It may be run again, and copies only what is missing then.',
      commands: [
        ...isIsolated ? [copierPolicy(namespace)] : [],
        copierCommand(namespace, [{ name: 'from', storage: old, secretName: kept }, { name: 'to', storage, secretName: secret }]),
        `kubectl --namespace ${namespace} wait --for=condition=Ready pod/store-copy --timeout=5m`,
        copying,
        rclone(namespace, `check from:${bucketOf(old)} to:${bucketOf(storage)} --one-way --size-only`),
        removeCopier(namespace, isIsolated),
      ],
      expect: '`0 differences found`.',
      otherwise: '`AccessDenied` is a key that may not list or read; it has to be one of both stores. A pod that ends at once says why in `kubectl logs`.',
      undo: [removeCopier(namespace, isIsolated)],
      undoNote: 'Nothing is deleted in the old store.',
      loss: 'none; about 10 minutes for each 10 GB. Histories of tide begin anew.',
    },
  ];
}

interface Placed {
  readonly namespace: string;
  readonly name: string;
}

/** Secrets that both stores have, with other keys. */
function takenSecrets(before: ProwModel, after: ProwModel): readonly Placed[] {
  const [old, wanted] = [before, after].map((prow) => (prow.storage.credentials === undefined ? [] : credentialSecrets(prow.storage.credentials, prow)));
  return old.filter((one) => wanted.some(({ namespace, name }) => namespace === one.namespace && name === one.name));
}

function roomStep(namespace: string, taken: readonly Placed[], copied: { readonly secret: string; readonly kept: string } | undefined): RunbookStep {
  const named = [...new Set(taken.map(({ name }) => `\`${name}\``))].join(', ');
  const away = taken.map((one) => `kubectl --namespace ${one.namespace} delete --ignore-not-found secret/${one.name}`);
  const back = copied === undefined ? [] : taken.filter(({ name }) => name === copied.secret).flatMap((one) => [
    `kubectl --namespace ${one.namespace} delete --ignore-not-found secret/${one.name}`, copy('secret', { namespace, name: copied.kept }, one),
  ]);
  return {
    title: 'Make room for the keys of the new store',
    reason: `Both stores have Secrets of the same name: ${named}.${copied === undefined ? '' : ` The old one is copied to \`${copied.kept}\`, shown nowhere.`}`,
    commands: [...copied === undefined ? [] : [copy('secret', { namespace, name: copied.secret }, { namespace, name: copied.kept })], ...away],
    expect: `${copied === undefined ? '' : `\`secret/${copied.kept} created\`, then `}\`deleted\`.`,
    otherwise: '"already exists" means that this step was done before: go on, and do not copy again.',
    undo: back,
    undoNote: back.length > 0 ? 'From the copy:' : 'Make them again by the `secrets.sh` of before.',
    loss: 'a job whose pod starts before the next step is done waits for its Secret, about 1 minute.',
  };
}

function identityStep(from: Side, to: Side): RunbookStep {
  const [old, storage] = [from, to].map(({ settings: { prow } }) => prow.storage);
  return {
    title: 'Let Prow write to the new store',
    reason: `Pods sign in to one of both stores as themselves, so no pod of ours can read \`${old.logsUrl}\` and write \`${storage.logsUrl}\`: copy the logs with the tool of the cloud, by `
      + 'an account that may do both. NEXT-STEPS.md says what the new store needs.',
    commands: ['sh apply.sh'],
    expect: 'every stage applied.',
    otherwise: '`AccessDenied` in the log of crier is an account that may not write.',
    undo: ['sh apply.sh'],
    undoPlace: RunbookPlace.FORMER_OUTPUT,
    loss: 'deck shows no log of before until they are copied.',
  };
}
