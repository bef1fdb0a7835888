import { GitOpsByHand, GitOpsPlan } from './git-ops-plan';
import { GIT_OPS_FOLDER, KUSTOMIZATION, kustomization, stageKustomizations } from './kustomization';

/**
 * A kustomization over all stages, and one for each.
 *
 * Source: kustomize api v0.21.1, internal/loader/fileloader.go and loadrestrictions.go: a kustomization may lead to folders anywhere but above itself, and to
 * files in its own folder and below alone, unless it is told otherwise.
 */
export function kustomizePlan(): GitOpsPlan {
  return {
    annotations: () => ({}),
    files: ({ files }) => [
      // beside the files, because from a folder below them kustomize would refuse to read them
      { name: KUSTOMIZATION, content: kustomization(...files) },
      ...stageKustomizations(files),
    ],
    note: 'kustomize builds all stages from this folder, in their order: `kubectl apply -k .` applies them, and a kustomization of yours names this folder among '
      + `its \`resources\` and changes them. The stages one by one are in \`${GIT_OPS_FOLDER}\`, for \`kubectl kustomize --load-restrictor `
      + `LoadRestrictionsNone ${GIT_OPS_FOLDER}/40-prow\`. \`apply.sh\` knows nothing of what a kustomization of yours changes: keep to one of the two.`,
    byHand: () => BY_HAND,
  };
}

const BY_HAND: GitOpsByHand = {
  by: 'kustomize',
  diff: ['kubectl diff -k .'],
  apply: ['kubectl apply -k .'],
  words: 'Where a kustomization of yours is over this folder, write its folder for `.`. kubectl removes nothing by it: delete by hand what is written no more, '
    + 'which the difference in Git shows.',
  deletes: (stages) => stages.map((stage) => (
    `kubectl kustomize --load-restrictor LoadRestrictionsNone ${GIT_OPS_FOLDER}/${stage} | kubectl delete --ignore-not-found --filename=-`)),
  deleteWords: 'The last stage goes first, so that nothing loses what it stands on. What a kustomization of yours adds, delete before.',
  deleteSee: '`deleted` for each object.',
  ownsNamespaces: false,
};
