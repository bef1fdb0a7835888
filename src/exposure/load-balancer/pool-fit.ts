import { isIpAddress } from '../../core/net';
import { nodeListener } from '../../core/node-services';
import { Finding } from '../../core/problem';
import { Props } from '../../core/props';
import { quote } from '../../core/quote';
import { AddressBlock, holds, roomOf } from './address-block';
import { LoadBalancerPoolPlan } from './load-balancer-pool-plan';

/** What is said of the load balancers, as far as their pool has to fit. */
interface Balanced {
  readonly hook?: BalancedSide;
  readonly deck?: BalancedSide;
  readonly pool?: LoadBalancerPoolPlan;
  readonly annotations: Readonly<Record<string, string>>;
}

interface BalancedSide {
  readonly of: 'hook' | 'deck';
  readonly port: number;
  readonly address?: string;
}

type Reader = Props<'pool' | 'hookPort' | 'deckPort' | 'annotations'>;

/** Reports what hook and deck want of a pool and it cannot give. */
export function checkPool(p: Reader, { hook, deck, pool, annotations }: Balanced): void {
  if (pool === undefined) return;
  if (hook && deck && onlyOne(pool.blocks) && (hook.address === undefined || hook.address !== deck.address)) {
    const [{ first }] = pool.blocks;
    p.problem('pool', {
      what: `${quote(pool.blocks[0].range)} of ${pool.from} is one address, and hook and deck would want one each`,
      instead: `add another, or write hookAddress and deckAddress ${quote(first)}, which they share then`,
      code: 'AddressPoolTooSmall',
    });
  }
  // the addresses are those of nodes
  if (pool.alwaysShared) for (const side of [hook, deck]) if (side !== undefined) checkPort(p, side);
  for (const [key, text] of Object.entries(annotations)) if (ASKING.test(key)) checkAsking(p, key, text, pool);
}

/** What a second deck wants of a pool that gives hook and deck theirs, and it cannot give; `others` want each an address of their own. */
export function poolFindings(pool: LoadBalancerPoolPlan, asked: string | undefined, others: readonly string[]): readonly Finding[] {
  if (pool.alwaysShared || pool.blocks.length === 0) return [];
  const known = pool.blocks.map(({ range }) => quote(range)).join(' or ');
  if (onlyOne(pool.blocks)) {
    return [{ what: `${known} of ${pool.from} is one address, and privateDeck wants one of its own`, instead: 'add another to the pool', code: 'AddressPoolTooSmall' }];
  }
  const room = roomOf(pool.blocks);
  if (room <= others.length) {
    const wanting = `${others.join(', ')} and privateDeck`;
    return [{
      what: `${known} of ${pool.from} ${pool.blocks.length === 1 ? 'has' : 'have'} ${room} addresses, and ${wanting} want ${others.length + 1}`,
      instead: `add another to the pool${others.length < 2 ? '' : `, or write hookAddress and deckAddress ${quote(pool.blocks[0].first)}, which they share then`}`,
      code: 'AddressPoolTooSmall',
    }];
  }
  return asked === undefined || pool.blocks.some((block) => holds(block, asked)) ? []
    : [{ what: `${quote(asked)} is not in ${known} of ${pool.from}`, instead: 'pick an address of the pool, or add it there', code: 'AddressOutsidePool' }];
}

function onlyOne(blocks: readonly AddressBlock[]): boolean {
  const families = [true, false].map((six) => blocks.filter(({ first }) => first.includes(':') === six));
  return blocks.length > 0 && families.every((ones) => ones.length === 0 || (ones.length === 1 && ones[0].first === ones[0].last));
}

function checkPort(p: Reader, { of, port }: BalancedSide): void {
  const listener = nodeListener(port);
  if (listener === undefined) return;
  p.problem(`${of}Port`, { what: `${port} is where ${listener} of the node listens`, instead: 'pick another port', code: 'PortOfNode' });
}

/** By which pools are asked for an address, in words of today and of old. */
const ASKING = /^(metallb\.(io|universe\.tf)\/loadBalancerIPs|lbipam\.cilium\.io\/ips|io\.cilium\/lb-ipam-ips|kube-vip\.io\/loadbalancerIPs)$/;

/** What stands in `annotations` is on both Services, which would want one address. */
function checkAsking(p: Reader, key: string, text: string, pool: LoadBalancerPoolPlan): void {
  const prop = `annotations.${key}` as const;
  const addresses = text.split(',').map((one) => one.trim()).filter(isIpAddress);
  if (pool.blocks.length > 0 && addresses.some((address) => !pool.blocks.some((block) => holds(block, address)))) {
    const known = pool.blocks.map(({ range }) => quote(range)).join(' or ');
    p.problem(prop, {
      what: `${quote(text)} is not in ${known} of ${pool.from}`,
      instead: 'pick an address of the pool, and write it as hookAddress or deckAddress', code: 'AddressOutsidePool',
    });
  } else {
    p.problem(prop, { what: `${quote(text)} stands where a property belongs`, instead: 'write hookAddress and deckAddress', code: 'AnnotationTaken' });
  }
}
