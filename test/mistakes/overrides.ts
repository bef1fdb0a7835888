import { ApiObject, JsonPatch } from 'cdk8s';
import { DeckLogin, Exposure, GitHub, ProwJobs, TideMergeMethod } from '../../src';
import { app, changed, Mistake } from './mistake';

const TWO = GitHub.cloud({ repositories: ['acme/app', 'acme/infra'] });
const HTTPS = Exposure.clusterIp({ deckUrl: 'https://prow.acme.dev' });

function bigJob(name: string, size: number): Record<string, any> {
  return { name, always_run: true, annotations: { notes: 'x'.repeat(size) }, spec: { containers: [{ image: 'golang:1.26', command: ['make'] }] } };
}

const JOBS = ProwJobs.of({ presubmits: { 'acme/app': [bigJob('unit', 1)] } });

function patched(props: NonNullable<Parameters<typeof app>[0]>, path: string, patch: JsonPatch): unknown {
  return changed(props, (made) => ApiObject.of(made.node.findAll().find(({ node }) => node.path === `40-prow/prow/${path}`)!).addJsonPatch(patch));
}

/** What is laid over the configuration, and what becomes of it. */
export const OVERRIDES: readonly Mistake[] = [
  {
    id: 'T-01', says: 'a setting of tide in its own property and in an override',
    input: () => app({ tide: { syncPeriod: '1m' }, configOverrides: { tide: { sync_period: '2m' } } }),
    becomes: { refused: [
      '[40-prow/prow] configOverrides.tide.sync_period: takes the place of tide.syncPeriod; say it in one of the two (MutuallyExclusive)',
    ] },
    corrected: () => app({ tide: { syncPeriod: '1m' } }),
  },
  {
    id: 'T-02', says: 'a query that wants a label and its absence',
    input: () => app({ tide: { queries: [{ repos: ['acme/app'], labels: ['lgtm'], missingLabels: ['lgtm'] }] } }),
    becomes: { refused: [
      'new ProwApp({ tide.queries[0].missingLabels }): "lgtm" is in labels too; remove it from one of them (MutuallyExclusive)',
    ] },
    corrected: () => app({ tide: { queries: [{ repos: ['acme/app'], labels: ['lgtm'] }] } }),
  },
  {
    id: 'T-02b', says: 'a query that wants one of two labels, and the absence of both',
    input: () => app({ configOverrides: { tide: { queries: [{ repos: ['acme/app'], labels: ['lgtm,approved'], missingLabels: ['lgtm', 'approved'] }] } } }),
    becomes: { refused: [
      '[40-prow/prow] configOverrides.tide.queries[0].missingLabels: "lgtm" and "approved" are all that "lgtm,approved" in labels lets a pull request have; '
        + 'remove one of them here (MutuallyExclusive)',
    ] },
    corrected: () => app({ configOverrides: { tide: { queries: [{ repos: ['acme/app'], labels: ['lgtm,approved'], missingLabels: ['lgtm'] }] } } }),
  },
  {
    id: 'T-03', says: 'an expression in the place of a branch',
    input: () => app({ tide: { mergeMethods: { 'acme/app@release-.*': TideMergeMethod.SQUASH } } }),
    becomes: { refused: [
      'new ProwApp({ tide.mergeMethods }): "acme/app@release-.*" has "release-.*" for a branch, which is no name of one; write expressions into '
        + 'branchMergeMethods (PatternMismatch)',
    ] },
    corrected: () => app({ tide: { branchMergeMethods: [{ repo: 'acme/app', branches: '^release-', method: TideMergeMethod.SQUASH }] } }),
  },
  {
    id: 'T-04', says: 'a context that no job reports',
    input: () => app({ tide: { contextOptions: { requiredContexts: ['cla'] } } }),
    becomes: { warned: [
      'tide.contextOptions.requiredContexts: no job here reports `cla`, and tide merges nothing until it is green. '
        + 'What an App or a job of a repository reports say in tide.otherContexts.',
    ] },
    corrected: () => app({ tide: { contextOptions: { requiredContexts: ['cla'] }, otherContexts: ['cla'] } }),
  },
  {
    id: 'T-05', says: 'a protection that protects nothing',
    input: () => app({ branchProtection: { orgs: { acme: { enforceAdmins: true } } } }),
    becomes: { refused: [
      'new ProwApp({ branchProtection.orgs.acme }): has enforceAdmins, and nothing is protected by it; write protect: true (PropWithoutEffect)',
    ] },
    corrected: () => app({ branchProtection: { orgs: { acme: { protect: true, enforceAdmins: true } } } }),
  },
  {
    id: 'T-06', says: 'settings of a plugin that does not run',
    input: () => app({ plugins: { blunderbuss: { requestCount: 1 } } }),
    becomes: { refused: [
      '[40-prow/prow] plugins.blunderbuss: does nothing, because the plugin blunderbuss runs nowhere; add it to plugins.enabled["acme/app"] (PropWithoutEffect)',
    ] },
    corrected: () => app({ plugins: { enabled: { 'acme/app': { add: ['blunderbuss'] } }, blunderbuss: { requestCount: 1 } } }),
  },
  {
    id: 'T-07', says: 'a plugin that does nothing without settings',
    input: () => app({ plugins: { enabled: { 'acme/app': { add: ['blockade'] } } } }),
    becomes: { refused: [
      '[40-prow/prow] plugins.enabled.acme/app.add[0]: "blockade" does nothing without plugins.blockades; say that too, or leave it out (PropMissing)',
    ] },
  },
  {
    id: 'T-07b', says: 'plugins in repositories that their settings do not name',
    input: () => app({
      github: GitHub.cloud({ repositories: ['acme/app', 'acme/lib', 'umbrella/site'] }), configRepository: 'acme/app',
      plugins: {
        enabled: {
          'acme/app': { add: ['blockade', 'milestone', 'require-matching-label'] }, 'acme/lib': { add: ['blockade', 'milestone', 'milestoneapplier'] },
          'umbrella/site': { add: ['cherry-pick-approved', 'milestoneapplier', 'require-matching-label'] },
        },
        blockades: [{ repos: ['acme/lib'], blockRegexps: ['^docs/'] }],
        repoMilestone: { 'acme/lib': { maintainersTeam: 'leads' } },
        milestoneApplier: { 'umbrella/site': { main: 'v1' } },
        requireMatchingLabel: [{ org: 'acme', regexp: '^kind/', missingLabel: 'needs-kind', prs: true }],
        cherryPickApproved: [{ org: 'umbrella', repo: 'site', approvers: ['octocat'] }],
      },
    }),
    becomes: { refused: [
      '[40-prow/prow] plugins.enabled.acme/app.add[0]: "blockade" does nothing, because plugins.blockades says nothing of "acme/app"; say it there too, or leave it out '
        + '(PropMissing)',
      '[40-prow/prow] plugins.enabled.acme/app.add[1]: "milestone" does nothing, because plugins.repoMilestone says nothing of "acme/app"; say it there too, or leave it '
        + 'out (PropMissing)',
      '[40-prow/prow] plugins.enabled.acme/lib.add[2]: "milestoneapplier" does nothing, because plugins.milestoneApplier says nothing of "acme/lib"; say it there too, or '
        + 'leave it out (PropMissing)',
      '[40-prow/prow] plugins.enabled.umbrella/site.add[2]: "require-matching-label" does nothing, because plugins.requireMatchingLabel says nothing of "umbrella/site"; '
        + 'say it there too, or leave it out (PropMissing)',
    ] },
  },
  {
    id: 'C-13', says: 'tide.target_urls where the address of deck is known',
    input: () => app({ configOverrides: { tide: { target_urls: { '*': 'https://prow.acme.dev/tide' } } } }),
    becomes: { accepted: 'it replaces tide.target_url, which is ours' },
  },
  {
    id: 'C-14', says: 'plank.default_decoration_configs, the older form',
    input: () => app({ configOverrides: { plank: { default_decoration_configs: { '*': { timeout: '3h' } } } } }),
    becomes: { accepted: 'it becomes entries that lie over ours, as Prow would make them' },
  },
  {
    id: 'C-08a', says: 'config-updater writes config.yaml, which is in the YAML',
    input: () => app({ pluginOverrides: { config_updater: { maps: { 'prow/config.yaml': { name: 'config' } } } } }),
    becomes: {
      warned: ['config-updater writes `prow/config.yaml` into the ConfigMap `config`, which stands in the YAML with data of its own: '
        + 'what a pull request brings there lasts until the YAML is applied again. Say it in code and leave the map out of config_updater, '
        + 'or let the repository have it and apply that ConfigMap no more.'],
    },
  },
  {
    id: 'C-08b', says: 'config-updater writes a ConfigMap of the jobs',
    input: () => app({ pluginOverrides: { config_updater: { maps: { 'labels.yaml': { name: 'label-config', clusters: { default: ['test-pods'] } } } } } }),
    becomes: { accepted: 'hook may get and update that ConfigMap, which is there without data' },
  },
  {
    id: 'C-08c', says: 'config-updater by override, of several repositories without a configRepository',
    input: () => app({ github: TWO, pluginOverrides: {
      plugins: { 'acme/infra': { plugins: ['trigger', 'config-updater'] } }, config_updater: { maps: { 'jobs/**/*.yaml': { name: 'job-config' } } },
    } }),
    becomes: { accepted: 'hook may get and update job-config' },
  },
  {
    id: 'C-08d', says: 'config-updater writes into a namespace that nobody makes',
    input: () => app({ pluginOverrides: { config_updater: { maps: { 'labels.yaml': { name: 'label-config', clusters: { default: ['tools'] } } } } } }),
    becomes: {
      refused: ['[40-prow/prow/config/updated-tools-label-config] metadata.namespace: there is no Namespace "tools"; emit it, '
        + 'or say it in existing.namespaces, or name one of "default", "kube-node-lease", "kube-public", "kube-system", "prow", '
        + '"test-pods" (NamespaceMissing)'],
    },
  },
  {
    id: 'C-08e', says: 'config-updater writes into another cluster',
    input: () => app({ pluginOverrides: { config_updater: { maps: { 'jobs.yaml': { name: 'job-config', clusters: { 'build-eu': ['test-pods'] } } } } } }),
    becomes: {
      warned: ['config-updater writes ConfigMaps in the cluster `build-eu`, where nothing is installed from here. '
        + 'hook needs a kubeconfig with a context of that name: give it by hook.extraVolumes and by --kubeconfig in hook.extraArgs. '
        + 'The user of that context must be allowed to get, create and update `test-pods/job-config` there.'],
    },
  },
  {
    id: 'C-08f', says: 'job config from a repository in the file of jobs from code',
    input: () => app({ pluginOverrides: { config_updater: { maps: { 'config/jobs.yaml': { name: 'job-config' } } } } }),
    becomes: {
      refused: ['[40-prow/prow] pluginOverrides.config_updater.maps["config/jobs.yaml"]: "jobs.yaml" is the file of jobs from code too, '
        + 'of which Prow would read one; give it another name by key (KeyUsedTwice)'],
    },
    corrected: () => app({ pluginOverrides: { config_updater: { maps: { 'config/jobs.yaml': { name: 'job-config', key: 'all-jobs.yaml' } } } } }),
  },
  {
    id: 'C-19b', says: 'rerun rights by repository beside deckLogin',
    input: () => app({
      exposure: HTTPS, deckLogin: DeckLogin.github({ users: ['ann'] }),
      configOverrides: { deck: { rerun_auth_configs: { '*': { github_users: ['bob'] } } } },
    }),
    becomes: {
      warned: ['configOverrides.deck.rerun_auth_configs takes the place of the people of deckLogin: only those whom it names may rerun and abort jobs.'],
    },
  },
  {
    id: 'C-15', says: 'jobs of 430 kB',
    input: () => app({ jobs: ProwJobs.of({ presubmits: { 'acme/app': Array.from({ length: 600 }, (_, i) => bigJob(`unit-${i}`, 600)) } }) }),
    becomes: { accepted: 'they are spread over job-config-from-code and job-config-from-code-2, which all components mount' },
  },
  {
    id: 'C-15b', says: 'one job of 300 kB',
    input: () => app({ jobs: ProwJobs.of({ presubmits: { 'acme/app': [bigJob('unit', 300_000)] } }) }),
    becomes: {
      refused: ['new ProwApp({ jobs.presubmits.acme/app[0] }): takes 300217 bytes in a ConfigMap, and for "kubectl apply" at most 261801 may be there; '
        + 'shorten it, or move it into the .prow.yaml of its repository (ConfigMapTooLarge)'],
    },
  },
  {
    id: 'config by a patch', says: 'config.yaml as a whole by a patch, with a mistake in it',
    input: () => changed({}, (made) => {
      ApiObject.of(made.node.findAll().find(({ node }) => node.path === '40-prow/prow/config/config')!).addJsonPatch(JsonPatch.replace('/data/config.yaml', 'tide: ['));
    }),
    becomes: {
      refused: ['[40-prow/prow/config/config] data.config.yaml: a patch puts another text in the place of the file, which nobody has read; say '
        + 'what is to be otherwise in configOverrides, in which null takes away what is ours (TypedSettingOverridden)'],
    },
    corrected: () => app({ configOverrides: { tide: { sync_period: '2m' } } }),
  },
  {
    id: 'plugins by a patch', says: 'plugins.yaml taken away by a patch',
    input: () => changed({}, (made) => {
      ApiObject.of(made.node.findAll().find(({ node }) => node.path === '40-prow/prow/config/plugins')!).addJsonPatch(JsonPatch.remove('/data/plugins.yaml'));
    }),
    becomes: {
      refused: ['[40-prow/prow/config/plugins] data.plugins.yaml: a patch takes it away, and no component starts without; say what is to be '
        + 'otherwise in pluginOverrides, in which null takes away what is ours (TypedSettingOverridden)'],
    },
  },
  {
    id: 'jobs by a patch', says: 'the jobs from code by a patch, with a mistake in it',
    input: () => patched({ jobs: JOBS }, 'config/code-jobs', JsonPatch.replace('/data/jobs.yaml', 'presubmits: [')),
    becomes: {
      refused: ['[40-prow/prow/config/code-jobs] data.jobs.yaml: a patch puts another text in the place of the file, which nobody has read; say '
        + 'what is to be otherwise in jobs (TypedSettingOverridden)'],
    },
    corrected: () => app({ jobs: JOBS }),
  },
  {
    id: 'jobs taken away by a patch', says: 'the jobs from code without their file',
    input: () => patched({ jobs: JOBS }, 'config/code-jobs', JsonPatch.remove('/data/jobs.yaml')),
    becomes: {
      refused: ['[40-prow/prow/config/code-jobs] data.jobs.yaml: a patch takes it away, and its jobs run no more; say what is to be otherwise in jobs '
        + '(TypedSettingOverridden)'],
    },
  },
  {
    id: 'checkconfig by a patch', says: 'what the job checkconfig reads, by a patch',
    input: () => patched({ configRepository: 'acme/app' }, 'config/checkconfig-config', JsonPatch.replace('/data/config.yaml', 'tide: [')),
    becomes: {
      refused: ['[40-prow/prow/config/checkconfig-config] data.config.yaml: a patch puts another text in the place of the file, which nobody has read; say '
        + 'what is to be otherwise in configOverrides, in which null takes away what is ours (TypedSettingOverridden)'],
    },
    corrected: () => app({ configRepository: 'acme/app' }),
  },
  {
    id: 'clusters of checkconfig by a patch', says: 'the clusters that the job checkconfig knows, taken away by a patch',
    input: () => patched({ configRepository: 'acme/app' }, 'config/checkconfig-config', JsonPatch.remove('/data/build-clusters.json')),
    becomes: {
      refused: ['[40-prow/prow/config/checkconfig-config] data.build-clusters.json: a patch takes it away, and the job checkconfig fails without; '
        + 'leave the patch out (TypedSettingOverridden)'],
    },
  },
  {
    id: 'labels by a patch', says: 'the labels that label_sync gives, by a patch',
    input: () => patched({ labelSync: {} }, 'label-sync/labels', JsonPatch.replace('/data/labels.yaml', 'default: [')),
    becomes: {
      refused: ['[40-prow/prow/label-sync/labels] data.labels.yaml: a patch puts another text in the place of the file, which nobody has read; say '
        + 'what is to be otherwise in labelSync (TypedSettingOverridden)'],
    },
    corrected: () => app({ labelSync: {} }),
  },
  {
    id: 'an annotation by a patch', says: 'an annotation of the jobs from code, by a patch',
    input: () => patched({ jobs: JOBS }, 'config/code-jobs', JsonPatch.add('/metadata/annotations', { 'acme.dev/owner': 'ci' })),
    becomes: { accepted: 'the file stays as it is' },
  },
  {
    id: 'another file by a patch', says: 'a file of one\'s own beside config.yaml, by a patch',
    input: () => changed({}, (made) => {
      ApiObject.of(made.node.findAll().find(({ node }) => node.path === '40-prow/prow/config/config')!).addJsonPatch(JsonPatch.add('/data/notes.txt', 'ours'));
    }),
    becomes: { accepted: 'what Prow reads stays as it is' },
  },
];
