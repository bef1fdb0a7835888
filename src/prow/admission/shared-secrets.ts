import { Finding } from '../../core/problem';
import { quote } from '../../core/quote';
import { camelCase } from '../config/upstream-words';
import { seenFromEach } from '../clusters/known-clusters';
import { Job } from '../jobs/job';
import { ProwModel } from '../prow-model';
import { allowances } from './allowances';
import { AdmissionMode } from './jobs-admission-options';
import { decorationsHere, jobsHere, secretsOfDecoration } from './named-in-jobs';

const CLONES = ['oauth_token_secret', 'ssh_key_secrets', 'cookiefile_secret', 'github_app_private_key_secret'];
const OPENS_STORE = ['s3_credentials_secret', 'gcs_credentials_secret'];

/** Secrets that open the store and clone too: the policy leaves each of the two to other containers, and refuses every pod that has such a one. */
export function sharedSecretFindings(model: ProwModel): readonly { readonly prop: string; readonly finding: Finding }[] {
  if (model.jobsAdmission.mode !== AdmissionMode.DENY) return [];
  const shared = seenFromEach(model).flatMap((seen) => {
    const { store, clones } = allowances(seen).closed;
    return clones.filter((name) => store.includes(name)).flatMap((name) => placeOf(name, seen) ?? []);
  });
  return [...new Map(shared.map(({ prop, name }) => [prop, {
    prop,
    finding: {
      what: `${quote(name)} is to open the store and to clone, and the policy of job pods lets no container do both`, instead: 'make a Secret for each',
      code: 'KeyUsedTwice' as const,
    },
  }])).values()];
}

/** Secrets of jobs that are Prow's own in each cluster, and stay with its containers whatever is said. */
export function closedSecretFindings(model: ProwModel): readonly { readonly prop: string; readonly finding: Finding }[] {
  const { mode, secrets } = model.jobsAdmission;
  if (mode === AdmissionMode.OFF || secrets.length === 0) return [];
  const closed = seenFromEach(model).map((seen) => allowances(seen).closed);
  return secrets.flatMap((name, i) => (closed.every(({ store, clones }) => [...store, ...clones].includes(name)) ? [{
    prop: `jobsAdmission.secrets[${i}]`,
    finding: {
      what: `${quote(name)} is for the containers that Prow adds, and the policy refuses it to others all the same`, instead: 'leave it out',
      code: 'PropWithoutEffect' as const,
    },
  }] : []));
}

/** Where it is named as what clones, or else as that of the store. */
function placeOf(name: string, seen: ProwModel): { readonly prop: string; readonly name: string } | undefined {
  const decorations: readonly { readonly config: Job; readonly at: (field: string) => string }[] = [
    ...decorationsHere(seen).map(({ config, place, accountPath }) => (
      { config, at: (field: string) => accountPath.replace(/[^.]+$/, place.startsWith('decoration[') ? camelCase(field) : field) })),
    ...jobsHere(seen).map(({ job, path }) => ({ config: job.decoration_config ?? {}, at: (field: string) => `${path}.decoration_config.${field}` })),
  ];
  const [prop] = [CLONES, OPENS_STORE].flatMap((fields) => decorations.flatMap(({ config, at }) => (
    fields.filter((field) => secretsOfDecoration({ [field]: config[field] }).includes(name)).map(at))));
  return prop === undefined ? undefined : { prop, name };
}
