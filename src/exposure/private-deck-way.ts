import { hostName, isIpAddress, urlHostName } from '../core/net';
import { Finding } from '../core/problem';
import { accepts } from '../core/props';
import { quote } from '../core/quote';
import { ServiceExposure } from '../core/service-exposure';
import { Hosts } from './hosts';

/** How a second deck is reached, whose URL somebody said. */
export interface PrivateDeckWay {
  /** How the Service is reached that stands before it. */
  readonly service: ServiceExposure;
  /** What does not fit its URL; reported there. */
  readonly findings: readonly Finding[];
}

/** The same names, with that of a second deck. */
export function withPrivateHost(hosts: Hosts, url: string | undefined): Hosts {
  return url === undefined ? hosts : { ...hosts, privateDeck: urlHostName(url) };
}

/** The way of one that only pods reach, and something else leads people to. */
export function wayFromInside(url: string | undefined): { readonly privateDeck?: PrivateDeckWay } {
  return url === undefined ? {} : { privateDeck: { service: ServiceExposure.clusterIp(), findings: [] } };
}

/** The way of one that something leads to by its name; nothing where there is no second deck. */
export function wayByName(
  url: string | undefined, { hook, deck }: Hosts, scheme: 'http' | 'https', more: readonly Finding[] = [],
): { readonly privateDeck?: PrivateDeckWay } {
  if (url === undefined) return {};
  const findings = [...schemeFindings(url, scheme), ...nameFindings(url), ...apartFindings(urlHostName(url), hook, deck)];
  return { privateDeck: { service: ServiceExposure.clusterIp(), findings: findings.length > 0 ? findings : more } };
}

/** A URL of another scheme than people come by. */
export function schemeFindings(url: string, scheme: 'http' | 'https'): readonly Finding[] {
  if (url.startsWith(`${scheme}://`)) return [];
  const { host } = new URL(url);
  return [{
    what: scheme === 'http' ? `${quote(url)} is https, and nothing of this exposure ends TLS` : `${quote(url)} is not https, and people come to this exposure by https`,
    instead: scheme === 'http' ? `write ${quote(`http://${host}`)}, or use an exposure with tls` : `write ${quote(`https://${host}`)}`, code: 'PrivateDeckUrlUnfit',
  }];
}

function nameFindings(url: string): readonly Finding[] {
  const { port, protocol } = new URL(url);
  const host = urlHostName(url);
  if (isIpAddress(host) || !accepts(hostName, host)) {
    return [{ what: `${quote(host)} is not a DNS name, and this exposure tells decks apart by names`, instead: 'write one like "private.prow.example.com"', code: 'PrivateDeckUrlUnfit' }];
  }
  if (port === '') return [];
  return [{ what: `${quote(url)} has a port, and this exposure answers at the usual one`, instead: `write ${quote(`${protocol}//${host}`)}`, code: 'PrivateDeckUrlUnfit' }];
}

function apartFindings(host: string, hook: string, deck: string): readonly Finding[] {
  const other = host === deck ? 'deck' : host === hook ? 'hook' : undefined;
  return other === undefined ? [] : [notApart(host, other, 'give it a host of its own, like "private.prow.example.com"')];
}

/** That somebody else answers there. */
export function notApart(where: string, other: string, instead: string): Finding {
  return { what: `${quote(where)} is where ${other} answers`, instead, code: 'PrivateDeckNotApart' };
}
