import { ACTIVE } from '../../../core/lifecycle';
import { inUnits } from '../../webhook-body';
import { given, IngressControllerPlan } from '../ingress-controller-plan';

const PREFIX = 'haproxy.org';
const COMMUNITY_PREFIX = 'haproxy-ingress.github.io';

/**
 * HAProxy Technologies' Kubernetes Ingress Controller. It has no limit of bodies, and waits for 50 seconds unless it is told otherwise.
 * What it sends to https, goes to port 8443 unless it is told otherwise.
 *
 * Source: haproxytech/kubernetes-ingress 3.2, documentation/annotations.md and deploy/haproxy-ingress.yaml.
 */
export const HAPROXY: IngressControllerPlan = {
  name: 'haproxy-kubernetes-ingress',
  ingressClassName: 'haproxy',
  lifecycle: ACTIVE,
  pods: { namespace: 'haproxy-controller', labels: {} },
  extras: ({ tls, redirect, sources, hstsSeconds, bodyLimit, closedPages }) => ({
    annotations: given({
      [`${PREFIX}/timeout-server`]: '5m',
      [`${PREFIX}/backend-config-snippet`]: lines([...bodyLimit === undefined ? [] : bodyRules(bodyLimit), ...pageRules(closedPages)]),
      [`${PREFIX}/ssl-redirect`]: tls ? String(redirect) : undefined,
      [`${PREFIX}/ssl-redirect-port`]: tls && redirect ? '443' : undefined,
      [`${PREFIX}/ssl-redirect-code`]: tls && redirect ? '301' : undefined,
      // its newer name, allow-list, is not read by all versions that run
      [`${PREFIX}/whitelist`]: sources?.join(','),
      [`${PREFIX}/response-set-header`]: hstsSeconds === undefined ? undefined : `Strict-Transport-Security "max-age=${hstsSeconds}"`,
    }),
    companions: [],
  }),
  cannot: {},
  exactFirst: true,
  closesPages: 'haproxy-kubernetes-ingress answers 404 for them, unless it was started with --disable-config-snippets',
  challengesInPlace: false,
  readsItsOwn: true,
  bodies: (limit) => `haproxy-kubernetes-ingress answers 413 to webhooks that are announced with more than ${limit}, 400 to those without a length, and `
    + 'cuts off who sends nothing for 50 seconds (timeout-client in its ConfigMap); hook gets a webhook while it comes. Where the controller was started '
    + 'with --disable-config-snippets, it has no limit.',
  notes: [],
};

/**
 * HAProxy Ingress of the community. It has no limit of bodies, and waits for 50 seconds unless it is told otherwise; HSTS is on by default.
 * ACME challenges are never sent to https (`no-tls-redirect-locations`).
 *
 * Source: jcmoraisjr/haproxy-ingress v0.15, docs/content/en/docs/configuration/keys.md.
 */
export const HAPROXY_INGRESS: IngressControllerPlan = {
  name: 'haproxy-ingress',
  ingressClassName: 'haproxy',
  lifecycle: ACTIVE,
  pods: { namespace: 'ingress-controller', labels: {} },
  extras: ({ tls, redirect, sources, hstsSeconds, bodyLimit, closedPages }) => ({
    annotations: given({
      [`${COMMUNITY_PREFIX}/timeout-server`]: '5m',
      [`${COMMUNITY_PREFIX}/proxy-body-size`]: bodyLimit === undefined ? undefined : inUnits(bodyLimit),
      [`${COMMUNITY_PREFIX}/config-backend`]: lines(pageRules(closedPages)),
      [`${COMMUNITY_PREFIX}/ssl-redirect`]: tls ? String(redirect) : undefined,
      [`${COMMUNITY_PREFIX}/allowlist-source-range`]: sources?.join(','),
      [`${COMMUNITY_PREFIX}/hsts`]: hstsSeconds === undefined ? undefined : 'true',
      [`${COMMUNITY_PREFIX}/hsts-max-age`]: hstsSeconds === undefined ? undefined : String(hstsSeconds),
    }),
    companions: [],
  }),
  cannot: {},
  exactFirst: true,
  closesPages: 'haproxy-ingress answers 404 for them, unless it was started with --disable-config-keywords for config-backend',
  challengesInPlace: false,
  readsItsOwn: true,
  bodies: (limit) => `haproxy-ingress answers 413 to webhooks that are announced with more than ${limit}, and cuts off who sends nothing for 50 seconds `
    + '(timeout-client in its ConfigMap); hook gets a webhook while it comes.',
  notes: [],
};

/** HAProxy knows the announced length of a body alone: one without would have no end. */
function bodyRules(bytes: number): readonly string[] {
  return [
    `http-request deny deny_status 413 if { path /hook } { req.body_size gt ${bytes} }`,
    'http-request deny deny_status 400 if { path /hook } METH_POST !{ req.hdr(content-length) -m found }',
  ];
}

/** HAProxy compares a path as it comes, unless it is told to take its escapes away. */
function pageRules(pages: readonly string[]): readonly string[] {
  return pages.length === 0 ? [] : [`http-request deny deny_status 404 if { path,url_dec -m str ${pages.join(' ')} }`];
}

function lines(rules: readonly string[]): string | undefined {
  return rules.length === 0 ? undefined : rules.join('\n');
}
