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
  /** What it needs so that hook's route takes webhooks of 25 MB. */
  readonly bodyLimit?: (route: string) => GatewayCompanion;
  /** How it limits callers; absent where it cannot by what stands beside a route. */
  readonly restrict?: (route: string, sources: readonly string[]) => RouteRestriction;
  /** What to do where it cannot. */
  readonly restrictInstead: string;
  /** CRDs of what it needs and of how it limits callers, as requirements name them. */
  readonly bodyLimitCrd?: string;
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
