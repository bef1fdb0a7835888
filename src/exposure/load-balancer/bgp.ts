import * as ipaddr from 'ipaddr.js';
import { isIpAddress } from '../../core/net';
import { Rule } from '../../core/props';
import { quote } from '../../core/quote';
import { integer } from '../../core/values';

export const LARGEST_32_BIT = 4294967295;
const LARGEST_16_BIT = 65535;

/** The number of an autonomous system. */
export const asn: Rule<number> = integer(1, LARGEST_32_BIT);

/** A standard community in two numbers, or a large one in three. Source: metallb v0.16.2, internal/bgp/community/community.go. */
export const bgpCommunity: Rule<string> = (value, report) => {
  const numbers = (text: string): number[] => text.split(':').map((part) => (/^\d{1,10}$/.test(part) ? Number(part) : NaN));
  const all = (parts: number[], count: number, largest: number): boolean => parts.length === count && parts.every((part) => part <= largest);
  const legal = typeof value === 'string' && (value.startsWith('large:') ? all(numbers(value.slice('large:'.length)), 3, LARGEST_32_BIT) : all(numbers(value), 2, LARGEST_16_BIT));
  if (!legal) report({ what: `${quote(value)} is not a BGP community`, instead: 'write one like "64500:100" or "large:64500:1:2"', code: 'BgpCommunityInvalid' });
  return value as string;
};

/** An IP address of either family, in the one form that two of them can be compared in. */
export const ipAddress: Rule<string> = (value, report) => {
  if (typeof value === 'string' && isIpAddress(value)) return ipaddr.parse(value).toString();
  report({ what: `${quote(value)} is not an IP address`, instead: 'write one like "192.168.1.240"', code: 'IpAddressInvalid' });
  return value as string;
};
