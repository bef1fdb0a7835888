import { endpointUrl } from '../../core/endpoint';
import { DeckFront } from './deck-access-plan';
import { Oauth2ProxyModel } from './oauth2-proxy-model';

/** The port that deck has too, so that policies need not know which of both stands there. */
export const OAUTH2_PROXY_PORT = 8080;

/** Where a CA of an Enterprise server is mounted. */
export const CA_FOLDER = '/etc/github-ca';

/** Flags of oauth2-proxy. Source: oauth2-proxy v7.15.3, pkg/apis/options and providers/github.go. */
export function oauth2ProxyArguments(model: Oauth2ProxyModel, front: DeckFront, cookieSecure: boolean): readonly string[] {
  return [
    `--http-address=:${OAUTH2_PROXY_PORT}`,
    `--upstream=${endpointUrl(front.deck)}`,
    `--redirect-url=${front.deckUrl}/oauth2/callback`,
    '--provider=github',
    ...serverArguments(front),
    ...peopleArguments(model),
    ...model.publicPaths.map((path) => `--skip-auth-route=GET=${pathPattern(path)}`),
    ...(model.scope === undefined ? [] : [`--scope=${model.scope}`]),
    `--cookie-secure=${cookieSecure}`,
    '--cookie-samesite=lax',
    // the token of GitHub is needed at sign-in only, and need not travel with each request
    '--session-cookie-minimal=true',
    '--skip-provider-button=true',
    '--silence-ping-logging=true',
    ...model.pod.extraArgs,
  ];
}

function serverArguments({ gitHub }: DeckFront): string[] {
  const { host, apiUrl, enterprise, caConfigMapName } = gitHub;
  if (!enterprise) return [];
  return [
    `--login-url=https://${host}/login/oauth/authorize`,
    `--redeem-url=https://${host}/login/oauth/access_token`,
    `--validate-url=${apiUrl}`,
    ...(caConfigMapName === undefined ? [] : [`--provider-ca-file=${CA_FOLDER}/ca.crt`, '--use-system-trust-store=true']),
  ];
}

function peopleArguments({ org, teams, users, repository, emailDomains }: Oauth2ProxyModel): string[] {
  return [
    ...(org === undefined ? [] : [`--github-org=${org}`]),
    ...(teams.length === 0 ? [] : [`--github-team=${teams.join(',')}`]),
    ...users.map((user) => `--github-user=${user}`),
    ...(repository === undefined ? [] : [`--github-repo=${repository}`]),
    ...(emailDomains.length === 0 ? ['--email-domain=*'] : emailDomains.map((domain) => `--email-domain=${domain}`)),
  ];
}

function pathPattern(path: string): string {
  return `^${path.replace(/\./g, '\\.')}${path.endsWith('/') ? '' : '$'}`;
}
