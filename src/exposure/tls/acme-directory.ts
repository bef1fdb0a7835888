import { dnsSubdomain } from '../../core/names';
import { httpUrl } from '../../core/net';
import { Where } from '../../core/problem';
import { also, Fields, optional, readProps, readValue } from '../../core/props';
import { quote } from '../../core/quote';
import { PrivateKeyAlgorithm } from './certificate';
import { caBundle } from './words';

/** Options of `AcmeDirectory.of`. */
export interface AcmeDirectoryOptions {
  /**
   * What the server is called; an issuer that nobody named has this name. Error: `NameNotDnsSubdomain`.
   * @default acme
   */
  readonly name?: string;

  /**
   * Certificates in PEM, as text, with which cert-manager checks the server's own certificate: for a server whose authority is not one of
   * those that every system knows. They are no secret; a private key among them is refused. `spec.acme.caBundle`. Error: `CaBundleInvalid`.
   * @default - the authorities that cert-manager's image knows
   */
  readonly caBundle?: string;
}

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
  readonly refusedKeys: Readonly<Record<PrivateKeyAlgorithm, readonly number[]>>;
  /** Its words for kinds of certificates, as far as they are known. */
  readonly profiles: readonly string[];
  /** What counts against whoever asks too often. */
  readonly limits: string;
}

/** Sources: letsencrypt.org/docs/integration-guide (RSA up to 4096 bits, P-256 and P-384) and letsencrypt.org/docs/rate-limits and /profiles, 2026. */
const LETS_ENCRYPT: PublicAuthority = {
  name: 'Let\'s Encrypt',
  refusedKeys: { [PrivateKeyAlgorithm.RSA]: [8192], [PrivateKeyAlgorithm.ECDSA]: [521], [PrivateKeyAlgorithm.ED25519]: [] },
  profiles: ['classic', 'tlsserver', 'shortlived'],
  limits: 'Let\'s Encrypt limits failed attempts and certificates per week',
};

const OF = Where.call('AcmeDirectory.of');

const DIRECTORY = { name: optional(dnsSubdomain, 'acme'), caBundle: optional(caBundle) } satisfies Fields<AcmeDirectoryOptions>;

/** RFC 8555, section 6.1: ACME is spoken over https. */
const directoryUrl = also(httpUrl, (value) => (value.startsWith('https:') ? undefined
  : { what: `${quote(value)} does not begin with https://`, instead: `write ${quote(value.replace('http:', 'https:'))}`, code: 'AcmeDirectoryNotHttps' }));

/** The ACME server that is asked for certificates: the URL of its directory, in `spec.acme.server` of an issuer. */
export class AcmeDirectory {
  /**
   * Let's Encrypt's staging directory, for trying out: generous limits, and certificates that no browser trusts and GitHub does not either.
   * Issuers of it are called `letsencrypt-staging`. Source: letsencrypt.org/docs/staging-environment.
   */
  static letsEncryptStaging(): AcmeDirectory {
    return new AcmeDirectory({
      url: 'https://acme-staging-v02.api.letsencrypt.org/directory',
      issuerName: 'letsencrypt-staging',
      publicAuthority: LETS_ENCRYPT,
      warnings: ['Certificates of Let\'s Encrypt\'s staging directory are trusted by no browser, and GitHub refuses to deliver to them; write directory: AcmeDirectory.letsEncrypt() when the staging certificate is ready.'],
    });
  }

  /**
   * Let's Encrypt's directory for certificates that everybody trusts. A host gets five failed attempts an hour, a domain fifty certificates a
   * week. Issuers of it are called `letsencrypt-prod`. Source: letsencrypt.org/docs/rate-limits.
   */
  static letsEncrypt(): AcmeDirectory {
    return new AcmeDirectory({ url: 'https://acme-v02.api.letsencrypt.org/directory', issuerName: 'letsencrypt-prod', publicAuthority: LETS_ENCRYPT, warnings: [] });
  }

  /**
   * Any other ACME server, by the URL of its directory: ZeroSSL, step-ca, Pebble.
   * Errors: `AcmeDirectoryNotHttps`, `CaBundleInvalid`, `NameNotDnsSubdomain`, `UrlInvalid`, `UrlWithCredentials`, `UrlWithoutScheme`.
   */
  static of(url: string, options: AcmeDirectoryOptions = {}): AcmeDirectory {
    const server = readValue(OF, 'url', url, directoryUrl);
    const { name, caBundle: bundle } = readProps(OF, options, DIRECTORY);
    const isLetsEncrypt = new URL(server).hostname.endsWith('.api.letsencrypt.org');
    return new AcmeDirectory({
      url: server,
      issuerName: name,
      caBundle: bundle,
      publicAuthority: isLetsEncrypt ? LETS_ENCRYPT : undefined,
      // who needs a bundle to be trusted itself rarely makes certificates that others trust
      warnings: bundle === undefined ? [] : [`GitHub refuses to deliver to certificates of ${name} unless it knows the authority behind them; otherwise disable SSL verification in the webhook's settings, or let webhooks come by a tunnel.`],
    });
  }

  private constructor(
    /** @internal */
    readonly _plan: AcmeDirectoryPlan,
  ) {}
}
