import * as ipaddr from 'ipaddr.js';
import { cidr, isIpAddress } from '../../core/net';
import { Rule, walk } from '../../core/props';
import { quote } from '../../core/quote';
import { list } from '../../core/values';
import { unusableFinding } from '../../core/unusable-networks';

/** Addresses of one family, from the first to the last. */
export interface AddressBlock {
  /** As it was written, with no blanks: `192.168.1.240/28` or `192.168.1.240-192.168.1.250`. */
  readonly range: string;
  readonly first: string;
  readonly last: string;
}

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** A network, or the first and the last address of a range, of addresses that hosts can have. */
export const addressBlock: Rule<AddressBlock> = (value, report) => {
  const block = anyBlock(value, report);
  const finding = unusableFinding(block.range, (other) => meet(network(other), block));
  return finding === undefined ? block : report(finding);
};

const anyBlock: Rule<AddressBlock> = (value, report) => {
  if (typeof value === 'string' && value.includes('/')) return network(cidr(value, report));
  const ends = typeof value === 'string' ? value.split('-').map((end) => end.trim()) : [];
  if (ends.length !== 2 || !ends.every(isIpAddress)) {
    const one = ends.length === 1 && isIpAddress(ends[0]) ? `${ends[0]}/${ends[0].includes(':') ? 128 : 32}` : undefined;
    return report({
      what: `${quote(value)} is neither a network nor a range of addresses`,
      instead: one === undefined ? 'write one like "192.168.1.240/28" or "192.168.1.240-192.168.1.250"' : `did you mean ${quote(one)}?`,
      code: 'AddressRangeInvalid',
    });
  }
  const [first, last] = ends;
  if (!sameFamily(first, last)) {
    const what = `${quote(value)} begins in one family of addresses and ends in the other`;
    return report({ what, instead: 'write one range for IPv4, and one for IPv6', code: 'AddressRangeInvalid' });
  }
  if (compare(first, last) > 0) {
    return report({ what: `${quote(value)} ends before it begins`, instead: `did you mean ${quote(`${last}-${first}`)}?`, code: 'AddressRangeInvalid' });
  }
  return { range: `${first}-${last}`, first, last };
};

function network(range: string): AddressBlock {
  const [address, prefix] = ipaddr.parseCIDR(range);
  const last = address.toByteArray().map((byte, i) => byte | (0xff >> Math.min(8, Math.max(0, prefix - i * 8))));
  return { range, first: address.toString(), last: ipaddr.fromByteArray(last).toString() };
}

/** How many addresses there are, of the family of which there are most: a Service has one of one family. */
export function roomOf(blocks: readonly AddressBlock[]): number {
  const sizes = [true, false].map((six) => blocks.filter(({ first }) => first.includes(':') === six).reduce((sum, block) => sum + sizeOf(block), 0));
  return Math.max(...sizes);
}

function sizeOf({ first, last }: AddressBlock): number {
  const [from, to] = [first, last].map((end) => ipaddr.parse(end).toByteArray().reduce((sum, byte) => sum * 256 + byte, 0));
  return to - from + 1;
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
  const blocks = list(addressBlock, 1)(value, report);
  walk(report, (note) => blocks.forEach((block, i) => {
    const other = blocks.slice(0, i).find((one) => meet(one, block));
    if (other === undefined) return;
    note.at(`[${i}]`)({ what: `${quote(block.range)} shares addresses with ${quote(other.range)}`, instead: 'write each address once', code: 'CidrOverlap' });
  }));
  return blocks;
};
