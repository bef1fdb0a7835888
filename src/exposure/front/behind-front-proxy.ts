import { Construct } from 'constructs';
import { componentLabels } from '../../core/labels';
import { nativeObject } from '../../core/manifest';
import { ExternalTrafficPolicy, ServiceExposure } from '../../core/service-exposure';
import { ANYBODY, Party, tcp, Traffic } from '../../core/traffic';
import { edgePod } from '../edge/edge-pod-options';
import { edgeWorkload } from '../edge/edge-workload';
import { ExposureContext, ExposurePlan, InsideEndpoints, TrafficEnds } from '../exposure-plan';
import { closedPagesNote } from '../config-pages';
import { changingNetworks } from '../github-hooks';
import { inSentences, smallLimitNotes } from '../webhook-body';
import { envoyConfig, HEALTH_PORT, PAGES_PORT, WEBHOOK_PORT } from './envoy-config';
import { DECK_PROXY, FRONT_PROXY as NAME, FrontProxySettings } from './front-proxy';

const UID = 65532;
const FOLDER = '/etc/envoy';
const FILE = 'envoy.json';

/** The same plan, in which a proxy stands where hook would, and where deck would if pages of it are closed. */
export function behindFrontProxy(plan: ExposurePlan, said: FrontProxySettings, { pods, closedPages }: ExposureContext): ExposurePlan {
  const settings = edgePod(pods, said);
  const { webhookBodyLimit: bodyLimit, webhookSources: networks } = settings;
  const hasPages = closedPages.length > 0;
  const hook = networks === undefined ? plan.hook : ServiceExposure._of({ ...plan.hook._plan, externalTrafficPolicy: ExternalTrafficPolicy.LOCAL });
  return {
    ...plan,
    hook,
    before: { hook: NAME, ...hasPages && { deck: DECK_PROXY } },
    objects: { ...plan.objects, prow: (scope, inside) => place(scope, settings, { hook, deck: plan.deck, closedPages }, inside) },
    ...(settings.imagePullSecrets && { imagePullSecrets: settings.imagePullSecrets }),
    ...(networks && { webhookSources: { prop: 'webhookSources', networks } }),
    callers: [],
    traffic: (ends) => traffic(ends, hasPages),
    notes: [
      ...plan.notes,
      `${NAME} takes POST to /hook alone: it answers 413 to webhooks of more than ${inSentences(bodyLimit)}, 408 to those that are not whole after 15 seconds, and `
        + 'hands hook whole ones only.',
      ...smallLimitNotes(bodyLimit),
      ...(hasPages ? [closedPagesNote(`${NAME} answers 404 for them, and Service ${DECK_PROXY} leads to it in the place of deck`)] : []),
      ...(networks === undefined ? [] : [`Only nodes that run a pod of ${NAME} take webhooks, because its Service has externalTrafficPolicy Local: others would hide `
        + `the addresses of callers. ${changingNetworks('webhookSources', networks)}`]),
    ],
  };
}

/** Everybody comes to the proxy, which alone asks hook, and deck where it stands before that too. */
function traffic({ namespace, toHook, toDeck, toPrivateDeck, toDns }: TrafficEnds, hasPages: boolean): readonly Traffic[] {
  const proxy: Party = { name: NAME, pods: { namespace, labels: { app: NAME } } };
  return [
    { from: ANYBODY, to: proxy, ports: [tcp(WEBHOOK_PORT)], purpose: 'webhooks before they are whole' }, toHook(proxy), toDns(proxy),
    ...hasPages ? [{ from: ANYBODY, to: proxy, ports: [tcp(PAGES_PORT)], purpose: 'pages of deck but the closed ones' }, toDeck(proxy)] : [toDeck(ANYBODY)],
    ...toPrivateDeck(ANYBODY),
  ];
}

/** How it is reached from outside, and what of deck is not. */
interface Outside {
  readonly hook: ServiceExposure;
  readonly deck: ServiceExposure;
  readonly closedPages: readonly string[];
}

function place(scope: Construct, settings: FrontProxySettings, outside: Outside, { namespace, hook, deck }: InsideEndpoints): void {
  const { closedPages } = outside;
  const hasPages = closedPages.length > 0;
  const proxy = new Construct(scope, NAME);
  const { webhookBodyLimit: bodyLimit, webhookSources: sources, podAnnotations } = settings;
  const config = JSON.stringify(envoyConfig({ hook, deck }, { bodyLimit, sources, closedPages }), undefined, 2);
  nativeObject(proxy, 'Config', 'v1/ConfigMap', { metadata: { name: NAME, namespace, labels: componentLabels(NAME) }, data: { [FILE]: `${config}\n` } });
  edgeWorkload(proxy, {
    name: NAME, namespace, uid: UID,
    // it reads its configuration once, when it starts: another one has to make other pods
    pod: { ...settings, podAnnotations: { ...podAnnotations, 'webhook-proxy-limits': [bodyLimit, ...sources ?? [], ...closedPages].join(' ') } },
    args: ['--config-path', `${FOLDER}/${FILE}`, '--disable-hot-restart', '--concurrency', '2', ...settings.extraArgs],
    env: [],
    port: HEALTH_PORT,
    morePorts: [{ name: 'webhooks', containerPort: WEBHOOK_PORT }, ...hasPages ? [{ name: 'pages', containerPort: PAGES_PORT }] : []],
    livenessPath: '/ready',
    readinessPath: '/ready',
    volumes: [{ name: 'config', configMap: { name: NAME } }],
    mounts: [{ name: 'config', mountPath: FOLDER, readOnly: true }],
    drains: true,
    terminationGracePeriodSeconds: 40,
  });
  placeService(proxy, { id: 'Service', name: NAME, namespace, targetPort: 'webhooks', byDefault: 8888 }, outside.hook);
  if (hasPages) placeService(proxy, { id: 'DeckService', name: DECK_PROXY, namespace, targetPort: 'pages', byDefault: 80 }, outside.deck);
}

interface ProxyService {
  readonly id: string;
  readonly name: string;
  readonly namespace: string;
  readonly targetPort: string;
  readonly byDefault: number;
}

function placeService(proxy: Construct, { id, name, namespace, targetPort, byDefault }: ProxyService, { _plan }: ServiceExposure): void {
  const { nodePort, port, annotations, labels, ...spec } = _plan;
  nativeObject(proxy, id, 'v1/Service', {
    metadata: { name, namespace, labels: { ...componentLabels(NAME), ...labels }, annotations },
    spec: { ...spec, selector: { app: NAME }, ports: [{ name: 'http', port: port ?? byDefault, targetPort, protocol: 'TCP', nodePort }] },
  });
}
