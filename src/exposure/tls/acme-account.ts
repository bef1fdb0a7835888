import type { ClusterIssuerSpecAcme } from '../../../imports/cert-manager.io';
import { Plain } from '../../core/manifest';
import { dataKey, secretName } from '../../core/names';
import { Fields, optional, required, shape, ValuesOf } from '../../core/props';
import { instanceOf } from '../../core/values';
import { AcmeDirectory } from './acme-directory';
import { AcmeSolverPlan } from './acme-solver';
import { IssuancePlan } from './issuer-object';
import { secretKeyRef } from './secret-reference';
import { email, filledText, shortText } from './words';

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
   * cert-manager since 1.18. Errors: `NotAllowedValue` for a word that is nearly one of these, `PropMissing` for a blank.
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

const BINDING = {
  keyId: required(filledText),
  secretName: optional(secretName, 'acme-eab'),
  secretKey: optional(dataKey, 'secret'),
} satisfies Fields<AcmeExternalAccountBinding>;

const externalAccountBinding = shape(BINDING, ({ keyId, secretName: name, secretKey: key }) => ({
  keyId,
  secret: { name, key, option: 'acme-eab-secret', help: 'key that binds the ACME account to yours at the authority, in base64 for URLs' },
}));

export const ACME_ACCOUNT = {
  email: required(email),
  directory: optional(instanceOf(AcmeDirectory, 'AcmeDirectory.letsEncrypt()'), AcmeDirectory.letsEncryptStaging()),
  privateKeySecretName: optional(secretName),
  externalAccountBinding: optional(externalAccountBinding),
  preferredChain: optional(shortText(64)),
  profile: optional(filledText),
} satisfies Fields<AcmeAccountOptions>;

/** An account with all defaults but the names that follow the issuer's. */
export type AcmeAccountSettings = ValuesOf<typeof ACME_ACCOUNT>;

/** An issuer for the account. Source: cert-manager v1.21.1, pkg/apis/acme/v1/types_issuer.go. */
export function acmeIssuance(account: AcmeAccountSettings, solvers: readonly AcmeSolverPlan[]): IssuancePlan {
  const { email: address, directory: { _plan: directory }, privateKeySecretName, externalAccountBinding: binding, preferredChain, profile } = account;
  return {
    issuerName: directory.issuerName,
    spec: (issuerName) => ({
      acme: {
        server: directory.url,
        caBundle: directory.caBundle,
        email: address,
        privateKeySecretRef: { name: privateKeySecretName ?? `${issuerName}-account-key` },
        externalAccountBinding: binding && { keyID: binding.keyId, keySecretRef: secretKeyRef(binding.secret) },
        preferredChain,
        profile,
        solvers: solvers.map(({ spec, selector }) => ({ ...spec, selector })),
      } satisfies Plain<ClusterIssuerSpecAcme>,
    }),
  };
}
