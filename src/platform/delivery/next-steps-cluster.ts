import { ProwModel } from '../../prow/prow-model';
import { inWords } from '../cluster/prow-requests';
import { bullets, ClusterFacts, shell, written } from './next-step';

/** The step before all others, where somebody said which cluster it is. */
export function clusterSection(cluster: ClusterFacts | undefined, { namespace, endpoints: { hook, deck } }: ProwModel): readonly string[] {
  if (cluster === undefined) return [];
  const { name, paragraphs, waysIn, own, needs } = cluster;
  return [
    '## 0. Start the cluster',
    ...paragraphs,
    `The pods of this Prow ask for ${inWords(needs)}, and ${name} itself for about ${inWords(own)}. Jobs come on top.`,
    ...written({
      paragraphs: [shell('kubectl get nodes')],
      see: 'a line for each node, with `Ready` where the cluster has its network, and `NotReady` where step 3 brings it',
      ifNot: ['`kubectl config current-context` shows which cluster kubectl is set to, and `kubectl config get-contexts` which there are.'],
    }),
    ...(waysIn.length === 0 ? [] : ['When Prow runs, it is reached at:', bullets(waysIn)]),
    'From the machine that kubectl runs on, deck and hook are always reached while one of these runs:',
    shell(
      `kubectl --namespace ${namespace} port-forward service/${deck.serviceName} 8080:${deck.port}`,
      `kubectl --namespace ${namespace} port-forward service/${hook.serviceName} 8888:${hook.port}`),
  ];
}
