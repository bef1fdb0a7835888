import type { CheckContext } from '../check';
import type { Cluster } from '../cluster';
import { installation } from '../delivery/installation';
import { type Application, apply } from '../outputs/application';
import { defaultApp, emitted, withJobs } from '../outputs/outputs';
import { scheduledPods } from '../pods/emitted-pods';
import { LocalProw } from './local-prow';

/** The default app with jobs, applied over the one without. */
export function jobsApplication(context: CheckContext, cluster: Cluster): Promise<Application> {
  return cluster.shared.once('jobs', async () => {
    await installation(context, cluster);
    return apply(cluster, (await emitted(context, withJobs)).folder, { ownTypes: true });
  });
}

/** The pods of `dist/` as processes. */
export function runningProw(context: CheckContext, cluster: Cluster): Promise<LocalProw> {
  return cluster.shared.once('prow', async () => {
    await jobsApplication(context, cluster);
    const pods = await scheduledPods(cluster, await emitted(context, defaultApp));
    return LocalProw.start(context, cluster, pods);
  });
}
