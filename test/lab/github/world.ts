import { createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Organization, Repository, World } from '../../conformance/github/world';
import { appKeyFile, pickerTokenFile } from './credentials';

export const APP_ID = 4711;
const ORGANIZATION = 'lab-org';
const REPOSITORY_NAME = 'lab-repo';
export const REPOSITORY = `${ORGANIZATION}/${REPOSITORY_NAME}`;
const CONFIG_NAME = 'lab-config';
/** Private: who asks for it without credentials is asked for some. */
export const CONFIG_REPOSITORY = `${ORGANIZATION}/${CONFIG_NAME}`;

/** A machine user: it picks changes, with forks of its own. */
export const PICKER = 'picker';

const OWNERS = 'approvers:\n- maintainer\nreviewers:\n- maintainer\n';

/** The GitHub of all scenarios; the App has what NEXT-STEPS.md tells to give it. */
export function labWorld(): World {
  const read = ['actions', 'administration', 'checks', 'metadata', 'members'];
  const write = ['statuses', 'contents', 'issues', 'pull_requests', 'workflows'];
  return {
    app: {
      id: APP_ID,
      slug: 'lab-prow',
      publicKey: createPublicKey(readFileSync(appKeyFile)),
      permissions: { ...granted(read, 'read'), ...granted(write, 'write') },
      events: ['issues', 'issue_comment', 'pull_request', 'pull_request_review', 'pull_request_review_comment', 'push'],
    },
    users: ['maintainer', 'member', 'stranger', PICKER].map((login, i) => ({ id: i + 1, login, type: 'User' })),
    // The second one is the example's.
    organizations: [
      organization(10, ORGANIZATION, repository(1000, REPOSITORY_NAME), { ...repository(1001, CONFIG_NAME), private: true }),
      organization(11, 'your-org', repository(1100, 'your-repo')),
    ],
    tokens: { [readFileSync(pickerTokenFile, 'utf8').trim()]: PICKER },
  };
}

function organization(id: number, login: string, ...repositories: readonly Repository[]): Organization {
  return { id, login, installationId: 10 * id, admins: ['maintainer'], members: ['member', PICKER], teams: [], repositories };
}

function repository(id: number, name: string): Repository {
  return {
    id, name, defaultBranch: 'main', labels: [], collaborators: ['maintainer', 'member', PICKER], files: { OWNERS, 'README.md': `# ${name}\n` },
  };
}

function granted<Level extends 'read' | 'write'>(names: readonly string[], level: Level): Record<string, Level> {
  return Object.fromEntries(names.map((name) => [name, level]));
}
