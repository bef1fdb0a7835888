import { clusterOf } from '../clusters/known-clusters';
import { ProwModel } from '../prow-model';
import { AdmissionMode } from './jobs-admission-options';
import { allowances } from './allowances';
import { JobWithPresets, NamedInJob, PlacedDecoration, placedDecorations } from './named-in-jobs';

/**
 * The ServiceAccount that decoration gives the pod of a job which names none, and where that is said: Prow writes it into the pod. Undefined for ours.
 * Source: prow pkg/pod-utils/decorate/podspec.go at a61940897.
 */
export function givenAccount(model: ProwModel, { job, path, repository }: JobWithPresets): NamedInJob | undefined {
  const { spec, decorate = model.configOverrides.decorate_all_jobs !== false, decoration_config: own } = job;
  if (decorate === false || spec?.serviceAccountName) return undefined;
  const name: unknown = own?.default_service_account_name;
  if (typeof name === 'string') return { name, path: `${path}.decoration_config.default_service_account_name` };
  return withAccount(model).filter((one) => isFor(one, repository, clusterOf(job))).pop();
}

/** What decoration gives that pods of presubmits may not be: those of jobs in code are refused here, and nobody has read others. */
export function givenAccountWarnings(model: ProwModel): readonly string[] {
  if (model.jobsAdmission.mode !== AdmissionMode.DENY) return [];
  const { presubmitAccounts } = allowances(model);
  return withAccount(model).filter(({ name }) => !presubmitAccounts.includes(name)).map(({ name, path }) => (
    `\`${path}\`: presubmits may not be the ServiceAccount \`${name}\`, and those in files of repositories end in error where they name no other. Give it to jobs that need it by `
      + '`spec.serviceAccountName`, or name it in `jobsAdmission.presubmitServiceAccounts` with the reason.'));
}

function withAccount(model: ProwModel): readonly (PlacedDecoration & NamedInJob)[] {
  return placedDecorations(model).flatMap((one) => {
    const name: unknown = one.config.default_service_account_name;
    return typeof name === 'string' && name !== '' ? [{ ...one, name, path: one.accountPath }] : [];
  });
}

/** Whether a decoration is for jobs of such a repository in such a cluster. Source: prow pkg/config/config.go, matches, at a61940897. */
export function isFor({ repository, cluster }: Pick<PlacedDecoration, 'repository' | 'cluster'>, of = '', inCluster: string): boolean {
  return (cluster === undefined || cluster === inCluster) && (repository === undefined || repository === of || repository === of.split('/')[0]);
}
