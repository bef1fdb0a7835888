import { IPv4 } from 'ipaddr.js';
import { isIpAddress } from '../core/net';
import { Rule } from '../core/props';
import { quote } from '../core/quote';

/** One IPv4 address. */
export const ipv4Address: Rule<string> = (value, report) => {
  if (typeof value === 'string' && IPv4.isValidFourPartDecimal(value)) return value;
  return report({ what: `${quote(value)} is not an IPv4 address`, instead: 'write one like "192.168.1.10"', code: 'IpAddressInvalid' });
};

/** One IPv4 or IPv6 address. */
export const ipAddress: Rule<string> = (value, report) => {
  if (typeof value === 'string' && isIpAddress(value)) return value;
  return report({ what: `${quote(value)} is not an IP address`, instead: 'write one like "192.168.1.10"', code: 'IpAddressInvalid' });
};
