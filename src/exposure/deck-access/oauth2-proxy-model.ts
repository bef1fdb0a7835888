import { gitHubOrg, gitHubTeam, gitHubUser } from '../../core/github-names';
import { repository, secretName } from '../../core/names';
import { hostName } from '../../core/net';
import { Rule } from '../../core/props';
import { passes, PropsReader } from '../../core/props-reader';
import { quote } from '../../core/quote';
import { text } from '../../core/safe-text';
import { boolean, list } from '../../core/values';
import { EdgePodModel, readScalableEdgePod } from '../edge/edge-pod-model';
import { Oauth2ProxyOptions } from './oauth2-proxy-options';

/** oauth2-proxy with every default filled in that does not depend on the way to deck. */
export interface Oauth2ProxyModel {
  readonly pod: EdgePodModel;
  readonly org: string | undefined;
  readonly teams: readonly string[];
  readonly users: readonly string[];
  readonly repository: string | undefined;
  readonly emailDomains: readonly string[];
  readonly publicPaths: readonly string[];
  readonly secretName: string;
  readonly scope: string | undefined;
  /** Undefined to follow the scheme of deck's address. */
  readonly cookieSecure: boolean | undefined;
}

/** Newest release of July 2026; published for amd64 and arm64, runs as user 65532. Source: oauth2-proxy v7.15.3, Makefile and CHANGELOG.md. */
export const OAUTH2_PROXY_IMAGE = 'quay.io/oauth2-proxy/oauth2-proxy:v7.15.3';

export function readOauth2Proxy(p: PropsReader<Oauth2ProxyOptions>): Oauth2ProxyModel {
  const org = p.optional('org', gitHubOrg);
  const access = p.optional('repository', wholeRepository);
  if (p.given('teams') && !p.given('org')) p.problem('org', { what: 'is missing', instead: 'name the organisation of the teams', code: 'PropMissing' });
  if (p.given('org') && p.given('repository')) {
    p.problem('repository', { what: 'is given together with org, and oauth2-proxy would ignore it', instead: 'keep one of them', code: 'MutuallyExclusive' });
  }
  if (!(['org', 'users', 'repository', 'emailDomains'] as const).some((prop) => p.given(prop))) {
    p.problem('', { what: 'names no people, so that everybody with an account would be let in', instead: 'give org, users, repository or emailDomains', code: 'PeopleUnnamed' });
  }
  return {
    pod: readScalableEdgePod(p, { image: OAUTH2_PROXY_IMAGE, memoryLimit: '256Mi' }),
    org,
    teams: p.optional('teams', list(gitHubTeam, 1), []),
    users: p.optional('users', list(gitHubUser, 1), []),
    repository: access,
    emailDomains: p.optional('emailDomains', list(hostName, 1), []),
    publicPaths: p.optional('publicPaths', list(publicPath), []),
    secretName: p.optional('secretName', secretName, 'oauth2-proxy'),
    scope: p.optional('scope', scope),
    cookieSecure: p.optional('cookieSecure', boolean),
  };
}

const wholeRepository: Rule<string> = (value, report) => {
  if (passes(repository, value, report) && !value.includes('/')) {
    report({ what: `${quote(value)} is an organisation`, instead: 'write "org/repo", or give it as org', code: 'RepositoryInvalid' });
  }
  return value as string;
};

/** Characters that mean themselves, also in a list that is read as comma-separated values. */
const publicPath: Rule<string> = (value, report) => {
  if (!passes(text, value, report)) return value as string;
  if (value === '/') {
    report({ what: '"/" would let everybody see all of deck', instead: 'name single paths, or write DeckAccess.open()', code: 'EverythingPublic' });
  } else if (!/^\/[A-Za-z0-9._~/-]+$/.test(value) || value.includes('//')) {
    report({ what: `${quote(value)} is not a path of deck`, instead: 'write one like "/badge.svg", without a query', code: 'PublicPathInvalid' });
  }
  return value;
};

const scope: Rule<string> = (value, report) => {
  if (passes(text, value, report) && !/^[a-z_]+(:[a-z_]+)?( [a-z_]+(:[a-z_]+)?)*$/.test(value)) {
    report({ what: `${quote(value)} is not a list of scopes`, instead: 'write them as GitHub does, like "user:email read:org"', code: 'ScopeInvalid' });
  }
  return value as string;
};
