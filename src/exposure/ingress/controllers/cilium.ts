import { ACTIVE } from '../../../core/lifecycle';
import { escapesNote } from '../../config-pages';
import { unlimitedNote } from '../../webhook-body';
import { given, IngressControllerPlan } from '../ingress-controller-plan';

const PREFIX = 'ingress.cilium.io';

/**
 * Cilium's Ingress controller: Envoy on every node, which has no limit of bodies. By default each Ingress gets an address of its own, so there
 * is never a second one, and challenges go into ours. Its pods are no pods to a policy: what Envoy sends has the identity `ingress`.
 *
 * Source: cilium/cilium, Documentation/network/servicemesh/ingress.rst, operator/pkg/ingress/annotations/annotations.go and
 * operator/pkg/model/ingestion/ingress.go; operator/pkg/model/translation/envoy_http_connection_manager.go, in which nothing normalises paths.
 */
export const CILIUM: IngressControllerPlan = {
  name: 'cilium',
  ingressClassName: 'cilium',
  lifecycle: ACTIVE,
  isCniProxy: true,
  extras: ({ tls, redirect }) => ({
    annotations: given({
      // of a whole answer, not of a pause in it
      [`${PREFIX}/request-timeout`]: '1h',
      [`${PREFIX}/force-https`]: tls ? (redirect ? 'enabled' : 'disabled') : undefined,
    }),
    companions: [],
  }),
  cannot: {
    sources: {
      why: 'cilium filters callers of an Ingress by policies only',
      instead: 'leave it out and filter by a CiliumClusterwideNetworkPolicy for the entity ingress, or take IngressController.traefik()',
    },
    bodyLimit: { why: 'cilium has no annotation for it', instead: 'leave it out, or take IngressController.traefik()' },
    hsts: { why: 'cilium has no annotation for HSTS', instead: 'leave it out, or take IngressController.traefik()' },
  },
  exactFirst: true,
  stillReads: escapesNote('cilium'),
  challengesInPlace: true,
  readsItsOwn: true,
  bodies: () => unlimitedNote('cilium', 'has no limit of webhooks'),
  notes: ['Cilium serves Ingresses where it was installed with ingressController.enabled=true, and with nodePort.enabled=true or kubeProxyReplacement=true.'],
};
