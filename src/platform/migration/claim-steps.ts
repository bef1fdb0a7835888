import { RunbookPlace } from '../runbook/runbook-place';
import { RunbookStep } from '../runbook/runbook-step';
import { pauseStep } from './network-parts';
import { Named, ofKind, Side } from './side';
import { bucketOf, COPY, copierCommand, copierPolicy, copyingSecret, rclone, removeCopier } from './store-copy';

/** The claim of the store: it may grow where its class lets it; everything else in it can not change. */
export function claimSteps(from: Side, to: Side): readonly RunbookStep[] {
  const [[before], [after]] = [from, to].map(({ store }) => ofKind(store, 'persistentvolumeclaim'));
  if (before === undefined || after === undefined || JSON.stringify(before.json.spec) === JSON.stringify(after.json.spec)) return [];
  const [old, wanted] = [before, after].map(({ json: { spec } }) => spec);
  const isOther = old.storageClassName !== wanted.storageClassName || old.volumeName !== wanted.volumeName;
  return !isOther && bytes(sizeOf(after)) > bytes(sizeOf(before)) ? [growthStep(before, after)] : movedSteps(from, to, before, after);
}

function sizeOf({ json }: Named): string {
  return String(json.spec.resources.requests.storage);
}

const UNITS: Readonly<Record<string, number>> = { k: 1e3, M: 1e6, G: 1e9, T: 1e12, Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40, Pi: 2 ** 50, P: 1e15 };

function bytes(size: string): number {
  const [, amount, unit] = /^([\d.]+)(\D*)$/.exec(size) ?? [];
  return Number(amount) * (UNITS[unit] ?? 1);
}

function growthStep(before: Named, after: Named): RunbookStep {
  const { namespace, name } = after;
  return {
    title: `Let the claim grow from ${sizeOf(before)} to ${sizeOf(after)}`,
    reason: 'A claim may grow where its StorageClass says `allowVolumeExpansion: true`, and never shrinks again.',
    commands: ['kubectl get storageclasses', 'sh apply.sh', `kubectl --namespace ${namespace} get persistentvolumeclaim/${name}`],
    expect: `\`true\` under ALLOWVOLUMEEXPANSION for the class of the claim, and after a minute ${sizeOf(after)}.`,
    otherwise: '"only dynamically provisioned pvc can be resized" means that its class can not: write another `storageClassName`, and the claim moves.',
    undo: [],
    undoNote: 'There is none: a claim does not shrink.',
    loss: 'none.',
  };
}

function movedSteps(from: Side, to: Side, before: Named, after: Named): readonly RunbookStep[] {
  const { storage } = to.settings.prow;
  const { namespace, name } = after;
  const isIsolated = from.settings.isolation !== undefined || to.settings.isolation !== undefined;
  const [store] = ofKind(to.store, 'deployment');
  const end = { name: 'from' as const, storage, secretName: copyingSecret(storage) ?? '' };
  const pause = pauseStep(from, 'Jobs that run would write their logs to a store that goes away.');
  const bucket = bucketOf(storage);
  const remove = removeCopier(namespace, isIsolated);
  return [
    pause,
    {
      title: 'Copy the logs beside the store',
      reason: `The claim \`${name}\` can not have another class, another volume or a smaller size than it has, so it is made anew. A pod with rclone keeps the logs on the disk of its node `
        + `meanwhile, which needs as much room as they have.`,
      commands: [
        ...isIsolated ? [copierPolicy(namespace)] : [],
        copierCommand(to.settings.prow, [end]),
        `kubectl --namespace ${namespace} wait --for=condition=Ready pod/store-copy --timeout=5m`,
        rclone(namespace, `${COPY} from:${bucket} /tmp/logs`),
        rclone(namespace, `check from:${bucket} /tmp/logs --size-only`),
      ],
      expect: '`0 differences found`.',
      otherwise: '"no space left on device" means that the node is too small: copy to a bucket outside of the cluster instead, as a migration of the store.',
      undo: [remove],
      loss: 'none.',
    },
    {
      title: 'Make the claim anew',
      reason: `From ${describe(before)} to ${describe(after)}. The copy of the step before is all that there is from now on, unless the volume has the reclaim policy Retain.`,
      commands: [
        `kubectl --namespace ${namespace} scale deployment/${store.name} --replicas=0`,
        `kubectl --namespace ${namespace} wait --for=delete pod --selector=app=${store.name} --timeout=5m`,
        `kubectl --namespace ${namespace} delete persistentvolumeclaim/${name}`,
        'sh apply.sh',
        ...pause.commands.slice(0, 1),
      ],
      expect: '`deleted`, then every stage applied, and the store running on a claim that is Bound.',
      otherwise: 'a claim that stays Pending has a class that nobody provisions: `kubectl describe` says so.',
      undo: [`kubectl --namespace ${namespace} delete persistentvolumeclaim/${name} --wait=false`, `kubectl --namespace ${namespace} delete pod --selector=app=${store.name}`, 'sh apply.sh'],
      undoPlace: RunbookPlace.FORMER_OUTPUT,
      undoNote: 'Make the old claim again; then copy the logs back as in the next step.',
      loss: 'deck shows no log until they are back; logs of jobs that end meanwhile are written to the new store.',
    },
    {
      title: 'Copy the logs back',
      reason: 'The new store is empty. What jobs have written since then stays.',
      commands: [rclone(namespace, `${COPY} /tmp/logs from:${bucket}`), rclone(namespace, `check /tmp/logs from:${bucket} --one-way --size-only`), remove],
      expect: '`0 differences found`, then `deleted`; differences in `latest-build.txt` alone are jobs that have run since then.',
      otherwise: 'do not delete the pod before the check finds no difference: the logs are in it. Run the first command again.',
      undo: [],
      undoNote: 'There is nothing to take back.',
      loss: 'none; about 10 minutes for each 10 GB.',
    },
  ];
}

function describe(claim: Named): string {
  const { storageClassName, volumeName } = claim.json.spec;
  return `${sizeOf(claim)} ${volumeName !== undefined ? `on \`${volumeName}\`` : storageClassName === undefined ? 'of the default class' : `of \`${storageClassName}\``}`;
}
