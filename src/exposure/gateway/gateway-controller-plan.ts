import { PodsOf } from '../../core/traffic';

/** A custom resource of a controller, in the namespace of the routes. */
export interface GatewayCompanion {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly spec: object;
}

/** How callers of one route are limited. */
export interface RouteRestriction {
  readonly companion: GatewayCompanion;
  /** Filters of the route that name it; none where it names the route. */
  readonly filters: readonly {
    readonly type: 'ExtensionRef';
    readonly extensionRef: { readonly group: string; readonly kind: string; readonly name: string };
  }[];
}

/** What serves Gateways of a class. Nobody asks which one it is. */
export interface GatewayControllerPlan {
  /** As its project calls itself. */
  readonly name: string;
  readonly gatewayClassName: string;
  /** What a GatewayClass of its own names; absent where nobody knows. */
  readonly controllerName?: string;
  /** Whether the GatewayClass exists without us. */
  readonly classExists: boolean;
  /** Ports of listeners that are 80 and 443 to those outside. */
  readonly ports: { readonly http: number; readonly https: number };
  /** Whether it ends answers that take long, unless a route says otherwise. */
  readonly routeTimeouts: boolean;
  /** How it limits what comes to a route; absent where it cannot by what stands beside one. */
  readonly bodyLimit?: (route: string, bytes: number) => RouteRestriction;
  /** How it limits the time of all that comes to a Gateway of our own; absent where it cannot, or needs no word. */
  readonly timeLimit?: (gateway: string) => GatewayCompanion;
  /** What becomes of webhooks that are too long, or too slow, in one sentence; `own` says whether the Gateway is ours. */
  readonly bodies: (limit: string, own: boolean) => string;
  /** Who reads pages of deck that a route closes by their exact path, in one sentence; absent for nobody. */
  readonly stillReads?: string;
  /** How it limits callers; absent where it cannot by what stands beside a route. */
  readonly restrict?: (route: string, sources: readonly string[]) => RouteRestriction;
  /** What to do where it cannot. */
  readonly restrictInstead: string;
  /** CRDs of what it needs and of how it limits callers, as requirements name them. */
  readonly bodyLimitCrd?: { readonly of: string; readonly crd: string };
  readonly timeLimitCrd?: string;
  readonly restrictCrd?: { readonly of: string; readonly crd: string };
  /** Where its pods are; absent where they are beside each Gateway, or nobody knows. */
  readonly pods?: PodsOf;
  /** Whether its user said so; absent for no. */
  readonly isPlaced?: boolean;
  /** Whether its pods are in the network of their nodes, so that policies see nodes; absent for no. */
  readonly hostNetwork?: boolean;
  /** Whether it is the CNI's own proxy, which is no pod to a policy; absent for no. */
  readonly isCniProxy?: boolean;
  /** Where its pods are beside each Gateway: the namespace of what commands them. */
  readonly commandNamespace?: string;
  /** What its user has to see to, in plain sentences. */
  readonly notes: readonly string[];
}

/** What most of them have in common. */
export const PLAIN_CONTROLLER = {
  classExists: true, ports: { http: 80, https: 443 }, routeTimeouts: false, notes: [],
  restrictInstead: 'leave it out, or take GatewayController.envoyGateway()',
} as const satisfies Partial<GatewayControllerPlan>;

/** Label that implementations put on the pods of a Gateway. Source: Gateway API, GEP-1762. */
export const GATEWAY_NAME_LABEL = 'gateway.networking.k8s.io/gateway-name';
