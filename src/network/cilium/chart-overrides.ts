import { dataKey } from '../../core/names';
import { each, isPlainObject, Note, Rule, walk } from '../../core/props';
import { looksLikeSecret } from '../../core/quote';
import { multilineText } from '../../core/safe-text';
import { jsonObject, record } from '../../core/values';
import { PLACES, TARGETS } from './cilium-values';

const OWNERS: ReadonlyMap<string, string> = new Map(Object.values(TARGETS).flatMap(({ prop, keys }) => keys.map((name) => [name, prop] as const)));

/** A key of cilium-config that a property writes would be there twice, and who wins is Helm's secret. */
export const extraConfig: Rule<Readonly<Record<string, string>>> = (value, report) => {
  const data = record(multilineText, dataKey)(value, report);
  each(Object.keys(data), (name) => {
    const owner = OWNERS.get(name);
    if (owner !== undefined) report.at(name)({ what: `is what ${owner} sets`, instead: `write ${owner} instead`, code: 'TypedSettingOverridden' });
  });
  return data;
};

/** A private key as charts take it: PEM, or PEM in base64. */
const KEY_MATERIAL = /-----BEGIN |^\s*LS0tLS1CRUdJT/;

/** Values that are passed through; none of them is one that a property sets, and none is a secret. */
export const chartOverrides: Rule<Readonly<Record<string, any>>> = (value, report) => {
  const values = jsonObject(value, report);
  walk(report, (note) => check(values, '', note));
  return values;
};

function check(value: unknown, path: string, note: Note): void {
  if (isPlainObject(value) && !(path in TARGETS)) {
    for (const [key, inner] of Object.entries(value)) check(inner, path === '' ? key : `${path}.${key}`, note.at(key));
    return;
  }
  const owner = PLACES.find((owned) => owned === path || owned.startsWith(`${path}.`));
  if (owner !== undefined) {
    note({ what: `is what ${TARGETS[owner].prop} sets`, instead: `write ${TARGETS[owner].prop} instead`, code: 'TypedSettingOverridden' });
  } else if (holdsSecret(value)) {
    note({
      what: 'holds what looks like a secret (not shown)',
      instead: 'keep it in a Secret, and name that by the chart\'s value for it', code: 'SecretValueInOutput',
    });
  }
}

function holdsSecret(value: unknown): boolean {
  if (typeof value === 'string') return looksLikeSecret(value) || KEY_MATERIAL.test(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsSecret);
}

/** The same data with keys in order, so that the order in which somebody wrote them changes nothing. */
export function sorted(value: any): any {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]));
}
