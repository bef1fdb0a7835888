import { clusterFolder, kubeconfigFile } from '../../prow/clusters/cluster-notes';
import { enabledClusters } from '../../prow/clusters/kubeconfig-part';
import { ProwModel } from '../../prow/prow-model';
import { copiedSecrets } from '../clusters/copied-secrets';
import { shell, written } from './next-step';

/**
 * What build clusters need before Secrets are made, as the beginning of that step: the kubeconfig of each is one of the Secrets, and holds a token of an
 * account that `apply.sh` of the cluster makes.
 */
export function buildClustersFirst({ buildClusters }: ProwModel): readonly string[] {
  const clusters = enabledClusters(buildClusters);
  if (clusters.length === 0) return [];
  const [they, each] = clusters.length === 1 ? ['the build cluster', 'it'] : ['the build clusters', 'each'];
  return [
    `First make ${they} ready, because a kubeconfig of ${each} is among the Secrets. \`CONTEXT\` is your way into that cluster.`,
    ...written({
      paragraphs: [shell(...clusters.flatMap(({ name }) => {
        const folder = clusterFolder(name);
        return [`sh ${folder}/apply.sh --context CONTEXT`, `sh ${folder}/kubeconfig.sh --context CONTEXT --output ${kubeconfigFile(name)}`];
      }))],
      see: '`apply` before both files of a cluster, perhaps `missing` before Secrets of jobs, which are copied later, and `wrote` with the end of its token',
      ifNot: ['the line that begins with `apply.sh:` or `error:` says what is wrong; the commands may be run again.'],
    }),
    'A kubeconfig lets everybody in who has it: keep it out of Git, and delete the file once the Secret is made.',
  ];
}

/** How pods of jobs there get what `secrets.sh` or a store made in Prow's own cluster; nothing where they need none. */
export function buildClustersThen(prow: ProwModel): readonly string[] {
  const clusters = enabledClusters(prow.buildClusters).filter((one) => copiedSecrets(prow, one).length > 0);
  return clusters.length === 0 ? [] : [
    `When these Secrets are in Prow's own cluster, of which \`PROW\` is a context, copy those of jobs into ${clusters.length === 1 ? 'the build cluster' : 'the build clusters'}; `
      + '`copied` or `kept` stands before each:',
    shell(...clusters.map(({ name }) => `sh ${clusterFolder(name)}/copy-secrets.sh --from-context PROW --context CONTEXT`)),
  ];
}
