import { AdmissionMode } from './admission/jobs-admission-options';
import { jobsHere, secretsOf } from './admission/named-in-jobs';
import { PodSecurityLevel } from '../core/pod-security/pod-security-level';
import { quote } from '../core/quote';
import { ProwModel } from './prow-model';

const LEVEL_WARNINGS: Readonly<Partial<Record<PodSecurityLevel, string>>> = {
  [PodSecurityLevel.PRIVILEGED]: 'Pods of jobs may be privileged (jobsPodSecurity): whoever may start a job, or change one in a pull request that is tested, '
    + 'can become root on the nodes. Give jobs nodes of their own.',
  [PodSecurityLevel.RESTRICTED]: 'Under jobsPodSecurity "restricted" no decorated job starts, also none from repositories, '
    + 'unless something in the cluster adds a security context to the containers of Prow in their pods.',
};

/** What the user of a Prow should know, and nothing is wrong with for sure. */
export function prowWarnings(model: ProwModel): readonly string[] {
  const level = LEVEL_WARNINGS[model.jobsPodSecurity];
  return [...(level === undefined ? [] : [level]), ...storeWarnings(model)];
}

/** Jobs that take the keys of the store for themselves. */
function storeWarnings(model: ProwModel): readonly string[] {
  const { storage, jobsAdmission } = model;
  const { credentials } = storage;
  if (credentials === undefined || jobsAdmission.mode === AdmissionMode.DENY) return [];
  const secretName = credentials.secretNames.jobs;
  const opens = storage.s3?.own === undefined
    ? 'whose keys open the store of Prow: every log in it, and what tide and status-reconciler keep there, could be changed'
    : 'with which objects can be put among the logs of other jobs';
  const names = jobsHere(model).filter((one) => secretsOf(one).some(({ name }) => name === secretName)).map(({ job }) => quote(job.name));
  if (names.length === 0) return [];
  const [subject, verb] = names.length === 1 ? [`The job ${names[0]}`, 'reads'] : [`The jobs ${names.join(', ')}`, 'read'];
  return [
    `${subject} ${verb} the Secret ${quote(secretName)}, ${opens}. Give jobs keys of their own.`,
  ];
}
