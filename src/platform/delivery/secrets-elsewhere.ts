import { decorationsOf, jobsHere, secretsOf, secretsOfDecoration } from '../../prow/admission/named-in-jobs';
import { Job } from '../../prow/jobs/job';
import { ProwModel } from '../../prow/prow-model';
import { SecretFormat } from './secret-formats';
import { ScriptObject } from './secrets-plan';

/** A key of a Secret of jobs that somebody else makes than `secrets.sh`. */
export interface ElsewhereKey {
  readonly name: string;
  /** A star where jobs say none. */
  readonly key: string;
  readonly format: SecretFormat;
}

/** Secrets in the namespace of jobs that jobs in code and decorations name, without those of the script. Keys: prow pkg/pod-utils/decorate at a61940897. */
export function secretsElsewhere(prow: ProwModel, made: readonly ScriptObject[]): readonly ElsewhereKey[] {
  const { jobsNamespace } = prow;
  const jobs = jobsHere(prow);
  const decorations = [
    ...decorationsOf(prow),
    ...jobs.flatMap(({ job }) => (job.decoration_config === undefined ? [] : [job.decoration_config as Job])),
  ];
  const named = [
    ...decorations.flatMap(keysOf), ...jobs.flatMap((job) => secretsOf(job).map(({ name }): ElsewhereKey => ({ name, key: '*', format: 'value' }))),
  ];
  const isMade = (name: string): boolean => made.some((one) => one.kind === 'secret' && one.namespace === jobsNamespace && one.name === name);
  return named.filter(({ name, key }, i) => !isMade(name) && named.findIndex((other) => other.name === name && (key === '*' || other.key === key)) === i)
    .sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0));
}

function keysOf(decoration: Job): readonly ElsewhereKey[] {
  const { gcs_credentials_secret: gcs, s3_credentials_secret: s3, oauth_token_secret: token, github_app_private_key_secret: app } = decoration;
  const known: Readonly<Record<string, readonly [string, SecretFormat] | undefined>> = {
    [String(gcs)]: ['service-account.json', 'google_key'], [String(s3)]: ['service-account.json', 's3'],
    [String(token?.name)]: [String(token?.key), 'word'], [String(app?.name)]: [String(app?.key), 'private_key'],
  };
  return secretsOfDecoration(decoration).map((name) => {
    const [key, format] = known[name] ?? ['*', 'value'];
    return { name, key, format };
  });
}
