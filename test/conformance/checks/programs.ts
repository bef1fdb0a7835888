import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BranchprotectorOptions, GitHub, GitHubAuth, type ProwAppProps, ProwJobs } from '../../../src';
import { type Check, type CheckContext, type Minor, prowCheck } from '../check';
import { writeKubeconfig } from '../cluster-credentials';
import { installation } from '../delivery/installation';
import { GitHubServer } from '../github/server';
import { inputs } from '../outputs/inputs';
import { freePorts } from '../ports';
import { tokenOf } from '../service-accounts';
import { type EmittedProgram, emittedProgram } from '../prow/emitted-program';
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
  {
    name: 'tot: counts with the emitted arguments, and goes on where it was', needs: ['prow'],
    run: async (context) => {
      const program = await prowProgram(context, 'tot', { tot: {} });
      const counted: string[] = [];
      for (const name of ['first', 'second']) {
        const [port, health, pprof] = await freePorts(3);
        const tot = program.start(name, [`--port=${port}`, `--health-port=${health}`, `--pprof-port=${pprof}`]);
        await tot.reaches('readiness', () => isOk(`http://127.0.0.1:${health}/healthz/ready`), 30_000);
        for (const job of ['unit', 'unit', 'lint']) counted.push(await (await fetch(`http://127.0.0.1:${port}/vend/${job}`)).text());
        await tot.kill();
      }
      assert.deepEqual(counted, ['1', '2', '1', '3', '4', '2']);
    },
  },
  {
    name: 'peribolos: reads the file of organisations with the emitted arguments', needs: ['prow'],
    run: async (context) => {
      const program = await prowProgram(context, 'peribolos', {
        peribolos: { configMapName: 'acme-org', confirm: true, fixes: { org: true, members: true, teams: true, teamMembers: true, teamRepos: true, repos: true } },
      });
      writeFileSync(join(program.folder, 'mounts', 'organisations', 'org.yaml'), 'orgs: {}\n');
      const peribolos = program.start('run', []);
      await peribolos.succeeds();
      assert.match(peribolos.log, /Finished syncing configuration/);
    },
  },
];

/** That what watches ProwJobs has the rights that it needs, and no others. */
export function exporterChecks(minor: Minor): readonly Check[] {
  return [prowCheck(minor, 'exporter watches ProwJobs with the emitted arguments and rights', async (context) => {
    const cluster = await context.cluster(minor, 'default app');
    await installation(context, cluster);
    const program = await prowProgram(context, 'exporter', { exporter: {} }, `exporter-${minor}`);
    const ours = program.objects.filter(({ kind, metadata }) => metadata.name === 'exporter' && /^(ServiceAccount|Role|RoleBinding)$/.test(kind));
    assert.equal(ours.length, 3);
    const given = join(program.folder, 'rights');
    mkdirSync(given);
    writeFileSync(join(given, 'rights.k8s.yaml'), ours.map((object) => JSON.stringify(object)).join('\n---\n'));
    const { code, stderr } = await cluster.kubectl.tryApply(given);
    assert.equal(code, 0, stderr);
    const { url, caFile } = cluster.controlPlane;
    const kubeconfig = writeKubeconfig(program.folder, 'exporter', { url, caFile, token: await tokenOf(cluster.api, 'prow', 'exporter') });
    const [health, metrics, pprof] = await freePorts(3);
    const exporter = program.start('exporter', [`--kubeconfig=${kubeconfig}`, `--health-port=${health}`, `--metrics-port=${metrics}`, `--pprof-port=${pprof}`]);
    try {
      await exporter.reaches('readiness', () => isOk(`http://127.0.0.1:${health}/healthz/ready`), 30_000);
      await exporter.reaches('metrics', () => isOk(`http://127.0.0.1:${metrics}/metrics`), 30_000);
      // longer than a watch that is refused waits before it asks again
      await new Promise((resolve) => setTimeout(resolve, 5_000));
      assert.doesNotMatch(exporter.log, /forbidden|"level":"(error|fatal)"/);
    } finally {
      await exporter.kill();
      await cluster.kubectl.run(['delete', '--filename', join(given, 'rights.k8s.yaml')]);
    }
  })];
}

function prowProgram(context: CheckContext, workload: string, props: Partial<ProwAppProps>, name = workload): Promise<EmittedProgram> {
  return emittedProgram(context, { name, workload, props, file: join(context.binaries('prow').folder, workload) });
}

async function isOk(url: string): Promise<boolean> {
  return fetch(url).then(({ ok }) => ok, () => false);
}

interface Run {
  readonly github: GitHubServer;
  readonly code: number;
  readonly log: string;
}

/** Runs the emitted container of branchprotector once, against a GitHub of its own. */
async function protect(
  context: CheckContext, name: string, branchprotector: BranchprotectorOptions, administration: 'read' | 'write', auth?: GitHubAuth,
): Promise<Run> {
  const { appKey, folder: keys } = await inputs(context);
  const world = githubWorld(appKey);
  const token = readFileSync(join(keys, 'token'), 'utf8').trim();
  const github = await GitHubServer.start({
    ...world, tokens: { [token]: MAINTAINER }, app: { ...world.app!, permissions: { ...world.app!.permissions, administration } },
  });
  try {
    const { file, args } = await emittedProgram(context, {
      name, workload: 'branchprotector', file: join(context.binaries('prow').folder, 'branchprotector'), apiUrl: github.apiUrl,
      props: {
        github: GitHub.cloud({ repositories: [REPOSITORY], auth }), branchprotector, configOverrides: PROTECTION,
        jobs: ProwJobs.of({ presubmits: { [REPOSITORY]: [UNIT] } }),
      },
    });
    const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let log = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (log += chunk));
    const [code] = await once(child, 'close');
    return { github, code, log };
  } finally {
    await github.stop();
  }
}

function on(statement: string, run: Check['run']): Check {
  return { name: `branchprotector: ${statement}`, needs: ['prow'], run };
}
