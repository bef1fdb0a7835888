import assert from 'node:assert/strict';
import { appendFileSync, cpSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, Chart } from 'cdk8s';
import { Cni, Exposure, GitHub, GitOps, ObjectStorage, ProwApp, type ProwAppProps } from '../../../src';
import { type Check, type CheckContext, kubernetesOf, type Minor } from '../check';
import type { Cluster } from '../cluster';
import { Flux } from '../delivery/flux';
import { Emitted } from '../outputs/emitted';
import { ReadyPods } from '../pods/ready-pods';

const PATH = 'clusters/prod/dist';
const STAGES = ['00-crds', '05-namespaces', '10-network', '40-prow', '60-own'];
const AFTER_THE_BROKEN = ['prow-40-prow', 'prow-60-own'];
const GONE = ['ConfigMap prow/own', 'Deployment prow/object-store', 'Service prow/object-store', 'ServiceAccount prow/object-store'];
/** Refused by every API server, and by nobody before. */
const BROKEN = '---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: Not_A_Name\n  namespace: prow\n';

/** That Flux's own kustomize-controller does with the output what `docs/gitops.md` says, on a real API server. */
export function fluxChecks(minor: Minor): readonly Check[] {
  return [
    on(minor, 'a stage that is broken on purpose: what is before it is applied, and nothing after it', async ({ cluster, flux, platforms }) => {
      await cluster.kubectl.apply(join(platforms, 'a', 'gitops', 'flux.yaml'));
      await flux.commit('broken', join(platforms, 'broken'), PATH);
      const { message } = await flux.says('prow-10-network', 'is refused', ({ reason }) => reason === 'ReconciliationFailed');
      assert.match(message, /Not_A_Name/);
      for (const name of AFTER_THE_BROKEN) await flux.says(name, 'waits', ({ reason }) => reason === 'DependencyNotReady');
      const { '05-namespaces': before, '40-prow': after } = Object.fromEntries(STAGES.map((stage) => [stage, stageOf(platforms, 'a', stage)]));
      assert.deepEqual(await absent(cluster, before), []);
      assert.deepEqual(await absent(cluster, after), after.map(nameOf));
      return message.split('\n')[0];
    }),
    on(minor, 'it is mended, and every stage is applied after the one before, as apply.sh would', async ({ cluster, flux, platforms }) => {
      await flux.commit('whole', join(platforms, 'a'), PATH);
      for (const name of ['prow', ...STAGES.map((stage) => `prow-${stage}`)]) await flux.applied(name, 'whole');
      const { objects } = new Emitted(join(platforms, 'a'));
      assert.deepEqual(await absent(cluster, objects), []);
      assert.deepEqual(await changed(cluster, join(platforms, 'a')), []);
      return `${objects.length} objects in ${STAGES.length} stages`;
    }),
    on(minor, 'what is in the output no more goes, but for CRDs, claims, the network and what config-updater wrote', async ({ cluster, flux, platforms }) => {
      const jobs = '/api/v1/namespaces/prow/configmaps/job-config';
      await cluster.api.patch(jobs, { data: { 'prow-jobs.yaml': 'presubmits: {}' } });
      await flux.commit('less', join(platforms, 'b'), PATH);
      await flux.applied('prow', 'less');
      await flux.removed('prow-10-network');
      await flux.removed('prow-60-own');
      for (const stage of ['00-crds', '05-namespaces', '40-prow']) await flux.applied(`prow-${stage}`, 'less');
      const [before, after] = ['a', 'b'].map((name) => new Emitted(join(platforms, name)).objects);
      const gone = await absent(cluster, before);
      const left = new Set(after.map(nameOf));
      const stays = before.filter((one) => !left.has(nameOf(one)) && !gone.includes(nameOf(one)));
      assert.deepEqual(stays.map(nameOf).sort(), [
        ...stageOf(platforms, 'a', '10-network').map(nameOf), 'PersistentVolumeClaim prow/object-store',
      ].sort());
      assert.deepEqual([...gone].sort(), GONE);
      assert.deepEqual((await cluster.api.get<{ data: object }>(jobs)).data, { 'prow-jobs.yaml': 'presubmits: {}' });
      return `${gone.length} objects went, ${stays.length} stayed`;
    }),
  ];
}

type Json = any;

function nameOf({ kind, metadata: { namespace, name } }: Json): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}

function stageOf(platforms: string, name: string, stage: string): readonly Json[] {
  return new Emitted(join(platforms, name), `${stage}.k8s.yaml`).objects;
}

/** Which of these objects the server does not have. */
async function absent({ kubectl }: Cluster, objects: readonly Json[]): Promise<readonly string[]> {
  // kinds whose CRD is not there yet are not there either
  const { stdout } = await kubectl.try(['get', '--ignore-not-found', '--output=json', '-f', '-'], objects.map((one) => JSON.stringify(one)).join('\n'));
  const found = stdout === '' ? { items: [] } : JSON.parse(stdout) as Json;
  const there = new Set((found.items ?? [found]).map(nameOf));
  return objects.map(nameOf).filter((name) => !there.has(name));
}

/** Which objects would become others if the folder were applied by `kubectl`. */
async function changed({ kubectl }: Cluster, folder: string): Promise<readonly string[]> {
  const read = async (args: readonly string[]): Promise<ReadonlyMap<string, Json>> => {
    const { items } = JSON.parse((await kubectl.run([...args, '-f', folder, '--output=json'])).stdout) as { items: Json[] };
    return new Map(items.map((one) => [nameOf(one), one]));
  };
  const plain = ({ metadata: { resourceVersion, managedFields, ...metadata }, status, ...object }: Json): Json => ({ ...object, metadata });
  const now = await read(['get']);
  const then = await read(['apply', '--server-side', '--force-conflicts', '--dry-run=server']);
  return [...then].filter(([name, one]) => JSON.stringify(plain(one)) !== JSON.stringify(plain(now.get(name)))).map(([name]) => name);
}

/** A platform, the same with a broken stage, and one without its network, its store and its own stage. */
function synthesise(folder: string): void {
  const app = (name: string, props: Partial<ProwAppProps>): ProwApp => new ProwApp({
    outdir: join(folder, name), github: GitHub.cloud({ repositories: ['acme/app'] }), exposure: Exposure.nodePort(),
    gitOps: GitOps.flux({ url: 'https://github.com/acme/clusters.git', path: PATH }), ...props,
  });
  const whole = app('a', { cni: Cni.flannel(), storage: ObjectStorage.inCluster() });
  new ApiObject(new Chart(whole, '60-own'), 'own', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'own', namespace: 'prow' }, data: { a: 'b' } });
  whole.synth();
  cpSync(join(folder, 'a'), join(folder, 'broken'), { recursive: true });
  appendFileSync(join(folder, 'broken', '10-network.k8s.yaml'), BROKEN);
  app('b', { storage: ObjectStorage.s3({ bucket: 'acme-logs', region: 'eu-central-1' }) }).synth();
}

interface Place {
  readonly cluster: Cluster;
  readonly flux: Flux;
  /** The folder of the outputs. */
  readonly platforms: string;
}

function on(minor: Minor, statement: string, run: (place: Place) => Promise<string | void>): Check {
  return {
    name: `${minor}: flux: ${statement}`,
    needs: [kubernetesOf(minor), 'flux'],
    run: async (context: CheckContext) => {
      const cluster = await context.cluster(minor, 'flux');
      await cluster.shared.once('ready pods', async () => new ReadyPods(cluster.api));
      const platforms = await cluster.shared.once('platforms', async () => {
        const folder = context.newFolder(`platforms/${cluster.version}`);
        synthesise(folder);
        return folder;
      });
      return run({ cluster, platforms, flux: await cluster.shared.once('flux', () => Flux.start(context, cluster)) });
    },
  };
}
