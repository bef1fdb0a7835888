import { Construct } from 'constructs';
import type { Certificate } from '../../../imports/cert-manager.io';
import type {
  HttpRoute, HttpRouteSpec, HttpRouteSpecParentRefs, HttpRouteSpecRules, ReferenceGrant,
} from '../../../imports/gateway.networking.k8s.io';
import { customObject, Plain } from '../../core/manifest';
import { partLabels } from '../../core/labels';
import { Endpoint } from '../../core/endpoint';
import { InsideEndpoints } from '../exposure-plan';
import { distinct, Hosts } from '../hosts';
import { TlsPlan } from '../tls-plan';
import { GatewayCompanion } from './gateway-controller-plan';
import { GatewayExposureSettings } from './gateway-exposure-options';
import { GATEWAY_NAME } from './gateway-front';
import { GATEWAY_API, listenerOf } from './prow-gateway';

/** GitHub's way in, and nothing else of hook. */
const HOOK_MATCHES = [{ path: { type: 'Exact', value: '/hook' }, method: 'POST' }] as const;
const ALL_PATHS = [{ path: { type: 'PathPrefix', value: '/' } }] as const;
/** Zero means without end: deck sends a job's log as long as the job runs. Source: Gateway API v1.6, apis/v1/httproute_types.go (HTTPRouteTimeouts). */
const WITHOUT_END = { request: '0s' };

/** The routes of hook and deck, of port 80, and what stands beside them. */
export function placeRoutes(scope: Construct, settings: GatewayExposureSettings, closedPages: readonly string[], inside: InsideEndpoints): void {
  const { hosts, controller, parent, redirected } = settings;
  serviceRoute(scope, settings, inside, 'hook', [{ matches: HOOK_MATCHES, to: 'hook' }]);
  serviceRoute(scope, settings, inside, 'deck', [
    // of a rule without a backend, and of one that only redirects, implementations make different things
    ...(closedPages.length === 0 ? [] : [{ matches: closedPages.map((value) => ({ path: { type: 'Exact', value } as const })), to: 'hook' as const }]),
    { matches: ALL_PATHS, timeouts: controller?.routeTimeouts ? WITHOUT_END : undefined, to: 'deck' },
  ]);
  if (hosts.privateDeck !== undefined) {
    serviceRoute(scope, settings, inside, 'privateDeck', [{ matches: ALL_PATHS, timeouts: controller?.routeTimeouts ? WITHOUT_END : undefined, to: 'privateDeck' }]);
  }
  if (redirected !== undefined) {
    const filters = [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } }] as const;
    route(scope, 'redirect', inside.namespace, 'prow-redirect', {
      parentRefs: [redirected], hostnames: distinct(hosts), rules: [{ matches: ALL_PATHS, filters }],
    });
  }
  const limit = parent === undefined ? controller?.timeLimit?.(GATEWAY_NAME) : undefined;
  if (limit) companion(scope, 'time-limit', inside.namespace, limit);
}

/** A rule, and the Service that it leads to. */
type Rule = Plain<HttpRouteSpecRules> & { readonly to: keyof Hosts };

/** Names of routes. */
const ROUTES = { hook: 'hook', deck: 'deck', privateDeck: 'private-deck' } as const;

function serviceRoute(scope: Construct, settings: GatewayExposureSettings, inside: InsideEndpoints, of: keyof Hosts, rules: readonly Rule[]): void {
  const { hosts, controller, sources, bodyLimit } = settings;
  const name = ROUTES[of];
  const asked = sources[of === 'hook' ? 'hook' : 'deck'];
  const restriction = asked && controller?.restrict?.(name, asked);
  const limit = of === 'hook' && bodyLimit !== undefined ? controller?.bodyLimit?.(of, bodyLimit) : undefined;
  const filters = [...restriction?.filters ?? [], ...limit?.filters ?? []];
  route(scope, name, inside.namespace, name, {
    parentRefs: [parentOf(of, settings)],
    hostnames: [hosts[of] as string],
    rules: rules.map(({ to, ...rule }) => {
      const { serviceName, port } = inside[to] as Endpoint;
      return { ...rule, filters: filters.length > 0 ? filters : undefined, backendRefs: [{ kind: 'Service', name: serviceName, port }] };
    }),
  });
  if (restriction) companion(scope, `${name}-sources`, inside.namespace, restriction.companion);
  if (limit) companion(scope, `${name}-body-limit`, inside.namespace, limit.companion);
}

function parentOf(of: keyof Hosts, { parent, hosts, tls: { secretName } }: GatewayExposureSettings): HttpRouteSpecParentRefs {
  if (parent === undefined) return { name: GATEWAY_NAME, sectionName: listenerOf(of, hosts, secretName !== undefined) };
  const { name, namespace, sectionName } = parent;
  return { name, namespace, sectionName };
}

function route(scope: Construct, id: string, namespace: string, name: string, spec: Plain<HttpRouteSpec>): void {
  const metadata = { name, namespace, labels: partLabels() };
  customObject<HttpRoute>(scope, `${id}-route`, { apiVersion: `${GATEWAY_API}/v1`, kind: 'HTTPRoute', metadata, spec });
}

function companion(scope: Construct, id: string, namespace: string, { apiVersion, kind, name, spec }: GatewayCompanion): void {
  customObject(scope, id, { apiVersion, kind, metadata: { name, namespace, labels: partLabels() }, spec });
}

/** What a Gateway of another namespace needs to read our Secret. */
const GRANT_NAME = 'prow-certificate';

/** Asks cert-manager for the certificate, where it makes it: without the annotation of a Gateway, for which it would have to be started in another way. */
export function placeCertificate(scope: Construct, tls: TlsPlan, namespace: string, hosts: readonly string[]): void {
  const { secretName, issuerRef, certificate } = tls;
  if (secretName === undefined || issuerRef === undefined) return;
  const spec = { secretName, dnsNames: [...hosts], issuerRef: { group: 'cert-manager.io', ...issuerRef }, ...certificate };
  const metadata = { name: secretName, namespace, labels: partLabels() };
  customObject<Certificate>(scope, 'certificate', { apiVersion: 'cert-manager.io/v1', kind: 'Certificate', metadata, spec });
}

/** Lets Gateways of another namespace use the certificate's Secret, and no other. */
export function placeGrant(scope: Construct, secretName: string, namespace: string, gatewayNamespace: string): void {
  customObject<ReferenceGrant>(scope, 'certificate-grant', {
    apiVersion: `${GATEWAY_API}/v1`,
    kind: 'ReferenceGrant',
    metadata: { name: GRANT_NAME, namespace, labels: partLabels() },
    spec: { from: [{ group: GATEWAY_API, kind: 'Gateway', namespace: gatewayNamespace }], to: [{ group: '', kind: 'Secret', name: secretName }] },
  });
}
