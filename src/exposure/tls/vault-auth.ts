import type { ClusterIssuerSpecVaultAuth as Auth } from '../../../imports/cert-manager.io';
import { Plain } from '../../core/manifest';
import { dataKey, dnsSubdomain, secretName } from '../../core/names';
import { Where } from '../../core/problem';
import { Fields, optional, readProps, required } from '../../core/props';
import { list } from '../../core/values';
import { filledText, vaultPath } from './words';

/** Options of `VaultAuth.token`. */
export interface VaultTokenOptions {
  /** Secret with the token. `auth.tokenSecretRef.name`. Error: `SecretNameInvalid`. */
  readonly secretName: string;

  /**
   * Key in it. `auth.tokenSecretRef.key`. Error: `DataKeyInvalid`.
   * @default token
   */
  readonly secretKey?: string;
}

/** Options of `VaultAuth.appRole`. */
export interface VaultAppRoleOptions {
  /** Role ID, which is a name and no secret. `auth.appRole.roleId`. Error: `PropMissing`. */
  readonly roleId: string;

  /** Secret with the secret ID. `auth.appRole.secretRef.name`. Error: `SecretNameInvalid`. */
  readonly secretName: string;

  /**
   * Key in it. `auth.appRole.secretRef.key`. Error: `DataKeyInvalid`.
   * @default secretId
   */
  readonly secretKey?: string;

  /**
   * Path at which the method is mounted in Vault. `auth.appRole.path`. Error: `VaultPathInvalid`.
   * @default approle
   */
  readonly path?: string;
}

/** Options of `VaultAuth.kubernetes`. */
export interface VaultKubernetesOptions {
  /** Role in Vault. `auth.kubernetes.role`. Error: `PropMissing`. */
  readonly role: string;

  /**
   * ServiceAccount as which cert-manager signs in, by tokens of ten minutes that it asks for itself; it must have the right to make them. For
   * an Issuer it is beside it, for a ClusterIssuer in cert-manager's namespace. `auth.kubernetes.serviceAccountRef.name`.
   * Error: `NameNotDnsSubdomain`.
   */
  readonly serviceAccountName: string;

  /**
   * Audiences of the token beside the one that cert-manager makes from the issuer's name. `auth.kubernetes.serviceAccountRef.audiences`.
   * Errors: `EmptyList`, `PropMissing` for a blank.
   * @default - that one alone
   */
  readonly audiences?: string[];

  /**
   * Path at which the method is mounted in Vault, with `/v1/auth/`. `auth.kubernetes.mountPath`. Error: `VaultPathInvalid`.
   * @default /v1/auth/kubernetes
   */
  readonly mountPath?: string;
}

/** Options of `VaultAuth.clientCertificate`. */
export interface VaultClientCertificateOptions {
  /** Secret of the type `kubernetes.io/tls` with the certificate and its key. `auth.clientCertificate.secretName`. Error: `SecretNameInvalid`. */
  readonly secretName: string;

  /**
   * Role in Vault. `auth.clientCertificate.name`. Error: `PropMissing` for a blank.
   * @default - any that fits the certificate
   */
  readonly name?: string;

  /**
   * Path at which the method is mounted in Vault, with `/v1/auth/`. `auth.clientCertificate.mountPath`. Error: `VaultPathInvalid`.
   * @default /v1/auth/cert
   */
  readonly mountPath?: string;
}

const TOKEN = { secretName: required(secretName), secretKey: optional(dataKey, 'token') } satisfies Fields<VaultTokenOptions>;

const APP_ROLE = {
  path: optional(vaultPath, 'approle'),
  roleId: required(filledText),
  secretName: required(secretName),
  secretKey: optional(dataKey, 'secretId'),
} satisfies Fields<VaultAppRoleOptions>;

const KUBERNETES = {
  mountPath: optional(vaultPath, '/v1/auth/kubernetes'),
  role: required(filledText),
  serviceAccountName: required(dnsSubdomain),
  audiences: optional(list(filledText, 1)),
} satisfies Fields<VaultKubernetesOptions>;

const CLIENT_CERTIFICATE = {
  mountPath: optional(vaultPath, '/v1/auth/cert'),
  name: optional(filledText),
  secretName: required(secretName),
} satisfies Fields<VaultClientCertificateOptions>;

/**
 * How cert-manager signs in to Vault. For `Issuance.vault`. Secrets are named, never given: those of a ClusterIssuer are in cert-manager's
 * namespace, those of an Issuer beside it.
 *
 * Source: cert-manager v1.21.1, pkg/apis/certmanager/v1/types_issuer.go.
 */
export class VaultAuth {
  /** By a token, which somebody has to renew. `auth.tokenSecretRef`. Errors: those of the options. */
  static token(options: VaultTokenOptions): VaultAuth {
    return new VaultAuth(readProps(Where.call('VaultAuth.token'), options, TOKEN, (o) => (
      { tokenSecretRef: { name: o.secretName, key: o.secretKey } } satisfies Plain<Auth>
    )));
  }

  /** By an AppRole. `auth.appRole`. Errors: those of the options. */
  static appRole(options: VaultAppRoleOptions): VaultAuth {
    return new VaultAuth(readProps(Where.call('VaultAuth.appRole'), options, APP_ROLE, ({ path, roleId, secretName: name, secretKey: key }) => (
      { appRole: { path, roleId, secretRef: { name, key } } } satisfies Plain<Auth>
    )));
  }

  /** By a ServiceAccount of this cluster, which Vault has to trust; no Secret is needed. `auth.kubernetes`. Errors: those of the options. */
  static kubernetes(options: VaultKubernetesOptions): VaultAuth {
    return new VaultAuth(readProps(Where.call('VaultAuth.kubernetes'), options, KUBERNETES, ({ mountPath, role, serviceAccountName: name, audiences }) => (
      { kubernetes: { mountPath, role, serviceAccountRef: { name, audiences } } } satisfies Plain<Auth>
    )));
  }

  /** By a client's certificate. `auth.clientCertificate`. Errors: those of the options. */
  static clientCertificate(options: VaultClientCertificateOptions): VaultAuth {
    return new VaultAuth(readProps(Where.call('VaultAuth.clientCertificate'), options, CLIENT_CERTIFICATE, (clientCertificate) => (
      { clientCertificate } satisfies Plain<Auth>
    )));
  }

  private constructor(
    /** @internal */
    readonly _spec: object,
  ) {}
}
