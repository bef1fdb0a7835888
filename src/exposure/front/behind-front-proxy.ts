import { Construct } from 'constructs';
import { componentLabels } from '../../core/labels';
import { nativeObject } from '../../core/manifest';
import { ExternalTrafficPolicy, ServiceExposure } from '../../core/service-exposure';
import { ANYBODY, Party, tcp, Traffic } from '../../core/traffic';
import { edgePod } from '../edge/edge-pod-options';
import { edgeWorkload } from '../edge/edge-workload';
import { ExposureContext, ExposurePlan, InsideEndpoints, TrafficEnds } from '../exposure-plan';
import { changingNetworks } from '../github-hooks';
import { inSentences, smallLimitNotes } from '../webhook-body';
import { envoyConfig, HEALTH_PORT, WEBHOOK_PORT } from './envoy-config';
import { FRONT_PROXY as NAME, FrontProxySettings } from './front-proxy';

const UID = 65532;
const FOLDER = '/etc/envoy';
const FILE = 'envoy.json';

/** The same plan, in which a proxy stands where hook would. */
export function behindFrontProxy(plan: ExposurePlan, said: FrontProxySettings, { pods }: ExposureContext): ExposurePlan {
  const settings = edgePod(pods, said);
  const { webhookBodyLimit: bodyLimit, webhookSources: networks } = settings;
  const hook = networks === undefined ? plan.hook : ServiceExposure._of({ ...plan.hook._plan, externalTrafficPolicy: ExternalTrafficPolicy.LOCAL });
  return {
    ...plan,
    hook,
    hookIsInside: true,
    objects: { ...plan.objects, prow: (scope, inside) => place(scope, settings, hook, inside) },
    ...(settings.imagePullSecrets && { imagePullSecrets: settings.imagePullSecrets }),
    ...(networks && { webhookSources: { prop: 'webhookSources', networks } }),
    callers: [],
    traffic,
    notes: [
      ...plan.notes,
      `${NAME} takes POST to /hook alone: it answers 413 to webhooks of more than ${inSentences(bodyLimit)}, 408 to those that are not whole after 15 seconds, and `
        + 'hands hook whole ones only.',
      ...smallLimitNotes(bodyLimit),
      ...(networks === undefined ? [] : [`Only nodes that run a pod of ${NAME} take webhooks, because its Service has externalTrafficPolicy Local: others would hide `
        + `the addresses of callers. ${changingNetworks('webhookSources', networks)}`]),
    ],
  };
}

/** Everybody comes to the proxy, which alone asks hook; deck stays as it is. */
function traffic({ namespace, toHook, toDeck, toDns }: TrafficEnds): readonly Traffic[] {
  const proxy: Party = { name: NAME, pods: { namespace, labels: { app: NAME } } };
  return [{ from: ANYBODY, to: proxy, ports: [tcp(WEBHOOK_PORT)], purpose: 'webhooks before they are whole' }, toHook(proxy), toDns(proxy), toDeck(ANYBODY)];
}

function place(scope: Construct, settings: FrontProxySettings, { _plan }: ServiceExposure, { namespace, hook }: InsideEndpoints): void {
  const proxy = new Construct(scope, NAME);
  const { webhookBodyLimit: bodyLimit, webhookSources: sources, podAnnotations } = settings;
  const config = JSON.stringify(envoyConfig(hook, { bodyLimit, sources }), undefined, 2);
  nativeObject(proxy, 'Config', 'v1/ConfigMap', { metadata: { name: NAME, namespace, labels: componentLabels(NAME) }, data: { [FILE]: `${config}\n` } });
  edgeWorkload(proxy, {
    name: NAME, namespace, uid: UID,
    // it reads its configuration once, when it starts: another one has to make other pods
    pod: { ...settings, podAnnotations: { ...podAnnotations, 'webhook-proxy-limits': [bodyLimit, ...sources ?? []].join(' ') } },
    args: ['--config-path', `${FOLDER}/${FILE}`, '--disable-hot-restart', '--concurrency', '2', ...settings.extraArgs],
    env: [],
    port: HEALTH_PORT,
    morePorts: [{ name: 'webhooks', containerPort: WEBHOOK_PORT }],
    livenessPath: '/ready',
    readinessPath: '/ready',
    volumes: [{ name: 'config', configMap: { name: NAME } }],
    mounts: [{ name: 'config', mountPath: FOLDER, readOnly: true }],
    drains: true,
    terminationGracePeriodSeconds: 40,
  });
  const { nodePort, port, annotations, labels, ...spec } = _plan;
  nativeObject(proxy, 'Service', 'v1/Service', {
    metadata: { name: NAME, namespace, labels: { ...componentLabels(NAME), ...labels }, annotations },
    spec: { ...spec, selector: { app: NAME }, ports: [{ name: 'http', port: port ?? 8888, targetPort: 'webhooks', protocol: 'TCP', nodePort }] },
  });
}
