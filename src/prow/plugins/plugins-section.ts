import { Json } from '../config/json';
import { inUpstreamWords, snakeCase } from '../config/upstream-words';
import { PluginsSettings } from './plugins-options';

/** What of a Prow the sections of plugins depend on. */
export interface PluginSurroundings {
  readonly repositories: readonly string[];
  readonly deckUrl: string | undefined;
}

/** Where people read how issues for newcomers are written. */
export const HELP_URL = 'https://docs.github.com/communities/setting-up-your-project-for-healthy-contributions/'
  + 'encouraging-helpful-contributions-to-your-project-with-labels';

const SMALL = (property: string): string => property.toLowerCase();

/** Sections of `plugins.yaml` by what was said, in Prow's words; nothing of what was not said. */
export function saidOfPlugins(said: PluginsSettings, { repositories, deckUrl }: PluginSurroundings): Json {
  const help = deckUrl === undefined ? {} : { commandHelpLink: `${deckUrl}/command-help` };
  const { label, override, blunderbuss, owners, repoMilestone, requireMatchingLabel, blockades, dco, heart, releaseNoteGuidelinesUrl: guidelines } = said;
  const { cherryPickApproved, cherryPickUnapproved, branchCleaner } = said;
  return inUpstreamWords({
    approve: said.approve && placed(said.approve.map(approve), help, repositories),
    lgtm: said.lgtm && placed(said.lgtm.map((one) => inUpstreamWords(one)), { review_acts_as_lgtm: true }, repositories),
    welcome: said.welcome && placed(said.welcome.map((one) => inUpstreamWords(one)), undefined, repositories),
    label: label && inUpstreamWords({ ...label, restrictedLabels: label.restrictedLabels && each(label.restrictedLabels, (list) => list.map(restricted)) }),
    override: override && inUpstreamWords({ ...override, allowedGithubTeams: undefined, allowed_github_teams: override.allowedGithubTeams }),
    blunderbuss: blunderbuss && inUpstreamWords({ ...blunderbuss, waitForStatus: blunderbuss.waitForStatus && inUpstreamWords(blunderbuss.waitForStatus) }),
    owners: owners && inUpstreamWords({ ...owners, mdYamlRepos: undefined, mdyamlrepos: owners.mdYamlRepos }),
    // the empty name is for all others
    repoMilestone: repoMilestone && Object.fromEntries(Object.entries(repoMilestone).map(([name, one]) => [name === '*' ? '' : name, inUpstreamWords(one)])),
    milestoneApplier: said.milestoneApplier,
    requireMatchingLabel: requireMatchingLabel?.map((one) => inUpstreamWords(one)),
    size: said.size,
    blockades: blockades?.map((one) => inUpstreamWords(one, SMALL)),
    dco: dco && each(dco, (one) => inUpstreamWords(one)),
    heart: heart && inUpstreamWords(heart, SMALL),
    cherryPickApproved: cherryPickApproved?.map(({ branchRegexp, ...one }) => inUpstreamWords({ ...inUpstreamWords(one), branchregexp: branchRegexp })),
    cherryPickUnapproved: cherryPickUnapproved && inUpstreamWords(cherryPickUnapproved, SMALL),
    branchCleaner: branchCleaner && inUpstreamWords(branchCleaner),
    help: said.help && { help_guidelines_url: HELP_URL, ...inUpstreamWords(said.help) },
    retitle: said.retitle && inUpstreamWords(said.retitle),
    release_note: guidelines === undefined ? undefined : { guidelines_url: guidelines },
  });

  function approve(one: NonNullable<PluginsSettings['approve']>[number]): Json {
    return { ...help, ...inUpstreamWords(one, (property) => (property === 'commandHelpLink' ? property : snakeCase(property))) };
  }
}

/** Entries with their repositories: one that names none is for the others, for which there is one of ours where nobody said any. */
function placed(entries: readonly Json[], ours: Json | undefined, repositories: readonly string[]): readonly Json[] {
  const others = othersThan(entries.flatMap(({ repos = [] }) => repos as string[]), repositories);
  const all = entries.map((entry) => ({ ...entry, repos: entry.repos ?? others }));
  const isSaid = entries.some(({ repos }) => repos === undefined);
  return isSaid || ours === undefined || others.length === 0 ? all : [...all, { repos: others, ...ours }];
}

/** Served repositories that no entry is for: Prow looks for an entry of the repository, and then for one of its organisation. */
export function othersThan(names: readonly string[], repositories: readonly string[]): readonly string[] {
  return repositories.filter((one) => !names.includes(one) && !names.includes(one.split('/')[0]));
}

function restricted({ assignOn, ...one }: Json): Json {
  return inUpstreamWords({ ...one, assignOn: assignOn?.map((label: string) => ({ label })) });
}

function each<T>(byName: Readonly<Record<string, T>>, yaml: (one: T) => unknown): Json {
  return Object.fromEntries(Object.entries(byName).map(([name, one]) => [name, yaml(one)]));
}
