import type { CheckContext } from '../check';
import type { Cluster } from '../cluster';
import type { Delivery } from '../github/webhooks/delivery';
import type { KubernetesObject } from '../kubernetes-api';
import type { LocalPod } from '../pods/local-pod';
import { waitFor } from '../wait';
import { MAINTAINER, REPOSITORY } from './github-world';
import type { LocalProw } from './local-prow';
import { runningProw } from './running-prow';

export const PROW_JOBS = '/apis/prow.k8s.io/v1/namespaces/prow/prowjobs';
const JOB_PODS = '/api/v1/namespaces/test-pods/pods';
const LIMIT_MS = 60_000;

export interface Push {
  readonly commit: string;
  readonly delivery: Delivery;
}

/** Somebody pushes to main, and GitHub tells hook of it. */
export async function push({ cluster, github, url }: LocalProw, secret?: string): Promise<Push> {
  const { data } = await cluster.api.get<KubernetesObject>('/api/v1/namespaces/prow/secrets/hmac-token');
  // What the user copied to GitHub.
  github.sendWebhooksTo({ url: `${url('hook', 8888)}/hook`, secret: secret ?? Buffer.from(data.hmac, 'base64').toString() });
  const commit = await github.actor(MAINTAINER).push(REPOSITORY, { files: { greeting: `${github.deliveries.length}\n` } });
  return { commit, delivery: github.deliveries.at(-1)! };
}

/** The one that the checks follow. */
export function goodPush(context: CheckContext, cluster: Cluster): Promise<Push> {
  return cluster.shared.once('push', async () => {
    const prow = await runningProw(context, cluster);
    await prow.ready('hook');
    return push(prow);
  });
}

/** The ProwJob that the push became, for the job of that name. */
export async function pushedJob(context: CheckContext, cluster: Cluster, name: string): Promise<KubernetesObject> {
  const { delivery } = await goodPush(context, cluster);
  return waitFor(`ProwJob of ${name}`, async () => (await prowJobs(cluster, `event-GUID=${delivery.id}`)).find(({ spec }) => spec.job === name), LIMIT_MS);
}

export function prowJobs({ api }: Cluster, selector: string): Promise<KubernetesObject[]> {
  return api.list(`${PROW_JOBS}?labelSelector=${encodeURIComponent(selector)}`);
}

/** The pod of a ProwJob, once it has a node. */
export function podOf({ api }: Cluster, { metadata }: KubernetesObject): Promise<KubernetesObject> {
  return waitFor(`the scheduled pod of ProwJob ${metadata.name}`, async () => {
    const pods = await api.list(`${JOB_PODS}?labelSelector=${encodeURIComponent(`prow.k8s.io/id=${metadata.name}`)}`);
    return pods.find((pod) => pod.spec.nodeName);
  }, LIMIT_MS);
}

/** Runs the containers of the job `greet` to their ends and says so, as kubelet does. */
export function finishedJob(context: CheckContext, cluster: Cluster): Promise<LocalPod> {
  return cluster.shared.once('finished job', async () => {
    const prow = await runningProw(context, cluster);
    const pod = await podOf(cluster, await pushedJob(context, cluster, 'greet'));
    const local = await prow.jobPod(pod);
    await local.initialise();
    const running = await Promise.all(pod.spec.containers.map((container: any) => local.start(container)));
    await Promise.all(running.map((one) => one.succeeds()));
    const now = new Date().toISOString();
    const containerStatuses = pod.spec.containers.map(({ name, image }: any) => ({
      name, image, imageID: '', ready: false, started: false, restartCount: 0,
      state: { terminated: { exitCode: 0, reason: 'Completed', startedAt: now, finishedAt: now } },
    }));
    await cluster.api.patch(`${JOB_PODS}/${pod.metadata.name}/status`, { status: { phase: 'Succeeded', startTime: now, containerStatuses } });
    return local;
  });
}
