import { ProwModel } from '../prow-model';
import { DEFAULT_CLUSTER } from './known-clusters';
import { enabledClusters } from './kubeconfig-part';

/** The folder of a build cluster, below the output. */
export function clusterFolder(name: string): string {
  return `clusters/${name}`;
}

/** Where its kubeconfig is written: above the output, which `cdk8s synth` empties and which may be committed as a whole. */
export function kubeconfigFile(name: string): string {
  return `../kubeconfig-${name}`;
}

/** How another cluster stays one of Prow's. */
export function clusterNotes({ buildClusters, namespace, jobsNamespace }: ProwModel): readonly string[] {
  return enabledClusters(buildClusters).map(({ name, trusted, secretName }) => {
    const folder = clusterFolder(name);
    return `Jobs ${name === DEFAULT_CLUSTER ? 'that name no cluster' : `with \`cluster: ${name}\``} run in the namespace \`${jobsNamespace}\` of another cluster`
      + `${trusted ? ', which is trusted: presubmits may not name it' : ''}. \`${folder}/kubeconfig.sh\` says when the token of its kubeconfig ends; before that, make it `
      + `anew by \`sh ${folder}/kubeconfig.sh --context CONTEXT --output ${kubeconfigFile(name)}\`, delete the Secret \`${secretName}\`, and call `
      + `\`sh secrets.sh --kubeconfig-${name}-file ${kubeconfigFile(name)}\`. All but hook see the new one by themselves: `
      + `\`kubectl --namespace ${namespace} rollout restart deployment/hook\`.`;
  });
}
