import { Construct } from 'constructs';
import { endpointUrl } from '../../core/endpoint';
import { componentLabels } from '../../core/labels';
import { nativeObject } from '../../core/manifest';
import { SecretNeed } from '../../core/secret-need';
import { ServiceExposure } from '../../core/service-exposure';
import { Party, tcp, Traffic, udp } from '../../core/traffic';
import { quotedYamlText } from '../../core/yaml-text';
import { EdgePodSettings } from '../edge/edge-pod-options';
import { edgeWorkload, fromSecret } from '../edge/edge-workload';
import { closedPagesNote } from '../config-pages';
import { ExposureContext, ExposurePlan, InsideEndpoints, SERVICES_ONLY, TrafficEnds } from '../exposure-plan';
import { distinct } from '../hosts';
import { wayByName, withPrivateHost } from '../private-deck-way';
import { CloudflaredSettings, notPublic } from './cloudflared-options';

/** Name of its Deployment, ConfigMap and ServiceAccount. */
const CLOUDFLARED = 'cloudflared';

const METRICS_PORT = 2000;
/** User of the image, which is built on distroless' `base:nonroot`. */
const UID = 65532;

/** Where the files of both are mounted; a folder each, because a Secret or ConfigMap covers all of its own. */
const CONFIG_FOLDER = '/etc/cloudflared/config';
const CREDENTIALS_FOLDER = '/etc/cloudflared/credentials';

/** What may come in, first match first. */
interface TunnelRule {
  readonly hostname?: string;
  /** Regular expression of the whole path. */
  readonly path?: string;
  readonly service: string;
}

/** The path of webhooks and no other. */
const HOOK_PATH = '^/hook$';
const NOT_FOUND = 'http_status:404';

/** The plan in which pods of ours hold a connection to Cloudflare, and nobody connects to the cluster. */
export function cloudflaredPlan(
  said: CloudflaredSettings, { closedPages, privateDeckUrl }: Pick<ExposureContext, 'closedPages' | 'privateDeckUrl'>,
): ExposurePlan {
  const settings = { ...said, hosts: withPrivateHost(said.hosts, privateDeckUrl) };
  const { hosts, identity: { tunnelId } } = settings;
  const closed = closedPages.length === 0 ? undefined : `^(${closedPages.join('|')})$`;
  return {
    ...SERVICES_ONLY,
    hook: ServiceExposure.clusterIp(),
    deck: ServiceExposure.clusterIp(),
    ...wayByName(privateDeckUrl, hosts, 'https', notPublic(hosts.privateDeck)),
    hookUrl: `https://${hosts.hook}/hook`,
    deckUrl: `https://${hosts.deck}`,
    objects: { prow: (scope, inside) => placeCloudflared(scope, settings, closed, inside) },
    secrets: [secretNeed(settings)],
    imagePullSecrets: settings.pod.imagePullSecrets,
    callers: [],
    traffic,
    notes: [
      ...(tunnelId === undefined ? tokenNotes(settings, closed) : credentialsNotes(settings, tunnelId)), ...zoneNotes(settings), ...NOTES,
      ...(closed === undefined ? [] : [closedPagesNote('cloudflared answers 404 for them')]),
    ],
  };
}

function secretNeed({ identity: { secretName, key, tunnelId } }: CloudflaredSettings): SecretNeed {
  return {
    name: secretName,
    keys: [tunnelId === undefined
      ? { key, option: 'tunnel-token', help: 'file with the token of the Cloudflare tunnel' }
      : { key, option: 'tunnel-credentials', help: `credentials of the Cloudflare tunnel, the file ${tunnelId}.json` }],
  };
}

/** To Cloudflare by QUIC or HTTP/2, both at port 7844. Source: cloudflared 2026.8.2, edgediscovery/allregions. */
function traffic({ namespace, toHook, toDeck, toPrivateDeck, toDns, anywhere }: TrafficEnds): readonly Traffic[] {
  const from: Party = { name: CLOUDFLARED, pods: { namespace, labels: { app: CLOUDFLARED } } };
  return [
    toHook(from),
    toDeck(from),
    ...toPrivateDeck(from),
    toDns(from),
    { from, to: anywhere, ports: [udp(7844), tcp(7844)], purpose: 'Cloudflare' },
  ];
}

function tokenNotes({ hosts }: CloudflaredSettings, closed: string | undefined): readonly string[] {
  return [
    'A token may belong to either kind of tunnel. One that `cloudflared tunnel create` made follows the rules in ConfigMap cloudflared; it needs a DNS record for each '
    + `host: ${distinct(hosts).map((host) => `\`cloudflared tunnel route dns TUNNEL ${host}\``).join(' and ')}.`,
    'One that was made in Cloudflare\'s dashboard ignores that ConfigMap. Give it these public hostnames and no other, in this order, and 404 for the rest: '
    + `${hosts.hook} with the path ${HOOK_PATH} to http://hook:8888, ${closed === undefined ? '' : `${hosts.deck} with the path ${closed} to http_status:404, `}and `
    + `${hosts.deck} to http://deck (to http://oauth2-proxy where that stands before deck)${hosts.privateDeck === undefined ? '' : `, ${hosts.privateDeck} to http://private-oauth2-proxy`}.`,
  ];
}

function credentialsNotes({ hosts }: CloudflaredSettings, tunnelId: string): readonly string[] {
  return [`Each host needs a DNS record that leads to the tunnel: ${distinct(hosts).map((host) => `\`cloudflared tunnel route dns ${tunnelId} ${host}\``).join(' and ')}.`];
}

/** Cloudflare's free certificates hold a zone's own name and `*.` before it. */
function zoneNotes({ hosts }: CloudflaredSettings): readonly string[] {
  const deep = distinct(hosts).filter((host) => host.split('.').length > 3);
  if (deep.length === 0) return [];
  return [`Cloudflare's own certificates cover a zone and one name before it: unless the zone is everything behind the first dot, ${deep.join(' and ')} would have none.`];
}

const NOTES: readonly string[] = [
  'Pods of cloudflared must reach Cloudflare at port 7844, by UDP or TCP. Nothing has to reach the nodes.',
  'TLS ends at Cloudflare, which can read webhooks and pages. If its protection against bots is on, let requests for /hook pass: GitHub answers no challenge.',
];

/** Makes Deployment, ConfigMap, ServiceAccount and budget `cloudflared`. */
function placeCloudflared(scope: Construct, settings: CloudflaredSettings, closed: string | undefined, inside: InsideEndpoints): void {
  const { namespace } = inside;
  const tunnel = new Construct(scope, CLOUDFLARED);
  const rules = tunnelRules(settings, closed, inside);
  nativeObject(tunnel, 'Config', 'v1/ConfigMap', {
    metadata: { name: CLOUDFLARED, namespace, labels: componentLabels(CLOUDFLARED) },
    data: { 'config.yaml': tunnelConfig(settings, rules) },
  });
  edgeWorkload(tunnel, {
    name: CLOUDFLARED,
    namespace,
    uid: UID,
    pod: withRules(settings.pod, rules),
    args: ['tunnel', '--no-autoupdate', `--config=${CONFIG_FOLDER}/config.yaml`, `--metrics=:${METRICS_PORT}`, ...settings.pod.extraArgs, 'run'],
    ...signIn(settings),
    port: METRICS_PORT,
    // both say whether any of its connections to Cloudflare stands
    livenessPath: '/ready',
    readinessPath: '/ready',
    // its own --grace-period is 30 seconds, for requests that are under way
    terminationGracePeriodSeconds: 40,
  });
}

/** It reads its rules once, when it starts: other rules have to make other pods. */
function withRules(pod: EdgePodSettings, rules: readonly TunnelRule[]): EdgePodSettings {
  const text = rules.map(({ hostname = '*', path = '', service }) => `${hostname}${path} ${service}`).join(', ');
  return { ...pod, podAnnotations: { ...pod.podAnnotations, 'cloudflared-rules': text } };
}

function signIn({ identity: { secretName, key, tunnelId } }: CloudflaredSettings) {
  const config = { name: 'config', configMap: { name: CLOUDFLARED } };
  const mount = { name: 'config', mountPath: CONFIG_FOLDER, readOnly: true };
  if (tunnelId === undefined) return { env: [fromSecret('TUNNEL_TOKEN', secretName, key)], volumes: [config], mounts: [mount] };
  return {
    env: [],
    volumes: [config, { name: 'credentials', secret: { secretName } }],
    mounts: [mount, { name: 'credentials', mountPath: CREDENTIALS_FOLDER, readOnly: true }],
  };
}

/** Rules for hook's one path, for deck but for its closed pages, and against everything else. It looks at a path without its escapes, as deck does. */
function tunnelRules({ hosts }: CloudflaredSettings, closed: string | undefined, { hook, deck, privateDeck }: InsideEndpoints): readonly TunnelRule[] {
  return [
    { hostname: hosts.hook, path: HOOK_PATH, service: endpointUrl(hook) },
    ...(closed === undefined ? [] : [{ hostname: hosts.deck, path: closed, service: NOT_FOUND }]),
    { hostname: hosts.deck, service: endpointUrl(deck) },
    ...(hosts.privateDeck === undefined || privateDeck === undefined ? [] : [{ hostname: hosts.privateDeck, service: endpointUrl(privateDeck) }]),
    { service: NOT_FOUND },
  ];
}

/** `config.yaml`. Source: cloudflared 2026.8.2, config/configuration.go, ingress/ingress.go and proxy/proxy.go. */
function tunnelConfig({ identity: { tunnelId, key } }: CloudflaredSettings, rules: readonly TunnelRule[]): string {
  const credentials = tunnelId === undefined ? {} : { 'tunnel': tunnelId, 'credentials-file': `${CREDENTIALS_FOLDER}/${key}` };
  return quotedYamlText({ ...credentials, ingress: rules });
}
