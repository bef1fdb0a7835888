import { ACTIVE } from '../../../core/lifecycle';
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
  extras: ({ tls, redirect, sources, hstsSeconds }) => ({
    annotations: given({
      [`${PREFIX}/timeout-server`]: '5m',
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
  challengesInPlace: false,
  readsItsOwn: true,
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
  extras: ({ tls, redirect, sources, hstsSeconds }) => ({
    annotations: given({
      [`${COMMUNITY_PREFIX}/timeout-server`]: '5m',
      [`${COMMUNITY_PREFIX}/ssl-redirect`]: tls ? String(redirect) : undefined,
      [`${COMMUNITY_PREFIX}/allowlist-source-range`]: sources?.join(','),
      [`${COMMUNITY_PREFIX}/hsts`]: hstsSeconds === undefined ? undefined : 'true',
      [`${COMMUNITY_PREFIX}/hsts-max-age`]: hstsSeconds === undefined ? undefined : String(hstsSeconds),
    }),
    companions: [],
  }),
  cannot: {},
  exactFirst: true,
  challengesInPlace: false,
  readsItsOwn: true,
  notes: [],
};
