import { shellWord } from '../delivery/script';
import { HelmSettings } from './git-ops-options';
import { GitOpsByHand, GitOpsPlan } from './git-ops-plan';

/** A chart beside the output folder, which Helm keeps what is never removed of by an annotation on the objects themselves. */
export function helmPlan({ folder, name, version }: HelmSettings): GitOpsPlan {
  return {
    annotations: ({ stays }) => ({ ...(stays ? { 'helm.sh/resource-policy': 'keep' } : {}) }),
    files: () => [],
    chart: { folder, name, version },
    note: `The Helm chart \`${name}\` ${version} holds what is in this folder. \`helm install prow CHART --namespace default\` with its folder for CHART is instead `
      + 'of step 3, and comes before the Secrets, because it makes the namespaces. `helm upgrade` leaves CRDs as they are: `kubectl apply --server-side '
      + '-f CHART/crds` changes them. `apply.sh` and Helm do not go together: `DAY-TWO.md` has the commands of Helm.',
    byHand,
  };
}

const RELEASE = 'prow --namespace default';
const VALUES = '../prow-values.yaml';

/**
 * Values that were given once are kept by an upgrade without any.
 *
 * Source: helm v3.19.0, pkg/action/upgrade.go (`reuseValues`), and docs: CRDs are neither changed nor deleted.
 */
function byHand(folder: string): GitOpsByHand {
  const chart = shellWord(folder);
  return {
    by: 'Helm',
    diff: [
      `helm get values ${RELEASE} --output=yaml >${VALUES}`,
      `helm template prow ${chart} --namespace default --values=${VALUES} | kubectl diff --filename=-`,
    ],
    apply: [
      `kubectl apply --server-side --force-conflicts --filename=${shellWord(`${folder}/crds`)}`,
      `helm upgrade prow ${chart} --namespace default --wait --timeout=10m`,
    ],
    words: 'The release is `prow` of the namespace `default` here, as in NEXT-STEPS.md. Helm keeps the values that you gave, leaves CRDs to kubectl, and removes '
      + 'what is written no more, but for namespaces and claims.',
    back: {
      commands: [`helm history ${RELEASE}`, `helm rollback ${RELEASE} --wait --timeout=10m`],
      words: 'Helm keeps what it applied before: the second command goes back by one revision, and by a number behind `prow` to that one. CRDs stay as they are. '
        + 'Check out the output of the commit before as well, or the next upgrade brings everything back.',
    },
    deletes: () => [`helm uninstall ${RELEASE} --dry-run`, `helm uninstall ${RELEASE} --wait --timeout=10m`],
    deleteWords: 'Helm deletes what its release has, and leaves CRDs, namespaces and claims.',
    deleteSee: '`release "prow" uninstalled`, after names of what is kept.',
    ownsNamespaces: true,
  };
}
