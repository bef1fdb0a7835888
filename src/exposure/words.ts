import * as ipaddr from 'ipaddr.js';
import { hostOrAddress, httpUrl, isIpAddress } from '../core/net';
import { also, each, isPlainObject, Rule } from '../core/props';
import { quote } from '../core/quote';

/** An IP address of either family, in the one form that two of them can be compared in. */
export const ipAddress: Rule<string> = (value, report) => {
  if (typeof value === 'string' && isIpAddress(value)) return ipaddr.parse(value).toString();
  return report({ what: `${quote(value)} is not an IP address`, instead: 'write one like "192.168.1.240"', code: 'IpAddressInvalid' });
};

/** A name, or an address that one host can have: none for all hosts, or for many. */
export const answeringHost = also(hostOrAddress, (value) => {
  const range = isIpAddress(value) ? ipaddr.process(value).range() : 'unicast';
  return ['unspecified', 'broadcast', 'multicast'].includes(range)
    ? {
      what: `${quote(value)} is an address that no host answers at`, instead: 'write the one that a node or load balancer has outside',
      code: 'AddressUnusable',
    } : undefined;
});

/** Where people see deck: a URL without a path. */
export const deckUrl = also(httpUrl, (value) => (/^\/*$/.test(new URL(value).pathname) ? undefined
  : {
    what: `${quote(value)} has a path, and deck's pages link to each other without one`,
    instead: `give deck a host of its own, like ${quote(new URL(value).origin)}`, code: 'DeckUrlWithPath',
  }));

/** Where TLS ends instead. */
export const TLS_ELSEWHERE = 'use Exposure.ingress({ tls }) or Exposure.gateway({ tls })';

/** People look for `tls` first. Only JavaScript lets them write it where nothing ends TLS, and then it is no spelling mistake. */
export function withoutTls<T>(what: string, instead: string, rule: Rule<T>): Rule<T> {
  return (value, report) => {
    if (value === undefined) return rule({}, report);
    if (!isPlainObject(value) || !Object.hasOwn(value, 'tls')) return rule(value, report);
    const { tls, ...others } = value;
    if (tls === undefined) return rule(others, report);
    const readings: readonly (() => T)[] = [() => report.at('tls')({ what, instead, code: 'UnknownProp' }), () => rule(others, report)];
    return each(readings, (read) => read())[1];
  };
}
