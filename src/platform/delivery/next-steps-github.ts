import { GitHubPlan } from '../../prow/github/github-plan';
import { bullets, Step } from './next-step';

/** What plugins, crier and tide ask of GitHub. Source: prow site/content/en/docs/getting-started-deploy.md at a61940897. */
const PERMISSIONS = [
  'read: Actions, Administration, Checks, Metadata, and of the organisation: Members',
  'read and write: Commit statuses, Contents, Issues, Pull requests, Workflows',
];

/** What hook handles itself. Source: prow pkg/hook/server.go at a61940897. */
export const EVENTS = 'Issues, Issue comment, Pull request, Pull request review, Pull request review comment, Push, Status';

/** The credentials that `secrets.sh` asks for. */
export function credentialsStep(github: GitHubPlan): Step {
  return usesApp(github) ? appStep(github) : tokenStep(github);
}

/** Whether Prow acts as a GitHub App, or as a user. */
export function usesApp({ auth }: GitHubPlan): boolean {
  return auth.keys.some(({ content }) => content === 'app-id');
}

function appStep({ host, repositories }: GitHubPlan): Step {
  const owners = [...new Set(repositories.map((name) => name.split('/')[0]))];
  return {
    title: 'Make the GitHub App',
    paragraphs: [
      '`node github-app/create.mjs` carries all of this step, the next one and the webhook to GitHub, with a browser on this machine; `--help` lists what it '
        + 'takes. By hand:',
      `At <https://${host}/settings/apps/new>, or where ${owners.length === 1 ? `\`${owners[0]}\` is an organisation` : 'it is for an organisation'} at `
        + `${owners.map((owner) => `\`https://${host}/organizations/${owner}/settings/apps/new\``).join(' or ')}. Leave its webhook inactive until step 5.`,
      bullets([
        ...PERMISSIONS.map((permission) => `permissions to ${permission}`),
        `events: ${EVENTS}`,
        'note the App ID, and have a private key generated, which downloads as a `.pem` file',
        'install the App on the organisations or repositories that Prow serves: making it is not installing it',
      ]),
      'Without Commit statuses nothing shows on pull requests; without Members nobody is trusted; without Workflows tide cannot merge '
        + 'changes of `.github/workflows`.',
    ],
    see: 'the page of the App with its App ID, the `.pem` file among your downloads, and the App under Install App as installed',
    ifNot: ['an organisation lets its owners alone make an App and install it: ask one of them.'],
  };
}

function tokenStep({ host }: GitHubPlan): Step {
  return {
    title: 'Make the token',
    paragraphs: [
      `Sign in to ${host} as the user that Prow acts as, and make a classic personal access token with the scopes \`repo\` and \`read:org\`. Give that `
        + `user write access to the repositories.`,
    ],
    see: 'the token once: put it into a file that nobody else reads',
    ifNot: ['make another one; that one is not shown again.'],
  };
}
