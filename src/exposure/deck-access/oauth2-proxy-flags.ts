import { Finding } from '../../core/problem';
import { quote } from '../../core/quote';
import { goMatches } from '../../schema/go-regexp';

/** Flags that a property sets, so that the notes and whoever reads the code would be wrong about them. */
const OF_PROPERTIES: Readonly<Record<string, string>> = {
  'cookie-secure': 'cookieSecure',
  'email-domain': 'emailDomains',
  'github-org': 'org',
  'github-repo': 'repository',
  'github-team': 'teams',
  'github-user': 'users',
  'scope': 'scope',
};

const SECRETS = ['client-secret', 'cookie-secret', 'basic-auth-password', 'redis-password', 'redis-sentinel-password'];

/** Paths of deck that have little in common: what lets all of them through lets everything through. */
const ANYWHERE = ['/', '/prowjobs.js', '/view/gs/acme/logs/unit/1', '/config', '/tide', '/log', '/rerun', '/0-_~.x'];

/** What a further flag would do to who sees deck. Source: oauth2-proxy, oauthproxy.go (buildRoutesAllowlist). */
export function flagFinding(argument: string): Finding | undefined {
  const [, flag, text = ''] = /^--([a-z0-9-]+)(?:=([\s\S]*))?$/.exec(argument) ?? [];
  if (flag === undefined) return undefined;
  if (SECRETS.includes(flag)) {
    return {
      what: `the value of --${flag} (not shown) would stand in the output`,
      instead: 'leave it out, and put it into the Secret that secretName names', code: 'SecretValueInOutput',
    };
  }
  if (opensAll(flag, text)) {
    return {
      what: `${quote(argument)} would let everybody see all of deck`,
      instead: 'name single paths in publicPaths, or write DeckAccess.open()', code: 'EverythingPublic',
    };
  }
  if (!Object.hasOwn(OF_PROPERTIES, flag)) return undefined;
  return { what: `${quote(argument)} is what ${OF_PROPERTIES[flag]} says`, instead: `write ${OF_PROPERTIES[flag]}`, code: 'TypedSettingOverridden' };
}

function opensAll(flag: string, text: string): boolean {
  const values = text.split(',').map((one) => one.trim().replace(/^"(.*)"$/, '$1'));
  if (flag === 'skip-auth-route') return values.some(isEveryRoute);
  if (flag === 'skip-auth-regex') return values.some((pattern) => passes(pattern, false));
  return flag === 'trusted-ip' && values.some((network) => /\/0+$/.test(network));
}

/** `pattern`, `METHOD=pattern`, or `METHOD!=pattern` for all paths but those. */
function isEveryRoute(route: string): boolean {
  const [, not = '', pattern = route] = /^[A-Za-z]*(!)?=([\s\S]*)$/.exec(route) ?? [];
  return passes(pattern, not === '!');
}

/** oauth2-proxy looks for the pattern anywhere in the path; one that Go cannot read lets nothing through, because it would not start. */
function passes(pattern: string, negated: boolean): boolean {
  return ANYWHERE.every((path) => goMatches(pattern, path) === !negated);
}
