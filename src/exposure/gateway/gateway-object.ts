import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { Gateway } from '../../../imports/gateway.networking.k8s.io';
import { customObject } from '../../core/manifest';
import { partLabels } from '../../core/labels';
import { Hosts } from '../hosts';
import { GatewayControllerPlan } from './gateway-controller-plan';
import { GATEWAY_NAME, HTTP_LISTENER, OwnGateway } from './own-gateway';

export const GATEWAY_API = 'gateway.networking.k8s.io';

/** Where the Gateway is, and what it shows. */
export interface GatewayModel extends OwnGateway {
  readonly name: string;
  readonly namespace: string;
  readonly controller: GatewayControllerPlan;
  readonly hosts: Hosts;
  /** Absent where nothing is encrypted. */
  readonly secretName?: string;
}

/** The listener that the routes of a host are attached to. */
export function listenerOf(of: 'hook' | 'deck', hosts: Hosts, encrypted: boolean): string {
  if (!encrypted) return HTTP_LISTENER;
  return hosts.hook === hosts.deck ? 'https' : `https-${of}`;
}

/** The Gateway, as `Resource`. */
export function gatewayObject(scope: Construct, model: GatewayModel): ApiObject {
  const { name, namespace, annotations, controller, addresses, infrastructureAnnotations, infrastructureLabels } = model;
  return customObject<Gateway>(scope, 'Resource', {
    apiVersion: `${GATEWAY_API}/v1`,
    kind: 'Gateway',
    metadata: { name, namespace, labels: partLabels(), annotations },
    spec: {
      gatewayClassName: controller.gatewayClassName,
      addresses: addresses?.map((value) => ({ type: 'IPAddress', value })),
      infrastructure: infrastructureAnnotations || infrastructureLabels ? { annotations: infrastructureAnnotations, labels: infrastructureLabels } : undefined,
      listeners: listeners(model),
    },
  });
}

function listeners({ hosts, http, secretName, controller: { ports } }: GatewayModel) {
  const allowedRoutes = { namespaces: { from: 'Same' as const } };
  const plain = { name: HTTP_LISTENER, port: ports.http, protocol: 'HTTP', allowedRoutes };
  if (secretName === undefined) return [plain];
  const encrypted = (['hook', 'deck'] as const).slice(0, hosts.hook === hosts.deck ? 1 : 2).map((of) => ({
    name: listenerOf(of, hosts, true),
    hostname: hosts[of],
    port: ports.https,
    protocol: 'HTTPS',
    tls: { mode: 'Terminate' as const, certificateRefs: [{ kind: 'Secret', name: secretName }] },
    allowedRoutes,
  }));
  return http ? [...encrypted, plain] : encrypted;
}

/** The listener of port 80, where there is one. */
export function httpListener({ http }: OwnGateway, name = GATEWAY_NAME) {
  return http ? { name, sectionName: HTTP_LISTENER } : undefined;
}
