import { isPlainObject, Note } from '../../core/props';
import { deepMerge } from './deep-merge';
import { Json } from './json';

/** Settings of which Prow takes one or the other, as paths in `config.yaml`. Source: prow pkg/config/config.go at a61940897. */
const EXCLUSIVE: readonly (readonly [string, string])[] = [
  ['plank.default_decoration_configs', 'plank.default_decoration_config_entries'],
  ['plank.report_template', 'plank.report_templates'],
  ['deck.rerun_auth_configs', 'deck.default_rerun_auth_configs'],
  ['tide.target_url', 'tide.target_urls'],
  ['tide.pr_status_base_url', 'tide.pr_status_base_urls'],
  ['pubsub_subscriptions', 'pubsub_triggers'],
];

/** Of ours, what gives way to somebody's without a word. */
const GIVING_WAY: readonly (readonly [string, string])[] = ['gcs_browser_prefixes', 'gcs_browser_prefixes_by_bucket'].map((key) => (
  ['deck.spyglass.gcs_browser_prefix', `deck.spyglass.${key}.*`]));

/** Ours, without what a setting of the override excludes. The entries of decoration stay: both forms of them come down to one list. */
export function withoutExcluded(generated: Json, over: Json): Json {
  const pairs = [...EXCLUSIVE.slice(1), ...GIVING_WAY];
  const excluded = pairs.flatMap(([one, other]) => [...(isSaid(over, other) ? [one] : []), ...(isSaid(over, one) ? [other] : [])]);
  return excluded.reduce((rest, path) => deepMerge(rest, removal(path)), generated);
}

/** Settings that exclude each other in the override itself. */
export function checkExclusive(over: Json, note: Note): void {
  for (const [one, other] of EXCLUSIVE) {
    if (isSaid(over, one) && isSaid(over, other)) {
      note.at(one)({ what: `is given together with ${other}, and Prow takes only one of them`, instead: `write ${other} alone`, code: 'MutuallyExclusive' });
    }
  }
}

function removal(path: string): Json {
  return path.split('.').reduceRight<any>((inner, key) => ({ [key]: inner }), null);
}

function isSaid(holder: Json, path: string): boolean {
  const value = path.split('.').reduce<unknown>((inner, key) => (isPlainObject(inner) ? inner[key] : undefined), holder);
  return value !== undefined && value !== null;
}
