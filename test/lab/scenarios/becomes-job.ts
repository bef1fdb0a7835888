import { deepEqual, equal, match } from 'node:assert/strict';
import type { PullRequest } from '../../conformance/github/state/issue';
import type { KubernetesObject } from '../../conformance/kubernetes-api';
import { REPOSITORY } from '../github/world';
import type { EnterpriseProw } from './enterprise-prow';
import { deckUrl } from './installation';

const LIMIT_MS = 300_000;

/** A member opens a pull request, and its job clones it, runs and is reported. */
export async function becomesJob(prow: EnterpriseProw, endLimitMs = LIMIT_MS): Promise<{ readonly pullRequest: PullRequest; readonly job: KubernetesObject }> {
  const since = prow.github.deliveries.length;
  const pullRequest = await prow.actor('member').openPullRequest(REPOSITORY, { title: 'Add a gear', files: { gear: 'round\n' } });
  deepEqual(await prow.answers(since), [200]);
  const job = await prow.ends(await prow.newJobOf(pullRequest, 'unit', [], LIMIT_MS), 'success', endLimitMs);
  const { targetUrl } = await prow.status(pullRequest, 'unit', 'success');
  equal(targetUrl, job.status.url);
  match(job.status.url, new RegExp(`^${deckUrl('node-1')}/view/s3/prow-logs/pr-logs/pull/lab-org_lab-repo/${pullRequest.number}/unit/\\d+$`));
  equal(await prow.printed(job), 'the gear is round\n');
  return { pullRequest, job };
}
