import { goPeriod } from '../../core/amounts';
import { repository } from '../../core/names';
import { httpUrl } from '../../core/net';
import { also, Fields, optional, Read, required, shape } from '../../core/props';
import { quote } from '../../core/quote';
import { list, memberOf } from '../../core/values';
import { ReportedJobType } from '../slack/slack-options';

/**
 * Where metrics are pushed to beside what Prometheus reads: the section `push_gateway` of `config.yaml`. They are served as well, because probes go by them.
 * Where Prow is isolated, its policies let the components reach it. Source: prow pkg/metrics/metrics.go at a61940897.
 */
export interface PushGatewayOptions {
  /** Address of a Pushgateway of Prometheus: `endpoint`. Errors: `UrlInvalid`, `UrlWithoutScheme`. */
  readonly endpoint: string;

  /**
   * How often metrics are pushed: `interval`. Error: `DurationInvalid`.
   * @default 1m
   */
  readonly interval?: string;
}

/** What of jobs comes to GitHub: the section `github_reporter` of `config.yaml`. Source: prow pkg/config/config.go, GitHubReporter, at a61940897. */
export interface GithubReporterOptions {
  /**
   * Kinds of jobs whose results become statuses: `job_types_to_report`. Errors: `EmptyList`, `NotAllowedValue` for periodics, which have no commit.
   * @default - presubmits and postsubmits
   */
  readonly jobTypesToReport?: ReportedJobType[];

  /**
   * Repositories or organisations whose pull requests get statuses and no comment on what failed: `no_comment_repos`. Error: `RepositoryInvalid`.
   * @default - none
   */
  readonly noCommentRepos?: string[];

  /**
   * Those that get the comment once all jobs of a commit have ended: `summary_comment_repos`. Errors: `RepositoryInvalid`;
   * `PropWithoutEffect` for one of `noCommentRepos`.
   * @default - none; the comment changes with each job
   */
  readonly summaryCommentRepos?: string[];
}

export const pushGateway = shape({ endpoint: required(httpUrl), interval: optional(goPeriod) } satisfies Fields<PushGatewayOptions>);

const jobType = also(memberOf(ReportedJobType), (value) => (value === ReportedJobType.PERIODIC || value === ReportedJobType.BATCH
  ? { what: `${quote(value)} is a kind of job that has no commit of its own to report to`, instead: 'leave it out', code: 'NotAllowedValue' } : undefined));

export const githubReporter = shape({
  jobTypesToReport: optional(list(jobType, 1)), noCommentRepos: optional(list(repository, 1)), summaryCommentRepos: optional(list(repository, 1)),
} satisfies Fields<GithubReporterOptions>, (said, p) => {
  // Source: prow pkg/crier/reporters/github/reporter.go, Report, at a61940897
  const { noCommentRepos = [], summaryCommentRepos = [] } = said;
  const silent = (name: string): boolean => noCommentRepos.includes(name) || noCommentRepos.includes(name.split('/')[0]);
  summaryCommentRepos.forEach((name, i) => {
    if (!silent(name)) return;
    p.problem(`summaryCommentRepos[${i}]`, { what: `${quote(name)} gets no comment by noCommentRepos`, instead: 'keep it in one of the two', code: 'PropWithoutEffect' });
  });
  return said;
});

export type PushGatewaySettings = Read<typeof pushGateway>;
export type GithubReporterSettings = Read<typeof githubReporter>;
