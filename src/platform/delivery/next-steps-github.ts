import { enabledClusters } from '../../prow/clusters/kubeconfig-part';
import { GitHubPlan, isApp } from '../../prow/github/github-plan';
import { pluginAuths } from '../../prow/plugins/resolve-plugins';
import { ProwModel } from '../../prow/prow-model';
import { appEvents, appOwners, appPermissions, cloneManifest } from '../github-app/app-manifest';
import { otherInputs } from '../github-app/app-files';
import { bullets, DeliveryFacts, howTos, Step } from './next-step';
import { usageOf } from './secrets-inputs';
import { scriptInputs } from './secrets-plan';

/** What GitHub's pages call otherwise than its manifests do. */
const WORDS: Readonly<Record<string, string>> = {
  organization_administration: 'Administration', organization_custom_properties: 'Custom properties',
  organization_personal_access_token_requests: 'Personal access token requests', organization_projects: 'Projects',
  repository_advisories: 'Repository security advisories', repository_projects: 'Projects', security_events: 'Code scanning alerts',
  statuses: 'Commit statuses', vulnerability_alerts: 'Dependabot alerts',
};

/** Permissions of an organisation, which those pages have in a list of their own. */
const OF_ORGANISATION = /^(members$|organization_)/;

const LEVELS: Readonly<Record<string, string>> = { read: 'read', write: 'read and write', admin: 'administer' };

/** The credentials that `secrets.sh` asks for. */
export function credentialsStep(facts: DeliveryFacts): Step {
  return usesApp(facts.prow.github) ? appStep(facts) : tokenStep(facts);
}

/** Events as GitHub's pages call them. */
export function eventWords(prow: ProwModel): string {
  return appEvents(prow).map(inWords).join(', ');
}

function permissionWords(prow: ProwModel): readonly string[] {
  const all = Object.entries(appPermissions(prow));
  const named = (level: string, isOfOrganisation: boolean): string => all
    .filter(([name, one]) => one === level && OF_ORGANISATION.test(name) === isOfOrganisation).map(([name]) => inWords(name)).sort().join(', ');
  return Object.entries(LEVELS).map(([level, verb]) => ({ verb, own: named(level, false), whole: named(level, true) }))
    .filter(({ own, whole }) => own !== '' || whole !== '')
    .map(({ verb, own, whole }) => `permissions to ${verb}: ${own}${whole === '' ? '' : `${own === '' ? '' : ', and '}of the organisation: ${whole}`}`);
}

function inWords(name: string): string {
  return WORDS[name] ?? `${name[0].toUpperCase()}${name.slice(1).replaceAll('_', ' ')}`;
}

/** Whether Prow acts as a GitHub App, or as a user. */
export function usesApp({ auth }: GitHubPlan): boolean {
  return isApp(auth);
}

/** What `create.mjs` does of the steps, which begin by its command. */
function byProgram({ prow, hookUrl, secrets, store }: DeliveryFacts): string {
  const others = store === undefined ? otherInputs(scriptInputs(prow, secrets)) : [];
  const command = `\`${['node github-app/create.mjs', ...others.map(usageOf)].join(' ')}\``;
  const isTold = others.length > 0 && (prow.deckLogin !== undefined || pluginAuths(prow.externalPlugins).length > 0 || howTos(secrets ?? []).length > 0
    || enabledClusters(prow.buildClusters).length > 0);
  const takes = `with a browser on this machine; \`--help\` lists what it takes.${isTold ? ' Have its files before: step 2 says how to come by them.' : ''}`;
  if (store !== undefined) return `${command} makes the App, ${takes} It leaves the key in a file that nobody else reads, for step 2.`;
  return hookUrl === undefined ? `${command} carries all of this step and the next one to GitHub, ${takes} The webhook is for step 5.`
    : `${command} carries all of this step, the next one and the webhook to GitHub, ${takes}`;
}

function appStep(facts: DeliveryFacts): Step {
  const { prow } = facts;
  const { github: { host } } = prow;
  const owners = appOwners(prow);
  return {
    title: 'Make the GitHub App',
    paragraphs: [
      `${byProgram(facts)} By hand:`,
      `At <https://${host}/settings/apps/new>, or where ${owners.length === 1 ? `\`${owners[0]}\` is an organisation` : 'it is for an organisation'} at `
        + `${owners.map((owner) => `\`https://${host}/organizations/${owner}/settings/apps/new\``).join(' or ')}. Leave its webhook inactive until step 5.`,
      bullets([
        ...permissionWords(prow),
        `events: ${eventWords(prow)}`,
        'note the App ID, and have a private key generated, which downloads as a `.pem` file',
        'install the App on the organisations or repositories that Prow serves: making it is not installing it',
      ]),
      `Without Commit statuses nothing shows on pull requests; without Members nobody is trusted${appPermissions(prow).workflows === undefined ? '.'
        : '; without Workflows tide cannot merge changes of `.github/workflows`.'}`,
      ...cloneManifest(prow) === undefined ? [] : [
        '`node github-app/create.mjs --clone` makes the second App, by which jobs clone what is not public, with `contents: read` and no webhook; it says what to '
        + 'write into `cloneApp` and where the key is. With `--check` beside it, it says whether that App may do more.',
      ],
    ],
    see: 'the page of the App with its App ID, the `.pem` file among your downloads, and the App under Install App as installed',
    ifNot: ['an organisation lets its owners alone make an App and install it: ask one of them.'],
  };
}

function tokenStep({ prow: { github: { host }, programs: { branchprotector, peribolos } }, store }: DeliveryFacts): Step {
  return {
    title: 'Make the token',
    paragraphs: [
      `Sign in to ${host} as the user that Prow acts as, and make a classic personal access token with the scopes \`repo\` and \`${peribolos === undefined ? 'read:org' : 'admin:org'}\`. Give that `
        + (branchprotector === undefined ? 'user write access to the repositories.' : 'user admin access to the repositories, without which it protects no branch.'),
    ],
    see: `the token once: put it into ${store === undefined ? 'a file that nobody else reads' : 'its entry of the next step'}`,
    ifNot: ['make another one; that one is not shown again.'],
  };
}

/** The user that cherrypicker is, where it is another than Prow. Scopes: docs.github.com, Scopes for OAuth apps. */
export function cherrypickerText({ github: { host }, externalPlugins }: ProwModel, place = 'a file that nobody else reads'): readonly string[] {
  return pluginAuths(externalPlugins).map(() => (
    `cherrypicker acts as a user of its own, and its forks are that user's. Sign in to ${host} as that user, make a classic personal access token with the scopes `
      + `\`repo\` and \`read:org\`, and with \`workflow\` where changes of \`.github/workflows\` are picked, and put it into ${place}. `
      + 'Make the user a member of the organisation, with the role Triage or more in the repositories: cherrypicker asks as that user who is a member, labels and assigns, '
      + 'and the pull requests of a member are tested without `/ok-to-test`.'));
}
