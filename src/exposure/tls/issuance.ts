import type { ClusterIssuerSpec } from '../../../imports/cert-manager.io';
import { Plain } from '../../core/manifest';
import { secretName } from '../../core/names';
import { httpUrl } from '../../core/net';
import { Where } from '../../core/problem';
import { Fields, optional, Props, readProps, readValue, required, ValuesOf } from '../../core/props';
import { instanceOf, list } from '../../core/values';
import { ACME_ACCOUNT, AcmeAccountOptions, acmeIssuance } from './acme-account';
import { AcmeSolver, solverList } from './acme-solver';
import { IssuancePlan } from './issuer-object';
import { VaultAuth } from './vault-auth';
import { caBundle, vaultPath } from './words';

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

const CA_CALL = Where.call('Issuance.ca');
const urls = list(httpUrl, 1);

const ACME = { ...ACME_ACCOUNT, solvers: required(solverList) } satisfies Fields<AcmeIssuanceOptions>;

type Spec = Plain<ClusterIssuerSpec>;

const CA = { crlDistributionPoints: optional(urls), ocspServers: optional(urls), issuingCertificateUrls: optional(urls) } satisfies Fields<CaIssuanceOptions>;

const SELF_SIGNED = { crlDistributionPoints: optional(urls) } satisfies Fields<SelfSignedIssuanceOptions>;

const VAULT = {
  server: required(httpUrl),
  path: required(vaultPath),
  auth: required(instanceOf(VaultAuth, 'VaultAuth.kubernetes(…)')),
  caBundle: optional(caBundle),
  namespace: optional(vaultPath),
} satisfies Fields<VaultIssuanceOptions>;

/** How an Issuer or ClusterIssuer makes certificates: exactly one way. Source: cert-manager v1.21.1, pkg/apis/certmanager/v1/types_issuer.go. */
export class Issuance {
  /**
   * By an ACME server such as Let's Encrypt. The issuer is called after the server where nobody named it. `spec.acme`.
   * Errors: those of the options.
   */
  static acme(options: AcmeIssuanceOptions): Issuance {
    return new Issuance(readProps(Where.call('Issuance.acme'), options, ACME, (o) => acmeIssuance(o, o.solvers)));
  }

  /**
   * By an authority of your own, whose certificate and key are in this Secret under `tls.crt` and `tls.key`: for a ClusterIssuer in
   * cert-manager's namespace, for an Issuer beside it. The issuer is called `ca` where nobody named it. `spec.ca`.
   * Errors: `SecretNameInvalid`, and those of the options.
   */
  static ca(authoritySecretName: string, options: CaIssuanceOptions = {}): Issuance {
    const name = readValue(CA_CALL, 'authoritySecretName', authoritySecretName, secretName);
    const { crlDistributionPoints, ocspServers, issuingCertificateUrls: issuingCertificateURLs } = readProps(CA_CALL, options, CA);
    return new Issuance({ issuerName: 'ca', spec: () => ({ ca: { secretName: name, crlDistributionPoints, ocspServers, issuingCertificateURLs } } satisfies Spec) });
  }

  /**
   * By nobody: each certificate is signed with its own key. Good for the certificate of an authority of your own, and for nothing that a
   * browser or GitHub asks. The issuer is called `self-signed` where nobody named it. `spec.selfSigned`. Errors: those of the options.
   */
  static selfSigned(options: SelfSignedIssuanceOptions = {}): Issuance {
    const selfSigned = readProps(Where.call('Issuance.selfSigned'), options, SELF_SIGNED);
    return new Issuance({ issuerName: 'self-signed', spec: () => ({ selfSigned } satisfies Spec) });
  }

  /** By the PKI engine of HashiCorp Vault or OpenBao. The issuer is called `vault` where nobody named it. `spec.vault`. Errors: those of the options. */
  static vault(options: VaultIssuanceOptions): Issuance {
    const vault = readProps(Where.call('Issuance.vault'), options, VAULT, settleVault);
    return new Issuance({ issuerName: 'vault', spec: () => ({ vault } satisfies Spec) });
  }

  private constructor(
    /** @internal */
    readonly _plan: IssuancePlan,
  ) {}
}

function settleVault({ auth, ...o }: ValuesOf<typeof VAULT>, p: Props<keyof typeof VAULT>) {
  if (o.caBundle !== undefined && o.server.startsWith('http:')) {
    p.problem('caBundle', { what: 'is of no use, because the server is asked by http', instead: 'write https:// in server, or leave it out', code: 'PropWithoutEffect' });
  }
  return { ...o, auth: auth._spec };
}
