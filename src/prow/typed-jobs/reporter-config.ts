import { ReportedJobState } from '../slack/slack-options';
import { asItIs, of, Words } from './job-word';

/** What Slack is told of one job. Source: prow pkg/apis/prowjobs/v1/types.go, SlackReporterConfig, at a61940897. */
export interface SlackReporterConfig {
  /**
   * The channel, without `#`. Without a token for Slack nothing is told; see the property slack.
   * @default - that of `slack_reporter_configs`
   */
  readonly channel?: string;

  /**
   * Which Slack, where crier has tokens for several.
   * @default - that of `slack_reporter_configs`
   */
  readonly host?: string;

  /**
   * Results that are told of.
   * @default - those of `slack_reporter_configs`
   */
  readonly jobStatesToReport?: ReportedJobState[];

  /**
   * The message, a template of Go on the ProwJob. Error: `TemplateInvalid`.
   * @default - that of `slack_reporter_configs`
   */
  readonly reportTemplate?: string;

  /**
   * Whether anything is told at all; it counts before `jobStatesToReport`.
   * @default - by `jobStatesToReport`
   */
  readonly report?: boolean;
}

/** What is told of one job besides its status at GitHub. Source: prow pkg/apis/prowjobs/v1/types.go, ReporterConfig, at a61940897. */
export interface ReporterConfig {
  /**
   * In Slack.
   * @default - what is said for all jobs
   */
  readonly slack?: SlackReporterConfig;
}

export const SLACK_REPORTER_CONFIG = {
  channel: asItIs, host: asItIs, jobStatesToReport: asItIs, reportTemplate: asItIs, report: asItIs,
} satisfies Words<SlackReporterConfig>;

export const REPORTER_CONFIG = { slack: of(SLACK_REPORTER_CONFIG) } satisfies Words<ReporterConfig>;
