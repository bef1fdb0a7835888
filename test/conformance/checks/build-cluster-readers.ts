import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Check, Minor } from '../check';
import { onBuildCluster, type Place, PODS, PROW_JOBS, prowJob, startHere } from '../clusters/build-cluster';
import { KubeletStandIn } from '../clusters/kubelet-stand-in';
import { GitHubServer } from '../github/server';
import type { KubernetesObject } from '../kubernetes-api';
import { inputs } from '../outputs/inputs';
import { turnOfDeck } from '../pods/deck-turn';
import { DECK_PORT } from '../pods/surroundings';
import { gitPath } from '../prow/git-path';
import { githubWorld, MAINTAINER, REPOSITORY } from '../prow/github-world';
import { deckFiles } from '../prow/local-prow';
import { RunningStore } from '../store/running-store';

const LIMIT_MS = 60_000;
const INSTRUMENTATION = ['--health-port', '--metrics-port', '--pprof-port'];
const COMPLAINT = /forbidden|flag provided but not defined|unknown flag|"?level"?[:=]"?(fatal|panic)/i;
const HMAC = 'of-this-check';

/** That those of Prow's programs that read and write in another cluster do it there, with the emitted arguments, kubeconfig and rights. */
export function buildClusterReaderChecks(minor: Minor): readonly Check[] {
  return [
    onBuildCluster(minor, 'crier brings the pod of a finished job there to the store, and lets go of it', async (place) => {
      const { context, cluster } = place;
      const store = await context.once('store', () => RunningStore.start(context));
      await podOfJob(place, 'reported');
      const { process: crier } = await withGitHub(place, (apiUrl) => startHere(place, 'crier', INSTRUMENTATION, {
        apiUrl, secrets: { 'storage-credentials': { 'service-account.json': store.credentials('crier') } },
      }), async ({ process }) => {
        const isHeld = async () => ((await cluster.api.get<any>(`${PODS}/reported`)).metadata.finalizers ?? []).length > 0;
        await process.reaches('its hold on the pod', isHeld, LIMIT_MS);
        await cluster.api.patch(`${PODS}/reported/status`, { status: { phase: 'Succeeded' } });
        await cluster.api.patch(`${PROW_JOBS}/reported`, { status: { state: 'success', completionTime: new Date().toISOString() } });
        const podInfo = await process.reaches('podinfo.json', async () => {
          const { status, body } = await store.send({ method: 'GET', path: '/prow-logs/logs/reported/7/podinfo.json' }, 'deck');
          return status === 200 && JSON.parse(body);
        }, LIMIT_MS);
        assert.equal(podInfo.pod.metadata.name, 'reported');
        await process.reaches('the end of its hold', async () => !await isHeld(), LIMIT_MS);
      });
      assert.doesNotMatch(crier.log, COMPLAINT);
    }),
    onBuildCluster(minor, 'deck shows the log of a job that runs there', async (place) => {
      const { context, cluster } = place;
      const folder = context.newFolder(`kubelet-${minor}`);
      const kubelet = await KubeletStandIn.start(cluster.api, folder, 'kubelet');
      await podOfJob(place, 'shown', kubelet.node);
      const turn = await turnOfDeck();
      const clones = join(folder, 'clones');
      mkdirSync(clones);
      try {
        await withGitHub(place, (apiUrl) => startHere(place, 'deck', INSTRUMENTATION, {
          apiUrl, more: [`--cache-dir-base=${clones}`], env: { KO_DATA_PATH: deckFiles(join(folder, 'deck-files')) },
        }), async ({ process, url }) => {
          await process.answers(`${url('--health-port')}/healthz/ready`);
          const answer = await fetch(`http://127.0.0.1:${DECK_PORT}/log?job=shown&id=7`);
          assert.equal(await answer.text(), 'log of /containerLogs/test-pods/shown/test\n');
          assert.doesNotMatch(process.log, COMPLAINT);
        });
      } finally {
        turn.close();
        await kubelet.stop();
      }
    }),
    onBuildCluster(minor, 'hook writes what was merged into a ConfigMap there', async (place) => {
      const { context, cluster } = place;
      const folder = context.newFolder(`hook-${minor}`);
      await withGitHub(place, (apiUrl) => startHere(place, 'hook', ['--port', ...INSTRUMENTATION], {
        apiUrl, secrets: { webhook: { hmac: HMAC } }, more: [`--cache-dir-base=${folder}`], env: { PATH: gitPath(join(folder, 'programs'), new URL(apiUrl).origin) },
      }), async ({ process, url }, github) => {
        await process.answers(`${url('--health-port')}/healthz/ready`);
        github.sendWebhooksTo({ url: `${url('--port')}/hook`, secret: HMAC });
        const maintainer = github.actor(MAINTAINER);
        const { number } = await maintainer.openPullRequest(REPOSITORY, { title: 'Say kind', files: { 'kind/cluster.yaml': 'nodes: 2\n' } });
        await maintainer.merge(REPOSITORY, number, { method: 'squash' });
        const written = async () => (await cluster.api.get<KubernetesObject>('/api/v1/namespaces/test-pods/configmaps/kind-config')).data?.['cluster.yaml'];
        assert.equal(await process.reaches('the ConfigMap', written, LIMIT_MS), 'nodes: 2\n');
        assert.doesNotMatch(process.log, COMPLAINT);
      });
    }),
  ];
}

type Started = Awaited<ReturnType<typeof startHere>>;

/** Runs a program beside a GitHub of its own, and ends both. */
async function withGitHub(
  { context }: Place, start: (apiUrl: string) => Promise<Started>, run: (started: Started, github: GitHubServer) => Promise<void>,
): Promise<Started> {
  const github = await GitHubServer.start(githubWorld((await inputs(context)).appKey));
  try {
    const started = await start(github.apiUrl);
    try {
      await run(started, github);
      return started;
    } finally {
      await started.process.kill();
    }
  } finally {
    await github.stop();
  }
}

/** A job that runs there since a minute, and its pod, which no kubelet but that one has. */
async function podOfJob({ cluster }: Place, name: string, node?: string): Promise<void> {
  const job = prowJob(name, 'build');
  await cluster.kubectl.applyObjects([job, {
    apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace: 'test-pods', labels: { 'created-by-prow': 'true', 'prow.k8s.io/id': name } },
    spec: { ...job.spec.pod_spec, schedulerName: 'nobody', automountServiceAccountToken: false },
  }]);
  if (node !== undefined) {
    await cluster.api.post(`${PODS}/${name}/binding`, { apiVersion: 'v1', kind: 'Binding', metadata: { name }, target: { apiVersion: 'v1', kind: 'Node', name: node } });
  }
  const since = new Date(Date.now() - 60_000).toISOString();
  await cluster.api.patch(`${PODS}/${name}/status`, { status: { phase: 'Running', startTime: since } });
  await cluster.api.patch(`${PROW_JOBS}/${name}`, {
    status: { state: 'pending', startTime: since, pendingTime: since, pod_name: name, build_id: '7' },
  });
}
