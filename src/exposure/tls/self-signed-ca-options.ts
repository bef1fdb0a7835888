import { CertificateOptions } from './tls-options';

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
