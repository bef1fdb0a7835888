import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Check, type Minor } from '../check';
import type { Cluster } from '../cluster';
import type { KubernetesObject } from '../kubernetes-api';
import { exposition } from '../monitoring/exposition';
import { podOf, prowJobs } from '../prow/pushed-job';
import { waitFor } from '../wait';
import { on } from './flow';

const LIMIT_MS = 60_000;
const PODS = '/api/v1/namespaces/test-pods/pods';

/** A younger pod may belong to a ProwJob that sinker has not heard of. Source: prow cmd/sinker/main.go, isPodOrphaned. */
const YOUNG_MS = 31_000;

/** What sinker takes away and what it leaves, as prow test/integration/test/sinker_test.go has it; how old things may get is seen on real nodes. */
export function leftOverPodChecks(minor: Minor): readonly Check[] {
  return [
    on(minor, 'sinker deletes a pod whose ProwJob is gone, and no pod that runs or is none of Prow\'s', async ({ cluster, prow }) => {
      const running = await waitFor('ProwJob of tick', async () => (await prowJobs(cluster, 'prow.k8s.io/type=periodic')).find(({ spec, status }) => (
        spec.job === 'tick' && status.state === 'pending')), LIMIT_MS);
      const kept = [(await podOf(cluster, running)).metadata.name, await made(cluster, 'somebody-elses', {})];
      const orphan = await made(cluster, 'orphan', { 'created-by-prow': 'true', 'prow.k8s.io/id': 'orphan' });
      await sleep(YOUNG_MS);
      const sinker = await prow.restart('sinker');
      const there = async (name: string) => (
        (await cluster.api.list<KubernetesObject>(PODS)).some(({ metadata }) => metadata.name === name && !metadata.deletionTimestamp));
      await sinker.reaches('the end of the orphan', async () => !(await there(orphan)), LIMIT_MS);
      assert.deepEqual(await Promise.all(kept.map(there)), [true, true]);
      // and it says so to whoever measures it
      await sinker.reaches('its own measure', async () => (
        exposition(await (await fetch(`${prow.url('sinker', 9090)}/metrics`)).text()).labels.has('sinker_pods_removed')), LIMIT_MS);
    }),
  ];
}

async function made({ api }: Cluster, name: string, labels: Readonly<Record<string, string>>): Promise<string> {
  const containers = [{ name: 'test', image: 'busybox:1.37', command: ['sleep', '3600'] }];
  const spec = { serviceAccountName: 'prow-job', automountServiceAccountToken: false, restartPolicy: 'Never', containers };
  await api.post(PODS, { metadata: { name, labels }, spec });
  return name;
}
