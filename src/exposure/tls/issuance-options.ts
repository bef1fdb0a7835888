import { AcmeAccountOptions } from './acme-account-options';
import { AcmeSolver } from './acme-solver';
import { VaultAuth } from './vault-auth';

/** Options of `Issuance.acme`. */
export interface AcmeIssuanceOptions extends AcmeAccountOptions {
  /**
   * How names are shown to be yours; of several, each needs names, domains or labels of its own. `spec.acme.solvers`.
   * Errors: `EmptyList`, `SolverShadowed`.
   */
  readonly solvers: AcmeSolver[];
}

/** Options of `Issuance.ca`. */
export interface CaIssuanceOptions {
  /**
   * URLs of lists of revoked certificates, written into each certificate. `spec.ca.crlDistributionPoints`. Errors: `EmptyList`, `UrlInvalid`,
   * `UrlWithCredentials`, `UrlWithoutScheme`.
   * @default - none
   */
  readonly crlDistributionPoints?: string[];

  /**
   * URLs of OCSP responders, written into each certificate. `spec.ca.ocspServers`. Errors: `EmptyList`, `UrlInvalid`, `UrlWithCredentials`,
   * `UrlWithoutScheme`.
   * @default - none
   */
  readonly ocspServers?: string[];

  /**
   * URLs of the authority's own certificate, written into each certificate. `spec.ca.issuingCertificateURLs`. Errors: `EmptyList`,
   * `UrlInvalid`, `UrlWithCredentials`, `UrlWithoutScheme`.
   * @default - none
   */
  readonly issuingCertificateUrls?: string[];
}

/** Options of `Issuance.selfSigned`. */
export interface SelfSignedIssuanceOptions {
  /**
   * URLs of lists of revoked certificates, written into each certificate. `spec.selfSigned.crlDistributionPoints`. Errors: `EmptyList`,
   * `UrlInvalid`, `UrlWithCredentials`, `UrlWithoutScheme`.
   * @default - none
   */
  readonly crlDistributionPoints?: string[];
}

/** Options of `Issuance.vault`. */
export interface VaultIssuanceOptions {
  /** URL of Vault or OpenBao: `https://vault.example.com:8200`. `spec.vault.server`. Errors: `UrlInvalid`, `UrlWithCredentials`, `UrlWithoutScheme`. */
  readonly server: string;

  /** Path of the PKI engine's `sign` endpoint, with the role: `pki/sign/prow`. `spec.vault.path`. Error: `VaultPathInvalid`. */
  readonly path: string;

  /** How cert-manager signs in. `spec.vault.auth`. Errors: `PropMissing`, `WrongType`. */
  readonly auth: VaultAuth;

  /**
   * Certificates in PEM, as text, with which Vault's own certificate is checked. `spec.vault.caBundle`. Errors: `CaBundleInvalid`,
   * `PropWithoutEffect` where the server's URL begins with http://.
   * @default - the authorities that cert-manager's image knows
   */
  readonly caBundle?: string;

  /**
   * Namespace of Vault Enterprise, like `ns1` or `ns1/ns2`, not of Kubernetes. `spec.vault.namespace`. Error: `VaultPathInvalid`.
   * @default - the root namespace
   */
  readonly namespace?: string;
}
