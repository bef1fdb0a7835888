import { repositoryOrAll } from '../../core/names';
import { isPlainObject, Note } from '../../core/props';
import { quote } from '../../core/quote';
import { jsonObject, record } from '../../core/values';
import { ProwModel } from '../prow-model';
import { asKnownBy } from '../schema/unknown-fields';
import { decodesAs } from '../schema/decoding';
import { withoutNull } from './deep-merge';
import { checkExclusive } from './exclusive-settings';
import { Json } from './json';
import { JOB_KEYS, readOverrideJobs } from './override-jobs';

/** What Prow would stumble over in the override, or drop without a word. */
export function decodeConfigOverrides({ configOverrides, prowVersion }: Pick<ProwModel, 'configOverrides' | 'prowVersion'>, note: Note): void {
  const settings = Object.fromEntries(Object.entries(withoutNull(configOverrides)).filter(([key]) => !(JOB_KEYS as readonly string[]).includes(key)));
  // the table is not opened for nothing
  if (Object.keys(settings).length > 0) decodesAs('Config', settings, asKnownBy(prowVersion, note));
}

/** What can be seen of an override alone. */
export function checkConfigOverrides(model: ProwModel, note: Note): void {
  const { configOverrides, namespace, jobsNamespace } = model;
  decodeConfigOverrides(model, note);
  readOverrideJobs(configOverrides, model, note);
  const said = withoutNull(configOverrides);
  checkExclusive(said, note);
  const { default_decoration_configs: byRepository }: Json = isPlainObject(said.plank) ? said.plank : {};
  if (isDecorationRemoved(configOverrides) && byRepository === undefined) {
    note.at('plank.default_decoration_config_entries')({
      what: 'null takes away what every decorated job needs',
      instead: 'leave it out, or give plank.default_decoration_configs with all of it', code: 'PropMissing',
    });
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
