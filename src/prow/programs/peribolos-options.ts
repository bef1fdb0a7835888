import { dataKey, dnsSubdomain } from '../../core/names';
import { gitHubUser } from '../../core/github-names';
import { Fields, optional, required, Rule, shape } from '../../core/props';
import { quote } from '../../core/quote';
import { boolean, integer, list } from '../../core/values';
import { GITHUB, Remedies } from '../components/answered-flags';
import { checkScheduledArguments, scheduledFields, ScheduledProgramOptions } from './scheduled-program-options';

/** What peribolos makes of an organisation. Each is off unless it is said: peribolos then only looks at the file. */
export interface PeribolosScope {
  /**
   * Name, description and settings of the organisation: `--fix-org`.
   * @default false
   */
  readonly org?: boolean;
  /**
   * Who is a member or an admin: `--fix-org-members`. Who is not in the file is removed.
   * @default false
   */
  readonly members?: boolean;
  /**
   * Which teams there are: `--fix-teams`. Those that are not in the file are deleted.
   * @default false
   */
  readonly teams?: boolean;
  /**
   * Who is in teams: `--fix-team-members`. Without `teams` it raises `PropMissing`.
   * @default false
   */
  readonly teamMembers?: boolean;
  /**
   * What teams may do in repositories: `--fix-team-repos`. Without `teams` it raises `PropMissing`.
   * @default false
   */
  readonly teamRepos?: boolean;
  /**
   * Which repositories there are, and their settings: `--fix-repos`. None is deleted, archived or made public by it.
   * @default false
   */
  readonly repos?: boolean;
}

/**
 * What can be set of peribolos, which makes an organisation what a file says: members, teams, repositories. A wrong file removes people, so that
 * everything dangerous has to be said.
 */
export interface PeribolosOptions extends ScheduledProgramOptions {
  /**
   * ConfigMap in Prow's namespace with the file of organisations (`orgs`). Somebody else makes it: config-updater from a repository, or you. What
   * config-updater writes there must have the key `configMapKey`, and not be packed by gzip. Errors: `KeyMissing`, `MutuallyExclusive`,
   * `NameNotDnsSubdomain`.
   */
  readonly configMapName: string;

  /**
   * Key of the file in that ConfigMap. Error: `DataKeyInvalid`.
   * @default org.yaml
   */
  readonly configMapKey?: string;

  /** What it makes so; at least one (`PropMissing`). */
  readonly fixes: PeribolosScope;

  /**
   * Whether it changes GitHub: `--confirm`. Otherwise its log alone says what it would change: read that first.
   * @default false
   */
  readonly confirm?: boolean;

  /**
   * How many admins the file has to have, 2 at least: `--min-admins`.
   * @default 5
   */
  readonly minAdmins?: number;

  /**
   * Users who have to be admins in the file: `--required-admins`, each. Error: `GithubNameInvalid`.
   * @default - none
   */
  readonly requiredAdmins?: string[];

  /**
   * Which part of the members a run may remove at most, from 0 to 1: `--maximum-removal-delta`. With more of them it changes nothing.
   * Error: `NumberOutOfRange`.
   * @default 0.25
   */
  readonly maximumRemovalDelta?: number;

  /**
   * Whether the user of the token has to be an admin in the file: `--require-self`. An App is no user: `MutuallyExclusive`.
   * @default - true with a token, false with an App
   */
  readonly requireSelf?: boolean;
}

/** Of its image, its objects and the label `app`. */
export const PERIBOLOS = 'peribolos';

const FIXES = 'say it with fixes';
const TAKEN: Remedies = {
  ...GITHUB, 'confirm': 'say it with confirm', 'config-path': 'say it with configMapName and configMapKey',
  'min-admins': 'say it with minAdmins', 'required-admins': 'say it with requiredAdmins', 'maximum-removal-delta': 'say it with maximumRemovalDelta',
  'require-self': 'say it with requireSelf', 'fix-org': FIXES, 'fix-org-members': FIXES, 'fix-teams': FIXES, 'fix-team-members': FIXES, 'fix-team-repos': FIXES,
  'fix-repos': FIXES, 'dump': 'leave it out: it only shows what is there', 'dump-full': 'leave it out: it only shows what is there',
};

const part: Rule<number> = (value, report) => {
  if (typeof value !== 'number' || Number.isNaN(value)) return report({ what: `${quote(value)} is not a number`, instead: 'write one from 0 to 1', code: 'WrongType' });
  return value >= 0 && value <= 1 ? value : report({ what: `${value} is outside 0-1`, instead: 'pick a number in that range', code: 'NumberOutOfRange' });
};

const off = optional(boolean, false);
const fixes = shape({ org: off, members: off, teams: off, teamMembers: off, teamRepos: off, repos: off } satisfies Fields<PeribolosScope>, (said, p) => {
  if (Object.values(said).every((one) => !one)) {
    p.problem('', { what: 'is empty, and peribolos would only read its file', instead: 'say what it is to make so, such as { members: true }', code: 'PropMissing' });
  }
  for (const prop of ['teamMembers', 'teamRepos'] as const) {
    if (said[prop] && !said.teams) p.problem(prop, { what: 'needs teams, without which peribolos does not start', instead: 'write teams: true too', code: 'PropMissing' });
  }
  return said;
});

export const peribolosOptions = shape({
  ...scheduledFields('35 * * * *'),
  configMapName: required(dnsSubdomain),
  configMapKey: optional(dataKey, 'org.yaml'),
  fixes: required(fixes),
  confirm: optional(boolean, false),
  minAdmins: optional(integer(2, 1000), 5),
  requiredAdmins: optional(list(gitHubUser), []),
  maximumRemovalDelta: optional(part, 0.25),
  requireSelf: optional(boolean),
} satisfies Fields<PeribolosOptions>, (said, p) => {
  checkScheduledArguments(said, PERIBOLOS, TAKEN, p);
  return said;
});
