// The Prow of a project with public repositories: what strangers write runs in one build cluster, what deploys in another that no pull request reaches.
// Beside the nine components run those that such a project wants: plugins of their own, labels, protected branches, files of jobs, Slack, monitoring.
import {
  AcmeDirectory, BuildCluster, DeckAccess, Exposure, ExternalPlugin, GitHub, IngressController, JobTemplate, Monitoring, ObjectStorage, ProwApp, ProwJobs,
  ReportedJobState, ReportedJobType, RepositoryLabels, RepositoryVisibility, TideMergeMethod, Tls,
} from 'cdk8s-prow';

const repositories = ['acme/app', 'acme/api', 'acme/infra'];

const jobs = ProwJobs.typed({
  defaults: { timeout: '45m' },
  presubmits: {
    'acme/app': [
      { name: 'app-unit', alwaysRun: true, cluster: 'strangers', template: JobTemplate.go({ version: '1.26', commands: ['go test -race ./...'] }) },
      { name: 'app-lint', alwaysRun: true, cluster: 'strangers', template: JobTemplate.golangciLint({ version: 'v2.5.0' }) },
    ],
    'acme/api': [{ name: 'api-unit', alwaysRun: true, cluster: 'strangers', template: JobTemplate.python({ version: '3.13' }) }],
  },
  postsubmits: {
    'acme/app': [{
      name: 'app-release', branches: ['^main$'], cluster: 'deployments',
      spec: { serviceAccountName: 'release', containers: [{ image: 'ghcr.io/acme/release:v2', command: ['release'] }] },
    }],
  },
  periodics: [{
    name: 'app-nightly', cron: '0 3 * * *', cluster: 'strangers', extraRefs: [{ org: 'acme', repo: 'app', baseRef: 'main' }],
    template: JobTemplate.go({ version: '1.26', commands: ['go test -count=3 ./...'], timeout: '2h' }),
  }],
});

new ProwApp({
  // the cdk8s command says where the output goes
  outdir: process.env.CDK8S_OUTDIR ?? 'dist',
  github: GitHub.cloud({ repositories, trust: [{ repositories, visibility: RepositoryVisibility.PUBLIC }] }),
  configRepository: 'acme/infra',
  exposure: Exposure.ingress({
    controller: IngressController.traefik(), domain: 'prow.yourdomain.com',
    tls: Tls.acme({ email: 'platform@yourdomain.com', directory: AcmeDirectory.letsEncrypt() }),
  }),
  deckAccess: DeckAccess.oauth2Proxy({ org: 'acme' }),
  storage: ObjectStorage.s3({ bucket: 'acme-prow', region: 'eu-central-1' }),
  buildClusters: [
    BuildCluster.kubeconfig('strangers', { apiServer: 'https://203.0.113.50:6443' }),
    BuildCluster.kubeconfig('deployments', { apiServer: 'https://203.0.113.60:6443', trusted: true }),
  ],
  jobs,
  jobServiceAccounts: [{ name: 'release', clusters: ['deployments'] }],
  // Prow is a GitHub App, and picking changes takes a user: cherrypicker has one of its own
  externalPlugins: [
    ExternalPlugin.needsRebase({ updatePeriod: '1h' }), ExternalPlugin.refresh(), ExternalPlugin.cherrypicker({ githubToken: {}, labels: ['cherry-pick'] }),
  ],
  tide: { mergeMethods: { acme: TideMergeMethod.SQUASH, 'acme/infra': TideMergeMethod.MERGE } },
  branchProtection: { protectTestedRepos: true, orgs: { acme: { repos: { infra: { branches: { main: { protect: true, enforceAdmins: true } } } } } } },
  branchprotector: {},
  labelSync: {
    labels: RepositoryLabels.of({
      everywhere: [
        { name: 'kind/bug', color: 'd73a4a', description: 'It does not do what it should.' },
        { name: 'cherry-pick', color: 'fef2c0', description: 'It was merged to another branch.' },
      ],
    }),
  },
  gcsweb: {},
  exporter: {},
  slack: { reporterConfigs: [{ channel: 'ci', jobTypesToReport: [ReportedJobType.PERIODIC, ReportedJobType.POSTSUBMIT], jobStatesToReport: [ReportedJobState.FAILURE, ReportedJobState.ERROR] }] },
  monitoring: Monitoring.prometheusOperator({ dashboards: {} }),
  plank: { podPendingTimeout: '15m' },
  decoration: [{ repository: 'acme/app', timeout: '1h' }],
}).synth();
