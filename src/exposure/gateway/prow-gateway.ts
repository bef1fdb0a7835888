import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { Gateway } from '../../../imports/gateway.networking.k8s.io';
import { inChartNamespace } from '../../core/chart-namespace';
import { partLabels } from '../../core/labels';
import { customObject } from '../../core/manifest';
import { dnsLabel, dnsSubdomain } from '../../core/names';
import { Where } from '../../core/problem';
import { Fields, optional, readProps } from '../../core/props';
import { Hosts } from '../hosts';
import { GatewayController } from './gateway-controller';
import { GATEWAY_NAME, GatewaySettings, HTTP_LISTENER, OWN_GATEWAY, OwnGatewayOptions, settleOwnGateway } from './gateway-front';

export const GATEWAY_API = 'gateway.networking.k8s.io';

/** Properties of `ProwGateway`. */
export interface ProwGatewayProps extends OwnGatewayOptions {
  /** Which software serves it. It decides about class and ports. Errors: `GatewayWithoutClass`, `WrongType`. */
  readonly controller: GatewayController;

  /**
   * Name of the Gateway. Error: `NameNotDnsSubdomain`.
   * @default prow
   */
  readonly name?: string;

  /**
   * Namespace of the Gateway, of its routes and of the certificate's Secret. Error: `NameNotDnsLabel`.
   * @default - the namespace of the chart; `prow` where it has none
   */
  readonly namespace?: string;
}

const PROW_GATEWAY = {
  name: optional(dnsSubdomain, GATEWAY_NAME),
  namespace: optional(dnsLabel, 'prow'),
  ...OWN_GATEWAY,
} satisfies Fields<ProwGatewayProps>;

/**
 * The Gateway `prow`, and nothing else: a listener for https of each host, and one for http on port 80. Routes of its own namespace alone may be
 * attached: `https-hook`, `https-deck` (or `https` where both have one host) and `http` are the names of its listeners.
 * Routes and certificate are not part of it, `Exposure.gateway()` makes them, and so does it close `/config` and `/plugin-config` of deck, which show all of
 * Prow's configuration: a route of one's own leads there too unless it says otherwise. Errors: those of the properties, all together.
 *
 * Source: Gateway API v1.6, apis/v1/gateway_types.go.
 */
export class ProwGateway extends Construct {
  /** The Gateway. */
  readonly gateway: ApiObject;

  constructor(scope: Construct, id: string, props: ProwGatewayProps) {
    super(scope, id);
    const { gateway, namespace } = readProps(Where.construct(this.node.path), inChartNamespace(this, props), PROW_GATEWAY, (o, p) => (
      { ...settleOwnGateway(o, p, o.name), namespace: o.namespace }
    ));
    this.gateway = placeGateway(this, gateway, namespace);
  }
}

/** The listener that the routes of a host are attached to. */
export function listenerOf(of: keyof Hosts, hosts: Hosts, encrypted: boolean): string {
  if (!encrypted) return HTTP_LISTENER;
  if (of === 'privateDeck') return 'https-private-deck';
  return hosts.hook === hosts.deck ? 'https' : `https-${of}`;
}

/** The Gateway, as `Resource`. */
export function placeGateway(scope: Construct, settings: GatewaySettings, namespace: string): ApiObject {
  const { name, annotations, controller, addresses, infrastructureAnnotations, infrastructureLabels } = settings;
  return customObject<Gateway>(scope, 'Resource', {
    apiVersion: `${GATEWAY_API}/v1`,
    kind: 'Gateway',
    metadata: { name, namespace, labels: partLabels(), annotations },
    spec: {
      gatewayClassName: controller.gatewayClassName,
      addresses: addresses?.map((value) => ({ type: 'IPAddress', value })),
      infrastructure: infrastructureAnnotations || infrastructureLabels ? { annotations: infrastructureAnnotations, labels: infrastructureLabels } : undefined,
      listeners: listeners(settings),
    },
  });
}

function listeners({ hosts, http, secretName, controller: { ports } }: GatewaySettings) {
  const allowedRoutes = { namespaces: { from: 'Same' as const } };
  const plain = { name: HTTP_LISTENER, port: ports.http, protocol: 'HTTP', allowedRoutes };
  if (secretName === undefined) return [plain];
  const own = hosts.privateDeck === undefined ? [] : ['privateDeck' as const];
  const encrypted = [...(['hook', 'deck'] as const).slice(0, hosts.hook === hosts.deck ? 1 : 2), ...own].map((of) => ({
    name: listenerOf(of, hosts, true),
    hostname: hosts[of],
    port: ports.https,
    protocol: 'HTTPS',
    tls: { mode: 'Terminate' as const, certificateRefs: [{ kind: 'Secret', name: secretName }] },
    allowedRoutes,
  }));
  return http ? [...encrypted, plain] : encrypted;
}
