import type { BackendTrafficPolicySpec, ClientTrafficPolicySpec, SecurityPolicySpec } from '../../../imports/gateway.envoyproxy.io';
import type { ClientSettingsPolicySpec } from '../../../imports/gateway.nginx.org';
import type { MiddlewareSpec } from '../../../imports/traefik.io';
import { Plain } from '../../core/manifest';
import { escapesNote } from '../config-pages';
import { inUnits, unlimitedNote } from '../webhook-body';
import { GatewayControllerPlan, PLAIN_CONTROLLER, RouteRestriction } from './gateway-controller-plan';

/**
 * Envoy waits 15 seconds for the end of an answer, unless a route says otherwise, and does not normalise paths.
 * Source: cilium v1.20, Documentation/network/servicemesh/gateway-api, operator/pkg/model/translation/envoy_http_connection_manager.go.
 */
export const CILIUM: GatewayControllerPlan = {
  ...PLAIN_CONTROLLER,
  name: 'cilium',
  gatewayClassName: 'cilium',
  controllerName: 'io.cilium/gateway-controller',
  isCniProxy: true,
  bodies: () => unlimitedNote('cilium', 'has no limit of webhooks'),
  stillReads: escapesNote('cilium'),
  routeTimeouts: true,
  restrictInstead: 'leave it out and filter by a CiliumClusterwideNetworkPolicy for the entity ingress, or take GatewayController.envoyGateway()',
  notes: ['Cilium serves Gateways where it was installed with gatewayAPI.enabled=true and kubeProxyReplacement=true, after the CRDs of the Gateway API.'],
};

/** Its manifest has no GatewayClass. Source: envoyproxy/gateway v1.9, api/v1alpha1/authorization_types.go and site/content/en/latest. */
export const ENVOY_GATEWAY: GatewayControllerPlan = {
  ...PLAIN_CONTROLLER,
  name: 'envoy-gateway',
  gatewayClassName: 'eg',
  controllerName: 'gateway.envoyproxy.io/gatewayclass-controller',
  classExists: false,
  routeTimeouts: true,
  restrict: (route, sources) => ({
    companion: {
      apiVersion: 'gateway.envoyproxy.io/v1alpha1',
      kind: 'SecurityPolicy',
      name: route,
      spec: {
        targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name: route }],
        authorization: { defaultAction: 'Deny', rules: [{ name: 'sources', action: 'Allow', principal: { clientCIDRs: sources } }] },
      } satisfies Plain<SecurityPolicySpec>,
    },
    filters: [],
  }),
  restrictCrd: { of: 'envoy-gateway', crd: 'securitypolicies.gateway.envoyproxy.io' },
  bodyLimit: (route, bytes) => ({
    companion: {
      apiVersion: 'gateway.envoyproxy.io/v1alpha1',
      kind: 'BackendTrafficPolicy',
      name: route,
      spec: {
        targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name: route }], requestBuffer: { limit: String(bytes) },
      } satisfies Plain<BackendTrafficPolicySpec>,
    },
    filters: [],
  }),
  bodyLimitCrd: { of: 'envoy-gateway', crd: 'backendtrafficpolicies.gateway.envoyproxy.io' },
  timeLimit: (gateway) => ({
    apiVersion: 'gateway.envoyproxy.io/v1alpha1',
    kind: 'ClientTrafficPolicy',
    name: gateway,
    spec: {
      targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: gateway }],
      timeout: { http: { requestReceivedTimeout: '30s' } },
    } satisfies Plain<ClientTrafficPolicySpec>,
  }),
  timeLimitCrd: 'clienttrafficpolicies.gateway.envoyproxy.io',
  bodies: (limit, own) => `envoy-gateway answers 413 to webhooks of more than ${limit}, and hands hook whole ones only. ${own
    ? 'Each request has 30 seconds to come in.'
    : 'A ClientTrafficPolicy with requestReceivedTimeout, by the owner of the Gateway, ends slow ones.'}`,
  pods: { namespace: 'envoy-gateway-system', labels: { 'app.kubernetes.io/component': 'proxy', 'app.kubernetes.io/managed-by': 'envoy-gateway' } },
};

/** Its listeners must have the ports of its entry points, which its chart maps to 80 and 443. Source: traefik v3.7, pkg/provider/kubernetes/gateway. */
export const TRAEFIK: GatewayControllerPlan = {
  ...PLAIN_CONTROLLER,
  name: 'traefik',
  gatewayClassName: 'traefik',
  controllerName: 'traefik.io/gateway-controller',
  ports: { http: 8000, https: 8443 },
  restrict: (route, sources) => middleware(`${route}-sources`, { ipAllowList: { sourceRange: sources } }),
  restrictCrd: { of: 'traefik-crds', crd: 'middlewares.traefik.io' },
  bodyLimit: (route, bytes) => middleware(`${route}-body`, { buffering: { maxRequestBodyBytes: bytes } }),
  bodyLimitCrd: { of: 'traefik-crds', crd: 'middlewares.traefik.io' },
  bodies: (limit) => `traefik answers 413 to webhooks of more than ${limit}, hands hook whole ones only, and gives each 60 seconds to come `
    + '(respondingTimeouts.readTimeout of its entry points, from Traefik 2.11.2 on).',
  pods: { namespace: 'traefik', labels: {} },
  notes: ['Traefik serves Gateways where it was installed with providers.kubernetesGateway.enabled=true; it limits callers and webhooks only with providers.kubernetesCRD.enabled=true as well. The ports of listeners are those of its entry points.'],
};

/** nginx takes 1 MB unless it is told otherwise. Source: nginx/nginx-gateway-fabric, apis/v1alpha1/clientsettingspolicy_types.go. */
export const NGINX_GATEWAY_FABRIC: GatewayControllerPlan = {
  ...PLAIN_CONTROLLER,
  name: 'nginx-gateway-fabric',
  gatewayClassName: 'nginx',
  controllerName: 'gateway.nginx.org/nginx-gateway-controller',
  bodyLimit: (route, bytes) => ({
    companion: {
      apiVersion: 'gateway.nginx.org/v1alpha1',
      kind: 'ClientSettingsPolicy',
      name: route,
      spec: {
        targetRef: { group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name: route }, body: { maxSize: inUnits(bytes), timeout: '15s' },
      } satisfies Plain<ClientSettingsPolicySpec>,
    },
    filters: [],
  }),
  bodyLimitCrd: { of: 'nginx-gateway-fabric', crd: 'clientsettingspolicies.gateway.nginx.org' },
  bodies: (limit) => `nginx-gateway-fabric answers 413 to webhooks of more than ${limit}, hands hook whole ones only, and cuts off who sends nothing for `
    + '15 seconds.',
  commandNamespace: 'nginx-gateway',
  notes: ['NGINX Gateway Fabric ends an answer in which nothing comes for 60 seconds: a live log in deck may stop, and goes on when the page is loaded again.'],
};

/** It has no limit of bodies or of answers. Source: istio.io, docs/tasks/traffic-management/ingress/gateway-api. */
export const ISTIO: GatewayControllerPlan = {
  ...PLAIN_CONTROLLER,
  name: 'istio',
  gatewayClassName: 'istio',
  controllerName: 'istio.io/gateway-controller',
  bodies: () => unlimitedNote('istio', 'has no limit of webhooks but by an EnvoyFilter'),
  restrictInstead: 'leave it out and filter by an AuthorizationPolicy with remoteIpBlocks, or take GatewayController.envoyGateway()',
  commandNamespace: 'istio-system',
};

/** Envoy waits 15 seconds for the end of an answer, unless a route says otherwise. Source: projectcontour.io, docs/guides/gateway-api. */
export const CONTOUR: GatewayControllerPlan = {
  ...PLAIN_CONTROLLER,
  name: 'contour',
  gatewayClassName: 'contour',
  controllerName: 'projectcontour.io/gateway-controller',
  bodies: () => unlimitedNote('contour', 'has no limit of webhooks at a route (its own configuration ends slow ones by timeouts.request-timeout)'),
  routeTimeouts: true,
  pods: { namespace: 'projectcontour', labels: { app: 'envoy' } },
};

function middleware(name: string, spec: Plain<MiddlewareSpec>): RouteRestriction {
  return {
    companion: { apiVersion: 'traefik.io/v1alpha1', kind: 'Middleware', name, spec },
    filters: [{ type: 'ExtensionRef', extensionRef: { group: 'traefik.io', kind: 'Middleware', name } }],
  };
}
