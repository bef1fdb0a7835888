import { App, Chart } from 'cdk8s';
import { sayMinor } from '../../core/kubernetes-version';
import { Problem, throwProblems } from '../../core/problem';
import { BuildClusterPlan } from '../../prow/clusters/build-cluster';
import { clusterFolder } from '../../prow/clusters/cluster-notes';
import { ProwModel } from '../../prow/prow-model';
import { OutputFile } from '../../writer/output-file';
import { render } from '../../writer/render';
import { SortedKeys } from '../../writer/sorted-keys';
import { applyFiles, applyStages } from '../delivery/apply-plan';
import { applyScript } from '../delivery/apply-script';
import { script, shellWord } from '../delivery/script';
import { STAGES } from '../stages';
import { CONTROL_PLANE_ACCOUNT, placeClusterNamespaces, placeClusterObjects } from './build-cluster-objects';
import { copiedSecrets } from './copied-secrets';

/** What jobs there need, in the stage after the namespaces. */
const OBJECTS = '40-build-cluster';

/** The folder of a build cluster: its objects, `apply.sh`, `kubeconfig.sh`, and `copy-secrets.sh` where jobs need what stands in no YAML. */
export function buildClusterFiles(prow: ProwModel, cluster: BuildClusterPlan): readonly OutputFile[] {
  const folder = clusterFolder(cluster.name);
  const app = new App({ outdir: folder, resolvers: [new SortedKeys()] });
  sayMinor(app, prow.kubernetesMinor);
  placeClusterNamespaces(new Chart(app, STAGES.namespaces, { disableResourceNameHashes: true }), prow, cluster);
  placeClusterObjects(new Chart(app, OBJECTS, { disableResourceNameHashes: true }), prow, cluster);
  const problems: Problem[] = [];
  const charts = render(app, problems, () => undefined);
  throwProblems(problems.map((one) => ({ ...one, text: one.text.replace(/^\[/, `[${folder}/`) })));
  const stages = applyStages(applyFiles(app, charts.map(({ name }) => name)), [], []);
  const objects = copiedSecrets(prow, cluster);
  const command = 'sh copy-secrets.sh --from-context PROW --context CONTEXT';
  return [
    ...charts.map(({ name, bytes }) => ({ name, content: bytes.toString() })),
    { name: 'apply.sh', content: applyScript(stages, { kubernetesMinor: prow.kubernetesMinor, secrets: { objects, command, areWaitedFor: false } }) },
    { name: 'kubeconfig.sh', content: script('kubeconfig', { facts: facts(prow, cluster) }) },
    ...objects.length === 0 ? [] : [{
      name: 'copy-secrets.sh',
      content: script('copy-secrets', {
        objects: objects.map(({ kind, namespace, name }) => `#   ${kind} ${namespace}/${name}`),
        copies: objects.map(({ kind, namespace, name }) => `copy ${kind} ${namespace} ${name}`),
      }),
    }],
  ].map(({ name, content }) => ({ name: `${folder}/${name}`, content }));
}

function facts({ namespace, jobsNamespace }: ProwModel, { name, apiServer }: BuildClusterPlan): readonly string[] {
  return [
    `name=${name}`, `server=${shellWord(apiServer)}`, `namespace=${namespace}`, `account=${CONTROL_PLANE_ACCOUNT}`, `jobs=${jobsNamespace}`,
  ];
}
