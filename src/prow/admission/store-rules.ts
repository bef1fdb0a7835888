import { ProwModel } from '../prow-model';
import { AdmissionRule } from './admission-rule';
import { ofMounted, ofRepositories } from './mounted-rule';
import { decorationSecrets, decorationsHere, jobsHere } from './named-in-jobs';

/** A Secret that opens a store, and `org/repo` or organisations whose presubmits it is for; undefined for all. */
interface StoreSecret {
  readonly name: string;
  readonly repositories: readonly string[] | undefined;
}

/**
 * A decoration, or a job in code, may send logs of one repository to a store of its own: its Secret is for presubmits of that one. What uploads is told of
 * which repository the pull request is. Sources: prow pkg/pod-utils/decorate/podspec.go, InitUpload and Sidecar, and pkg/pod-utils/downwardapi/jobspec.go at
 * a61940897.
 */
export function storeRules(model: ProwModel): readonly AdmissionRule[] {
  const { jobsAdmission: { presubmitSecrets } } = model;
  return storeSecrets(model).flatMap(({ name, repositories }) => (repositories === undefined || presubmitSecrets.some((one) => one.name === name) ? [] : [{
    // a job says extra_refs itself; "refs" is what Prow writes, and quotes in texts are escaped
    expression: `variables.trusted || ${ofMounted(name, 'JOB_SPEC', ofRepositories('"refs":', repositories))}`,
    message: `${name} is for ${repositories.length === 0 ? 'postsubmits and periodics' : `presubmits of ${repositories.join(', ')}`}`,
  }]));
}

/** That of the property `storage`, those of decorations, and of jobs in code, each once. */
function storeSecrets(model: ProwModel): readonly StoreSecret[] {
  const { storage: { credentials } } = model;
  const all: readonly StoreSecret[] = [
    ...credentials === undefined ? [] : [{ name: credentials.secretNames.jobs, repositories: undefined }],
    ...decorationsHere(model).flatMap(({ config, repository }) => (
      decorationSecrets(config).store.map((name) => ({ name, repositories: repository === undefined ? undefined : [repository] })))),
    ...jobsHere(model).flatMap(({ job, kind, repository }) => decorationSecrets(job.decoration_config).store.map((name) => (
      { name, repositories: kind !== 'presubmits' ? [] : repository === undefined ? undefined : [repository] }))),
  ];
  return [...new Set(all.map(({ name }) => name))].map((name) => {
    const lists = all.filter((one) => one.name === name).map(({ repositories }) => repositories);
    const said = lists.flatMap((one) => one ?? []);
    return { name, repositories: lists.includes(undefined) ? undefined : [...new Set(said)].sort() };
  });
}
