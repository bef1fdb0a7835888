import type { SecurityPolicySpec } from '../../../imports/gateway.envoyproxy.io';
import type { ClientSettingsPolicySpec } from '../../../imports/gateway.nginx.org';
import type { MiddlewareSpec } from '../../../imports/traefik.io';
import { Plain } from '../../core/manifest';
import { GatewayControllerPlan, PLAIN_CONTROLLER } from './gateway-controller-plan';

/** Envoy waits 15 seconds for the end of an answer, unless a route says otherwise. Source: cilium v1.20, Documentation/network/servicemesh/gateway-api. */
export const CILIUM: GatewayControllerPlan = {
  ...PLAIN_CONTROLLER,
  name: 'cilium',
  gatewayClassName: 'cilium',
  controllerName: 'io.cilium/gateway-controller',
  isCniProxy: true,
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
  pods: { namespace: 'envoy-gateway-system', labels: { 'app.kubernetes.io/component': 'proxy', 'app.kubernetes.io/managed-by': 'envoy-gateway' } },
};

/** Its listeners must have the ports of its entry points, which its chart maps to 80 and 443. Source: traefik v3.7, pkg/provider/kubernetes/gateway. */
export const TRAEFIK: GatewayControllerPlan = {
  ...PLAIN_CONTROLLER,
  name: 'traefik',
  gatewayClassName: 'traefik',
  controllerName: 'traefik.io/gateway-controller',
  ports: { http: 8000, https: 8443 },
  restrict: (route, sources) => ({
    companion: {
      apiVersion: 'traefik.io/v1alpha1',
      kind: 'Middleware',
      name: `${route}-sources`,
      spec: { ipAllowList: { sourceRange: sources } } satisfies Plain<MiddlewareSpec>,
    },
    filters: [{ type: 'ExtensionRef', extensionRef: { group: 'traefik.io', kind: 'Middleware', name: `${route}-sources` } }],
  }),
  restrictCrd: { of: 'traefik-crds', crd: 'middlewares.traefik.io' },
  pods: { namespace: 'traefik', labels: {} },
  notes: ['Traefik serves Gateways where it was installed with providers.kubernetesGateway.enabled=true; it limits callers only with providers.kubernetesCRD.enabled=true as well. The ports of listeners are those of its entry points.'],
};

/** nginx takes 1 MB unless it is told otherwise. Source: nginx/nginx-gateway-fabric, apis/v1alpha1/clientsettingspolicy_types.go. */
export const NGINX_GATEWAY_FABRIC: GatewayControllerPlan = {
  ...PLAIN_CONTROLLER,
  name: 'nginx-gateway-fabric',
  gatewayClassName: 'nginx',
  controllerName: 'gateway.nginx.org/nginx-gateway-controller',
  bodyLimit: (route) => ({
    apiVersion: 'gateway.nginx.org/v1alpha1',
    kind: 'ClientSettingsPolicy',
    name: route,
    spec: {
      targetRef: { group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name: route }, body: { maxSize: '25m' },
    } satisfies Plain<ClientSettingsPolicySpec>,
  }),
  bodyLimitCrd: 'clientsettingspolicies.gateway.nginx.org',
  commandNamespace: 'nginx-gateway',
  notes: ['NGINX Gateway Fabric ends an answer in which nothing comes for 60 seconds: a live log in deck may stop, and goes on when the page is loaded again.'],
};

/** It has no limit of bodies or of answers. Source: istio.io, docs/tasks/traffic-management/ingress/gateway-api. */
export const ISTIO: GatewayControllerPlan = {
  ...PLAIN_CONTROLLER,
  name: 'istio',
  gatewayClassName: 'istio',
  controllerName: 'istio.io/gateway-controller',
  restrictInstead: 'leave it out and filter by an AuthorizationPolicy with remoteIpBlocks, or take GatewayController.envoyGateway()',
  commandNamespace: 'istio-system',
};

/** Envoy waits 15 seconds for the end of an answer, unless a route says otherwise. Source: projectcontour.io, docs/guides/gateway-api. */
export const CONTOUR: GatewayControllerPlan = {
  ...PLAIN_CONTROLLER,
  name: 'contour',
  gatewayClassName: 'contour',
  controllerName: 'projectcontour.io/gateway-controller',
  routeTimeouts: true,
  pods: { namespace: 'projectcontour', labels: { app: 'envoy' } },
};
