import { Finding } from '../../core/problem';
import { isPlainObject } from '../../core/props';
import { quote } from '../../core/quote';
import { ProwModel } from '../prow-model';
import { allowances, Allowances, isOwnImage } from './allowances';
import { AdmissionMode } from './jobs-admission-options';
import { elements, JobHere, jobsHere, NamedInJob, secretsOf } from './named-in-jobs';

/** A finding, and the property that it is about. */
interface PlacedFinding {
  readonly prop: string;
  readonly finding: Finding;
}

/** Jobs here that would hand a Secret to strangers, or whose pods the policy in the cluster would refuse; each place once. */
export function jobFindings(model: ProwModel): readonly PlacedFinding[] {
  const allowed = allowances(model);
  const jobs = jobsHere(model);
  const refused = model.jobsAdmission.mode === AdmissionMode.DENY ? jobs.flatMap((job) => refusedPods(job, allowed, model)) : [];
  return [...strangersSecrets(jobs, allowed), ...refused].filter(({ prop }, i, all) => all.findIndex((other) => other.prop === prop) === i);
}

/** Each Secret once, at the first place that names it: many jobs have it by one habit. */
function strangersSecrets(jobs: readonly JobHere[], { presubmitSecrets }: Allowances): readonly PlacedFinding[] {
  const named = jobs.filter(({ kind }) => kind === 'presubmits').flatMap((job) => secretsOf(job).map((secret) => ({ ...secret, job })));
  const names = [...new Set(named.map(({ name }) => name))].filter((name) => !presubmitSecrets.includes(name));
  return names.map((name) => {
    const places = named.filter((one) => one.name === name);
    const others = new Set(places.map(({ job }) => job.path)).size - 1;
    const who = `${quote(places[0].job.job.name)}${others === 0 ? '' : ` and ${others} more`}`;
    return {
      prop: places[0].path,
      finding: {
        what: `${quote(name)} is a Secret, and the ${others === 0 ? 'presubmit' : 'presubmits'} ${who} ${others === 0 ? 'runs' : 'run'} what somebody else wrote`,
        instead: 'take a postsubmit or a periodic for it, or name it in jobsAdmission.presubmitSecrets with the reason',
        code: 'PresubmitReachesSecret',
      },
    };
  });
}

function refusedPods(job: JobHere, allowed: Allowances, { jobsAdmission: { imageRegistries } }: ProwModel): readonly PlacedFinding[] {
  const spec: Readonly<Record<string, any>> = isPlainObject(job.job.spec) ? job.job.spec : {};
  const { serviceAccountName: account, nodeName, priorityClassName: priority } = spec;
  const refused = (path: string, what: string, instead: string): PlacedFinding => ({ prop: `${job.path}.${path}`, finding: { what, instead, code: 'JobNotAdmitted' } });
  return [
    ...closedSecrets(job, allowed),
    ...job.kind !== 'presubmits' || !account || allowed.presubmitAccounts.includes(account) ? [] : [refused('spec.serviceAccountName',
      `${quote(account)} is a ServiceAccount that pods of presubmits may not have`, 'leave it out, or name it in jobsAdmission.presubmitServiceAccounts')],
    ...nodeName ? [refused('spec.nodeName', `${quote(nodeName)} is a node, and the scheduler finds one for pods of jobs`, 'use nodeSelector')] : [],
    ...typeof priority === 'string' && priority.startsWith('system-')
      ? [refused('spec.priorityClassName', `${quote(priority)} is for the cluster's own pods`, 'name a class of yours, or leave it out')] : [],
    ...imageRegistries.length === 0 ? [] : (['initContainers', 'containers'] as const).flatMap((list) => elements(spec[list]).flatMap(({ image }, i) => (
      isOwnImage(image, allowed) || imageRegistries.some((one) => String(image).startsWith(`${one}/`)) ? []
        : [refused(`spec.${list}[${i}].image`, `${quote(image)} comes from none of ${imageRegistries.join(', ')}`, 'add its registry to jobsAdmission.imageRegistries')]))),
  ];
}

function closedSecrets(job: JobHere, { closed }: Allowances): readonly PlacedFinding[] {
  return secretsOf(job).filter(({ name }: NamedInJob) => job.kind !== 'presubmits' && closed.includes(name)).map(({ name, path }) => ({
    prop: path,
    finding: {
      what: `${quote(name)} is for the containers that Prow adds, and the policy of job pods refuses it to others`,
      instead: 'make a Secret for the job, and name that one', code: 'JobNotAdmitted',
    },
  }));
}
