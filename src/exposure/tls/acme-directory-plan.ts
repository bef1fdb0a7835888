/** What an ACME server is, as far as an issuer has to know it. */
export interface AcmeDirectoryPlan {
  readonly url: string;
  /** The name of an issuer that nobody named. */
  readonly issuerName: string;
  /** PEM in base64. */
  readonly caBundle?: string;
  /** Present where the server is Let's Encrypt's, of which more is known than of others. */
  readonly publicAuthority?: PublicAuthority;
  readonly warnings: readonly string[];
}

/** An authority that makes certificates for names of the public DNS, and for no others. */
export interface PublicAuthority {
  readonly name: string;
  /** Bits of keys that cert-manager makes and the authority does not take, by algorithm; none where it takes no key of that kind. */
  readonly refusedKeys: Readonly<Record<string, readonly number[]>>;
  /** What counts against whoever asks too often. */
  readonly limits: string;
}

/** Sources: letsencrypt.org/docs/integration-guide (RSA up to 4096 bits, P-256 and P-384) and letsencrypt.org/docs/rate-limits, 2026. */
export const LETS_ENCRYPT: PublicAuthority = {
  name: 'Let\'s Encrypt',
  refusedKeys: { RSA: [8192], ECDSA: [521], Ed25519: [] },
  limits: 'Let\'s Encrypt limits failed attempts and certificates per week',
};
