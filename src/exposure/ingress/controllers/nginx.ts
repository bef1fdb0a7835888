import { ACTIVE } from '../../../core/lifecycle';
import { ingressNginx as ingressNginxManifest } from '../../../core/upstream/known-manifests';
import { GITHUB_BODY_LIMIT, inUnits } from '../../webhook-body';
import { given, IngressControllerPlan } from '../ingress-controller-plan';

const PREFIX = 'nginx.ingress.kubernetes.io';

/**
 * ingress-nginx of Kubernetes. It takes bodies of 1 MB and waits for 60 seconds unless it is told otherwise.
 *
 * Source: kubernetes/ingress-nginx controller-v1.15.1, docs/user-guide/nginx-configuration/annotations.md and configmap.md,
 * deploy/static/provider/baremetal.
 */
export const INGRESS_NGINX: IngressControllerPlan = {
  name: 'ingress-nginx',
  ingressClassName: 'nginx',
  lifecycle: ingressNginxManifest('baremetal').lifecycle,
  pods: { namespace: 'ingress-nginx', labels: {} },
  extras: ({ tls, redirect, sources, bodyLimit }) => ({
    annotations: given({
      [`${PREFIX}/proxy-body-size`]: inUnits(bodyLimit ?? GITHUB_BODY_LIMIT),
      [`${PREFIX}/proxy-read-timeout`]: '300',
      [`${PREFIX}/ssl-redirect`]: tls ? String(redirect) : undefined,
      // its newer name, allowlist-source-range, is not read by all versions that run
      [`${PREFIX}/whitelist-source-range`]: sources?.join(','),
    }),
    companions: [],
  }),
  cannot: {
    hsts: {
      why: 'ingress-nginx has HSTS for all of its hosts, on by default and for a year',
      instead: 'leave it out, and set hsts-max-age in the ConfigMap of ingress-nginx',
    },
  },
  exactFirst: true,
  challengesInPlace: false,
  readsItsOwn: true,
  bodies: wholeOnes('ingress-nginx', 'client-body-timeout in its ConfigMap'),
  notes: ['Where ingress-nginx was installed for bare nodes, its Service has random node ports, which are neither 80 nor 443: forward those two to them, or give the Service an address.'],
};

/**
 * F5's NGINX Ingress Controller. It takes bodies of 1 MB and waits for 60 seconds unless it is told otherwise. Of two Ingresses with the same
 * host it serves the older one only, so challenges go into ours.
 *
 * Source: nginx/kubernetes-ingress, internal/configs/annotations.go; docs.nginx.com/nginx-ingress-controller, "Advanced configuration with
 * annotations" and "Host and listener collisions".
 */
export const F5_NGINX: IngressControllerPlan = {
  name: 'nginx-ingress',
  ingressClassName: 'nginx',
  lifecycle: ACTIVE,
  pods: { namespace: 'nginx-ingress', labels: {} },
  extras: ({ tls, redirect, hstsSeconds, bodyLimit }) => ({
    annotations: given({
      'nginx.org/client-max-body-size': inUnits(bodyLimit ?? GITHUB_BODY_LIMIT),
      'nginx.org/proxy-read-timeout': '300s',
      // the one name that all versions read
      'ingress.kubernetes.io/ssl-redirect': tls ? String(redirect) : undefined,
      'nginx.org/hsts': hstsSeconds === undefined ? undefined : 'true',
      'nginx.org/hsts-max-age': hstsSeconds === undefined ? undefined : String(hstsSeconds),
    }),
    companions: [],
  }),
  cannot: {
    sources: {
      why: 'nginx-ingress filters callers by Policy objects, which older versions do not read for an Ingress',
      instead: 'leave it out, apply a Policy with accessControl and name it in annotations: { "nginx.org/policies": … }',
    },
  },
  exactFirst: true,
  challengesInPlace: true,
  readsItsOwn: true,
  bodies: wholeOnes('nginx-ingress', 'client_body_timeout'),
  notes: [],
};

/** nginx reads a body to its end before it asks who is behind it. Source: nginx.org, ngx_http_core_module and ngx_http_proxy_module. */
function wholeOnes(name: string, setting: string): IngressControllerPlan['bodies'] {
  return (limit) => `${name} answers 413 to webhooks of more than ${limit}, hands hook whole ones only, and cuts off who sends nothing for 60 seconds `
    + `(${setting}).`;
}
