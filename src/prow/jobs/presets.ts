import { labelValue, qualifiedName } from '../../core/names';
import { isPlainObject, Report, Rule } from '../../core/props';
import { quote } from '../../core/quote';
import { list, record } from '../../core/values';
import { inOrder, Job, plainThen, Preset } from './job';
import { NumberedPreset } from './pod-entries';

const preset = plainThen((p) => {
  p.optional('labels', record(labelValue, qualifiedName));
  for (const part of ['env', 'volumes', 'volumeMounts', 'tolerations']) p.optional(part, list(plainObject));
});

const plainObject: Rule<unknown> = (value, report) => {
  if (!isPlainObject(value)) report({ what: `${quote(value)} is not an object`, instead: 'write { … }', code: 'WrongType' });
  return value;
};

/** All presets; none when one of them is wrong, because jobs are checked with what they bring. */
export const presetList: Rule<readonly Preset[]> = (value, report) => {
  let right: readonly Preset[] = [];
  inOrder(list(preset), (presets, at) => {
    right = presets;
    checkLabels(presets, at);
  })(value, report);
  return right;
};

/** No two presets have a label with the same value. Source: prow pkg/config/config.go, mergeJobConfigs, at a61940897. */
function checkLabels(presets: readonly Preset[], report: Report): void {
  const owners = new Map<string, number>();
  presets.forEach(({ labels = {} }, i) => {
    for (const [label, value] of Object.entries(labels)) {
      const pair = `${label}: ${String(value)}`;
      const owner = owners.get(pair);
      if (owner === undefined) owners.set(pair, i);
      else report.at(`[${i}].labels`)({ what: `${quote(pair)} is a label of presets[${owner}] too`, instead: 'join the two presets, or use another label', code: 'PresetLabelTaken' });
    }
  });
}

/** The presets that Prow lays over a job. */
export function presetsOf(job: Job, presets: readonly Preset[]): readonly NumberedPreset[] {
  return presets
    .map((one, index) => ({ preset: one, index }))
    .filter(({ preset: { labels = {} } }) => Object.entries(labels).every(([label, value]) => job.labels?.[label] === value));
}
