import { GitHubPlan } from '../../prow/github/github-plan';
import { bullets, DeliveryFacts, shell, Step } from './next-step';

/** What plugins, crier and tide ask of GitHub. Source: prow site/content/en/docs/getting-started-deploy.md at a61940897. */
const PERMISSIONS = [
  'read: Actions, Administration, Checks, Metadata, and of the organisation: Members',
  'read and write: Commit statuses, Contents, Issues, Pull requests, Workflows',
];

/** What hook handles itself. Source: prow pkg/hook/server.go at a61940897. */
const EVENTS = 'Issues, Issue comment, Pull request, Pull request review, Pull request review comment, Push, Status';

/** The credentials that `secrets.sh` asks for. */
export function credentialsStep(github: GitHubPlan): Step {
  return usesApp(github) ? appStep(github) : tokenStep(github);
}

function usesApp({ auth }: GitHubPlan): boolean {
  return auth.keys.some(({ content }) => content === 'app-id');
}

function appStep({ host, repositories }: GitHubPlan): Step {
  const owners = [...new Set(repositories.map((name) => name.split('/')[0]))];
  return {
    title: 'Make the GitHub App',
    paragraphs: [
      `At <https://${host}/settings/apps/new>, or where ${owners.length === 1 ? `\`${owners[0]}\` is an organisation` : 'it is for an organisation'} at `
        + `\`https://${host}/organizations/${owners.length === 1 ? owners[0] : 'ORG'}/settings/apps/new\`. Leave its webhook inactive until step 5.`,
      bullets([
        ...PERMISSIONS.map((permission) => `permissions to ${permission}`),
        `events: ${EVENTS}`,
        'note the App ID, and have a private key generated, which downloads as a `.pem` file',
        'install the App on the organisations or repositories that Prow serves: making it is not installing it',
      ]),
      'Without Commit statuses nothing shows on pull requests; without Members nobody is trusted; without Workflows tide cannot merge '
        + 'changes of `.github/workflows`.',
    ],
  };
}

function tokenStep({ host }: GitHubPlan): Step {
  return {
    title: 'Make the token',
    paragraphs: [
      `Sign in to ${host} as the user that Prow acts as, and make a classic personal access token with the scopes \`repo\` and \`read:org\`. Give that `
        + `user write access to the repositories.`,
    ],
  };
}

/** Where GitHub sends events, once hook can take them. */
export function webhookStep({ prow, hookUrl, hookAddress }: DeliveryFacts): Step {
  const { namespace, hmac, endpoints, github } = prow;
  const address = hookUrl === undefined
    ? hookAddress ?? `the address under which GitHub reaches Service \`${endpoints.hook.serviceName}\` on port ${endpoints.hook.port}, with the path \`/hook\``
    : `\`${hookUrl}\``;
  return {
    title: 'Tell GitHub',
    paragraphs: [
      usesApp(github) ? 'In the App\'s settings, under Webhook:' : 'In the settings of each repository or organisation, under Webhooks:',
      bullets([
        `URL: ${address}`,
        'secret: what the command below shows',
        ...(usesApp(github) ? ['active: yes'] : ['content type: `application/json`; hook refuses the other', `events: ${EVENTS}`]),
      ]),
      shell(`kubectl --namespace ${namespace} get secret ${hmac.secretName} --output go-template='{{index .data "${hmac.key}" | base64decode}}{{"\\n"}}'`),
      'GitHub lists deliveries and their answers there: 200 is right, '
        + `403 a wrong secret.${github.hosted ? ' It reaches public addresses only, never one like 192.168.1.100.' : ''}`,
    ],
  };
}
