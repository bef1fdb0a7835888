import { hostName } from '../../core/net';
import { also, Rule } from '../../core/props';
import { quote } from '../../core/quote';
import { text } from '../../core/safe-text';

/** A text on one line that says something. */
export const filledText = also(text, (value) => (value.trim() !== '' ? undefined
  : { what: `${quote(value)} says nothing`, instead: 'give it a value', code: 'PropMissing' }));

/** The same, of limited length. */
export function shortText(longest: number): Rule<string> {
  return also(filledText, (value) => (value.length <= longest ? undefined
    : { what: `${quote(value)} has ${value.length} characters`, instead: `shorten it to ${longest}`, code: 'NameTooLong' }));
}

/** An e-mail address, as far as a mistake can be seen in it. */
export const email = also(text, (value) => (/^[^\s@:]+@[^\s@]+\.[^\s@]+$/.test(value) ? undefined
  : { what: `${quote(value)} is not an e-mail address`, instead: 'write one like "you@example.com"', code: 'EmailInvalid' }));

/** A name of the DNS, or all names one level below it. */
export const nameOrWildcard: Rule<string> = (value, report) => {
  const isWildcard = typeof value === 'string' && value.startsWith('*.');
  return isWildcard ? `*.${hostName(value.slice(2), report)}` : hostName(value, report);
};

/** A path in Vault; cert-manager's webhook refuses `..` in it. Source: v1.21.1, internal/apis/certmanager/validation/issuer.go. */
export const vaultPath = also(text, (value) => (/^\/?(?!\.\.?(\/|$))[\w.-]+(\/(?!\.\.?(\/|$))[\w.-]+)*$/.test(value) ? undefined
  : { what: `${quote(value)} is not a path in Vault`, instead: 'write names joined by slashes, like "pki/sign/prow"', code: 'VaultPathInvalid' }));

const CERTIFICATE = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g;
const SEQUENCE = 0x30;

/**
 * Certificates in PEM, as text, read into the base64 that a `caBundle` is written in. Whatever stands around them is left out, so that line
 * ends and remarks change nothing. What is refused is not shown, in case it is a key.
 */
export const caBundle: Rule<string> = (value, report) => {
  const pem = typeof value === 'string' ? value : '';
  if (/PRIVATE KEY-----/.test(pem)) {
    return report({ what: 'what was given (not shown) holds a private key', instead: 'give the certificates alone, and keep the key where it is used', code: 'CaBundleInvalid' });
  }
  const certificates = [...pem.matchAll(CERTIFICATE)].map(([, base64]) => base64.replace(/\s/g, ''));
  if (certificates.length === 0 || !certificates.every(isDerSequence)) {
    return report({ what: 'what was given (not shown) is no PEM text of certificates', instead: 'give the content of the file that begins with -----BEGIN CERTIFICATE-----', code: 'CaBundleInvalid' });
  }
  return Buffer.from(certificates.map(pemBlock).join('')).toString('base64');
};

/** Every certificate is one SEQUENCE of ASN.1 that holds another, and nothing after it. Source: RFC 5280, section 4.1. */
function isDerSequence(base64: string): boolean {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.toString('base64') !== base64 || bytes.length < 4 || bytes[0] !== SEQUENCE) return false;
  const lengthBytes = bytes[1] < 0x80 ? 0 : bytes[1] & 0x7f;
  if (lengthBytes > 4 || bytes.length < 2 + lengthBytes) return false;
  const length = lengthBytes === 0 ? bytes[1] : bytes.readUIntBE(2, lengthBytes);
  return bytes.length === 2 + lengthBytes + length && bytes[2 + lengthBytes] === SEQUENCE;
}

function pemBlock(base64: string): string {
  return `-----BEGIN CERTIFICATE-----\n${base64.replace(/.{64}/g, '$&\n').trimEnd()}\n-----END CERTIFICATE-----\n`;
}
