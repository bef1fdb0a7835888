import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Check, type CheckContext, type Minor, prowCheck } from '../check';
import type { Cluster } from '../cluster';
import type { Status } from '../github/state/checks';
import type { KubernetesObject } from '../kubernetes-api';
import { apply } from '../outputs/application';
import { emitted, enterprise, quota } from '../outputs/outputs';
import { warningsAtLevel } from '../pods/pod-security';
import { REPOSITORY } from '../prow/github-world';
import { jobFiles } from '../prow/job-files';
import type { LocalProw } from '../prow/local-prow';
import { finishedJob, goodPush, podOf, PROW_JOBS, prowJobs, push, pushedJob } from '../prow/pushed-job';
import { runningProw } from '../prow/running-prow';
import { waitFor } from '../wait';

const LIMIT_MS = 60_000;

/** The way of an event through all of it: webhook, ProwJob, Pod, log, page. */
export function flowChecks(minor: Minor): readonly Check[] {
  return [
    on(minor, 'a push with a wrong signature gets 403 and becomes nothing', async ({ cluster, prow }) => {
      await prow.ready('hook');
      const { delivery: { status } } = await push(prow, 'guessed');
      await sleep(1_000);
      assert.deepEqual({ status, jobs: await prowJobs(cluster, 'prow.k8s.io/type=postsubmit') }, { status: 403, jobs: [] });
    }),
    on(minor, 'a signed push becomes a ProwJob for the job from code and for the one in the repository', async ({ context, cluster }) => {
      assert.equal((await goodPush(context, cluster)).delivery.status, 200);
      for (const name of ['greet', 'greet-from-repository']) {
        const { spec } = await pushedJob(context, cluster, name);
        assert.deepEqual([spec.type, spec.namespace, spec.decoration_config.default_service_account_name], ['postsubmit', 'test-pods', 'prow-job']);
      }
    }),
    on(minor, 'the ProwJob becomes a decorated Pod with the account of jobs and no token', async ({ context, cluster }) => {
      const { spec } = await podOf(cluster, await pushedJob(context, cluster, 'greet'));
      assert.deepEqual(
        [spec.initContainers, spec.containers].map((containers) => containers.map(({ name }: any) => name)),
        [['clonerefs', 'initupload', 'place-entrypoint'], ['test', 'sidecar']],
      );
      assert.equal(spec.serviceAccountName, 'prow-job');
      const mounted = [...spec.initContainers, ...spec.containers].flatMap(({ volumeMounts }: any) => volumeMounts.map(({ mountPath }: any) => mountPath));
      assert.deepEqual(mounted.filter((path) => path.includes('serviceaccount')), []);
    }),
    on(minor, 'job pods violate nothing of baseline, and would violate restricted', async ({ context, cluster }) => {
      await podOf(cluster, await pushedJob(context, cluster, 'greet'));
      assert.deepEqual(await warningsAtLevel(cluster, 'test-pods', 'baseline'), []);
      assert.match((await warningsAtLevel(cluster, 'test-pods', 'restricted')).join('\n'), /violate the new PodSecurity/);
    }),
    on(minor, 'a job pod fits under a quota and a limit range', async ({ context, cluster }) => {
      const pod = await podOf(cluster, await pushedJob(context, cluster, 'greet'));
      const { refused } = await apply(cluster, (await emitted(context, quota)).folder);
      assert.deepEqual(refused, []);
      await tried(cluster, pod, 'quota-jobs');
    }),
    ...(enterprise.minors!.includes(minor) ? [on(minor, 'the clones of a job get the CA of an Enterprise server', async ({ context, cluster }) => {
      const pod = await podOf(cluster, await pushedJob(context, cluster, 'greet'));
      const { refused } = await apply(cluster, (await emitted(context, enterprise)).folder);
      assert.deepEqual(refused, []);
      const clonerefs = await waitFor('the policy to work', async () => {
        const [first] = (await tried(cluster, pod, 'enterprise-jobs')).spec.initContainers;
        return first.volumeMounts.some(({ mountPath }: any) => mountPath === '/etc/github-ca') && first;
      }, LIMIT_MS);
      const variables = Object.fromEntries(clonerefs.env.map(({ name, value }: any) => [name, value]));
      assert.equal(variables.GIT_CONFIG_VALUE_0, '/etc/github-ca/ca.crt');
      assert.ok(variables.CLONEREFS_OPTIONS, 'what Prow put there is lost');
    })] : []),
    on(minor, 'horologium makes the ProwJob of a periodic, which becomes a Pod', async ({ cluster }) => {
      const job = await waitFor('ProwJob of tick', async () => (await prowJobs(cluster, 'prow.k8s.io/type=periodic')).find(({ spec }) => spec.job === 'tick'),
        LIMIT_MS);
      const { metadata } = await podOf(cluster, job);
      // no kubelet starts it, and after five minutes Prow gives up a pod that has no start
      await cluster.api.patch(`/api/v1/namespaces/test-pods/pods/${metadata.name}/status`, { status: { phase: 'Running', startTime: new Date().toISOString() } });
    }),
    on(minor, 'the Pod\'s containers run in their order and upload to the store', async ({ context, cluster, prow }) => {
      await finishedJob(context, cluster);
      const files = jobFiles(prow, await pushedJob(context, cluster, 'greet'));
      assert.equal(files.text('build-log.txt'), 'greetings from greet\ngreeting\n');
      assert.equal(JSON.parse(files.text('finished.json')).passed, true);
      assert.equal(JSON.parse(files.text('started.json')).repos['your-org/your-repo'], `main:${(await goodPush(context, cluster)).commit}`);
      return files.names().join(' ');
    }),
    on(minor, 'prow-controller-manager notices the end, and crier reports it to the store and to GitHub', async ({ context, cluster, prow }) => {
      await finishedJob(context, cluster);
      const job = await pushedJob(context, cluster, 'greet');
      await waitFor('ProwJob greet to succeed', async () => (await cluster.api.get<any>(`${PROW_JOBS}/${job.metadata.name}`)).status.state === 'success',
        LIMIT_MS);
      await waitFor('podinfo.json', async () => jobFiles(prow, job).names().includes('podinfo.json'), LIMIT_MS);
      const { commit } = await goodPush(context, cluster);
      const { statuses } = prow.github.repository(REPOSITORY);
      const isOurs = (one: Status) => one.sha === commit && one.context === 'greet' && one.state === 'success';
      await waitFor('the status at GitHub', async () => statuses.some(isOurs), LIMIT_MS);
    }),
  ];
}

/** The pod as the API server would make it in another namespace. */
async function tried({ api }: Cluster, { metadata, spec }: KubernetesObject, namespace: string): Promise<KubernetesObject> {
  const { nodeName: _, ...unscheduled } = spec;
  const { name, labels } = metadata;
  return api.post(`/api/v1/namespaces/${namespace}/pods?dryRun=All`, { metadata: { name, labels }, spec: unscheduled });
}

interface Place {
  readonly context: CheckContext;
  readonly cluster: Cluster;
  readonly prow: LocalProw;
}

export function on(minor: Minor, statement: string, run: (place: Place) => Promise<string | void>): Check {
  return prowCheck(minor, statement, async (context) => {
    const cluster = await context.cluster(minor, 'default app');
    return run({ context, cluster, prow: await runningProw(context, cluster) });
  });
}
