import { Construct } from 'constructs';
import { endpointUrl } from '../../core/endpoint';
import { componentLabels } from '../../core/labels';
import { nativeObject } from '../../core/manifest';
import { edgeWorkload, fromSecret } from '../edge/edge-workload';
import { DeckFront } from './deck-access-plan';
import { Oauth2ProxySettings } from './oauth2-proxy-options';

/** Name of its Deployment, Service and ServiceAccount. */
export const OAUTH2_PROXY = 'oauth2-proxy';

/** Keys of its Secret. */
export const OAUTH2_PROXY_KEYS = { clientId: 'client-id', clientSecret: 'client-secret', cookieSecret: 'cookie-secret' } as const;

/** User of the image, which is built on distroless' `static:nonroot`. */
const UID = 65532;

/** The port that deck has too, so that policies need not know which of both stands there. */
export const OAUTH2_PROXY_PORT = 8080;

/** Where a CA of an Enterprise server is mounted. */
const CA_FOLDER = '/etc/github-ca';

/** Puts Deployment, Service, ServiceAccount and budget `oauth2-proxy` before deck. */
export function placeOauth2Proxy(scope: Construct, settings: Oauth2ProxySettings, front: DeckFront, cookieSecure: boolean): void {
  const proxy = new Construct(scope, OAUTH2_PROXY);
  const { namespace, gitHub: { caConfigMapName } } = front;
  edgeWorkload(proxy, {
    name: OAUTH2_PROXY,
    namespace,
    uid: UID,
    pod: settings,
    args: oauth2ProxyArguments(settings, front, cookieSecure),
    env: [
      fromSecret('OAUTH2_PROXY_CLIENT_ID', settings.secretName, OAUTH2_PROXY_KEYS.clientId),
      fromSecret('OAUTH2_PROXY_CLIENT_SECRET', settings.secretName, OAUTH2_PROXY_KEYS.clientSecret),
      fromSecret('OAUTH2_PROXY_COOKIE_SECRET', settings.secretName, OAUTH2_PROXY_KEYS.cookieSecret),
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
  placeService(proxy, front);
}

/** Port of the Service, which an exposure may want to be another. */
export function servicePort({ exposure }: DeckFront): number {
  return exposure._plan.port ?? 80;
}

function placeService(proxy: Construct, front: DeckFront): void {
  const { nodePort, port, annotations, labels, ...spec } = front.exposure._plan;
  nativeObject(proxy, 'Service', 'v1/Service', {
    metadata: { name: OAUTH2_PROXY, namespace: front.namespace, labels: { ...componentLabels(OAUTH2_PROXY), ...labels }, annotations },
    spec: { ...spec, selector: { app: OAUTH2_PROXY }, ports: [{ name: 'http', port: servicePort(front), targetPort: 'http', protocol: 'TCP', nodePort }] },
  });
}

/** Flags of oauth2-proxy. Source: oauth2-proxy v7.15.3, pkg/apis/options and providers/github.go. */
function oauth2ProxyArguments(settings: Oauth2ProxySettings, front: DeckFront, cookieSecure: boolean): readonly string[] {
  return [
    `--http-address=:${OAUTH2_PROXY_PORT}`,
    `--upstream=${endpointUrl(front.deck)}`,
    `--redirect-url=${front.deckUrl}/oauth2/callback`,
    '--provider=github',
    ...serverArguments(front),
    ...peopleArguments(settings),
    ...settings.publicPaths.map((path) => `--skip-auth-route=GET=${pathPattern(path)}`),
    ...(settings.scope === undefined ? [] : [`--scope=${settings.scope}`]),
    `--cookie-secure=${cookieSecure}`,
    '--cookie-samesite=lax',
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
