import { ApiObject } from 'cdk8s';
import { parse } from 'yaml';
import { type ProwApp, ProwJobs } from '../../../src';
import { app, type Result, resultOf } from '../../mistakes/mistake';
import type { Json, Original, Shape } from './shape';

/** What Prow reads of an app: the texts of its files, those of jobs by their names. */
export interface Files {
  readonly config: string;
  readonly plugins: string;
  readonly jobs: Readonly<Record<string, string>>;
}

/** The token of Slack that its owner gives crier beside the file. */
function tokenFor({ slack_reporter_configs: configs }: Json): object {
  return configs ? { crier: { extraArgs: ['--slack-workers=1', '--slack-token-file=/etc/slack/token'] } } : {};
}

/** What comes of the three files as they are. */
export function asTheyAre({ props, asItIs, original: { config, plugins, jobs }, mended }: Shape): Result {
  const read = resultOf(() => ProwJobs.of(jobs));
  // jobs that are refused would hide what is said of the rest
  const right = read.refused.length === 0 ? jobs : mended?.jobs ?? {};
  const result = resultOf(() => app({ ...props, ...tokenFor(config), ...asItIs, configOverrides: config, pluginOverrides: plugins, jobs: ProwJobs.of(right) }));
  return { ...result, refused: [...read.refused, ...result.refused] };
}

/** What comes of them as their owner has to write them. */
export function asMended({ props, original, mended = original }: Shape): Result & { readonly files: Files } {
  let made: ProwApp | undefined;
  const result = resultOf(() => (made = app({
    ...props, ...tokenFor(mended.config), configOverrides: mended.config, pluginOverrides: mended.plugins, jobs: ProwJobs.of(mended.jobs),
  })));
  return { ...result, files: made === undefined ? { config: '', plugins: '', jobs: {} } : filesOf(made) };
}

function filesOf(made: ProwApp): Files {
  const maps = made.node.findAll().filter(ApiObject.isApiObject).filter(({ kind }) => kind === 'ConfigMap').map((one) => one.toJson() as Json);
  const data = (name: string): Json => maps.find(({ metadata }) => metadata.name === name)!.data;
  const ofJobs = maps.filter(({ metadata }) => metadata.name.startsWith('job-config-from-code'));
  return { config: data('config')['config.yaml'], plugins: data('plugins')['plugins.yaml'], jobs: Object.assign({}, ...ofJobs.map((map) => map.data)) };
}

/** The files as Prow has them in the end: it joins the lists of all files of jobs. */
export function joined(files: Files): Original {
  const [presets, periodics]: Json[][] = [[], []];
  const [presubmits, postsubmits]: Record<string, Json[]>[] = [{}, {}];
  for (const text of Object.values(files.jobs)) {
    const part = parse(text) as Json;
    presets.push(...part.presets ?? []);
    periodics.push(...part.periodics ?? []);
    for (const [all, some] of [[presubmits, part.presubmits], [postsubmits, part.postsubmits]]) {
      for (const [name, jobs] of Object.entries<Json[]>(some ?? {})) (all[name] ??= []).push(...jobs);
    }
  }
  return { config: parse(files.config), plugins: parse(files.plugins), jobs: { presets, presubmits, postsubmits, periodics } };
}
