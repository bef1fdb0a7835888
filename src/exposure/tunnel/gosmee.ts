import { Construct } from 'constructs';
import { endpointUrl } from '../../core/endpoint';
import { EdgePodModel } from '../edge/edge-pod-model';
import { edgeWorkload, fromSecret } from '../edge/edge-workload';
import { InsideEndpoints } from '../exposure-plan';

/** Name of the relay's Deployment and ServiceAccount. */
export const GOSMEE = 'webhook-relay';

/** Newest release of July 2026, published for amd64 and arm64 among others. Source: gosmee v0.32.0, Dockerfile and .github/workflows/build.yml. */
export const GOSMEE_IMAGE = 'ghcr.io/chmouel/gosmee:v0.32.0';

const HEALTH_PORT = 8080;
/** User of the image. */
const UID = 1001;

/** Where the URL of the relay's channel is kept. */
export interface RelayChannel {
  readonly secretName: string;
  readonly key: string;
}

/** Makes Deployment and ServiceAccount `webhook-relay`. Flags and variables: gosmee v0.32.0, gosmee/flags.go and gosmee/app.go. */
export function installGosmee(scope: Construct, pod: EdgePodModel, channel: RelayChannel, inside: InsideEndpoints): void {
  edgeWorkload(new Construct(scope, GOSMEE), {
    name: GOSMEE,
    namespace: inside.namespace,
    uid: UID,
    model: pod,
    args: ['client', '--output=json', `--health-port=${HEALTH_PORT}`, '--target-connection-timeout=30', ...pod.extraArgs],
    env: [fromSecret('GOSMEE_URL', channel.secretName, channel.key), { name: 'GOSMEE_TARGET_URL', value: `${endpointUrl(inside.hook)}/hook` }],
    port: HEALTH_PORT,
    livenessPath: '/health',
    readinessPath: '/health',
    // every client of a channel gets every event: two would deliver each webhook twice
    alone: true,
    terminationGracePeriodSeconds: 30,
  });
}
