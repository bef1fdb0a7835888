import assert from 'node:assert/strict';
import { join } from 'node:path';
import { ApiObject, Chart } from 'cdk8s';
import { Exposure, GitHub, IngressController, ObjectStorage, ProwApp, type ProwAppProps, Tls } from '../../../src';
import { type Check, kubernetesOf, type Minor } from '../check';
import type { Cluster } from '../cluster';
import { madeObjects } from '../delivery/made-objects';
import { UserShell } from '../delivery/user-shell';
import { ReadyPods } from '../pods/ready-pods';

const MAKE_SECRETS = 'openssl genrsa -traditional -out app.pem 2048 2>/dev/null && for one in a c; do sh $one/secrets.sh --app-id 123456 --app-key '
  + 'app.pem; done';
const NOTHING_YET = 'note     there is no inventory in namespace prow, so nothing is removed; sh apply.sh begins one\n';
/** What the second platform has and the first has not, and what becomes of it. */
const CLAIM = 'persistentvolumeclaim prow/object-store';
const MORE = ['configmap prow/other', 'configmap prow/own', 'ingress prow/prow-ingress', CLAIM, 'resourcequota test-pods/prow-jobs'];
const SHOWN = `remove   ConfigMap prow/other
remove   ConfigMap prow/own
remove   Ingress.networking.k8s.io prow/prow-ingress
keep     PersistentVolumeClaim prow/object-store: what is in it would be lost
remove   ResourceQuota test-pods/prow-jobs
`;

/** That going to another platform and back leaves what the first one made alone, on a real API server. */
export function pruneChecks(minor: Minor): readonly Check[] {
  return [
    on(minor, 'without an inventory nothing is removed, and this is said', async ({ shell, apply }) => {
      const secrets = await shell.run(MAKE_SECRETS);
      assert.equal(secrets.code, 0, secrets.output);
      assert.ok((await apply('b', '--prune --diff', [1, 2])).startsWith(NOTHING_YET));
      assert.ok((await apply('a', '--prune')).startsWith(NOTHING_YET));
    }),
    on(minor, 'another platform and back: what it had more goes, but for its claim', async ({ cluster, apply, state }) => {
      const fresh = await madeObjects(cluster);
      state.fresh = fresh;
      await apply('b', '--prune');
      const more = (await madeObjects(cluster)).filter((name) => !fresh.includes(name));
      assert.deepEqual(more, MORE);
      const shown = await apply('a', '--prune --diff', [1]);
      assert.equal(shown.slice(0, SHOWN.length), SHOWN);
      assert.deepEqual((await madeObjects(cluster)).filter((name) => !fresh.includes(name)), MORE);
      assert.match(await apply('a', '--prune', [1], 'no'), /apply\.sh: nothing was changed\n$/);
      const done = await apply('a', '--prune', [0], 'yes');
      assert.match(done, /^removed {2}ConfigMap prow\/own$/m);
      assert.deepEqual(await madeObjects(cluster), [...fresh, CLAIM].sort());
      assert.match(await apply('a', '--prune --diff'), /^keep {5}PersistentVolumeClaim prow\/object-store: what is in it would be lost\n$/);
      return `${fresh.length} objects, and ${MORE.length} more`;
    }),
    on(minor, 'what was applied without --prune meanwhile, and broke off, is removed later', async ({ cluster, shell, apply, state }) => {
      const killed = await shell.run('setsid sh b/apply.sh --timeout 600 >killed.log 2>&1 & pid=$!\n'
        + 'until grep "apply    40-prow" killed.log >/dev/null 2>&1 || ! kill -0 $pid; do sleep 0.05; done\nsleep 0.2; kill -9 -$pid; wait $pid || '
        + 'cat killed.log');
      assert.equal(killed.code, 0, killed.output);
      await apply('a', '--prune --yes');
      assert.deepEqual(await madeObjects(cluster), [...state.fresh, CLAIM].sort());
    }),
    on(minor, 'in another namespace it says where the inventory is, and takes it when it is told to', async ({ cluster, apply }) => {
      const inPlace = await madeObjects(cluster);
      assert.match(await apply('c', '--prune --diff', [1, 2]),
        /^note {5}there is no inventory in namespace ci, so .*\nnote {5}there are inventories in: prow - where this Prow was there before, --inventory NAME counts that one\n/);
      assert.match(await apply('c', '--prune --inventory nowhere', [1]), /^apply\.sh: there is no inventory in namespace nowhere; nothing is changed\n$/);
      await apply('c', '--prune --yes --inventory prow');
      const left = await madeObjects(cluster);
      assert.deepEqual(left.filter((name) => / prow\//.test(name) && inPlace.includes(name)), [
        ...inPlace.filter((name) => /^secret prow/.test(name)), CLAIM].sort());
      const deleted = await apply('c', '--delete --yes');
      assert.match(deleted, /^delete {3}40-prow/m);
      // what it keeps, others would find in this cluster
      await cluster.kubectl.run(['delete', 'namespace', 'prow']);
    }),
  ];
}

const OWN = (name: string) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'prow' }, data: { a: 'b' } });

/** Three platforms: one, another with more in it, and the first in another namespace. */
function synthesise(folder: string): void {
  const app = (name: string, props: Partial<ProwAppProps>): ProwApp => new ProwApp({
    outdir: join(folder, name), github: GitHub.cloud({ repositories: ['acme/app'] }), storage: ObjectStorage.inCluster({ ephemeral: true }),
    exposure: Exposure.nodePort(), jobsResourceQuota: {}, ...props,
  });
  app('a', {}).synth();
  const more = app('b', {
    storage: ObjectStorage.inCluster(), jobsResourceQuota: { pods: '50' }, exposure: Exposure.ingress({
      controller: IngressController.nginx(), hookHost: 'hook.acme.dev', deckHost: 'deck.acme.dev', tls: Tls.secret('tls'),
    }),
  });
  new ApiObject(more.node.findChild('40-prow') as Chart, 'own', OWN('own'));
  new ApiObject(new Chart(more, '60-own'), 'own', OWN('other'));
  more.synth();
  app('c', { namespace: 'ci' }).synth();
}

interface Place {
  readonly cluster: Cluster;
  readonly shell: UserShell;
  /** Runs the script of a platform, which ends with one of these codes; what it said. */
  readonly apply: (platform: string, options: string, codes?: readonly number[], answer?: string) => Promise<string>;
  readonly state: { fresh: readonly string[] };
}

function on(minor: Minor, statement: string, run: (place: Place) => Promise<string | void>): Check {
  return {
    name: `${minor}: apply-script --prune: ${statement}`,
    needs: [kubernetesOf(minor)],
    run: async (context) => {
      const cluster = await context.cluster(minor, 'apply script');
      await cluster.shared.once('ready pods', async () => new ReadyPods(cluster.api));
      const place = await cluster.shared.once('prune', async () => {
        const folder = context.newFolder(`prune/${cluster.version}`);
        synthesise(folder);
        return { shell: new UserShell(folder, cluster.kubectl), state: { fresh: [] as readonly string[] } };
      });
      const apply: Place['apply'] = async (platform, options, codes = [0], answer = 'nothing') => {
        const { code, output } = await place.shell.run(`echo ${answer} | sh ${platform}/apply.sh --timeout 600 ${options}`);
        assert.ok(codes.includes(code), `${code}: ${output}`);
        return output;
      };
      return run({ cluster, apply, ...place });
    },
  };
}
