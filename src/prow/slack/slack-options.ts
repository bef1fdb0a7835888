import { dataKey, dnsLabel, repository, secretName } from '../../core/names';
import { Finding } from '../../core/problem';
import { also, Fields, optional, required, shape, ValuesOf } from '../../core/props';
import { didYouMean, quote } from '../../core/quote';
import { text } from '../../core/safe-text';
import { boolean, integer, list, memberOf } from '../../core/values';
import { goTemplate } from '../../schema/go-template';
import { Json } from '../config/json';
import { inUpstreamWords } from '../config/upstream-words';
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

/** Which jobs are told of, and in which channel, in the words of a job's own `reporterConfig.slack`: an entry of `slack_reporter_configs` in `config.yaml`. */
export interface SlackReporter {
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
  readonly jobTypesToReport?: ReportedJobType[];

  /**
   * Results that are told of. Error: `EmptyList`.
   * @default - failure and error
   */
  readonly jobStatesToReport?: ReportedJobState[];

  /**
   * The message, a template of Go on the ProwJob: `{{.Spec.Job}} is {{.Status.State}}: {{.Status.URL}}`. Error: `TemplateInvalid`.
   * @default - the job, its type, its state and a link to its log
   */
  readonly reportTemplate?: string;

  /**
   * Which Slack, of those in `additionalHosts`: `host`. Error: `NotAllowedValue`.
   * @default - that of `secretName`
   */
  readonly host?: string;

  /**
   * Whether anything is told of these jobs at all; it counts before `jobStatesToReport`, and a job may say otherwise: `report`.
   * @default true
   */
  readonly report?: boolean;
}

/** Another Slack with a token of its own: crier's `--additional-slack-token-files`. */
export interface SlackHost {
  /** What reports and jobs call it, `reporter_config.slack.host`; a name of yours, which Slack never sees. Errors: `ElementTwice`, `NameNotDnsLabel`. */
  readonly host: string;

  /**
   * Secret in Prow's namespace with the token of a Slack App there; `secrets.sh` makes it from `--slack-token-HOST-file`. Error: `SecretNameInvalid`.
   * @default - `slack-token-HOST`
   */
  readonly secretName?: string;

  /**
   * Key of the token in that Secret. Error: `DataKeyInvalid`.
   * @default token
   */
  readonly secretKey?: string;
}

/** Options of Slack: crier's `--slack-workers` and `--slack-token-file`, and `slack_reporter_configs` in `config.yaml`. */
export interface SlackOptions {
  /**
   * Secret in Prow's namespace with the token of a Slack App that may write messages under a name of its own (`chat:write`, `chat:write.customize`);
   * `secrets.sh` makes it from `--slack-token-file`. Error: `SecretNameInvalid`.
   * @default slack-token
   */
  readonly secretName?: string;

  /**
   * Key of the token in that Secret. Error: `DataKeyInvalid`.
   * @default token
   */
  readonly secretKey?: string;

  /**
   * Further Slacks, each with a token of its own: `--additional-slack-token-files`.
   * @default - none
   */
  readonly additionalHosts?: SlackHost[];

  /**
   * How many messages are sent at once, 1 to 100. `--slack-workers`.
   * @default 1
   */
  readonly workers?: number;

  /** What is told, and where; at least one (`EmptyList`). */
  readonly reporterConfigs: SlackReporter[];
}

/** Slack takes names and IDs; the sign before a name is none of it. */
const channel = also(text, (value) => (value.trim() === ''
  ? { what: 'is empty, and Prow would refuse its whole configuration', instead: 'write a name, or an ID like "C0123456789"', code: 'PatternMismatch' }
  : value.startsWith('#') ? { what: `${quote(value)} begins with "#", which is no part of a channel's name`, instead: `write ${quote(value.slice(1))}`, code: 'PatternMismatch' } : undefined));

const reporter = shape({
  repositories: optional(list(repository, 1), ['*']),
  channel: required(channel),
  jobTypesToReport: optional(list(memberOf(ReportedJobType), 1), [ReportedJobType.POSTSUBMIT, ReportedJobType.PERIODIC]),
  jobStatesToReport: optional(list(memberOf(ReportedJobState), 1), [ReportedJobState.FAILURE, ReportedJobState.ERROR]),
  reportTemplate: optional(goTemplate([], { types: TEMPLATE_TYPES, dot: 'ProwJob', tried: true })),
  host: optional(dnsLabel),
  report: optional(boolean),
} satisfies Fields<SlackReporter>);

const additionalHost = shape({
  host: required(also(dnsLabel, (value) => (value.length > 40
    ? { what: `${quote(value)} has ${value.length} characters, and names are made of it that hold 63`, instead: 'write at most 40', code: 'NameNotDnsLabel' } : undefined))),
  secretName: optional(secretName), secretKey: optional(dataKey, 'token'),
} satisfies Fields<SlackHost>);

const FIELDS = {
  secretName: optional(secretName, 'slack-token'),
  secretKey: optional(dataKey, 'token'),
  additionalHosts: optional(list(additionalHost), []),
  workers: optional(integer(1, 100), 1),
  reporterConfigs: required(list(reporter, 1)),
} satisfies Fields<SlackOptions>;

/** Reads what is said of Slack. */
export const slackOptions = shape(FIELDS);

/** Slack with every default filled in. */
export type SlackSettings = ValuesOf<typeof FIELDS>;

/** A Secret with a token, and the flag by which crier reads it. */
export interface SlackToken {
  /** Undefined for the Slack that is meant where none is named. */
  readonly host: string | undefined;
  readonly secretName: string;
  readonly secretKey: string;
}

/** All tokens that crier gets. */
export function slackTokens({ secretName: name, secretKey, additionalHosts }: SlackSettings): readonly SlackToken[] {
  return [{ host: undefined, secretName: name, secretKey }, ...additionalHosts.map((one) => ({ ...one, secretName: one.secretName ?? `slack-token-${one.host}` }))];
}

/** One repository told of by two entries, of which Prow knows one; and Slacks that crier has no token of, but for those in its arguments. */
export function slackFindings(
  { reporterConfigs, additionalHosts }: SlackSettings, crierArgs: readonly string[], { slack_reporter_configs: overridden }: Readonly<Record<string, unknown>>,
): readonly { readonly path: string; readonly finding: Finding }[] {
  const seen = new Map<string, number>();
  const hosts = additionalHosts.map(({ host }) => host);
  const inArgs = hostsInArguments(crierArgs);
  const known = [...hosts, ...inArgs];
  return [
    ...hosts.flatMap((host, i) => (hosts.indexOf(host) === i && !inArgs.includes(host) ? [] : [{
      path: `additionalHosts[${i}].host`,
      finding: {
        what: `${quote(host)} is ${hosts.indexOf(host) < i ? `that of additionalHosts[${hosts.indexOf(host)}]` : 'in crier.extraArgs'} too`, instead: 'keep one of them',
        code: 'ElementTwice',
      } as const,
    }])),
    ...reporterConfigs.flatMap(({ host }, i) => (host === undefined || known.includes(host) ? [] : [{
      path: `reporterConfigs[${i}].host`, finding: withoutToken(host, known),
    }])),
    ...reporterConfigs.flatMap(({ repositories }, i) => repositories.flatMap((name, j) => {
      const before = seen.get(name);
      seen.set(name, before ?? i);
      if (before === undefined) return [];
      const what = name === '*' ? `is for all repositories, and so is reporterConfigs[${before}]` : `${quote(name)} is in reporterConfigs[${before}] already`;
      return [{
        path: `reporterConfigs[${i}]${name === '*' ? '' : `.repositories[${j}]`}`, finding: { what, instead: 'keep one of them', code: 'ElementTwice' } as const,
      }];
    })),
    ...!overridden ? [] : [{
      path: '', finding: { what: 'is given, and so is configOverrides.slack_reporter_configs', instead: 'say all of it here', code: 'MutuallyExclusive' } as const,
    }],
  ];
}

/** Of a Slack that nobody gave a token of. Source: prow pkg/crier/reporters/slack/reporter.go, report, at a61940897. */
export function withoutToken(host: string, known: readonly string[]): Finding {
  const meant = didYouMean(host, known);
  return {
    what: `${quote(host)} is a Slack that crier has no token of, and it sends nothing there`,
    instead: meant === undefined ? `add it to slack.additionalHosts: [{ host: ${quote(host)} }]` : `did you mean ${quote(meant)}?`, code: 'NotAllowedValue',
  };
}

/** Slacks whose tokens somebody gives crier himself. */
export function hostsInArguments(args: readonly string[]): readonly string[] {
  return args.flatMap((argument) => /^--?additional-slack-token-files=([^=]*)=/.exec(argument)?.slice(1) ?? []);
}

/** `slack_reporter_configs` of `config.yaml`. Source: prow pkg/config/config.go, SlackReporter, at a61940897. */
export function slackReporterConfigs({ reporterConfigs }: SlackSettings): Readonly<Record<string, Json>> {
  return Object.fromEntries(reporterConfigs.flatMap(({ repositories, host, channel: to, ...said }) => (
    repositories.map((name) => [name, inUpstreamWords({ host, channel: to, ...said })]))));
}
