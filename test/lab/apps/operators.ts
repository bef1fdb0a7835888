import { stringify } from 'yaml';
import {
  BuildCluster, ExternalPlugin, GitHub, ProwApp, ProwJobs, ReportedJobState, ReportedJobType, RepositoryVisibility, TideMergeMethod,
} from '../../../src';
import { API_URL } from '../control-plane';
import { ENTERPRISE_HOST } from '../github/hosts';
import { APP_ID, CONFIG_REPOSITORY, REPOSITORY } from '../github/world';
import { enterpriseProps } from './enterprise';
import { inShell, UNIT } from './jobs';

/** What jobs call the same API server, under another address and another account. */
export const SECOND_CLUSTER = 'second';
export const SLACK_CHANNEL = 'lab-prow-failures';
/** Changes are picked to it, by pull requests with this label. */
export const RELEASE_BRANCH = 'release-1.2';
export const PICKED_LABEL = 'cherry-pick';
/** What config-updater makes besides jobs, in both namespaces. */
export const UPDATED_MAP = { name: 'branding', namespaces: ['prow', 'test-pods'] };

/** Prow that is built does not say in all its ProwJobs where a repository is, and clonerefs takes it for github.com; that of the images does. */
const cloneOf = (repository: string): object => ({ clone_uri: `https://${ENTERPRISE_HOST}/${repository}.git` });

const asked = { always_run: false, optional: true };
const [configOrg, configRepo] = CONFIG_REPOSITORY.split('/');

/** Jobs as the files that other Prows have. */
const files: Readonly<Record<string, object>> = {
  // Of main alone: each branch with a job is protected. It does what the job of this name does in other scenarios, which may still run it for a while.
  'lab-org/lab-repo/unit.yaml': { presubmits: { [REPOSITORY]: [{ name: 'unit', always_run: true, branches: ['^main$'], ...cloneOf(REPOSITORY), spec: inShell(UNIT) }] } },
  'lab-org/lab-repo/asked-for.yaml': {
    presubmits: {
      [REPOSITORY]: [
        // A preset of another file has what it says.
        { name: 'from-files', ...asked, labels: { 'preset-wheel': 'true' }, spec: inShell('echo "the wheel is $WHEEL" | tee "$ARTIFACTS/wheel.txt"') },
        { name: 'elsewhere', ...asked, cluster: SECOND_CLUSTER, spec: inShell(UNIT) },
        // Required it would have the branch protected.
        { name: 'picked', always_run: true, optional: true, branches: [`^${RELEASE_BRANCH}$`], ...cloneOf(REPOSITORY), spec: inShell(UNIT) },
        // Whoever tests what everybody may change gets no key to what is private.
        { name: 'without-key', ...asked, extra_refs: [{ org: configOrg, repo: configRepo, base_ref: 'main', ...cloneOf(CONFIG_REPOSITORY) }], spec: inShell(UNIT) },
      ],
      [CONFIG_REPOSITORY]: [{ name: 'with-key', always_run: true, branches: ['^main$'], spec: inShell('cat README.md') }],
    },
  },
  'presets.yaml': { presets: [{ labels: { 'preset-wheel': 'true' }, env: [{ name: 'WHEEL', value: 'turning' }] }] },
};

/** What operators of a Prow for many add to it. */
export function operatorsApp(outdir: string, { gcsweb }: { readonly gcsweb: boolean }): ProwApp {
  const props = enterpriseProps();
  const [org, repo] = REPOSITORY.split('/');
  return new ProwApp({
    ...props,
    outdir,
    github: GitHub.enterprise({
      host: ENTERPRISE_HOST,
      caConfigMapName: 'github-ca',
      repositories: [CONFIG_REPOSITORY, REPOSITORY],
      trust: [
        { repositories: [REPOSITORY], visibility: RepositoryVisibility.PUBLIC },
        { repositories: [CONFIG_REPOSITORY], visibility: RepositoryVisibility.PRIVATE },
      ],
      // The GitHub of the lab has one App; elsewhere it is a second one, which may read alone.
      cloneApp: { appId: APP_ID },
    }),
    jobs: ProwJobs.fromYamlFiles(Object.fromEntries(Object.entries(files).map(([name, jobs]) => [name, stringify(jobs)]))),
    configRepository: CONFIG_REPOSITORY,
    configUpdater: { maps: [{ files: 'branding/*', ...UPDATED_MAP }] },
    // Policies would stay for who comes after, and nobody gives them an effect here.
    buildClusters: [BuildCluster.kubeconfig(SECOND_CLUSTER, { apiServer: API_URL, isolate: false })],
    slack: {
      reporterConfigs: [{
        repositories: [REPOSITORY],
        channel: SLACK_CHANNEL,
        jobTypesToReport: [ReportedJobType.PRESUBMIT],
        jobStatesToReport: [ReportedJobState.FAILURE],
        reportTemplate: '{{.Spec.Job}} is {{.Status.State}}: {{.Status.URL}}',
      }],
    },
    externalPlugins: [
      ExternalPlugin.needsRebase({ updatePeriod: '5s' }), ExternalPlugin.refresh({ repositories: [REPOSITORY] }),
      ExternalPlugin.cherrypicker({ repositories: [REPOSITORY], labels: [PICKED_LABEL], githubToken: {} }),
    ],
    tide: { ...props.tide, mergeMethods: { [REPOSITORY]: TideMergeMethod.SQUASH } },
    ...gcsweb ? { gcsweb: {} } : {},
    // The clock is not waited for.
    branchprotector: { schedule: '0 0 1 1 *' },
    branchProtection: {
      protectTestedRepos: true,
      orgs: { [org]: { repos: { [repo]: { branches: { main: { protect: true, enforceAdmins: true } } } } } },
    },
  });
}
