import { also, Rule } from './props';
import { looksLikeSecret, quote } from './quote';
import { text } from './safe-text';

// the ending behind an underscore is the short code of an enterprise that manages its users
const LOGIN = '[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}(?:_[A-Za-z0-9]{1,8})?';
const SLUG = '[a-z0-9_]+(?:-+[a-z0-9_]+)*';
const AS_IN_ADDRESS = 'write it as it stands in the address of its page';

function named(pattern: string, what: string, guess: (value: string) => string, remedy = AS_IN_ADDRESS): Rule<string> {
  const whole = new RegExp(`^${pattern}$`);
  return also(text, (value) => {
    if (whole.test(value)) return undefined;
    const offer = guess(value);
    const instead = whole.test(offer) && !looksLikeSecret(value) ? `write ${quote(offer)}` : remedy;
    return { what: `${quote(value)} is not ${what}`, instead, code: 'GithubNameInvalid' };
  });
}

function fromPage(value: string): string {
  return value.replace(/^(https?:\/\/[^/]*\/)?@?/, '').replace(/\/$/, '');
}

function slug(value: string): string {
  return value.toLowerCase().replace(/[^a-z0-9_]+/g, '-').replace(/^-+|-+$/g, '');
}

/** A user of GitHub, without `@`. */
export const gitHubUser = named(LOGIN, 'a user of GitHub', fromPage);

/** An organisation of GitHub. */
export const gitHubOrg = named(LOGIN, 'an organisation of GitHub', fromPage);

/** A GitHub App, by the name that its pull requests bear, without `[bot]`. */
export const gitHubApp = named(LOGIN, 'the name of a GitHub App', (value) => fromPage(value).replace(/^apps\//, '').replace(/\[bot\]$/, ''),
  'write it as it stands at its pull requests, without "[bot]"');

/** A team's slug: its name as it stands in the address of its page. */
export const gitHubTeam = named(SLUG, 'the slug of a team', (value) => slug(value.replace(/^.*[/:]/, '')));

/** A team with its organisation: `org/slug`. */
export const gitHubTeamPath = named(`${LOGIN}/${SLUG}`, 'a team of an organisation', (value) => {
  const [org, name = ''] = value.replace(/^@/, '').split(/[/:]/);
  return `${org}/${slug(name)}`;
}, 'write "org/slug", as in the address of its page');

/** A repository by its name alone, where its organisation is said beside it. */
export const gitHubRepo = named('[A-Za-z0-9._-]{1,100}', 'a repository without its organisation', (value) => value.replace(/\/+$/, '').replace(/^.*\//, ''),
  'write its name alone, as it stands in the address of its page');

/** A branch by its whole name. Source: git v2.51 Documentation/git-check-ref-format.adoc. */
export const gitBranch: Rule<string> = also(text, (value) => (/[\s~^:?*[\\]|\.\./.test(value)
  ? { what: `${quote(value)} is no name of a branch, and expressions are not read here`, instead: 'write whole names, each by itself', code: 'PatternMismatch' } : undefined));
