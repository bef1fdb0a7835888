import { Construct } from 'constructs';
import { Finding } from '../core/problem';
import { Requirement } from '../core/requirement';
import { SecretNeed } from '../core/secret-need';

/** What stands at the door and ends TLS, as far as a certificate's issuer has to know it. */
export interface TlsFront {
  /** Prow's namespace, where the certificate's Secret is. */
  readonly namespace: string;
  /** The names that the certificate must have. */
  readonly hosts: readonly string[];
  /** How an ACME server's request on port 80 gets to a solver; absent where nothing answers there. */
  readonly http01?: Http01Front;
}

/** One of both. */
export interface Http01Front {
  readonly ingressClassName?: string;
  readonly gateway?: { readonly name: string; readonly namespace: string; readonly sectionName?: string };
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
  readonly certificate: CertificateSettings;
  /** Puts the issuer into the chart of its stage; absent where it exists already. */
  readonly issuer?: (scope: Construct) => void;
  readonly requirements: readonly Requirement[];
  readonly secrets: readonly SecretNeed[];
  readonly notes: readonly string[];
  readonly warnings: readonly string[];
  /** What does not fit this front; reported at the property `tls`. */
  readonly findings: readonly Finding[];
}

/** Both as Go durations; the words are those of cert-manager's Certificate. */
export interface CertificateSettings {
  readonly duration?: string;
  readonly renewBefore?: string;
  readonly privateKey?: { readonly algorithm?: string; readonly size?: number; readonly rotationPolicy?: string };
}
