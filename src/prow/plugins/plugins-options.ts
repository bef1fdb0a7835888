import { gitHubTeam } from '../../core/github-names';
import { repository, repositoryInOrg, repositoryOrAll } from '../../core/names';
import { httpUrl } from '../../core/net';
import { checked, Fields, optional, Read, Rule, shape } from '../../core/props';
import { text } from '../../core/safe-text';
import { boolean, list, record } from '../../core/values';
import { checkRepositories } from '../config/plugin-rules';
import {
  branchCleaner, BranchCleanerOptions, cherryPickApproved, CherryPickApprovedOptions, cherryPickUnapproved, CherryPickUnapprovedOptions, help,
  HelpPluginOptions, retitle, RetitlePluginOptions,
} from './branch-plugins';
import {
  blockade, BlockadeOptions, label, LabelPluginOptions, requireMatchingLabel, RequireMatchingLabelOptions, size, SizePluginOptions,
} from './label-plugins';
import { dco, DcoPluginOptions, heart, HeartPluginOptions, welcome, WelcomePluginOptions } from './people-plugins';
import {
  approve, ApprovePluginOptions, blunderbuss, BlunderbussPluginOptions, lgtm, LgtmPluginOptions, milestone, MilestonePluginOptions, OverridePluginOptions,
  owners, OwnersPluginOptions,
} from './review-plugins';

/**
 * Which plugins run somewhere. Names that hook does not have raise `UnknownProp`, and those that do nothing there without a section that names the place
 * `PropMissing`.
 */
export interface EnabledPluginsOptions {
  /**
   * Plugins in the place of ours.
   * @default - ours, where `github` names the repository or organisation; below an organisation that it names, those of the organisation
   */
  readonly only?: string[];

  /**
   * Further plugins. Errors: `PluginTwice` for one that is there already, `MutuallyExclusive` beside `only`.
   * @default - none
   */
  readonly add?: string[];

  /**
   * Plugins of ours that do not run. Error: `PropWithoutEffect` for one that is not there.
   * @default - none
   */
  readonly remove?: string[];

  /**
   * Repositories of the organisation, by their names without it, in which its plugins do not run: `excluded_repos`. Errors: `RepositoryInvalid` for a name
   * with its organisation, `PropWithoutEffect` for a repository.
   * @default - none
   */
  readonly excludedRepos?: string[];
}

/**
 * Which plugins hook runs, and how: `plugins.yaml`. What is said here and in `pluginOverrides` too is an error (`MutuallyExclusive`), and so is a section
 * whose plugin runs nowhere that it is for (`PropWithoutEffect`). `trigger` is said by `trust` of `github`, and `config_updater` by `configUpdater`.
 */
export interface PluginsOptions {
  /**
   * Which plugins run, by `org` or `org/repo`. Error: `RepositoryNotServed` for one that `github` does not name.
   * @default - approve, assign, help, hold, label, lgtm, lifecycle, retitle, size, skip, trigger, verify-owners and wip everywhere
   */
  readonly enabled?: { readonly [repository: string]: EnabledPluginsOptions };

  /**
   * How approve works.
   * @default - as upstream has it
   */
  readonly approve?: ApprovePluginOptions[];

  /**
   * How lgtm works.
   * @default - reviews give the label too
   */
  readonly lgtm?: LgtmPluginOptions[];

  /**
   * How welcome greets.
   * @default - with a sentence
   */
  readonly welcome?: WelcomePluginOptions[];

  /**
   * Which labels `/label` gives.
   * @default - `kind/…`, `priority/…`, `area/…` and the like
   */
  readonly label?: LabelPluginOptions;

  /**
   * Who may override contexts.
   * @default - administrators of a repository
   */
  readonly override?: OverridePluginOptions;

  /**
   * How blunderbuss asks for reviews.
   * @default - two people
   */
  readonly blunderbuss?: BlunderbussPluginOptions;

  /**
   * How OWNERS files are read.
   * @default - as upstream has it
   */
  readonly owners?: OwnersPluginOptions;

  /**
   * Who may set milestones, by `org/repo`; `*` is for all others. Error: `RepositoryInvalid`, for an organisation too.
   * @default - nobody
   */
  readonly repoMilestone?: { readonly [repository: string]: MilestonePluginOptions };

  /**
   * Which milestone a merged pull request gets, by `org/repo`, and there by branch: `milestone_applier`. Error: `RepositoryInvalid`, for an organisation too.
   * @default - none
   */
  readonly milestoneApplier?: { readonly [repository: string]: { readonly [branch: string]: string } };

  /**
   * Labels that must be there.
   * @default - none
   */
  readonly requireMatchingLabel?: RequireMatchingLabelOptions[];

  /**
   * When a pull request is large.
   * @default - 10, 30, 100, 500 and 1000 lines
   */
  readonly size?: SizePluginOptions;

  /**
   * Files that are held back.
   * @default - none
   */
  readonly blockades?: BlockadeOptions[];

  /**
   * How sign-offs are checked, by `*`, `org` or `org/repo`.
   * @default - of everybody
   */
  readonly dco?: { readonly [repository: string]: DcoPluginOptions };

  /**
   * Whom heart likes.
   * @default - nobody
   */
  readonly heart?: HeartPluginOptions;

  /**
   * Who lets changes into branches of releases.
   * @default - nobody
   */
  readonly cherryPickApproved?: CherryPickApprovedOptions[];

  /**
   * Which branches are held back until somebody lets a change in.
   * @default - those that begin with `release-`
   */
  readonly cherryPickUnapproved?: CherryPickUnapprovedOptions;

  /**
   * Which branches are not deleted behind a merge.
   * @default - none but the default branch and those that are protected
   */
  readonly branchCleaner?: BranchCleanerOptions;

  /**
   * What people are told who are asked for help.
   * @default - a page of GitHub
   */
  readonly help?: HelpPluginOptions;

  /**
   * What `/retitle` may do.
   * @default - it leaves alone what is closed
   */
  readonly retitle?: RetitlePluginOptions;

  /**
   * Where people read how release notes are written: `release_note.guidelines_url`. Errors: `UrlInvalid`, `UrlWithoutScheme`.
   * @default - the page of Kubernetes
   */
  readonly releaseNoteGuidelinesUrl?: string;
}

const enabled = shape({
  only: optional(list(text)), add: optional(list(text), []), remove: optional(list(text), []), excludedRepos: optional(list(text)),
} satisfies Fields<EnabledPluginsOptions>, (said, p) => {
  if (said.only !== undefined && said.add.length > 0) {
    p.problem('add', { what: 'is given together with only, which says all that runs there', instead: 'write them into only', code: 'MutuallyExclusive' });
  }
  return said;
});

// Prow asks by repository and for all others, and never by organisation
const milestoneKey: Rule<string> = (value, report) => (value === '*' ? value : repositoryInOrg(value, report));

export const plugins = shape({
  enabled: optional(record(enabled, repository), {}),
  approve: optional(checked(list(approve), checkRepositories)),
  lgtm: optional(checked(list(lgtm), checkRepositories)),
  welcome: optional(checked(list(welcome), checkRepositories)),
  label: optional(label),
  override: optional(shape({
    allowTopLevelOwners: optional(boolean), allowedGithubTeams: optional(record(list(gitHubTeam), repository)),
  } satisfies Fields<OverridePluginOptions>)),
  blunderbuss: optional(blunderbuss),
  owners: optional(owners),
  repoMilestone: optional(record(milestone, milestoneKey)),
  milestoneApplier: optional(record(record(text), repositoryInOrg)),
  requireMatchingLabel: optional(list(requireMatchingLabel)),
  size: optional(size),
  blockades: optional(list(blockade)),
  dco: optional(record(dco, repositoryOrAll)),
  heart: optional(heart),
  cherryPickApproved: optional(cherryPickApproved),
  cherryPickUnapproved: optional(cherryPickUnapproved),
  branchCleaner: optional(branchCleaner),
  help: optional(help),
  retitle: optional(retitle),
  releaseNoteGuidelinesUrl: optional(httpUrl),
} satisfies Fields<PluginsOptions>);

export type PluginsSettings = Read<typeof plugins>;
export type EnabledPluginsSettings = Read<typeof enabled>;
