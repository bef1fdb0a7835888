import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { CertificateSpec } from '../../../imports/cert-manager.io';
import { goDuration, goSeconds } from '../../core/amounts';
import { partLabels } from '../../core/labels';
import { dnsLabel } from '../../core/names';
import { PropsReader } from '../../core/props-reader';
import { quote } from '../../core/quote';
import { TlsPlan } from '../tls-plan';
import { MADE_BY_CERT_MANAGER, NOTHING } from './cert-manager';
import { ClusterIssuer } from './cluster-issuer';
import { Issuance } from './issuance';
import { CertificateModel, DEFAULT_DURATION, readCertificate } from './read-certificate';
import { SelfSignedCaTlsOptions } from './self-signed-ca-options';

/** What `Tls.selfSignedCa` was told, with all defaults. */
export interface SelfSignedCaModel {
  readonly caName: string;
  readonly caDuration: string;
  readonly clusterResourceNamespace: string;
  readonly certificate: CertificateModel;
}

export function readSelfSignedCa(p: PropsReader<SelfSignedCaTlsOptions>): SelfSignedCaModel {
  const certificate = readCertificate(p);
  const caDuration = p.optional('caDuration', goDuration, '87600h');
  const { duration = DEFAULT_DURATION } = certificate.certificate;
  if (typeof caDuration === 'string' && typeof duration === 'string' && goSeconds(caDuration) <= goSeconds(duration)) {
    p.problem('caDuration', { what: `${quote(caDuration)} is not longer than the ${quote(duration)} of the certificates that it signs`, instead: 'write a longer one, or leave it out', code: 'CertificateTimesInvalid' });
  }
  return { caName: p.optional('caName', dnsLabel, 'prow-ca'), caDuration, clusterResourceNamespace: p.optional('clusterResourceNamespace', dnsLabel, 'cert-manager'), certificate };
}

/** The plan in which an authority of the cluster's own makes the certificate. */
export function selfSignedCa(model: SelfSignedCaModel): TlsPlan {
  const { caName: name, clusterResourceNamespace: namespace, certificate } = model;
  return {
    ...NOTHING,
    ...certificate,
    issuerRef: { kind: 'ClusterIssuer', name },
    issuer: (scope) => installChain(scope, model),
    requirements: [MADE_BY_CERT_MANAGER],
    notes: [
      `Browsers trust ${name} once its certificate is imported: kubectl --namespace=${namespace} get secret ${name} --output=go-template='{{index .data "tls.crt" | base64decode}}' >${name}.crt`,
    ],
    warnings: [
      `GitHub cannot check certificates of ${name}, an authority of this cluster alone, and refuses to deliver to them: disable SSL verification in the webhook's settings, or let webhooks come by a tunnel.`,
    ],
  };
}

/** A ClusterIssuer that signs the authority's certificate with its own key, that Certificate, and the ClusterIssuer that signs with it. */
function installChain(scope: Construct, { caName: name, caDuration, clusterResourceNamespace: namespace }: SelfSignedCaModel): void {
  const root = `${name}-self-signed`;
  new ClusterIssuer(scope, 'self-signed-issuer', { name: root, issuer: Issuance.selfSigned() });
  const spec = {
    isCA: true,
    commonName: name,
    secretName: name,
    duration: caDuration,
    // with another key, certificates that the authority signed before its renewal would belong to nobody
    privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Never' },
    issuerRef: { kind: 'ClusterIssuer', name: root },
  } satisfies Omit<CertificateSpec, 'isCa' | 'privateKey'> & { isCA: boolean; privateKey: object };
  new ApiObject(scope, 'ca-certificate', { apiVersion: 'cert-manager.io/v1', kind: 'Certificate', metadata: { name, namespace, labels: partLabels() }, spec });
  new ClusterIssuer(scope, 'cluster-issuer', { name, issuer: Issuance.ca(name) });
}
