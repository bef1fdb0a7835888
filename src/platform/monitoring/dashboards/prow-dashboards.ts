import { probeJob } from '../probes/probed-page';
import { WatchedProw } from '../prow-alerts';
import { ofJob } from '../prow-metrics';
import { Dashboard } from './dashboard';
import { gitHub } from './git-hub-dashboard';
import { jobs } from './jobs-dashboard';
import { pages } from './pages-dashboard';
import { serviceLevels } from './service-levels-dashboard';
import { tide } from './tide-dashboard';
import { webhooks } from './webhooks-dashboard';

/** What is shown of a Prow, what concerns everybody first. */
export function prowDashboards({ namespace, job, storeClaim, probed }: WatchedProw): readonly Dashboard[] {
  const of = ofJob(job);
  return [
    serviceLevels(of), webhooks(of), tide(of), jobs(of), gitHub(of),
    pages(of, { namespace, storeClaim, probeJob: probed.length > 0 ? probeJob(namespace) : undefined }),
  ];
}
