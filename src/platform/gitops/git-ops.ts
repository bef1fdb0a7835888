import { Where } from '../../core/problem';
import { readProps } from '../../core/props';
import { argoCdPlan } from './argo-cd';
import { fluxPlan } from './flux';
import { helmPlan } from './helm';
import { kustomizePlan } from './kustomize';
import { GitOpsPlan } from './git-ops-plan';
import { ARGO_CD, ArgoCdOptions, FLUX, FluxOptions, HELM, HelmOptions } from './git-ops-options';

/**
 * What applies the output from Git. Objects of Argo CD and Flux are written into the folder `gitops`, where `kubectl apply -f .` does not look, and are applied
 * once; from then on a commit is applied stage by stage, and nothing after a stage that does not work. For kustomize there are files `Kustomization`, which
 * `kubectl apply -f` does not take for manifests.
 */
export class GitOps {
  /**
   * Argo CD does, by one Application over the files of the stages. Each object gets its stage as a sync wave, because Argo CD waits between waves by
   * itself, and between Applications only where it was told how. `gitops/argo-cd.yaml`. Errors: those of the options, all together.
   */
  static argoCd(options: ArgoCdOptions): GitOps {
    return new GitOps(argoCdPlan(readProps(Where.call('GitOps.argoCd'), options, ARGO_CD)));
  }

  /**
   * Flux does, by a Kustomization for each stage, which depends on the one before. `gitops/flux.yaml`, and a file `Kustomization` for each stage
   * in a folder below. Errors: those of the options, all together.
   */
  static flux(options: FluxOptions): GitOps {
    return new GitOps(fluxPlan(readProps(Where.call('GitOps.flux'), options, FLUX)));
  }

  /**
   * Somebody does, with kustomize: by hand, or a tool that is told of a kustomization of theirs. A file `Kustomization` of the output folder builds all
   * stages in their order, for `kubectl apply -k` and among the `resources` of a kustomization of one's own, which may patch objects, change images and
   * replicas, and add labels. `namespace`, `namePrefix` and `nameSuffix` do not know the names in Prow's configuration and flags: those are properties
   * here. One more for each stage is in a folder of its own below `gitops`; kustomize builds it with `--load-restrictor LoadRestrictionsNone` alone,
   * because it leads to the stage's file above it.
   */
  static kustomize(): GitOps {
    return new GitOps(kustomizePlan());
  }

  /**
   * Helm does, by a chart in a folder of its own beside the output folder, where nothing else may read its files. With its own values it renders the
   * objects of the output byte for byte; those of them that may change without a check of this library being lost are values, ten at most: the DNS
   * names, node ports and replicas of hook and deck, the image registry, the size and class of the store, and the address at the ACME server. A chart
   * has those that its app has, and refuses others and wrong ones by `values.schema.json`. CRDs are in `crds`. A `cni` that is installed raises
   * `MutuallyExclusive`, because Helm applies everything at once. Errors: those of the options, all together.
   */
  static helm(options: HelmOptions = {}): GitOps {
    return new GitOps(helmPlan(readProps(Where.call('GitOps.helm'), options, HELM)));
  }

  private constructor(
    /** @internal */
    readonly _plan: GitOpsPlan,
  ) {}
}
