import { Fields, optional, shape } from '../../core/props';
import { boolean } from '../../core/values';
import { CONFIG, GITHUB, Remedies } from '../components/answered-flags';
import { checkScheduledArguments, scheduledFields, ScheduledProgramOptions } from './scheduled-program-options';

/**
 * What can be set of branchprotector, which writes the section `branch-protection` of `config.yaml` to GitHub by the clock. It runs where the section is;
 * without one there is nothing to protect (`PropWithoutEffect`). In its `extraArgs`, `--github-enabled-repo` beside `orgs` is refused (`ArgumentHarmful`):
 * branchprotector would leave all of them out.
 */
export interface BranchprotectorOptions extends ScheduledProgramOptions {
  /**
   * Whether it changes GitHub: `--confirm`. Otherwise its log alone says what it would change.
   * @default true
   */
  readonly confirm?: boolean;

  /**
   * Whether people, teams and Apps in `restrictions` are looked up before they are sent: `--verify-restrictions`.
   * @default false
   */
  readonly verifyRestrictions?: boolean;

  /**
   * Whether `restrictions.apps` is sent: `--enable-apps-restrictions`. False where the section names Apps raises `MutuallyExclusive`.
   * @default - where the section names Apps
   */
  readonly enableAppsRestrictions?: boolean;
}

/** Of its image, its objects and the label `app`. */
export const BRANCHPROTECTOR = 'branchprotector';

const TAKEN: Remedies = {
  ...CONFIG, ...GITHUB, 'confirm': 'say it with confirm', 'verify-restrictions': 'say it with verifyRestrictions', 'enable-apps-restrictions': 'say it with enableAppsRestrictions',
};

export const branchprotectorOptions = shape({
  ...scheduledFields('54 * * * *'),
  confirm: optional(boolean, true),
  verifyRestrictions: optional(boolean, false),
  enableAppsRestrictions: optional(boolean),
} satisfies Fields<BranchprotectorOptions>, (said, p) => {
  checkScheduledArguments(said, BRANCHPROTECTOR, TAKEN, p);
  return said;
});
