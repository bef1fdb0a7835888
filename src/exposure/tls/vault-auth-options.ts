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
