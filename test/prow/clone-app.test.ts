import { parse } from 'yaml';
import { JobPodPolicy } from '../../src/prow/admission/job-pod-policy';
import { overrideWarnings } from '../../src/prow/config/override-warnings';
import { ProwConfig } from '../../src/prow/config/prow-config';
import { GitHub } from '../../src/prow/github/github';
import { RepositoryVisibility } from '../../src/prow/github/repository-trust';
import { ProwPlan } from '../../src/prow/prow-plan';
import { BuildCluster, DecorationOptions, ObjectStorage, ProwJobs, ProwPlanOptions } from '../../src';
import { scriptObjects } from '../../src/platform/delivery/secrets-plan';
import { celRule } from '../../src/schema/cel/parser';
import { objectsIn } from '../support/objects';

type Json = Record<string, any>;

const { PRIVATE, INTERNAL, PUBLIC } = RepositoryVisibility;
const APP = { appId: 123456 };
const TWO = GitHub.cloud({
  repositories: ['acme/app', 'acme/billing', 'closed'], cloneApp: APP,
  trust: [{ visibility: PUBLIC }, { repositories: ['acme/billing'], visibility: PRIVATE }, { repositories: ['closed'], visibility: INTERNAL }],
});
const model = (github: GitHub = TWO, more: Partial<ProwPlanOptions> = {}) => ProwPlan.of({ github, ...more })._model;
const ONE = GitHub.cloud({ repositories: ['acme/app', 'acme/billing'] });
const decorations = (github: GitHub): Json[] => parse(objectsIn((chart) => new ProwConfig(chart, 'config', model(github)), '40-prow')
  .find(({ metadata }) => metadata.name === 'config')?.data['config.yaml']).plank.default_decoration_config_entries;

describe('an App that clones', () => {
  test('is said for private and internal repositories alone', () => {
    const config = {
      github_api_endpoints: ['https://api.github.com'], github_app_id: '123456', github_app_private_key_secret: { name: 'github-clone-app', key: 'app_private_key' },
    };
    const [ofAll, ...others] = decorations(TWO);
    expect(Object.keys(ofAll.config).filter((key) => key.startsWith('github_'))).toEqual([]);
    expect(others).toEqual([{ repo: 'acme/billing', config }, { repo: 'closed', config }]);
  });

  test('asks the API of an Enterprise server, and reads the key that was named', () => {
    const [, entry] = decorations(GitHub.enterprise({
      host: 'github.acme.dev', repositories: ['acme/app'], trust: [{ visibility: PRIVATE }], cloneApp: { appId: 7, secretName: 'clones', privateKeyKey: 'cert' },
    }));
    expect(entry).toEqual({ repo: 'acme/app', config: {
      github_api_endpoints: ['https://github.acme.dev/api/v3'], github_app_id: '7', github_app_private_key_secret: { name: 'clones', key: 'cert' },
    } });
  });

  test('has its key in a Secret of the jobs\' namespace', () => {
    expect(scriptObjects(model()).filter(({ name }) => name === 'github-clone-app').map(({ namespace, data, inputs }) => (
      [namespace, data.map(({ key, format }) => [key, format]), inputs.map(({ option }) => option)]))).toEqual([
      ['test-pods', [['app_private_key', 'private_key']], ['--clone-app-key']],
    ]);
    expect(scriptObjects(model(GitHub.cloud({ repositories: ['acme/app'] }))).filter(({ name }) => name === 'github-clone-app')).toEqual([]);
  });
});

describe('overrides of decoration and the App that clones', () => {
  const KEY = { name: 'github-clone-app', key: 'app_private_key' };
  const warnings = (plank: Json, github: GitHub = TWO): readonly string[] => overrideWarnings(ProwPlan.of({ github, configOverrides: { plank } })._model)
    .filter((text) => text.includes('clone'));
  const TAKES = 'takes the place of what cloneApp says for jobs of';
  const FOR = 'and they no longer clone: the key is that of the App 123456, for https://api.github.com; leave it out, or cloneApp.';
  const PLACE = 'configOverrides.plank.default_decoration_config';

  test.each<[string, Json, readonly string[]]>([
    ['another API for all', { default_decoration_configs: { '*': { github_api_endpoints: ['http://ghproxy'] } } },
      [`${PLACE}s.*: github_api_endpoints ${TAKES} acme/billing, closed, ${FOR}`]],
    ['another API for an organisation', { default_decoration_config_entries: [{ repo: 'acme', config: { github_api_endpoints: ['http://ghproxy'] } }] },
      [`${PLACE}_entries[0]: github_api_endpoints ${TAKES} acme/billing, ${FOR}`]],
    ['another App for a repository of a closed organisation', { default_decoration_config_entries: [
      { repo: 'closed/x', config: { github_app_id: '7', github_app_private_key_secret: { name: 'other', key: 'k' } } },
    ] }, [`${PLACE}_entries[0]: github_app_id, github_app_private_key_secret take the place of what cloneApp says for jobs of closed, and they no longer clone: the key is that `
      + 'of the App 123456, for https://api.github.com; leave them out, or cloneApp.']],
    ['the key for a public repository', { default_decoration_configs: { 'acme/app': { github_app_id: '123456', github_app_private_key_secret: KEY } } },
      [`${PLACE}s.acme/app: it brings jobs of acme/app the key of cloneApp, which is for private and internal repositories alone; the policy of job pods refuses them. `
        + 'Leave github_app_private_key_secret out, or say in trust that they are private.']],
    ['another API for a public repository', { default_decoration_configs: { 'acme/app': { github_api_endpoints: ['http://ghproxy'] } } }, []],
    ['what is said already', { default_decoration_configs: { 'acme/billing': { github_api_endpoints: ['https://api.github.com'], github_app_private_key_secret: KEY } } }, []],
    ['something else for all', { default_decoration_configs: { '*': { timeout: '1h' } } }, []],
  ])('%s', (_, plank, expected) => {
    expect(warnings(plank)).toEqual(expected);
  });

  test('name properties by their words', () => {
    const decoration: DecorationOptions[] = [
      { repository: 'acme/app', githubAppId: '123456', githubAppPrivateKeySecret: KEY }, { repository: 'closed', githubApiEndpoints: ['https://api.acme.dev'], githubAppId: '7' },
    ];
    expect(overrideWarnings(model(TWO, { decoration })).filter((text) => text.startsWith('decoration'))).toEqual([
      'decoration[0]: it brings jobs of acme/app the key of cloneApp, which is for private and internal repositories alone; the policy of job pods refuses them. Leave '
        + 'githubAppPrivateKeySecret out, or say in trust that they are private.',
      'decoration[1]: githubApiEndpoints, githubAppId take the place of what cloneApp says for jobs of closed, and they no longer clone: the key is that of the App 123456, for '
        + 'https://api.github.com; leave them out, or cloneApp.',
    ]);
  });

  test('are nobody\'s concern where no App clones', () => {
    expect(warnings({ default_decoration_configs: { '*': { github_api_endpoints: ['http://ghproxy'] } } }, GitHub.cloud({ repositories: ['acme/app'] }))).toEqual([]);
  });
});

describe('the policy of job pods and the key that clones', () => {
  const BILLING = { org: 'acme', repo: 'billing', repo_link: 'https://github.com/acme/billing', base_ref: 'main', pulls: [{ number: 1, sha: 'abc', title: '../ -x ..' }] };
  const OPTIONS = { src_root: '/home/prow/go', log: '/logs/clone.json', refs: [BILLING], github_api_endpoints: ['https://api.github.com'], github_app_id: '123456' };
  const pod = (options: Json = OPTIONS, { name = 'clonerefs', secretName = 'github-clone-app', image = model().images.clonerefs }: Json = {}): Json => ({
    metadata: { labels: { 'prow.k8s.io/type': 'presubmit' } },
    spec: {
      containers: [{ name: 'test', image: 'golang:1.26' }],
      initContainers: [{ name, image, env: [{ name: 'CLONEREFS_OPTIONS', value: JSON.stringify(options) }], volumeMounts: [{ name: 'key', mountPath: '/secrets/github-app' }] }],
      volumes: [{ name: 'key', secret: { secretName } }],
    },
  });
  const as = ({ spec, ...rest }: Json, more: Json): Json => ({ ...rest, spec: { ...spec, initContainers: [{ ...spec.initContainers[0], ...more }] } });
  const refs = (...given: Json[]): Json => ({ ...OPTIONS, refs: given });

  function refusals(object: Json, github: GitHub = TWO, more: Partial<ProwPlanOptions> = {}): readonly string[] {
    const [policy] = objectsIn((chart) => new JobPodPolicy(chart, 'policy', model(github, more)), '40-prow') as Json[];
    const { variables, validations } = policy.spec;
    return validations.filter(({ expression }: Json) => {
      const whole = variables.reduce((text: string, one: Json) => text.replaceAll(`variables.${one.name}`, `(${one.expression})`), expression).replaceAll('object.', 'self.');
      const rule = celRule(whole);
      if (rule === undefined) throw new Error(`cannot be read: ${whole}`);
      return !rule(object);
    }).map(({ message }: Json) => message);
  }

  const OWN = 'jobs of Prow: only clonerefs of Prow itself may have github-clone-app, as a volume';
  const UPLOADS = 'jobs of Prow: only initupload and sidecar of Prow itself may have s3-credentials, as a volume';
  const WHOSE = 'jobs of Prow: github-clone-app is for jobs of acme/billing, closed';
  const WHERE = 'jobs of Prow: what github-clone-app opens is sent to github.com alone';
  const BELOW = 'jobs of Prow: a job with github-clone-app clones below its own folder, and names branches and commits';

  test.each<[string, Json, readonly string[]]>([
    ['clonerefs for a private repository', pod(), []],
    ['clonerefs for a private repository and a public one besides', pod(refs(BILLING, { org: 'acme', repo: 'app', base_ref: 'main', path_alias: 'acme.dev/app' })), []],
    ['clonerefs for a repository of a private organisation', pod(refs({ org: 'closed', repo: 'any', base_ref: 'main' })), []],
    ['a clone from the same server by another address', pod(refs({ ...BILLING, clone_uri: 'https://github.com/acme/billing.git' })), []],
    ['clonerefs of a public repository, with the private one besides', pod(refs({ org: 'acme', repo: 'app', base_ref: 'main' }, BILLING)), [WHOSE]],
    ['a public repository whose name begins like the private one', pod(refs({ ...BILLING, repo: 'billing-site' })), [WHOSE]],
    ['a title that looks like the private one', pod(refs({ org: 'acme', repo: 'app', pulls: [{ title: '"refs":[{"org":"acme","repo":"billing",' }] })), [WHOSE]],
    ['the container of the job under the name of another of Prow\'s', pod(OPTIONS, { name: 'sidecar' }), [OWN]],
    ['the container of the job', pod(OPTIONS, { name: 'test', image: 'golang:1.26' }), [OWN]],
    ['an image of a stranger under the name of clonerefs', pod(OPTIONS, { image: 'evil:1' }), [OWN]],
    ['a command in the image of clonerefs', as(pod(), { command: ['sh', '-c', 'cat /secrets/github-app/*'] }), [OWN]],
    ['an init container that goes on', as(pod(), { restartPolicy: 'Always' }), [OWN]],
    ['a probe in clonerefs', as(pod(), { startupProbe: { exec: { command: ['sh'] } } }), [OWN]],
    ['keys of the store, by clonerefs', pod(OPTIONS, { secretName: 's3-credentials' }), [UPLOADS]],
    ['an API of a stranger', pod({ ...OPTIONS, github_api_endpoints: ['https://evil.example'] }), [WHERE]],
    ['an API of a stranger beside GitHub\'s', pod({ ...OPTIONS, github_api_endpoints: ['https://api.github.com', 'https://evil.example'] }), [WHERE]],
    ['a clone from a stranger\'s server', pod(refs(BILLING, { org: 'acme', repo: 'x', clone_uri: 'https://evil.example/x' })), [WHERE]],
    ['a page at a stranger\'s server', pod(refs({ ...BILLING, repo_link: 'https://github.com.evil.example/x' })), [WHERE]],
    ['a folder upwards', pod(refs({ ...BILLING, path_alias: '../../../root' })), [BELOW]],
    ['a folder upwards, behind a quote', pod(refs({ ...BILLING, path_alias: 'a"/../../../../root' })), [BELOW]],
    ['a repository upwards', pod(refs(BILLING, { org: 'acme', repo: '../evil/x' })), [BELOW]],
    ['a folder of git\'s own', pod(refs(BILLING, { org: 'acme', repo: 'x', path_alias: 'github.com/acme/billing/.git/hooks' })), [BELOW]],
    ['a repository in a folder of git\'s own', pod(refs(BILLING, { org: 'acme', repo: 'billing/.git/hooks' })), [BELOW]],
    ['a repository that is called like one', pod(refs(BILLING, { org: 'acme', repo: '.github', clone_uri: 'https://github.com/acme/.github.git' })), []],
    ['an option for git in place of a branch', pod(refs(BILLING, { org: 'acme', repo: 'x', base_ref: '--upload-pack=x' })), [BELOW]],
    ['an option for git in place of a pull request', pod(refs(BILLING, { org: 'acme', repo: 'x', pulls: [{ number: 1, ref: '--multiple' }] })), [BELOW]],
  ])('%s', (_, object, expected) => {
    expect(refusals(object)).toEqual(expected);
  });

  test('has no rule of it where no App clones', () => {
    const without = GitHub.cloud({ repositories: ['acme/app'], trust: [{ visibility: PRIVATE }] });
    expect(refusals(pod(), without)).toEqual(['jobs of Prow: pods of jobs may name the Secret s3-credentials alone']);
    expect(refusals(pod(OPTIONS, { name: 'sidecar', secretName: 's3-credentials' }), without)).toEqual([]);
  });

  describe('and Secrets that decorations name', () => {
    const POD = { containers: [{ image: 'golang:1.26', command: ['make'] }] };
    const decoration: DecorationOptions[] = [
      { repository: 'acme/billing', oauthTokenSecret: { name: 'billing-token', key: 'token' } }, { repository: 'acme/app', sshKeySecrets: ['app-key'] },
    ];
    const jobs = ProwJobs.of({ periodics: [
      { name: 'nightly', cron: '0 1 * * *', decorate: true, decoration_config: { ssh_key_secrets: ['nightly-key'] }, spec: POD },
    ] });
    const of = (secretName: string, options: Json, type = 'presubmit'): readonly string[] => (
      refusals({ ...pod(options, { secretName }), metadata: { labels: { 'prow.k8s.io/type': type } } }, ONE, { decoration, jobs }));
    const APP = { org: 'acme', repo: 'app', base_ref: 'main' };

    test.each<[string, string, Json, readonly string[]]>([
      ['a token for its repository', 'billing-token', refs(BILLING), []],
      ['a token for another one', 'billing-token', refs(APP, BILLING), ['jobs of Prow: billing-token is for presubmits of acme/billing']],
      ['a token for a stranger\'s server', 'billing-token', refs(BILLING, { ...APP, clone_uri: 'https://evil.example/x' }),
        ['jobs of Prow: what billing-token opens is sent to github.com alone']],
      ['a folder upwards', 'billing-token', refs({ ...BILLING, path_alias: '../../root' }),
        ['jobs of Prow: a job with billing-token clones below its own folder, and names branches and commits']],
      ['a key for its repository, by SSH', 'app-key', refs({ ...APP, clone_uri: 'git@github.com:acme/app.git' }), []],
      ['a key for a stranger\'s server, to which it may be sent as a token', 'app-key', refs(APP, { ...APP, clone_uri: 'https://evil.example/x' }),
        ['jobs of Prow: what app-key opens is sent to github.com alone']],
      ['an option for git in place of an address', 'app-key', refs(APP, { ...APP, clone_uri: '--upload-pack=sh' }),
        ['jobs of Prow: what app-key opens is sent to github.com alone']],
      ['a key for another one', 'app-key', refs(BILLING), ['jobs of Prow: app-key is for presubmits of acme/app']],
      ['what only a periodic has', 'nightly-key', refs(APP), ['jobs of Prow: nightly-key is for postsubmits and periodics']],
    ])('%s', (_, secret, options, expected) => expect(of(secret, options)).toEqual(expected));

    test('are for addresses of jobs in code too', () => {
      const clones = ProwJobs.of({ presubmits: { 'acme/app': [{ name: 'unit', always_run: true, decorate: true, clone_uri: 'git@git.acme.dev:acme/app.git', spec: POD }] } });
      const at = (uri: string) => refusals(pod(refs({ ...APP, clone_uri: uri }), { secretName: 'app-key' }), ONE, { decoration, jobs: clones });
      expect(at('git@git.acme.dev:acme/other.git')).toEqual([]);
      expect(at('git@git.acme.dev.evil.example:x')).toEqual(['jobs of Prow: what app-key opens is sent to github.com, and where jobs in code clone from, alone']);
    });

    test('of another cluster are nobody\'s here', () => {
      const trusted = BuildCluster.kubeconfig('trusted', { apiServer: 'https://203.0.113.7:6443', trusted: true });
      const storage = ObjectStorage.s3({ bucket: 'logs' });
      expect(refusals(pod(refs(APP), { secretName: 'app-key' }), ONE, { storage, buildClusters: [trusted], decoration: [{ cluster: 'trusted', sshKeySecrets: ['app-key'] }] }))
        .toEqual([expect.stringMatching(/pods of jobs may name the Secret /)]);
    });

    test('are with presubmits that may read them as they say', () => {
      const jobsAdmission = { presubmitSecrets: [{ name: 'app-key', reason: 'opens public repositories alone' }] };
      const own = pod({ ...OPTIONS, refs: [BILLING] }, { name: 'test', secretName: 'app-key', image: 'golang:1.26' });
      expect(refusals(own, ONE, { decoration, jobsAdmission })).toEqual([]);
    });

    test('have a key behind their name where they are cookies', () => {
      const cookies = { configOverrides: { plank: { default_decoration_configs: { '*': { cookiefile_secret: 'cookies/file' } } } } };
      expect(refusals(pod(refs(APP), { secretName: 'cookies' }), ONE, cookies)).toEqual([]);
    });

    test('are with merged jobs as they say', () => {
      expect(of('nightly-key', refs(APP), 'periodic')).toEqual([]);
      expect(of('billing-token', refs(APP, { ...BILLING, clone_uri: 'https://git.acme.dev/x' }), 'postsubmit')).toEqual([]);
    });
  });

  describe('and Secrets of stores that decorations name', () => {
    const decoration: DecorationOptions[] = [
      { repository: 'acme/billing', s3CredentialsSecret: 'billing-store' }, { repository: 'closed', gcsCredentialsSecret: 'closed-store' },
      { repository: 'acme/app', s3CredentialsSecret: 's3-credentials' },
    ];
    const jobs = ProwJobs.of({ periodics: [{
      name: 'nightly', cron: '0 1 * * *', decorate: true, decoration_config: { s3_credentials_secret: 'nightly-store' }, spec: { containers: [{ image: 'golang:1.26', command: ['make'] }] },
    }] });
    const images = model().images;
    const told = (refs: Json, more: Json = {}): Json => ({ name: 'JOB_SPEC', value: JSON.stringify({ type: 'presubmit', job: 'unit', buildid: '1', prowjobid: 'a', refs, ...more }) });
    const uploads = (secretName: string, env: readonly Json[], type = 'presubmit'): Json => {
      const own = { env, volumeMounts: [{ name: 's3-credentials', mountPath: '/secrets/s3-storage' }] };
      return {
        metadata: { labels: { 'prow.k8s.io/type': type } },
        spec: {
          initContainers: [{ name: 'initupload', image: images.initupload, ...own }],
          containers: [{ name: 'test', image: 'golang:1.26', env }, { name: 'sidecar', image: images.sidecar, ...own }],
          volumes: [{ name: 's3-credentials', secret: { secretName } }],
        },
      };
    };
    const app = { org: 'acme', repo: 'app', base_ref: 'main', pulls: [{ number: 1, sha: 'abc', title: '"refs":{"org":"acme","repo":"billing",' }] };
    const billing = { org: 'acme', repo: 'billing', base_ref: 'main' };
    const OF_BILLING = 'jobs of Prow: billing-store is for presubmits of acme/billing';
    const OF_MERGED = 'jobs of Prow: nightly-store is for postsubmits and periodics';

    test.each<[string, Json, readonly string[]]>([
      ['its repository', uploads('billing-store', [told(billing)]), []],
      ['its repository, by a batch', uploads('billing-store', [told(billing)], 'batch'), []],
      ['its repository, and another one besides', uploads('billing-store', [told(billing, { extra_refs: [app] })]), []],
      ['a repository of its organisation', uploads('closed-store', [told({ org: 'closed', repo: 'any', base_ref: 'main' })]), []],
      ['another repository', uploads('billing-store', [told(app)]), [OF_BILLING]],
      ['another repository, by a batch', uploads('billing-store', [told(app)], 'batch'), [OF_BILLING]],
      ['another repository, and its own besides', uploads('billing-store', [told(app, { extra_refs: [billing] })]), [OF_BILLING]],
      ['a repository whose name begins alike', uploads('billing-store', [told({ ...billing, repo: 'billing-site' })]), [OF_BILLING]],
      ['nobody\'s', uploads('billing-store', []), [OF_BILLING]],
      ['two at once', uploads('billing-store', [told(billing), told(app)]), [OF_BILLING]],
      ['another repository, once it is merged', uploads('billing-store', [told(app)], 'postsubmit'), []],
      ['what only a periodic has', uploads('nightly-store', [told(app)]), [OF_MERGED]],
      ['the periodic', uploads('nightly-store', [], 'periodic'), []],
      ['the store of all, which one names too', uploads('s3-credentials', [told(billing)]), []],
    ])('are for %s', (_, object, expected) => expect(refusals(object, ONE, { decoration, jobs })).toEqual(expected));

    test('are with presubmits that may read them as they say', () => {
      const jobsAdmission = { presubmitSecrets: [{ name: 'billing-store', reason: 'holds what everybody may read' }] };
      expect(refusals(uploads('billing-store', [told(app)]), ONE, { decoration, jobsAdmission })).toEqual([]);
    });

    test('are for all where no repository was said', () => {
      expect(refusals(uploads('logs', [told(app)]), ONE, { decoration: [{ s3CredentialsSecret: 'logs' }, { repository: 'acme/billing', s3CredentialsSecret: 'logs' }] })).toEqual([]);
    });
  });
});
