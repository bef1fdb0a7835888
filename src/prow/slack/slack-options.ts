import { dataKey, dnsSubdomain, repository, secretName } from '../../core/names';
import { Finding } from '../../core/problem';
import { also, Fields, optional, required, shape, ValuesOf } from '../../core/props';
import { quote } from '../../core/quote';
import { text } from '../../core/safe-text';
import { integer, list, memberOf } from '../../core/values';
import { goTemplate } from '../../schema/go-template';
import { TEMPLATE_TYPES } from '../schema/job-in-templates';

/** A kind of job, in Prow's words. */
export enum ReportedJobType {
  /** Runs on a pull request. */
  PRESUBMIT = 'presubmit',
  /** Runs after a push. */
  POSTSUBMIT = 'postsubmit',
  /** Runs by the clock. */
  PERIODIC = 'periodic',
  /** Runs on several pull requests together, for tide. */
  BATCH = 'batch',
}

/** What became of a job, in Prow's words. */
export enum ReportedJobState {
  /** It waits for a cluster. */
  SCHEDULING = 'scheduling',
  /** It waits for its pod. */
  TRIGGERED = 'triggered',
  /** Its pod runs. */
  PENDING = 'pending',
  /** It passed. */
  SUCCESS = 'success',
  /** It failed. */
  FAILURE = 'failure',
  /** Somebody, or a newer commit, ended it. */
  ABORTED = 'aborted',
  /** It could not run. */
  ERROR = 'error',
}

/** Which jobs are told of, and in which channel: an entry of `slack_reporter_configs` in `config.yaml`. */
export interface SlackReport {
  /**
   * Repositories or organisations whose jobs these are. Of several entries that fit a job, that of its repository counts, then that of its
   * organisation. One that is in two entries raises `ElementTwice`. Errors: `EmptyList`, `RepositoryInvalid`.
   * @default - all, those of no repository too
   */
  readonly repositories?: string[];

  /** Channel, without `#`; the App must have been invited to it. A job may say another one by `reporter_config.slack.channel`. */
  readonly channel: string;

  /**
   * Kinds of jobs that are told of. Error: `EmptyList`.
   * @default - postsubmits and periodics, whose results no pull request shows
   */
  readonly jobTypes?: ReportedJobType[];

  /**
   * Results that are told of. Error: `EmptyList`.
   * @default - failure and error
   */
  readonly jobStates?: ReportedJobState[];

  /**
   * The message, a template of Go on the ProwJob: `{{.Spec.Job}} is {{.Status.State}}: {{.Status.URL}}`. Error: `TemplateInvalid`.
   * @default - the job, its type, its state and a link to its log
   */
  readonly template?: string;

  /**
   * Which Slack, where crier has tokens for several (`--additional-slack-token-files`).
   * @default - that of the Secret
   */
  readonly host?: string;
}

/** Options of Slack: crier's `--slack-workers` and `--slack-token-file`, and `slack_reporter_configs` in `config.yaml`. */
export interface SlackOptions {
  /**
   * Secret in Prow's namespace with the token of a Slack App that may write messages (`chat:write`); `secrets.sh` makes it from `--slack-token-file`.
   * Error: `SecretNameInvalid`.
   * @default slack-token
   */
  readonly secretName?: string;

  /**
   * Key of the token in that Secret. Error: `DataKeyInvalid`.
   * @default token
   */
  readonly secretKey?: string;

  /**
   * How many messages are sent at once. `--slack-workers`.
   * @default 1
   */
  readonly workers?: number;

  /** What is told, and where; at least one (`EmptyList`). */
  readonly reports: SlackReport[];
}

/** Slack takes names and IDs; the sign before a name is none of it. */
const channel = also(text, (value) => (value.trim() === ''
  ? { what: 'is empty, and Prow would refuse its whole configuration', instead: 'write a name, or an ID like "C0123456789"', code: 'PatternMismatch' }
  : value.startsWith('#') ? { what: `${quote(value)} begins with "#", which is no part of a channel's name`, instead: `write ${quote(value.slice(1))}`, code: 'PatternMismatch' } : undefined));

const report = shape({
  repositories: optional(list(repository, 1), ['*']),
  channel: required(channel),
  jobTypes: optional(list(memberOf(ReportedJobType), 1), [ReportedJobType.POSTSUBMIT, ReportedJobType.PERIODIC]),
  jobStates: optional(list(memberOf(ReportedJobState), 1), [ReportedJobState.FAILURE, ReportedJobState.ERROR]),
  template: optional(goTemplate([], { types: TEMPLATE_TYPES, dot: 'ProwJob', tried: true })),
  host: optional(dnsSubdomain),
} satisfies Fields<SlackReport>);

const FIELDS = {
  secretName: optional(secretName, 'slack-token'),
  secretKey: optional(dataKey, 'token'),
  workers: optional(integer(1, 100), 1),
  reports: required(list(report, 1)),
} satisfies Fields<SlackOptions>;

/** Reads what is said of Slack. */
export const slackOptions = shape(FIELDS);

/** Slack with every default filled in. */
export type SlackSettings = ValuesOf<typeof FIELDS>;

/** One repository told of by two entries, of which Prow knows one. */
export function slackFindings({ reports }: SlackSettings): readonly { readonly path: string; readonly finding: Finding }[] {
  const seen = new Map<string, number>();
  return reports.flatMap(({ repositories }, i) => repositories.flatMap((name, j) => {
    const before = seen.get(name);
    seen.set(name, before ?? i);
    if (before === undefined) return [];
    const what = name === '*' ? `is for all repositories, and so is reports[${before}]` : `${quote(name)} is in reports[${before}] already`;
    return [{
      path: `reports[${i}]${name === '*' ? '' : `.repositories[${j}]`}`, finding: { what, instead: 'keep one of them', code: 'ElementTwice' } as const,
    }];
  }));
}

/** `slack_reporter_configs` of `config.yaml`. Source: prow pkg/config/config.go, SlackReporter, at a61940897. */
export function slackReporterConfigs({ reports }: SlackSettings): Readonly<Record<string, object>> {
  return Object.fromEntries(reports.flatMap(({ repositories, channel: to, jobTypes, jobStates, template, host }) => repositories.map((name) => [name, {
    ...host === undefined ? {} : { host }, channel: to, job_types_to_report: jobTypes, job_states_to_report: jobStates,
    ...template === undefined ? {} : { report_template: template },
  }])));
}
