import { isPlainObject } from '../../core/props';
import { namedHere } from '../clusters/known-clusters';
import { JOB_SERVICE_ACCOUNT } from '../object-names';
import { ProwModel } from '../prow-model';
import { cloneSecrets } from './clone-secrets';
import { decorationSecrets, decorationsOf, elements, jobsHere, JobWithPresets, secretsOf } from './named-in-jobs';

/** What pods of jobs may have, by what was said and what the jobs here name. */
export interface Allowances {
  /** Secrets that presubmits may read. */
  readonly presubmitSecrets: readonly string[];
  /** Secrets that pods of presubmits may name: Prow's own ones too. */
  readonly secrets: readonly string[];
  /** The same of postsubmits and periodics. */
  readonly trustedSecrets: readonly string[];
  /** Secrets with which images may be pulled, beside those that may be read. */
  readonly pullSecrets: readonly string[];
  readonly trustedPullSecrets: readonly string[];
  /** Secrets that only containers of Prow itself may have: those that upload, and those that clone. */
  readonly closed: { readonly store: readonly string[]; readonly clones: readonly string[] };
  readonly presubmitAccounts: readonly string[];
  readonly trustedAccounts: readonly string[];
  /** Taints that pods of presubmits may tolerate, and those that pods of postsubmits and periodics may. */
  readonly presubmitTaints: readonly string[];
  readonly trustedTaints: readonly string[];
  /** Classes of priority, in the same way; undefined for each that is below Prow's own. */
  readonly presubmitClasses: readonly string[] | undefined;
  readonly trustedClasses: readonly string[] | undefined;
  /** Images of the containers that Prow adds. */
  readonly ownImages: readonly string[];
  /** Images that may come from anywhere: those, and that of the job which checks jobs. */
  readonly freeImages: readonly string[];
}

/** Taints that every pod may tolerate: the control plane adds these by itself. */
const USUAL_TAINTS = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable', 'node.kubernetes.io/memory-pressure'];

export function allowances(model: ProwModel): Allowances {
  const { jobsAdmission: said, pods, storage, images } = model;
  const jobs = jobsHere(model);
  const trusted = jobs.filter(({ kind }) => kind !== 'presubmits');
  const presubmits = jobs.filter(({ kind }) => kind === 'presubmits');
  const decorations = [...decorationsOf(model), ...jobs.map(({ job }) => job.decoration_config)];
  const ofStore = unique([
    ...storage.credentials ? [storage.credentials.secretNames.jobs] : [], ...decorations.flatMap((one) => decorationSecrets(one).store),
  ]);
  const ofClones = cloneSecrets(model).map(({ name }) => name);
  const presubmitSecrets = said.presubmitSecrets.map(({ name }) => name);
  const secrets = unique([...ofStore, ...ofClones, ...presubmitSecrets]);
  const presubmitAccounts = unique([JOB_SERVICE_ACCOUNT, 'default', ...said.presubmitServiceAccounts.map(({ name }) => name)]);
  const ownImages = unique([...Object.values(images), ...decorations.flatMap((one) => (
    isPlainObject(one?.utility_images) ? Object.values(one.utility_images).map(String) : []))]);
  const isClosed = (name: string): boolean => !presubmitSecrets.includes(name);
  const decorated = decorations.flatMap((one) => keysOf(one?.scheduling_options));
  const taints = unique([...USUAL_TAINTS, ...said.tolerations, ...names(model.jobNodes.taint), ...decorated, ...presubmits.flatMap(tolerated)]);
  const classes = said.priorityClasses && unique([...said.priorityClasses, ...presubmits.flatMap(classOf)]);
  const accounts = namedHere(model.jobServiceAccounts, model);
  // the control plane writes those of an account into its pods before anybody looks at them
  const pulledBy = (some: typeof accounts): readonly string[] => some.flatMap(({ imagePullSecrets = [] }) => imagePullSecrets);
  const pullSecrets = unique([...secrets, ...pods.imagePullSecrets ?? [], ...pulledBy(accounts.filter(({ name }) => presubmitAccounts.includes(name)))]);
  const trustedSecrets = unique([
    ...secrets, ...said.secrets, ...namedHere(model.jobSecrets, model).map(({ name }) => name),
    ...trusted.flatMap((job) => secretsOf(job).map(({ name }) => name)),
  ]);
  return {
    presubmitSecrets, secrets, trustedSecrets, pullSecrets, presubmitAccounts,
    trustedPullSecrets: unique([
      ...pullSecrets, ...trustedSecrets, ...pulledBy(accounts),
      ...trusted.flatMap(({ job }) => elements(job.spec?.imagePullSecrets).flatMap(({ name }) => names(name))),
    ]),
    closed: { store: ofStore.filter(isClosed), clones: ofClones.filter(isClosed) },
    trustedAccounts: unique([
      ...presubmitAccounts, ...said.serviceAccounts, ...namedHere(model.jobServiceAccounts, model).map(({ name }) => name),
      ...trusted.flatMap(({ job }) => [...names(job.spec?.serviceAccountName), ...names(job.decoration_config?.default_service_account_name)]),
      ...decorationsOf(model).flatMap((config) => names(config.default_service_account_name)),
    ]),
    presubmitTaints: taints, trustedTaints: unique([...taints, ...trusted.flatMap(tolerated)]),
    presubmitClasses: classes, trustedClasses: classes && unique([...classes, ...trusted.flatMap(classOf)]),
    ownImages, freeImages: unique([...ownImages, ...names(model.checkconfig?.image)]),
  };
}

/** True for an image that may come from anywhere. */
export function isFreeImage(image: unknown, { freeImages }: Allowances): boolean {
  return freeImages.includes(String(image));
}

function tolerated({ job, presets }: JobWithPresets): readonly string[] {
  return [job.spec, ...presets.map(({ preset }) => preset)].flatMap(keysOf);
}

/** Taints of what has tolerations. */
function keysOf(one: any): readonly string[] {
  return elements(one?.tolerations).flatMap(({ key }) => names(key));
}

function classOf({ job }: JobWithPresets): readonly string[] {
  return names(job.spec?.priorityClassName);
}

function names(value: unknown): readonly string[] {
  return typeof value === 'string' && value !== '' ? [value] : [];
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
