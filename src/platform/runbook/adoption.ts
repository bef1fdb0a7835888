import { AdoptionFacts } from './adoption-facts';
import { adoptedSecretSteps } from './adopted-secrets';
import { BESIDE, quoted } from './day-two-facts';
import { RunbookStep } from './runbook-step';
import { runbook } from './runbook';

/** Upstream's components, by the names that tutorials and starters gave them at one time or another. */
const MAKERS = ['hook', 'horologium', 'tide'];
const OTHERS = ['crier', 'deck', 'ghproxy', 'plank', 'prow-controller-manager', 'sinker', 'status-reconciler', 'statusreconciler'];
const ALL = [...MAKERS, ...OTHERS].sort();

const SAVED = `${BESIDE}/prow-before.yaml`;
const JOBS_BEFORE = `${BESIDE}/prow-jobs-before.txt`;
const JOBS_AFTER = `${BESIDE}/prow-jobs-after.txt`;

/** `ADOPTION.md`: how this Prow takes the place of one that runs, with no ProwJob lost. */
export function adoption(facts: AdoptionFacts): string {
  const { prow: { namespace, jobsNamespace }, adopted } = facts;
  return runbook('Adoption', [
    `How this Prow takes the place of the one in namespace \`${adopted.namespace}\`, with no ProwJob lost: ProwJobs, the secret of webhooks and the CRD stay, `
      + 'Deployments and rights are made anew. Do it in this order, in this folder, with kubectl set to the cluster, and at a quiet time. Afterwards '
      + 'NEXT-STEPS.md holds, and this page has done its work.',
    adopted.podNamespace === jobsNamespace
      ? `Jobs that run go on: their pods are in \`${jobsNamespace}\`, where this Prow looks for them.`
      : `Pods of running jobs are in \`${adopted.podNamespace}\`, and this Prow looks for them in \`${jobsNamespace}\` alone: it would start those `
        + 'jobs once more. '
        + 'So they are waited for.',
  ], [
    ...lookSteps(facts), ...adoptedSecretSteps(facts), ...stopSteps(facts), ...takeSteps(facts),
    ...adopted.namespace === namespace ? [] : [formerNamespaceStep(facts)],
  ]);
}

function lookSteps({ adopted }: AdoptionFacts): readonly RunbookStep[] {
  const old = `kubectl --namespace ${adopted.namespace}`;
  return [
    {
      title: 'See what is there',
      reason: 'What this page takes over, and nothing else. Deployments of other names are left alone: external plugins may stay where they are.',
      commands: ['kubectl get customresourcedefinition prowjobs.prow.k8s.io', `${old} get deployments,services,ingresses,configmaps`],
      expect: `Deployments out of ${quoted(ALL)}.`,
      otherwise: '`NotFound` for the CRD means that no Prow of today runs here: begin with NEXT-STEPS.md instead. Where there are no Deployments, the '
        + 'namespace is '
        + 'another one: say it in `adopts`.',
      undo: [],
      loss: 'none',
    },
    {
      title: 'Save it',
      reason: 'The way back of every later step. Secrets are not in it.',
      commands: [
        `${old} get deployments,services,ingresses,configmaps,serviceaccounts,roles,rolebindings,persistentvolumeclaims,prowjobs.prow.k8s.io `
          + `--output=yaml >${SAVED}`,
        `${old} get prowjobs.prow.k8s.io --output=name | LC_ALL=C sort >${JOBS_BEFORE}`,
        `grep -c . ${JOBS_BEFORE} || true`,
      ],
      expect: 'the number of ProwJobs that there are.',
      otherwise: '`Forbidden` means that your rights do not suffice: you need those of an administrator of the cluster.',
      undo: [`rm -f ${SAVED} ${JOBS_BEFORE}`],
      loss: 'none',
    },
  ];
}

function stopSteps({ prow, adopted }: AdoptionFacts): readonly RunbookStep[] {
  const old = `kubectl --namespace ${adopted.namespace}`;
  const restore = [`kubectl create --filename=${SAVED} || true`];
  const pending = `${old} get prowjobs.prow.k8s.io --output=jsonpath='{range .items[?(@.status.state=="pending")]}{.metadata.name} {end}'`;
  const waits = adopted.podNamespace !== prow.jobsNamespace;
  return [
    {
      title: 'Stop what makes jobs',
      reason: 'hook, horologium and tide. What starts jobs, looks after them and reports on them goes on for now.',
      commands: [`${old} delete deployments.apps ${MAKERS.join(' ')} --ignore-not-found`],
      expect: '`deleted` for each that was there.',
      otherwise: 'one that comes back is applied by something else, as a GitOps tool: stop that first.',
      undo: restore,
      loss: 'Webhooks from here until this Prow runs, a few minutes'
        + `${waits ? ' and the time of the longest job that runs' : ''}: GitHub does not send them again by itself. "Redeliver" in its list of `
        + 'deliveries does, for three days.',
    },
    ...waits ? [{
      title: 'Wait for jobs that run',
      reason: 'A ProwJob that is pending has its pod in the other namespace. One that is triggered has none yet: it starts here meanwhile and is waited for, '
        + 'or this Prow starts it.',
      commands: [`until pending=$(${pending}) && [ -z "$pending" ]; do sleep 5; done`],
      expect: 'the command ends.',
      otherwise: 'a job of many hours can be seen by `kubectl get prowjobs`. Break the command off, and that job is started once more by this Prow, '
        + 'in the other '
        + 'namespace; its old pod runs on until somebody deletes it.',
      undo: restore,
      loss: 'none',
    }] : [],
    {
      title: 'Remove the old Deployments, Services and rights',
      reason: 'By name. They are not changed in place: what was made without `kubectl apply` keeps fields that nobody wrote down, and a Service keeps its node '
        + 'port. Pods of jobs belong to no Deployment and run on; ProwJobs, Secrets and `job-config` stay.',
      commands: [
        `${old} delete deployments.apps,services,serviceaccounts,roles.rbac.authorization.k8s.io,rolebindings.rbac.authorization.k8s.io `
          + `${ALL.join(' ')} --ignore-not-found`,
        `${old} delete ingresses.networking.k8s.io prow prow-ingress --ignore-not-found`,
        `${old} delete persistentvolumeclaims ghproxy --ignore-not-found`,
        `${old} delete configmaps config plugins --ignore-not-found`,
        ...adopted.podNamespace === adopted.namespace ? [] : [
          `kubectl --namespace ${adopted.podNamespace} delete roles.rbac.authorization.k8s.io,rolebindings.rbac.authorization.k8s.io ${ALL.join(' ')} `
            + '--ignore-not-found'],
        `kubectl get clusterrolebindings --output=go-template='{{range .items}}{{$name := .metadata.name}}{{range .subjects}}{{if and (eq .kind `
          + '"ServiceAccount") '
          + `(eq .namespace "${adopted.namespace}") (eq .name ${ALL.map((name) => `"${name}"`).join(' ')})}}{{$name}}{{"\\n"}}{{end}}{{end}}{{end}}' | sort -u `
          + '| while read -r name; do kubectl delete clusterrolebinding "$name"; done',
      ],
      expect: '`deleted` for each that was there.',
      otherwise: 'what waits for ever has a finalizer; `kubectl get` with `--output=yaml` names it.',
      undo: restore,
      undoNote: 'ClusterRoleBindings are not among what was saved: their names are what the last command said.',
      loss: 'The cache of ghproxy, which fills again. deck is away until this Prow runs.',
    },
  ];
}

function takeSteps(facts: AdoptionFacts): readonly RunbookStep[] {
  const { prow: { namespace, storage }, adopted, hookUrl } = facts;
  const [old, here] = [adopted.namespace, namespace].map((one) => `kubectl --namespace ${one}`);
  const moves = adopted.namespace !== namespace;
  const onMinio = storage.s3?.endpoint?.includes('//minio.') === true;
  return [
    {
      title: 'Take over the CRD',
      reason: 'It is replaced as a whole, because `kubectl apply` alone would leave in it what an older one had. Its objects stay. Both versions call '
        + 'themselves `v1`.',
      commands: ['kubectl replace --save-config '
        + '--filename=00-crds.k8s.yaml', `${old} get prowjobs.prow.k8s.io --output=name | LC_ALL=C sort | comm -23 ${JOBS_BEFORE} -`],
      expect: '`replaced`, and no ProwJob: what is listed is missing.',
      otherwise: 'a ProwJob that is listed was deleted by sinker because it was old, or by somebody; it is in what was saved.',
      undo: [],
      undoNote: 'None is needed: an older Prow works with it.',
      loss: 'none',
    },
    ...moves ? [{
      title: 'Move the ProwJobs',
      reason: `From \`${adopted.namespace}\` to \`${namespace}\`: a copy, the old ones stay until the end. Those that are triggered start there.`,
      commands: [
        'kubectl apply --filename=05-namespaces.k8s.yaml',
        `${old} get prowjobs.prow.k8s.io --output=yaml | awk '/^  [a-z]/ { part = $1 } part == "metadata:" && /^    (namespace|resourceVersion|uid):/ { next } `
          + `{ print }' >${BESIDE}/prow-jobs-moved.yaml`,
        `if grep -q '^  kind: ProwJob$' ${BESIDE}/prow-jobs-moved.yaml; then ${here} create --filename=${BESIDE}/prow-jobs-moved.yaml; fi`,
        `${old} get configmap job-config --output=go-template='{{range $key, $value := .data}}{{$key}}{{"\\n"}}{{end}}' --ignore-not-found`,
      ],
      expect: '`created` for each. The last command lists files of jobs: they come again when the pull request that they stand in is merged, or once by hand.',
      otherwise: '`AlreadyExists` means that the step ran before.',
      undo: [`${here} delete prowjobs.prow.k8s.io --all`],
      loss: 'none',
    }] : [],
    {
      title: 'Apply this Prow',
      reason: 'It goes on where the old one stopped: it starts what is triggered, looks after what is pending, and reports nothing twice, because a '
        + 'ProwJob says '
        + 'itself what was reported.',
      commands: ['sh apply.sh'],
      expect: '`running` for each Deployment.',
      otherwise: '`provided port is already allocated` means that another Service has the node port: it has another name, so delete it by hand. `missing` '
        + 'names Secrets.',
      undo: ['sh apply.sh --delete --from 40-prow --yes', `kubectl create --filename=${SAVED} || true`],
      undoNote: 'The second brings the old one back, `job-config` with it.',
      loss: 'none',
    },
    {
      title: 'See that no ProwJob is lost',
      reason: 'Those from before are compared with those of now.',
      commands: [`${here} get prowjobs.prow.k8s.io --output=name | LC_ALL=C sort >${JOBS_AFTER}`, `comm -23 ${JOBS_BEFORE} ${JOBS_AFTER}`],
      expect: 'nothing.',
      otherwise: 'sinker deletes what ended long ago, a week where nothing else is said. Anything else is in what was saved.',
      undo: [],
      loss: 'none',
    },
    {
      title: 'Clean up',
      reason: [
        'Pods of ended jobs that no sinker looks after any more, and what was saved.',
        ...adopted.minio && !onMinio ? ['MinIO goes with its logs, to which links in deck led: copy its buckets first where you want them, as by '
          + '`rclone copy`, or '
          + 'keep it by `ObjectStorage.s3({ endpoint: … })`.'] : [],
      ].join(' '),
      commands: [
        ...adopted.podNamespace === facts.prow.jobsNamespace ? []
          : [`kubectl --namespace ${adopted.podNamespace} delete pods --selector=created-by-prow=true --ignore-not-found`],
        ...adopted.minio && !onMinio ? [
          `${old} delete deployments.apps,services,persistentvolumeclaims minio `
            + '--ignore-not-found', `${old} delete ingresses.networking.k8s.io minio --ignore-not-found`,
          `${old} delete secrets minio-root-creds --ignore-not-found`] : [],
        `rm -f ${SAVED} ${JOBS_BEFORE} ${JOBS_AFTER} ${BESIDE}/prow-jobs-moved.yaml`,
      ],
      expect: '`deleted` for what was there.',
      otherwise: 'a pod that does not end runs on a node that is away.',
      undo: [],
      undoNote: 'There is none.',
      loss: `logs in pods of ended jobs.${adopted.minio && !onMinio ? ' Logs in MinIO.' : ''}`,
    },
    {
      title: 'See to GitHub',
      reason: 'The secret of webhooks is the same as before. '
        + (hookUrl === undefined ? 'The address is the same where the port is: compare it with step "Tell GitHub" of '
          + 'NEXT-STEPS.md.' : `The address has to be \`${hookUrl}\`.`)
        + ' Tutorials ask for fewer permissions and events than Prow needs: compare those of the App with the first step of NEXT-STEPS.md, and accept them '
        + 'where the App is installed. Send again what was missed.',
      commands: [],
      expect: '200 for a delivery, and a status on a pull request.',
      otherwise: 'see "When something does not work" of NEXT-STEPS.md.',
      undo: [],
      loss: 'none',
    },
  ];
}

function formerNamespaceStep({ adopted: { namespace } }: AdoptionFacts): RunbookStep {
  return {
    title: 'Remove what is left in the old namespace',
    reason: 'ProwJobs, which were copied, and Secrets and ConfigMaps of Prow. The namespace stays, because it may hold what is not of Prow.',
    commands: [
      `kubectl --namespace ${namespace} delete prowjobs.prow.k8s.io --all`,
      `kubectl --namespace ${namespace} delete secrets hmac-token github-token --ignore-not-found`,
      `kubectl --namespace ${namespace} delete configmaps job-config --ignore-not-found`,
      `kubectl --namespace ${namespace} get all,configmaps,secrets`,
    ],
    expect: 'nothing of Prow in the list.',
    otherwise: 'it has a name that no tutorial gave it: delete it by hand.',
    undo: [],
    undoNote: 'There is none.',
    loss: 'none',
  };
}
