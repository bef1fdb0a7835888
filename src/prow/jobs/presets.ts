import { absolutePath, dnsLabel, environmentName, labelValue, qualifiedName } from '../../core/names';
import { Note, optional, required, Rule, shape } from '../../core/props';
import { quote } from '../../core/quote';
import { json, jsonObject, list, record } from '../../core/values';
import { decodesAs, decodesLooselyAs } from '../schema/decoding';
import { asWritten, inOrder, Job, PlacedPreset, Preset } from './job';

/** How Prow reads presets: in a file of jobs loosely, in `config.yaml` by the letter. */
export type PresetReading = 'loose' | 'strict';

const looseLabel: Rule<string> = (value, report) => labelValue(typeof value === 'boolean' || typeof value === 'number' ? String(value) : value, report);

function preset(reading: PresetReading): Rule<Preset> {
  const decodes = reading === 'loose' ? decodesLooselyAs : decodesAs;
  return inOrder(asWritten(jsonObject, () => shape({
    labels: optional(record(reading === 'loose' ? looseLabel : labelValue, qualifiedName)),
    env: optional(json), volumes: optional(json), volumeMounts: optional(json), tolerations: optional(json),
  })), (value, note) => {
    if (decodes('Preset', value, note)) checkNames(value, note);
  });
}

// said here and not at each job that has the preset
function checkNames({ env = [], volumes = [], volumeMounts = [] }: Preset, note: Note): void {
  env.forEach(({ name }: Job, i: number) => note.at(`env[${i}].name`).read(required(environmentName), name));
  volumes.forEach(({ name }: Job, i: number) => note.at(`volumes[${i}].name`).read(required(dnsLabel), name));
  volumeMounts.forEach(({ mountPath }: Job, i: number) => note.at(`volumeMounts[${i}].mountPath`).read(required(absolutePath), mountPath));
}

/** All presets of one place. */
export function presetList(reading: PresetReading): Rule<readonly Preset[]> {
  return inOrder(list(preset(reading)), (presets, note) => checkPresetLabels(placed(presets), note));
}

/** How texts call the presets of a list. */
export function placed(presets: readonly Preset[], list = 'presets'): readonly PlacedPreset[] {
  return presets.map((one, index) => ({ preset: one, place: `${list}[${index}]` }));
}

/** No two presets have a label with the same value. Source: prow pkg/config/config.go, mergeJobConfigs, at a61940897. */
export function checkPresetLabels(presets: readonly PlacedPreset[], note: Note, first: readonly PlacedPreset[] = []): void {
  const owners = new Map<string, string>();
  [...first, ...presets].forEach(({ preset: { labels = {} }, place }, i) => {
    for (const [label, value] of Object.entries(labels)) {
      const pair = `${label}: ${String(value)}`;
      const owner = owners.get(pair);
      if (owner === undefined) owners.set(pair, place);
      else {
        note.at(`[${i - first.length}].labels`)({
          what: `${quote(pair)} is a label of ${owner} too`, instead: 'join the two presets, or use another label', code: 'PresetLabelTaken',
        });
      }
    }
  });
}

/** The presets that Prow lays over a job. */
export function presetsOf(job: Job, presets: readonly PlacedPreset[]): readonly PlacedPreset[] {
  return presets.filter(({ preset: { labels = {} } }) => Object.entries(labels).every(([label, value]) => job.labels?.[label] === String(value)));
}
