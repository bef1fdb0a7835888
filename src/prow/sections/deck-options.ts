import { goPeriod } from '../../core/amounts';
import { gitHubOrg, gitHubTeam, gitHubUser } from '../../core/github-names';
import { repository, repositoryOrAll } from '../../core/names';
import { httpUrl } from '../../core/net';
import { Finding } from '../../core/problem';
import { also, checked, Fields, Note, optional, Read, required, shape, ValuesOf } from '../../core/props';
import { quote } from '../../core/quote';
import { text } from '../../core/safe-text';
import { boolean, integer, list, record } from '../../core/values';
import { goTemplate } from '../../schema/go-template';
import { BALANCED_FIELDS, BalancedComponentOptions, checkBalanced } from '../components/component-options';
import { TEMPLATE_TYPES } from '../schema/job-in-templates';
import { RerunAuthConfig, RerunTeam } from '../typed-jobs/rerun-auth-config';

/** How deck looks: `branding`. Paths lead below deck itself. */
export interface DeckBranding {
  /**
   * Address or path of the logo: `logo`.
   * @default - Prow's
   */
  readonly logo?: string;
  /**
   * Address or path of the small picture in tabs: `favicon`.
   * @default - Prow's
   */
  readonly favicon?: string;
  /**
   * Colour of pages: `background_color`, a name of CSS or one like `#1a73e8`. Error: `PatternMismatch`.
   * @default - Prow's
   */
  readonly backgroundColor?: string;
  /**
   * Colour of their head: `header_color`. Error: `PatternMismatch`.
   * @default - Prow's
   */
  readonly headerColor?: string;
}

/**
 * Who may rerun and abort some jobs, beside those of `deckLogin`, who may all, in the words of a job's own `rerunAuthConfig`: an entry of
 * `default_rerun_auth_configs`. The nearest entry counts alone. Errors: `GithubNameInvalid`, `MutuallyExclusive`, `PropMissing`.
 */
export interface DefaultRerunAuthConfig extends RerunAuthConfig {
  /**
   * Jobs of `org/repo`, or of `org`: `repo`. Error: `RepositoryInvalid`.
   * @default - of all
   */
  readonly repository?: string;
  /**
   * Jobs in that build cluster: `cluster`.
   * @default - in all
   */
  readonly cluster?: string;
}

/** What the page of a job shows: `spyglass`. Its lenses are said in `configOverrides.deck.spyglass.lenses`. */
export interface DeckSpyglass {
  /**
   * Bytes of an artifact that is read as a whole: `size_limit`. Error: `NumberOutOfRange`.
   * @default 100000000
   */
  readonly sizeLimit?: number;
  /**
   * Where artifacts can be browsed, by `*`, `org` or `org/repo`; the path in the bucket is added: `gcs_browser_prefixes`. Errors: `UrlInvalid`,
   * `UrlWithoutScheme`; `MutuallyExclusive` for `*` beside `gcs_browser_prefix` of an override, and beside `gcsweb` where deck links to that.
   * @default - there is no link
   */
  readonly gcsBrowserPrefixes?: { readonly [repository: string]: string };
  /**
   * What stands above each job, in HTML, a template of Go with `.ArtifactPath`: `announcement`. Error: `TemplateInvalid`.
   * @default - nothing
   */
  readonly announcement?: string;
  /**
   * The configuration of TestGrid, a file or `gs://…`: `testgrid_config`.
   * @default - there is no link to TestGrid
   */
  readonly testgridConfig?: string;
  /**
   * The address of TestGrid: `testgrid_root`. Errors: `UrlInvalid`, `UrlWithoutScheme`.
   * @default - there is no link to TestGrid
   */
  readonly testgridRoot?: string;
}

/** The pod of deck, and what it shows: the section `deck` of `config.yaml`. Source: prow pkg/config/config.go, Deck, at a61940897. */
export interface DeckOptions extends BalancedComponentOptions {
  /**
   * How it looks: `branding`.
   * @default - as Prow's
   */
  readonly branding?: DeckBranding;

  /**
   * Who is told of each page that is read: `google_analytics`, as "G-…".
   * @default - nobody
   */
  readonly googleAnalytics?: string;

  /**
   * How often it asks tide: `tide_update_period`. Error: `DurationInvalid`.
   * @default 10s
   */
  readonly tideUpdatePeriod?: string;

  /**
   * Who may rerun and abort which jobs: `default_rerun_auth_configs`. Error: `PropWithoutEffect` without `deckLogin`, by which people sign in.
   * @default - those of `deckLogin`
   */
  readonly defaultRerunAuthConfigs?: DefaultRerunAuthConfig[];

  /**
   * Buckets beside that of `storage` whose files it shows to who knows their address, as `gs://logs` or `s3://logs`: `additional_allowed_buckets`. Error:
   * `EmptyList`.
   * @default - none
   */
  readonly additionalAllowedBuckets?: string[];

  /**
   * What the page of a job shows: `spyglass`.
   * @default - the lenses metadata, buildlog, junit, links and podinfo
   */
  readonly spyglass?: DeckSpyglass;
}

const rerunTeam = shape({ org: required(gitHubOrg), slug: required(gitHubTeam) } satisfies Fields<RerunTeam>);

const rerunAuth = shape({
  repository: optional(repository), cluster: optional(text), allowAnyone: optional(boolean), githubUsers: optional(list(gitHubUser, 1)),
  githubOrgs: optional(list(gitHubOrg, 1)), githubTeamIds: optional(list(integer(1, Number.MAX_SAFE_INTEGER), 1)),
  githubTeamSlugs: optional(list(rerunTeam, 1)),
} satisfies Fields<DefaultRerunAuthConfig>);

/** What Go's html/template writes as the value of a style; of `rgb(…)` it makes `ZgotmplZ`. Source: html/template/css.go, cssValueFilter. */
const colour = also(text, (value): Finding | undefined => (/^(#([\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})|[a-z]+)$/i.test(value) ? undefined : {
  what: `${quote(value)} is no colour that deck shows`,
  instead: /^([\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i.test(value) ? `write "#${value}"` : 'write one like "#1a73e8", or its name', code: 'PatternMismatch',
}));

const PAGES = {
  branding: optional(shape({
    logo: optional(text), favicon: optional(text), backgroundColor: optional(colour), headerColor: optional(colour),
  } satisfies Fields<DeckBranding>)),
  googleAnalytics: optional(text),
  tideUpdatePeriod: optional(goPeriod),
  defaultRerunAuthConfigs: optional(checked(list(rerunAuth, 1), checkEntries)),
  additionalAllowedBuckets: optional(list(text, 1)),
  spyglass: optional(shape({
    sizeLimit: optional(integer(1, Number.MAX_SAFE_INTEGER)),
    gcsBrowserPrefixes: optional(record(httpUrl, repositoryOrAll)),
    announcement: optional(goTemplate([], { types: TEMPLATE_TYPES, dot: 'Announcement' })),
    testgridConfig: optional(text),
    testgridRoot: optional(httpUrl),
  } satisfies Fields<DeckSpyglass>)),
} satisfies Fields<Omit<DeckOptions, keyof BalancedComponentOptions>>;

export const deckComponent = shape({ ...BALANCED_FIELDS, ...PAGES } satisfies Fields<DeckOptions>, (read, p) => {
  checkBalanced(read, p);
  return read;
});

/** What it shows. */
export type DeckSettings = ValuesOf<typeof PAGES>;

/** Without what was said of the pod. */
export function pagesOf(said: DeckSettings): DeckSettings {
  return Object.fromEntries(Object.keys(PAGES).map((prop) => [prop, said[prop as keyof DeckSettings]])) as unknown as DeckSettings;
}

/** Nobody reruns a job without signing in, and who signs in by `deckLogin` may rerun all. */
export function rerunFindings(
  { defaultRerunAuthConfigs: entries = [] }: DeckSettings, hasLogin: boolean,
): readonly { readonly path: `defaultRerunAuthConfigs${string}`; readonly finding: Finding }[] {
  if (entries.length === 0) return [];
  if (!hasLogin) {
    const what = 'lets people rerun jobs, and nobody can sign in at deck';
    return [{ path: 'defaultRerunAuthConfigs', finding: { what, instead: 'set deckLogin', code: 'PropWithoutEffect' } }];
  }
  return entries.flatMap(({ repository: name, cluster }, i) => (name !== undefined || cluster !== undefined ? [] : [{
    path: `defaultRerunAuthConfigs[${i}]` as const,
    finding: { what: 'is for all jobs, and so is deckLogin', instead: 'name its people in deckLogin', code: 'ElementTwice' } as const,
  }]));
}

function checkEntries(entries: readonly Read<typeof rerunAuth>[], note: Note): void {
  entries.forEach(({ allowAnyone, repository: name, cluster, ...named }, i) => {
    const people = Object.values(named).some((some) => some !== undefined);
    if (allowAnyone === true && people) {
      note.at(`[${i}].allowAnyone`)({ what: 'is true, and people are listed as well', instead: 'remove allowAnyone, or the lists', code: 'MutuallyExclusive' });
    }
    if (allowAnyone !== true && !people) {
      note.at(`[${i}]`)({ what: 'lets nobody do anything', instead: 'name githubUsers, githubOrgs or githubTeamSlugs', code: 'PropMissing' });
    }
    const first = entries.findIndex((other) => other.repository === name && other.cluster === cluster);
    if (first < i) note.at(`[${i}]`)({ what: `is for the jobs of [${first}] too${name === undefined ? '' : `, ${quote(name)}`}`, instead: 'join the two', code: 'ElementTwice' });
  });
}
