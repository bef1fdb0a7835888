import { argument } from '../../core/argument';
import { image } from '../../core/names';
import { PodOptions, podSettingsOver, PodSettings, POD_FIELDS } from '../../core/pod-options';
import { also, Fields, optional, Read, shape } from '../../core/props';
import { text } from '../../core/safe-text';
import { boolean, integer, list } from '../../core/values';
import { ContainerResources, containerResources } from '../../core/workload-options';
import { cronProblem } from '../../schema/cron-text';
import { argumentFindings } from '../../schema/program-flags';
import { timeZoneProblem } from '../../schema/time-zone';
import { NODE_ARCH, PUBLISHED_ARCH } from '../components/architectures';
import { CONFIG, GITHUB, Remedies } from '../components/answered-flags';

/**
 * What can be set of branchprotector, which writes the section `branch-protection` of `config.yaml` to GitHub by the clock. It runs where the section is;
 * without one there is nothing to protect (`PropWithoutEffect`). Nodes are of amd64 unless another architecture is said.
 */
export interface BranchprotectorOptions extends PodOptions {
  /**
   * When it runs: five fields of cron, or a name such as `@hourly`. The CronJob's `spec.schedule`. Error: `CronInvalid`.
   * @default 54 * * * *
   */
  readonly schedule?: string;

  /**
   * Whose clock the schedule goes by, such as `Europe/Berlin`. The CronJob's `spec.timeZone`. Error: `CronInvalid`.
   * @default - that of the cluster's controllers, which is mostly UTC
   */
  readonly timeZone?: string;

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

  /**
   * Whether nothing begins until this is taken away again. The CronJob's `spec.suspend`.
   * @default false
   */
  readonly suspend?: boolean;

  /**
   * How long a run may take, in minutes, 1 to 1440. The Job's `spec.activeDeadlineSeconds`.
   * @default 60
   */
  readonly deadlineMinutes?: number;

  /**
   * The whole image reference, with a fixed tag or a digest. Errors: `ImageInvalid`, `ImageNotPinned`.
   * @default - `<prowImageRegistry>/branchprotector:<prowVersion>`
   */
  readonly image?: string;

  /**
   * What the container asks for and may use. Replaces the default as a whole. Error: `RequestAboveLimit`.
   * @default - requests of 50m of cpu and 128Mi of memory, and a limit of 512Mi
   */
  readonly resources?: ContainerResources;

  /**
   * Command-line arguments behind ours, such as `--github-enabled-org=acme`. Errors: `ArgumentInvalid`, `ArgumentTaken`, `ArgumentUnknown`, and
   * `ArgumentHarmful` for `--github-enabled-repo` beside `orgs`, all of which it would leave out.
   * @default - none
   */
  readonly extraArgs?: string[];
}

/** Of its image, its objects and the label `app`. */
export const BRANCHPROTECTOR = 'branchprotector';

const TAKEN: Remedies = {
  ...CONFIG, ...GITHUB, 'confirm': 'say it with confirm', 'verify-restrictions': 'say it with verifyRestrictions', 'enable-apps-restrictions': 'say it with enableAppsRestrictions',
};

export const branchprotectorOptions = shape({
  ...POD_FIELDS,
  schedule: optional(also(text, cronProblem), '54 * * * *'),
  timeZone: optional(also(text, timeZoneProblem)),
  confirm: optional(boolean, true),
  verifyRestrictions: optional(boolean, false),
  enableAppsRestrictions: optional(boolean),
  suspend: optional(boolean, false),
  deadlineMinutes: optional(integer(1, 1440), 60),
  image: optional(image),
  resources: optional(containerResources, { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '512Mi' } }),
  extraArgs: optional(list(argument), []),
} satisfies Fields<BranchprotectorOptions>, (said, p) => {
  for (const { index, finding, byTable } of argumentFindings(said.extraArgs, { program: BRANCHPROTECTOR, taken: TAKEN })) {
    if (said.image === undefined || !byTable) p.problem(`extraArgs[${index}]`, finding);
  }
  return said;
});

/** branchprotector's pod, and when it runs. */
export type BranchprotectorSettings = ReturnType<typeof branchprotectorSettings>;

/** What was said of it, over what was said of all pods of ours. */
export function branchprotectorSettings(said: Read<typeof branchprotectorOptions>, forAll: PodSettings, ownImage: string, namesApps: boolean) {
  const pod = podSettingsOver(forAll, said);
  const enableAppsRestrictions = said.enableAppsRestrictions ?? namesApps;
  return { ...said, ...pod, enableAppsRestrictions, image: said.image ?? ownImage, nodeSelector: { [NODE_ARCH]: PUBLISHED_ARCH, ...pod.nodeSelector } };
}
