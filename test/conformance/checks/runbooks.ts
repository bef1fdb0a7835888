import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AdoptedProw, GitHub, ObjectStorage, ProwApp } from '../../../src';
import { type Check, kubernetesOf, type Minor } from '../check';
import type { Cluster } from '../cluster';
import { madeObjects } from '../delivery/made-objects';
import { type Chapter, chaptersOf } from '../delivery/runbook-text';
import { job, JOBS, makeTutorialProw } from '../delivery/tutorial-prow';
import { UserShell } from '../delivery/user-shell';
import { ReadyPods } from '../pods/ready-pods';

/** That ADOPTION.md and DAY-TWO.md do what they say, word for word, on a real API server. */
export function runbookChecks(minor: Minor): readonly Check[] {
  return [
    on(minor, 'adoption: a Prow of a tutorial is taken over with no ProwJob lost, and nothing of it is left', async ({ cluster, shell, folder }) => {
      const fresh = await freshState(cluster, shell);
      await makeTutorialProw(cluster, shell);
      const before = await jobsOf(cluster);
      const chapters = chaptersOf(readFileSync(join(folder, 'prow', 'ADOPTION.md'), 'utf8'));
      const hmac = await secret(cluster, 'hmac-token');
      for (const chapter of chapters) {
        // the pod of the job ends while the runbook waits for it, as kubelet and the old Prow would see to
        if (chapter.title === 'Wait for jobs that run') {
          setTimeout(() => void cluster.api.patch('/apis/prow.k8s.io/v1/namespaces/prow/prowjobs/pending', { status: { state: 'success', completionTime: '2026-11-01T00:01:00Z' } }).catch(console.error), 3_000);
        }
        const said = await inFolder(shell, chapter.commands);
        if (chapter.title.startsWith('Remove the old')) {
          await inFolder(shell, chapter.undo);
          assert.equal((await cluster.kubectl.get('deployment', 'plank', 'prow')).metadata.name, 'plank');
          await inFolder(shell, chapter.commands);
        }
        if (chapter.title === 'See that no ProwJob is lost') assert.equal(said, '');
      }
      const after = await jobsOf(cluster);
      assert.deepEqual(after.map(({ name }) => name), before.map(({ name }) => name));
      assert.deepEqual(after.filter(({ name }) => name !== 'pending'), before.filter(({ name }) => name !== 'pending'));
      assert.equal(await secret(cluster, 'hmac-token'), hmac);
      const { objects, shapes } = await stateOf(cluster);
      assert.deepEqual(objects.filter((name) => !name.startsWith('prowjob ')), fresh.objects);
      assert.deepEqual(shapes, fresh.shapes);
      await removed(shell);
      return `${chapters.length} chapters, ${before.length} ProwJobs, ${objects.length} objects`;
    }),
    on(minor, 'day two: backups come back, keys change without a gap, and uninstalling leaves nothing', async ({ cluster, shell, folder }) => {
      await made(shell);
      const chapters = chaptersOf(readFileSync(join(folder, 'prow', 'DAY-TWO.md'), 'utf8'));
      const run = (title: string): Promise<string> => inFolder(shell, chapter(chapters, title).commands);
      await cluster.kubectl.run(['create', '--filename=-'], JOBS.map((state) => JSON.stringify(job(state))).join('\n'));
      const [jobs, secrets] = [await jobsOf(cluster), await secretsOf(cluster)];

      assert.match(await run('Back up the Secrets'), new RegExp(`^${secrets.length}$`, 'm'));
      assert.doesNotMatch(readFileSync(join(folder, 'prow-secrets.enc'), 'latin1'), /kind: Secret/);
      await cluster.kubectl.run(['delete', 'namespace', 'test-pods']);
      await cluster.kubectl.run(['--namespace', 'prow', 'delete', 'secrets', '--all']);
      await run('Restore the Secrets');
      assert.deepEqual(await secretsOf(cluster), secrets);

      assert.match(await run('Back up the history of jobs'), new RegExp(`^${JOBS.length}$`, 'm'));
      await cluster.kubectl.run(['--namespace', 'prow', 'delete', 'prowjobs', '--all']);
      await run('Restore the history of jobs');
      assert.deepEqual(await jobsOf(cluster), jobs);

      assert.match(await inFolder(shell, 'sh apply.sh --timeout 600'), /^running {2}deployment prow\/hook$/m);
      await run('Upgrade Prow');
      await run('Upgrade what wrote this folder');
      await run('Go back');

      const old = await secret(cluster, 'hmac-token');
      const said = await run('Let hook take a new secret of webhooks beside the old one');
      const both = JSON.parse(await secret(cluster, 'hmac-token'))['*'];
      assert.deepEqual(both.map(({ value }: { value: string }) => value === old), [true, false]);
      const told = (await inFolder(shell, /^ {2}kubectl [^]*?[^\\]\n/m.exec(said)?.[0] ?? '')).trim();
      assert.match(told, /^[0-9a-f]{64}$/);
      assert.equal(both[1].value, told);
      await run('Give GitHub the new secret, and let hook forget the old one');
      assert.equal(await secret(cluster, 'hmac-token'), told);
      await shell.run('openssl genrsa -traditional -out new-key.pem 2048 2>/dev/null');
      const pem = readFileSync(join(folder, 'new-key.pem'), 'utf8');
      await run('Change the private key of the GitHub App');
      assert.equal(await secret(cluster, 'github-token', 'app_private_key'), pem);
      const store = await secret(cluster, 'object-store-accounts', 'users.json');
      const rotated = await run('Change the keys of the store');
      const anew = JSON.parse(await secret(cluster, 'object-store-accounts', 'users.json')).accessAccounts;
      for (const { access, secret: key } of Object.values<any>(anew)) {
        assert.ok(!store.includes(key) && !rotated.includes(key), `${access} has a key of before, or one that was shown`);
        const owner = access === 'jobs' ? ['s3-credentials', 'test-pods'] : [`s3-credentials-${access}`, 'prow'];
        assert.equal(JSON.parse(Buffer.from((await cluster.kubectl.get('secret', owner[0], owner[1])).data['service-account.json'], 'base64').toString()).secret_key, key);
      }
      assert.deepEqual([...rotated.matchAll(/^restarts deployment prow\/(\S+)$/gm)].map(([, name]) => name), ['object-store', 'crier', 'deck', 'tide', 'status-reconciler']);
      assert.doesNotMatch(rotated, /^(wrong|missing) /m);

      for (const [patch, finding] of [
        ['{"stringData":{"hmac":"one\\ntwo"}}', 'wrong    secret prow/hmac-token hmac: neither one line nor a list of values as hook reads it'],
        ['{"data":{"hmac":null}}', 'missing  secret prow/hmac-token hmac'],
        [`{"stringData":{"hmac":"${Object.values<any>(anew)[0].secret}"}}`, / and .*one value for two purposes/],
      ] as const) {
        await cluster.kubectl.run(['--namespace=prow', 'patch', 'secret', 'hmac-token', `--patch=${patch}`]);
        const { code, output } = await shell.run('cd prow\nsh secrets.sh --check');
        assert.deepEqual([code, output.split('\n').filter((line) => typeof finding === 'string' ? line === finding : finding.test(line)).length], [1, 1], output);
      }
      await cluster.kubectl.run(['--namespace=prow', 'patch', 'secret', 'hmac-token', `--patch={"stringData":{"hmac":"${told}"}}`]);
      assert.equal((await shell.run('cd prow\nsh secrets.sh --check')).code, 0);
      assert.equal((await shell.run('cd prow\nsh secrets.sh --check --kubeconfig /nowhere')).code, 2);
      const values = Object.values<any>(anew).map((account) => account.secret);
      for (const value of [old, told, pem.slice(40, 80), ...values]) assert.ok(!shell.kubectlArguments.includes(value));

      await inFolder(shell, `NODE=node-1\n${chapter(chapters, 'Drain or replace a node').commands}${chapter(chapters, 'Drain or replace a node').undo}`);
      for (const title of ['stop what comes in', 'delete it', 'see what is left']) {
        const said = await run(`Uninstall: ${title}`);
        if (title === 'see what is left') assert.equal(said, 'No resources found\n');
      }
      return `${chapters.length} chapters`;
    }),
  ];
}

interface Place {
  readonly cluster: Cluster;
  readonly shell: UserShell;
  readonly folder: string;
}

function on(minor: Minor, statement: string, run: (place: Place) => Promise<string | void>): Check {
  return {
    name: `${minor}: ${statement}`,
    needs: [kubernetesOf(minor)],
    run: async (context) => {
      const cluster = await context.cluster(minor, 'apply script');
      await cluster.shared.once('ready pods', async () => new ReadyPods(cluster.api));
      const folder = context.newFolder(`runbooks/${statement.split(':')[0]}/${cluster.version}`);
      new ProwApp({
        outdir: join(folder, 'prow'), github: GitHub.cloud({ repositories: ['acme/app'] }), storage: ObjectStorage.inCluster({ ephemeral: true }),
        adopts: AdoptedProw.tutorial(),
      }).synth();
      return run({ cluster, folder, shell: new UserShell(folder, cluster.kubectl) });
    },
  };
}

async function inFolder(shell: UserShell, commands: string): Promise<string> {
  const { code, output } = await shell.run(`cd prow\n${commands}`);
  assert.equal(code, 0, `${commands}\n${output}`);
  return output;
}

function chapter(chapters: readonly Chapter[], title: string): Chapter {
  const found = chapters.find((one) => one.title === title);
  assert.ok(found, `there is no chapter "${title}"`);
  return found;
}

async function made(shell: UserShell): Promise<void> {
  await inFolder(shell, 'openssl genrsa -traditional -out ../app.pem 2048 2>/dev/null\nsh secrets.sh --app-id 123456 --app-key ../app.pem\nsh apply.sh --timeout 600');
}

async function removed(shell: UserShell): Promise<void> {
  await inFolder(shell, 'sh apply.sh --delete --yes');
}

/** What an empty cluster has after the commands of NEXT-STEPS.md; it is empty again afterwards. */
async function freshState(cluster: Cluster, shell: UserShell) {
  await made(shell);
  const state = await stateOf(cluster);
  await removed(shell);
  return state;
}

/** Names of everything, and what is in the objects of this Prow, without what the API server adds. */
async function stateOf(cluster: Cluster) {
  const kinds = 'deployments,services,serviceaccounts,roles,rolebindings,poddisruptionbudgets,customresourcedefinitions';
  const items = await cluster.kubectl.list(kinds, 'prow');
  const shapes = items.filter(({ metadata }) => metadata.labels?.['app.kubernetes.io/managed-by'] === 'cdk8s-prow').map(({ kind, metadata, spec, rules }) => {
    const { clusterIP, clusterIPs, ...rest } = spec ?? {};
    return { kind, name: metadata.name, labels: metadata.labels, annotations: { ...metadata.annotations, 'deployment.kubernetes.io/revision': '' }, spec: rest, rules };
  });
  return { objects: await madeObjects(cluster), shapes };
}

async function jobsOf({ kubectl }: Cluster) {
  return (await kubectl.list('prowjobs', 'prow')).map(({ metadata: { name, labels, annotations }, spec, status }) => ({ name, labels, annotations, spec, status }));
}

async function secretsOf({ kubectl }: Cluster) {
  return (await kubectl.list('secrets')).filter(({ metadata: { namespace } }) => ['prow', 'test-pods'].includes(namespace ?? ''))
    .map(({ metadata: { name, namespace }, data }) => ({ name, namespace, data }));
}

async function secret({ kubectl }: Cluster, name: string, key = 'hmac'): Promise<string> {
  return Buffer.from((await kubectl.get('secret', name, 'prow')).data[key], 'base64').toString();
}
