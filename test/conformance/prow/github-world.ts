import type { KeyObject } from 'node:crypto';
import { stringify } from 'yaml';
import type { World } from '../github/world';
import { APP_ID } from '../outputs/inputs';

export const REPOSITORY = 'your-org/your-repo';
/** May push there. */
export const MAINTAINER = 'wile';

/** A job that stands in the repository itself. */
const repositoryJobs = {
  postsubmits: [{
    name: 'greet-from-repository',
    decorate: true,
    branches: ['^main$'],
    spec: { containers: [{ image: 'busybox:1.37', command: ['true'] }] },
  }],
};

/** The organisation and repository that the default app is for, with the App installed as NEXT-STEPS.md says. */
export function githubWorld(publicKey: KeyObject): World {
  const [organization, name] = REPOSITORY.split('/');
  const [read, write] = ['read', 'write'] as const;
  return {
    app: {
      id: APP_ID,
      slug: 'your-prow',
      publicKey,
      permissions: {
        actions: read, administration: read, checks: read, metadata: read, members: read,
        statuses: write, contents: write, issues: write, pull_requests: write, workflows: write,
      },
      events: ['issues', 'issue_comment', 'pull_request', 'pull_request_review', 'pull_request_review_comment', 'push', 'status'],
    },
    users: [{ id: 1, login: MAINTAINER, type: 'User' }],
    organizations: [{
      id: 10,
      login: organization,
      installationId: 100,
      admins: [MAINTAINER],
      members: [],
      teams: [],
      repositories: [{
        id: 1000, name, defaultBranch: 'main', labels: ['lgtm', 'approved'], collaborators: [MAINTAINER], files: { '.prow.yaml': stringify(repositoryJobs) },
      }],
    }],
    tokens: {},
  };
}
