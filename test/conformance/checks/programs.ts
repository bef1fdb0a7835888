import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { type BranchprotectorOptions, GitHub, GitHubAuth, ProwApp, ProwJobs } from '../../../src';
import type { Check, CheckContext } from '../check';
import { GitHubServer } from '../github/server';
import { APP_ID, inputs } from '../outputs/inputs';
import { githubWorld, MAINTAINER, REPOSITORY } from '../prow/github-world';

const PROTECTION = {
  'branch-protection': {
    'protect-tested-repos': true, 'enforce_admins': true,
    'orgs': { 'your-org': { repos: { 'your-repo': { branches: { main: { protect: true, required_pull_request_reviews: { required_approving_review_count: 1 } } } } } } },
  },
};

const UNIT = { name: 'unit', always_run: true, spec: { containers: [{ image: 'busybox:1.37', command: ['true'] }] } };

/**
 * Prow of the version that is built asks for no token of an App in a dry run; that of the images does. Source: prow pkg/github/client.go,
 * getAppInstallationToken, at cfb8754e0459 and at a61940897.
 */
const OLDER_DRY_RUN = GitHubAuth.token();

/** That programs which begin by the clock do their work with the emitted arguments, files and rights. */
export const programChecks: readonly Check[] = [
  on('protects a branch with what the jobs are called, by an App that may administer', async (context) => {
    const { github, code, log } = await protect(context, 'protects', {}, 'write');
    assert.equal(code, 0, log);
    const { protections } = github.repository(REPOSITORY);
    assert.deepEqual([...protections.keys()], ['main']);
    const { required_status_checks: checks, ...said } = protections.get('main') as any;
    assert.deepEqual(checks.contexts, ['unit']);
    assert.equal(said.enforce_admins, true);
    assert.equal(said.required_pull_request_reviews.required_approving_review_count, 1);
    assert.deepEqual(github.unknown, []);
    return `${github.calls.length} calls`;
  }),
  on('changes nothing without confirm', async (context) => {
    const { github, code, log } = await protect(context, 'looks', { confirm: false }, 'write', OLDER_DRY_RUN);
    assert.equal(code, 0, log);
    assert.equal(github.repository(REPOSITORY).protections.size, 0);
    assert.deepEqual(github.calls.filter(({ method }) => method === 'PUT'), []);
  }),
  on('says what an App lacks that may only read', async (context) => {
    const { github, code, log } = await protect(context, 'lacks', {}, 'read');
    assert.notEqual(code, 0);
    assert.match(log, /protection.*(403|Resource not accessible)/);
    assert.equal(github.repository(REPOSITORY).protections.size, 0);
  }),
];

interface Run {
  readonly github: GitHubServer;
  readonly code: number;
  readonly log: string;
}

/** Runs the emitted container of branchprotector once, whose mounts are folders here, against a GitHub of its own. */
async function protect(
  context: CheckContext, name: string, branchprotector: BranchprotectorOptions, administration: 'read' | 'write', auth?: GitHubAuth,
): Promise<Run> {
  const folder = context.newFolder(`programs/${name}`);
  const { appKey, folder: keys } = await inputs(context);
  const world = githubWorld(appKey);
  const token = readFileSync(join(keys, 'token'), 'utf8').trim();
  const github = await GitHubServer.start({
    ...world, tokens: { [token]: MAINTAINER }, app: { ...world.app!, permissions: { ...world.app!.permissions, administration } },
  });
  try {
    new ProwApp({
      outdir: join(folder, 'dist'), github: GitHub.cloud({ repositories: [REPOSITORY], auth }), branchprotector, configOverrides: PROTECTION,
      jobs: ProwJobs.of({ presubmits: { [REPOSITORY]: [UNIT] } }),
    }).synth();
    const objects: readonly any[] = parseAllDocuments(readFileSync(join(folder, 'dist', '40-prow.k8s.yaml'), 'utf8')).map((one) => one.toJS());
    const { spec } = objects.find(({ kind }) => kind === 'CronJob').spec.jobTemplate.spec.template;
    const [container] = spec.containers;
    const mount = ({ name: volume, mountPath }: any): [string, string] => [mountPath, mounted(folder, volume, spec.volumes, objects, keys)];
    const paths = new Map<string, string>(container.volumeMounts.map(mount));
    const args = container.args.map((arg: string) => located(arg, paths, github.apiUrl));
    const child = spawn(join(context.binaries('prow').folder, 'branchprotector'), args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let log = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (log += chunk));
    const [code] = await once(child, 'close');
    return { github, code, log };
  } finally {
    await github.stop();
  }
}

/** A folder with what a volume holds. */
function mounted(folder: string, volume: string, volumes: readonly any[], objects: readonly any[], keys: string): string {
  const path = join(folder, 'mounts', volume);
  mkdirSync(path, { recursive: true });
  const { configMap, projected, secret } = volumes.find(({ name }) => name === volume);
  const maps: readonly string[] = [...configMap ? [configMap.name] : [], ...(projected?.sources ?? []).map((source: any) => source.configMap.name)];
  for (const map of maps) {
    const { data = {} } = objects.find(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === map) ?? {};
    for (const [file, text] of Object.entries<string>(data)) writeFileSync(join(path, file), text);
  }
  if (secret === undefined) return path;
  for (const [file, key] of [['app_private_key', 'app.private-key.pem'], ['token', 'token']]) writeFileSync(join(path, file), readFileSync(join(keys, key)));
  return path;
}

function located(arg: string, paths: ReadonlyMap<string, string>, apiUrl: string): string {
  const [flag, value] = [arg.slice(0, arg.indexOf('=')), arg.slice(arg.indexOf('=') + 1)];
  if (flag === '--github-graphql-endpoint') return `${flag}=${apiUrl}/graphql`;
  if (flag === '--github-endpoint') return `${flag}=${apiUrl}`;
  if (flag === '--github-app-id') return `${flag}=${APP_ID}`;
  const mount = [...paths.keys()].find((path) => value === path || value.startsWith(`${path}/`));
  return mount === undefined ? arg : `${flag}=${paths.get(mount)}${value.slice(mount.length)}`;
}

function on(statement: string, run: Check['run']): Check {
  return { name: `branchprotector: ${statement}`, needs: ['prow'], run };
}
