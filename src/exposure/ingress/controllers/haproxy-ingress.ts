import { ACTIVE } from '../../../core/lifecycle';
import { given, IngressControllerPlan } from '../ingress-controller-plan';

const PREFIX = 'haproxy-ingress.github.io';

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
      [`${PREFIX}/timeout-server`]: '5m',
      [`${PREFIX}/ssl-redirect`]: tls ? String(redirect) : undefined,
      [`${PREFIX}/allowlist-source-range`]: sources?.join(','),
      [`${PREFIX}/hsts`]: hstsSeconds === undefined ? undefined : 'true',
      [`${PREFIX}/hsts-max-age`]: hstsSeconds === undefined ? undefined : String(hstsSeconds),
    }),
    companions: [],
  }),
  cannot: {},
  exactFirst: true,
  challengesInPlace: false,
  notes: [],
};
