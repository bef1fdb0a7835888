import assert from 'node:assert/strict';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Check, Minor } from '../check';
import { onBuildCluster, PODS, PROW_JOBS, prowJob, startHere } from '../clusters/build-cluster';
import { waitFor } from '../wait';

/** That a job runs in another cluster, which is the same API server under another name and another account, with the emitted rights alone. */
export function buildClusterChecks(minor: Minor): readonly Check[] {
  return [
    onBuildCluster(minor, 'its folder is applied by its script, and applying it again changes nothing', async ({ cluster, folder, shell }) => {
      const script = (words: string): string => shell(`sh ${join(folder, 'dist', 'clusters', 'build', 'apply.sh')} ${words}`);
      assert.match(script(''), /^missing {2}secret test-pods\/s3-credentials-jobs: pods of jobs would wait for it/m);
      await cluster.kubectl.applyObjects([{
        apiVersion: 'v1', kind: 'Secret', metadata: { name: 's3-credentials-jobs', namespace: 'test-pods' }, stringData: { 'service-account.json': '{}' },
      }]);
      assert.doesNotMatch(script(''), /missing/);
      script('--diff');
    }),
    onBuildCluster(minor, 'copy-secrets.sh brings a Secret as it is, and leaves one alone that is there', async ({ cluster, folder, shell }) => {
      const copy = `sh ${join(folder, 'dist', 'clusters', 'build', 'copy-secrets.sh')} --from-kubeconfig "$KUBECONFIG"`;
      const before = await cluster.kubectl.get('secret', 's3-credentials-jobs', 'test-pods');
      assert.match(shell(copy), /^kept {5}secret test-pods\/s3-credentials-jobs$/m);
      assert.match(shell(`${copy} --again`), /^copied {3}secret test-pods\/s3-credentials-jobs$/m);
      assert.deepEqual((await cluster.kubectl.get('secret', 's3-credentials-jobs', 'test-pods')).data, before.data);
    }),
    onBuildCluster(minor, 'prow-controller-manager makes the pod of a job there by the account of kubeconfig.sh alone', async (place) => {
      const { cluster } = place;
      const { process: running } = await startHere(place, 'prow-controller-manager', ['--metrics-port', '--health-port']);
      try {
        await cluster.kubectl.applyObjects([prowJob('there', 'build'), prowJob('here', 'default')]);
        await waitFor('the pod of the job', async () => (await cluster.api.list(PODS)).find(({ metadata }) => metadata.name === 'there'), 60_000);
        assert.equal((await cluster.api.get<any>(`${PROW_JOBS}/there`)).spec.cluster, 'build');
        await sleep(2_000);
        assert.deepEqual((await cluster.api.list(PODS)).map(({ metadata }) => metadata.name), ['there']);
        assert.match(running.log, /Parsed kubeconfig context: build/);
      } finally {
        await running.kill();
      }
    }),
    onBuildCluster(minor, 'sinker deletes an old pod there by the same account', async (place) => {
      const { cluster } = place;
      await cluster.api.patch(`${PODS}/there/status`, { status: { phase: 'Succeeded', startTime: '2020-01-01T00:00:00Z' } });
      await cluster.api.patch(`${PROW_JOBS}/there`, { status: { state: 'success', startTime: '2020-01-01T00:00:00Z', completionTime: '2020-01-01T00:01:00Z' } });
      const { process: running } = await startHere(place, 'sinker', ['--metrics-port']);
      try {
        await waitFor('the pod to go', async () => (await cluster.api.list(PODS)).every(({ metadata }) => metadata.deletionTimestamp !== undefined), 60_000);
      } finally {
        await running.kill();
      }
    }),
    onBuildCluster(minor, 'its account may do nothing else', async ({ cluster }) => {
      assert.deepEqual(await cluster.kubectl.canI({ verb: 'create', resource: 'pods', namespace: 'prow', as: 'system:serviceaccount:prow:prow-control-plane' }), false);
      assert.deepEqual(await cluster.kubectl.canI({ verb: 'get', resource: 'secrets', namespace: 'test-pods', as: 'system:serviceaccount:prow:prow-control-plane' }), false);
    }),
  ];
}
