import { Note } from '../../core/props';
import { jsonObject } from '../../core/values';
import { decodesAs } from '../schema/decoding';
import { inOrder, Job } from './job';

/** What a job changes of the default decoration; what Go cannot decode keeps all of Prow from starting. */
export const decorationConfig = inOrder(jsonObject, (value, note) => {
  if (decodesAs('DecorationConfig', value, note)) checkDecoration(value, note);
});

/** What of it excludes each other. Source: prow pkg/apis/prowjobs/v1/types.go, DecorationConfig.Validate and GCSConfiguration.Validate, at a61940897. */
export function checkDecoration({ oauth_token_secret: token, ssh_key_secrets: keys = [], gcs_configuration: storage = {} }: Job, note: Note): void {
  if (token !== undefined && keys.length > 0) {
    note({ what: 'has both oauth_token_secret and ssh_key_secrets', instead: 'keep one of them', code: 'MutuallyExclusive' });
  }
  for (const key of ['default_org', 'default_repo']) {
    if (['legacy', 'single'].includes(storage.path_strategy) && !storage[key]) {
      note.at(`gcs_configuration.${key}`)({ what: `is missing, and path_strategy is "${storage.path_strategy}"`, instead: 'give it a value, or write path_strategy: "explicit"', code: 'PropMissing' });
    }
  }
}
