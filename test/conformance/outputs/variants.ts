import {
  Cni, Exposure, ExternalPlugin, ExternalTrafficPolicy, ExtraVolume, GitHub, GitHubAuth, Monitoring, ObjectStorage, ProwApp, type ProwAppProps, ProwJobs,
  RepositoryVisibility, TaintEffect, TideMergeBlocksPolicy, TideMergeMethod, TolerationOperator, UnsatisfiableSpread, VerticalScalingMode,
} from '../../../src';

const HELD_BACK = ['do-not-merge/hold', 'do-not-merge/invalid-owners-file', 'do-not-merge/work-in-progress'];
const EVERYWHERE = ['blockade', 'blunderbuss', 'dco', 'heart', 'milestone', 'override', 'owners-label', 'release-note', 'welcome'];
const EVERY_PLUGIN = [...EVERYWHERE, 'milestoneapplier', 'require-matching-label'];

/** Apps that differ from the default one in what decides which objects and fields come out. Each has namespaces of its own. */
export const variants = {
  'local-path': {
    github: GitHub.cloud({ repositories: ['acme/app'] }),
    storage: ObjectStorage.inCluster({ localPath: { node: 'node-2', path: '/srv/prow' } }),
  },
  'ephemeral': {
    github: GitHub.cloud({ repositories: ['acme/app'] }),
    storage: ObjectStorage.inCluster({ ephemeral: true, size: '5Gi' }),
  },
  'enterprise': {
    kubernetesVersion: '1.36',
    github: GitHub.enterprise({ host: 'github.acme.test', repositories: ['acme/app'], caConfigMapName: 'github-ca' }),
    exposure: Exposure.clusterIp({ hookUrl: 'https://prow.acme.test/hook', deckUrl: 'https://prow.acme.test' }),
    storage: ObjectStorage.inCluster({ ephemeral: true }),
  },
  'enterprise-with-own-clonerefs': {
    github: GitHub.enterprise({
      host: 'github.acme.test', repositories: ['acme/app'], caConfigMapName: 'github-ca', clonerefsImage: 'registry.acme.test/clonerefs:1.0.0',
    }),
    storage: ObjectStorage.inCluster({ ephemeral: true }),
  },
  'token': {
    github: GitHub.cloud({ repositories: ['acme/app'], auth: GitHubAuth.token({ secretName: 'bot', tokenKey: 'oauth' }) }),
    storage: ObjectStorage.s3({ bucket: 'acme-logs', stateBucket: 'acme-state', endpoint: 'https://s3.acme.test', region: 'eu-central-1' }),
    externalPlugins: [ExternalPlugin.cherrypicker()],
  },
  'gcs': {
    github: GitHub.cloud({ repositories: ['acme/app'], auth: GitHubAuth.app({ appIdKey: 'appid', privateKeyKey: 'cert' }) }),
    storage: ObjectStorage.gcs({ bucket: 'acme-logs', credentialsSecretName: 'gcs-credentials' }),
  },
  'watched': {
    github: GitHub.cloud({ repositories: ['acme/app'] }),
    exposure: Exposure.clusterIp({ hookUrl: 'https://prow.acme.dev/hook', deckUrl: 'https://prow.acme.dev' }),
    storage: ObjectStorage.inCluster({ ephemeral: true }),
    monitoring: Monitoring.prometheusOperator({
      labels: { release: 'stack' }, dashboards: {}, probes: { prober: 'https://blackbox.monitoring.svc:9443/blackbox/probe', interval: '1m' },
    }),
    hook: { horizontalScaling: { minReplicas: 2, maxReplicas: 5, cpuUtilization: 70 } },
    deck: { horizontalScaling: { maxReplicas: 4 }, verticalScaling: {} },
    crier: { verticalScaling: { mode: VerticalScalingMode.INITIAL, minAllowed: { cpu: '50m', memory: '64Mi' }, maxAllowed: { cpu: '2', memory: '2Gi' } } },
    tide: { verticalScaling: { mode: VerticalScalingMode.RECREATE } },
    ghproxy: { verticalScaling: { mode: VerticalScalingMode.IN_PLACE_OR_RECREATE } },
  },
  'quota': {
    github: GitHub.cloud({ repositories: ['acme/app'] }),
    storage: ObjectStorage.inCluster({ ephemeral: true }),
    jobsResourceQuota: { 'pods': '50', 'requests.cpu': '16', 'limits.memory': '64Gi' },
    jobsLimitRange: { defaultRequest: { cpu: '100m', memory: '128Mi' }, defaultLimit: { memory: '1Gi' }, max: { memory: '8Gi' } },
  },
  'several-repositories': {
    github: GitHub.cloud({
      repositories: ['acme/app', 'acme/site', 'umbrella'],
      trust: [
        { repositories: ['acme'], visibility: RepositoryVisibility.PUBLIC, onlyOrgMembers: true, ignoreOkToTest: true, trustedApps: ['dependabot'] },
        { repositories: ['umbrella/secret'], visibility: RepositoryVisibility.PRIVATE, joinOrgUrl: 'https://acme.dev/join' },
      ],
    }),
    configRepository: 'umbrella/jobs',
    storage: ObjectStorage.inCluster({ ephemeral: true }),
    jobs: ProwJobs.of({
      presubmits: { 'acme/app': [{ name: 'unit', always_run: true, spec: goTest() }] },
      postsubmits: { 'acme/site': [{ name: 'publish', branches: ['^main$'], spec: goTest() }] },
      periodics: [{ name: 'nightly', cron: '0 3 * * *', extra_refs: [{ org: 'acme', repo: 'app', base_ref: 'main' }], spec: goTest() }],
    }),
  },
} satisfies Record<string, Partial<ProwAppProps> & Pick<ProwAppProps, 'github'>>;

/** Every word that config.yaml and plugins.yaml have here. */
const everyWord: Partial<ProwAppProps> & Pick<ProwAppProps, 'github'> = {
  github: GitHub.cloud({
    repositories: ['acme/app', 'acme/lib', 'umbrella'],
    trust: [{
      repositories: ['acme'], onlyOrgMembers: true, ignoreOkToTest: true, trustedApps: ['dependabot'], joinOrgUrl: 'https://acme.test/join',
      triggerGithubWorkflows: true, orgInvite: { disabled: false, mergedPrThreshold: 5, message: 'Join [us]({join_org_url}).' },
    }],
  }),
  storage: ObjectStorage.inCluster({ ephemeral: true }),
  jobs: ProwJobs.of({ presubmits: { 'acme/app': [{ name: 'unit', always_run: true, spec: goTest() }] } }),
  tide: {
    queries: [
      {
        repos: ['acme/app', 'acme/lib'], labels: ['approved', 'lgtm'], includedBranches: ['main'], milestone: 'v1', author: 'octocat',
        reviewApprovedRequired: true,
        missingLabels: [...HELD_BACK, 'do-not-merge/blocked-paths', 'do-not-merge/release-note-label-needed'],
      },
      {
        orgs: ['umbrella'], excludedRepos: ['umbrella/site'], excludedBranches: ['old'], labels: ['approved', 'lgtm'],
        missingLabels: [...HELD_BACK, 'do-not-merge/blocked-paths', 'do-not-merge/release-note-label-needed'],
      },
    ],
    mergeMethods: { 'acme': TideMergeMethod.SQUASH, 'acme/lib': TideMergeMethod.MERGE, 'acme/app@main': TideMergeMethod.REBASE },
    branchMergeMethods: [{ repo: 'acme/app', branches: '^release-', method: TideMergeMethod.REBASE }],
    squashLabel: 'merge/squash', rebaseLabel: 'merge/rebase', mergeLabel: 'merge/merge', blockerLabel: 'merge-blocker',
    mergeCommitTemplates: { 'acme/app': { title: '{{ .Title }} (#{{ .Number }})', body: '{{ .Body }}' } },
    contextOptions: {
      skipUnknownContexts: true, requiredContexts: ['unit'], overwritePendingContexts: true,
      orgs: { acme: { optionalContexts: ['coverage'], repos: { app: {
        requiredIfPresentContexts: ['e2e'], optionalRegexContexts: ['^codecov/'], branches: { main: { fromBranchProtection: true } },
      } } } },
    },
    priority: [{ labels: ['kind/flake'] }],
    batchSizeLimit: { '*': 5, 'acme/lib': -1 }, prioritizeExistingBatches: { umbrella: false },
    githubMergeBlocksPolicy: { '*': TideMergeBlocksPolicy.BLOCK },
    targetUrls: { '*': 'https://prow.acme.test/tide' }, prStatusBaseUrls: { '*': 'https://prow.acme.test/pr' },
    maxGoroutines: 30, syncPeriod: '90s', statusUpdatePeriod: '3m', displayAllQueriesInStatus: true,
  },
  branchProtection: {
    protectTestedRepos: true, allowDisabledPolicies: true, allowDisabledJobPolicies: true, protectReposWithOptionalJobs: true, enforceAdmins: true,
    orgs: { acme: {
      protect: true, requiredStatusChecks: { contexts: ['cla'], strict: false }, exclude: ['^dependabot/'],
      repos: { app: {
        restrictions: { apps: ['acme-prow'], users: ['octocat'], teams: ['leads'] }, requireManuallyTriggeredJobs: true,
        requiredPullRequestReviews: {
          requiredApprovingReviewCount: 2, dismissStaleReviews: true, requireCodeOwnerReviews: true, dismissalRestrictions: { teams: ['leads'] },
          bypassPullRequestAllowances: { users: ['octocat'] },
        },
        branches: {
          main: { protect: true, requiredLinearHistory: true, allowForcePushes: false, allowDeletions: false, requireSignedCommits: true },
          old: { unmanaged: true },
        },
      } },
    }, umbrella: { protect: true, include: ['^main$'] } },
  },
  plugins: {
    enabled: {
      'acme/app': { add: EVERY_PLUGIN }, 'acme/lib': { add: EVERYWHERE }, 'umbrella': { add: EVERYWHERE, excludedRepos: ['site'] },
    },
    approve: [{
      repos: ['acme/app'], issueRequired: true, requireSelfApproval: true, lgtmActsAsApprove: true, ignoreReviewState: true,
      commandHelpLink: 'https://prow.acme.test/command-help', prProcessLink: 'https://acme.test/process',
    }],
    lgtm: [{ repos: ['acme'], storeTreeHash: true, trustedTeamForStickyLgtm: 'leads' }, { reviewActsAsLgtm: false }],
    welcome: [{ messageTemplate: 'Hello {{.AuthorLogin}}', alwaysPost: true }],
    label: {
      additionalLabels: ['good first issue'],
      restrictedLabels: { '*': [{ label: 'release', allowedTeams: ['leads'], allowedUsers: ['octocat'], assignOn: ['release-note'] }] },
    },
    override: { allowTopLevelOwners: true, allowedGithubTeams: { acme: ['leads'] } },
    blunderbuss: {
      requestCount: 1, maxRequestCount: 3, excludeApprovers: true, useStatusAvailability: true, ignoreDrafts: true, ignoreAuthors: ['dependabot[bot]'],
      waitForStatus: { context: 'tide', description: 'lgtm', state: 'pending' },
    },
    owners: { mdYamlRepos: ['umbrella'], skipCollaborators: ['acme/app'], labelsDenylist: ['approved', 'lgtm'] },
    repoMilestone: { '*': { maintainersTeam: 'leads', maintainersFriendlyName: 'the leads' } },
    milestoneApplier: { 'acme/app': { main: 'v2' } },
    requireMatchingLabel: [{
      org: 'acme', repo: 'app', branch: 'main', prs: true, issues: true, regexp: '^kind/', missingLabel: 'needs-kind', missingComment: 'Give it a kind.',
      gracePeriod: '10s',
    }],
    size: { s: 5, m: 50, l: 500, xl: 5000, xxl: 50000 },
    blockades: [{ repos: ['acme', 'umbrella'], branchRegexp: '^release-', blockRegexps: ['^vendor/'], exceptionRegexps: ['^vendor/own/'], explanation: 'It is generated.' }],
    dco: { '*': { skipDcoCheckForMembers: true, skipDcoCheckForCollaborators: true, trustedApps: ['dependabot'], trustedOrg: 'umbrella' } },
    heart: { adorees: ['octocat'], commentRegexp: '^thanks' },
    releaseNoteGuidelinesUrl: 'https://acme.test/notes',
  },
};

/** Every option of a pod that an API server looks at, and claims with a class of their own. */
const everyOption: ProwAppProps = {
  namespace: 'every-option',
  jobsNamespace: 'every-option-jobs',
  github: GitHub.cloud({ repositories: ['acme/app'] }),
  cni: Cni.preinstalled(),
  exposure: Exposure.nodePort({ hookPort: 30011, deckPort: 30012, address: 'prow.acme.test', externalTrafficPolicy: ExternalTrafficPolicy.LOCAL }),
  storage: ObjectStorage.inCluster({
    storageClassName: 'standard',
    size: '1Gi',
    nodeSelector: { 'kubernetes.io/os': 'linux' },
    tolerations: [{ key: 'storage', operator: TolerationOperator.EXISTS, effect: TaintEffect.NO_SCHEDULE }],
    podLabels: { tier: 'storage' },
    podAnnotations: { 'acme.dev/backup': 'yes' },
    imagePullSecrets: ['registry'],
    priorityClassName: 'system-cluster-critical',
  }),
  hook: {
    replicas: 3,
    resources: { requests: { cpu: '200m', memory: '256Mi' }, limits: { memory: '1Gi' } },
    env: [{ name: 'HTTPS_PROXY', value: 'http://proxy.acme.test:3128' }],
    extraArgs: ['--grace-period=100s'],
    tolerations: [{ key: 'node-role.kubernetes.io/control-plane', operator: TolerationOperator.EXISTS, effect: TaintEffect.NO_SCHEDULE }],
    affinity: { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm: hookOnNode() }] } },
    topologySpread: [{ maxSkew: 1, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: UnsatisfiableSpread.DO_NOT_SCHEDULE }],
    extraVolumes: [ExtraVolume.emptyDir({ name: 'scratch', mountPath: '/scratch', sizeLimit: '1Gi' })],
    podLabels: { tier: 'control' },
    podAnnotations: { 'acme.dev/owner': 'platform' },
    imagePullSecrets: ['registry'],
    priorityClassName: 'system-cluster-critical',
  },
  deck: { replicas: 3, nodeSelector: { 'kubernetes.io/os': 'linux' } },
  prowControllerManager: { replicas: 2 },
  sinker: { replicas: 2 },
  ghproxy: { cacheGibibytes: 20, cacheClaim: { storageClassName: 'standard' } },
};

/** The default app for somebody who has jobs. */
const withJobs: ProwAppProps = {
  github: GitHub.cloud({ repositories: ['your-org/your-repo'], trust: [{ inRepoConfig: true }] }),
  jobs: ProwJobs.of({
    postsubmits: { 'your-org/your-repo': [{ name: 'greet', branches: ['^main$'], spec: shell('echo "greetings from $JOB_NAME"; ls') }] },
    periodics: [{ name: 'tick', interval: '24h', spec: shell('date') }],
  }),
};

/** Variants that say themselves where they are. */
const placed = { 'every-option': everyOption, 'dist-with-jobs': withJobs } satisfies Record<string, ProwAppProps>;

export type VariantName = keyof typeof variants | keyof typeof placed | 'every-word';

export function synthesise(name: VariantName, outdir: string): void {
  const props = isPlaced(name) ? placed[name] : {
    namespace: name, jobsNamespace: `${name}-jobs`, exposure: Exposure.clusterIp(), ...name === 'every-word' ? everyWord : variants[name],
  };
  new ProwApp({ ...props, outdir }).synth();
}

function isPlaced(name: VariantName): name is keyof typeof placed {
  return name in placed;
}

function shell(script: string) {
  return { containers: [{ image: 'busybox:1.37', command: ['sh'], args: ['-c', script] }] };
}

function goTest() {
  return { containers: [{ image: 'golang:1.26', command: ['go'], args: ['test', './...'] }] };
}

function hookOnNode() {
  return { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app: 'hook' } } };
}
