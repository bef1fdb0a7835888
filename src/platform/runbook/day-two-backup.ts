import { pulled } from '../../core/image-lock';
import { ProwModel } from '../../prow/prow-model';
import { OBJECT_STORE } from '../../prow/storage/object-store';
import { scriptObjects } from '../delivery/secrets-plan';
import { BESIDE, DayTwoFacts, quoted } from './day-two-facts';
import { RunbookStep } from './runbook-step';

const KEY = `${BESIDE}/prow-backup.key`;
const SECRETS = `${BESIDE}/prow-secrets.enc`;
const JOBS = `${BESIDE}/prow-jobs-backup.yaml`;
const LOGS = `${BESIDE}/prow-logs.tar`;
const CIPHER = 'openssl enc -aes-256-cbc -pbkdf2 -iter 600000';

export function backupSteps(facts: DayTwoFacts): readonly RunbookStep[] {
  return [...secretSteps(facts), ...jobSteps(facts), ...logSteps(facts)];
}

/** The Secrets that are in the cluster, and ConfigMaps that stand in no YAML either. */
function secretSteps({ prow, secrets, secretStore, gitOps, byHand }: DayTwoFacts): readonly RunbookStep[] {
  if (secretStore !== undefined) return [];
  const isRelease = byHand?.ownsNamespaces === true;
  const objects = scriptObjects(prow, secrets);
  const namespaces = [...new Set(objects.map(({ namespace }) => namespace))];
  const reads = namespaces.map((namespace) => `kubectl --namespace ${namespace} get ${objects.filter((one) => one.namespace === namespace)
    .map(({ kind, name }) => `${kind}/${name}`).join(' ')} --output=yaml`);
  return [
    {
      title: 'Back up the Secrets',
      reason: 'They stand in no YAML and in no Git: GitHub shows a private key once, and without the keys of a store its objects are closed. They go from '
        + 'kubectl into an encrypted file and are never shown. `openssl` is an example here; `age` or `gpg` do as well. Keep the key apart from the file.',
      commands: [
        `(umask 077 && openssl rand -hex 32 >${KEY})`,
        `(set -e; ${reads.join('; echo ---; ')}) | ${CIPHER} -pass file:${KEY} -out ${SECRETS}`,
        `${CIPHER} -d -pass file:${KEY} -in ${SECRETS} | grep -c '^ *kind: \\(Secret\\|ConfigMap\\)$'`,
      ],
      expect: `\`${objects.length}\`: so many objects are in the file, which is read back for it.`,
      otherwise: '`NotFound` names one that is missing: NEXT-STEPS.md makes the Secrets. `bad decrypt` means that the key is not the one of the file.',
      undo: [`rm -f ${KEY} ${SECRETS}`],
      loss: 'none',
    },
    {
      title: 'Restore the Secrets',
      reason: `In a new cluster ${isRelease ? 'behind `helm install`, which makes the namespaces' : `before ${gitOps?.by ?? byHand?.by ?? '`sh apply.sh`'}`}, or after they were deleted. What is there stays as it is: delete it first where it is to be replaced.`,
      commands: [...isRelease ? [] : ['kubectl apply --filename=05-namespaces.k8s.yaml'], `${CIPHER} -d -pass file:${KEY} -in ${SECRETS} | kubectl create --filename=-`],
      expect: '`created` for each that was missing.',
      otherwise: '`AlreadyExists` is said of what is there, and ends the command with 1; the others are made all the same. `namespaces … not found` says that '
        + `${isRelease ? 'Helm' : 'the first command'} did not run.`,
      undo: [],
      undoNote: 'None is needed: nothing is overwritten.',
      loss: 'none. Pods that run read a file of a Secret again within two minutes; environment variables they read when they start: '
        + `\`kubectl --namespace ${prow.namespace} rollout restart deployment\`.`,
    },
  ];
}

function jobSteps({ prow: { namespace }, byHand }: DayTwoFacts): readonly RunbookStep[] {
  const isRelease = byHand?.ownsNamespaces === true;
  return [
    {
      title: 'Back up the history of jobs',
      reason: 'ProwJobs are what deck lists and tide decides by. They live in etcd alone, and sinker deletes each some days after its end.',
      commands: [
        `kubectl --namespace ${namespace} get prowjobs.prow.k8s.io --output=yaml >${JOBS}`,
        `kubectl --namespace ${namespace} get configmap job-config --output=yaml >${BESIDE}/prow-job-config-backup.yaml`,
        `grep -c '^  kind: ProwJob$' ${JOBS} || true`,
      ],
      expect: 'the number of ProwJobs. The second file holds the jobs that were merged into the configuration; it stands in Git as well.',
      otherwise: '`the server doesn\'t have a resource type` means that the CRD is not there: Prow was not applied yet.',
      undo: [`rm -f ${JOBS} ${BESIDE}/prow-job-config-backup.yaml`],
      loss: 'none',
    },
    {
      title: 'Restore the history of jobs',
      reason: `${isRelease ? 'Behind `helm install`, and before the Secrets, for which Prow\'s pods wait'
        : 'After the CRD and the namespaces, and before Prow'}: a ProwJob that was not finished has no pod any more and is started again.`,
      commands: [
        ...isRelease ? [] : ['kubectl apply --filename=00-crds.k8s.yaml --filename=05-namespaces.k8s.yaml'],
        // a definition that was just made has no conditions, which kubectl wait takes for an error
        'until kubectl get prowjobs.prow.k8s.io --all-namespaces >/dev/null 2>&1; do sleep 1; done',
        `if grep -q '^  kind: ProwJob$' ${JOBS}; then kubectl create --filename=${JOBS}; fi`,
      ],
      expect: '`created` for each ProwJob.',
      otherwise: '`AlreadyExists` is said of those that are there, which stay as they are.',
      undo: [],
      undoNote: 'None is needed: nothing is overwritten.',
      loss: 'What came after the backup. A job whose result GitHub has already is not reported twice: its ProwJob remembers it.',
    },
  ];
}

interface NamedObject {
  readonly kind: string;
  readonly name: string;
}

/** The images that pods of its steps have, which are in no object that is applied. */
export function dayTwoImages({ prow, objects }: { readonly prow: ProwModel; readonly objects: readonly NamedObject[] }): readonly string[] {
  return hasClaim(objects) ? [tarImage(prow)] : [];
}

function hasClaim(objects: readonly NamedObject[]): boolean {
  return objects.some(({ kind, name }) => kind === 'PersistentVolumeClaim' && name === OBJECT_STORE);
}

function tarImage(prow: ProwModel): string {
  return pulled(prow, 'docker.io/library/debian:13-slim');
}

function logSteps({ prow, objects }: DayTwoFacts): readonly RunbookStep[] {
  const { namespace, storage } = prow;
  if (storage.endpoint === undefined) {
    return [{
      title: 'Back up the logs',
      reason: `Logs and state are in ${quoted(storage.buckets)}, outside of this cluster. Whoever runs that store keeps copies: turn on versions of objects `
        + 'there, or copy to another bucket. Nothing in the cluster has to be saved for them, and a new cluster with the same names finds them again.',
      commands: [],
      expect: 'the old jobs with their logs in deck, after a restore of the history of jobs.',
      otherwise: `a log that deck does not find is not in \`${storage.logsUrl}\`, or the Secret of the store is not the one of before.`,
      undo: [],
      loss: 'none',
    }];
  }
  if (!hasClaim(objects)) {
    return [{
      title: 'Logs end with the pod',
      reason: `The store, Deployment \`${OBJECT_STORE}\`, keeps its objects in scratch space because \`ephemeral\` was said. There is nothing to back up: a new pod `
        + 'begins empty. Leave `ephemeral` out, and the logs get a claim.',
      commands: [],
      expect: 'logs of jobs since the pod of the store began.',
      otherwise: 'the pod was started anew.',
      undo: [],
      loss: 'all logs, whenever that pod is deleted or its node ends.',
    }];
  }
  const here = `kubectl --namespace ${namespace}`;
  return [
    {
      title: 'Back up the logs',
      reason: `They are files in the claim \`${OBJECT_STORE}\` of namespace \`${namespace}\`, below \`buckets\` a folder for each of ${quoted(storage.buckets)}. `
        + 'What S3 says of an object stands in files below `metadata`. The store rests meanwhile, so that no file changes.',
      commands: [`${here} scale deployment ${OBJECT_STORE} --replicas=0`, ...pod(prow, here),
        `${here} exec prow-backup -- sh -c 'cd /data && tar --create buckets metadata' >${LOGS}`,
        `tar --list --file=${LOGS} | wc -l`, ...podGone(here)],
      expect: 'the number of files and folders, at least four.',
      otherwise: '`describe pod prow-backup` says why it does not start: where the volume belongs to one node, that node has to be up.',
      undo: podGone(here),
      loss: 'Jobs that end meanwhile fail to upload, and their logs are lost: choose a time without jobs. A gigabyte takes about a minute.',
    },
    {
      title: 'Restore the logs',
      reason: 'Into the claim of a Prow that is applied already. What is in the archive replaces files of the same name.',
      commands: [`${here} scale deployment ${OBJECT_STORE} --replicas=0`, ...pod(prow, here),
        `${here} exec --stdin prow-backup -- tar --extract --directory=/data <${LOGS}`, ...podGone(here)],
      expect: 'old logs in deck.',
      otherwise: '`Cannot open: File exists` or `No space left on device` name what is in the way: the claim has to be as large as it was.',
      undo: podGone(here),
      undoNote: 'The files stay; the store has to run again.',
      loss: 'Jobs that end meanwhile fail to upload.',
    },
  ];
}

/** A pod that has the claim and tar, as Pod Security takes it. */
function pod(prow: ProwModel, here: string): readonly string[] {
  return [
    `kubectl apply --filename=- <<'END'
apiVersion: v1
kind: Pod
metadata:
  name: prow-backup
  namespace: ${prow.namespace}
spec:
  automountServiceAccountToken: false
  restartPolicy: Never
  securityContext:
    runAsNonRoot: true
    runAsUser: 1000
    runAsGroup: 1000
    fsGroup: 1000
    seccompProfile:
      type: RuntimeDefault
  containers:
    - name: tar
      image: ${tarImage(prow)}
      command: [sleep, "86400"]
      securityContext:
        allowPrivilegeEscalation: false
        capabilities:
          drop: [ALL]
      volumeMounts:
        - name: data
          mountPath: /data
  volumes:
    - name: data
      persistentVolumeClaim:
        claimName: ${OBJECT_STORE}
END`,
    `${here} wait --for=condition=Ready --timeout=5m pod/prow-backup`,
  ];
}

function podGone(here: string): string[] {
  return [`${here} delete pod prow-backup --ignore-not-found`, `${here} scale deployment ${OBJECT_STORE} --replicas=1`];
}
