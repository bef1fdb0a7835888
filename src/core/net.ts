import * as ipaddr from 'ipaddr.js';
import { also, Rule } from './props';
import { looksLikeSecret, quote } from './quote';
import { text } from './safe-text';
import { integer } from './values';

/** A TCP or UDP port, 1 to 65535. */
export const port: Rule<number> = integer(1, 65535);

const HOST = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)*$/;

/** URL parsers take every host that ends in a number for an IPv4 address. */
function isHostName(value: string): boolean {
  return HOST.test(value) && !/(^|\.)(\d+|0x[0-9a-f]*)$/.test(value);
}

/** A DNS name without scheme, port, path or wildcard. */
export const hostName: Rule<string> = (value, report) => {
  if (typeof value === 'string' && isHostName(value)) return value;
  return report({ what: `${quote(value)} is not a DNS name`, instead: offerHost(value, isHostName), code: 'HostNotDnsName' });
};

/** A DNS name or an IP address, without scheme, port or path. */
export const hostOrAddress: Rule<string> = (value, report) => {
  const isLegal = (host: string): boolean => isHostName(host) || isIpAddress(host);
  if (typeof value === 'string' && isLegal(value)) return value;
  return report({ what: `${quote(value)} is neither a DNS name nor an IP address`, instead: offerHost(value, isLegal), code: 'AddressInvalid' });
};

/** True for an IPv6 address without a zone, and for an IPv4 address in four decimal parts: ipaddr.js alone would take "10.1" too. */
export function isIpAddress(value: string): boolean {
  return ipaddr.IPv4.isValidFourPartDecimal(value) || (ipaddr.IPv6.isValid(value) && !value.includes('%'));
}

function offerHost(value: unknown, isLegal: (host: string) => boolean): string {
  const host = typeof value === 'string' ? value.trim().toLowerCase().replace(/^[a-z]+:\/\//, '').replace(/[/?#].*$/, '').replace(/^.*@/, '').replace(/:\d*$/, '') : '';
  return isLegal(host) ? `write ${quote(host)}` : 'write a name like "prow.example.com"';
}

/** True for addresses that nothing outside the own network reaches: RFC 1918, loopback, link-local, carrier-grade NAT, ULA. */
export function isPrivateAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() !== 'unicast';
}

const PRIVATE_NETWORKS = [
  '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', 'fc00::/7', 'fe80::/10', '::1/128',
];

/** True for networks of such addresses alone. */
export function isPrivateNetwork(network: string): boolean {
  return PRIVATE_NETWORKS.some((outer) => contains(outer, network));
}

/** The host of a URL, without the brackets of IPv6. */
export function urlHostName(url: string): string {
  return new URL(url).hostname.replace(/^\[|\]$/g, '');
}

/** An address as it stands in a URL: IPv6 in brackets. */
export function urlHost(address: string): string {
  return ipaddr.isValid(address) && ipaddr.parse(address).kind() === 'ipv6' ? `[${address}]` : address;
}

/** The port of an http or https URL, also where it is left out. */
export function urlPort(url: string): number {
  const { port: given, protocol } = new URL(url);
  return given === '' ? (protocol === 'https:' ? 443 : 80) : Number(given);
}

/** A network in CIDR form, without host bits. */
export const cidr: Rule<string> = (value, report) => {
  if (typeof value !== 'string' || !(ipaddr.IPv4.isValidCIDRFourPartDecimal(value) || (ipaddr.IPv6.isValidCIDR(value) && !value.includes('%')))) {
    const one = typeof value === 'string' && isIpAddress(value) ? `${value}/${value.includes(':') ? 128 : 32}` : undefined;
    return report({ what: `${quote(value)} is `
      + 'not a CIDR', instead: one ? `did you mean ${quote(one)}?` : 'write a network like "10.244.0.0/16"', code: 'CidrInvalid' });
  }
  const network = networkOf(value);
  if (network === value) return value;
  const fault = hasHostBits(value) ? 'has host bits set' : 'is not in its short form';
  return report({ what: `${quote(value)} ${fault}`, instead: `did you mean ${quote(network)}?`, code: 'CidrNotMasked' });
};

/** The same, of one family. */
export function cidrOf(family: 'ipv4' | 'ipv6'): Rule<string> {
  const [name, example] = family === 'ipv4' ? ['IPv4', '10.244.0.0/16'] : ['IPv6', 'fd00:10:244::/56'];
  return also(cidr, (value) => (familyOf(value) === family ? undefined
    : { what: `${quote(value)} is not an ${name} network`, instead: `write one like "${example}"`, code: 'CidrFamily' }));
}

export function familyOf(network: string): 'ipv4' | 'ipv6' {
  return parsed(network)[0].kind();
}

function parsed(network: string): readonly [ipaddr.IPv4 | ipaddr.IPv6, number] {
  // ipaddr.parseCIDR tries IPv6 first, and pays an exception for every IPv4 network
  return network.includes(':') ? ipaddr.IPv6.parseCIDR(network) : ipaddr.IPv4.parseCIDR(network);
}

function networkOf(network: string): string {
  const [address, bits] = parsed(network);
  const masked = address.kind() === 'ipv4' ? ipaddr.IPv4.networkAddressFromCIDR(network) : ipaddr.IPv6.networkAddressFromCIDR(network);
  return `${masked.toString()}/${bits}`;
}

function hasHostBits(network: string): boolean {
  return networkOf(network).split('/')[0] !== parsed(network)[0].toString();
}

/** The address after that of the network itself, which the Service `kubernetes` has in the network of Services. */
export function firstAddress(network: string): string {
  const bytes = parsed(network)[0].toByteArray();
  return ipaddr.fromByteArray([...bytes.slice(0, -1), bytes[bytes.length - 1] + 1]).toString();
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

// what URL parsers agree on: the one of Node mends missing hosts, backslashes and bad escapes, which Go refuses
const URL_SHAPE = /^https?:\/\/([\w.-]+|\[[0-9a-fA-F:.]+\])(:\d+)?(\/([\w.~!$&'()*+,;=:@/-]|%[0-9a-fA-F]{2})*)?$/;
/** What stands in a path as an escape only; raw it would be HTML or a link where the URL is shown. */
const UNESCAPED = /[^\w.~!$&'()*+,;=:@/%?#[\]\\\s-]|(?<=^https?:\/\/[^/]+\/.*)[[\]]/gu;

function isUrl(value: string): boolean {
  return URL_SHAPE.test(value) && URL.canParse(value);
}

/** An absolute URL with `http://` or `https://`, without user, query or fragment. */
export const httpUrl = also(text, (value) => {
  if (/^([^/]*\/\/)?[^/?#]*@/.test(value)) {
    return { what: 'the URL contains a user or a password', instead: 'keep credentials in a Secret', code: 'UrlWithCredentials' };
  }
  if (!/^https?:\/\//.test(value)) {
    const url = `https://${value.replace(/^([a-z][a-z0-9+.-]*:)?\/+/i, '')}`;
    const offer = isUrl(url) && !looksLikeSecret(value) ? quote(url) : '"https://…"';
    const what = /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? 'does not begin with https:// or http://' : 'has no scheme';
    return { what: `${quote(value)} ${what}`, instead: `write ${offer} or "http://…"`, code: 'UrlWithoutScheme' };
  }
  if (isUrl(value)) return undefined;
  const escaped = value.replace(UNESCAPED, encodeURIComponent);
  if (isUrl(escaped)) return { what: `${quote(value)} has characters that a URL has as escapes only`, instead: `write ${quote(escaped)}`, code: 'UrlInvalid' };
  return isUrl(value.replace(/[?#].*$/, ''))
    ? { what: `${quote(value)} has a query or a fragment`, instead: 'end it after the path', code: 'UrlInvalid' }
    : { what: `${quote(value)} is not a URL`, instead: 'write one like "https://host:port/path"', code: 'UrlInvalid' };
});
