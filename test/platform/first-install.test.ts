import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { BuildCluster, Exposure, GitHub, ObjectStorage, ProwApp, ProwAppProps, RepositoryVisibility } from '../../src';

// every line of the scripts starts programs
jest.setTimeout(120_000);

const root = mkdtempSync(join(tmpdir(), 'first-install-'));
afterAll(() => rmSync(root, { recursive: true }));
mkdirSync(join(root, 'bin'));
writeFileSync(join(root, 'bin', 'kubectl'), `#!/bin/sh\nexec '${process.execPath}' '${join(__dirname, 'kept-clusters.mjs')}' "$@"\n`, { mode: 0o755 });
const VALUES: Readonly<Record<string, string>> = { key: '-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n', word: 'hush\n' };
for (const [name, text] of Object.entries(VALUES)) writeFileSync(join(root, name), text);

const cluster = (name: string, trusted = false): BuildCluster => BuildCluster.kubeconfig(name, { apiServer: `https://${name}.acme.dev:6443`, trusted });
const S3 = ObjectStorage.s3({ endpoint: 'https://s3.acme.dev', region: 'eu-central-1', bucket: 'acme-prow' });
const app = (props: Partial<ProwAppProps>): Partial<ProwAppProps> => ({
  github: GitHub.cloud({ repositories: ['acme/app'] }), exposure: Exposure.nodePort({ address: '203.0.113.10' }), storage: S3, ...props });
const PAGE = resolve(__dirname, '../../docs/build-clusters.md');
/** That of the page. */
const OF_THE_PAGE = app({ buildClusters: [cluster('build'), cluster('trusted', true)], buildClusterStatus: true });

/** The commands of a page, in its order, without those that concern a Prow that runs; what it applies by kubectl, the script applies too. */
function commandsOf(text: string): readonly string[] {
  const lines = [...text.matchAll(/^```sh ?\w*\n([\s\S]*?)^```$/gm)].flatMap(([, block]) => block.trim().split('\n'));
  return lines.map((line) => (line === 'kubectl apply -f .' ? 'sh apply.sh' : line)).filter((line) => line.startsWith('sh '));
}

/** A command of a page with what somebody would write for its words in capitals: a cluster has the context of its name. */
function filledIn(command: string): string {
  const context = /clusters\/([\w-]+)\//.exec(command)?.[1] ?? 'PROW';
  return command.replace(/\bCONTEXT\b/g, context).replace(/NUMBER/, '1').replace(/--kubeconfig-([\w-]+)-file FILE/g, '--kubeconfig-$1-file ../kubeconfig-$1')
    .replace(/(--app-key|--clone-app-key) FILE/g, `$1 ${join(root, 'key')}`).replace(/\bFILE\b/g, join(root, 'word'));
}

/** The folder that an app is written to, beside those of its clusters. */
function written(props: Partial<ProwAppProps>): string {
  const place = mkdtempSync(join(root, 'app-'));
  new ProwApp({ ...props, outdir: join(place, 'dist') } as ProwAppProps).synth();
  mkdirSync(join(place, 'tmp'));
  return join(place, 'dist');
}

interface Ran { readonly command: string; readonly status: number | null; readonly out: string }

function run(outdir: string, command: string): Ran {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], {
    cwd: outdir, encoding: 'utf8',
    env: { PATH: `${join(root, 'bin')}:${process.env.PATH}`, FAKE: join(outdir, '..', 'clusters'), TMPDIR: join(outdir, '..', 'tmp') },
  });
  return { status, command, out: `${stdout}${stderr}` };
}

/** Runs the commands of a page one after the other where nothing is there yet, until one fails. */
function install(outdir: string, page: string): { readonly ran: readonly Ran[]; readonly made: (context: string) => any[] } {
  const ran: Ran[] = [];
  for (const command of commandsOf(readFileSync(page, 'utf8'))) {
    ran.push(run(outdir, filledIn(command)));
    if (ran[ran.length - 1].status !== 0) break;
  }
  const made = (context: string): any[] => {
    const folder = join(outdir, '..', 'clusters', context);
    return readdirSync(folder).filter((name) => name.startsWith('secret,')).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
  };
  return { ran, made };
}

const warn = jest.spyOn(console, 'warn');
beforeEach(() => void warn.mockImplementation());

describe('the first install with build clusters, where nothing is there, goes to its end in the order of', () => {
  const cases: readonly (readonly [string, Partial<ProwAppProps>, string | undefined, Readonly<Record<string, readonly string[]>>])[] = [
    ['docs/build-clusters.md', OF_THE_PAGE, PAGE, { build: ['s3-credentials-jobs'], trusted: ['s3-credentials-jobs'] }],
    ['NEXT-STEPS.md of one that is called default, with Secrets of jobs, beside one that is disabled', app({
      buildClusters: [cluster('default'), BuildCluster.kubeconfig('away', { apiServer: 'https://away.acme.dev', disabled: true })],
      jobSecrets: [{ name: 'robot', keys: ['token'], clusters: ['default'] }],
      github: GitHub.cloud({ repositories: ['acme/app'], trust: [{ visibility: RepositoryVisibility.PRIVATE }], cloneApp: { appId: 7, secretName: 'clone-app' } }),
    }), undefined, { default: ['clone-app', 'robot', 's3-credentials-jobs'] }],
  ];
  test.each(cases)('%s', (_, props, page, secrets) => {
    const outdir = written(props);
    const { ran, made } = install(outdir, page ?? join(outdir, 'NEXT-STEPS.md'));
    expect(ran.filter(({ status }) => status !== 0)).toEqual([]);
    for (const [name, copied] of Object.entries(secrets)) {
      expect(made(name).map(({ metadata }) => metadata.name as string).sort()).toEqual(copied);
      const { data } = made('PROW').find(({ metadata }) => metadata.name === `kubeconfig-${name}`);
      expect(Buffer.from(data.kubeconfig, 'base64').toString()).toContain(`server: https://${name}.acme.dev:6443\n`);
      expect(Buffer.from(data.kubeconfig, 'base64').toString()).toContain(`token: token-of-${name}`);
      const there = ran.find(({ command }) => command.startsWith(`sh clusters/${name}/copy-secrets.sh`))?.out.match(/secret \S+/g) ?? [];
      expect(ran.find(({ command }) => command.startsWith(`sh clusters/${name}/apply.sh`))?.out.split('\n').filter((line) => line.startsWith('missing'))).toEqual([
        `missing  ${there.join(', ')}: pods of jobs would wait for it; when "sh secrets.sh" of Prow has made it, `
        + '"sh copy-secrets.sh --from-context PROW --context CONTEXT" beside this file copies it',
      ]);
    }
  });

  test('NEXT-STEPS.md, which is that of the page', () => {
    const commands = (file: string): readonly string[] => commandsOf(readFileSync(file, 'utf8')).map(filledIn);
    expect(commands(PAGE)).toHaveLength(8);
    expect(commands(join(written(OF_THE_PAGE), 'NEXT-STEPS.md'))).toEqual(commands(PAGE));
  });

  test('what the scripts say where one comes too early', () => {
    const outdir = written(OF_THE_PAGE);
    const said = (command: string): string => run(outdir, command).out.trim();
    expect([
      'sh clusters/build/kubeconfig.sh --context build --output ../early', 'sh clusters/build/copy-secrets.sh --from-context PROW --context build',
      `sh secrets.sh ${filledIn('--app-id NUMBER --app-key FILE --s3-access-key-file FILE --s3-secret-key-file FILE --s3-jobs-access-key-file FILE --s3-jobs-secret-key-file FILE')}`,
    ].map(said)).toEqual([
      'error: there is no ServiceAccount prow/prow-control-plane in this cluster; "sh apply.sh" beside this file makes it',
      'error: there is no secret test-pods/s3-credentials-jobs in Prow\'s own cluster; "sh secrets.sh" of Prow makes it, and you do where it is one of imagePullSecrets',
      'secrets.sh: secret prow/kubeconfig-build is missing; give --kubeconfig-build-file FILE, which "sh clusters/build/kubeconfig.sh" writes\n'
        + 'secrets.sh: secret prow/kubeconfig-trusted is missing; give --kubeconfig-trusted-file FILE, which "sh clusters/trusted/kubeconfig.sh" writes',
    ]);
  });
});
