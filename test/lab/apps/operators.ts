import { ExternalPlugin, ProwApp, ProwJobs, TideMergeMethod } from '../../../src';
import { ENTERPRISE_HOST } from '../github/hosts';
import { REPOSITORY } from '../github/world';
import { enterpriseProps } from './enterprise';
import { inShell, UNIT } from './jobs';

/** tide of the Prow that is built does not say in its ProwJobs where a repository is, and clonerefs takes it for github.com; that of the images does. */
const clone = { clone_uri: `https://${ENTERPRISE_HOST}/${REPOSITORY}.git` };

/** Of main alone: each branch with a job is protected. It does what the job of this name does in other scenarios, which may still run it for a while. */
const jobs = ProwJobs.of({ presubmits: { [REPOSITORY]: [{ name: 'unit', always_run: true, branches: ['^main$'], ...clone, spec: inShell(UNIT) }] } });

/** What operators of a Prow for many add to it. */
export function operatorsApp(outdir: string): ProwApp {
  const props = enterpriseProps();
  const [org, repo] = REPOSITORY.split('/');
  return new ProwApp({
    ...props,
    outdir,
    jobs,
    externalPlugins: [ExternalPlugin.needsRebase({ updatePeriod: '5s' }), ExternalPlugin.refresh()],
    tide: { ...props.tide, mergeMethods: { [REPOSITORY]: TideMergeMethod.SQUASH } },
    // The clock is not waited for.
    branchprotector: { schedule: '0 0 1 1 *' },
    branchProtection: {
      protectTestedRepos: true,
      orgs: { [org]: { repos: { [repo]: { branches: { main: { protect: true, enforceAdmins: true } } } } } },
    },
  });
}
