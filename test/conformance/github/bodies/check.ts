import type { CheckRun, Status } from '../state/checks';
import type { LiveRepository } from '../state/live-repository';
import { userBody } from './accounts';

export function statusBody({ github, apiUrl }: LiveRepository, { id, sha, state, context, description, targetUrl, creator, createdAt }: Status): object {
  return {
    id,
    url: `${apiUrl}/statuses/${sha}`,
    state,
    context,
    description,
    target_url: targetUrl,
    creator: userBody(github.user(creator)),
    created_at: createdAt,
    updated_at: createdAt,
  };
}

export function checkRunBody({ github, apiUrl, htmlUrl }: LiveRepository, checkRun: CheckRun): object {
  const { id, sha, name, status, conclusion, detailsUrl, output, startedAt, completedAt } = checkRun;
  return {
    id,
    head_sha: sha,
    name,
    status,
    conclusion,
    url: `${apiUrl}/check-runs/${id}`,
    html_url: `${htmlUrl}/runs/${id}`,
    details_url: detailsUrl,
    output,
    started_at: startedAt,
    completed_at: completedAt,
    app: { id: github.world.app.id, slug: github.world.app.slug, name: github.world.app.slug },
    pull_requests: [],
  };
}
