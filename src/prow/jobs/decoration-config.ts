import { goSeconds } from '../../core/amounts';
import { Note } from '../../core/props';
import { quote } from '../../core/quote';
import { jsonObject } from '../../core/values';
import { decodesAs } from '../schema/decoding';
import { inOrder, Job } from './job';

/** What a job changes of the default decoration; what Go cannot decode keeps all of Prow from starting. */
export const decorationConfig = inOrder(jsonObject, (value, note) => {
  if (decodesAs('DecorationConfig', value, note)) checkDecoration(value, note);
});

/** What of it excludes each other. Source: prow pkg/apis/prowjobs/v1/types.go, DecorationConfig.Validate and GCSConfiguration.Validate, at a61940897. */
export function checkDecoration(config: Job, note: Note): void {
  const { oauth_token_secret: token, ssh_key_secrets: keys = [], gcs_configuration: storage = {} } = config;
  for (const field of DURATIONS) checkDuration(config[field], note.at(field));
  // Source: prow pkg/pod-utils/decorate/podspec.go, CloneRefs: without a key, the token's file would be the folder of the Secret
  for (const part of token ? ['name', 'key'] : []) {
    if (!token[part]) {
      note.at(`oauth_token_secret.${part}`)({ what: 'is missing, and without it no job can clone', instead: 'give it a value', code: 'PropMissing' });
    }
  }
  if (token !== undefined && keys.length > 0) {
    note({ what: 'has both oauth_token_secret and ssh_key_secrets', instead: 'keep one of them', code: 'MutuallyExclusive' });
  }
  for (const key of ['default_org', 'default_repo']) {
    if (['legacy', 'single'].includes(storage.path_strategy) && !storage[key]) {
      note.at(`gcs_configuration.${key}`)({
        what: `is missing, and path_strategy is "${storage.path_strategy}"`, instead: 'give it a value, or write path_strategy: "explicit"',
        code: 'PropMissing',
      });
    }
  }
}

const DURATIONS = ['timeout', 'grace_period', 'pod_pending_timeout', 'pod_running_timeout', 'pod_unscheduled_timeout'];

/** Go reads a number as nanoseconds, and nothing of a job is done in less than a second. 0 stands for the default. */
function checkDuration(value: unknown, note: Note): void {
  if (typeof value === 'number' && value > 0 && value < 1e9) {
    note({ what: `${value} is ${value} nanoseconds`, instead: `did you mean ${quote(`${value}s`)}?`, code: 'AmountImplausible' });
  }
  if (typeof value !== 'string') return;
  const seconds = goSeconds(value);
  if (seconds > 0 && seconds < 1) note({ what: `${quote(value)} is less than a second`, instead: 'give at least "1s"', code: 'AmountImplausible' });
}
