import { isIpAddress } from '../../core/net';
import { quote } from '../../core/quote';
import { isNetwork } from '../kinds';
import { FieldFinding, Fields, refuse } from '../object-rule';

/** Source: metallb v0.15.2 internal/config/config.go, ParseCIDR, which its webhook asks. */
export function addressPool({ spec }: Fields): readonly FieldFinding[] {
  const addresses: readonly unknown[] = Array.isArray(spec?.addresses) ? spec.addresses : [];
  return addresses.flatMap((range, i) => (typeof range !== 'string' || isRange(range) ? [] : [
    refuse(`spec.addresses[${i}]`, `${quote(range)} is neither a network nor a range`, `write one like "10.0.0.0/28" or "10.0.0.1-10.0.0.9"${
      isIpAddress(range.trim()) ? `, here ${quote(`${range.trim()}/${range.includes(':') ? 128 : 32}`)}` : ''}`, 'CidrInvalid'),
  ]));
}

function isRange(range: string): boolean {
  const at = range.indexOf('-');
  if (at === -1) return isNetwork(range);
  const [first, last] = [range.slice(0, at).trim(), range.slice(at + 1).trim()];
  if (!isIpAddress(first) || !isIpAddress(last)) return false;
  if (first.includes(':') || last.includes(':')) return first.includes(':') === last.includes(':');
  return valueOf(first) <= valueOf(last);
}

function valueOf(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}
