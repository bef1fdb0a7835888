import { ACTIVE } from '../../../core/lifecycle';
import { ingressNginx as ingressNginxManifest } from '../../../core/upstream/known-manifests';
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
  extras: ({ tls, redirect, sources }) => ({
    annotations: given({
      [`${PREFIX}/proxy-body-size`]: '26m',
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
  extras: ({ tls, redirect, hstsSeconds }) => ({
    annotations: given({
      'nginx.org/client-max-body-size': '26m',
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
  notes: [],
};
