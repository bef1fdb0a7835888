import { dnsSubdomain } from '../../core/names';
import { httpUrl } from '../../core/net';
import { Where } from '../../core/problem';
import { readValue, Rule } from '../../core/props';
import { passes, readOldProps } from '../../core/props-reader';
import { quote } from '../../core/quote';
import { AcmeDirectoryOptions } from './acme-directory-options';
import { AcmeDirectoryPlan, LETS_ENCRYPT } from './acme-directory-plan';
import { caBundle } from './words';

const OF = Where.call('AcmeDirectory.of');

/** RFC 8555, section 6.1: ACME is spoken over https. */
const directoryUrl: Rule<string> = (value, report) => {
  if (passes(httpUrl, value, report) && !value.startsWith('https:')) {
    report({ what: `${quote(value)} does not begin with https://`, instead: `write ${quote(value.replace('http:', 'https:'))}`, code: 'AcmeDirectoryNotHttps' });
  }
  return value as string;
};

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
    const { name, bundle } = readOldProps<AcmeDirectoryOptions, { name: string; bundle: string | undefined }>(OF, options, (p) => ({
      name: p.optional('name', dnsSubdomain, 'acme'),
      bundle: p.optional('caBundle', caBundle),
    }));
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
