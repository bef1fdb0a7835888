import * as ipaddr from 'ipaddr.js';
import { cidr, isIpAddress } from '../../core/net';
import { Rule } from '../../core/props';
import { passes } from '../../core/props-reader';
import { quote } from '../../core/quote';

/** Addresses of one family, from the first to the last. */
export interface AddressBlock {
  /** As it was written, with no blanks: `192.168.1.240/28` or `192.168.1.240-192.168.1.250`. */
  readonly range: string;
  readonly first: string;
  readonly last: string;
}

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** A network, or the first and the last address of a range. */
export const addressBlock: Rule<AddressBlock> = (value, report) => {
  const nothing = { range: '', first: '', last: '' };
  if (typeof value === 'string' && value.includes('/')) return passes(cidr, value, report) ? network(value) : nothing;
  const ends = typeof value === 'string' ? value.split('-').map((end) => end.trim()) : [];
  if (ends.length !== 2 || !ends.every(isIpAddress)) {
    const one = ends.length === 1 && isIpAddress(ends[0]) ? `${ends[0]}/${ends[0].includes(':') ? 128 : 32}` : undefined;
    report({
      what: `${quote(value)} is neither a network nor a range of addresses`,
      instead: one === undefined ? 'write one like "192.168.1.240/28" or "192.168.1.240-192.168.1.250"' : `did you mean ${quote(one)}?`,
      code: 'AddressRangeInvalid',
    });
    return nothing;
  }
  const [first, last] = ends;
  if (ipaddr.parse(first).kind() !== ipaddr.parse(last).kind()) {
    report({ what: `${quote(value)} begins in one family of addresses and ends in the other`, instead: 'write one range for IPv4, and one for IPv6', code: 'AddressRangeInvalid' });
  } else if (compare(first, last) > 0) {
    report({ what: `${quote(value)} ends before it begins`, instead: `did you mean ${quote(`${last}-${first}`)}?`, code: 'AddressRangeInvalid' });
  }
  return { range: `${first}-${last}`, first, last };
};

function network(range: string): AddressBlock {
  const [address, prefix] = ipaddr.parseCIDR(range);
  const last = address.toByteArray().map((byte, i) => byte | (0xff >> Math.min(8, Math.max(0, prefix - i * 8))));
  return { range, first: address.toString(), last: ipaddr.fromByteArray(last).toString() };
}

/** True when an address is one of a block. */
export function holds(block: AddressBlock, address: string): boolean {
  return sameFamily(block.first, address) && compare(block.first, address) <= 0 && compare(address, block.last) <= 0;
}

/** True when two blocks have an address in common. */
export function meet(a: AddressBlock, b: AddressBlock): boolean {
  return sameFamily(a.first, b.first) && compare(a.first, b.last) <= 0 && compare(b.first, a.last) <= 0;
}

function sameFamily(a: string, b: string): boolean {
  return ipaddr.parse(a).kind() === ipaddr.parse(b).kind();
}

function compare(a: string, b: string): number {
  const [x, y]: Address[] = [ipaddr.parse(a), ipaddr.parse(b)];
  const other = y.toByteArray();
  return x.toByteArray().map((byte, i) => byte - other[i]).find((difference) => difference !== 0) ?? 0;
}

/** Addresses of a pool: at least one block, and none twice. */
export const addressBlocks: Rule<readonly AddressBlock[]> = (value, report) => {
  if (!Array.isArray(value)) {
    report({ what: `${quote(value)} is not a list`, instead: 'write [ … ]', code: 'WrongType' });
    return [];
  }
  if (value.length === 0) report({ what: 'is empty', instead: 'give at least 1', code: 'EmptyList' });
  const blocks = Array.from(value, (element, i) => addressBlock(element, report.at(`[${i}]`)));
  blocks.forEach((block, i) => {
    const other = block.first === '' ? undefined : blocks.slice(0, i).find((one) => one.first !== '' && meet(one, block));
    if (other) report.at(`[${i}]`)({ what: `${quote(block.range)} shares addresses with ${quote(other.range)}`, instead: 'write each address once', code: 'CidrOverlap' });
  });
  return blocks;
};
