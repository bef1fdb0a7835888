import { execFileSync } from 'node:child_process';
import { stringify } from 'yaml';
import { type CrierOptions, GitHub, ObjectStorage, ProwJobs, ProwPlan } from '../../../src';
import { ConfigurationError, Where } from '../../../src/core/problem';
import { isPlainObject } from '../../../src/core/props';
import { configFiles } from '../../../src/prow/config/config-files';
import { generatedConfig } from '../../../src/prow/config/config-yaml';
import { overrideWarnings } from '../../../src/prow/config/override-warnings';
import { generatedPlugins } from '../../../src/prow/config/plugins-yaml';
import { withoutNulls } from '../../../src/prow/jobs/absent';
import type { ProwFiles } from './checkconfig';
import type { Mutant, ProwInput } from './mutants';

/** Why Prow would not start, or what checkconfig --strict refuses beside that. */
export interface Verdict {
  readonly fatal?: string;
  readonly strict?: readonly string[];
}

/** What we say. */
export interface Answer {
  readonly refused?: string;
  readonly warned: readonly string[];
}

const OPTIONS = {
  github: GitHub.cloud({ repositories: ['acme/app', 'acme/lib'] }), storage: ObjectStorage.gcs({ bucket: 'acme-logs' }),
  configRepository: 'acme/app',
};

/** What reports to Slack need besides; without any, crier would end. */
function tokenFor({ slack_reporter_configs: reports }: ProwInput['configOverrides']): { readonly crier?: CrierOptions } {
  const isSaid = isPlainObject(reports) && Object.keys(reports).length > 0;
  return isSaid ? { crier: { extraArgs: ['--slack-workers=1', '--slack-token-file=/etc/slack/token'] } } : {};
}

export function ourAnswer({ configOverrides, pluginOverrides, jobs }: ProwInput): Answer {
  try {
    const model = ProwPlan.of({ ...OPTIONS, ...tokenFor(configOverrides), configOverrides, pluginOverrides, jobs: ProwJobs.of(jobs) })._model;
    configFiles(Where.validation, model);
    return { warned: overrideWarnings(model) };
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return { refused: error.message, warned: [] };
  }
}

/** The files that Prow would get if nothing were refused. */
export function filesOf({ configOverrides, pluginOverrides, jobs }: ProwInput): ProwFiles {
  const model = ProwPlan.of(OPTIONS)._model;
  const plugins = laidOver(generatedPlugins(model), pluginOverrides);
  const config = laidOver(queriesFor(model, plugins), configOverrides) as any;
  const ours = (generatedConfig(model, generatedPlugins(model)) as any).plank.default_decoration_config_entries;
  const entries = configOverrides.plank?.default_decoration_config_entries;
  if (Array.isArray(entries)) config.plank.default_decoration_config_entries = [...ours, ...entries];
  return { config: stringify(config), plugins: stringify(plugins), jobs: stringify(withoutNulls(jobs)) };
}

/** Ours, with the queries that follow from the plugins, where these can be read. */
function queriesFor(model: any, plugins: unknown): unknown {
  try {
    return generatedConfig(model, plugins as any);
  } catch {
    return generatedConfig(model, generatedPlugins(model));
  }
}

function laidOver(base: unknown, over: unknown): unknown {
  if (!isPlainObject(over)) return over;
  const result: Record<string, unknown> = isPlainObject(base) ? { ...base } : {};
  for (const [key, value] of Object.entries(over)) {
    if (value === null) delete result[key];
    else result[key] = laidOver(result[key], value);
  }
  return result;
}

export function judged(program: string, inputs: readonly ProwInput[]): readonly Verdict[] {
  const questions = inputs.map((input) => {
    const { config, plugins, jobs } = filesOf(input);
    return JSON.stringify({ Config: config, Plugins: plugins, Jobs: jobs });
  });
  const answers = execFileSync(program, { input: `${questions.join('\n')}\n`, encoding: 'utf8', maxBuffer: 2 ** 30, stdio: ['pipe', 'pipe', 'ignore'] });
  return answers.trimEnd().split('\n').map((line) => JSON.parse(line) as Verdict);
}

/** What is refused here although Prow starts with it: it would do nothing there, or fail later. */
const ON_PURPOSE: readonly { readonly at: RegExp; readonly why: string }[] = [
  { at: /\.spec\b|volumeMounts|presets\[\d+\]\.volumes|env\[/, why: 'Kubernetes refuses the pod' },
  { at: /extra_refs\[\d+\](\.(org|repo|base_ref)| \}\): .* is cloned already|\.path_alias \}\): .* is the folder of)/, why: 'the clone fails' },
  { at: /github_team_slugs/, why: 'no team is meant' },
  { at: /presets\[\d+\]\.labels/, why: 'no job can have the label' },
  { at: /pluginOverrides\.(config_updater|plugins)\b/, why: 'Prow drops it without a word' },
  { at: /job_states_to_report|job_types_to_report/, why: 'no job is ever in that state' },
  { at: /external_plugins/, why: 'hook calls nobody by it' },
  { at: /spyglass\.(announcement|pr_history_link_template)/, why: 'deck shows an error in place of the page' },
  { at: /spyglass\.lenses\[\d+\]\.lens\.(name|config)/, why: 'deck does not start, or shows an error in place of the lens' },
  { at: /\(UrlWithoutScheme\)/, why: 'the link leads to a page of the host that shows it' },
  { at: /oauth_token_secret\.\w+ \}\): is missing/, why: 'the pod names a Secret or key without a name' },
  { at: /utility_images\.\w+( \}\))?: .*\(ImageInvalid\)/, why: 'kubelet refuses the image' },
  { at: /takes out all of branches|matches no (file|branch|tag)\b|"tide" is the status/, why: 'the job never runs, or holds nothing back' },
  { at: /blockades|welcome/, why: 'the plugin logs an error in place of its work' },
];

/** Refused there and taken here, and the other way round. */
export interface Comparison {
  readonly refusedThere: number;
  readonly takenThere: number;
  readonly missed: readonly string[];
  readonly tooStrict: readonly string[];
  readonly onPurpose: number;
}

const known = new Map<ProwInput, readonly string[]>();

function warningsOf(valid: ProwInput): readonly string[] {
  const warned = known.get(valid) ?? ourAnswer(valid).warned;
  known.set(valid, warned);
  return warned;
}

export function compared(mutants: readonly Mutant[], verdicts: readonly Verdict[]): Comparison {
  const [missed, tooStrict]: [string[], string[]] = [[], []];
  let [refusedThere, takenThere, onPurpose] = [0, 0, 0];
  mutants.forEach(({ what, input, valid }, i) => {
    const { fatal, strict } = verdicts[i];
    const { refused, warned } = ourAnswer(input);
    if (fatal === undefined && strict === undefined) {
      takenThere++;
      if (refused !== undefined && ON_PURPOSE.some(({ at }) => at.test(refused))) onPurpose++;
      else if (refused !== undefined) tooStrict.push(`${what}: ${refused.split('\n')[0]}`);
    } else {
      refusedThere++;
      // what only --strict refuses, Prow runs with: a warning is enough
      const isSaid = refused !== undefined || (fatal === undefined && warned.some((text) => !warningsOf(valid).includes(text)));
      if (!isSaid) missed.push(`${what}: ${fatal ?? strict?.join('; ')}`);
    }
  });
  return { refusedThere, takenThere, missed, tooStrict, onPurpose };
}
