import { Construct } from 'constructs';
import { endpointUrl } from '../../core/endpoint';
import { componentLabels } from '../../core/labels';
import { nativeObject } from '../../core/manifest';
import { SecretNeed } from '../../core/secret-need';
import { ServiceExposure } from '../../core/service-exposure';
import { watchArguments } from '../../schema/patched-arguments';
import { edgeWorkload, fromSecret } from '../edge/edge-workload';
import { DeckAccessPlan, DeckFront } from './deck-access-plan';
import { oauth2ProxyFindings, PRIVATE_COOKIE } from './oauth2-proxy-findings';
import { flagFinding } from './oauth2-proxy-flags';
import { OAUTH2_PROXY_IMAGE, Oauth2ProxySettings, TAKEN } from './oauth2-proxy-options';

/** Its name before the deck of everybody, and that of the label by which it is known. */
const OAUTH2_PROXY = 'oauth2-proxy';

/** Name of its Deployment, Service and ServiceAccount, and of its Secret where nobody said another one. */
function nameOf({ isPrivate }: DeckFront): string {
  return isPrivate ? `private-${OAUTH2_PROXY}` : OAUTH2_PROXY;
}

/** As sentences call the deck behind it. */
function deckOf({ isPrivate }: DeckFront): string {
  return isPrivate ? 'private-deck' : 'deck';
}

/** Keys of its Secret. */
const OAUTH2_PROXY_KEYS = { clientId: 'client-id', clientSecret: 'client-secret', cookieSecret: 'cookie-secret' } as const;

/** User of the image, which is built on distroless' `static:nonroot`. */
const UID = 65532;

/** The port that deck has too, so that policies need not know which of both stands there. */
const OAUTH2_PROXY_PORT = 8080;

/** Where a CA of an Enterprise server is mounted. */
const CA_FOLDER = '/etc/github-ca';

/** oauth2-proxy before one deck. */
export function oauth2ProxyPlan(settings: Oauth2ProxySettings, front: DeckFront): DeckAccessPlan {
  const { namespace, deckUrl } = front;
  const encrypted = deckUrl?.startsWith('https://') ?? true;
  const cookieSecure = settings.cookieSecure ?? encrypted;
  const name = nameOf(front);
  return {
    endpoint: { serviceName: name, namespace, port: servicePort(front) },
    deckExposure: ServiceExposure.clusterIp(),
    door: {
      install: (scope) => placeOauth2Proxy(scope, settings, front, cookieSecure),
      pods: { namespace, labels: { app: name } },
      imagePullSecrets: settings.imagePullSecrets,
      port: OAUTH2_PROXY_PORT,
      ...front.pages === undefined ? {} : { pages: front.pages },
    },
    notes: notes(settings, front),
    warnings: encrypted ? [] : [`Whoever sits between a browser and ${deckUrl} can act as whoever signed in there: the address is not https.`],
    secrets: [secretNeed(settings, front)],
    findings: oauth2ProxyFindings(settings, front),
  };
}

function secretNeed(settings: Oauth2ProxySettings, front: DeckFront): SecretNeed {
  const name = nameOf(front);
  const deck = front.isPrivate ? 'the private deck' : 'deck';
  return {
    name: secretOf(settings, front),
    keys: [
      { key: OAUTH2_PROXY_KEYS.clientId, option: `${name}-client-id`, help: `file with the client ID of the OAuth App for ${deck}` },
      { key: OAUTH2_PROXY_KEYS.clientSecret, option: `${name}-client-secret`, help: `file with a client secret of the OAuth App for ${deck}` },
      // in hexadecimal 32 characters, which it reads as base64 of 24 bytes: AES-192. 64 characters it would refuse.
      { key: OAUTH2_PROXY_KEYS.cookieSecret, randomBytes: 16, cookie: true, help: `key of the cookies of ${deck}` },
    ],
    howTo: `For people to see ${deck}, make ${front.isPrivate ? 'another' : 'an'} OAuth App (not a GitHub App) at `
      + `<https://${front.gitHub.host}/settings/applications/new>, or in the developer settings of the organisation, with the callback URL `
      + `\`${front.deckUrl}/oauth2/callback\`. Put its client ID into one file and a client secret of it into another.`,
  };
}

function secretOf({ secretName }: Oauth2ProxySettings, front: DeckFront): string {
  return secretName ?? nameOf(front);
}

function notes({ org, teams, users, repository, emailDomains, publicPaths }: Oauth2ProxySettings, front: DeckFront): readonly string[] {
  const { gitHub: { host } } = front;
  const people = [
    ...(org === undefined ? [] : [teams.length === 0 ? `members of ${org}` : `members of the teams ${teams.join(', ')} of ${org}`]),
    ...(repository === undefined ? [] : [`whoever may push to ${repository}`]),
    ...(users.length === 0 ? [] : [`the users ${users.join(', ')}`]),
  ];
  const domains = emailDomains.length === 0 ? '' : ` with an address of ${emailDomains.join(' or ')}`;
  return [
    `Only ${people.length === 0 ? 'people' : people.join(', and ')}${domains} see ${deckOf(front)}, after they signed in at `
      + `${host}.${publicPaths.length === 0 ? '' : ` Everybody may read ${publicPaths.join(', ')}.`}`,
    ...(org === undefined ? [] : [`An owner of ${org} must approve the OAuth App where the organisation restricts such apps; until then nobody is `
      + 'found to be a member.']),
    `${deckOf(front)} itself asks nobody who he is: inside the cluster it answers whoever policies let through to it.`,
  ];
}

/** Puts Deployment, Service, ServiceAccount and budget `oauth2-proxy` before deck, or `private-oauth2-proxy` before a second one. */
function placeOauth2Proxy(scope: Construct, settings: Oauth2ProxySettings, front: DeckFront, cookieSecure: boolean): void {
  const name = nameOf(front);
  const secretName = secretOf(settings, front);
  const proxy = new Construct(scope, name);
  const { namespace, gitHub: { caConfigMapName } } = front;
  const deployment = edgeWorkload(proxy, {
    name,
    namespace,
    uid: UID,
    pod: settings,
    args: oauth2ProxyArguments(settings, front, cookieSecure),
    env: [
      fromSecret('OAUTH2_PROXY_CLIENT_ID', secretName, OAUTH2_PROXY_KEYS.clientId),
      fromSecret('OAUTH2_PROXY_CLIENT_SECRET', secretName, OAUTH2_PROXY_KEYS.clientSecret),
      fromSecret('OAUTH2_PROXY_COOKIE_SECRET', secretName, OAUTH2_PROXY_KEYS.cookieSecret),
    ],
    port: OAUTH2_PROXY_PORT,
    livenessPath: '/ping',
    readinessPath: '/ready',
    drains: true,
    terminationGracePeriodSeconds: 30,
    ...(caConfigMapName === undefined ? {} : {
      volumes: [{ name: 'github-ca', configMap: { name: caConfigMapName } }],
      mounts: [{ name: 'github-ca', mountPath: CA_FOLDER, readOnly: true }],
    }),
  });
  watchArguments(deployment, {
    program: 'oauth2-proxy', taken: front.isPrivate ? { ...TAKEN, 'cookie-name': `leave it out: it is ${PRIVATE_COOKIE}` } : TAKEN, known: settings.image === OAUTH2_PROXY_IMAGE, needed: ['upstream', 'provider', 'redirect-url', 'http-address'],
    more: flagFinding,
  });
  placeService(proxy, front);
}

/** Port of the Service, which an exposure may want to be another. */
function servicePort({ exposure }: DeckFront): number {
  return exposure._plan.port ?? 80;
}

function placeService(proxy: Construct, front: DeckFront): void {
  const name = nameOf(front);
  const { nodePort, port, annotations, labels, ...spec } = front.exposure._plan;
  nativeObject(proxy, 'Service', 'v1/Service', {
    metadata: { name, namespace: front.namespace, labels: { ...componentLabels(name), ...labels }, annotations },
    spec: { ...spec, selector: { app: name }, ports: [{ name: 'http', port: servicePort(front), targetPort: 'http', protocol: 'TCP', nodePort }] },
  });
}

/** Flags of oauth2-proxy. Source: oauth2-proxy v7.15.3, pkg/apis/options and providers/github.go. */
function oauth2ProxyArguments(settings: Oauth2ProxySettings, front: DeckFront, cookieSecure: boolean): readonly string[] {
  return [
    `--http-address=:${OAUTH2_PROXY_PORT}`,
    `--upstream=${endpointUrl(front.deck)}`,
    // by the longest path that fits, which is sent on as it comes. Source: oauth2-proxy v7.15.3, pkg/upstream/proxy.go and http.go
    ...(front.pages === undefined ? [] : front.pages.paths.map((path) => `--upstream=${endpointUrl(front.pages!.endpoint)}${path}`)),
    `--redirect-url=${front.deckUrl}/oauth2/callback`,
    '--provider=github',
    ...serverArguments(front),
    ...peopleArguments(settings),
    ...settings.publicPaths.map((path) => `--skip-auth-route=GET=${pathPattern(path)}`),
    ...(settings.scope === undefined ? [] : [`--scope=${settings.scope}`]),
    `--cookie-secure=${cookieSecure}`,
    '--cookie-samesite=lax',
    // browsers do not tell ports of a host apart: beside that of another deck, it would take its place
    ...(front.isPrivate ? [`--cookie-name=${PRIVATE_COOKIE}`] : []),
    // the token of GitHub is needed at sign-in only, and need not travel with each request
    '--session-cookie-minimal=true',
    '--skip-provider-button=true',
    '--silence-ping-logging=true',
    ...settings.extraArgs,
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

function peopleArguments({ org, teams, users, repository, emailDomains }: Oauth2ProxySettings): string[] {
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
