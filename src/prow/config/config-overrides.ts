import { repository } from '../../core/names';
import { Note, Rule } from '../../core/props';
import { quote } from '../../core/quote';
import { jsonObject, list, record } from '../../core/values';
import { ProwModel } from '../prow-model';
import { withoutNull } from './deep-merge';
import { checkExclusive } from './exclusive-settings';
import { Json } from './json';
import { CONFIG_KEYS } from './known-keys';
import { checkShape, checkSpelling } from './override-shape';

const repositoryOrAll: Rule<string> = (value, report) => (value === '*' ? value : repository(value, report));

/** What can be seen of an override alone, given what it is laid over. */
export function checkConfigOverrides(base: Json, { configOverrides, namespace, jobsNamespace }: ProwModel, note: Note): void {
  checkSpelling(Object.keys(configOverrides), CONFIG_KEYS, 'a key of config.yaml', note);
  const said = withoutNull(configOverrides);
  checkShape(base, said, note);
  checkExclusive(said, note);
  const { default_decoration_config_entries: entries, default_decoration_configs: byRepository }: Json = said.plank ?? {};
  if (entries !== undefined) note.at('plank.default_decoration_config_entries').read(list(jsonObject), entries);
  if (isDecorationRemoved(configOverrides) && byRepository === undefined) {
    note.at('plank.default_decoration_config_entries')({ what: 'null takes away what every decorated job needs', instead: 'leave it out, or give plank.default_decoration_configs with all of it', code: 'PropMissing' });
  }
  if (byRepository !== undefined) note.at('plank.default_decoration_configs').read(record(jsonObject, repositoryOrAll), byRepository);
  for (const [key, own, prop] of [['prowjob_namespace', namespace, 'namespace'], ['pod_namespace', jobsNamespace, 'jobsNamespace']]) {
    if (configOverrides[key] !== undefined && configOverrides[key] !== own) {
      note.at(key)({ what: `${quote(configOverrides[key])} is another namespace than ${quote(own)}, for which rights and Secrets are made`, instead: `set ${prop} in its place`, code: 'NamespaceOverridden' });
    }
  }
}

function isDecorationRemoved({ plank }: Json): boolean {
  return plank === null || plank?.default_decoration_config_entries === null;
}

/** What the result must not say at once. */
export function checkStoragePaths(configYaml: Json, note: Note): void {
  if (configYaml.deck?.skip_storage_path_validation === true && configYaml.deck.additional_allowed_buckets !== undefined) {
    note.at('deck.additional_allowed_buckets')({ what: 'is given while deck.skip_storage_path_validation is true', instead: 'remove one of them', code: 'MutuallyExclusive' });
  }
}
