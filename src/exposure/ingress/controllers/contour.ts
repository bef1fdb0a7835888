import { ACTIVE } from '../../../core/lifecycle';
import { unlimitedNote } from '../../webhook-body';
import { given, IngressControllerPlan } from '../ingress-controller-plan';

/**
 * Contour. It has no limit of bodies, and ends every answer after 15 seconds unless it is told otherwise, however much of a log has come.
 *
 * Source: projectcontour/contour, site/content/docs/main/config/annotations.md and examples/contour.
 */
export const CONTOUR: IngressControllerPlan = {
  name: 'contour',
  ingressClassName: 'contour',
  lifecycle: ACTIVE,
  pods: { namespace: 'projectcontour', labels: {} },
  extras: ({ tls, redirect }) => ({
    annotations: given({
      'projectcontour.io/response-timeout': 'infinity',
      'ingress.kubernetes.io/force-ssl-redirect': tls ? String(redirect) : undefined,
    }),
    companions: [],
  }),
  cannot: {
    sources: {
      why: 'contour filters callers by HTTPProxy objects only',
      instead: 'leave it out and filter before contour, by loadBalancerSourceRanges of the Service envoy, or take IngressController.traefik()',
    },
    bodyLimit: { why: 'contour has no word for it at an Ingress', instead: 'leave it out, or take IngressController.traefik()' },
    hsts: { why: 'contour sets headers by HTTPProxy objects only', instead: 'leave it out, or take IngressController.traefik()' },
  },
  exactFirst: true,
  challengesInPlace: false,
  readsItsOwn: true,
  bodies: () => unlimitedNote('contour', 'has no limit of webhooks at an Ingress (its own configuration ends slow ones by timeouts.request-timeout)'),
  notes: [],
};
