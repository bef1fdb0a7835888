import { Construct } from 'constructs';
import { Endpoint, endpointUrl } from '../../core/endpoint';
import { componentLabels } from '../../core/labels';
import { nativeObject } from '../../core/manifest';
import { quotedYamlText } from '../../core/yaml-text';
import { EdgePodSettings } from '../edge/edge-pod-options';
import { edgeWorkload, fromSecret } from '../edge/edge-workload';
import { InsideEndpoints } from '../exposure-plan';
import { CloudflaredSettings } from './cloudflared-options';

/** Name of its Deployment, ConfigMap and ServiceAccount. */
export const CLOUDFLARED = 'cloudflared';

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
export const HOOK_PATH = '^/hook$';

/** Makes Deployment, ConfigMap, ServiceAccount and budget `cloudflared`. */
export function placeCloudflared(scope: Construct, settings: CloudflaredSettings, { namespace, hook, deck }: InsideEndpoints): void {
  const tunnel = new Construct(scope, CLOUDFLARED);
  const rules = tunnelRules(settings, hook, deck);
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

/** Rules for hook's one path, for deck, and against everything else. */
function tunnelRules({ hosts }: CloudflaredSettings, hook: Endpoint, deck: Endpoint): readonly TunnelRule[] {
  return [
    { hostname: hosts.hook, path: HOOK_PATH, service: endpointUrl(hook) },
    { hostname: hosts.deck, service: endpointUrl(deck) },
    { service: 'http_status:404' },
  ];
}

/** `config.yaml`. Source: cloudflared 2026.8.2, config/configuration.go and ingress/ingress.go. */
function tunnelConfig({ identity: { tunnelId, key } }: CloudflaredSettings, rules: readonly TunnelRule[]): string {
  const credentials = tunnelId === undefined ? {} : { 'tunnel': tunnelId, 'credentials-file': `${CREDENTIALS_FOLDER}/${key}` };
  return quotedYamlText({ ...credentials, ingress: rules });
}
