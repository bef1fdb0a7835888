import { Where } from '../../core/problem';
import { readProps } from '../../core/props';
import { argoCdPlan } from './argo-cd';
import { fluxPlan } from './flux';
import { GitOpsPlan } from './git-ops-plan';
import { ARGO_CD, ArgoCdOptions, FLUX, FluxOptions } from './git-ops-options';

/**
 * What applies the output from Git. Its objects are written into the folder `gitops`, where `kubectl apply -f .` does not look, and are applied once;
 * from then on a commit is applied stage by stage, and nothing after a stage that does not work.
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

  private constructor(
    /** @internal */
    readonly _plan: GitOpsPlan,
  ) {}
}
