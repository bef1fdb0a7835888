import { overrideWarnings } from '../../src/prow/config/override-warnings';
import * as fc from 'fast-check';
import { parse } from 'yaml';
import { appliedAnnotationBytes, LARGEST_ANNOTATIONS } from '../../src/core/applied-size';
import { forbiddenCharacter } from '../../src/core/safe-text';
import { BuildCluster } from '../../src/prow/clusters/build-cluster';
import { configPart } from '../../src/prow/components/pod-parts';
import { deepMerge } from '../../src/prow/config/deep-merge';
import { ProwConfig } from '../../src/prow/config/prow-config';
import { yamlText } from '../../src/core/yaml-text';
import { GitHub } from '../../src/prow/github/github';
import { RepositoryTrustOptions, RepositoryVisibility } from '../../src/prow/github/repository-trust';
import { ProwJobs } from '../../src/prow/jobs/prow-jobs';
import { ProwPlan, ProwPlanOptions } from '../../src/prow/prow-plan';
import { ObjectStorage } from '../../src/prow/storage/object-storage';
import { thrown } from '../support/findings';
import { objectsIn } from '../support/objects';

type Json = Record<string, any>;

const cloud = (...repositories: string[]): GitHub => GitHub.cloud({ repositories });
const enterprise = (...repositories: string[]): GitHub => GitHub.enterprise({ host: 'github.acme.dev', repositories });
const { INTERNAL, PRIVATE, PUBLIC } = RepositoryVisibility;
const JOB = { name: 'unit', always_run: true, spec: { containers: [{ image: 'golang:1.26', command: ['go', 'test', './...'] }] } };

function objects(options: Partial<ProwPlanOptions> = {}): Json[] {
  return objectsIn((chart) => new ProwConfig(chart, 'config', ProwPlan.of({ github: cloud('acme/app'), checkconfig: false, ...options })._model), '40-prow');
}

function text(name: string, key: string, options: Partial<ProwPlanOptions> = {}): string {
  return objects(options).find((object) => object.metadata.name === name)?.data[key];
}

const config = (options: Partial<ProwPlanOptions> = {}): Json => parse(text('config', 'config.yaml', options));
const plugins = (options: Partial<ProwPlanOptions> = {}): Json => parse(text('plugins', 'plugins.yaml', options));

function message(options: Partial<ProwPlanOptions>): string {
  try {
    objects(options);
  } catch (error) {
    return (error as Error).message;
  }
  return 'no error';
}

describe('config.yaml', () => {
  test('of one repository on github.com', () => expect(text('config', 'config.yaml')).toBe(`deck:
  skip_storage_path_validation: false
  spyglass:
    lenses:
      - lens:
          name: metadata
        optional_files:
          - "^(?:podinfo|prowjob)\\\\.json$"
        required_files:
          - "^(?:started|finished)\\\\.json$"
      - lens:
          name: buildlog
        required_files:
          - "^.*build-log\\\\.txt$"
      - lens:
          name: junit
        required_files:
          - "^artifacts(/.*/|/)junit.*\\\\.xml$"
      - lens:
          name: links
        required_files:
          - "^artifacts/.*\\\\.link\\\\.txt$"
      - lens:
          name: podinfo
        required_files:
          - "^podinfo\\\\.json$"
  tide_update_period: "10s"
decorate_all_jobs: true
default_job_timeout: "24h"
github_reporter:
  job_types_to_report:
    - presubmit
    - postsubmit
in_repo_config:
  allowed_clusters:
    "*":
      - default
  enabled:
    acme/app: false
log_level: info
plank:
  default_decoration_config_entries:
    - config:
        censor_secrets: true
        default_service_account_name: prow-job
        gcs_configuration:
          bucket: s3://prow-logs
          path_strategy: explicit
        grace_period: "15m"
        resources:
          clonerefs:
            limits:
              memory: "2Gi"
            requests:
              cpu: "100m"
              memory: "128Mi"
          initupload:
            limits:
              memory: "256Mi"
            requests:
              cpu: "50m"
              memory: "64Mi"
          place_entrypoint:
            limits:
              memory: "128Mi"
            requests:
              cpu: "50m"
              memory: "32Mi"
          sidecar:
            limits:
              memory: "1Gi"
            requests:
              cpu: "50m"
              memory: "128Mi"
        s3_credentials_secret: s3-credentials
        timeout: "2h"
        utility_images:
          clonerefs: us-docker.pkg.dev/k8s-infra-prow/images/clonerefs:v20260821-a61940897
          entrypoint: us-docker.pkg.dev/k8s-infra-prow/images/entrypoint:v20260821-a61940897
          initupload: us-docker.pkg.dev/k8s-infra-prow/images/initupload:v20260821-a61940897
          sidecar: us-docker.pkg.dev/k8s-infra-prow/images/sidecar:v20260821-a61940897
  max_concurrency: 100
pod_namespace: test-pods
prowjob_namespace: prow
sinker:
  max_pod_age: "24h"
  max_prowjob_age: "168h"
  resync_period: "1h"
status_error_link: https://github.com/acme/app
tide:
  queries:
    - labels:
        - approved
        - lgtm
      missingLabels:
        - do-not-merge/hold
        - do-not-merge/invalid-owners-file
        - do-not-merge/work-in-progress
      repos:
        - acme/app
  sync_period: "2m"
`));

  test('a known address of deck gives links', () => {
    const { plank, status_error_link: link, tide } = config({ deckUrl: 'https://prow.acme.dev/' });
    expect(plank.job_url_prefix_config).toEqual({ '*': 'https://prow.acme.dev/view/' });
    expect(plank.report_templates).toEqual(
      { '*': '[Full PR test history](https://prow.acme.dev/pr-history?org={{.Spec.Refs.Org}}&repo={{.Spec.Refs.Repo}}&pr={{with index .Spec.Refs.Pulls '
        + '0}}{{.Number}}{{end}}).' });
    expect(link).toBe('https://prow.acme.dev');
    expect(tide.target_url).toBe('https://prow.acme.dev/tide');
  });

  test('an Enterprise server gives links to it', () => {
    expect(config().github).toBeUndefined();
    expect(config({ github: enterprise('acme/app') })).toMatchObject(
      { github: { link_url: 'https://github.acme.dev' }, status_error_link: 'https://github.acme.dev/acme/app' });
  });

  test('organisations and repositories', () => {
    const { in_repo_config: inRepo, tide } = config({ github: cloud('other/x', 'acme') });
    expect(inRepo.enabled).toEqual({ 'acme': false, 'other/x': false });
    expect(tide.queries).toEqual([expect.objectContaining({ orgs: ['acme'], repos: ['other/x'] })]);
  });

  test.each<[string, string[], RepositoryTrustOptions[], Json, Json]>([
    ['public ones bring no jobs, private and internal ones do', ['acme/app', 'acme/lib', 'acme/www'], [
      { repositories: ['acme/app'], visibility: PRIVATE }, { repositories: ['acme/lib'], visibility: INTERNAL }, { visibility: PUBLIC },
    ], {}, { 'acme/app': true, 'acme/lib': true, 'acme/www': false }],
    ['what is said counts more', ['acme/app', 'acme/www'], [
      { repositories: ['acme/app'], visibility: PRIVATE, inRepoConfig: false }, { repositories: ['acme/www'], visibility: PUBLIC, inRepoConfig: true },
    ], {}, { 'acme/app': false, 'acme/www': true }],
    ['the nearest entry counts', ['acme/app', 'acme/lib', 'other'], [
      { inRepoConfig: true }, { repositories: ['acme'], inRepoConfig: false }, { repositories: ['acme/lib'], inRepoConfig: true },
    ], {}, { 'acme/app': false, 'acme/lib': true, 'other': true }],
    ['one repository of an organisation', ['acme'], [{ repositories: ['acme/lib'], visibility: PRIVATE }], {}, { 'acme': false, 'acme/lib': true }],
    ['an override for all', ['acme/app', 'other'], [], { '*': true }, { '*': true }],
    ['an override for an organisation', ['acme/app', 'other/x'], [], { acme: true }, { 'acme': true, 'other/x': false }],
    ['an override for all, and one that is said to be off', ['acme/app', 'acme/lib'], [{ repositories: ['acme/app'], inRepoConfig: false }], { '*': true },
      { '*': true, 'acme/app': false }],
    ['an override for one', ['acme/app', 'acme/lib'], [], { 'acme/app': true }, { 'acme/app': true, 'acme/lib': false }],
  ])('in-repo config: %s', (_, repositories, trust, enabled, expected) => {
    const configOverrides = { in_repo_config: { enabled } };
    expect(config({ github: GitHub.cloud({ repositories, trust }), configOverrides }).in_repo_config.enabled).toEqual(expected);
  });

  test.each<[string, string[], RepositoryTrustOptions[], Json, string[] | undefined]>([
    ['public ones and unknown ones are shown', ['acme/app', 'acme/www'], [{ repositories: ['acme/www'], visibility: PUBLIC }], {}, undefined],
    ['private and internal ones are not', ['acme/app', 'acme/lib', 'acme/www', 'other'], [
      { repositories: ['acme/app', 'other'], visibility: PRIVATE }, { repositories: ['acme/lib'], visibility: INTERNAL },
    ], {}, ['acme/app', 'acme/lib', 'other']],
    ['one of an organisation', ['acme'], [{ repositories: ['acme/lib'], visibility: PRIVATE }], {}, ['acme/lib']],
    ['an override takes their place', ['acme/app'], [{ visibility: PRIVATE }], { hidden_repos: ['acme/x'] }, ['acme/x']],
    ['an override takes them away', ['acme/app'], [{ visibility: PRIVATE }], { hidden_repos: null }, undefined],
  ])('lists of an open deck: %s', (_, repositories, trust, deck, expected) => {
    expect(config({ github: GitHub.cloud({ repositories, trust }), configOverrides: { deck } }).deck.hidden_repos).toEqual(expected);
  });

  test('namespaces, images and storage are those of the model', () => {
    const { prowjob_namespace: own, pod_namespace: jobs, plank } = config(
      { namespace: 'ci', jobsNamespace: 'ci-jobs', prowVersion: 'v1', prowImageRegistry: 'reg.acme.dev/p',
        storage: ObjectStorage.gcs({ bucket: 'acme-logs' }) });
    expect([own, jobs]).toEqual(['ci', 'ci-jobs']);
    const [{ config: decoration }] = plank.default_decoration_config_entries;
    expect(decoration.utility_images.sidecar).toBe('reg.acme.dev/p/sidecar:v1');
    expect(decoration.gcs_configuration).toEqual({ bucket: 'gs://acme-logs', path_strategy: 'explicit' });
    expect(decoration).not.toHaveProperty('s3_credentials_secret');
  });

  test('overrides are merged deeply, decoration entries come behind ours', () => {
    const { plank, sinker, tide } = config({
      configOverrides: {
        sinker: { max_pod_age: '2h' },
        tide: { queries: [] },
        plank: { max_concurrency: 20, default_decoration_config_entries: [{ config: { timeout: '4h' } }] },
      },
    });
    expect(sinker).toEqual({ max_pod_age: '2h', max_prowjob_age: '168h', resync_period: '1h' });
    expect(tide).toEqual({ queries: [], sync_period: '2m' });
    expect(plank.max_concurrency).toBe(20);
    expect(plank.default_decoration_config_entries).toEqual([{ config: expect.objectContaining({ timeout: '2h' }) }, { config: { timeout: '4h' } }]);
  });
});

describe('plugins.yaml', () => {
  test('of one repository on github.com', () => expect(text('plugins', 'plugins.yaml')).toBe(`approve:
  - repos:
      - acme/app
config_updater:
  maps:
    prow-jobs.yaml:
      allowed_repos:
        - acme/app
      clusters:
        default:
          - prow
      name: job-config
help:
  help_guidelines_url: https://docs.github.com/communities/setting-up-your-project-for-healthy-contributions/encouraging-helpful-contributions-to-your-project-with-labels
lgtm:
  - repos:
      - acme/app
    review_acts_as_lgtm: true
plugins:
  acme/app:
    plugins:
      - approve
      - assign
      - config-updater
      - help
      - hold
      - label
      - lgtm
      - lifecycle
      - retitle
      - size
      - skip
      - trigger
      - verify-owners
      - wip
triggers:
  - repos:
      - acme/app
`));

  test('inside an organisation the config repository gets the updater only', () => {
    const { plugins: enabled, config_updater: updater } = plugins({ github: cloud('acme'), configRepository: 'acme/infra', namespace: 'ci' });
    expect(enabled['acme/infra']).toEqual({ plugins: ['config-updater'] });
    expect(enabled.acme.plugins).not.toContain('config-updater');
    expect(updater.maps).toEqual({ 'prow-jobs.yaml': { name: 'job-config', allowed_repos: ['acme/infra'], clusters: { default: ['ci'] } } });
  });

  test('without a config repository nobody may write job config', () => {
    const made = plugins({ github: cloud('acme/app', 'acme/lib') });
    expect(made.config_updater).toBeUndefined();
    expect(JSON.stringify(made)).not.toContain('config-updater');
  });

  test('the older form of plugins, a list for each repository, means the same as the newer one', () => {
    const github = cloud('acme/app', 'acme/lib');
    const of = (over: Json) => [
      text('plugins', 'plugins.yaml', { github, pluginOverrides: { plugins: over } }),
      text('config', 'config.yaml', { github, pluginOverrides: { plugins: over } }),
    ];
    expect(of({ 'acme/app': ['lgtm', 'trigger'], 'acme/lib': [] })).toEqual(of({ 'acme/app': { plugins: ['lgtm', 'trigger'] }, 'acme/lib': { plugins: [] } }));
    expect(of({ 'acme/app': null, 'acme/lib': ['trigger'] })).toEqual(of({ 'acme/app': null, 'acme/lib': { plugins: ['trigger'] } }));
  });

  test('links go to our own deck and server', () => {
    const { approve, triggers } = plugins({ github: enterprise('acme/app', 'acme/lib', 'other'), deckUrl: 'https://prow.acme.dev' });
    expect(approve).toEqual([{ repos: ['acme/app', 'acme/lib', 'other'], commandHelpLink: 'https://prow.acme.dev/command-help' }]);
    expect(triggers).toEqual([
      { repos: ['acme/app', 'acme/lib'], join_org_url: 'https://github.acme.dev/orgs/acme/people' },
      { repos: ['other'], join_org_url: 'https://github.acme.dev/orgs/other/people' },
    ]);
  });

  test.each<[string, RepositoryTrustOptions[], Json[]]>([
    ['nothing', [{}], [{ repos: ['acme/app', 'acme/lib', 'other'] }]],
    ['who can see them changes nothing', [{ visibility: PRIVATE }], [{ repos: ['acme/app', 'acme/lib', 'other'] }]],
    ['every word', [{ onlyOrgMembers: true, ignoreOkToTest: true, trustedOrg: 'friends', trustedApps: ['dependabot'], joinOrgUrl: 'https://acme.dev/join' }], [{
      repos: ['acme/app', 'acme/lib', 'other'], only_org_members: true, ignore_ok_to_test: true, trusted_org: 'friends', trusted_apps: ['dependabot'],
      join_org_url: 'https://acme.dev/join',
    }]],
    ['one repository of an organisation, and others', [{ onlyOrgMembers: true }, { repositories: ['other/site'], ignoreOkToTest: true }], [
      { repos: ['acme/app', 'acme/lib', 'other'], only_org_members: true }, { repos: ['other/site'], ignore_ok_to_test: true },
    ]],
    ['an entry has its own defaults', [{ onlyOrgMembers: true }, { repositories: ['acme'] }], [
      { repos: ['acme/app', 'acme/lib'] }, { repos: ['other'], only_org_members: true },
    ]],
  ])('trust becomes triggers: %s', (_, trust, expected) => {
    expect(plugins({ github: GitHub.cloud({ repositories: ['acme/app', 'acme/lib', 'other'], trust }) }).triggers).toEqual(expected);
  });

  test('tide asks for what the enabled plugins can give', () => {
    const pluginOverrides = {
      plugins: {
        acme: { plugins: ['approve', 'hold', 'trigger', 'verify-owners'], excluded_repos: ['old'] },
        'other/x': { plugins: ['trigger'] },
        'other/y': { plugins: ['lgtm', 'trigger'] },
      },
      external_plugins: { other: [{ name: 'needs-rebase' }] },
    };
    expect(config({ github: cloud('acme', 'other/x', 'other/y', 'third/z'), pluginOverrides }).tide.queries).toEqual([
      { labels: ['approved'], missingLabels: ['do-not-merge/hold', 'do-not-merge/invalid-owners-file'], orgs: ['acme'], excludedRepos: ['acme/old'] },
      { labels: ['lgtm'], missingLabels: ['needs-rebase'], repos: ['other/y'] },
      { labels: ['approved', 'lgtm'], missingLabels: ['do-not-merge/hold', 'do-not-merge/invalid-owners-file', 'do-not-merge/work-in-progress'],
        repos: ['third/z'] },
    ]);
  });
});

describe('ConfigMaps', () => {
  test('job-config has no data, jobs from code have a map of their own', () => {
    const all = objects({ namespace: 'ci' });
    expect(all.map((object) => [object.metadata.name, object.metadata.namespace, Object.keys(object.data ?? {})])).toEqual([
      ['config', 'ci', ['config.yaml']], ['plugins', 'ci', ['plugins.yaml']], ['job-config', 'ci', []], ['job-config-from-code', 'ci', ['jobs.yaml']],
    ]);
    expect(all[2]).not.toHaveProperty('data');
    expect(all[0].metadata.labels).toEqual({ 'app.kubernetes.io/managed-by': 'cdk8s-prow', 'app.kubernetes.io/part-of': 'prow' });
    expect(all[3].data).toEqual({ 'jobs.yaml': '{}\n' });
  });

  test('jobs from code', () => {
    const jobs = ProwJobs.of({ presubmits: { 'acme/app': [JOB] }, presets: [{ env: [{ name: 'FAST', value: 'yes' }] }] });
    expect(text('job-config-from-code', 'jobs.yaml', { jobs })).toBe(`presets:
  - env:
      - name: FAST
        value: "yes"
presubmits:
  acme/app:
    - always_run: true
      name: unit
      spec:
        containers:
          - command:
              - go
              - test
              - "./..."
            image: golang:1.26
`);
  });

  describe('jobs on Kubernetes', () => {
    const spec = (more: object): object => ({ containers: [{ image: 'a:1', command: ['true'] }], ...more });
    const later = { key: 'a', operator: 'Gt', value: '1', effect: 'NoSchedule' };
    const jobs = ProwJobs.of({
      presubmits: { 'acme/app': [{ name: 'unit', spec: spec({ tolerations: [later] }) }, { name: 'far', cluster: 'other', spec: spec({ tolerations: [later] }) }] },
      presets: [{ labels: { 'preset-a': 'true' }, tolerations: [{ ...later, operator: 'Lt' }],
        env: [{ name: 'A', valueFrom: { fileKeyRef: { key: 'a', path: 'a', volumeName: 'v' } } }] }],
    });
    const buildClusters = [BuildCluster.kubeconfig('other', { apiServer: 'https://203.0.113.7:6443' })];
    const configOverrides = { periodics: [{ name: 'nightly', interval: '24h', spec: spec({ hostnameOverride: 'a' }) }] };
    const came = (at: string, since: number, minor: number): string => `[40-prow] ${at}came with Kubernetes 1.${since}, and kubernetesVersion is "1.${minor}"; leave it out, `
      + `or raise kubernetesVersion to "1.${since}" where no cluster is older (KubernetesTooOld)`;
    const all = (minor: number): readonly string[] => [
      came('jobs.presubmits.acme/app[0].spec.tolerations[0].operator: "Gt" ', 35, minor), came('jobs.presets[0].tolerations[0].operator: "Lt" ', 35, minor),
      came('jobs.presets[0].env[0].valueFrom.fileKeyRef: ', 34, minor), came('configOverrides.periodics[0].spec.hostnameOverride: ', 34, minor),
    ];

    test.each([['1.33', all(33)], ['1.34', all(34).filter((text) => !text.includes('1.34, and'))], ['1.35', []], ['1.37', []]] as const)(
      '%s', (kubernetesVersion, expected) => expect(thrown(() => objects({ jobs, configOverrides, kubernetesVersion, buildClusters }))).toEqual(expected));
  });

  test('before Kubernetes 1.36 there is no such policy', () => {
    const github = (clonerefsImage?: string) => GitHub.enterprise({ host: 'github.acme.dev', repositories: ['acme/app'], caConfigMapName: 'acme-ca', clonerefsImage });
    const refused = (minor: number): string[] => [
      `ProwPlan.of({ github }): has a CA of its own, which a MutatingAdmissionPolicy brings to the clones of jobs: that came with Kubernetes 1.36, `
      + `and kubernetesVersion is "1.${minor}"; give clonerefsImage, an image that has the CA, or raise kubernetesVersion to "1.36" where no cluster is older `
      + '(KubernetesTooOld)'];
    expect(thrown(() => objects({ github: github() }))).toEqual(refused(33));
    expect(thrown(() => objects({ github: github(), kubernetesVersion: 'v1.35.9' }))).toEqual(refused(35));
    expect(objects({ github: github('registry.acme.dev/clonerefs:v1') }).filter(({ kind }) => kind.startsWith('Mutating'))).toEqual([]);
  });

  test('the CA of an Enterprise server reaches clones by a policy of the API server, because Prow has no setting for it', () => {
    const github = GitHub.enterprise({ host: 'github.acme.dev', repositories: ['acme/app'], caConfigMapName: 'acme-ca' });
    const [policy, binding] = objects({ kubernetesVersion: '1.36', github, namespace: 'ci', jobsNamespace: 'ci-jobs' }).slice(4);
    expect([policy.kind, binding.kind, binding.spec.policyName]).toEqual(
      ['MutatingAdmissionPolicy', 'MutatingAdmissionPolicyBinding', 'ci-clonerefs-github-ca']);
    expect(policy.spec.matchConstraints).toMatchObject(
      { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ci-jobs' } }, objectSelector: { matchLabels: { 'created-by-prow': 'true' } } });
    const [{ applyConfiguration: { expression } }] = policy.spec.mutations;
    for (const part of ['configMap{name: "acme-ca"}', 'name: "GIT_CONFIG_KEY_0", value: "http.https://github.acme.dev/.sslCAInfo"',
      'value: "/etc/github-ca/ca.crt"', 'mountPath: "/etc/github-ca", readOnly: true']) {
      expect(expression).toContain(part);
    }
    expect(objects({ github: enterprise('acme/app') })).toHaveLength(4);
  });

  test('the order in which properties were written changes nothing', () => {
    const one = { configOverrides: { tide: { max_goroutines: 4, sync_period: '1m' }, log_level: 'debug' } };
    const other = { configOverrides: { log_level: 'debug', tide: { sync_period: '1m', max_goroutines: 4 } } };
    expect(text('config', 'config.yaml', one)).toBe(text('config', 'config.yaml', other));
  });
});

describe('errors', () => {
  const jobs = (over: Json, repository = 'acme/app'): ProwJobs => ProwJobs.of({ presubmits: { [repository]: [{ ...JOB, ...over }] } });
  test.each<[Partial<ProwPlanOptions>, string]>([
    [{ configOverrides: { prowjob_namespace: 'ci' } },
      '[40-prow] configOverrides.prowjob_namespace: "ci" is another namespace than "prow", for which rights and Secrets are made; '
        + 'set namespace in its place (NamespaceOverridden)'],
    [{ configOverrides: { pod_namespace: 'ci' } },
      '[40-prow] configOverrides.pod_namespace: "ci" is another namespace than "test-pods", for which rights and Secrets are made; '
        + 'set jobsNamespace in its place (NamespaceOverridden)'],
    [{ configOverrides: { plonk: {} } }, '[40-prow] configOverrides: "plonk" is not a field; did you mean "plank"? (UnknownProp)'],
    [{ configOverrides: { tide: [] } }, '[40-prow] configOverrides.tide: [] is not an object of fields; write { … } (WrongType)'],
    [{ configOverrides: { deck: { skip_storage_path_validation: 'no' } } },
      '[40-prow] configOverrides.deck.skip_storage_path_validation: "no" is not a boolean; write true or false (WrongType)'],
    [{ configOverrides: { plank: { default_decoration_config_entries: ['x'] } } },
      '[40-prow] configOverrides.plank.default_decoration_config_entries[0]: "x" is not an object of fields; write { … } (WrongType)'],
    [{ configOverrides: { plank: { default_decoration_configs: { '*': {} }, default_decoration_config_entries: [] } } },
      '[40-prow] configOverrides.plank.default_decoration_configs: is given together with plank.default_decoration_config_entries, and Prow takes only one '
        + 'of them; write plank.default_decoration_config_entries alone (MutuallyExclusive)'],
    [{ configOverrides: { plank: { default_decoration_configs: { '/': {} } } } },
      '[40-prow] configOverrides.plank.default_decoration_configs: "/" is not a repository; write "org/repo", or "org" for all of them (RepositoryInvalid)'],
    [{ configOverrides: { plank: null } },
      '[40-prow] configOverrides.plank.default_decoration_config_entries: null takes away what every decorated job needs; '
        + 'leave it out, or give plank.default_decoration_configs with all of it (PropMissing)'],
    [{ configOverrides: { tide: { target_url: 'https://x', target_urls: {} } } },
      '[40-prow] configOverrides.tide.target_url: is given together with tide.target_urls, and Prow takes only one of them; '
        + 'write tide.target_urls alone (MutuallyExclusive)'],
    [{ configOverrides: { deck: { skip_storage_path_validation: true, additional_allowed_buckets: ['x'] } } },
      '[40-prow] configOverrides.deck.additional_allowed_buckets: is given while deck.skip_storage_path_validation is true; '
        + 'remove one of them (MutuallyExclusive)'],
    [{ pluginOverrides: { plugin: {} } }, '[40-prow] pluginOverrides: "plugin" is not a field; did you mean "plugins"? (UnknownProp)'],
    [{ pluginOverrides: { plugins: { 'acme/app': ['trigger'], 'acme': { plugins: ['cat'] } } } },
      '[40-prow] pluginOverrides.plugins.acme/app: ["trigger"] is a list, and "acme" has an object: Prow takes one form for all of them; '
        + 'write { plugins: ["trigger"] } (WrongType)'],
    [{ pluginOverrides: { plugins: { 'acme/app': ['trigger', { cat: true }] } } },
      '[40-prow] pluginOverrides.plugins.acme/app[1]: {"cat":true} is not a string; put it in quotes (WrongType)'],
    [{ pluginOverrides: { plugins: { 'acme/app': ['triger'] } } },
      '[40-prow] pluginOverrides.plugins.acme/app: "triger" is not a plugin; did you mean "trigger"? (UnknownProp)'],
    [{ pluginOverrides: { plugins: { 'acme/': ['trigger'] } } },
      '[40-prow] pluginOverrides.plugins: "acme/" is not a repository; write "org/repo", or "org" for all of them (RepositoryInvalid)'],
    [{ pluginOverrides: { plugins: ['trigger'] } },
      '[40-prow] pluginOverrides.plugins: ["trigger"] is not an object; write { name: value } (WrongType)'],
    [{ pluginOverrides: { plugins: { acme: ['trigger'] } } },
      '[40-prow] pluginOverrides.plugins.acme: "trigger" is enabled for "acme/app" by default, and Prow takes no plugin twice; '
        + 'write "acme/app": null beside it to take these away, or add "app" to its excluded_repos (PluginTwice)'],
    [{ pluginOverrides: { plugins: { acme: { plugins: ['cat'], excluded: ['x'] } } } },
      '[40-prow] pluginOverrides.plugins.acme: "excluded" is not a property; known are excluded_repos, plugins (UnknownProp)'],
    [{ pluginOverrides: { plugins: { acme: { plugins: ['triger'] } } } },
      '[40-prow] pluginOverrides.plugins.acme: "triger" is not a plugin; did you mean "trigger"? (UnknownProp)'],
    [{ pluginOverrides: { plugins: { acme: { plugins: ['trigger'] } } } },
      '[40-prow] pluginOverrides.plugins.acme: "trigger" is enabled for "acme/app" by default, and Prow takes no plugin twice; '
        + 'write "acme/app": null beside it to take these away, or add "app" to its excluded_repos (PluginTwice)'],
    [{ pluginOverrides: { external_plugins: { acme: [{ name: 'needs-rebase', endpoint: 'needs-rebase' }] } } },
      '[40-prow] pluginOverrides.external_plugins.acme[0].endpoint: "needs-rebase" has no scheme; '
        + 'write "https://needs-rebase" or "http://…" (UrlWithoutScheme)'],
    [{ github: cloud('acme/app', 'acme/lib'), pluginOverrides: { plugins: { 'acme/infra': { plugins: ['config-updater'] } } } },
      '[40-prow] pluginOverrides.config_updater.maps: is missing, and config-updater is enabled for "acme/infra"; '
        + 'set configRepository in the place of the override (PropMissing)'],
    ...([
      [{ 'a.yaml': {} }, '["a.yaml"].name: is missing; name the ConfigMap (PropMissing)'],
      [{ 'a.yaml': { name: 'Config' } }, '["a.yaml"].name: "Config" is not a DNS subdomain; write "config" (NameNotDnsSubdomain)'],
      [{ 'a.yaml': { name: 'a', partitioned_names: ['b'] } },
        '["a.yaml"].partitioned_names: is given together with name; keep one of them (MutuallyExclusive)'],
      [{ 'a.yaml': { partitioned_names: Array.from({ length: 257 }, (_, i) => `m${i}`) } },
        '["a.yaml"].partitioned_names: has 257 names, and Prow takes at most 256; leave some out (NumberOutOfRange)'],
      [{ 'a.yaml': { name: 'a', clusters: { default: ['b'] }, cluster_groups: ['c'] } },
        '["a.yaml"].cluster_groups: is given together with clusters; keep one of them (MutuallyExclusive)'],
      [{ 'a.yaml': { name: 'a', cluster_groups: ['c'] } },
        '["a.yaml"].cluster_groups: "c" is not one of the groups, of which there are none; add it to config_updater.cluster_groups (NotAllowedValue)'],
      [{ 'a/x.yaml': { name: 'a' }, 'b/x.yaml': { name: 'a' } },
        '["b/x.yaml"]: would write the same key of the same ConfigMap as "a/x.yaml"; give one of them another key (KeyUsedTwice)'],
    ] as const).map(([maps, error]): [Json, string] => [
      { pluginOverrides: { config_updater: { maps } } }, `[40-prow] pluginOverrides.config_updater.maps${error}`,
    ]),
    [{ jobs: jobs({}, 'acme/lib') },
      '[40-prow] jobs.presubmits.acme/lib: is not served, so nothing would start these jobs; '
        + 'add "acme/lib" to the repositories of github (RepositoryNotServed)'],
    [{ pluginOverrides: { plugins: { 'acme/app': { plugins: ['cat'] } } }, jobs: jobs({}) },
      '[40-prow] jobs.presubmits.acme/app: has no plugin trigger, so nothing would start these jobs; '
        + 'add "trigger" to pluginOverrides.plugins["acme/app"].plugins (RepositoryNotServed)'],
    [{ jobs: jobs({ namespace: 'default' }) },
      '[40-prow] jobs.presubmits.acme/app[0].namespace: "default" is not the namespace of jobs, "test-pods"; leave it out (NotAllowedValue)'],
    [{ jobs: jobs({ job_queue_name: 'gpu' }) },
      '[40-prow] jobs.presubmits.acme/app[0].job_queue_name: "gpu" is not a queue; add it to plank.jobQueueCapacities (JobQueueUnknown)'],
    [{ github: enterprise('acme/app'), jobs: jobs({ extra_refs: [{ org: 'acme', repo: 'lib', base_ref: 'main' }] }) },
      '[40-prow] jobs.presubmits.acme/app[0].extra_refs[0]: "acme/lib" would be cloned from github.com; '
        + 'add repo_link: "https://github.acme.dev/acme/lib" (CloneElsewhere)'],
    [{ jobs: jobs({ annotations: { notes: 'x'.repeat(1_048_576) } }) },
      'ProwPlan.of({ jobs.presubmits.acme/app[0] }): takes 1048840 bytes in a ConfigMap, and for "kubectl apply" at most 261801 may be there; '
        + 'shorten it, or move it into the .prow.yaml of its repository (ConfigMapTooLarge)'],
  ])('%#', (options, error) => expect(message(options)).toBe(error));

  test.each<[Partial<ProwPlanOptions>, string, string]>([
    [{ configOverrides: { periodics: [{ name: 'x', interval: '1h', spec: JOB.spec, annotations: { notes: 'x'.repeat(262_144) } }], presets: [] } },
      'configOverrides', 'move presets, periodics into jobs, which are spread over several ConfigMaps'],
    [{ pluginOverrides: { help: { help_guidelines_url: 'x'.repeat(262_144) } } }, 'pluginOverrides', 'shorten the overrides'],
  ])('too large: %#', (options, prop, remedy) => expect(message(options).replace(/26\d{4} bytes/, 'N bytes')).toBe(
    `[40-prow] ${prop}: makes a ConfigMap of which "kubectl apply" would keep N bytes in annotations, and at most 262144 may be there; ${remedy} (ConfigMapTooLarge)`));

  test.each<[string, Partial<ProwPlanOptions>]>([
    ['jobs of a repository of a served organisation', { github: cloud('acme'), jobs: jobs({}) }],
    ['a queue that an override makes', { jobs: jobs({ job_queue_name: 'gpu' }), configOverrides: { plank: { job_queue_capacities: { gpu: 2 } } } }],
    ['extra refs of another server on Enterprise',
      { github: enterprise('acme/app'),
        jobs: jobs(
          { extra_refs: [{ org: 'kubernetes', repo: 'test-infra', base_ref: 'master' },
            { org: 'acme', repo: 'lib', base_ref: 'main', repo_link: 'https://github.acme.dev/acme/lib' }] }) }],
    ['a plugin of the organisation that the repository is excluded from',
      { pluginOverrides: { plugins: { acme: { plugins: ['trigger'], excluded_repos: ['app'] } } } }],
    ['a key that another version may know',
      { prowVersion: 'v20270101-0123456', configOverrides: { something_new: { a: 1 }, tide: { newer: true } }, pluginOverrides: { another_thing: [] } }],
  ])('none for %s', (_, options) => expect(message(options)).toBe('no error'));
});

describe('null', () => {
  test('takes away what is ours, at any depth', () => {
    const { tide, sinker, log_level: level } = config({
      deckUrl: 'https://prow.acme.dev', configOverrides: { sinker: null, log_level: null, tide: { target_url: null } },
    });
    expect([sinker, level, tide.target_url, tide.sync_period]).toEqual([undefined, undefined, undefined, '2m']);
    const made = plugins({ pluginOverrides: { approve: null, plugins: { 'acme/app': null, acme: { plugins: ['trigger'], excluded_repos: null } } } });
    expect([made.approve, made.plugins]).toEqual([undefined, { acme: { plugins: ['trigger'] } }]);
  });

  test('is absent where nothing of ours is, as in Prow', () => {
    const configOverrides = {
      'branch-protection': null, 'plank': { pod_pending_timeout: null }, 'slack_reporter_configs': { '*': { channel: 'ci', report: null } },
    };
    expect(text('config', 'config.yaml', { configOverrides: { ...configOverrides, slack_reporter_configs: undefined } })).toBe(text('config', 'config.yaml'));
    expect(config({ configOverrides, crier: { extraArgs: ['--slack-workers=1', '--slack-token-file=/etc/slack/token'] } }).slack_reporter_configs).toEqual({ '*': { channel: 'ci' } });
  });

  test('is an error in a list', () => expect(message({ configOverrides: { tide: { queries: [null] } } }))
    .toBe('ProwPlan.of({ configOverrides.tide.queries[0] }): null is not a value; remove it from the list (NullValue)'));
});

describe('what Prow takes only one of', () => {
  const deckUrl = 'https://prow.acme.dev';

  test.each<[Json, string, string, unknown]>([
    [{ tide: { target_urls: { '*': 'https://a' } } }, 'tide', 'target_url', 'target_urls'],
    [{ plank: { report_template: 'x' } }, 'plank', 'report_templates', 'report_template'],
  ])('%#: the override replaces ours', (configOverrides, part, ours, theirs) => {
    expect(config({ deckUrl })[part]).toHaveProperty([ours]);
    const made = config({ deckUrl, configOverrides });
    expect(made[part]).not.toHaveProperty([ours]);
    expect(made[part]).toHaveProperty([theirs as string]);
  });

  test('decoration by repository lies over ours, as entries in the order of Prow', () => {
    const byRepository = { 'acme/app': { timeout: '3h' }, 'acme': { timeout: '4h', grace_period: null }, '*': { timeout: '5h' }, 'other': null };
    const [ours, ...entries] = config({ configOverrides: { plank: { default_decoration_configs: byRepository } } }).plank.default_decoration_config_entries;
    expect(ours.config.gcs_configuration.bucket).toBe('s3://prow-logs');
    expect(entries).toEqual([
      { repo: '*', config: { timeout: '5h' } }, { repo: 'acme', config: { timeout: '4h' } },
      { repo: 'acme/app', config: { timeout: '3h' } },
    ]);
    const alone = { default_decoration_configs: { '*': { timeout: '5h' } }, default_decoration_config_entries: null };
    expect(config({ configOverrides: { plank: alone } }).plank.default_decoration_config_entries).toEqual([{ repo: '*', config: { timeout: '5h' } }]);
  });
});

describe('jobs that are too many for one ConfigMap', () => {
  const many = (count: number, size = 400): Json[] =>
    Array.from({ length: count }, (_, i) => ({ ...JOB, name: `unit-${i}`, annotations: { notes: '<'.repeat(size / 6) } }));
  const files = (jobs: ProwJobs, more: Partial<ProwPlanOptions> = {}): Json[] =>
    objects({ github: cloud('acme'), jobs, ...more }).filter(({ metadata }) => metadata.name.startsWith('job-config-from'));
  const job = (name: string, size: number): Json => ({ ...JOB, name, annotations: { notes: 'x'.repeat(size) } });

  test('are spread over several, which kubectl apply takes and of which nothing is lost', () => {
    const options = {
      presets: [{ labels: { a: 'b' }, env: [{ name: 'A', value: '1' }] }],
      presubmits: { 'acme/big': many(900), 'acme/app': many(3) },
      postsubmits: { 'acme/big': many(2), 'acme/site': many(2) },
      periodics: many(300).map(({ always_run: _, ...one }) => ({ ...one, name: `p-${one.name}`, interval: '1h' })),
    };
    const made = files(ProwJobs.of(options), { commonMetadata: { annotations: { notes: 'y'.repeat(5_000) } } });
    expect(made.map(({ metadata: { name }, data }) => [name, Object.keys(data)])).toEqual(made.map((_, i) => [
      i === 0 ? 'job-config-from-code' : `job-config-from-code-${i + 1}`, [i === 0 ? 'jobs.yaml' : `jobs-${i + 1}.yaml`],
    ]));
    expect(made.length).toBeGreaterThan(2);
    for (const one of made) {
      const annotated = { ...one, metadata: { ...one.metadata, annotations: { notes: 'y'.repeat(5_000) } } };
      expect(appliedAnnotationBytes(annotated)).toBeLessThanOrEqual(LARGEST_ANNOTATIONS);
    }
    const back: Json = { presets: [], presubmits: {}, postsubmits: {}, periodics: [] };
    for (const { data } of made) {
      const { presets = [], presubmits = {}, postsubmits = {}, periodics = [] } = parse(Object.values<string>(data)[0]) as Json;
      back.presets.push(...presets);
      back.periodics.push(...periodics);
      for (const [name, jobs] of Object.entries<Json[]>(presubmits)) (back.presubmits[name] ??= []).push(...jobs);
      for (const [name, jobs] of Object.entries<Json[]>(postsubmits)) (back.postsubmits[name] ??= []).push(...jobs);
    }
    expect(back).toEqual(options);
  });

  test('a repository stays in one of them as long as it fits', () => {
    const presubmits = { 'acme/a': [job('one', 150_000)], 'acme/b': [job('one', 100_000), job('two', 100_000)], 'acme/c': [job('one', 10_000)] };
    const made = files(ProwJobs.of({ presubmits }));
    const namesAndCounts = ({ data }: Json): unknown => {
      const { presubmits: jobs } = parse(Object.values<string>(data)[0]) as Json;
      return Object.entries<Json[]>(jobs).map(([name, { length }]) => [name, length]);
    };
    expect(made.map(namesAndCounts)).toEqual([
      [['acme/a', 1]], [['acme/b', 2], ['acme/c', 1]],
    ]);
  });

  test('1.5 MiB of them, of which a change in one repository moves little else', () => {
    const of = (more: Json[]): Json => ({ ...Object.fromEntries([...'abcdefgh'].map((name) => [
      `acme/${name}`, [1, 2].map((i) => job(`${name}-${i}`, 100_000)),
    ])), 'acme/h': [...[1, 2].map((i) => job(`h-${i}`, 100_000)), ...more] });
    const made = files(ProwJobs.of({ presubmits: of([]) }));
    const texts = made.map(({ data }) => Object.values<string>(data)[0]);
    expect(texts.join('').length).toBeGreaterThan(1.5 * 2 ** 20);
    expect(made.map(({ data }) => Object.keys(data))).toEqual(['', '-2', '-3', '-4', '-5', '-6', '-7', '-8'].map((part) => [`jobs${part}.yaml`]));
    for (const one of made) expect(appliedAnnotationBytes(one as object)).toBeLessThanOrEqual(LARGEST_ANNOTATIONS);
    const after = files(ProwJobs.of({ presubmits: of([job('h-3', 1_000)]) })).map(({ data }) => Object.values<string>(data)[0]);
    expect(after.map((text, i) => text === texts[i])).toEqual([true, true, true, true, true, true, true, false]);
  });

  test('every component mounts all of them', () => {
    const prow = ProwPlan.of({ github: cloud('acme'), jobs: ProwJobs.of({ presubmits: { 'acme/a': many(900) } }) })._model;
    const sources = configPart(prow).volumes?.[1].projected?.sources.map(({ configMap }) => configMap!.name);
    expect(sources).toEqual(['job-config', 'job-config-from-code', 'job-config-from-code-2', 'job-config-from-code-3']);
  });
});

describe('merging', () => {
  test('objects by key, lists and scalars replaced, nothing changed or shared', () => {
    const base = { a: { b: 1, c: [1, 2] }, d: 'x' };
    const over = { a: { c: [{ deep: [3] }], e: { f: 1 } }, d: undefined };
    const merged = deepMerge(base, over) as Json;
    expect(merged).toEqual({ a: { b: 1, c: [{ deep: [3] }], e: { f: 1 } }, d: 'x' });
    merged.a.c[0].deep.push(4);
    merged.a.e.f = 2;
    expect(base).toEqual({ a: { b: 1, c: [1, 2] }, d: 'x' });
    expect(over).toEqual({ a: { c: [{ deep: [3] }], e: { f: 1 } }, d: undefined });
  });

  test('reaches no prototype', () => {
    expect(deepMerge({}, { list: Object.assign(['a'], { constructor: 1 }) })).toEqual({ list: ['a'] });
    const merged = deepMerge({}, JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}')) as Json;
    expect(merged.polluted).toBeUndefined();
    expect(({} as Json).polluted).toBeUndefined();
  });
});

describe('YAML text', () => {
  const RETYPED = [
    'yes', 'No', 'on', 'OFF', 'y', 'n', 'true', 'null', '~', '', '0o17', '012', '1_000', '12:30', '0x1f', '0b1', '1e3', '.5', '+1', '-1', '.inf', '.NaN', '<<',
    '=', '2001-01-01',
    '- a', 'a: b', 'a #b', '#a', '&a', '*a', '!a', '|', '>', '%a', '@a', '`a`', '"a"', '\'a\'', '{a}', '[a]', 'a:', '---', '...', ' a', 'a ', 'a\tb', '?', 'é',
    '日本', '\u00a0',
    'a\nb', 'a\nb\n', 'a\n\nb\n', 'a\n  b\n', ' a\nb', '\na', 'a\n\n', 'a \nb', '#!/bin/sh\nset -e\n', 's3://a/b', 'acme/app', 'x'.repeat(200),
  ];
  const lines = fc.array(fc.constantFrom(...RETYPED), { maxLength: 4 }).map((parts) => parts.join('\n'));
  const string = fc.oneof(fc.constantFrom(...RETYPED), fc.string({ unit: 'grapheme' }), lines).filter((s) => forbiddenCharacter(s) === undefined);
  const key = string.filter((s) => !/[\n\t]/.test(s));
  const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }).filter((n) => !Object.is(n, -0)));
  const value = fc.letrec((tie) => ({
    any: fc.oneof({ depthSize: 'small' }, string, number, fc.boolean(), fc.array(tie('any'), { maxLength: 4 }),
      fc.dictionary(key, tie('any'), { maxKeys: 4, noNullPrototype: true })),
  })).any;

  test.each(['1.1', '1.2'] as const)('comes back as it was for readers of YAML %s', (version) => {
    const documents = fc.dictionary(key, value, { maxKeys: 5, noNullPrototype: true });
    fc.assert(fc.property(documents, (data) => expect(parse(yamlText(data), { version })).toEqual(data)), { numRuns: 300 });
  });

  test.each(RETYPED)('%j is a string in both', (scalar) => {
    const yaml = yamlText({ list: [scalar], map: { [scalar.replace(/[\n\t]/g, ' ')]: 1 } });
    for (const version of ['1.1', '1.2'] as const) expect(parse(yaml, { version })).toEqual({ list: [scalar], map: { [scalar.replace(/[\n\t]/g, ' ')]: 1 } });
  });

  test('keys stand in code-unit order, whatever they look like', () => {
    expect(yamlText({ b: 1, a: 1, 10: 1, 9: 1, B: 1, é: 1 })).toBe('"10": 1\n"9": 1\nB: 1\na: 1\nb: 1\n"é": 1\n');
  });

  test('one object in two places is written twice', () => {
    const shared = { a: 1 };
    expect(yamlText({ one: shared, two: shared })).toBe('one:\n  a: 1\ntwo:\n  a: 1\n');
  });
});

test('what another version may know is warned of', () => {
  const configOverrides = { something_new: { a: 1 }, tide: { sync_perod: '2m' } };
  const pluginOverrides = { plugins: { 'acme/app': { plugins: ['approve', 'lgtm', 'trigger', 'verify-owners', 'brand-new', 'config-updater'] } } };
  const warned = (prowVersion: string): readonly string[] => overrideWarnings(
    ProwPlan.of({ github: cloud('acme/app'), prowVersion, configOverrides, pluginOverrides })._model);
  const said = warned('v20270101-0123456');
  expect(said).toHaveLength(3);
  expect(said[1]).toBe('Prow at a61940897 does not know something, and whether v20270101-0123456 does is not known here. '
    + 'configOverrides.tide: "sync_perod" is not a field; did you mean "sync_period"? (UnknownProp).');
  expect(said[2]).toBe('pluginOverrides.plugins: `brand-new` is not a plugin of Prow at a61940897, and whether v20270101-0123456 has it is not known here.');
  // what cannot be read is an error, and not warned of
  expect(warned('v20260821-a61940897')).toEqual([]);
});
