import { withRegistry } from '../../core/image-registry';
import { Finding } from '../../core/problem';
import { isPlainObject } from '../../core/props';
import { PodSecurityLevel } from '../../core/pod-security/pod-security-level';
import { quote } from '../../core/quote';
import { clustersOf, isReadInRepo } from '../config/in-repo-config';
import { componentsClass, ComponentsPriority } from '../components-priority';
import { ProwModel } from '../prow-model';
import { clusterOf, DEFAULT_CLUSTER, seenFromEach, TrustedCluster, trustedClusters } from '../clusters/known-clusters';
import { Job } from '../jobs/job';
import { OTHER_VOLUMES } from './admission-rules';
import { allowances, Allowances, isFreeImage } from './allowances';
import { cloneFindings } from './clone-findings';
import { givenAccount } from './decorated-accounts';
import { driverSecretsOf } from './driver-secrets';
import { elsewhereFindings } from './job-nodes';
import { AdmissionMode } from './jobs-admission-options';
import { areHeldToBaseline, privilegesOf } from './privilege-rule';
import { schedulingFindings } from './scheduling-findings';
import { elements, jobsAnywhere, jobsHere, JobWithPresets, NamedInJob, secretsOf } from './named-in-jobs';

/** A finding, and the property that it is about. */
interface PlacedFinding {
  readonly prop: string;
  readonly finding: Finding;
}

/** Jobs that would hand strangers what is not theirs, and those here whose pods the policy in the cluster would refuse; each place once. */
export function jobFindings(model: ProwModel): readonly PlacedFinding[] {
  const refused = model.jobsAdmission.mode !== AdmissionMode.DENY ? [] : seenFromEach(model).flatMap((seen) => {
    const jobs = jobsHere(seen);
    const allowed = jobs.length === 0 ? undefined : allowances(seen);
    return allowed === undefined ? [] : [...jobs.flatMap((job) => refusedPods(job, allowed, seen)), ...cloneFindings(jobs, seen)];
  });
  const all = [...privilegedWithoutEffect(model), ...strangersReach(jobsAnywhere(model), model, trustedClusters(model)), ...trustedAndOpen(model), ...refused];
  return all.filter(({ prop }, i) => all.findIndex((other) => other.prop === prop) === i);
}

function privilegedWithoutEffect(model: ProwModel): readonly PlacedFinding[] {
  const { mode, privilegedPresubmits } = model.jobsAdmission;
  const levels = seenFromEach(model).map(({ jobsPodSecurity }) => jobsPodSecurity);
  const why = privilegedPresubmits === undefined ? undefined : mode === AdmissionMode.OFF ? 'mode is AdmissionMode.OFF, which leaves the policy away'
    : levels.includes(PodSecurityLevel.PRIVILEGED) ? undefined : `the namespace of jobs is ${quote(levels[0])}, which refuses privileges to all of them`;
  return why === undefined ? [] : [{
    prop: 'jobsAdmission.privilegedPresubmits',
    finding: {
      what: `is said, and ${why}`, code: 'PropWithoutEffect',
      instead: `leave it out, or ${mode === AdmissionMode.OFF ? 'set another mode' : 'set jobsPodSecurity to PodSecurityLevel.PRIVILEGED'}`,
    },
  }];
}

/** What presubmits get at, in whatever cluster. */
function strangersReach(
  jobs: readonly JobWithPresets[], model: ProwModel, trusted: readonly TrustedCluster[],
): readonly PlacedFinding[] {
  const { presubmitSecrets, presubmitAccounts } = allowances(model);
  const presubmits = jobs.filter(({ kind }) => kind === 'presubmits');
  const accountOf = (one: JobWithPresets): readonly NamedInJob[] => {
    const name: unknown = one.job.spec?.serviceAccountName;
    return [typeof name === 'string' && name !== '' ? { name, path: `${one.path}.spec.serviceAccountName` } : givenAccount(model, one)].filter((found) => found !== undefined);
  };
  return [
    ...reached(presubmits, (job) => [...secretsOf(job), ...driverSecretsOf(job)], presubmitSecrets, 'is a Secret',
      'take a postsubmit or a periodic for it, or name it in jobsAdmission.presubmitSecrets with the reason'),
    ...reached(presubmits, accountOf, presubmitAccounts, 'is a ServiceAccount',
      'leave it out, or name it in jobsAdmission.presubmitServiceAccounts with the reason'),
    ...trusted.flatMap(({ name, is }) => reached(
      presubmits, ({ job, path }) => (clusterOf(job) === name ? [{ name, path: `${path}.cluster` }] : []), [], is, 'name another cluster, or take a postsubmit or a periodic')),
  ];
}

/** Each name once, at the first place that has it: many jobs have it by one habit. */
function reached(
  jobs: readonly JobWithPresets[], namesOf: (job: JobWithPresets) => readonly NamedInJob[], allowed: readonly string[], is: string, instead: string,
): readonly PlacedFinding[] {
  const named = jobs.flatMap((job) => namesOf(job).map((one) => ({ ...one, job })));
  const names = [...new Set(named.map(({ name }) => name))].filter((name) => !allowed.includes(name));
  return names.map((name) => {
    const places = named.filter((one) => one.name === name);
    const others = new Set(places.map(({ job }) => job.path)).size - 1;
    const who = `${quote(places[0].job.job.name)}${others === 0 ? '' : ` and ${others} more`}`;
    return {
      prop: places[0].path,
      finding: {
        what: `${quote(name)} ${is}, and the ${others === 0 ? 'presubmit' : 'presubmits'} ${who} ${others === 0 ? 'runs' : 'run'} what somebody else wrote`,
        instead, code: 'PresubmitReachesSecret',
      },
    };
  });
}

/** A trusted cluster that jobs in pull requests may name. Source: prow pkg/config/config.go, InRepoConfigAllowsCluster, at a61940897. */
function trustedAndOpen(model: ProwModel): readonly PlacedFinding[] {
  const read = model.github.trust.map(({ repository }) => repository).filter((name) => isReadInRepo(model, name));
  return trustedClusters(model).flatMap(({ name: cluster, prop }) => {
    const open = read.find((name) => clustersOf(model, name).includes(cluster));
    return open === undefined ? [] : [{
      prop,
      finding: {
        what: `${quote(cluster)} is open to jobs in pull requests of ${quote(open)}, whose .prow.yaml is read`,
        instead: cluster === DEFAULT_CLUSTER ? 'turn inRepoConfig off in trust of github, or let jobs of strangers run in "default" and trusted ones elsewhere'
          : 'take it out of configOverrides.in_repo_config.allowed_clusters', code: 'PresubmitReachesSecret',
      },
    }];
  });
}

function refusedPods(
  job: JobWithPresets, allowed: Allowances, model: ProwModel,
): readonly PlacedFinding[] {
  const { namespace, jobNodes, jobsAdmission: { imageRegistries } } = model;
  const spec: Readonly<Record<string, any>> = isPlainObject(job.job.spec) ? job.job.spec : {};
  const { nodeName, priorityClassName: priority } = spec;
  const refused = (path: string, what: string, instead: string): PlacedFinding => ({ prop: `${job.path}.${path}`, finding: { what, instead, code: 'JobNotAdmitted' } });
  return [
    ...closedSecrets(job, allowed),
    ...job.kind === 'presubmits' ? [...strangersPods(job, allowed), ...privileges(job, model)] : [],
    ...nodeName ? [refused('spec.nodeName', `${quote(nodeName)} is a node, and the scheduler finds one for pods of jobs`, 'use nodeSelector')] : [],
    ...typeof priority === 'string' && ownClasses(namespace).includes(priority)
      ? [refused('spec.priorityClassName', `${quote(priority)} is for Prow itself, and pods of jobs stay below it`, 'name a class of yours, or leave it out')] : [],
    ...typeof priority === 'string' && priority.startsWith('system-')
      ? [refused('spec.priorityClassName', `${quote(priority)} is for the cluster's own pods`, 'name a class of yours, or leave it out')] : [],
    ...schedulingFindings(job),
    ...elsewhereFindings(spec, jobNodes).map(({ field, finding }) => ({ prop: `${job.path}.spec.${field}`, finding })),
    ...imageRegistries.length === 0 ? [] : imagesOf(job).filter(({ image }) => (
      !isFreeImage(image, allowed) && !imageRegistries.some((one) => String(image).startsWith(`${one}/`)))).map(({ image, prop }) => ({
      prop, finding: {
        what: `${quote(image)} comes from none of ${imageRegistries.join(', ')}`, code: 'JobNotAdmitted' as const,
        // the API server sees what was written, and not where it is pulled from
        instead: imageRegistries.some((one) => withRegistry(String(image)).startsWith(`${one}/`)) ? `write ${quote(withRegistry(String(image)))}`
          : 'add its registry to jobsAdmission.imageRegistries',
      },
    })),
  ];
}

/** Its volumes, and those of its presets, each with its place. */
function volumesOf({ job: { spec }, path, presets }: JobWithPresets): readonly { readonly volume: Job; readonly at: string }[] {
  const lists = [{ list: spec?.volumes, at: `${path}.spec` }, ...presets.map(({ preset, place }) => ({ list: preset.volumes, at: place }))];
  return lists.flatMap(({ list, at }) => elements(list).map((volume, i) => ({ volume, at: `${at}.volumes[${i}]` })));
}

/** Images that its pod runs, or has as a volume. */
function imagesOf(job: JobWithPresets): readonly { readonly image: unknown; readonly prop: string }[] {
  const { job: { spec }, path } = job;
  return [
    ...(['initContainers', 'containers'] as const).flatMap((list) => elements(spec?.[list]).map(({ image }, i) => ({ image, prop: `${path}.spec.${list}[${i}].image` }))),
    ...volumesOf(job).flatMap(({ volume: { image }, at }) => (image?.reference === undefined ? [] : [{ image: image.reference, prop: `${at}.image.reference` }])),
  ];
}

/** Where presubmits are held to `baseline` although one here is for more. */
function privileges(job: JobWithPresets, model: ProwModel): readonly PlacedFinding[] {
  return !areHeldToBaseline(model) ? [] : privilegesOf(job, model).map(({ violation: { at, inAnnotations, what, instead }, path }) => ({
    prop: `${path}.${inAnnotations ? 'annotations' : path === job.path ? `spec.${at}` : at}`,
    finding: {
      what: `${what} is refused by Pod Security "baseline", which jobsAdmission.privilegedPresubmits keeps presubmits to`,
      instead: `${instead}, or leave privilegedPresubmits out`, code: 'JobNotAdmitted' as const,
    },
  }));
}

function ownClasses(namespace: string): readonly string[] {
  return Object.values(ComponentsPriority).flatMap((one) => componentsClass(namespace, one)?.name ?? []);
}

/** What the policy refuses to pods of presubmits alone, and is no Secret by its name. */
function strangersPods(job: JobWithPresets, { pullSecrets }: Allowances): readonly PlacedFinding[] {
  const { job: { spec }, path } = job;
  return [
    ...elements(spec?.imagePullSecrets).flatMap(({ name }, i): readonly PlacedFinding[] => (typeof name !== 'string' || pullSecrets.includes(name) ? [] : [{
      prop: `${path}.spec.imagePullSecrets[${i}].name`,
      finding: {
        what: `${quote(name)} is a Secret that pods of presubmits may not name`,
        instead: 'name it in components.imagePullSecrets, or in jobsAdmission.presubmitSecrets with the reason', code: 'JobNotAdmitted',
      },
    }])),
    ...volumesOf(job).flatMap(({ volume, at }) => OTHER_VOLUMES.filter((kind) => isPlainObject(volume[kind])).map((kind) => ({
      prop: `${at}.${kind}`,
      finding: {
        what: 'is a kind of volume that may hold a Secret, and that pods of presubmits may not have', instead: 'take a postsubmit or a periodic for it',
        code: 'JobNotAdmitted' as const,
      },
    }))),
  ];
}

function closedSecrets(job: JobWithPresets, { closed }: Allowances): readonly PlacedFinding[] {
  return secretsOf(job).filter(({ name }: NamedInJob) => job.kind !== 'presubmits' && [...closed.store, ...closed.clones].includes(name)).map(({ name, path }) => ({
    prop: path,
    finding: {
      what: `${quote(name)} is for the containers that Prow adds, and the policy of job pods refuses it to others`,
      instead: 'make a Secret for the job, and name that one', code: 'JobNotAdmitted',
    },
  }));
}
