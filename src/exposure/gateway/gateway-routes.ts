import { Construct } from 'constructs';
import type { HttpRoute, HttpRouteSpec, HttpRouteSpecParentRefs, HttpRouteSpecRules } from '../../../imports/gateway.networking.k8s.io';
import { customObject, Plain } from '../../core/manifest';
import { partLabels } from '../../core/labels';
import { InsideEndpoints } from '../exposure-plan';
import { distinct } from '../hosts';
import { TlsPlan } from '../tls-plan';
import { GatewayCompanion } from './gateway-controller-plan';
import { GatewayExposureModel, portEighty, redirects } from './gateway-exposure-model';
import { GATEWAY_API, listenerOf } from './gateway-object';
import { GATEWAY_NAME } from './own-gateway';

/** GitHub's way in, and nothing else of hook. */
const HOOK_MATCHES = [{ path: { type: 'Exact', value: '/hook' }, method: 'POST' }] as const;
const ALL_PATHS = [{ path: { type: 'PathPrefix', value: '/' } }] as const;
/** Zero means without end: deck sends a job's log as long as the job runs. Source: Gateway API v1.6, apis/v1/httproute_types.go (HTTPRouteTimeouts). */
const WITHOUT_END = { request: '0s' };

/** The routes of hook and deck, of port 80, and what stands beside them. */
export function installRoutes(scope: Construct, model: GatewayExposureModel, tls: TlsPlan, inside: InsideEndpoints): void {
  const { front: { hosts }, controller } = model;
  serviceRoute(scope, model, tls, inside, 'hook', { matches: HOOK_MATCHES });
  serviceRoute(scope, model, tls, inside, 'deck', { matches: ALL_PATHS, timeouts: controller?.routeTimeouts ? WITHOUT_END : undefined });
  const http = portEighty(model);
  if (http !== undefined && redirects(model, tls)) {
    const filters = [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } }] as const;
    route(scope, 'redirect', inside.namespace, 'prow-redirect', { parentRefs: [http], hostnames: distinct(hosts), rules: [{ matches: ALL_PATHS, filters }] });
  }
  const limit = controller?.bodyLimit?.('hook');
  if (limit) companion(scope, 'hook-body-limit', inside.namespace, limit);
}

function serviceRoute(scope: Construct, model: GatewayExposureModel, tls: TlsPlan, inside: InsideEndpoints, of: 'hook' | 'deck', rule: Plain<HttpRouteSpecRules>): void {
  const { front: { hosts }, controller, sources } = model;
  const { serviceName: name, port } = inside[of];
  const asked = sources[of];
  const restriction = asked && controller?.restrict?.(of, asked);
  const filters = restriction && restriction.filters.length > 0 ? restriction.filters : undefined;
  route(scope, of, inside.namespace, of, {
    parentRefs: [parentOf(of, model, tls)],
    hostnames: [hosts[of]],
    rules: [{ ...rule, filters, backendRefs: [{ kind: 'Service', name, port }] }],
  });
  if (restriction) companion(scope, `${of}-sources`, inside.namespace, restriction.companion);
}

function parentOf(of: 'hook' | 'deck', { parent, front: { hosts } }: GatewayExposureModel, { secretName }: TlsPlan): HttpRouteSpecParentRefs {
  if (parent === undefined) return { name: GATEWAY_NAME, sectionName: listenerOf(of, hosts, secretName !== undefined) };
  const { name, namespace, sectionName } = parent;
  return { name, namespace, sectionName };
}

function route(scope: Construct, id: string, namespace: string, name: string, spec: Plain<HttpRouteSpec>): void {
  customObject<HttpRoute>(scope, `${id}-route`, { apiVersion: `${GATEWAY_API}/v1`, kind: 'HTTPRoute', metadata: { name, namespace, labels: partLabels() }, spec });
}

function companion(scope: Construct, id: string, namespace: string, { apiVersion, kind, name, spec }: GatewayCompanion): void {
  customObject(scope, id, { apiVersion, kind, metadata: { name, namespace, labels: partLabels() }, spec });
}
