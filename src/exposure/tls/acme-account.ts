import { dataKey, secretName } from '../../core/names';
import { Rule } from '../../core/props';
import { oldShape, PropsReader } from '../../core/props-reader';
import { instanceOf } from '../../core/values';
import { AcmeAccountOptions, AcmeExternalAccountBinding } from './acme-account-options';
import { AcmeDirectory } from './acme-directory';
import { AcmeDirectoryPlan } from './acme-directory-plan';
import { AcmeSolverPlan } from './acme-solver';
import { IssuancePlan } from './issuance-plan';
import { secretKeyRef, SecretReference } from './secret-reference';
import { email, filledText, shortText } from './words';

/** An account with all defaults but the names that follow the issuer's. */
export interface AcmeAccount {
  readonly email: string;
  readonly directory: AcmeDirectoryPlan;
  readonly privateKeySecretName?: string;
  readonly binding?: { readonly keyId: string; readonly secret: SecretReference };
  readonly preferredChain?: string;
  readonly profile?: string;
}

const externalAccountBinding: Rule<AcmeAccount['binding']> = oldShape<AcmeExternalAccountBinding, AcmeAccount['binding']>((p) => ({
  keyId: p.required('keyId', filledText),
  secret: {
    name: p.optional('secretName', secretName, 'acme-eab'),
    key: p.optional('secretKey', dataKey, 'secret'),
    option: 'acme-eab-secret',
    help: 'key that binds the ACME account to yours at the authority, in base64 for URLs',
  },
}));

export function readAcmeAccount<P extends AcmeAccountOptions>(p: PropsReader<P>): AcmeAccount {
  return {
    email: p.required('email', email),
    directory: p.optional('directory', instanceOf(AcmeDirectory, 'AcmeDirectory.letsEncrypt()'), AcmeDirectory.letsEncryptStaging())?._plan,
    privateKeySecretName: p.optional('privateKeySecretName', secretName),
    binding: p.optional('externalAccountBinding', externalAccountBinding),
    preferredChain: p.optional('preferredChain', shortText(64)),
    profile: p.optional('profile', filledText),
  };
}

/** An issuer for the account. Source: cert-manager v1.21.1, pkg/apis/acme/v1/types_issuer.go. */
export function acmeIssuance(account: AcmeAccount, solvers: readonly AcmeSolverPlan[]): IssuancePlan {
  const { email: address, directory, privateKeySecretName, binding, preferredChain, profile } = account;
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
      },
    }),
  };
}
