import { Finding } from '../../core/problem';
import { quote } from '../../core/quote';
import { SecretNeed } from '../../core/secret-need';
import { ServiceExposure } from '../../core/service-exposure';
import { DeckAccessPlan, DeckFront } from './deck-access-plan';
import { OAUTH2_PROXY, OAUTH2_PROXY_KEYS, OAUTH2_PROXY_PORT, placeOauth2Proxy, servicePort } from './oauth2-proxy';
import { Oauth2ProxySettings } from './oauth2-proxy-options';

/** oauth2-proxy before one deck. */
export function oauth2ProxyPlan(settings: Oauth2ProxySettings, front: DeckFront): DeckAccessPlan {
  const { namespace, deckUrl } = front;
  const encrypted = deckUrl?.startsWith('https://') ?? true;
  const cookieSecure = settings.cookieSecure ?? encrypted;
  return {
    endpoint: { serviceName: OAUTH2_PROXY, namespace, port: servicePort(front) },
    deckExposure: ServiceExposure.clusterIp(),
    door: {
      install: (scope) => placeOauth2Proxy(scope, settings, front, cookieSecure),
      pods: { namespace, labels: { app: OAUTH2_PROXY } },
      port: OAUTH2_PROXY_PORT,
    },
    notes: notes(settings, front),
    warnings: encrypted ? [] : [`Whoever sits between a browser and ${deckUrl} can act as whoever signed in there: the address is not https.`],
    secrets: [secretNeed(settings)],
    findings: findings(settings, front),
  };
}

function findings({ cookieSecure }: Oauth2ProxySettings, { deckUrl }: DeckFront): readonly Finding[] {
  if (deckUrl === undefined) {
    return [{ what: 'GitHub must be told where to send people back to, and the address of deck is not known', instead: 'give the exposure an address, a domain or a deckUrl', code: 'DeckUrlUnknown' }];
  }
  if (cookieSecure === true && deckUrl.startsWith('http://')) {
    return [{ what: `${quote(deckUrl)} is not https, and browsers keep cookies of cookieSecure for https only`, instead: 'use an exposure with TLS, or leave cookieSecure out', code: 'DeckUrlNotHttps' }];
  }
  return [];
}

function secretNeed({ secretName }: Oauth2ProxySettings): SecretNeed {
  return {
    name: secretName,
    keys: [
      { key: OAUTH2_PROXY_KEYS.clientId, option: 'oauth2-proxy-client-id', help: 'file with the client ID of the OAuth App for deck' },
      { key: OAUTH2_PROXY_KEYS.clientSecret, option: 'oauth2-proxy-client-secret', help: 'file with a client secret of the OAuth App for deck' },
      // in hexadecimal 32 characters, which it reads as base64 of 24 bytes: AES-192. 64 characters it would refuse.
      { key: OAUTH2_PROXY_KEYS.cookieSecret, randomBytes: 16, help: 'key of the cookies of deck' },
    ],
  };
}

function notes({ org, teams, users, repository, emailDomains, publicPaths }: Oauth2ProxySettings, { deckUrl, gitHub: { host } }: DeckFront): readonly string[] {
  const people = [
    ...(org === undefined ? [] : [teams.length === 0 ? `members of ${org}` : `members of the teams ${teams.join(', ')} of ${org}`]),
    ...(repository === undefined ? [] : [`whoever may push to ${repository}`]),
    ...(users.length === 0 ? [] : [`the users ${users.join(', ')}`]),
  ];
  const domains = emailDomains.length === 0 ? '' : ` with an address of ${emailDomains.join(' or ')}`;
  return [
    `Only ${people.length === 0 ? 'people' : people.join(', and ')}${domains} see deck, after they signed in at ${host}.${publicPaths.length === 0 ? '' : ` Everybody may read ${publicPaths.join(', ')}.`}`,
    `Make an OAuth App (not a GitHub App) at https://${host}/settings/applications/new, or in the developer settings of the organisation, with the callback URL ${deckUrl}/oauth2/callback.`,
    ...(org === undefined ? [] : [`An owner of ${org} must approve the OAuth App where the organisation restricts such apps; until then nobody is found to be a member.`]),
    'Inside the cluster deck answers everybody as before, unless policies forbid it.',
  ];
}
