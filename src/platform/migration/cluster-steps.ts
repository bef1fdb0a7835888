import { quote } from '../../core/quote';
import { Finding } from '../../core/problem';
import { BuildClusterPlan } from '../../prow/clusters/build-cluster';
import { clusterFolder } from '../../prow/clusters/cluster-notes';
import { copiedSecrets } from '../clusters/copied-secrets';
import { shellWord } from '../delivery/script';
import { BESIDE } from '../runbook/day-two-facts';
import { RunbookPlace } from '../runbook/runbook-place';
import { RunbookStep } from '../runbook/runbook-step';
import { STAGES } from '../stages';
import { filesSentence, newInputs, scriptCommand } from './new-inputs';
import { Side } from './side';

const CONTEXTS = 'Give the shell the names of two contexts of kubectl: `CONTEXT` for that cluster, and `PROW` for the cluster of Prow, as in `CONTEXT=build PROW=prow`.';

/** Clusters that jobs run in, and that come, go or are elsewhere. What Prow itself has of them changes with the last step. */
export function clusterSteps(from: Side, to: Side): readonly RunbookStep[] | Finding {
  const [before, after] = [clustersOf(from), clustersOf(to)];
  const stayed = before.filter(({ name }) => after.some((one) => one.name === name));
  const [old, next] = [from.settings.prow, to.settings.prow];
  if (stayed.length > 0 && (old.namespace !== next.namespace || old.jobsNamespace !== next.jobsNamespace)) {
    return {
      what: `moves a namespace, and the objects of Prow in the build ${stayed.length === 1 ? 'cluster' : 'clusters'} `
        + `${stayed.map(({ name }) => quote(name)).join(', ')} are in the old one`,
      instead: 'leave buildClusters out first, move, and bring them back afterwards', code: 'MigrationUnknown',
    };
  }
  return [
    ...onlyIn(to, from).flatMap((one) => comingSteps(from, to, one)),
    ...onlyIn(from, to).map((one) => endStep(from, one, after.some(({ name }) => name === one.name))),
  ];
}

/** What is left in those that go, when Prow has forgotten them. */
export function clustersLeft(from: Side, to: Side): readonly RunbookStep[] {
  return onlyIn(from, to).map((one) => leftStep(from, to, one));
}

function clustersOf({ settings: { prow: { buildClusters } } }: Side): readonly BuildClusterPlan[] {
  return buildClusters;
}

/** Another API server is another cluster, whatever its name. */
function onlyIn(side: Side, other: Side): readonly BuildClusterPlan[] {
  return clustersOf(side).filter(({ name, apiServer }) => clustersOf(other).every((one) => one.name !== name || one.apiServer !== apiServer));
}

function comingSteps(from: Side, to: Side, cluster: BuildClusterPlan): readonly RunbookStep[] {
  const { name, secretName } = cluster;
  const { prow } = to.settings;
  const folder = clusterFolder(name);
  const isThere = clustersOf(from).some((one) => one.name === name && one.secretName === secretName);
  const inputs = newInputs(from, to, isThere ? [{ namespace: prow.namespace, name: secretName }] : []);
  const kubeconfig = inputs.find(({ option }) => option === `--kubeconfig-${name}-file`);
  const others = inputs.filter((one) => one !== kubeconfig);
  const file = `${BESIDE}/${kubeconfig?.copy ?? `given.kubeconfig-${name}`}`;
  const remove = `kubectl --namespace ${prow.namespace} delete --ignore-not-found secret/${secretName}`;
  return [
    {
      title: `Make the build cluster ${name} ready`,
      reason: `What jobs need there stands in \`${folder}\`: namespaces, accounts, policies, and an account of Prow with rights to pods in \`${prow.jobsNamespace}\` alone. ${CONTEXTS}`,
      commands: [
        ...copiedSecrets(prow, cluster).length === 0 ? [] : [
          `sh ${folder}/apply.sh --context "$CONTEXT" --until ${STAGES.namespaces}`, `sh ${folder}/copy-secrets.sh --from-context "$PROW" --context "$CONTEXT"`,
        ],
        `sh ${folder}/apply.sh --context "$CONTEXT"`,
        `sh ${folder}/kubeconfig.sh --context "$CONTEXT" --output ${shellWord(file)}`,
      ],
      expect: `\`apply\` before each file, and \`${file}\`.`,
      otherwise: 'the script says which object the cluster does not take, and why.',
      undo: [`kubectl --context "$CONTEXT" delete --ignore-not-found --filename ${folder}`],
      undoNote: 'Only where nothing else of yours is in these namespaces:',
      loss: 'none: no job runs there before the last step.',
    },
    {
      title: `Give Prow the kubeconfig of ${name}`,
      reason: `Five components mount it, six where there is a private deck.${isThere ? ` The Secret \`${secretName}\` holds that of the old cluster, and makes room.` : ''}${filesSentence(others)}`,
      commands: [...isThere ? [remove] : [], scriptCommand(inputs)],
      expect: `${isThere ? '`deleted`, then ' : ''}\`made\` before \`${secretName}\`.`,
      otherwise: '`kept` means that a Secret of this name is there still.',
      undo: [remove],
      ...isThere ? { undoNote: 'Make the former one by the NEXT-STEPS.md of before.' } : {},
      loss: isThere ? 'jobs of that cluster do not start until the last step is done, about 5 minutes.' : 'none: components mount it from the last step on.',
    },
  ];
}

function endStep({ settings: { prow: { namespace, here } } }: Side, { name }: BuildClusterPlan, isReplaced: boolean): RunbookStep {
  const running = `{{range .items}}{{if and (eq (print .spec.cluster) ${quote(name)}) (not .status.completionTime)}}{{.metadata.name}} {{.status.state}}{{"\\n"}}{{end}}{{end}}`;
  return {
    title: `Let jobs in the build cluster ${name} end`,
    reason: `From the last step on Prow does not ask that cluster: a job that runs there ends in error then, and its pod runs on until somebody deletes it.${isReplaced ? ''
      : ` Jobs in code have other clusters in this folder already; \`cluster: ${name}\` in files of repositories has to go before, or such jobs end in error: those that name no `
        + `cluster run in \`${here}\`.`}`,
    commands: [`kubectl --namespace ${namespace} get prowjobs.prow.k8s.io --output go-template='${running}'`],
    expect: 'nothing. Repeat the command until it shows no job.',
    otherwise: 'a job that does not end can be aborted in deck, where people sign in; new ones come from whatever names the cluster still.',
    undo: [],
    undoNote: 'Nothing was changed yet.',
    loss: 'none while you wait; of jobs that run there at the last step, the results.',
  };
}

function leftStep(from: Side, to: Side, { name, secretName }: BuildClusterPlan): RunbookStep {
  const { namespace } = from.settings.prow;
  const isUsed = clustersOf(to).some((one) => one.secretName === secretName) && namespace === to.settings.prow.namespace;
  return {
    title: `Clean the build cluster ${name}`,
    reason: `Its folder is in the output of before alone. The account of Prow there, with its rights, the Secrets that were copied, and pods that were left are deleted with the namespaces: `
      + 'look before whether something else of yours is in them. Delete the file of its kubeconfig too, wherever it lies: its token works until the account is gone. `CONTEXT` is the '
      + 'context of that cluster.',
    commands: [
      `kubectl --context "$CONTEXT" delete --ignore-not-found --filename ${clusterFolder(name)}`,
      ...isUsed ? [] : [`kubectl --namespace ${namespace} delete --ignore-not-found secret/${secretName}`],
    ],
    place: RunbookPlace.FORMER_OUTPUT,
    expect: '`deleted` before each object.',
    otherwise: 'a namespace that stays Terminating holds something that a controller keeps: `kubectl describe` names it.',
    undo: [],
    undoNote: 'There is none but the way back as a migration of its own.',
    loss: 'none of jobs that ended: their logs are in the store. A pod that ran still has no log.',
  };
}
