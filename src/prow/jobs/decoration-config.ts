import { goDuration } from '../../core/amounts';
import { jsonObject } from '../../core/values';
import { inOrder } from './job';

const DURATIONS = ['timeout', 'grace_period', 'pod_pending_timeout', 'pod_running_timeout', 'pod_unscheduled_timeout'];

/** What a job changes of the default decoration; a duration that Go cannot read keeps all of Prow from starting. */
export const decorationConfig = inOrder(jsonObject, (value, note) => {
  for (const key of DURATIONS) if (value[key] !== undefined) note.at(key).read(goDuration, value[key]);
  if (value.oauth_token_secret !== undefined && Array.isArray(value.ssh_key_secrets) && value.ssh_key_secrets.length > 0) {
    note({ what: 'has both oauth_token_secret and ssh_key_secrets', instead: 'keep one of them', code: 'MutuallyExclusive' });
  }
});
