import { DECORATION_CONFIG, DecorationConfig } from './decoration-config';
import { JOB_REFS, JobRefs } from './job-refs';
import { JobTemplate } from './job-template';
import { asItIs, of, Words } from './job-word';
import { PROW_JOB_DEFAULT, ProwJobDefault } from './prow-job-default';
import { REPORTER_CONFIG, ReporterConfig } from './reporter-config';
import { RERUN_AUTH_CONFIG, RerunAuthConfig } from './rerun-auth-config';

/**
 * What jobs of every kind have. Only jobs that run as pods are known here, so there is no `agent`.
 * Source: prow pkg/config/jobs.go, JobBase and UtilityConfig, at a61940897.
 */
export interface JobBase {
  /**
   * How the job is called: letters, digits, `-`, `.` and `_`. Of more than 63 characters the app warns. Errors: `JobNameInvalid`, `JobNameTaken`
   * where another job for the same branch has it.
   */
  readonly name: string;

  /**
   * Labels of the ProwJob and of its pod; presets with the same ones are laid over the pod. Errors: `LabelKeyInvalid`, `LabelValueInvalid`,
   * `JobLabelReserved`.
   * @default - none besides Prow's own
   */
  readonly labels?: { readonly [label: string]: string };

  /**
   * Annotations of the ProwJob and of its pod, which Prow itself does not read.
   * @default - none besides Prow's own
   */
  readonly annotations?: { readonly [annotation: string]: string };

  /**
   * In which cluster the pod runs, by the name of its build cluster. Error: `BuildClusterUnknown` for one that nobody configured.
   * @default default - the one that Prow is in
   */
  readonly cluster?: string;

  /**
   * The namespace of the pod. Another one than that of jobs is refused (`NotAllowedValue`).
   * @default - `pod_namespace` of `config.yaml`, the property jobsNamespace
   */
  readonly namespace?: string;

  /**
   * How many of this job run at once; the others wait. Error: `NumberOutOfRange`.
   * @default 0 - as many as there are
   */
  readonly maxConcurrency?: number;

  /**
   * A queue of `plank.job_queue_capacities`, whose capacity counts for all its jobs together. Error: `JobQueueUnknown`.
   * @default - none
   */
  readonly jobQueueName?: string;

  /**
   * Whether the job ends in an error when its pod is evicted.
   * @default false - another pod is made
   */
  readonly errorOnEviction?: boolean;

  /**
   * Whether deck shows the job only where it was told to show hidden ones.
   * @default false
   */
  readonly hidden?: boolean;

  /**
   * What is told of the job, and where.
   * @default - what is said for all jobs: `slack_reporter_configs` of `config.yaml`
   */
  readonly reporterConfig?: ReporterConfig;

  /**
   * Who may start the job again in deck.
   * @default - who may start others: `deck.default_rerun_auth_configs` of `config.yaml`
   */
  readonly rerunAuthConfig?: RerunAuthConfig;

  /**
   * Where else its results go.
   * @default - what is said for all jobs: `prowjob_default_entries` of `config.yaml`
   */
  readonly prowjobDefaults?: ProwJobDefault;

  /**
   * Whether Prow clones, uploads logs and artifacts, and ends the job when its time is over.
   * @default true - `decorate_all_jobs` of `config.yaml`
   */
  readonly decorate?: boolean;

  /**
   * What of decoration is another way for this job.
   * @default - `plank.default_decoration_config_entries` of `config.yaml`
   */
  readonly decorationConfig?: DecorationConfig;

  /**
   * Repositories that are cloned besides the job's own. Errors: those of `JobRefs`, `RefTwice`.
   * @default - none
   */
  readonly extraRefs?: JobRefs[];

  /**
   * The pod, as Kubernetes has it: `{ containers: [ … ] }`. A decorated job needs a `command` or `args` (`CommandMissing`). Errors: those of
   * `ProwJobs.of`; `PropMissing` without `template`.
   * @default - that of `template`
   */
  readonly spec?: { readonly [key: string]: any };

  /**
   * The pod of a usual job, and when it is told to end. Error: `MutuallyExclusive` beside `spec`.
   * @default - `spec` says the pod
   */
  readonly template?: JobTemplate;
}

export const JOB_BASE = {
  name: asItIs, labels: asItIs, annotations: asItIs, cluster: asItIs, namespace: asItIs, maxConcurrency: asItIs, jobQueueName: asItIs,
  errorOnEviction: asItIs, hidden: asItIs, reporterConfig: of(REPORTER_CONFIG), rerunAuthConfig: of(RERUN_AUTH_CONFIG),
  prowjobDefaults: of(PROW_JOB_DEFAULT), decorate: asItIs, decorationConfig: of(DECORATION_CONFIG), extraRefs: of(JOB_REFS), spec: asItIs,
} satisfies Words<Omit<JobBase, 'template'>>;
