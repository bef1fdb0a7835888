import { givenAccountWarnings } from './admission/decorated-accounts';
import { AdmissionMode } from './admission/jobs-admission-options';
import { jobsHere, secretsOf } from './admission/named-in-jobs';
import { areHeldToBaseline } from './admission/privilege-rule';
import { hiddenRepositoryWarnings } from './config/hidden-repositories';
import { secretKeyWarnings } from './config/secret-key-warnings';
import { clusterWarnings } from './clusters/cluster-warnings';
import { seenFromEach } from './clusters/known-clusters';
import { PodSecurityLevel } from '../core/pod-security/pod-security-level';
import { quote } from '../core/quote';
import { pluginWarnings } from './plugins/plugin-warnings';
import { gcswebWarnings } from './programs/program-notes';
import { ProwModel } from './prow-model';
import { JOB_SERVICE_ACCOUNT } from './object-names';
import { areShared } from './storage/storage-credentials';
import { STORAGE_USERS } from './storage/storage-users';

const LEVEL_WARNINGS: Readonly<Partial<Record<PodSecurityLevel, string>>> = {
  [PodSecurityLevel.PRIVILEGED]: 'Pods of jobs may be privileged (jobsPodSecurity): whoever may start a job, or change one in a pull request that is tested, '
    + 'can become root on the nodes. Give jobs nodes of their own.',
  [PodSecurityLevel.RESTRICTED]: 'Under jobsPodSecurity "restricted" no decorated job starts, also none from repositories, '
    + 'unless something in the cluster adds a security context to the containers of Prow in their pods.',
};

/** The same where the policy holds presubmits. */
const MERGED_PRIVILEGES = 'Pods of postsubmits and periodics may be privileged (jobsPodSecurity): whoever may merge a change of what one runs can become root on the '
  + 'nodes. Give jobs nodes of their own. Pods of presubmits stay at "baseline": jobs that come from files may have more by '
  + 'jobsAdmission: { privilegedPresubmits: true }.';

/** What the user of a Prow should know, and nothing is wrong with for sure. */
export function prowWarnings(model: ProwModel): readonly string[] {
  return [
    ...levelWarnings(model), ...storeWarnings(model), ...identityWarnings(model), ...hiddenRepositoryWarnings(model), ...clusterWarnings(model),
    ...gcswebWarnings(model), ...secretKeyWarnings(model), ...givenAccountWarnings(model), ...pluginWarnings(model),
  ];
}

/** What the level of Pod Security lets jobs do, or keeps them from; of build clusters where it is something else than in Prow's own. */
function levelWarnings(model: ProwModel): readonly string[] {
  const said = seenFromEach(model).map((seen) => {
    const isHeld = seen.jobsAdmission.mode === AdmissionMode.DENY && areHeldToBaseline(seen);
    return { here: seen.here, text: isHeld ? MERGED_PRIVILEGES : LEVEL_WARNINGS[seen.jobsPodSecurity] };
  });
  const [own, ...others] = said;
  return [
    ...own.text === undefined ? [] : [own.text],
    ...others.flatMap(({ here, text }) => (text === undefined || text === own.text ? []
      : [text.replace('jobsPodSecurity', `jobsPodSecurity of the build cluster ${quote(here)}`)])),
  ];
}

/** Who is who in the cloud, where pods have no keys. */
function identityWarnings(model: ProwModel): readonly string[] {
  const { storage: { identity, logsUrl }, jobsNamespace } = model;
  if (identity === undefined) return [];
  const { accounts } = identity;
  const same = STORAGE_USERS.filter((user) => user !== 'jobs' && accounts[user] === accounts.jobs);
  const others = jobsHere(model).flatMap(({ job: { name, spec } }) => (
    typeof spec?.serviceAccountName === 'string' && ![JOB_SERVICE_ACCOUNT, ''].includes(spec.serviceAccountName) ? [{ name, account: spec.serviceAccountName }] : []));
  return [
    ...same.length === 0 ? [] : [
      `Jobs are ${quote(accounts.jobs)} in the cloud, as ${same.join(', ')} of Prow: whoever may change what a job runs may do there what Prow may. `
        + 'Give jobs one of their own.',
    ],
    ...others.map(({ name, account }) => (
      `The job ${quote(name)} runs as the ServiceAccount ${quote(account)}, and Prow's containers in its pod upload to ${logsUrl} as that one: let it in `
        + `${quote(jobsNamespace)} be ${quote(accounts.jobs)} too, or leave serviceAccountName out.`)),
  ];
}

/** Jobs that take the keys of the store for themselves. */
function storeWarnings(model: ProwModel): readonly string[] {
  const { storage, jobsAdmission } = model;
  const { credentials } = storage;
  if (credentials === undefined) return [];
  const secretName = credentials.secretNames.jobs;
  const isShared = areShared(credentials);
  const shared = !isShared ? [] : [
    `The Secret ${quote(secretName)} with the keys of Prow is in the namespace of jobs too, by jobsCredentialsSecretName: what reads it there may write over every `
      + 'log, and what tide and status-reconciler keep. Give jobs a Secret of their own.',
  ];
  if (jobsAdmission.mode === AdmissionMode.DENY) return shared;
  const opens = isShared
    ? 'whose keys open the store of Prow: every log in it, and what tide and status-reconciler keep there, could be changed'
    : 'with which objects can be put among the logs of other jobs';
  const names = jobsHere(model).filter((one) => secretsOf(one).some(({ name }) => name === secretName)).map(({ job }) => quote(job.name));
  if (names.length === 0) return shared;
  const [subject, verb] = names.length === 1 ? [`The job ${names[0]}`, 'reads'] : [`The jobs ${names.join(', ')}`, 'read'];
  return [
    ...shared,
    `${subject} ${verb} the Secret ${quote(secretName)}, ${opens}. Give jobs keys of their own.`,
  ];
}
