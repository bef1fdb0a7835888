import { execFileSync, spawn } from 'node:child_process';
import { createVerify } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { PLUGINS } from '../../src/prow/config/known-plugins';
import { pluginNeed } from '../../src/platform/github-app/plugin-needs';
import { Exposure, ExternalPlugin, GitHub, GitHubAuth, ProwApp, ProwAppProps, RepositoryVisibility, SecretDelivery, Tunnel } from '../../src';

const GITHUB = GitHub.cloud({ repositories: ['acme/app', 'acme/api'] });
const EXPOSURE = Exposure.clusterIp({ hookUrl: 'https://hook.acme.dev/hook', deckUrl: 'https://prow.acme.dev' });
const root = mkdtempSync(join(tmpdir(), 'github-app-'));
beforeEach(() => void jest.spyOn(console, 'warn').mockImplementation());
afterAll(() => rmSync(root, { recursive: true }));

function synthesised(props: Partial<ProwAppProps> = {}): string {
  const folder = mkdtempSync(join(root, 'app-'));
  new ProwApp({ outdir: join(folder, 'dist'), github: GITHUB, exposure: EXPOSURE, configRepository: 'acme/app', ...props }).synth();
  return folder;
}

const manifestOf = (props: Partial<ProwAppProps>): any => JSON.parse(readFileSync(join(synthesised(props), 'dist', 'github-app', 'manifest'), 'utf8'));

describe('the manifest', () => {
  test('is what GitHub reads of an App', () => expect(manifestOf({})).toEqual({
    name: 'acme-prow', url: 'https://prow.acme.dev', hook_attributes: { url: 'https://hook.acme.dev/hook', active: true }, public: false,
    default_permissions: {
      actions: 'read', administration: 'read', checks: 'read', contents: 'write', issues: 'write', members: 'read', metadata: 'read', pull_requests: 'write',
      statuses: 'write', workflows: 'write',
    },
    default_events: ['issue_comment', 'issues', 'pull_request', 'pull_request_review', 'pull_request_review_comment', 'push'],
  }));

  test.each<[string, Partial<ProwAppProps>, object]>([
    ['several owners', { github: GitHub.cloud({ repositories: ['acme', 'other/x'] }), configRepository: 'acme/config' }, { name: 'acme-prow', public: true }],
    ['a long name', { github: GitHub.cloud({ repositories: [`${'a'.repeat(39)}/x`] }), configRepository: undefined }, { name: `${'a'.repeat(29)}-prow` }],
    ['nobody knows an address', { exposure: Exposure.clusterIp() }, { url: 'https://github.com/acme' }],
    ['what stands beside hook', {
      pluginOverrides: { external_plugins: { 'acme/app': [{ name: 'release', endpoint: 'http://release.prow:8888', events: ['release', 'push', 'ping'] }] } },
    }, { default_events: ['issue_comment', 'issues', 'pull_request', 'pull_request_review', 'pull_request_review_comment', 'push', 'release'] }],
    ['programs beside hook, which need what the others do', {
      externalPlugins: [
        ExternalPlugin.needsRebase(), ExternalPlugin.cherrypicker(), ExternalPlugin.of({ name: 'q', image: 'ghcr.io/acme/q:v1', events: ['merge_group'] }),
      ],
    }, {
      default_permissions: expect.objectContaining({
        contents: 'write', issues: 'write', members: 'read', merge_queues: 'read', pull_requests: 'write', workflows: 'write',
      }),
      default_events: ['issue_comment', 'issues', 'merge_group', 'pull_request', 'pull_request_review', 'pull_request_review_comment', 'push'],
    }],
  ])('%s', (_, props, expected) => expect(manifestOf(props)).toMatchObject(expected));

  const COMMENTS = ['issue_comment', 'issues', 'pull_request', 'pull_request_review', 'pull_request_review_comment'];
  const ALWAYS = {
    administration: 'read', contents: 'read', issues: 'write', members: 'read', metadata: 'read', pull_requests: 'write', statuses: 'write',
  };
  const MERGES = { actions: 'read', checks: 'read', contents: 'write', workflows: 'write' };
  const run = (plugins: readonly string[], props: Partial<ProwAppProps> = {}): Partial<ProwAppProps> => (
    { configRepository: undefined, ...props, pluginOverrides: { plugins: { 'acme/app': { plugins }, 'acme/api': null }, ...props.pluginOverrides } });
  const QUERIES = [{ repos: ['acme/app'], labels: ['ready'] }];
  const beside = (...externalPlugins: readonly ExternalPlugin[]): Partial<ProwAppProps> => run(['trigger'], { externalPlugins: [...externalPlugins] });
  const NO_EVENTS = { name: 'z', endpoint: 'http://z.de/h' };
  const OF_OTHERS = { name: 'q', events: ['pull_request'] };

  test.each<[string, Partial<ProwAppProps>, object, readonly string[]]>([
    ['trigger alone: nothing merges', run(['trigger']), {}, [...COMMENTS, 'push']],
    ['plugins that write labels and comments', run(['size', 'wip', 'blockade']), {}, ['pull_request']],
    ['files into ConfigMaps', run(['config-updater'], { configRepository: 'acme/app' }), {}, ['pull_request']],
    ['commands', run(['hold', 'label']), {}, COMMENTS],
    ['issues', run(['project-manager']), { organization_projects: 'admin', repository_projects: 'admin' }, ['issues']],
    ['comments of issues', run(['heart']), {}, ['issue_comment', 'pull_request']],
    ['reviews', run(['cherry-pick-approved']), {}, ['pull_request_review']],
    ['statuses', run(['cla']), {}, [...COMMENTS, 'status']],
    ['lgtm, by which tide merges', run(['lgtm']), MERGES, COMMENTS],
    ['queries of one\'s own', run(['trigger'], { tide: { queries: QUERIES } }), MERGES, [...COMMENTS, 'push']],
    ['queries in an override', run(['trigger'], { configOverrides: { tide: { queries: QUERIES } } }), MERGES, [...COMMENTS, 'push']],
    ['no queries', run(['lgtm'], { configOverrides: { tide: { queries: null } } }), {}, COMMENTS],
    ['more of tide than is known here', run(['size'], { tide: { extraArgs: ['--supplemental-prow-config-dir=/more'] } }), MERGES, ['pull_request']],
    ['more plugins than are known here', run(['size'], { hook: { extraArgs: ['--supplemental-plugin-config-dir=/more'] } }), MERGES,
      [...COMMENTS, 'push', 'status']],
    ['branches that are deleted', run(['branchcleaner']), { contents: 'write' }, ['pull_request']],
    ['override, which writes check runs', run(['override']), { checks: 'write' }, COMMENTS],
    ['a plugin of projects', run(['project']), { organization_projects: 'admin', repository_projects: 'admin' }, COMMENTS],
    ['a plugin below a served organisation', run([], {
      github: GitHub.cloud({ repositories: ['acme'] }), pluginOverrides: { plugins: { 'acme': { plugins: ['wip'] }, 'acme/app': { plugins: ['override'] } } },
    }), { checks: 'write' }, COMMENTS],
    ['a plugin of a repository that nobody serves', run(['size'], {
      pluginOverrides: { plugins: { 'acme/app': { plugins: ['size'] }, 'acme/api': null, 'other/x': { plugins: ['override'] } } },
    }), {}, ['pull_request']],
    ['workflows that run again', run(['trigger'], { pluginOverrides: { triggers: [{ repos: ['acme/app'], trigger_github_workflows: true }] } }), { actions: 'write' },
      [...COMMENTS, 'push']],
    ['needs-rebase', beside(ExternalPlugin.needsRebase()), {}, [...COMMENTS, 'push']],
    ['refresh', beside(ExternalPlugin.refresh()), {}, [...COMMENTS, 'push']],
    ['cherrypicker as the App', beside(ExternalPlugin.cherrypicker()), { contents: 'write', workflows: 'write' }, [...COMMENTS, 'push']],
    ['cherrypicker as a user', beside(ExternalPlugin.cherrypicker({ githubToken: {} })), {}, [...COMMENTS, 'push']],
    ['a program that nobody knows', beside(ExternalPlugin.of({ ...OF_OTHERS, image: 'ghcr.io/acme/q:v1', github: true })), MERGES, [...COMMENTS, 'push']],
    ['one that does not sign in', beside(ExternalPlugin.of({ ...OF_OTHERS, image: 'ghcr.io/acme/q:v1', github: false })), {}, [...COMMENTS, 'push']],
    ['one elsewhere', beside(ExternalPlugin.elsewhere({ ...OF_OTHERS, endpoint: 'https://q.acme.dev' })), MERGES, [...COMMENTS, 'push']],
    ['one that names no event, and so gets all', run(['size'], { pluginOverrides: { external_plugins: { 'acme/app': [{ ...NO_EVENTS, events: [] }] } } }), MERGES,
      [...COMMENTS, 'push', 'status']],
    ['one that names an event in one place of two', run(['size'], {
      pluginOverrides: { external_plugins: { 'acme/api': [NO_EVENTS], 'acme/app': [{ ...NO_EVENTS, events: ['release'] }] } },
    }), MERGES, [...COMMENTS, 'push', 'release', 'status']],
    ['one of a repository that nobody serves', run(['size'], { pluginOverrides: { external_plugins: { 'other/x': [NO_EVENTS] } } }), {}, ['pull_request']],
    ['branches that are protected', run(['trigger'], { branchprotector: {}, branchProtection: { protectTestedRepos: true } }), { administration: 'write' },
      [...COMMENTS, 'push']],
    ['those, looked up before', run(['trigger'], { branchprotector: { verifyRestrictions: true }, branchProtection: { protectTestedRepos: true } }),
      { administration: 'write', organization_administration: 'read' }, [...COMMENTS, 'push']],
  ])('asks for what runs: %s', (_, props, more, events) => {
    const { default_permissions: permissions, default_events } = manifestOf(props);
    expect({ permissions, events: default_events }).toEqual({ permissions: { ...ALWAYS, ...more }, events });
  });

  test('knows each plugin of Prow', () => {
    for (const plugin of PLUGINS) {
      const { permissions, events } = pluginNeed(plugin, false);
      expect({ plugin, workflows: permissions.workflows, events: events.length > 0 }).toEqual({ plugin, workflows: undefined, events: true });
    }
    expect(pluginNeed('of-ours', false).permissions).toMatchObject({ workflows: 'write' });
  });

  test('is the same where cherrypicker is a user: hook hands on the events of the App, and the App picks nothing', () => {
    expect(manifestOf({ externalPlugins: [ExternalPlugin.cherrypicker({ githubToken: {} })] })).toEqual(manifestOf({}));
  });

  test('has what events need that GitHub sends to nobody else', () => {
    const events = ['discussion', 'release', 'dependabot_alert', 'check_run', 'org_block', 'star'];
    const folder = synthesised({ externalPlugins: [ExternalPlugin.of({ name: 'q', image: 'ghcr.io/acme/q:v1', events })] });
    const { default_permissions: permissions } = JSON.parse(readFileSync(join(folder, 'dist', 'github-app', 'manifest'), 'utf8'));
    expect(permissions).toEqual({
      actions: 'read', administration: 'read', checks: 'read', contents: 'write', discussions: 'read', issues: 'write', members: 'read', metadata: 'read',
      organization_administration: 'read', pull_requests: 'write', statuses: 'write', vulnerability_alerts: 'read', workflows: 'write',
    });
    expect(readFileSync(join(folder, 'dist', 'NEXT-STEPS.md'), 'utf8')).toContain(
      '\n* permissions to read: Actions, Administration, Checks, Dependabot alerts, Discussions, Metadata, and of the organisation: Administration, Members\n');
  });

  test('NEXT-STEPS.md asks for the same by hand', () => {
    const folder = synthesised({ pluginOverrides: { plugins: { 'acme/api': { plugins: ['trigger', 'override', 'project'] } } } });
    expect(readFileSync(join(folder, 'dist', 'NEXT-STEPS.md'), 'utf8')).toContain(`
* permissions to read: Actions, Administration, Metadata, and of the organisation: Members
* permissions to read and write: Checks, Commit statuses, Contents, Issues, Pull requests, Workflows
* permissions to administer: Projects, and of the organisation: Projects
* events: Issues, Issue comment, Pull request, Pull request review, Pull request review comment, Push
`);
  });

  test('without an address the App comes without a webhook', () => expect(manifestOf({ exposure: Exposure.clusterIp() })).not.toHaveProperty('hook_attributes'));

  test('is not there where Prow signs in by a token', () => {
    const folder = synthesised({ github: GitHub.cloud({ repositories: ['acme/app'], auth: GitHubAuth.token() }) });
    expect(existsSync(join(folder, 'dist', 'github-app'))).toBe(false);
  });

  test('of an Enterprise server goes there', () => {
    const folder = synthesised({ github: GitHub.enterprise({ repositories: ['acme/app'], host: 'github.acme.dev' }) });
    expect(JSON.parse(readFileSync(join(folder, 'dist', 'github-app', 'settings'), 'utf8'))).toEqual({
      web: 'https://github.acme.dev', api: 'https://github.acme.dev/api/v3', namespace: 'prow',
      app: { secretName: 'github-token', idKey: 'app_id', keyKey: 'app_private_key' }, hmac: { secretName: 'hmac-token', key: 'hmac' }, needs: expect.objectContaining({ events: expect.anything() }),
    });
  });
});

const PRIVATE = { trust: [{ repositories: ['acme/api'], visibility: RepositoryVisibility.PRIVATE }] };
const CLOSED = GitHub.cloud({ repositories: ['acme/app', 'acme/api'], ...PRIVATE });
const CLONING = GitHub.cloud({ repositories: ['acme/app', 'acme/api'], ...PRIVATE, cloneApp: { appId: 4711, secretName: 'clones', privateKeyKey: 'cert' } });

describe('the manifest of the App by which jobs clone', () => {
  const file = (github: GitHub, name: string): any => JSON.parse(readFileSync(join(synthesised({ github }), 'dist', 'github-app', name), 'utf8'));

  test.each([['before cloneApp says its number', CLOSED], ['afterwards', CLONING]])('reads, and nothing else: %s', (_, github) => {
    expect(file(github, 'clone-manifest')).toEqual({
      name: 'acme-prow-clone', url: 'https://github.com/acme', public: false, default_permissions: { contents: 'read', metadata: 'read' }, default_events: [],
    });
  });

  test('its number and Secret are known once they are said', () => {
    expect([CLOSED, CLONING].map((github) => file(github, 'settings').clone)).toEqual([
      { namespace: 'test-pods', secretName: 'github-clone-app', keyKey: 'app_private_key' },
      { namespace: 'test-pods', secretName: 'clones', keyKey: 'cert', appId: 4711 },
    ]);
  });

  test('is for several owners where it has to be, and its name has the 34 characters that GitHub takes', () => {
    const github = GitHub.cloud({ repositories: [`${'a'.repeat(39)}/x`, 'other'], trust: [{ visibility: RepositoryVisibility.INTERNAL }] });
    expect(JSON.parse(readFileSync(join(synthesised({ github, configRepository: undefined }), 'dist', 'github-app', 'clone-manifest'), 'utf8')))
      .toMatchObject({ name: `${'a'.repeat(23)}-prow-clone`, public: true });
  });

  test('is not there where nobody says that a repository is private', () => {
    const folder = join(synthesised(), 'dist');
    expect([existsSync(join(folder, 'github-app', 'clone-manifest')), file(GITHUB, 'settings').clone]).toEqual([false, undefined]);
    expect(readFileSync(join(folder, 'NEXT-STEPS.md'), 'utf8')).not.toContain('--clone');
  });

  test('NEXT-STEPS.md names the command', () => {
    expect(readFileSync(join(synthesised({ github: CLOSED }), 'dist', 'NEXT-STEPS.md'), 'utf8')).toContain(
      '\n`node github-app/create.mjs --clone` makes the second App, by which jobs clone what is not public, with `contents: read` and no webhook; it says what to '
        + 'write into `cloneApp` and where the key is. With `--check` beside it, it says whether that App may do more.\n');
  });
});

describe('create.mjs', () => {
  const pem = execFileSync('openssl', ['genrsa', '-traditional', '2048'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const publicKey = execFileSync('openssl', ['rsa', '-pubout'], { input: pem, encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] });
  const asked: { readonly method: string; readonly path: string; readonly body: string; readonly isApp: boolean }[] = [];
  let app: object = {};
  let [status, web] = [200, ''];
  let raw = false;
  const github = createServer((incoming, response) => void answer(incoming, response));
  async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const [head, payload, signature] = (incoming.headers.authorization ?? '').replace('Bearer ', '').split('.');
    const isApp = signature !== undefined && createVerify('RSA-SHA256').update(`${head}.${payload}`).verify(publicKey, signature, 'base64url')
      && JSON.parse(Buffer.from(payload, 'base64url').toString()).iss === '4711';
    asked.push({ method: incoming.method ?? '', path: incoming.url ?? '', body: await bodyOf(incoming), isApp });
    response.writeHead(status, { 'content-type': 'application/json' }).end(raw ? String(app) : JSON.stringify(app));
  }
  beforeAll(async () => {
    await once(github.listen(0, '127.0.0.1'), 'listening');
    web = `http://127.0.0.1:${(github.address() as AddressInfo).port}`;
  });
  afterAll(() => github.close());
  beforeEach(() => {
    asked.length = 0;
    [status, app] = [200, { id: 4711, slug: 'acme-prow', pem, webhook_secret: 'of-github' }];
  });

  /** Runs it; on the line with the address, does what a browser and GitHub would. */
  async function run(
    args: readonly string[], visit: (address: string) => Promise<void> = async () => undefined, has: Readonly<Record<string, string>> = {},
    props: Partial<ProwAppProps> = {},
  ) {
    const folder = synthesised(props);
    const settings = join(folder, 'dist', 'github-app', 'settings');
    writeFileSync(settings, JSON.stringify({ ...JSON.parse(readFileSync(settings, 'utf8')), web, api: web }));
    for (const [key, value] of Object.entries({ hmac: 'of-the-cluster', ...has })) writeFileSync(join(folder, key), value);
    // secrets.sh is tested elsewhere; here counts what it is given, and what it leaves in the cluster
    if (has.secretsSh !== 'real') writeFileSync(join(folder, 'dist', 'secrets.sh'), 'case $* in *--dry-run) exit ;; esac; [ ! -f "$FAKE/breaks" ] || exit 1; printf "%s " "$@" >>"$FAKE/secrets"; printf %s "$2" >"$FAKE/app_id"; cat "$4" >"$FAKE/app_private_key"\n');
    writeFileSync(join(folder, 'kubectl'), `#!/bin/sh
printf '%s\\n' "$*" >>"$FAKE/kubectl-calls"
for one; do case $one in --output=*) key=$(printf %s "$one" | sed 's/.*index .data "\\([a-z_]*\\)".*/\\1/'); esac; done
case $* in *--ignore-not-found*) [ ! -f "$FAKE/$key" ] || echo there ;; *) cat "$FAKE/$key" ;; esac
`, { mode: 0o755 });
    const child = spawn(process.execPath, [join(folder, 'dist', 'github-app', 'create.mjs'), ...args], {
      env: { ...process.env, PATH: `${folder}:${process.env.PATH}`, FAKE: folder, TMPDIR: folder },
    });
    const [out, err]: [string[], string[]] = [[], []];
    createInterface(child.stdout).on('line', (line) => {
      out.push(line);
      if (line.startsWith('open ')) void visit(line.slice('open'.length).trim());
    });
    createInterface(child.stderr).on('line', (line) => err.push(line));
    const [code] = await once(child, 'close');
    const left = execFileSync('sh', ['-c', 'ls -d github-app-* 2>/dev/null || true'], { cwd: folder, encoding: 'utf8' });
    return { code, out: out.map((line) => line.replace(/127\.0\.0\.1:\d+/, 'HERE')), err, left, file: (name: string) => readFileSync(join(folder, name), 'utf8') };
  }

  const unescaped = (text: string): string => text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));

  test('carries the manifest to GitHub, and makes the Secrets of what comes back', async () => {
    const answers: string[] = [];
    const ended = await run(['--org', 'acme', '--name', 'it\'s "prow"', '--context', 'lab'], async (address) => {
      const form = await (await fetch(address)).text();
      const [, place, manifest] = (/action="([^"]+)".*value="([^"]+)"/.exec(form) ?? []).map(unescaped);
      const state = new URL(place).searchParams.get('state');
      expect(place.replace(state ?? '', 'STATE')).toBe(`${web}/organizations/acme/settings/apps/new?state=STATE`);
      expect(JSON.parse(manifest)).toEqual({ ...manifestOf({}), name: 'it\'s "prow"', redirect_url: `${address}made` });
      // what others may try before GitHub answers
      answers.push(`${(await fetch(`${address}other`)).status}`, `${(await fetch(`${address}made?code=c&state=${'0'.repeat(32)}`)).status}`,
        `${(await fetch(`${address}made?state=${state}`)).status}`, `${(await fetch(`${address}made?code=c&state=${state}`, { method: 'POST' })).status}`,
        `${await statusUnder(address, 'evil.example.com')}`, `${(await fetch(`${address}made?code=once&state=${state}`)).status}`);
    });
    expect({ answers, ...ended, file: undefined }).toEqual({
      answers: ['404', '400', '400', '404', '403', '200'], code: 0, err: [], left: '', file: undefined,
      out: ['open     http://HERE/', 'install  http://HERE/apps/acme-prow/installations/new', 'told     GitHub the secret of webhooks'],
    });
    expect(ended.file('secrets')).toMatch(/^--app-id 4711 --app-key \S+\/app\.pem --context=lab $/);
    expect(ended.file('app_private_key')).toBe(pem);
    expect(asked.map(({ method, path, isApp }) => `${method} ${path} ${isApp}`)).toEqual(['POST /app-manifests/once/conversions false', 'PATCH /app/hook/config true']);
    expect(JSON.parse(asked[1].body)).toEqual({ url: 'https://hook.acme.dev/hook', content_type: 'json', insecure_ssl: '0', secret: 'of-the-cluster' });
    expect(ended.file('kubectl-calls')).not.toMatch(/PRIVATE|of-the-cluster/);
  });

  const madeAt = async (address: string): Promise<void> => {
    const [, state] = /state=([0-9a-f]{32})/.exec(await (await fetch(address)).text()) ?? [];
    await fetch(`${address}made?code=once&state=${state}`);
  };

  test.each<[string, readonly string[], Readonly<Record<string, string>>, number, readonly string[], number]>([
    ['the cluster has an App', [], { app_id: '1' }, 200, ['create.mjs: secret prow/github-token has the key of an App already; --check compares that one'], 0],
    ['GitHub takes no such code', [], {}, 404, [expect.stringMatching(/^create\.mjs: 127\.0\.0\.1:\d+ answers 404 to POST \/app-manifests\/…\/conversions$/)], 1],
    ['an option that is none', ['--orgs', 'a'], {}, 200, [expect.stringContaining('create.mjs: Unknown option \'--orgs\'')], 0],
    ['a port that is none', ['--port', '65536'], {}, 200, ['create.mjs: --port: 65536 is no port; it is a number up to 65535'], 0],
    ['a port that is taken', ['--port', 'GITHUB'], {}, 200, [expect.stringMatching(/^create\.mjs: port \d+ of 127\.0\.0\.1 cannot be taken: EADDRINUSE$/)], 0],
  ])('stops where %s', async (_, args, has, answer, err, calls) => {
    status = answer;
    const ended = await run(args.map((arg) => (arg === 'GITHUB' ? new URL(web).port : arg)), madeAt, has);
    expect({ code: ended.code, err: ended.err.slice(0, 1), left: ended.left, calls: asked.length }).toEqual({ code: 1, err, left: '', calls });
  });

  const RELAY = { exposure: Exposure.tunnel(Tunnel.relay()) };

  test('nothing is made at GitHub while secrets.sh lacks something', async () => {
    const ended = await run([], madeAt, { secretsSh: 'real' }, RELAY);
    expect({ ...ended, file: asked.length }).toEqual({
      code: 1, out: [], left: '', file: 0,
      err: ['secrets.sh: secret prow/webhook-relay is missing; give --relay-url-file FILE', 'create.mjs: secrets.sh ended with 2'],
    });
  });

  test('hands on to secrets.sh what that asks for besides', async () => {
    const ended = await run(['--relay-url-file', 'a file'], madeAt, {}, RELAY);
    expect({ ...ended, file: undefined }).toMatchObject({ code: 0, err: [], left: '', out: ['open     http://HERE/', expect.stringMatching(/^install /)] });
    expect(ended.file('secrets')).toMatch(/^--app-id 4711 --app-key \S+\/app\.pem --relay-url-file a file $/);
  });

  test('keeps the key of an App whose Secrets could not be made, because GitHub shows it once', async () => {
    const ended = await run(['--context', 'my lab'], madeAt, { breaks: '' });
    const [, folder] = /--app-key (\S+)\/app\.pem/.exec(ended.err[0]) ?? [];
    expect(ended.err).toEqual([
      `create.mjs: secrets.sh ended with 1; the App is made. Run "sh ${folder.replace(/\/[^/]+$/, '')}/dist/secrets.sh --app-id 4711 --app-key ${folder}/app.pem `
        + `'--context=my lab'" when that is mended, then delete ${folder}/app.pem`,
    ]);
    expect([ended.code, ended.left, ended.file(`${ended.left.trim()}/app.pem`)]).toEqual([1, expect.stringMatching(/^github-app-\w+\n$/), pem]);
  });

  test('leaves the key for a store that brings the Secrets', async () => {
    const ended = await run([], madeAt, { secretsSh: 'real' }, { secretDelivery: SecretDelivery.externalSecrets({ storeName: 'vault' }) });
    expect({ code: ended.code, err: ended.err, out: ended.out }).toEqual({
      code: 0, err: [], out: [
        'open     http://HERE/', expect.stringMatching(/^key {6}\S+\/app\.pem of the App 4711: give both to ClusterSecretStore vault, then delete that file$/),
        'install  http://HERE/apps/acme-prow/installations/new',
      ],
    });
    expect(ended.file(`${ended.left.trim()}/app.pem`)).toBe(pem);
  });

  test.each<[string, Partial<ProwAppProps>, string]>([
    ['the webhook too', {}, '`node github-app/create.mjs` carries all of this step, the next one and the webhook to GitHub, with a browser on this machine; '
      + '`--help` lists what it takes. By hand:'],
    ['no webhook where nobody knows its address', RELAY, '`node github-app/create.mjs --relay-url-file FILE` carries all of this step and the next one to GitHub, '
      + 'with a browser on this machine; `--help` lists what it takes. The webhook is for step 5. By hand:'],
    ['no Secrets where a store brings them', { secretDelivery: SecretDelivery.externalSecrets({ storeName: 'vault' }) }, '`node github-app/create.mjs` makes the App, '
      + 'with a browser on this machine; `--help` lists what it takes. It leaves the key in a file that nobody else reads, for step 2. By hand:'],
  ])('NEXT-STEPS.md says what it carries: %s', (_, props, sentence) => {
    expect(readFileSync(join(synthesised(props), 'dist', 'NEXT-STEPS.md'), 'utf8')).toContain(`\n${sentence}\n`);
  });

  test('an answer that is no JSON, and a key that signs nothing, are said in a line', async () => {
    app = 'no JSON' as unknown as object;
    raw = true;
    const ended = await run([], madeAt);
    raw = false;
    const bad = await run(['--check'], undefined, { app_id: '4711', app_private_key: 'of-nobody' });
    expect([ended.err, bad.err]).toEqual([
      [expect.stringMatching(/^create\.mjs: 127\.0\.0\.1:\d+ answers no JSON to POST \/app-manifests\/…\/conversions$/)],
      ['create.mjs: the private key of the App is none that signs'],
    ]);
  });

  test.each<[string, object, readonly string[], number]>([
    ['nothing is missing', { slug: 'acme-prow', permissions: { ...manifestOf({}).default_permissions, contents: 'admin' }, events: manifestOf({}).default_events },
      ['acme-prow has all that is needed'], 0],
    ['some is', {
      slug: 'acme-prow', html_url: 'https://github.com/apps/acme-prow', permissions: { ...manifestOf({}).default_permissions, contents: 'read', statuses: undefined },
      events: manifestOf({}).default_events.filter((event: string) => event !== 'pull_request_review'),
    }, [
      'missing  permission contents: write, and it has read; needed by tide',
      'missing  permission statuses: write, and it has none; needed by crier, status-reconciler, tide, skip, trigger',
      'missing  event pull_request_review; needed by approve, assign, help, hold, label, lgtm, lifecycle, retitle, skip, trigger, verify-owners',
      'change it at https://github.com/apps/acme-prow; whoever installed it has to agree',
    ], 1],
  ])('--check says what an App lacks: %s', async (_, answer, out, code) => {
    app = answer;
    const ended = await run(['--check'], undefined, { app_id: '4711', app_private_key: pem });
    expect([ended.out, ended.err, ended.code]).toEqual([out, [], code]);
    expect(asked.map(({ method, path, isApp }) => `${method} ${path} ${isApp}`)).toEqual(['GET /app true']);
  });

  test('--check names a program and a plugin that somebody else runs', async () => {
    const props: Partial<ProwAppProps> = {
      branchprotector: {}, branchProtection: { protectTestedRepos: true },
      externalPlugins: [ExternalPlugin.of({ name: 'queue', image: 'ghcr.io/acme/queue:v1', events: ['merge_group'] })],
      pluginOverrides: { triggers: [{ repos: ['acme/app', 'acme/api'], trigger_github_workflows: true }] },
    };
    const { default_permissions: permissions, default_events: events } = manifestOf(props);
    app = {
      slug: 'acme-prow', permissions: { ...permissions, actions: 'read', administration: 'read', merge_queues: undefined },
      events: events.filter((event: string) => event !== 'merge_group'),
    };
    const { out } = await run(['--check'], undefined, { app_id: '4711', app_private_key: pem }, props);
    expect(out.slice(0, -1)).toEqual([
      'missing  permission actions: write, and it has read; needed by trigger',
      'missing  permission administration: write, and it has read; needed by branchprotector',
      'missing  permission merge_queues: read, and it has none; needed by queue',
      'missing  event merge_group; needed by queue',
    ]);
  });

  test.each<[string, Partial<ProwAppProps>, RegExp]>([
    ['secrets.sh', {}, /^next {5}write cloneApp: \{ appId: 4711 \}, synthesise, give --clone-app-key \S+\/app\.pem to secrets\.sh, then delete it$/],
    ['a store', { secretDelivery: SecretDelivery.externalSecrets({ storeName: 'vault' }) },
      /^next {5}write cloneApp: \{ appId: 4711 \}, synthesise, give that file to ClusterSecretStore vault, then delete it$/],
  ])('--clone makes the App by which jobs clone, and leaves its key for %s', async (_, props, next) => {
    let sent: object = {};
    const ended = await run(['--clone'], async (address) => {
      const [, manifest] = (/value="([^"]+)"/.exec(await (await fetch(address)).text()) ?? []).map(unescaped);
      sent = { ...JSON.parse(manifest), redirect_url: undefined };
      await madeAt(address);
    }, { secretsSh: 'real' }, { ...props, github: CLOSED });
    expect(sent).toEqual({
      name: 'acme-prow-clone', url: 'https://github.com/acme', public: false, default_permissions: { contents: 'read', metadata: 'read' }, default_events: [],
    });
    expect({ ...ended, left: '', file: undefined }).toEqual({
      code: 0, err: [], left: '', file: undefined,
      out: ['open     http://HERE/', expect.stringMatching(/^key {6}\S+\/app\.pem$/), expect.stringMatching(next), 'install  http://HERE/apps/acme-prow/installations/new'],
    });
    expect(ended.file(`${ended.left.trim()}/app.pem`)).toBe(pem);
    expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /app-manifests/once/conversions']);
  });

  test('--clone asks GitHub for nothing where the cluster has a key, and is no option where all is public', async () => {
    const [has, none] = [await run(['--clone'], madeAt, { app_private_key: 'x' }, { github: CLOSED }), await run(['--clone'], madeAt)];
    expect([has.err, none.err.slice(0, 1), has.code, none.code, asked.length]).toEqual([
      ['create.mjs: secret test-pods/github-clone-app has the key of an App already; --check compares that one'],
      [expect.stringContaining('create.mjs: Unknown option \'--clone\'')], 1, 1, 0,
    ]);
  });

  test.each<[string, object, readonly string[], number]>([
    ['no more', { slug: 'clones', permissions: { contents: 'read', metadata: 'read' } }, ['clones has all that is needed, and no more'], 0],
    ['more, and less', { slug: 'clones', html_url: 'https://github.com/apps/clones', permissions: { contents: 'write', issues: 'read' } }, [
      'missing  permission metadata: read, and it has none', 'too much permission contents: write', 'too much permission issues: read',
      'change it at https://github.com/apps/clones; whoever installed it has to agree',
    ], 1],
  ])('--clone --check says whether it may do %s', async (_, answer, out, code) => {
    app = answer;
    const ended = await run(['--clone', '--check'], undefined, { cert: pem }, { github: CLONING });
    expect([ended.out, ended.err, ended.code]).toEqual([out, [], code]);
    expect(asked.map(({ method, path, isApp }) => `${method} ${path} ${isApp}`)).toEqual(['GET /app true']);
  });

  test('--clone --check needs to know which App it is', async () => {
    const ended = await run(['--clone', '--check'], undefined, {}, { github: CLOSED });
    expect([ended.err, ended.code]).toEqual([['create.mjs: --clone --check: cloneApp does not say which App it is'], 1]);
  });

  test('npm run github-app is that program', () => {
    const folder = synthesised();
    const { scripts: { 'github-app': script } } = JSON.parse(readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8'));
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ scripts: { 'github-app': script } }));
    expect(execFileSync('npm', ['run', '--silent', 'github-app', '--', '--help'], { cwd: folder, encoding: 'utf8' })).toMatch(/^Usage: node create\.mjs /);
  });

  test('--help says what there is', async () => {
    const { out, code } = await run(['--help']);
    expect([out[0], code]).toEqual(['Usage: node create.mjs [OPTION]...', 0]);
  });
});

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of incoming) body += chunk;
  return body;
}

/** As a page does whose name was turned to this machine. */
async function statusUnder(address: string, host: string): Promise<number | undefined> {
  const asking = request(address, { headers: { host } });
  const [response] = await once(asking.end(), 'response');
  response.resume();
  return response.statusCode;
}
