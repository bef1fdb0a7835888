import { Construct } from 'constructs';
import type { Certificate, CertificateSpec } from '../../../imports/cert-manager.io';
import { goDuration, goSeconds } from '../../core/amounts';
import { partLabels } from '../../core/labels';
import { customObject, Plain } from '../../core/manifest';
import { dnsLabel } from '../../core/names';
import { Fields, optional, Props, ValuesOf } from '../../core/props';
import { quote } from '../../core/quote';
import { NO_TLS, TlsPlan } from '../tls-plan';
import { CERTIFICATE, CertificateOptions, DEFAULT_DURATION, MADE_BY_CERT_MANAGER, settleCertificate } from './certificate';
import { placeIssuer } from './issuer-object';

/** Options of `Tls.selfSignedCa`. */
export interface SelfSignedCaTlsOptions extends CertificateOptions {
  /**
   * Name of the authority: of the ClusterIssuer, of the Certificate and its Secret in cert-manager's namespace, and the common name that
   * browsers show. The ClusterIssuer that signs the authority itself has `-self-signed` behind it. Errors: `NameNotDnsLabel`, `NameTooLong`.
   * @default prow-ca
   */
  readonly caName?: string;

  /**
   * How long the authority's own certificate is valid, as a Go duration, longer than `duration`. Its key stays the same when it is renewed,
   * after two thirds of the time. Errors: `CertificateTimesInvalid`, `DurationInvalid`.
   * @default - 87600h, ten years
   */
  readonly caDuration?: string;

  /**
   * Namespace in which cert-manager looks for what ClusterIssuers name, its `--cluster-resource-namespace`. Error: `NameNotDnsLabel`.
   * @default cert-manager
   */
  readonly clusterResourceNamespace?: string;
}

export const SELF_SIGNED_CA = {
  ...CERTIFICATE,
  caName: optional(dnsLabel, 'prow-ca'),
  caDuration: optional(goDuration, '87600h'),
  clusterResourceNamespace: optional(dnsLabel, 'cert-manager'),
} satisfies Fields<SelfSignedCaTlsOptions>;

export function settleSelfSignedCa(o: ValuesOf<typeof SELF_SIGNED_CA>, p: Props<keyof typeof SELF_SIGNED_CA>) {
  const { caName, caDuration, clusterResourceNamespace, duration = DEFAULT_DURATION } = o;
  const certificate = settleCertificate(o, p);
  if (goSeconds(caDuration) <= goSeconds(duration)) {
    p.problem('caDuration', { what: `${quote(caDuration)} is not longer than the ${quote(duration)} of the certificates that it signs`, instead: 'write a longer one, or leave it out', code: 'CertificateTimesInvalid' });
  }
  return { caName, caDuration, clusterResourceNamespace, certificate };
}

/** What `Tls.selfSignedCa` was told, with all defaults. */
export type SelfSignedCaSettings = ReturnType<typeof settleSelfSignedCa>;

/** The plan in which an authority of the cluster's own makes the certificate. */
export function selfSignedCa(settings: SelfSignedCaSettings): TlsPlan {
  const { caName: name, clusterResourceNamespace: namespace, certificate } = settings;
  return {
    ...NO_TLS,
    ...certificate,
    issuerRef: { kind: 'ClusterIssuer', name },
    issuer: (scope) => placeChain(scope, settings),
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
function placeChain(scope: Construct, { caName: name, caDuration, clusterResourceNamespace: namespace }: SelfSignedCaSettings): void {
  const root = `${name}-self-signed`;
  placeIssuer(new Construct(scope, 'self-signed-issuer'), 'ClusterIssuer', { name: root, spec: { selfSigned: {} } });
  const spec: Plain<CertificateSpec> = {
    isCA: true,
    commonName: name,
    secretName: name,
    duration: caDuration,
    // with another key, certificates that the authority signed before its renewal would belong to nobody
    privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Never' },
    issuerRef: { kind: 'ClusterIssuer', name: root },
  };
  customObject<Certificate>(scope, 'ca-certificate', { apiVersion: 'cert-manager.io/v1', kind: 'Certificate', metadata: { name, namespace, labels: partLabels() }, spec });
  placeIssuer(new Construct(scope, 'cluster-issuer'), 'ClusterIssuer', { name, spec: { ca: { secretName: name } } });
}
