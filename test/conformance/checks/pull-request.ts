import assert from 'node:assert/strict';
import { stringify } from 'yaml';
import { PROW_METRICS } from '../../../src/platform/monitoring/prow-metrics';
import { type Check, type Minor, prowCheck } from '../check';
import { EnterpriseProw, JOBS_NAMESPACE, NAMESPACE, PLUGINS } from '../github/prow/enterprise-prow';
import { JOBS, WIDGETS } from '../github/prow/enterprise-world';
import type { Comment, PullRequest } from '../github/state/issue';
import type { KubernetesObject } from '../kubernetes-api';
import { exposition } from '../monitoring/exposition';
import { waitFor } from '../wait';

const LIMIT_MS = 60_000;
const COMPLAINT = /forbidden|flag provided but not defined|"?level"?[:=]"?(error|fatal|panic)/i;

/** The way of pull requests through hook, crier and tide, at an Enterprise server over TLS; each row goes on where the one before it ended. */
export function pullRequestChecks(minor: Minor): readonly Check[] {
  const on = (statement: string, run: (prow: EnterpriseProw) => Promise<string | void>): Check => prowCheck(minor, `pull request: ${statement}`, async (context) => {
    const cluster = await context.cluster(minor, 'bare nodes');
    return run(await cluster.shared.once(NAMESPACE, () => EnterpriseProw.start(context, cluster)));
  });

  return [
    on('a member\'s becomes a ProwJob for its head, and a status with its end', async (prow) => {
      const { number, pull } = await prow.github.actor('mia').openPullRequest(WIDGETS, { title: 'Add a gear', files: { gear: 'round\n' } });
      const job = await jobOf(prow, number);
      assert.deepEqual(job.spec.refs.pulls.map(({ author, sha }: any) => ({ author, sha })), [{ author: 'mia', sha: pull.headSha }]);
      assert.deepEqual(job.spec.refs.base_sha, pull.baseSha);
      await status(prow, pull.headSha, 'unit', 'pending');
      await finish(prow, job, 'Succeeded');
      await status(prow, pull.headSha, 'unit', 'success');
    }),
    on('a stranger\'s waits for /ok-to-test by a member', async (prow) => {
      const { github } = prow;
      const { number } = await github.actor('stan').openPullRequest(WIDGETS, { title: 'Add a spring', files: { spring: 'coiled\n' } });
      const pullRequest = github.repository(WIDGETS).pullRequest(number)!;
      await labels(pullRequest, ['needs-ok-to-test']);
      await comment(pullRequest, /Hi @stan\. Thanks for your PR\./);
      await github.actor('stan').comment(WIDGETS, number, '/test all');
      await comment(pullRequest, /Cannot trigger testing until a trusted user reviews the PR/);
      assert.deepEqual(await jobsOf(prow, number), []);
      await github.actor('mia').comment(WIDGETS, number, '/ok-to-test');
      await labels(pullRequest, ['ok-to-test'], ['needs-ok-to-test']);
      await finish(prow, await jobOf(prow, number), 'Failed');
      await status(prow, pullRequest.pull.headSha, 'unit', 'failure');
      await comment(pullRequest, /the following test \*\*failed\*\*/i);
    }),
    on('/retest runs what failed again, and /test all runs everything', async (prow) => {
      const { github } = prow;
      const pullRequest = github.repository(WIDGETS).pullRequest(2)!;
      const before = await jobsOf(prow, 2);
      await github.actor('mia').comment(WIDGETS, 2, '/retest');
      const again = await jobOf(prow, 2, before);
      assert.equal(again.metadata.labels!['prow.k8s.io/retest'], 'true');
      await finish(prow, again, 'Succeeded');
      await status(prow, pullRequest.pull.headSha, 'unit', 'success');
      await github.actor('mia').comment(WIDGETS, 2, '/test all');
      await finish(prow, await jobOf(prow, 2, [...before, again]), 'Succeeded');
    }),
    on('a new commit aborts what runs and is tested itself', async (prow) => {
      const { github } = prow;
      const before = await jobsOf(prow, 1);
      await github.actor('mia').comment(WIDGETS, 1, '/test unit');
      const stale = await jobOf(prow, 1, before);
      const head = await github.actor('mia').updatePullRequest(WIDGETS, 1, { gear: 'rounder\n' });
      const fresh = await jobOf(prow, 1, [...before, stale]);
      assert.equal(fresh.spec.refs.pulls[0].sha, head);
      const isAborted = ({ metadata, status: { state } }: KubernetesObject) => metadata.name === stale.metadata.name && state === 'aborted';
      await waitFor('the end of the old one', async () => (await jobsOf(prow, 1)).some(isAborted), LIMIT_MS);
      await finish(prow, fresh, 'Succeeded');
      await status(prow, head, 'unit', 'success');
    }),
    on('tide merges when it is approved and nothing holds it', async (prow) => {
      const { github } = prow;
      const repository = github.repository(WIDGETS);
      const pullRequest = repository.pullRequest(1)!;
      await status(prow, pullRequest.pull.headSha, 'tide', 'pending');
      await github.actor('mia').comment(WIDGETS, 1, '/hold');
      await labels(pullRequest, ['do-not-merge/hold']);
      await github.actor('olga').review(WIDGETS, 1, { event: 'APPROVE', body: '/lgtm\n/approve' });
      await labels(pullRequest, ['approved', 'do-not-merge/hold', 'lgtm']);
      await github.actor('mia').comment(WIDGETS, 1, '/hold cancel');
      const merge = await waitFor('the merge', async () => pullRequest.pull.merge, LIMIT_MS);
      const git = await repository.git();
      assert.equal(merge.by, 'acme-prow[bot]');
      assert.equal(await git.branchTip('main'), merge.sha);
      assert.equal(await git.git(['show', 'main:gear']), 'rounder\n');
      await status(prow, pullRequest.pull.headSha, 'tide', 'success');
      await waitFor('the push event', async () => github.deliveries.find(({ event, payload }) => event === 'push' && payload.after === merge.sha), LIMIT_MS);
    }),
    on('config-updater writes the jobs that were merged, by a clone that needs its token', async (prow) => {
      const { github, cluster } = prow;
      const jobs = stringify(
        { presubmits: { [WIDGETS]: [{ name: 'lint', always_run: true, spec: { containers: [{ image: 'busybox:1.37', command: ['true'] }] } }] } });
      const { number } = await github.actor('olga').openPullRequest(JOBS, { title: 'Say the jobs', files: { 'prow-jobs.yaml': jobs } });
      await github.actor('olga').merge(JOBS, number, { method: 'squash' });
      const configMap = await waitFor('job-config', async () => {
        const found = await cluster.api.get<KubernetesObject>(`/api/v1/namespaces/${NAMESPACE}/configmaps/job-config`);
        return found.data?.['prow-jobs.yaml'] === undefined ? undefined : found;
      }, LIMIT_MS);
      assert.equal(configMap.data['prow-jobs.yaml'], jobs);
      await comment(github.repository(JOBS).pullRequest(number)!, /Updated the `job-config` configmap/);
      const clones = github.calls.filter(({ path }) => path.startsWith(`/${JOBS}/info/refs`));
      assert.deepEqual([...new Set(clones.map(({ caller, status: answered }) => `${caller} ${answered}`))].sort(), ['anonymous 401', 'installation 200']);
      prow.refreshJobs(configMap.data);
    }),
    on('config-updater writes files of several folders into a ConfigMap of two namespaces, with the emitted rights', async (prow) => {
      const { github, cluster } = prow;
      const files = { 'settings/a/limits.yaml': 'a: 1\n', 'settings/b/limits.yaml': 'b: 2\n' };
      const { number } = await github.actor('olga').openPullRequest(JOBS, { title: 'Say limits', files });
      await github.actor('olga').merge(JOBS, number, { method: 'squash' });
      for (const namespace of [NAMESPACE, JOBS_NAMESPACE]) {
        const { data } = await waitFor(`settings in ${namespace}`, async () => {
          const found = await cluster.api.get<KubernetesObject>(`/api/v1/namespaces/${namespace}/configmaps/settings`);
          return found.data === undefined ? undefined : found;
        }, LIMIT_MS);
        assert.equal(data['settings-a-limits.yaml'], 'a: 1\n');
        assert.equal(data['settings-b-limits.yaml'], 'b: 2\n');
      }
    }),
    on('status-reconciler starts a job that is new on what is open', async (prow) => {
      const job = await waitFor('a ProwJob of lint', async () => (await jobsOf(prow, 2)).find(({ spec }) => spec.job === 'lint'), LIMIT_MS);
      await finish(prow, job, 'Succeeded');
      await status(prow, prow.github.repository(WIDGETS).pullRequest(2)!.pull.headSha, 'lint', 'success');
    }),
    ...PLUGINS.map((app) => on(`${app} starts beside hook with the emitted arguments, becomes ready and complains of nothing`, async (prow) => {
      const { log } = await prow.ready(app);
      assert.deepEqual(log.split('\n').filter((line) => COMPLAINT.test(line)), []);
    })),
    on('needs-rebase labels one that conflicts, when hook hands it the event', async (prow) => {
      const { github } = prow;
      const { number } = await github.actor('mia').openPullRequest(WIDGETS, { title: 'Square the gear', files: { gear: 'square\n' } });
      const pullRequest = github.repository(WIDGETS).pullRequest(number)!;
      assert.deepEqual(pullRequest.labels.filter((one) => one === 'needs-rebase'), []);
      await github.actor('olga').push(WIDGETS, { files: { gear: 'oval\n' } });
      await github.actor('mia').comment(WIDGETS, number, 'Is it still good?');
      await labels(pullRequest, ['needs-rebase']);
      await comment(pullRequest, /PR needs rebase\./);
    }),
    on('tide and config-updater measured what they did', async ({ surroundings }) => {
      const wanted = { tide: ['pooledprs', 'updatetime', 'merges'], hook: ['prow_configmap_size_bytes'] };
      for (const [app, names] of Object.entries(wanted)) {
        const { labels } = exposition(await (await fetch(`http://127.0.0.1:${surroundings.port(app, 9090)}/metrics`)).text());
        for (const name of names) {
          const known: readonly string[] = PROW_METRICS[name as keyof typeof PROW_METRICS].labels;
          assert.deepEqual([name, [...labels.get(name) ?? []].filter((label) => known.includes(label)).sort()], [name, [...known].sort()]);
        }
      }
    }),
    on('every delivery was answered 200, and GitHub was asked nothing that it does not know', async ({ github }) => {
      await github.settled();
      const refused = github.deliveries.filter((one) => one.status !== 200);
      assert.deepEqual(refused.map(({ event, action, status: answered, error }) => ({ event, action, answered, error })), []);
      assert.deepEqual(github.unknown, []);
      return `${github.deliveries.length} deliveries, ${github.calls.length} calls`;
    }),
  ];
}

async function jobsOf({ cluster }: EnterpriseProw, number: number): Promise<KubernetesObject[]> {
  const selector = encodeURIComponent(`prow.k8s.io/refs.repo=widgets,prow.k8s.io/refs.pull=${number}`);
  return cluster.api.list(`/apis/prow.k8s.io/v1/namespaces/${NAMESPACE}/prowjobs?labelSelector=${selector}`);
}

/** One that is none of those known before. */
function jobOf(prow: EnterpriseProw, number: number, known: readonly KubernetesObject[] = []): Promise<KubernetesObject> {
  const isNew = ({ metadata }: KubernetesObject) => !known.some((one) => one.metadata.name === metadata.name);
  return waitFor(`a new ProwJob of pull request ${number}`, async () => (await jobsOf(prow, number)).find(isNew), LIMIT_MS);
}

/** Says of a job's pod what kubelet would say when it has run. */
async function finish({ cluster: { api } }: EnterpriseProw, { metadata }: KubernetesObject, phase: 'Succeeded' | 'Failed'): Promise<void> {
  const path = `/api/v1/namespaces/${JOBS_NAMESPACE}/pods/${metadata.name}`;
  const pod = await waitFor(`the pod of ProwJob ${metadata.name}`, () => api.get<KubernetesObject>(path).catch(() => undefined), LIMIT_MS);
  const now = new Date().toISOString();
  const terminated = { exitCode: phase === 'Failed' ? 1 : 0, reason: phase === 'Failed' ? 'Error' : 'Completed', startedAt: now, finishedAt: now };
  const ended = { imageID: '', ready: false, restartCount: 0, state: { terminated } };
  const containerStatuses = pod.spec.containers.map(({ name, image }: any) => ({ name, image, ...ended }));
  await api.patch(`${path}/status`, { status: { phase, startTime: now, containerStatuses } });
}

async function status({ github }: EnterpriseProw, sha: string, context: string, state: string): Promise<void> {
  const last = () => github.repository(WIDGETS).statuses.filter((one) => one.sha === sha && one.context === context).at(-1);
  await waitFor(`status ${context} ${state} of ${sha}`, async () => last()?.state === state, LIMIT_MS);
}

async function labels(pullRequest: PullRequest, present: readonly string[], absent: readonly string[] = []): Promise<void> {
  const fit = () => present.every((one) => pullRequest.labels.includes(one)) && !absent.some((one) => pullRequest.labels.includes(one));
  await waitFor(`labels ${present.join(', ')}`, async () => fit(), LIMIT_MS);
}

async function comment({ comments }: PullRequest, text: RegExp): Promise<void> {
  const isIt = ({ author, body }: Comment) => author === 'acme-prow[bot]' && text.test(body);
  await waitFor(`a comment that matches ${text}`, async () => comments.some(isIt), LIMIT_MS);
}
