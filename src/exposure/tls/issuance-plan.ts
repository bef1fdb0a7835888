import type { ClusterIssuerSpec } from '../../../imports/cert-manager.io';

/** How an issuer makes certificates; an Issuer and a ClusterIssuer have the same words for it. */
export interface IssuancePlan {
  /** The name of an issuer that nobody named. */
  readonly issuerName: string;
  /** `spec` of the issuer of this name. */
  readonly spec: (issuerName: string) => IssuerSpec;
}

/** Exactly one of them. Solvers are checked where they are read; names with acronyms are other words in the imported types than in YAML. */
export type IssuerSpec =
  | { readonly acme: Omit<NonNullable<ClusterIssuerSpec['acme']>, 'solvers' | 'externalAccountBinding'> & { readonly solvers: readonly object[]; readonly externalAccountBinding?: object } }
  | { readonly ca: Omit<NonNullable<ClusterIssuerSpec['ca']>, 'issuingCertificateUrLs'> & { readonly issuingCertificateURLs?: readonly string[] } }
  | { readonly selfSigned: NonNullable<ClusterIssuerSpec['selfSigned']> }
  | { readonly vault: NonNullable<ClusterIssuerSpec['vault']> };
