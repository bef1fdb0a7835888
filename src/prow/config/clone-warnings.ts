import { withoutNulls } from '../jobs/absent';
import { ProwModel } from '../prow-model';
import { decorationsFor } from './decorated-jobs';
import { placedJobs } from './job-warnings';
import { Json } from './json';

/** Addresses that git asks by SSH. Source: git v2.51 Documentation/urls.adoc. */
const BY_SSH = /^(ssh:\/\/|[^/:]+@[^/:]+:)/;

/** Clones that cannot be made as they stand, and folders of which Prow takes the first. Source: prow pkg/pod-utils/decorate/podspec.go at a61940897. */
export function cloneWarnings(model: ProwModel, { decorate_all_jobs: all, plank }: Json): readonly string[] {
  const jobs = [...placedJobs(model.jobs, 'jobs'), ...placedJobs(withoutNulls(model.configOverrides) as Json, 'configOverrides')];
  return jobs.filter(({ job }) => job.decorate ?? all === true).flatMap(({ job, repository, place }) => {
    const decorations = [...decorationsFor(job, repository, plank), job.decoration_config ?? {}];
    if (decorations.map((one) => one.skip_cloning).filter((one) => one !== undefined).at(-1) === true) return [];
    const refs: readonly Json[] = job.extra_refs ?? [];
    const starts = refs.flatMap(({ workdir }, i) => (workdir === true ? [`extra_refs[${i}]`] : []));
    const addresses = [[`${place}.clone_uri`, job.clone_uri], ...refs.map(({ clone_uri: uri }, i) => [`${place}.extra_refs[${i}].clone_uri`, uri])];
    const bySsh = decorations.some((one) => one.ssh_key_secrets?.length > 0) ? [] : addresses.filter(([, uri]) => typeof uri === 'string' && BY_SSH.test(uri));
    return [
      ...starts.slice(1).map((one) => `${place}.${one}: the job starts in ${starts[0]}, the first with workdir, so that this one does nothing.`),
      ...bySsh.map(([path, uri]) => `${String(path)}: \`${String(uri)}\` is cloned by SSH, and the job has no key: name one in sshKeySecrets, or write an address of https.`),
    ];
  });
}
