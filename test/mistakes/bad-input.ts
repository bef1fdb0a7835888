import { BuildCluster, GitHub, JobCache, ObjectStorage, ProwAppProps, ProwJobs } from '../../src';
import { app, Mistake } from './mistake';

const spec = { containers: [{ image: 'golang:1.26', command: ['make'] }] };
const build = BuildCluster.kubeconfig('build', { apiServer: 'https://203.0.113.7:6443' });
const around: Partial<ProwAppProps> = {
  github: GitHub.cloud({ repositories: ['acme/app', 'acme/site'] }), configRepository: 'acme/app', buildClusters: [build],
  storage: ObjectStorage.s3({ endpoint: 'https://s3.acme.dev', region: 'eu', bucket: 'prow' }),
};
const weekly = { name: 'weekly', interval: '168h', spec };

/** What several parts of one input have wrong, told together. */
export const BAD_INPUT: readonly Mistake[] = [
  {
    id: 'Input01', says: 'an app in which each part is wrong: jobs, plugins, queries, maps, Slack, a kubeconfig, a cache',
    input: () => app({
      ...around,
      jobs: ProwJobs.joined(
        ProwJobs.typed({ periodics: [{ name: 'nightly', interval: '24h', cluster: 'biuld', spec }] }),
        ProwJobs.of({ periodics: [{ ...weekly, reporter_config: { slack: { channel: 'ci' } } }] }),
      ),
      configOverrides: { periodics: [weekly] },
      plugins: { enabled: { 'acme/app': { add: ['blockade', 'milestone'] } } },
      tide: { queries: [{ repos: ['acme/app'], labels: ['lgtm', 'do-not-merge/hold'], missingLabels: ['do-not-merge/hold'] }] },
      configUpdater: { maps: [{ files: 'config/*.yaml', name: 'plugins' }, { files: 'more/*.yaml', name: 'kube-root-ca.crt', namespaces: ['kube-system'] }] },
      prowControllerManager: { extraArgs: ['--kubeconfig={apiVersion: v1, kind: Config}'] },
      jobCaches: [JobCache.goModules(), JobCache.goModules()],
    }),
    becomes: { refused: [
      'new ProwApp({ jobCaches[1] }): "go-modules" is the name of [0] already; give each a name of its own (ElementTwice)',
      'new ProwApp({ prowControllerManager.extraArgs[0] }): "--kubeconfig" of prow-controller-manager is set by us, and a second one would overrule it or be ignored; '
        + 'say it with buildClusters: [BuildCluster.kubeconfig(…)] (ArgumentTaken)',
      'new ProwApp({ tide.queries[0].missingLabels }): "do-not-merge/hold" is in labels too; remove it from one of them (MutuallyExclusive)',
      'new ProwApp({ configUpdater.maps[0].name }): "plugins" stands in the YAML with data of its own, and applying that again would undo what a pull request '
        + 'brought; say it in code, or take another name, like "job-config" for jobs (ConfigMapWrittenTwice)',
      'new ProwApp({ configUpdater.maps[1].name }): "kube-system/kube-root-ca.crt" is the cluster\'s own; take another one (ConfigMapWrittenTwice)',
      'new ProwApp({ jobs.periodics[0].cluster }): "biuld" is none of the clusters build, default; did you mean "build"? (BuildClusterUnknown)',
      '[40-prow/prow] plugins.enabled.acme/app.add[0]: "blockade" does nothing without plugins.blockades; say that too, or leave it out (PropMissing)',
      '[40-prow/prow] plugins.enabled.acme/app.add[1]: "milestone" does nothing without plugins.repoMilestone; say that too, or leave it out (PropMissing)',
      '[40-prow/prow] jobs.periodics[1].name: "weekly" is the name of a periodic of configOverrides too; use another name (JobNameTaken)',
      '[40-prow/prow] jobs.periodics[1].reporter_config.slack: sends nothing to Slack, because crier has no --slack-token-file and no --slack-workers; '
        + 'set slack: { reporterConfigs: [{ channel: "ci" }] }, which brings both (PropMissing)',
    ] },
    corrected: () => app({
      ...around,
      jobs: ProwJobs.joined(
        ProwJobs.typed({ periodics: [{ name: 'nightly', interval: '24h', cluster: 'build', spec }] }),
        ProwJobs.of({ periodics: [{ ...weekly, reporter_config: { slack: { channel: 'ci' } } }] }),
      ),
      plugins: { enabled: { 'acme/app': { add: ['blockade'] } }, blockades: [{ repos: ['acme/app'], blockRegexps: ['^vendor/'], explanation: 'It is generated.' }] },
      tide: { queries: [{ repos: ['acme/app'], labels: ['lgtm'], missingLabels: ['do-not-merge/hold'] }] },
      configUpdater: { maps: [{ files: 'config/*.yaml', name: 'settings' }] },
      slack: { reporterConfigs: [{ channel: 'ci' }] },
      jobCaches: [JobCache.goModules()],
    }),
  },
  {
    id: 'Input02', says: 'what a call decides by itself, all of that call together: a kubeconfig by value, and an address of the own machine',
    input: () => app({
      buildClusters: [BuildCluster.kubeconfig('Build', { apiServer: 'https://127.0.0.1:6443', secretName: 'apiVersion: v1\nkind: Config\nclusters: []\n' })],
      tide: { queries: [{ repos: [] }] },
    }),
    becomes: { refused: [
      'BuildCluster.kubeconfig({ name }): "Build" is not a DNS label; write "build" (NameNotDnsLabel)',
      'BuildCluster.kubeconfig({ apiServer }): "https://127.0.0.1:6443" is the own machine of whoever asks, and Prow asks from a pod; '
        + 'write the address that nodes of Prow\'s cluster reach (BuildClusterApiInvalid)',
      'BuildCluster.kubeconfig({ secretName }): what was given (not shown) is not the name of a Secret; give the name of a Secret in the cluster, never its content '
        + '(SecretNameInvalid)',
    ] },
  },
];
