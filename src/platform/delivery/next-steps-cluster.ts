import { inWords } from '../cluster/prow-requests';
import { ClusterFacts, shell, written } from './next-step';

/** The step before all others, where somebody said which cluster it is. */
export function clusterSection(cluster: ClusterFacts | undefined): readonly string[] {
  if (cluster === undefined) return [];
  const { name, paragraphs, nodesShow, own, needs } = cluster;
  return [
    '## 0. Start the cluster',
    ...paragraphs,
    `The pods of this Prow ask for ${inWords(needs)}, and ${name} itself for about ${inWords(own)}. Jobs come on top.`,
    ...written({
      paragraphs: [shell('kubectl get nodes')],
      see: `a line for each node, with ${nodesShow}`,
      ifNot: ['`kubectl config current-context` shows which cluster kubectl is set to, and `kubectl config get-contexts` which there are.'],
    }),
  ];
}
