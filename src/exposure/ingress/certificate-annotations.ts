import { TlsPlan } from '../tls-plan';
import { given, IngressControllerPlan } from './ingress-controller-plan';

/**
 * Annotations by which cert-manager makes the certificate of an Ingress.
 *
 * Where a challenge has to go into the Ingress itself, cert-manager also puts a certificate of its own there until it has the real one, so that
 * what is sent to https while it asks is answered. Source: cert-manager v1.21.1, pkg/apis/certmanager/v1/types.go and
 * pkg/controller/certificate-shim/sync.go (setIssuerSpecificConfig), pkg/controller/acmeorders/util.go (applyIngressParameterAnnotationOverrides).
 */
export function certificateAnnotations(tls: TlsPlan, controller: IngressControllerPlan): Readonly<Record<string, string>> {
  const { issuerRef, certificate } = tls;
  if (issuerRef === undefined) return {};
  return given({
    [issuerRef.kind === 'ClusterIssuer' ? 'cert-manager.io/cluster-issuer' : 'cert-manager.io/issuer']: issuerRef.name,
    'cert-manager.io/duration': certificate.duration,
    'cert-manager.io/renew-before': certificate.renewBefore,
    'cert-manager.io/private-key-algorithm': certificate.privateKey?.algorithm,
    'cert-manager.io/private-key-size': certificate.privateKey?.size?.toString(),
    'cert-manager.io/private-key-rotation-policy': certificate.privateKey?.rotationPolicy,
    'acme.cert-manager.io/http01-edit-in-place': controller.challengesInPlace ? 'true' : undefined,
  });
}
