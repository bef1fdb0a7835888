import { jobNodesNotes } from './admission/job-nodes-notes';
import { clusterNotes } from './clusters/cluster-notes';
import { withoutNull } from './config/deep-merge';
import { decorationEntries } from './decoration/decoration-section';
import { isReadInRepo } from './config/in-repo-config';
import { closedRepositories } from './github/trust-plan';
import { RepositoryVisibility } from './github/repository-trust';
import { TrustPlan } from './github/trust-plan';
import { jobCacheNotes } from './job-caches/job-cache-notes';
import { programNotes } from './programs/program-notes';
import { ProwModel } from './prow-model';

/** What of a decoration lets jobs clone what is not public. Source: prow pkg/apis/prowjobs/v1/types.go, DecorationConfig, at a61940897. */
const CLONE_CREDENTIALS = ['github_app_id', 'oauth_token_secret', 'ssh_key_secrets'];

/** As many names are told. */
const SHOWN = 10;

/** What is good to know of a Prow, and nobody here can see. */
export function prowNotes(model: ProwModel): readonly string[] {
  return [
    ...trustNotes(model), ...cloneNotes(model), ...jobNodesNotes(model), ...protectionNotes(model),
    ...programNotes(model), ...jobCacheNotes(model), ...workflowNotes(model), ...stickyNotes(model), ...clusterNotes(model), ...slackNotes(model),
  ];
}

/** Why `.prow.yaml` is not read, and what it means where strangers may bring one. */
function trustNotes(model: ProwModel): readonly string[] {
  const { github: { trust, enterprise } } = model;
  const factory = enterprise ? 'GitHub.enterprise' : 'GitHub.cloud';
  const isSeen = ({ visibility }: TrustPlan): boolean => visibility === undefined || visibility === RepositoryVisibility.PUBLIC;
  const closed = trust.filter((one) => isSeen(one) && !one.saysInRepoConfig && !isReadInRepo(model, one.repository));
  const open = trust.filter((one) => isSeen(one) && isReadInRepo(model, one.repository));
  const isUnknown = closed.some(({ visibility }) => visibility === undefined);
  return [
    ...closed.length === 0 ? [] : [
      `Prow does not read \`.prow.yaml\` of ${named(closed)}. It would take the file from the head of a pull request, so that a stranger writes the pods that `
        + 'test him as soon as somebody answers `/ok-to-test`. '
        + (isUnknown ? `Where nobody but people of yours can open one, write \`trust: [{ visibility: RepositoryVisibility.PRIVATE }]\` in \`${factory}\`, and it `
          + 'is read; to have it all the same' : `To have it all the same in \`${factory}\``)
        + ', write `trust: [{ inRepoConfig: true }]`.',
    ],
    ...open.length === 0 ? [] : [
      `Prow reads \`.prow.yaml\` of ${named(open)} from the head of each pull request: look at what a stranger changes there before you answer \`/ok-to-test\`. `
        + 'That holds for his later pushes too, unless `trust` says `ignoreOkToTest`.',
    ],
  ];
}

function named(trust: readonly TrustPlan[]): string {
  return listed(trust.map(({ repository }) => repository));
}

function listed(repositories: readonly string[]): string {
  const names = repositories.map((name) => `\`${name}\``);
  return names.length <= SHOWN ? names.join(', ') : `${names.slice(0, SHOWN).join(', ')} and ${names.length - SHOWN} more`;
}

function cloneNotes({ configOverrides, sections: { decoration: said }, github: { trust, cloneApp, enterprise, host } }: ProwModel): readonly string[] {
  if (cloneApp !== undefined) {
    return [
      `Jobs of ${listed(cloneApp.repositories)} clone as the GitHub App ${cloneApp.appId}. Make it at <https://${host}/settings/apps/new> or among the Apps of `
        + 'the organisation, without a webhook, with the permission to read Contents and no other, and install it on these repositories alone: whoever writes a '
        + 'job of one of them may read everything that it is installed on. Take another App than Prow\'s own, which may write.',
    ];
  }
  const decoration = JSON.stringify([withoutNull(configOverrides.plank ?? {}), decorationEntries(said)]);
  if (CLONE_CREDENTIALS.some((key) => decoration.includes(`"${key}":`))) return [];
  const closed = closedRepositories(trust);
  const how = `make a second GitHub App that may read Contents and nothing else, and name it in \`${enterprise ? 'GitHub.enterprise' : 'GitHub.cloud'}\`: `
    + '`cloneApp: { appId: … }`.';
  return [closed.length === 0
    ? `Jobs clone without credentials, which is enough for public repositories. For private ones say so in \`trust\`, ${how}`
    : `Jobs of ${listed(closed)} cannot clone, because they have no credentials: ${how}`];
}

/** Who puts the protection of branches into effect. */
function protectionNotes({ branchProtection, programs: { branchprotector } }: ProwModel): readonly string[] {
  if (branchProtection === undefined || branchprotector !== undefined) return [];
  return ['GitHub protects no branch by `branchProtection` until branchprotector runs: write `branchprotector: {}`, or run it yourself.'];
}

function workflowNotes({ github: { trust } }: ProwModel): readonly string[] {
  const those = trust.filter(({ triggerGithubWorkflows }) => triggerGithubWorkflows);
  return those.length === 0 ? [] : [
    `Prow starts GitHub's workflows of ${named(those)} by \`triggerGithubWorkflows\`, for which its App needs the permission to write Actions.`,
  ];
}

/** A label that no later commit takes away. */
function stickyNotes({ plugins: { lgtm = [] } }: ProwModel): readonly string[] {
  return lgtm.flatMap(({ trustedTeamForStickyLgtm: team }) => (team === undefined ? [] : [
    `The label \`lgtm\` of a pull request of the team \`${team}\` stays through later commits, by \`trustedTeamForStickyLgtm\`: whoever has the account of one of `
      + 'them merges what nobody has read.',
  ]));
}

/** Where its token comes from. */
function slackNotes({ slack }: ProwModel): readonly string[] {
  if (slack === undefined) return [];
  const channels = [...new Set(slack.reporterConfigs.map(({ channel }) => `\`${channel}\``))];
  return [
    'Slack takes messages of an App: make one at <https://api.slack.com/apps> from scratch, give it the bot scopes `chat:write` and `chat:write.customize` under OAuth '
      + '& Permissions, and install it. The bot token, which begins with `xoxb-`, is for `secrets.sh`. Invite the App into '
      + `${channels.join(', ')} by \`/invite @NAME\`; without that the log of crier says \`not_in_channel\`.`,
  ];
}
