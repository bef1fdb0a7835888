import * as ipaddr from 'ipaddr.js';
import { passes, Rule } from './props';
import { quote } from './quote';
import { text } from './safe-text';
import { integer } from './values';

/** A TCP or UDP port, 1 to 65535. */
export const port: Rule<number> = integer(1, 65535);

const HOST = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)*$/;

/** A DNS name without scheme, port, path or wildcard. */
export const hostName: Rule<string> = (value, report) => {
  if (typeof value !== 'string' || !HOST.test(value) || ipaddr.isValid(value)) {
    report({ what: `${quote(value)} is not a DNS name`, instead: offerHost(value), code: 'HostNotDnsName' });
  }
  return value as string;
};

/** A DNS name or an IP address, without scheme, port or path. */
export const hostOrAddress: Rule<string> = (value, report) => {
  if (typeof value !== 'string' || !(HOST.test(value) && !/^[0-9.]+$/.test(value) || ipaddr.isValid(value) && !/%/.test(value))) {
    report({ what: `${quote(value)} is neither a DNS name nor an IP address`, instead: offerHost(value), code: 'AddressInvalid' });
  }
  return value as string;
};

function offerHost(value: unknown): string {
  const host = typeof value === 'string' ? value.trim().toLowerCase().replace(/^[a-z]+:\/\//, '').replace(/[/:?#].*$/, '') : '';
  return HOST.test(host) && host !== value ? `write ${quote(host)}` : 'write a name like "prow.example.com"';
}

/** True for addresses that nothing outside the own network reaches: RFC 1918, loopback, link-local, carrier-grade NAT, ULA. */
export function isPrivateAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() !== 'unicast';
}

/** An address as it stands in a URL: IPv6 in brackets. */
export function urlHost(address: string): string {
  return ipaddr.isValid(address) && ipaddr.parse(address).kind() === 'ipv6' ? `[${address}]` : address;
}

/** A network in CIDR form, without host bits. */
export const cidr: Rule<string> = (value, report) => {
  if (typeof value !== 'string' || !ipaddr.isValidCIDR(value) || /^[0-9.]+$/.test(value)) {
    const address = typeof value === 'string' && ipaddr.isValid(value) ? ipaddr.parse(value) : undefined;
    const instead = address ? `did you mean ${quote(`${value}/${address.kind() === 'ipv4' ? 32 : 128}`)}?` : 'write a network like "10.244.0.0/16"';
    report({ what: `${quote(value)} is not a CIDR`, instead, code: 'CidrInvalid' });
  } else {
    const network = networkOf(value);
    if (network !== value) report({ what: `${quote(value)} ${hasHostBits(value) ? 'has host bits set' : 'is not in its short form'}`, instead: `did you mean ${quote(network)}?`, code: 'CidrNotMasked' });
  }
  return value as string;
};

/** The same, of one family. */
export function cidrOf(family: 'ipv4' | 'ipv6'): Rule<string> {
  return (value, report) => {
    if (passes(cidr, value, report) && familyOf(value) !== family) {
      report({ what: `${quote(value)} is not an ${family === 'ipv4' ? 'IPv4' : 'IPv6'} network`, instead: `write one like ${family === 'ipv4' ? '"10.244.0.0/16"' : '"fd00:10:244::/56"'}`, code: 'CidrFamily' });
    }
    return value as string;
  };
}

export function familyOf(network: string): 'ipv4' | 'ipv6' {
  return ipaddr.parseCIDR(network)[0].kind();
}

function parsed(network: string): readonly [ipaddr.IPv4 | ipaddr.IPv6, number] {
  return ipaddr.parseCIDR(network);
}

function networkOf(network: string): string {
  const [address, bits] = parsed(network);
  const masked = address.kind() === 'ipv4' ? ipaddr.IPv4.networkAddressFromCIDR(network) : ipaddr.IPv6.networkAddressFromCIDR(network);
  return `${masked.toString()}/${bits}`;
}

function hasHostBits(network: string): boolean {
  return networkOf(network).split('/')[0] !== parsed(network)[0].toString();
}

/** True when two networks of the same family share an address. */
export function overlap(a: string, b: string): boolean {
  const [addressA, bitsA] = parsed(a);
  const [addressB, bitsB] = parsed(b);
  if (addressA.kind() !== addressB.kind()) return false;
  return addressA.match(addressB as never, Math.min(bitsA, bitsB));
}

/** True when `outer` holds all of `inner`. */
export function contains(outer: string, inner: string): boolean {
  return overlap(outer, inner) && parsed(outer)[1] <= parsed(inner)[1];
}

/** An absolute URL with `http://` or `https://`, without user, query or fragment. */
export const httpUrl: Rule<string> = (value, report) => {
  if (!passes(text, value, report)) return value as string;
  if (!/^https?:\/\//.test(value)) {
    report({ what: `${quote(value)} has no scheme`, instead: `write ${quote(`https://${value.replace(/^[a-z]*:?\/\//, '')}`)} or "http://…"`, code: 'UrlWithoutScheme' });
    return value;
  }
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !url.hostname || /\s/.test(value)) report({ what: `${quote(value)} is not a URL`, instead: 'write one like "https://host:port/path"', code: 'UrlInvalid' });
  else if (url.username || url.password) report({ what: 'the URL contains a user or a password', instead: 'keep credentials in a Secret', code: 'UrlWithCredentials' });
  else if (url.search || url.hash) report({ what: `${quote(value)} has a query or a fragment`, instead: 'end it after the path', code: 'UrlInvalid' });
  return value;
};
