import { Note } from '../../core/props';
import { hasArgument } from '../components/given-argument';
import { hostsInArguments, slackReporterConfigs, withoutToken } from '../slack/slack-options';
import { ProwModel } from '../prow-model';
import { placedJobs } from './job-warnings';
import { Json } from './json';
import { notServed } from './served';

/** Reports that are never sent as they stand. */
export function slackWarnings(model: ProwModel): readonly string[] {
  const { slack, github: { repositories } } = model;
  if (slack === undefined) return [];
  const jobs = wanted(model);
  // a job that clones something is told of where that is
  const cloned = jobs.flatMap(({ job }) => (job.extra_refs ?? []).slice(0, 1).map(({ org, repo }: Json) => `${org}/${repo}`));
  const configs = Object.keys(slackReporterConfigs(slack));
  return [
    ...slack.reporterConfigs.flatMap((report, i) => notServed(report.repositories.filter((name) => name !== '*'), [...repositories, ...cloned], () => `slack.reporterConfigs[${i}].repositories`)),
    ...wanted(model).filter(({ job, repository }) => job.reporter_config?.slack?.channel && job.reporter_config.slack.job_states_to_report === undefined
      && !fits(repository ?? nameOf(job.extra_refs?.[0]), configs)).map(({ place }) => (
      `${place}.reporter_config.slack: no entry of slack.reporterConfigs is for its repository, so nobody knows which states are told of: give it job_states_to_report `
        + 'and report_template, or slack.reporterConfigs an entry without repositories.')),
  ];
}

interface Wanted {
  readonly job: Json;
  readonly place: string;
  readonly repository: string | undefined;
}

function wanted({ jobs, configOverrides }: ProwModel): readonly Wanted[] {
  return [...placedJobs(jobs, 'jobs'), ...placedJobs(configOverrides, 'configOverrides')].map(({ job, place }) => (
    { job, place, repository: /\.(?:presubmits|postsubmits)\.(.*)\[\d+\]$/.exec(place)?.[1] }));
}

function nameOf(ref: Json | undefined): string | undefined {
  return ref === undefined ? undefined : `${ref.org}/${ref.repo}`;
}

/** Source: prow pkg/config/config.go, GetSlackReporter, at a61940897. */
function fits(repository: string | undefined, configs: readonly string[]): boolean {
  return configs.includes('*') || (repository !== undefined && [repository, repository.split('/')[0]].some((name) => configs.includes(name)));
}

/** A channel without a token, or of a Slack without one. */
export function checkSlackTokens(model: ProwModel, configYaml: Json, note: Note): void {
  const { configOverrides, slack, components: { crier: { extraArgs } } } = model;
  const configs: Json = configOverrides.slack_reporter_configs ?? {};
  const said = [
    ...Object.entries<Json>(configs).map(([name, config]) => ({ place: `configOverrides.slack_reporter_configs${name === '*' ? '["*"]' : `.${name}`}`, host: config?.host as string | undefined })),
    ...wanted(model).filter(({ job }) => job.reporter_config?.slack?.channel).map(({ job, place }) => (
      { place: `${place}.reporter_config.slack`, host: job.reporter_config.slack.host as string | undefined })),
  ];
  const given = (flag: string): boolean => hasArgument(extraArgs, flag);
  const hosts = [...(slack?.additionalHosts ?? []).map(({ host }) => host), ...hostsInArguments(extraArgs)];
  const hasToken = slack !== undefined || hosts.length > 0 || given('--slack-token-file');
  const missing = slack !== undefined ? [] : [...hasToken ? [] : ['--slack-token-file'], ...given('--slack-workers') ? [] : ['--slack-workers']];
  for (const { place, host } of said) {
    if (missing.length > 0) {
      note.at(place)({
        what: `sends nothing to Slack, because crier has no ${missing.join(' and no ')}`,
        instead: `set slack: { reporterConfigs: [{ channel: "ci" }] }${hasConfigs(configYaml) ? ' in the place of slack_reporter_configs' : ''}, which brings both`, code: 'PropMissing',
      });
    } else if (host && host !== '*' && !hosts.includes(host)) note.at(`${place}.host`)(withoutToken(host, hosts));
  }
}

/** Source: prow cmd/crier/main.go, main, at a61940897. */
export function checkSlackWorkers({ components: { crier: { extraArgs } } }: ProwModel, configYaml: Json, note: Note): void {
  const index = extraArgs.findIndex((arg) => /^--?slack-workers=/.test(arg));
  if (index < 0 || hasConfigs(configYaml) || !(Number(extraArgs[index].replace(/^[^=]*=/, '')) > 0)) return;
  note.at(`crier.extraArgs[${index}]`)({
    what: 'asks for workers, and there are no slack_reporter_configs, without which crier ends at once',
    instead: 'set slack: { reporterConfigs: [{ channel: "ci" }] } in its place', code: 'ArgumentsContradict',
  });
}

function hasConfigs({ slack_reporter_configs: configs }: Json): boolean {
  return Object.keys(configs ?? {}).length > 0;
}
