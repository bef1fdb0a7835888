import type { KeyObject } from 'node:crypto';
import type { World } from '../world';

export const ORGANIZATION = 'acme';
/** Open to everybody. */
export const WIDGETS = 'acme/widgets';
/** Holds the jobs, and is only seen with a token. */
export const JOBS = 'acme/jobs';

const APP_ID = 4711;

/** Two repositories with owners, a member who may not push, and somebody whom nobody knows. */
export function enterpriseWorld(publicKey: KeyObject): World {
  const owners = 'approvers:\n- olga\nreviewers:\n- olga\n';
  return {
    app: {
      id: APP_ID,
      slug: 'acme-prow',
      publicKey,
      permissions: {
        actions: 'read', administration: 'read', checks: 'read', metadata: 'read', members: 'read',
        statuses: 'write', contents: 'write', issues: 'write', pull_requests: 'write', workflows: 'write',
      },
      events: ['issues', 'issue_comment', 'pull_request', 'pull_request_review', 'pull_request_review_comment', 'push', 'status'],
    },
    users: [{ id: 1, login: 'olga', type: 'User' }, { id: 2, login: 'mia', type: 'User' }, { id: 3, login: 'stan', type: 'User' }],
    organizations: [{
      id: 10,
      login: ORGANIZATION,
      installationId: 100,
      admins: ['olga'],
      members: ['mia'],
      teams: [],
      repositories: [
        { id: 1000, name: 'widgets', defaultBranch: 'main', labels: [], collaborators: [], files: { 'OWNERS': owners, 'README.md': '# widgets\n' } },
        { id: 1001, name: 'jobs', defaultBranch: 'main', labels: [], collaborators: [], private: true, files: { OWNERS: owners } },
      ],
    }],
    tokens: {},
  };
}
