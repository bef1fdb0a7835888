import { ProwModel } from '../prow-model';
import { DEFAULT_CLUSTER } from './known-clusters';
import { enabledClusters } from './kubeconfig-part';

/** The folder of a build cluster, below the output. */
export function clusterFolder(name: string): string {
  return `clusters/${name}`;
}

/** How another cluster is made one of Prow's. */
export function clusterNotes({ buildClusters, namespace, jobsNamespace }: ProwModel): readonly string[] {
  return enabledClusters(buildClusters).map(({ name, trusted, secretName }) => {
    const folder = clusterFolder(name);
    return `Jobs ${name === DEFAULT_CLUSTER ? 'that name no cluster' : `with \`cluster: ${name}\``} run in the namespace \`${jobsNamespace}\` of another cluster`
      + `${trusted ? ', which is trusted: presubmits may not name it' : ''}. Make it ready by \`sh ${folder}/apply.sh --context CONTEXT\` with a context of that `
      + `cluster, its Secrets by \`sh ${folder}/copy-secrets.sh --from-context PROW --context CONTEXT\`, and its kubeconfig by `
      + `\`sh ${folder}/kubeconfig.sh --context CONTEXT --output kubeconfig-${name}\`, which \`secrets.sh --kubeconfig-${name}-file kubeconfig-${name}\` takes. The `
      + `script says when the token in it ends; before that, make it anew, delete the Secret \`${secretName}\`, and call \`secrets.sh\` again. All but hook see the `
      + `new one by themselves: \`kubectl --namespace ${namespace} rollout restart deployment/hook\`.`;
  });
}
