import { Construct } from 'constructs';
import { componentLabels } from '../../core/labels';
import { nativeObject } from '../../core/manifest';
import { EdgePodModel } from '../edge/edge-pod-model';
import { edgeWorkload, fromSecret } from '../edge/edge-workload';
import { InsideEndpoints } from '../exposure-plan';
import { CONFIG_FOLDER, CREDENTIALS_FOLDER, tunnelConfig, TunnelRule, tunnelRules } from './cloudflared-config';
import { CloudflaredModel } from './cloudflared-model';

/** Name of its Deployment, ConfigMap and ServiceAccount. */
export const CLOUDFLARED = 'cloudflared';

const METRICS_PORT = 2000;
/** User of the image, which is built on distroless' `base:nonroot`. */
const UID = 65532;

/** Makes Deployment, ConfigMap, ServiceAccount and budget `cloudflared`. */
export function installCloudflared(scope: Construct, model: CloudflaredModel, { namespace, hook, deck }: InsideEndpoints): void {
  const tunnel = new Construct(scope, CLOUDFLARED);
  const rules = tunnelRules(model, hook, deck);
  nativeObject(tunnel, 'Config', 'v1/ConfigMap', {
    metadata: { name: CLOUDFLARED, namespace, labels: componentLabels(CLOUDFLARED) },
    data: { 'config.yaml': tunnelConfig(model, rules) },
  });
  edgeWorkload(tunnel, {
    name: CLOUDFLARED,
    namespace,
    uid: UID,
    model: withRules(model.pod, rules),
    args: ['tunnel', '--no-autoupdate', `--config=${CONFIG_FOLDER}/config.yaml`, `--metrics=:${METRICS_PORT}`, ...model.pod.extraArgs, 'run'],
    ...signIn(model),
    port: METRICS_PORT,
    // both say whether any of its connections to Cloudflare stands
    livenessPath: '/ready',
    readinessPath: '/ready',
    // its own --grace-period is 30 seconds, for requests that are under way
    terminationGracePeriodSeconds: 40,
  });
}

/** It reads its rules once, when it starts: other rules have to make other pods. */
function withRules(pod: EdgePodModel, rules: readonly TunnelRule[]): EdgePodModel {
  const text = rules.map(({ hostname = '*', path = '', service }) => `${hostname}${path} ${service}`).join(', ');
  return { ...pod, podAnnotations: { ...pod.podAnnotations, 'cloudflared-rules': text } };
}

function signIn({ identity: { secretName, key, tunnelId } }: CloudflaredModel) {
  const config = { name: 'config', configMap: { name: CLOUDFLARED } };
  const mount = { name: 'config', mountPath: CONFIG_FOLDER, readOnly: true };
  if (tunnelId === undefined) return { env: [fromSecret('TUNNEL_TOKEN', secretName, key)], volumes: [config], mounts: [mount] };
  return {
    env: [],
    volumes: [config, { name: 'credentials', secret: { secretName } }],
    mounts: [mount, { name: 'credentials', mountPath: CREDENTIALS_FOLDER, readOnly: true }],
  };
}
