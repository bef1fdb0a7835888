import assert from 'node:assert/strict';
import { type Check, type CheckContext, kubernetesOf, type Minor } from '../check';
import type { Cluster } from '../cluster';
import { installation } from '../delivery/installation';
import { KubernetesApi, type KubernetesObject, StatusError } from '../kubernetes-api';
import type { ApplyOptions } from '../kubectl';
import { apply, assertSettled, versions } from '../outputs/application';
import type { Emitted } from '../outputs/emitted';
import { defaultApp, emitted } from '../outputs/outputs';
import { claimsAreBound, scheduledPods } from '../pods/emitted-pods';
import { warningsAtLevel } from '../pods/pod-security';
import { missingReferences } from '../pods/references';
import { tokenOf } from '../service-accounts';

const CONFIG_MAPS = '/api/v1/namespaces/prow/configmaps';
const JOBS = 'presubmits: {}\n';

/** What `dist/` is on a cluster on which the documents' commands have been run. */
export function defaultAppChecks(minor: Minor): readonly Check[] {
  return [
    on(minor, 'its pods are scheduled on three nodes and find all they refer to', async ({ cluster, dist }) => {
      const pods = await scheduledPods(cluster, dist);
      await claimsAreBound(cluster, dist);
      assert.deepEqual((await Promise.all(pods.map((pod) => missingReferences(cluster.api, pod)))).flat(), []);
      const nodesOf = (app: string) => new Set(pods.filter(({ metadata }) => metadata.labels!.app === app).map(({ spec }) => spec.nodeName)).size;
      assert.deepEqual([nodesOf('hook'), nodesOf('deck')], [2, 2]);
      return `${pods.length} pods on ${new Set(pods.map(({ spec }) => spec.nodeName)).size} nodes`;
    }),
    on(minor, 'a further apply changes nothing, whatever kubectl calls it', async ({ cluster, dist }) => {
      const before = await versions(cluster, dist.folder);
      const applied = await apply(cluster, dist.folder);
      assert.deepEqual(await versions(cluster, dist.folder), before);
      return assertSettled([applied], dist.objects.length);
    }),
    on(minor, 'what somebody else changed is noticed', async ({ cluster, dist }) => {
      await cluster.api.patch(`${CONFIG_MAPS}/plugins`, { data: { 'plugins.yaml': '{}' } });
      const applied = await apply(cluster, dist.folder, { ownTypes: true });
      assert.throws(() => assertSettled([applied], dist.objects.length), /configmap\/plugins/);
    }),
    on(minor, 'a key that a pod wants and nobody made is noticed', async ({ cluster: { api }, dist }) => {
      const { metadata, spec } = dist.get('Deployment', 'hook');
      const wishes = JSON.parse(JSON.stringify(spec.template.spec).replaceAll('app_id', 'appid'));
      assert.deepEqual(await missingReferences(api, { metadata, spec: wishes }), ['prow/hook needs secret github-token with appid']);
    }),
    on(minor, 'Pod Security has nothing to warn of in prow', async ({ cluster }) => {
      assert.deepEqual(await warningsAtLevel(cluster, 'prow', 'restricted'), []);
    }),
    on(minor, 'hook may write job-config and no other ConfigMap', async ({ cluster }) => {
      await asHook(cluster, async (hook) => {
        for (const name of ['config', 'plugins', 'job-config-from-code']) {
          const written = hook.put(`${CONFIG_MAPS}/${name}`, { metadata: { name }, data: {} });
          await assert.rejects(written, (error: StatusError) => error.status === 403, name);
        }
        const created = hook.post(CONFIG_MAPS, { metadata: { name: 'another' }, data: {} });
        await assert.rejects(created, (error: StatusError) => error.status === 403);
        await writeJobs(hook);
      });
    }),
    on(minor, 'jobs that config-updater wrote are still there after kubectl apply', ({ cluster, dist }) => keepsJobs(cluster, dist, {})),
  ];
}

/** The last ones: the next kubectl apply would call every object configured, because it writes its annotation a little differently. */
export function serverSideChecks(minor: Minor): readonly Check[] {
  return [
    on(minor, 'jobs that config-updater wrote are still there after kubectl apply --server-side', async ({ cluster, dist }) => {
      await keepsJobs(cluster, dist, { serverSide: true });
    }),
    on(minor, 'kubectl apply --server-side changes nothing the second time', async ({ cluster, dist }) => {
      await apply(cluster, dist.folder, { serverSide: true });
      const before = await versions(cluster, dist.folder);
      const { refused, warnings } = await apply(cluster, dist.folder, { serverSide: true });
      assert.deepEqual({ refused, warnings, versions: await versions(cluster, dist.folder) }, { refused: [], warnings: [], versions: before });
    }),
  ];
}

/** The YAML says nothing of that ConfigMap but that it exists. */
async function keepsJobs(cluster: Cluster, dist: Emitted, options: ApplyOptions): Promise<void> {
  await asHook(cluster, writeJobs);
  const { refused, warnings } = await apply(cluster, dist.folder, options);
  assert.deepEqual({ refused, warnings }, { refused: [], warnings: [] });
  const { data } = await cluster.api.get<KubernetesObject>(`${CONFIG_MAPS}/job-config`);
  assert.deepEqual(data, { 'prow-jobs.yaml': JOBS });
}

async function asHook({ api, controlPlane }: Cluster, run: (hook: KubernetesApi) => Promise<void>): Promise<void> {
  const hook = new KubernetesApi(controlPlane.url, controlPlane.caFile, await tokenOf(api, 'prow', 'hook'));
  try {
    await run(hook);
  } finally {
    hook.close();
  }
}

/** As the plugin does it: reads the ConfigMap, sets a key, and puts all of it back. */
async function writeJobs(hook: KubernetesApi): Promise<void> {
  const found = await hook.get<KubernetesObject>(`${CONFIG_MAPS}/job-config`);
  await hook.put(`${CONFIG_MAPS}/job-config`, { ...found, data: { ...found.data, 'prow-jobs.yaml': JOBS } });
}

interface Place {
  readonly context: CheckContext;
  readonly cluster: Cluster;
  readonly dist: Emitted;
}

function on(minor: Minor, statement: string, run: (place: Place) => Promise<string | void>): Check {
  return {
    name: `${minor}: dist: ${statement}`,
    needs: [kubernetesOf(minor)],
    run: async (context) => {
      const cluster = await context.cluster(minor, 'default app');
      await installation(context, cluster);
      return run({ context, cluster, dist: await emitted(context, defaultApp) });
    },
  };
}
