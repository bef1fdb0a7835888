import { isPlainObject, Note, optional, Rule, shape } from '../../core/props';
import { labelValue, qualifiedName } from '../../core/names';
import { quote } from '../../core/quote';
import { jsonObject, list, record } from '../../core/values';
import { asWritten, inOrder, Job, Preset } from './job';
import { NumberedPreset } from './pod-entries';

const plainObject: Rule<object> = (value, report) => (isPlainObject(value) ? value
  : report({ what: `${quote(value)} is not an object`, instead: 'write { … }', code: 'WrongType' }));

const objects = optional(list(plainObject));
const preset = asWritten(jsonObject, () => shape({
  labels: optional(record(labelValue, qualifiedName)), env: objects, volumes: objects, volumeMounts: objects, tolerations: objects,
}));

/** All presets. */
export const presetList: Rule<readonly Preset[]> = inOrder(list(preset), checkLabels);

/** No two presets have a label with the same value. Source: prow pkg/config/config.go, mergeJobConfigs, at a61940897. */
function checkLabels(presets: readonly Preset[], note: Note): void {
  const owners = new Map<string, number>();
  presets.forEach(({ labels = {} }, i) => {
    for (const [label, value] of Object.entries(labels)) {
      const pair = `${label}: ${String(value)}`;
      const owner = owners.get(pair);
      if (owner === undefined) owners.set(pair, i);
      else note.at(`[${i}].labels`)({ what: `${quote(pair)} is a label of presets[${owner}] too`, instead: 'join the two presets, or use another label', code: 'PresetLabelTaken' });
    }
  });
}

/** The presets that Prow lays over a job. */
export function presetsOf(job: Job, presets: readonly Preset[]): readonly NumberedPreset[] {
  return presets
    .map((one, index) => ({ preset: one, index }))
    .filter(({ preset: { labels = {} } }) => Object.entries(labels).every(([label, value]) => job.labels?.[label] === value));
}
