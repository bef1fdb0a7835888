import { ACTIVE } from '../../../core/lifecycle';
import { given, IngressControllerPlan } from '../ingress-controller-plan';

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
  notes: [],
};
