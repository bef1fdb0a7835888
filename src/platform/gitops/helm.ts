import { HelmSettings } from './git-ops-options';
import { GitOpsPlan } from './git-ops-plan';

/** A chart beside the output folder, which Helm keeps what is never removed of by an annotation on the objects themselves. */
export function helmPlan({ folder, name, version }: HelmSettings): GitOpsPlan {
  return {
    annotations: ({ stays }) => ({ ...(stays ? { 'helm.sh/resource-policy': 'keep' } : {}) }),
    files: () => [],
    chart: { folder, name, version },
    note: `The Helm chart \`${name}\` ${version} holds what is in this folder. \`helm install prow CHART --namespace default\` with its folder for CHART is instead `
      + 'of step 3, and comes before the Secrets, because it makes the namespaces. `helm upgrade` leaves CRDs as they are: `kubectl apply --server-side '
      + '-f CHART/crds` changes them. Where `DAY-TWO.md` runs `apply.sh`, run `helm upgrade`: the two do not go together.',
  };
}
