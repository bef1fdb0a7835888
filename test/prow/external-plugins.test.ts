import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject } from 'cdk8s';
import { parse } from 'yaml';
import {
  CherrypickerOptions, Cni, DeckAccess, Exposure, ExternalPlugin, ExternalPluginProgram, GitHub, GitHubAuth, ImageLock, IsolationOptions, PolicyDialect,
  PreinstalledCni, Prow, ProwApp, ProwAppProps, ProwPlan, ProwProps, RepositoryLabels, RepositoryVisibility,
} from '../../src';
import { loose, thrown } from '../support/findings';
import { objectsIn } from '../support/objects';

// what a Prow in a chart says is asserted elsewhere
beforeEach(() => void jest.spyOn(console, 'warn').mockImplementation());
afterEach(() => jest.restoreAllMocks());

type Json = any;

const github = GitHub.cloud({ repositories: ['acme/app', 'acme/site', 'tools'] });
const objects = (externalPlugins: ExternalPlugin[], props: Partial<ProwProps> = {}): Json[] => (
  objectsIn((chart) => new Prow(chart, 'prow', { github, externalPlugins, ...props })));
const find = (all: Json[], kind: string, name: string): Json => {
  const found = all.filter((object) => object.kind === kind && object.metadata.name === name && object.metadata.namespace === 'prow');
  expect(found).toHaveLength(1);
  return found[0];
};
const pod = (all: Json[], name: string): Json => find(all, 'Deployment', name).spec.template.spec;
const pluginsYaml = (all: Json[]): Json => parse(find(all, 'ConfigMap', 'plugins').data['plugins.yaml']);

const CLA = { name: 'cla', image: 'ghcr.io/acme/cla:v1', events: ['pull_request'] };
const ELSEWHERE = ExternalPlugin.elsewhere({ name: 'cla', events: ['pull_request'], endpoint: 'https://cla.acme.dev' });
const SIGNED = ['--dry-run=false', '--hmac-secret-file=/etc/webhook/hmac'];
const CONFIG = ['--config-path=/etc/config/config.yaml', '--job-config-path=/etc/job-config'];
const PLUGINS = '--plugin-config=/etc/plugins/plugins.yaml';
const GITHUB = [
  '--github-endpoint=http://ghproxy.prow', '--github-endpoint=https://api.github.com', '--github-graphql-endpoint=http://ghproxy.prow/graphql',
  '--github-app-id=$(GITHUB_APP_ID)', '--github-app-private-key-path=/etc/github/app_private_key',
];

const AS_USER = [...GITHUB.slice(0, 3), '--github-token-path=/etc/github/token'];

describe('what each is given', () => {
  const BASE = { app: '/etc/github', hmac: '/etc/webhook', tmp: '/tmp' };
  test.each<[string, ExternalPlugin, string, readonly string[], readonly string[]]>([
    ['needs-rebase', ExternalPlugin.needsRebase(), 'needs-rebase', ['--update-period=24h', ...SIGNED, PLUGINS, ...GITHUB],
      ['/etc/plugins', BASE.app, BASE.hmac, BASE.tmp]],
    ['needs-rebase with all', ExternalPlugin.needsRebase({ updatePeriod: '1h', cacheValidSeconds: 30, extraArgs: ['--log-level=info'] }), 'needs-rebase',
      ['--update-period=1h', '--cache-valid-time=30', ...SIGNED, PLUGINS, ...GITHUB, '--log-level=info'], ['/etc/plugins', BASE.app, BASE.hmac, BASE.tmp]],
    ['cherrypicker', ExternalPlugin.cherrypicker(), 'cherrypicker', [...SIGNED, ...GITHUB], [BASE.app, BASE.hmac, '/var/tmp', BASE.tmp]],
    ['cherrypicker with all',
      ExternalPlugin.cherrypicker({ allowAll: true, createIssueOnConflict: true, labelPrefix: 'pick/', labels: ['a', 'b'], assigns: false }), 'cherrypicker',
      ['--allow-all=true', '--create-issue-on-conflict=true', '--label-prefix=pick/', '--labels=a', '--labels=b', '--use-prow-assignments=false',
        ...SIGNED, ...GITHUB],
      [BASE.app, BASE.hmac, '/var/tmp', BASE.tmp]],
    ['cherrypicker as a user of its own', ExternalPlugin.cherrypicker({ githubToken: {} }), 'cherrypicker', [...SIGNED, ...AS_USER], [BASE.app, BASE.hmac, '/var/tmp', BASE.tmp]],
    ['refresh', ExternalPlugin.refresh(), 'refresh', [...SIGNED, ...CONFIG, ...GITHUB, '--prow-url=http://deck.prow'],
      ['/etc/config', '/etc/job-config', BASE.app, BASE.hmac, BASE.tmp]],
    ['another', ExternalPlugin.of(CLA), 'cla', [...SIGNED, ...GITHUB], [BASE.app, BASE.hmac, BASE.tmp]],
    ['another without Prow\'s words', ExternalPlugin.of({ ...CLA, prowFlags: false, extraArgs: ['--verbose'] }), 'cla', ['--verbose'],
      [BASE.app, BASE.hmac, BASE.tmp]],
    ['another that reads all but GitHub', ExternalPlugin.of({ ...CLA, github: false, config: true, plugins: true, clones: true }), 'cla',
      [SIGNED[1], ...CONFIG, PLUGINS], ['/etc/config', '/etc/job-config', '/etc/plugins', BASE.hmac, '/var/tmp', BASE.tmp]],
  ])('%s', (_, plugin, name, args, mounts) => {
    const { containers: [container], automountServiceAccountToken, serviceAccountName, priorityClassName, securityContext } = pod(objects([plugin]), name);
    expect(container.args).toEqual(args);
    expect(container.volumeMounts.map(({ mountPath }: Json) => mountPath)).toEqual(mounts);
    expect(container.securityContext).toEqual({ allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, readOnlyRootFilesystem: true });
    expect({ automountServiceAccountToken, serviceAccountName, priorityClassName, user: securityContext.runAsUser })
      .toEqual({ automountServiceAccountToken: false, serviceAccountName: name, priorityClassName: 'prow-components', user: 65532 });
  });

  test('upstream\'s own are of Prow\'s release, and answer probes at port 8081; of others nobody knows more than their port', () => {
    const all = objects([ExternalPlugin.refresh(), ExternalPlugin.of({ ...CLA, port: 9999 })]);
    const [refresh] = pod(all, 'refresh').containers;
    const [cla] = pod(all, 'cla').containers;
    expect(refresh.image).toBe('us-docker.pkg.dev/k8s-infra-prow/images/refresh:v20260821-a61940897');
    expect(refresh.ports).toEqual([{ name: 'http', containerPort: 8888 }, { name: 'health', containerPort: 8081 }]);
    expect([refresh.livenessProbe, refresh.readinessProbe].map(({ httpGet }) => httpGet))
      .toEqual([{ path: '/healthz', port: 'health' }, { path: '/healthz/ready', port: 'health' }]);
    expect(cla.ports).toEqual([{ name: 'http', containerPort: 9999 }]);
    expect([cla.livenessProbe, cla.readinessProbe].map(({ tcpSocket }) => tcpSocket)).toEqual([{ port: 'http' }, { port: 'http' }]);
    expect(find(all, 'Service', 'cla').spec)
      .toEqual({ type: 'ClusterIP', selector: { app: 'cla' }, ports: [{ name: 'http', port: 80, targetPort: 'http', protocol: 'TCP' }] });
    expect(find(all, 'Deployment', 'cla').spec).toMatchObject({ replicas: 1, strategy: { type: 'Recreate' } });
  });

  test('rights are a Role in Prow\'s namespace, and bring a token', () => {
    const all = objects([ExternalPlugin.of({
      ...CLA, rights: [{ apiGroup: 'prow.k8s.io', resources: ['prowjobs'], verbs: ['list'] }, { resources: ['configmaps'], verbs: ['get'], names: ['cla'] }],
    })]);
    expect(find(all, 'Role', 'cla').rules).toEqual([
      { apiGroups: ['prow.k8s.io'], resources: ['prowjobs'], verbs: ['list'] }, { apiGroups: [''], resources: ['configmaps'], resourceNames: ['cla'], verbs: ['get'] },
    ]);
    expect(find(all, 'RoleBinding', 'cla').subjects).toEqual([{ kind: 'ServiceAccount', name: 'cla', namespace: 'prow' }]);
    expect(pod(all, 'cla').automountServiceAccountToken).toBe(true);
  });

  test('what is said of all pods, of images and of one of them', () => {
    const images = { imageRegistry: 'registry.acme.dev/m', components: { nodeSelector: { pool: 'ci' } } };
    const all = objects([ExternalPlugin.needsRebase({ resources: { requests: { cpu: '1' } }, nodeSelector: { disk: 'ssd' } })], images);
    expect(pod(all, 'needs-rebase')).toMatchObject({
      nodeSelector: { 'kubernetes.io/arch': 'amd64', pool: 'ci', disk: 'ssd' },
      containers: [{ image: 'registry.acme.dev/m/k8s-infra-prow/images/needs-rebase:v20260821-a61940897', resources: { requests: { cpu: '1' } } }],
    });
    expect(thrown(() => objects([ExternalPlugin.refresh()], { imageLock: ImageLock.parse('ghcr.io/acme/x:v1@sha256:' + 'a'.repeat(64)) })).join())
      .toContain('us-docker.pkg.dev/k8s-infra-prow/images/refresh:v20260821-a61940897');
  });

  test('a plan has it in a chart of one\'s own', () => {
    const plan = ProwPlan.of({ github, externalPlugins: [ExternalPlugin.refresh(), ELSEWHERE] });
    expect(objectsIn((chart) => new ExternalPluginProgram(chart, 'p', { plan, name: 'refresh' })).map(({ kind }) => kind))
      .toEqual(['ServiceAccount', 'Deployment', 'Service']);
    expect(thrown(() => objectsIn((chart) => new ExternalPluginProgram(chart, 'p', { plan, name: 'cla' })))).toEqual([
      '[c/p] name: "cla" is none of the plan\'s externalPlugins that run here; add it to them (NotAllowedValue)',
    ]);
  });
});

const AS_BOT = GitHub.cloud({ repositories: ['acme/app'], auth: GitHubAuth.token() });

describe('the user that cherrypicker is', () => {
  const SERVER = GitHub.enterprise({ repositories: ['acme/app'], host: 'github.acme.dev' });
  const named = ExternalPlugin.cherrypicker({ githubToken: { secretName: 'robin', tokenKey: 'oauth' } });
  const EVERYTHING: Partial<ProwProps> = {
    branchprotector: {}, branchProtection: { protectTestedRepos: true }, exporter: {}, gcsweb: {},
    labelSync: { only: ['acme/app'], labels: RepositoryLabels.of({}) },
  };
  const secretsOf = (template: Json): Json[] => [
    ...(template.volumes ?? [])
      .flatMap(({ secret, projected }: Json) => [secret?.secretName, ...(projected?.sources ?? []).map((one: Json) => one.secret?.name)]),
    ...template.containers.flatMap(({ env = [] }: Json) => env.map(({ valueFrom }: Json) => valueFrom?.secretKeyRef?.name)),
  ].filter((name) => name !== undefined);

  test.each<[string, ExternalPlugin, GitHub, string, string]>([
    ['beside an App', ExternalPlugin.cherrypicker({ githubToken: {} }), github, 'cherrypicker-token', 'token'],
    ['beside an App of an Enterprise server', named, SERVER, 'robin', 'oauth'],
    ['beside another user', ExternalPlugin.cherrypicker({ githubToken: {} }), AS_BOT, 'cherrypicker-token', 'token'],
  ])('%s: its Secret is mounted by cherrypicker alone, and cherrypicker mounts none of Prow', (_, plugin, at, name, key) => {
    const all = objects([plugin, ExternalPlugin.needsRebase(), ExternalPlugin.refresh(), ExternalPlugin.of(CLA)], { ...EVERYTHING, github: at });
    const pods = all.filter(({ spec }) => spec?.template ?? spec?.jobTemplate)
      .map(({ metadata, spec }): [string, Json[]] => [metadata.name, secretsOf((spec.jobTemplate ?? { spec }).spec.template.spec)]);
    expect(pods.length).toBeGreaterThan(14);
    expect(pods.filter(([, secrets]) => secrets.includes(name)).map(([pod]) => pod)).toEqual(['cherrypicker']);
    expect(pods.find(([pod]) => pod === 'cherrypicker')?.[1]).toEqual([name, 'hmac-token']);
    expect(pod(all, 'cherrypicker').containers[0].args.filter((arg: string) => /token|app/.test(arg))).toEqual([`--github-token-path=/etc/github/${key}`]);
    expect(pod(all, 'needs-rebase').containers[0].args).toContain(at === AS_BOT ? '--github-token-path=/etc/github/token' : '--github-app-id=$(GITHUB_APP_ID)');
  });

  test('works at the server of Prow', () => {
    expect(pod(objects([named], { github: SERVER }), 'cherrypicker').containers[0].args.filter((arg: string) => arg.startsWith('--github-'))).toEqual([
      '--github-host=github.acme.dev', '--github-endpoint=http://ghproxy.prow/api/v3', '--github-endpoint=https://github.acme.dev/api/v3',
      '--github-graphql-endpoint=https://github.acme.dev/api/graphql', '--github-token-path=/etc/github/oauth',
    ]);
  });
});

test.each<[string, ExternalPlugin, GitHub, readonly string[]]>([
  ['cherrypicker as an App', ExternalPlugin.cherrypicker(), github, [
    'cherrypicker opens no pull request as a GitHub App, and answers each `/cherrypick` with an error: it looks for its forks first, and no App has any. '
      + 'Give it a user of its own: ExternalPlugin.cherrypicker({ githubToken: {} }), whose token stands in a Secret. Or let Prow be a user, by '
      + 'auth: GitHubAuth.token() in github.',
  ]],
  ['cherrypicker as a user of its own', ExternalPlugin.cherrypicker({ githubToken: {} }), github, []],
  ['cherrypicker as a user of its own, beside another that Prow is', ExternalPlugin.cherrypicker({ githubToken: {} }), AS_BOT, []],
  ['cherrypicker as a user', ExternalPlugin.cherrypicker(), AS_BOT, []],
  ['one of somebody\'s own, which may do otherwise', ExternalPlugin.cherrypicker({ image: 'ghcr.io/acme/cherrypicker:v1' }), github, []],
  ['needs-rebase as an App', ExternalPlugin.needsRebase(), github, []],
])('what is warned of: %s', (_, plugin, at, expected) => {
  expect(new ProwApp({ github: at, externalPlugins: [plugin] }).warnings.filter((warning) => /as a GitHub App|cherrypick/.test(warning))).toEqual(expected);
});

describe('plugins.yaml', () => {
  test('has each for its repositories, and for all where none are named, beside those of an override', () => {
    const { external_plugins: external } = pluginsYaml(objects([
      ExternalPlugin.needsRebase(), ExternalPlugin.cherrypicker({ repositories: ['acme/app', 'tools/one'] }), ExternalPlugin.of({ ...CLA, path: '/events/' }),
      ExternalPlugin.elsewhere({ name: 'dco', endpoint: 'https://dco.acme.dev/hook', events: ['pull_request'], repositories: ['acme/site'] }),
    ], { pluginOverrides: { external_plugins: { 'acme/site': [{ name: 'old', events: ['push'] }] } } }));
    const both = ['issue_comment', 'pull_request'];
    const everywhere = [
      { name: 'needs-rebase', endpoint: 'http://needs-rebase.prow', events: both },
      { name: 'cla', endpoint: 'http://cla.prow/events', events: ['pull_request'] },
    ];
    const pick = { name: 'cherrypicker', endpoint: 'http://cherrypicker.prow', events: both };
    expect(external).toEqual({
      'acme/app': [everywhere[0], pick, everywhere[1]],
      'acme/site': [...everywhere, { name: 'dco', endpoint: 'https://dco.acme.dev/hook', events: ['pull_request'] }, { name: 'old', events: ['push'] }],
      'tools': everywhere,
      'tools/one': [pick],
    });
  });

  test('is as it was without any', () => expect(pluginsYaml(objects([]))).not.toHaveProperty('external_plugins'));

  test('tide waits for the label of needs-rebase to go, where it runs', () => {
    const all = objects([ExternalPlugin.needsRebase({ repositories: ['acme/app'] })]);
    const { queries } = parse(find(all, 'ConfigMap', 'config').data['config.yaml']).tide;
    expect(queries.map(({ repos, orgs, missingLabels }: Json) => [...repos ?? [], ...orgs ?? [], missingLabels.includes('needs-rebase')]))
      .toEqual([['acme/app', true], ['acme/site', 'tools', false]]);
  });

  test('also in a repository below an organisation', () => {
    const all = objects([ExternalPlugin.needsRebase({ repositories: ['tools/one'] })]);
    const { queries } = parse(find(all, 'ConfigMap', 'config').data['config.yaml']).tide;
    expect(queries.map(({ repos, orgs, excludedRepos, missingLabels }: Json) => [repos, orgs, excludedRepos, missingLabels.includes('needs-rebase')])).toEqual([
      [['acme/app', 'acme/site'], ['tools'], ['tools/one'], false], [['tools/one'], undefined, undefined, true],
    ]);
  });

  test('who writes queries himself and forgets it is warned', () => {
    const query = { orgs: ['tools'], labels: ['lgtm', 'approved'], missingLabels: ['do-not-merge/hold', 'do-not-merge/work-in-progress', 'do-not-merge/invalid-owners-file'] };
    const warned = new ProwApp({ github, externalPlugins: [ExternalPlugin.needsRebase({ repositories: ['tools/one'] })], tide: { queries: [query] } }).warnings;
    expect(warned.filter((text) => text.includes('needs-rebase'))).toEqual([
      'tide.queries[0]: it does not forbid the label `needs-rebase`, which the plugin needs-rebase gives in `tools/one`.',
    ]);
  });

  test('refresh sees no jobs that deck hides', () => {
    const hiding = GitHub.cloud({ repositories: ['acme/app', 'tools'], trust: [{ repositories: ['acme/app'], visibility: RepositoryVisibility.PRIVATE }] });
    const warned = (repositories?: string[]): readonly string[] => (
      new ProwApp({ github: hiding, externalPlugins: [ExternalPlugin.refresh({ repositories })] }).warnings)
      .filter((text) => text.includes('refresh'));
    expect(warned()).toEqual([
      'refresh asks deck for jobs, and deck leaves acme/app out of its lists, so that `/refresh` does nothing there. Name the repositories in which it can do something: '
        + 'ExternalPlugin.refresh({ repositories }).',
    ]);
    expect(warned(['tools'])).toEqual([]);
  });
});

describe('who talks to whom', () => {
  const cni = Cni.preinstalled({ of: PreinstalledCni.calico() });
  const plugins = [ExternalPlugin.needsRebase(), ExternalPlugin.refresh(), ExternalPlugin.of({ ...CLA, port: 9999, github: false, rights: [{ resources: ['pods'], verbs: ['get'] }] })];
  const isolated = (isolation: IsolationOptions, props: Partial<ProwAppProps> = {}): ProwApp => new ProwApp({
    github, cni, isolate: true, isolation: { apiServerPort: 6443, ...isolation }, clusterNetwork: { apiServerCidrs: ['10.0.0.1/32'] }, externalPlugins: plugins, ...props,
  });
  const policies = (app: ProwApp): Json[] => app.node.findAll().filter(ApiObject.isApiObject).map((object) => object.toJson())
    .filter(({ kind, metadata }) => /NetworkPolicy$/.test(kind) && metadata.namespace === 'prow');
  const named = (all: Json[], name: string): Json => all.find(({ metadata }) => metadata.name === name).spec;
  /** Pods of Prow's namespace with their ports. */
  const ends = (rules: Json[], side: 'from' | 'to'): string[] => rules.flatMap((rule) => (rule[side] ?? [])
    .filter(({ podSelector, namespaceSelector }: Json) => podSelector?.matchLabels?.app !== undefined && namespaceSelector?.matchLabels?.['kubernetes.io/metadata.name'] !== 'kube-system')
    .map(({ podSelector }: Json) => `${podSelector.matchLabels.app}:${rule.ports.map(({ port }: Json) => port).join()}`)).sort();

  test('policies of Kubernetes', () => {
    const all = policies(isolated({}));
    expect(ends(named(all, 'hook').egress, 'to')).toEqual(['cla:9999', 'ghproxy:8888', 'needs-rebase:8888', 'refresh:8888']);
    for (const [name, port] of [['needs-rebase', 8888], ['refresh', 8888], ['cla', 9999]] as const) {
      expect(named(all, name).podSelector).toEqual({ matchLabels: { app: name } });
      expect(ends(named(all, name).ingress, 'from')).toEqual([`hook:${port}`]);
    }
    expect(ends(named(all, 'needs-rebase').egress, 'to')).toEqual(['ghproxy:8888']);
    expect(ends(named(all, 'refresh').egress, 'to')).toEqual(['deck:8080', 'ghproxy:8888']);
    expect(ends(named(all, 'cla').egress, 'to')).toEqual([]);
    expect(ends(named(all, 'ghproxy').ingress, 'from')).toEqual(expect.arrayContaining(['needs-rebase:8888', 'refresh:8888']));
    const apiServer = (name: string): boolean => JSON.stringify(named(all, name).egress).includes('10.0.0.1/32');
    expect(['needs-rebase', 'refresh', 'cla'].map(apiServer)).toEqual([false, false, true]);
  });

  test.each<[string, PolicyDialect, Cni]>([
    ['Cilium', PolicyDialect.cilium(), Cni.preinstalled({ of: PreinstalledCni.cilium() })], ['Calico', PolicyDialect.calico(), cni],
  ])('those of %s have one for each, and hook\'s names them', (_, dialect, of) => {
    const all = policies(isolated({ policies: dialect }, { cni: of }));
    expect(all.map(({ metadata }) => metadata.name)).toEqual(expect.arrayContaining(['needs-rebase', 'refresh', 'cla']));
    const hook = JSON.stringify(named(all, 'hook'));
    for (const name of ['needs-rebase', 'refresh', 'cla']) expect(hook).toContain(name);
    expect(JSON.stringify(named(all, 'refresh'))).toContain('deck');
  });

  test.each<[string, PolicyDialect, Cni]>([
    ['Kubernetes', PolicyDialect.kubernetes(), cni], ['Cilium', PolicyDialect.cilium(), Cni.preinstalled({ of: PreinstalledCni.cilium() })],
    ['Calico', PolicyDialect.calico(), cni],
  ])('those of %s are the same whichever user cherrypicker is', (_, dialect, of) => {
    const all = (options?: CherrypickerOptions): Json[] => (
      policies(isolated({ policies: dialect }, { cni: of, externalPlugins: [ExternalPlugin.cherrypicker(options)] })));
    expect(JSON.stringify(named(all(), 'cherrypicker'))).toContain('ghproxy');
    expect(all({ githubToken: {} })).toEqual(all());
  });

  test('nothing has to be guessed of them', () => expect(isolated({}).warnings.filter((warning) => warning.includes('external plugin'))).toEqual([]));

  test('the policy that stands alone at deck lets refresh in', () => {
    const all = objects([ExternalPlugin.refresh()], { deckAccess: DeckAccess.oauth2Proxy({ org: 'acme' }), exposure: Exposure.clusterIp({ deckUrl: 'https://prow.acme.dev' }) });
    expect(find(all, 'NetworkPolicy', 'deck').spec.ingress[0].from)
      .toEqual([{ podSelector: { matchLabels: { app: 'oauth2-proxy' } } }, { podSelector: { matchLabels: { app: 'refresh' } } }]);
  });
});

describe('a Service that an override calls and nobody makes', () => {
  const root = mkdtempSync(join(tmpdir(), 'plugins-'));
  afterAll(() => rmSync(root, { recursive: true }));
  const told = (endpoint: string | undefined, props: Partial<ProwAppProps> = {}): readonly string[] => {
    const app = new ProwApp({
      github, outdir: mkdtempSync(join(root, 'app-')), ...props,
      pluginOverrides: { external_plugins: { 'acme/app': [{ name: 'cla', endpoint, events: ['push'] }] } },
    });
    app.synth();
    return app.warnings.filter((warning) => warning.startsWith('hook calls the external plugin'));
  };
  const inVain = (endpoint: string, namespace: string): readonly string[] => [
    `hook calls the external plugin \`cla\` at ${endpoint}, and no Service \`cla\` is known in the namespace \`${namespace}\`: `
      + 'it gets no events, and nobody is told. Let externalPlugins run it, or say what there is with '
      + `existing: { services: [{ name: "cla", namespace: "${namespace}" }] }.`,
  ];

  test.each<[string, string | undefined, Partial<ProwAppProps>, readonly string[]]>([
    ['by its name alone', undefined, {}, inVain('http://cla', 'prow')],
    ['in Prow\'s namespace', 'http://cla.prow:8888', {}, inVain('http://cla.prow:8888', 'prow')],
    ['in another one', 'http://cla.tools.svc', {}, inVain('http://cla.tools.svc', 'tools')],
    ['said to be there', 'http://cla.tools.svc', { existing: { services: [{ name: 'cla', namespace: 'tools' }] } }, []],
    ['of a plugin that runs here', 'http://q.prow', { externalPlugins: [ExternalPlugin.of({ ...CLA, name: 'q' })] }, []],
    ['which may be a host outside', 'http://cla.tools', {}, []],
    ['outside', 'https://cla.acme.dev', {}, []],
    ['by an address', 'http://10.0.0.1', {}, []],
  ])('%s', (_, endpoint, props, texts) => expect(told(endpoint, props)).toEqual(texts));
});

describe('what is refused', () => {
  const refused = (externalPlugins: ExternalPlugin[], props: Partial<ProwAppProps> = {}): readonly string[] => (
    thrown(() => new ProwApp({ github, externalPlugins, ...props })));
  const at = 'new ProwApp({ externalPlugins[';

  test.each<[string, () => readonly string[], readonly string[]]>([
    ['one without events', () => thrown(() => ExternalPlugin.of({ ...CLA, events: [] })),
      ['ExternalPlugin.of({ events }): is empty; give at least 1 (EmptyList)']],
    ['one without an image', () => thrown(() => ExternalPlugin.of({ name: 'cla', events: ['pull_request'] })),
      ['ExternalPlugin.of({ image }): is missing; give it a value (PropMissing)']],
    ['an event that GitHub does not have', () => thrown(() => ExternalPlugin.of({ ...CLA, events: ['pull_requests'] })),
      ['ExternalPlugin.of({ events[0] }): "pull_requests" is not an event of GitHub; did you mean "pull_request"? (NotAllowedValue)']],
    ['every event', () => thrown(() => ExternalPlugin.of({ ...CLA, events: ['*'] })),
      ['ExternalPlugin.of({ events[0] }): "*" is not an event of GitHub; name each that it needs, like "pull_request" (NotAllowedValue)']],
    ['resources that are in no group, or in another', () => thrown(() => ExternalPlugin.of({
      ...CLA, rights: [{ resources: ['pod/log'], verbs: ['get'] }, { resources: ['pods', 'prowjobs'], verbs: ['get'] }, { apiGroup: 'prow.k8s.io', resources: ['prowjobs'], verbs: ['get'] }],
    })), [
      'ExternalPlugin.of({ rights[0] }): has "pod/log", which is no resource of Kubernetes\' own group; write "pods/log" (NotAllowedValue)',
      'ExternalPlugin.of({ rights[1] }): has "prowjobs", which is no resource of Kubernetes\' own group; say its apiGroup, like "prow.k8s.io" for "prowjobs" (NotAllowedValue)',
    ]],
    ['all rights', () => thrown(() => ExternalPlugin.of({ ...CLA, rights: [{ resources: ['*'], verbs: ['*'] }] })), [
      'ExternalPlugin.of({ rights[0].resources[0] }): "*" is more than anybody needs; name what it does (NotAllowedValue)',
      'ExternalPlugin.of({ rights[0].verbs[0] }): "*" is more than anybody needs; name what it does (NotAllowedValue)',
    ]],
    ['rights that Kubernetes does not have', () => thrown(() => ExternalPlugin.of({
      ...CLA, rights: [{ apiGroup: 'Prow!', resources: ['ConfigMap', 'pods/log', 'p q'], verbs: ['read', 'gets'], names: ['a'] }, { resources: ['pods'], verbs: ['create'], names: ['a'] }],
    })), [
      'ExternalPlugin.of({ rights[0].apiGroup }): "Prow!" is not a DNS subdomain; write "prow" (NameNotDnsSubdomain)',
      'ExternalPlugin.of({ rights[0].resources[0] }): "ConfigMap" is no resource; write "configmaps" (NotAllowedValue)',
      'ExternalPlugin.of({ rights[0].resources[2] }): "p q" is no resource; write one like "configmaps" (NotAllowedValue)',
      'ExternalPlugin.of({ rights[0].verbs[0] }): "read" is nothing that Kubernetes does; write one of create, delete, deletecollection, get, list, patch, update, watch '
        + '(NotAllowedValue)',
      'ExternalPlugin.of({ rights[0].verbs[1] }): "gets" is nothing that Kubernetes does; did you mean "get"? (NotAllowedValue)',
      'ExternalPlugin.of({ rights[1] }): limits create to names, and Kubernetes asks for it before there is one; write a right of its own for create, without names '
        + '(PropWithoutEffect)',
    ]],
    ['flags of ours at a program of somebody else\'s', () => refused([
      ExternalPlugin.of({ ...CLA, extraArgs: ['--own=1', '--dry-run=true'] }), ExternalPlugin.of({ ...CLA, name: 'q', prowFlags: false, extraArgs: ['--dry-run=true'] }),
    ]), [`${at}0].extraArgs[1] }): "--dry-run" of cla is set by us, and a second one would overrule it or be ignored; leave it out: in a dry run nothing is done (ArgumentTaken)`]],
    ['a plugin that never pauses', () => thrown(() => ExternalPlugin.needsRebase({ updatePeriod: '0s' })),
      ['ExternalPlugin.needsRebase({ updatePeriod }): "0s" leaves no pause; give more than zero (DurationInvalid)']],
    ['labels that are all labels', () => thrown(() => ExternalPlugin.cherrypicker({ labelPrefix: '' })),
      ['ExternalPlugin.cherrypicker({ labelPrefix }): is empty, and would stand for every label; write what labels begin with, or leave it out (NotAllowedValue)']],
    ['a token where a name belongs', () => thrown(() => ExternalPlugin.cherrypicker({ githubToken: { secretName: `ghp_${'a'.repeat(36)}` } })), [
      'ExternalPlugin.cherrypicker({ githubToken.secretName }): what was given (not shown) is not the name of a Secret; give the name of a Secret in the cluster, '
        + 'never its content (SecretNameInvalid)',
    ]],
    ['a token where what is said of it belongs', () => thrown(() => ExternalPlugin.cherrypicker({ githubToken: loose(`ghp_${'a'.repeat(36)}`) })),
      ['ExternalPlugin.cherrypicker({ githubToken }): a value that looks like a secret (not shown) is not an object of properties; write { … } (WrongType)']],
    ['a way to sign in where an App cannot be', () => thrown(() => ExternalPlugin.cherrypicker({ githubToken: loose(GitHubAuth.app()) })),
      ['ExternalPlugin.cherrypicker({ githubToken }): an instance of GitHubAuth is not an object of properties; write { … } (WrongType)']],
    ['a key that is none', () => thrown(() => ExternalPlugin.cherrypicker({ githubToken: { tokenKey: 'a b' } })),
      ['ExternalPlugin.cherrypicker({ githubToken.tokenKey }): "a b" is not a key of a Secret or ConfigMap; use letters, digits, "-", "_" and "." (DataKeyInvalid)']],
    ['a token for its key', () => thrown(() => ExternalPlugin.cherrypicker({ githubToken: { tokenKey: `ghp_${'0123456789abcdefghij'.repeat(2).slice(0, 36)}` } })),
      ['ExternalPlugin.cherrypicker({ githubToken.tokenKey }): holds what looks like a token of GitHub (not shown); keep it in a Secret that is made in the cluster, and refer to '
        + 'that by name (SecretValueInOutput)']],
    ['the Secret of Prow\'s App', () => refused([ExternalPlugin.cherrypicker({ githubToken: { secretName: 'github-token' } })]),
      [`${at}0].githubToken.secretName }): the Secret "github-token" holds app_id, app_private_key for something else; give it a Secret of its own (KeyUsedTwice)`]],
    ['the Secret of the user that Prow is, with the same key and with another', () => [
      ...refused([ExternalPlugin.cherrypicker({ githubToken: { secretName: 'github-token' } })], { github: AS_BOT }),
      ...refused([ExternalPlugin.refresh(), ExternalPlugin.cherrypicker({ githubToken: { secretName: 'github-token', tokenKey: 'cherrypicker' } })], { github: AS_BOT }),
    ], [0, 1].map((i) => `${at}${i}].githubToken.secretName }): the Secret "github-token" holds token for something else; give it a Secret of its own (KeyUsedTwice)`)],
    ['the Secret of webhooks, of the store and of Slack', () => ['hmac-token', 's3-credentials-crier', 'slack-token'].flatMap((secretName) => (
      refused([ExternalPlugin.cherrypicker({ githubToken: { secretName } })], { slack: { reporterConfigs: [{ channel: 'ci' }] } }))), [['hmac-token', 'hmac'], ['s3-credentials-crier', 'service-account.json'], ['slack-token', 'token']].map(([name, key]) => (
      `${at}0].githubToken.secretName }): the Secret "${name}" holds ${key} for something else; give it a Secret of its own (KeyUsedTwice)`))],
    ['its flag', () => refused([ExternalPlugin.cherrypicker({ extraArgs: ['--github-token-path=/x'] })]), [
      `${at}0].extraArgs[0] }): "--github-token-path" of cherrypicker is set by us, and a second one would overrule it or be ignored; say it with githubToken (ArgumentTaken)`,
    ]],
    ['a path that is none', () => thrown(() => ExternalPlugin.of({ ...CLA, path: 'events' })),
      ['ExternalPlugin.of({ path }): "events" is not a path; write one like "/events" (PathNotAbsolute)']],
    ['what is no plugin', () => refused([loose('needs-rebase')]),
      ['new ProwApp({ externalPlugins[0] }): "needs-rebase" is not made by ExternalPlugin.needsRebase(); write ExternalPlugin.needsRebase() (WrongType)']],
    ['two of upstream\'s', () => refused([ExternalPlugin.needsRebase({ repositories: ['acme/app'] }), ExternalPlugin.needsRebase({ repositories: ['acme/site'] })]),
      [`${at}1] }): is needs-rebase, as externalPlugins[0] is; write one needs-rebase with the repositories of both (PluginTwice)`]],
    ['two with one name', () => refused([ExternalPlugin.of({ ...CLA, repositories: ['acme/app'] }), ExternalPlugin.of({ ...CLA, repositories: ['acme/site'] })]),
      [`${at}1].name }): "cla" is the name of externalPlugins[0] too; write one cla with the repositories of both, or give each a name of its own (PluginTwice)`]],
    ['two with one name in the same repositories, and in some of them', () => [
      ...refused([ExternalPlugin.of(CLA), ExternalPlugin.of(CLA)]), ...refused([ExternalPlugin.of({ ...CLA, repositories: ['tools'] }), ExternalPlugin.of({ ...CLA, repositories: ['tools/one'] })]),
    ], [0, 1].map(() => (
      `${at}1].name }): "cla" is the name of externalPlugins[0] too; write one cla with the repositories of both, or give each a name of its own (PluginTwice)`))],
    ['one with the name of a component', () => refused([ExternalPlugin.of({ ...CLA, name: 'hook' }), ExternalPlugin.of({ ...CLA, name: 'object-store' })]), [
      `${at}0].name }): "hook" is the name of a part of Prow; use another one (PluginTwice)`,
      `${at}1].name }): "object-store" is the name of a part of Prow; use another one (PluginTwice)`,
    ]],
    ['one with the name of an account that pods have which name none', () => thrown(() => ExternalPlugin.of({ ...CLA, name: 'default' })), [
      'ExternalPlugin.of({ name }): "default" is the ServiceAccount of every pod in the namespace that names none, and would get what this one may; '
        + 'use another name (NotAllowedValue)',
    ]],
    ['and one elsewhere, which has no account, is not', () => refused([ExternalPlugin.elsewhere({ name: 'default', events: ['push'], endpoint: 'https://q.acme.dev' })]), []],
    ['one that an override has too', () => refused([ExternalPlugin.needsRebase()],
      { pluginOverrides: { external_plugins: { 'acme/site': [{ name: 'needs-rebase', endpoint: 'http://needs-rebase' }] } } }),
    [`${at}0] }): "needs-rebase" is in pluginOverrides.external_plugins.acme/site too; leave it out there (PluginTwice)`]],
    ['what takes their events away', () => [
      ...refused([ExternalPlugin.needsRebase()], { pluginOverrides: { external_plugins: { 'acme/site': null, 'acme/other': null } } }),
      ...refused([ExternalPlugin.needsRebase()], { pluginOverrides: { external_plugins: null } }),
    ], [
      `${at}0] }): "needs-rebase" would get no events of acme/site, because pluginOverrides.external_plugins takes them away; `
        + 'leave the null out there (MutuallyExclusive)',
      `${at}0] }): "needs-rebase" would get no events of acme/app, acme/site, tools, because pluginOverrides.external_plugins takes them away; `
        + 'leave the null out there (MutuallyExclusive)',
    ]],
    ['repositories', () => refused([ExternalPlugin.refresh({ repositories: ['acme/ap', 'tools', 'tools/one', 'tools'] })]), [
      `${at}0].repositories[0] }): "acme/ap" is none of the repositories acme/app, acme/site, tools; did you mean "acme/app"? (RepositoryNotServed)`,
      `${at}0].repositories[2] }): "tools/one" is of the organisation "tools", which is there too; remove one of them (PluginTwice)`,
      `${at}0].repositories[3] }): "tools" is given twice; remove one of them (PluginTwice)`,
    ]],
    ['flags that are ours, and such as the program does not have',
      () => refused([ExternalPlugin.needsRebase({ extraArgs: ['--update-period=1h', '--config-path=/x', '--log-level=loud'] })]), [
        `${at}0].extraArgs[0] }): "--update-period" of needs-rebase is set by us, and a second one would overrule it or be ignored; `
          + 'say it with updatePeriod (ArgumentTaken)',
        `${at}0].extraArgs[1] }): "--config-path" is not a flag of needs-rebase, which would not start; `
          + 'write one that "needs-rebase --help" shows (ArgumentUnknown)',
        `${at}0].extraArgs[2] }): "loud" is not one of panic, fatal, error, warning, warn, info, debug, trace, which needs-rebase reads there; `
          + 'write one like "--log-level=panic" (ArgumentInvalid)',
      ]],
    ['a variable of ours', () => refused([ExternalPlugin.refresh({ env: [{ name: 'HOME', value: '/x' }] })]),
      [`${at}0].env[0] }): "HOME" is set by us; use another name (EnvironmentNameTaken)`]],
  ])('%s', (_, refuse, texts) => expect(refuse()).toEqual(texts));
});
