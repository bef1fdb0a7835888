import { Finding } from '../../core/problem';
import { credentialSecrets } from '../../prow/storage/storage-credentials';
import { quoted } from '../runbook/day-two-facts';
import { RunbookPlace } from '../runbook/runbook-place';
import { RunbookStep } from '../runbook/runbook-step';
import { claimSteps } from './claim-steps';
import { copy } from './commands';
import { pauseStep } from './network-parts';
import { filesSentence, newInputs, scriptCommand } from './new-inputs';
import { Side } from './side';
import { bucketOf, COPY, copierCommand, copierPolicy, copyingSecret, rclone, removeCopier } from './store-copy';

/** Behind the name of a Secret that makes room. */
const BEFORE = '-before';

interface SecretPlace {
  readonly namespace: string;
  readonly name: string;
}

/** Logs go to another store, or their claim is another one. */
export function storeSteps(from: Side, to: Side): readonly RunbookStep[] | Finding {
  const [before, after] = [from.settings.prow, to.settings.prow];
  // a claim of another namespace is another claim, which namespaces say; anything else moves alone
  if (before.namespace !== after.namespace || before.jobsNamespace !== after.jobsNamespace) return [];
  const facts = ({ storage: { logsUrl, s3, credentials } }: typeof before): string => JSON.stringify([logsUrl, s3, credentials]);
  if (facts(before) === facts(after)) return claimSteps(from, to);
  const { storage: old, namespace } = before;
  const { storage } = after;
  const [oldSecret, secret] = [copyingSecret(old), copyingSecret(storage)];
  const place = ({ logsUrl, s3, endpoint }: typeof old): string => JSON.stringify([logsUrl, s3, endpoint]);
  if (place(old) === place(storage) && (old.credentials === undefined) !== (storage.credentials === undefined)) return [signInStep(from, to)];
  if (old.credentials === undefined || storage.credentials === undefined || oldSecret === undefined || secret === undefined) return [identityStep(from, to)];
  const wanted = credentialSecrets(storage.credentials, after);
  const taken = credentialSecrets(old.credentials, before)
    .filter((one) => wanted.some(({ namespace: of, name }) => of === one.namespace && name === one.name));
  const kept = taken.some((one) => one.namespace === namespace && one.name === oldSecret) ? `${oldSecret}${BEFORE}` : oldSecret;
  const inputs = newInputs(from, to, taken);
  const isIsolated = from.settings.isolation !== undefined || to.settings.isolation !== undefined;
  const pause = pauseStep(from, 'Jobs that run would write their logs to the old store.');
  const copying = rclone(namespace, `${COPY} from:${bucketOf(old)} to:${bucketOf(storage)}`);
  return [
    pause,
    ...taken.length === 0 ? [] : [keepStep(taken)],
    {
      title: 'Make the Secret of the new store',
      reason: `${storage.endpoint === undefined ? `${quoted(storage.buckets)} must exist. ` : ''}The script makes what is missing, and keeps what is there.${filesSentence(inputs)}`,
      commands: [scriptCommand(inputs)],
      expect: `\`made\` before ${quoted([...new Set(wanted.map(({ name }) => name))])}.`,
      otherwise: '`kept` means that a Secret of this name is there already, with other credentials.',
      undo: [],
      undoNote: 'Nobody reads it yet.',
      loss: 'none.',
    },
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
        copierCommand(to.settings.prow, [{ name: 'from', storage: old, secretName: kept }, { name: 'to', storage, secretName: secret }]),
        `kubectl --namespace ${namespace} wait --for=condition=Ready pod/store-copy --timeout=5m`,
        copying,
        rclone(namespace, `check from:${bucketOf(old)} to:${bucketOf(storage)} --one-way --size-only`),
        removeCopier(namespace, isIsolated),
      ],
      expect: '`0 differences found`; differences in `latest-build.txt` alone are jobs that have run since then.',
      otherwise: '`AccessDenied` is a key that may not list or read; it has to be one of both stores. A pod that ends at once says why in `kubectl logs`.',
      undo: [removeCopier(namespace, isIsolated)],
      undoNote: 'Nothing is deleted in the old store.',
      loss: 'none; about 10 minutes for each 10 GB. Histories of tide begin anew.',
    },
  ];
}

function keepStep(taken: readonly SecretPlace[]): RunbookStep {
  const kept = ({ namespace, name }: SecretPlace): SecretPlace => ({ namespace, name: `${name}${BEFORE}` });
  const remove = ({ namespace, name }: SecretPlace): string => `kubectl --namespace ${namespace} delete --ignore-not-found secret/${name}`;
  return {
    title: 'Keep the keys of the old store',
    reason: `Both stores have ${taken.map(({ namespace, name }) => `the Secret \`${name}\` in \`${namespace}\``).join(' and ')}. What is in it is copied beside it, shown nowhere, and `
      + 'makes room.',
    commands: taken.flatMap((one) => [copy('secret', one, kept(one)), remove(one)]),
    expect: `${quoted(taken.map((one) => `secret/${kept(one).name} created`))}, and \`deleted\` after it.`,
    otherwise: '"already exists" means that this step was done before: go on, and do not copy again.',
    undo: taken.flatMap((one) => [remove(one), copy('secret', kept(one), one)]),
    loss: 'none; no job runs.',
  };
}

/** The logs stay where they are; who may read and write them is another one. */
function signInStep(from: Side, to: Side): RunbookStep {
  const { storage } = to.settings.prow;
  const inputs = newInputs(from, to);
  const isKeyless = storage.credentials === undefined;
  return {
    title: isKeyless ? 'Let pods sign in to the store without keys' : 'Give pods keys of the store',
    reason: isKeyless
      ? `The logs stay in \`${storage.logsUrl}\`. What its cloud has to know of the ServiceAccounts stands in NEXT-STEPS.md, and comes first; jobs that run end with what they have. Delete the `
        + 'keys at the cloud, and their Secrets, when a job has ended well.'
      : `The logs stay in \`${storage.logsUrl}\`. The script makes what is missing.${filesSentence(inputs)}`,
    commands: [...isKeyless ? [] : [scriptCommand(inputs)], 'sh apply.sh'],
    expect: `${isKeyless ? '' : '`made` before the Secrets, and '}every stage applied.`,
    otherwise: '`AccessDenied` or 403 in the log of crier is an account that may not write there.',
    undo: ['sh apply.sh'],
    undoPlace: RunbookPlace.FORMER_OUTPUT,
    loss: 'none; where the account may not write, logs of jobs that end meanwhile.',
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
