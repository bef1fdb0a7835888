import { Construct } from 'constructs';
import type { ReferenceGrant } from '../../../imports/gateway.networking.k8s.io';
import type { Certificate } from '../../../imports/cert-manager.io';
import { customObject } from '../../core/manifest';
import { partLabels } from '../../core/labels';
import { TlsPlan } from '../tls-plan';
import { GATEWAY_API } from './prow-gateway';

/** What a Gateway of another namespace needs to read our Secret. */
const GRANT_NAME = 'prow-certificate';

/** Asks cert-manager for the certificate, where it makes it: without the annotation of a Gateway, for which it would have to be started in another way. */
export function placeCertificate(scope: Construct, tls: TlsPlan, namespace: string, hosts: readonly string[]): void {
  const { secretName, issuerRef, certificate } = tls;
  if (secretName === undefined || issuerRef === undefined) return;
  const spec = { secretName, dnsNames: [...hosts], issuerRef: { group: 'cert-manager.io', ...issuerRef }, ...certificate };
  customObject<Certificate>(scope, 'certificate', { apiVersion: 'cert-manager.io/v1', kind: 'Certificate', metadata: { name: secretName, namespace, labels: partLabels() }, spec });
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
