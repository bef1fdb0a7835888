import { argument } from '../../core/argument';
import { image } from '../../core/names';
import { PodOptions, podSettingsOver, PodSettings, POD_FIELDS } from '../../core/pod-options';
import { also, Fields, optional, Props, ValuesOf } from '../../core/props';
import { text } from '../../core/safe-text';
import { boolean, integer, list } from '../../core/values';
import { ContainerResources, containerResources } from '../../core/workload-options';
import { cronProblem } from '../../schema/cron-text';
import { argumentFindings } from '../../schema/program-flags';
import { timeZoneProblem } from '../../schema/time-zone';
import { furtherFindings } from '../components/argument-rules';
import { NODE_ARCH, PUBLISHED_ARCH } from '../components/architectures';
import { Remedies } from '../components/answered-flags';
import { ScheduledProgram } from '../components/component-kinds';

/**
 * What can be set of every program that runs by the clock: a CronJob, one run at a time, which is not repeated when it fails. Nodes are of amd64 unless
 * another architecture is said.
 */
export interface ScheduledProgramOptions extends PodOptions {
  /**
   * When it runs: five fields of cron, or a name such as `@hourly`. The CronJob's `spec.schedule`. Error: `CronInvalid`.
   * @default - branchprotector at minute 54 of each hour, label_sync at minute 17, peribolos at minute 35
   */
  readonly schedule?: string;

  /**
   * Whose clock the schedule goes by, such as `Europe/Berlin`. The CronJob's `spec.timeZone`. Error: `CronInvalid`.
   * @default - that of the cluster's controllers, which is mostly UTC
   */
  readonly timeZone?: string;

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
   * @default - that of the program's own project: `<prowImageRegistry>/<program>:<prowVersion>`, or what the program's own options say
   */
  readonly image?: string;

  /**
   * What the container asks for and may use. Replaces the default as a whole. Error: `RequestAboveLimit`.
   * @default - requests of 50m of cpu and 128Mi of memory, and a limit of 512Mi
   */
  readonly resources?: ContainerResources;

  /**
   * Command-line arguments behind ours, such as `--github-hourly-tokens=100`. Errors: `ArgumentInvalid`, `ArgumentTaken`,
   * `ArgumentUnknown`, `ArgumentsContradict`.
   * @default - none
   */
  readonly extraArgs?: string[];
}

/** What is read of every such program. */
export function scheduledFields(schedule: string) {
  return {
    ...POD_FIELDS,
    schedule: optional(also(text, cronProblem), schedule),
    timeZone: optional(also(text, timeZoneProblem)),
    suspend: optional(boolean, false),
    deadlineMinutes: optional(integer(1, 1440), 60),
    image: optional(image),
    resources: optional(containerResources, { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '512Mi' } }),
    extraArgs: optional(list(argument), []),
  } satisfies Fields<ScheduledProgramOptions>;
}

type Said = ValuesOf<ReturnType<typeof scheduledFields>>;

/** Arguments that the program does not take, or that we set. */
export function checkScheduledArguments({ extraArgs, image: own }: Said, program: ScheduledProgram, taken: Remedies, p: Props<'extraArgs'>): void {
  const found = argumentFindings(extraArgs, { program, taken });
  for (const { index, finding, byTable } of [...found, ...furtherFindings(program, extraArgs, found)]) {
    // of an image of somebody's own nobody knows the flags
    if (own === undefined || !byTable) p.problem(`extraArgs[${index}]`, finding);
  }
}

/** The pod of such a program, and when it runs, over what was said of all pods of ours. */
export function scheduledSettings<T extends Said>(said: T, forAll: PodSettings, ownImage: string, pulled: (image: string) => string) {
  const pod = podSettingsOver(forAll, said);
  return { ...said, ...pod, image: pulled(said.image ?? ownImage), nodeSelector: { [NODE_ARCH]: PUBLISHED_ARCH, ...pod.nodeSelector } };
}

/** The same, filled in. */
export type ScheduledSettings = ReturnType<typeof scheduledSettings<Said>>;
