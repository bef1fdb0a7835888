import { AcmeDirectory } from './acme-directory';

/** An account at an ACME server, and what it asks for. */
export interface AcmeAccountOptions {
  /** Address of the account's owner, to whom the server writes. `spec.acme.email`. Errors: `EmailInvalid`, `PropMissing`. */
  readonly email: string;

  /**
   * The ACME server that is asked. Let's Encrypt's staging directory, the default, has generous limits, and its certificates are trusted by
   * nobody. `spec.acme.server` and `spec.acme.caBundle`.
   * @default AcmeDirectory.letsEncryptStaging()
   */
  readonly directory?: AcmeDirectory;

  /**
   * Secret in which cert-manager keeps the account's private key; it makes it itself. For an Issuer it is beside it, for a ClusterIssuer in
   * cert-manager's namespace. `spec.acme.privateKeySecretRef`. Error: `SecretNameInvalid`.
   * @default - name of the issuer with -account-key behind it
   */
  readonly privateKeySecretName?: string;

  /**
   * What ties the account to one that exists at the authority, for those that let nobody else in, such as ZeroSSL.
   * `spec.acme.externalAccountBinding`.
   * @default - none, as Let's Encrypt has it
   */
  readonly externalAccountBinding?: AcmeExternalAccountBinding;

  /**
   * Common name of the root or intermediate that the chain of certificates is to end in, where the server offers several; at most 64
   * characters. `spec.acme.preferredChain`. Errors: `NameTooLong`, `PropMissing` for a blank.
   * @default - the chain that the server offers first
   */
  readonly preferredChain?: string;

  /**
   * Kind of certificate, by the server's own words: Let's Encrypt has `classic`, `tlsserver` and `shortlived`. `spec.acme.profile`, known to
   * cert-manager since 1.18. Error: `PropMissing` for a blank.
   * @default - the one that the server takes for normal
   */
  readonly profile?: string;
}

/** Ties an ACME account to one that exists at the authority. Source: RFC 8555, section 7.3.4. */
export interface AcmeExternalAccountBinding {
  /** ID of the key, from the authority. `spec.acme.externalAccountBinding.keyID`. Error: `PropMissing`. */
  readonly keyId: string;

  /**
   * Secret with the key, in base64 for URLs without padding; `secrets.sh` makes it for `Tls.acme` when it is missing. For a ClusterIssuer it
   * is in cert-manager's namespace. `spec.acme.externalAccountBinding.keySecretRef.name`. Error: `SecretNameInvalid`.
   * @default acme-eab
   */
  readonly secretName?: string;

  /**
   * Key in that Secret. `spec.acme.externalAccountBinding.keySecretRef.key`. Error: `DataKeyInvalid`.
   * @default secret
   */
  readonly secretKey?: string;
}
