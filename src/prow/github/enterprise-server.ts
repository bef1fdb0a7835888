import { hostName, httpUrl } from '../../core/net';
import { also, Props } from '../../core/props';
import { quote } from '../../core/quote';
import { GitHubPlan } from './github-plan';

/**
 * GitHub Enterprise Cloud with data residency, whose API is `https://api.SUBDOMAIN.ghe.com`. Sources: docs.github.com, "Managing enterprise accounts"
 * with GraphQL; github/gh-gei pull request 1600, `--github-source-api-url`.
 */
const RESIDENCY = '.ghe.com';

/** The host of an Enterprise server, as it stands in the addresses of its pages. */
export const serverHost = also(hostName, (value) => {
  if (value === 'github.com' || value.endsWith('.github.com')) {
    return { what: `${quote(value)} is GitHub.com and no Enterprise server`, instead: 'write GitHub.cloud({ repositories })', code: 'EnterpriseHostInvalid' };
  }
  const page = value.split('.').slice(-3).join('.');
  if (value === 'ghe.com' || page === `api${RESIDENCY}`) {
    return {
      what: `${quote(value)} is nobody's page`, instead: `write the subdomain of your enterprise, like "acme${RESIDENCY}"`,
      code: 'EnterpriseHostInvalid',
    };
  }
  return value.endsWith(RESIDENCY) && value !== page
    ? { what: `${quote(value)} is not where the pages of an enterprise are`, instead: `did you mean ${quote(page)}?`, code: 'EnterpriseHostInvalid' }
    : undefined;
});

/** Where Prow sends its credentials with every request. */
export const serverApiUrl = also(httpUrl, (value) => (value.startsWith('https:') ? undefined
  : {
    what: `${quote(value)} is not https, and Prow's credentials would be sent in clear`,
    instead: `write ${quote(value.replace('http:', 'https:'))}`, code: 'ApiUrlNotHttps',
  }));

/** Host and API of one server; reports an API that is another one's. */
export function checkServer(
  { host, apiUrl: said }: { readonly host: string; readonly apiUrl: string | undefined }, p: Props<'apiUrl'>,
): Pick<GitHubPlan, 'host' | 'apiUrl' | 'hosted'> {
  const hosted = host.endsWith(RESIDENCY);
  const own = hosted ? `https://api.${host}` : `https://${host}/api/v3`;
  const apiUrl = (said ?? own).replace(/\/+$/, '');
  if (!mayServe(apiUrl, host, own)) {
    p.problem('apiUrl', {
      what: `${quote(apiUrl)} is not the API of ${quote(host)}`, instead: `write ${quote(own)}, or leave it out`, code: 'ApiUrlElsewhere',
    });
  }
  return { host, apiUrl, hosted };
}

/** A proxy of one's own may stand before an API, as long as it is below the domain that the server is in. */
function mayServe(apiUrl: string, host: string, own: string): boolean {
  const { hostname, pathname } = new URL(apiUrl);
  if (host.endsWith(RESIDENCY)) return apiUrl === own;
  if (hostname === host) return pathname === '/api/v3';
  const labels = host.split('.');
  return hostname.endsWith(`.${labels.slice(labels.length > 2 ? 1 : 0).join('.')}`);
}
