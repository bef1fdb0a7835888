import { INSTANCE } from '../../core/labels';
import { namespacesOf } from '../../prow/prow-model';
import { OBJECT_STORE } from '../../prow/storage/object-store';
import { STAGES } from '../stages';
import { DayTwoFacts, quoted } from './day-two-facts';
import { RunbookStep } from './runbook-step';

/** A node that is drained or comes to an end. */
export function nodeSteps({ prow: { namespace, jobsNamespace }, objects }: DayTwoFacts): readonly RunbookStep[] {
  const bound = objects.some(({ kind }) => kind === 'PersistentVolume');
  const budgets = objects.filter(({ kind }) => kind === 'PodDisruptionBudget.policy').map(({ name }) => name);
  return [{
    title: 'Drain or replace a node',
    reason: 'Set the variable to the name of the node first: `NODE=…`. Jobs that run on it are started again by Prow from the beginning; wait for them where '
      + 'that hurts. ' + (budgets.length === 0 ? '' : `Of ${quoted(budgets)} one pod stays up all the time where they run twice.`),
    commands: [
      'kubectl cordon "$NODE"',
      `kubectl --namespace ${jobsNamespace} get pods --selector=created-by-prow=true --field-selector="spec.nodeName=$NODE"`,
      'kubectl drain "$NODE" --ignore-daemonsets --delete-emptydir-data --timeout=15m',
      `kubectl --namespace ${namespace} get pods --output=wide`,
    ],
    expect: '`drained`, and all pods of Prow `Running` on other nodes.',
    otherwise: '`Cannot evict pod as it would violate the pod\'s disruption budget` goes on by itself once the other pod is ready; where there is one node only, '
      + 'it never is.' + (bound ? ` The volume of \`${OBJECT_STORE}\` lies on one node: it stays Pending until that node is back. For a new node back up the logs `
        + 'first, change `localPath`, and restore them.' : ''),
    undo: ['kubectl uncordon "$NODE"'],
    loss: 'Time of the jobs that are started again; logs that they wrote so far, where they were not uploaded.'
      + (bound ? ' The store is away as long as its node is.' : ''),
  }];
}

/** Nothing of it is left afterwards but what is said. */
export function endSteps(facts: DayTwoFacts): readonly RunbookStep[] {
  const { prow: { namespace, metadata, github: { auth } }, stages, objects, gitOps, byHand } = facts;
  const namespaces = namespacesOf(facts.prow);
  const manifests = stages.flatMap((stage) => stage.manifests);
  const network = stages.some(({ name, file }) => name === STAGES.network && file !== undefined);
  const from = network ? ` --from ${stages.find(({ name, file }) => file !== undefined && !NETWORK.has(name) && name > STAGES.networkConfig)?.name ?? STAGES.prow}` : '';
  const stay = network || byHand?.ownsNamespaces === true;
  const deleted = stages.filter(({ name, file }) => file !== undefined && !(network && NETWORK.has(name))).map(({ name }) => name).reverse();
  const isApp = auth.keys.some(({ content }) => content !== 'token');
  return [
    {
      title: 'Uninstall: stop what comes in',
      reason: `First at GitHub, so that it sends nothing into the void: ${isApp ? 'uninstall the App from the organisations and repositories, or turn its webhook off'
        : 'delete the webhooks of the organisations and repositories'}.${gitOps === undefined ? '' : ` Then stop ${gitOps.by}, which would bring everything back: `
        + 'the commands delete its objects of the folder `gitops`, without what they applied.'} Branches that require a status of Prow can be merged by nobody without it: take `
        + 'that rule away. Back up the logs, the Secrets and the history of jobs where you want them.',
      commands: [...gitOps?.stops ?? [], `kubectl --namespace ${namespace} get prowjobs.prow.k8s.io`],
      expect: 'no job that is pending or triggered.',
      otherwise: 'it is ended with everything else, and its pull request keeps waiting.',
      undo: [],
      undoNote: `Install the App again, or turn the webhook on.${gitOps === undefined ? '' : ` Tell ${gitOps.by} again, as NEXT-STEPS.md does.`}`,
      loss: 'from here on no pull request is tested.',
    },
    {
      title: 'Uninstall: delete it',
      reason: byHand !== undefined ? byHand.deleteWords + (network ? ' The network stays, on which every other pod of the cluster stands.' : '')
        : 'The script deletes the last stage first, so that nothing loses what it stands on.'
        + (network ? ' It ends before the network, on which every other pod of the cluster stands; `sh apply.sh --delete` alone takes that too.' : ''),
      commands: byHand !== undefined ? [...byHand.deletes(deleted)] : [`sh apply.sh --delete --dry-run${from}`, `sh apply.sh --delete --yes${from}`],
      expect: byHand?.deleteSee ?? '`delete` before each file.',
      otherwise: 'what waits for ever has a finalizer whose controller is gone: `kubectl get namespace '
        + `${namespace} --output=yaml\` names it under \`conditions\`.`,
      undo: [],
      undoNote: 'Restore the Secrets, or make new ones, and apply again. What was lost comes from backups alone.',
      loss: stay ? 'Prow, its ways in, and with them nothing of the network.'
        : `the namespaces ${quoted(namespaces.slice(0, -1))} and ${quoted(namespaces.slice(-1))} with Secrets, ProwJobs, claims, and logs as far as the class of the volume deletes it with its claim.`,
    },
    ...stay ? [{
      title: 'Uninstall: delete the namespaces',
      reason: 'They hold what no file of this folder has: Secrets, ProwJobs and the claims.',
      commands: [`kubectl delete namespace ${namespaces.join(' ')} --ignore-not-found`, 'kubectl delete --filename=00-crds.k8s.yaml --ignore-not-found'],
      expect: '`deleted`.',
      otherwise: 'somebody else has ProwJobs in this cluster: leave the CRD.',
      undo: [],
      undoNote: 'There is none but backups.',
      loss: 'Secrets, ProwJobs, and logs.',
    }] : [],
    {
      title: 'Uninstall: see what is left',
      reason: [
        'What was not made by this folder stays.',
        ...objects.some(({ kind }) => kind === 'PersistentVolume') ? ['The files of the store stay on the node, below `localPath`: delete them there.'] : [],
        ...manifests.length === 0 ? [] : [`What other projects publish stays, because others may use it: ${quoted(manifests.map(({ name }) => name))}. `
          + (byHand === undefined ? '`sh apply.sh --help` says how it is deleted too.' : 'Delete it by what it was applied from.')],
        ...network ? ['The network stays.'] : [],
        'At GitHub there are left: the App or the bot with its token, the labels that Prow made, the rules of branches, and `.prow.yaml`, `prow-jobs.yaml` and '
          + '`OWNERS` in repositories. Delete the App last, and with it its keys are worthless.',
      ].join(' '),
      commands: [
        `kubectl get namespace ${namespaces.join(' ')} --ignore-not-found`,
        'kubectl get customresourcedefinition prowjobs.prow.k8s.io --ignore-not-found',
        `kubectl get persistentvolume --output=go-template='{{range .items}}{{with .spec.claimRef}}{{if eq .namespace "${namespace}"}}{{.name}}{{"\\n"}}{{end}}{{end}}{{end}}'`,
        `kubectl get clusterroles,clusterrolebindings --selector=app.kubernetes.io/managed-by=cdk8s-prow,${INSTANCE}=${metadata.labels[INSTANCE]}`,
      ],
      expect: 'nothing from the first three commands, and `No resources found` from the last.',
      otherwise: 'a volume whose class keeps it (`Retain`) is listed: delete it and its disk once nobody wants the logs. A CRD is kept while another '
        + 'Prow is in the cluster, or ProwJobs in another namespace.',
      undo: [],
      loss: 'none',
    },
  ];
}

const NETWORK: ReadonlySet<string> = new Set([STAGES.crds, STAGES.namespaces, STAGES.network, STAGES.networkConfig]);
