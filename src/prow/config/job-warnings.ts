import { cronComes } from '../../schema/cron-fields';
import { goMatches } from '../../schema/go-regexp';
import { withoutNulls } from '../jobs/absent';
import { Job, Preset } from '../jobs/job';
import { placedJobs as jobsOf } from '../jobs/placed-jobs';
import { ProwModel } from '../prow-model';
import { Json } from './json';

const LONGEST_LABEL = 63;

interface Placed {
  readonly job: Job;
  readonly place: string;
  /** `org/repo` or a whole organisation; of a periodic, that which it clones first. */
  readonly repository: string | undefined;
}

/** What its user should know of jobs from code, and is not wrong for sure. */
export function jobWarnings(model: ProwModel): readonly string[] {
  const over = withoutNulls(model.configOverrides) as Json;
  const jobs = [...placedJobs(model.jobs, 'jobs'), ...placedJobs(over, 'configOverrides')];
  const presets: readonly Preset[] = [...model.jobs.presets, ...(over.presets ?? [])];
  const ofEach = jobs.flatMap(({ job, place }) => [
    ...nameWarnings(job, place), ...presetWarnings(job, place, presets), ...slipWarnings(job, place), ...triggerWarnings(job, place),
  ]);
  return ofEach;
}

/** Those of a job config, each by its place below `root`; what is no job is told where jobs are read. */
export function placedJobs(config: Json, root: string): readonly Placed[] {
  return jobsOf(config).map(({ job, path, repository }) => ({ job, place: `${root}.${path}`, repository }));
}

function nameWarnings({ name, cron }: Job, place: string): readonly string[] {
  const { length } = String(name);
  return [
    ...(length <= LONGEST_LABEL ? [] : [
      `${place}: the name \`${name}\` has ${length} characters, and labels of pods hold ${LONGEST_LABEL}. Prow cuts the label, `
        + 'and `checkconfig --strict` refuses the job.',
    ]),
    ...(typeof cron === 'string' && !cronComes(cron) ? [`${place}: \`${cron}\` is a day that no year has, so the job runs only when somebody starts it.`] : []),
  ];
}

function presetWarnings({ labels = {} }: Job, place: string, presets: readonly Preset[]): readonly string[] {
  return Object.entries<string>(labels)
    .filter(([label, value]) => /^preset\b/.test(label) && !presets.some((preset) => String(preset.labels?.[label]) === value))
    .map(([label, value]) =>
      `${place}: no preset here has the label \`${label}: ${value}\`, so the job gets nothing by it unless a file of jobs in a repository has one.`);
}

/** A comment that asks for nothing. */
const REMARK = 'Thank you, this looks good to me.';

function triggerWarnings({ trigger, rerun_command: command }: Job, place: string): readonly string[] {
  return trigger && goMatches(trigger, REMARK) === true
    ? [`${place}.trigger: \`${trigger}\` fits every comment, so that each starts the job; write one like \`(?m)^${command},?(\\s+|$)\`.`] : [];
}

/** What can be read, and is seldom meant. */
function slipWarnings({ branches = [], skip_branches: skipped = [], spec, ...changes }: Job, place: string): readonly string[] {
  const globs = ([...branches, ...skipped] as readonly string[]).filter((pattern) => /[A-Za-z0-9][-/_]\*$/.test(pattern));
  const files = ['run_if_changed', 'skip_if_only_changed'].filter((key) => /[\w)]\/\*\.\w+\$?$/.test(changes[key] ?? ''));
  const containers: readonly Job[] = spec?.containers ?? [];
  const lines = containers.filter(({ command = [], args = [] }) => command.length === 1 && args.length === 0 && /^[\w.-]+ /.test(command[0]))
    .map(({ command }) => command[0] as string);
  return [
    ...globs.map((glob) =>
      `${place}: \`${glob}\` is a regular expression, in which \`*\` repeats the character before it; `
        + `for all that begins with it write \`^${glob.slice(0, -1)}\`.`),
    ...files.map((key) =>
      `${place}.${key}: \`${changes[key]}\` is a regular expression, in which \`*\` repeats the \`/\` before it; for all files that end so write `
        + `\`${changes[key].replace(/\/\*\.(\w+)\$?$/, '/.*\\.$1$')}\`.`),
    ...lines.map((line) => `${place}: \`${line}\` is one word of command, so a program of that name is looked for; write its words one by one.`),
  ];
}
