import { Construct } from 'constructs';
import { Finding } from '../core/problem';
import { Requirement } from '../core/requirement';
import { SecretNeed } from '../core/secret-need';
import { CertificateSettings } from './tls/certificate';

/** What stands at the door and ends TLS, as far as a certificate's issuer has to know it. */
export interface TlsFront {
  /** The names that the certificate must have. */
  readonly hosts: readonly string[];
  /** How an ACME server's request on port 80 gets to a solver; absent where nothing answers there. */
  readonly http01?: Http01Front;
}

/** One of both. */
export interface Http01Front {
  readonly ingressClassName?: string;
  /** Where it says no namespace, it is in Prow's. */
  readonly gateway?: { readonly name: string; readonly namespace?: string; readonly sectionName?: string };
}

/** A choice of TLS, made for one front. */
export interface TlsPlan {
  /** The Secret with `tls.crt` and `tls.key`; absent where nothing is encrypted. */
  readonly secretName?: string;
  /** Who fills the Secret by cert-manager; absent where somebody else does. */
  readonly issuerRef?: { readonly kind: 'ClusterIssuer' | 'Issuer'; readonly name: string };
  /** Whether pods of cert-manager answer an ACME server that comes to port 80, as far as anybody knows. */
  readonly solvesOnPort80: boolean;
  /** `spec` of a Certificate beyond names, Secret and issuer: duration, renewBefore, privateKey. */
  readonly certificate: Partial<CertificateSettings['certificate']>;
  /** Puts the issuer into the chart of its stage, for a Prow in this namespace; absent where it exists already. */
  readonly issuer?: (scope: Construct, namespace: string) => void;
  readonly requirements: readonly Requirement[];
  readonly secrets: readonly SecretNeed[];
  readonly notes: readonly string[];
  readonly warnings: readonly string[];
  /** What does not fit this front; reported at the property `tls`. */
  readonly findings: readonly Finding[];
}

/** The plan of those that encrypt nothing. */
export const NO_TLS: TlsPlan = { solvesOnPort80: false, certificate: {}, requirements: [], secrets: [], notes: [], warnings: [], findings: [] };
