import assert from 'node:assert/strict';
import { type Check, kubernetesOf, type Minor } from '../check';
import type { Cluster } from '../cluster';
import { Published } from '../delivery/published';
import { UserShell } from '../delivery/user-shell';
import { ReadyPods } from '../pods/ready-pods';

const SCRIPT = 'sh dist/apply.sh --timeout 600';
/** A whole key, because nothing less is taken. */
const MAKE_SECRETS = 'openssl genrsa -traditional -out app.pem 2048 2>/dev/null && sh dist/secrets.sh --app-id 123456 --app-key app.pem';
const STAGES = ['00-crds', '05-namespaces', '10-network', '15-network-config', '40-prow'];

/** That the script brings everything to an empty cluster in its order, mends what broke off, and takes everything away. */
export function applyScriptChecks(minor: Minor): readonly Check[] {
  return [
    on(minor, 'without Secrets it stops once there are namespaces, and says which are missing', async ({ shell }) => {
      const { code, output } = await shell.run(`${SCRIPT} --manifests manifests`);
      assert.equal(code, 1, output);
      assert.match(output,
        /^apply\.sh: stage 10-network: pods would wait for what is missing: secret prow\/hmac-token, secret prow\/github-token, .*; make it by "sh secrets\.sh /m);
      assert.deepEqual([...output.matchAll(/^apply {4}(.*)$/gm)].map(([, what]) => what), ['00-crds.k8s.yaml', '05-namespaces.k8s.yaml']);
    }),
    on(minor, 'killed in the middle, the next run completes it', async ({ cluster, shell, published }) => {
      const secrets = await shell.run(MAKE_SECRETS);
      assert.equal(secrets.code, 0, secrets.output);
      const killed = await shell.run(`setsid ${SCRIPT} >killed.log 2>&1 & pid=$!
until grep 05-namespaces killed.log >/dev/null 2>&1 || ! kill -0 $pid; do sleep 0.05; done
kill -9 -$pid; wait $pid || cat killed.log`);
      assert.match(killed.output, /05-namespaces/, 'it was not killed');
      assert.doesNotMatch(killed.output, /40-prow/);
      const { code, output } = await shell.run(SCRIPT);
      assert.equal(code, 0, output);
      assert.deepEqual([...output.matchAll(/^apply {4}(.*)$/gm)].map(([, what]) => what), [
        '00-crds.k8s.yaml', '05-namespaces.k8s.yaml', 'metallb v0.16.2', '15-network-config.k8s.yaml', '40-prow.k8s.yaml',
      ]);
      assert.match(output, /^running {2}deployment metallb-system\/controller\nanswers {2}webhook of metallb\n/m);
      assert.deepEqual(published.asked, ['/metallb.yaml', '/metallb.yaml']);
      return `${(await ours(cluster)).length} objects without a namespace`;
    }),
    on(minor, 'a second run, without a network, changes nothing', async ({ shell }) => {
      const { code, output } = await shell.run(`${SCRIPT} --manifests manifests`);
      assert.equal(code, 0, output);
      assert.deepEqual(output.split('\n').filter((line) => / (created|configured)$/.test(line) && !/^poddisruptionbudget/.test(line)), []);
    }),
    on(minor, '--diff finds nothing to do', async ({ shell }) => {
      const { code, output } = await shell.run(`${SCRIPT} --diff --manifests manifests`);
      assert.deepEqual({ code, output }, { code: 0, output: '' });
    }),
    on(minor, '--delete leaves nothing, and the second time finds nothing', async ({ cluster, shell }) => {
      const before = await ours(cluster);
      assert.ok(before.length > 0);
      for (const time of ['first', 'second']) {
        const { code, output } = await shell.run(`: ${time}; echo yes | ${SCRIPT} --delete --with-upstream --manifests manifests`);
        assert.equal(code, 0, output);
        assert.ok(output.includes(`This deletes, last to first: ${[...STAGES].reverse().join(' ')}`), output);
        assert.deepEqual(await ours(cluster), []);
      }
    }),
    on(minor, 'in the empty cluster --dry-run says of which stages nobody can tell', async ({ shell }) => {
      const { code, output } = await shell.run(`${SCRIPT} --dry-run --manifests manifests`);
      assert.equal(code, 2, output);
      assert.match(output, /before the ones that they build on are applied: .*40-prow$/m);
    }),
  ];
}

/** What no namespace takes along when it goes, by name. */
async function ours({ kubectl }: Cluster): Promise<readonly string[]> {
  const { stdout } = await kubectl.run(['get', 'namespaces,customresourcedefinitions,clusterroles,clusterrolebindings', '--output=name']);
  return stdout.split('\n').filter((name) => /prow|test-pods|metallb/.test(name));
}

interface Place {
  readonly cluster: Cluster;
  readonly shell: UserShell;
  readonly published: Published;
}

function on(minor: Minor, statement: string, run: (place: Place) => Promise<string | void>): Check {
  return {
    name: `${minor}: apply-script: ${statement}`,
    needs: [kubernetesOf(minor)],
    run: async (context) => {
      const cluster = await context.cluster(minor, 'apply script');
      const { shared } = cluster;
      await shared.once('ready pods', async () => new ReadyPods(cluster.api));
      const published = await shared.once('published', () => Published.in(context.newFolder(`apply-script/${cluster.version}`)));
      const shell = await shared.once('apply shell', async () => new UserShell(published.folder, cluster.kubectl));
      return run({ cluster, shell, published });
    },
  };
}
