import { AcmeAccountOptions } from './acme-account-options';
import { AcmeSolver } from './acme-solver';

/**
 * How long a certificate is valid, and with which key. All of it is for the Certificate that cert-manager makes.
 *
 * Sources: cert-manager v1.21.1, pkg/apis/certmanager/v1/types_certificate.go, internal/apis/certmanager/validation/certificate.go.
 */
export interface CertificateOptions {
  /**
   * Name of the Secret in Prow's namespace that gets `tls.crt` and `tls.key`. `spec.secretName`. Error: `SecretNameInvalid`.
   * @default prow-tls
   */
  readonly secretName?: string;

  /**
   * How long the certificate is valid, as a Go duration, at least `1h`. ACME servers mostly decide it themselves. `spec.duration`.
   * Errors: `CertificateTimesInvalid`, `DurationInvalid`.
   * @default - 2160h, by cert-manager
   */
  readonly duration?: string;

  /**
   * How long before its end the certificate is made anew, as a Go duration, at least `5m` and less than `duration`. `spec.renewBefore`.
   * Errors: `CertificateTimesInvalid`, `DurationInvalid`.
   * @default - a third of the duration, by cert-manager
   */
  readonly renewBefore?: string;

  /**
   * `RSA`, `ECDSA` or `Ed25519`, which no browser and no public authority takes. `spec.privateKey.algorithm`.
   * Errors: `NotAllowedValue`, `PrivateKeyRefused` where the authority is known not to take it.
   * @default - RSA, by cert-manager
   */
  readonly privateKeyAlgorithm?: string;

  /**
   * Bits of the key: 2048, 4096 or 8192 for RSA; 256, 384 or 521 for ECDSA; none for Ed25519. Let's Encrypt takes up to 4096 and 384.
   * `spec.privateKey.size`. Errors: `NotInteger`, `NumberOutOfRange`, `PrivateKeyRefused`, `PrivateKeySizeInvalid`.
   * @default - 2048 or 256, by cert-manager
   */
  readonly privateKeySize?: number;

  /**
   * `Always` for a new key with each certificate, `Never` to keep the first. `spec.privateKey.rotationPolicy`. Error: `NotAllowedValue`.
   * @default - Always, by cert-manager since 1.18
   */
  readonly privateKeyRotationPolicy?: string;
}

/** Options of `Tls.acme`. */
export interface AcmeTlsOptions extends AcmeAccountOptions, CertificateOptions {
  /**
   * How names are shown to be yours; of several, each needs names, domains or labels of its own. With dns01, no port 80 is needed, and hosts
   * may be wildcards or unreachable from the Internet. `spec.acme.solvers`. Errors: `EmptyList`, `Http01Impossible`, `SolverMissing`,
   * `SolverShadowed`.
   * @default - by http01, through the Ingress or Gateway that the certificate is for
   */
  readonly solvers?: AcmeSolver[];

  /**
   * Name of the ClusterIssuer, which is one for the whole cluster: two accounts need two names. Error: `NameNotDnsSubdomain`.
   * @default - letsencrypt-staging, letsencrypt-prod, or the name of another directory
   */
  readonly issuerName?: string;

  /**
   * Namespace in which cert-manager looks for what ClusterIssuers name, its `--cluster-resource-namespace`; the Secrets of solvers are made
   * there. Error: `NameNotDnsLabel`.
   * @default cert-manager
   */
  readonly clusterResourceNamespace?: string;
}

/** Options of `Tls.issuer`. */
export interface IssuerTlsOptions extends CertificateOptions {
  /** Name of the issuer in the cluster. `issuerRef.name`. Error: `NameNotDnsSubdomain`. */
  readonly name: string;

  /**
   * `ClusterIssuer`, or `Issuer` for one in Prow's namespace. `issuerRef.kind`. Error: `NotAllowedValue`.
   * @default ClusterIssuer
   */
  readonly kind?: string;
}
