import { Note } from '../../core/props';
import { quote } from '../../core/quote';
import { jsonObject, list } from '../../core/values';
import { ProwModel } from '../prow-model';
import { Json } from './json';
import { CONFIG_KEYS } from './known-keys';
import { checkShape, checkSpelling } from './override-shape';

/** Settings of which Prow takes one or the other, as paths in `config.yaml`. Source: prow pkg/config/config.go at a61940897. */
const EXCLUSIVE: readonly (readonly [string, string])[] = [
  ['plank.default_decoration_configs', 'plank.default_decoration_config_entries'],
  ['plank.report_template', 'plank.report_templates'],
  ['deck.rerun_auth_configs', 'deck.default_rerun_auth_configs'],
  ['tide.target_url', 'tide.target_urls'],
  ['tide.pr_status_base_url', 'tide.pr_status_base_urls'],
  ['pubsub_subscriptions', 'pubsub_triggers'],
];

/** What can be seen of an override alone, given what it is laid over. */
export function checkConfigOverrides(base: Json, { configOverrides, namespace, jobsNamespace }: ProwModel, note: Note): void {
  checkSpelling(Object.keys(configOverrides), CONFIG_KEYS, 'a key of config.yaml', note);
  checkShape(base, configOverrides, note);
  const entries: unknown = configOverrides.plank?.default_decoration_config_entries;
  if (entries !== undefined) note.at('plank.default_decoration_config_entries').read(list(jsonObject), entries);
  for (const [key, own, prop] of [['prowjob_namespace', namespace, 'namespace'], ['pod_namespace', jobsNamespace, 'jobsNamespace']]) {
    if (configOverrides[key] !== undefined && configOverrides[key] !== own) {
      note.at(key)({ what: `${quote(configOverrides[key])} is another namespace than ${quote(own)}, for which rights and Secrets are made`, instead: `set ${prop} in its place`, code: 'NamespaceOverridden' });
    }
  }
}

/** Settings that exclude each other in the result. */
export function checkExclusive(configYaml: Json, note: Note): void {
  for (const [one, other] of EXCLUSIVE) {
    if (valueAt(configYaml, one) !== undefined && valueAt(configYaml, other) !== undefined) {
      note.at(one)({ what: `is given together with ${other}, and Prow takes only one of them`, instead: `write ${other} alone`, code: 'MutuallyExclusive' });
    }
  }
  if (configYaml.deck?.skip_storage_path_validation === true && configYaml.deck.additional_allowed_buckets !== undefined) {
    note.at('deck.additional_allowed_buckets')({ what: 'is given while deck.skip_storage_path_validation is true', instead: 'remove one of them', code: 'MutuallyExclusive' });
  }
}

function valueAt(holder: Json, path: string): unknown {
  return path.split('.').reduce<any>((inner, key) => inner?.[key], holder);
}
