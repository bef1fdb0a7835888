import { Note } from '../../core/props';
import { ProwModel } from '../prow-model';
import { placedJobs } from './job-warnings';
import { Json } from './json';

/** Where nothing comes of what is said of Slack. */
export function slackWarnings({ jobs, configOverrides, components, slack }: ProwModel, configYaml: Json): readonly string[] {
  if (slack !== undefined) return [];
  const isConfigured = hasConfigs(configYaml);
  const wanted = [
    ...(isConfigured ? ['configOverrides.slack_reporter_configs'] : []),
    ...[...placedJobs(jobs, 'jobs'), ...placedJobs(withoutNone(configOverrides), 'configOverrides')].filter(({ job }) => job.reporter_config?.slack)
      .map(({ place }) => `${place}.reporter_config.slack`),
  ];
  const { extraArgs } = components.crier;
  const hasTokens = extraArgs.some((arg) => /^--?additional-slack-token-files=/.test(arg));
  const missing = ['--slack-token-file', '--slack-workers'].filter((flag) => !extraArgs.some((arg) => arg.replace(/^-(?!-)/, '--').startsWith(`${flag}=`)));
  if (wanted.length === 0 || missing.length === 0 || hasTokens) return [];
  return [`${wanted[0]}: nothing is sent to Slack, because crier has no ${missing.join(' and no ')}. `
    + `Set slack: { reports: [{ channel: "ci" }] }${isConfigured ? ' in the place of slack_reporter_configs' : ''}, which brings both.`];
}

/** Source: prow cmd/crier/main.go, main, at a61940897. */
export function checkSlackWorkers({ components: { crier: { extraArgs } } }: ProwModel, configYaml: Json, note: Note): void {
  const index = extraArgs.findIndex((arg) => /^--?slack-workers=/.test(arg));
  if (index < 0 || hasConfigs(configYaml) || !(Number(extraArgs[index].replace(/^[^=]*=/, '')) > 0)) return;
  note.at(`crier.extraArgs[${index}]`)({
    what: 'asks for workers, and there is no configOverrides.slack_reporter_configs, without which crier ends at once',
    instead: 'give it one, like { "*": { channel: "ci", job_types_to_report: ["periodic"] } }', code: 'ArgumentsContradict',
  });
}

function hasConfigs({ slack_reporter_configs: configs }: Json): boolean {
  return Object.keys(configs ?? {}).length > 0;
}

function withoutNone(over: Json): Json {
  return Object.fromEntries(Object.entries(over).filter(([, value]) => value !== null));
}
