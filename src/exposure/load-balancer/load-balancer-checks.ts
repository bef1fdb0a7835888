import { isIpAddress } from '../../core/net';
import { PropsReader } from '../../core/props-reader';
import { quote } from '../../core/quote';
import { holds } from './address-block';
import { LoadBalancerExposureOptions } from './load-balancer-exposure-options';
import { LoadBalancerModel, LoadBalancerSide } from './load-balancer-model';

type Reader = PropsReader<LoadBalancerExposureOptions>;

const OF_HOOK = ['hookPort', 'hookAddress', 'hookHost', 'webhookSources'] as const;
const OF_DECK = ['deckPort', 'deckAddress', 'deckHost', 'deckSources'] as const;

/** Reports what contradicts each other, or the pool. */
export function checkLoadBalancers(p: Reader, model: LoadBalancerModel): void {
  checkSides(p, model);
  for (const side of [model.hook, model.deck]) {
    if (side?.address !== undefined) checkAddress(p, model, side, side.address);
  }
  checkShared(p, model);
}

function checkSides(p: Reader, { hook, deck }: LoadBalancerModel): void {
  const without = (of: string, props: typeof OF_HOOK | typeof OF_DECK): void => {
    for (const prop of props.filter((one) => p.given(one))) {
      p.problem(prop, { what: `${of} has no load balancer`, instead: 'leave it out, or write inFrontOf: "both"', code: 'PropWithoutEffect' });
    }
  };
  if (hook === undefined) without('hook', OF_HOOK);
  if (deck === undefined) without('deck', OF_DECK);
}

function checkAddress(p: Reader, { pool }: LoadBalancerModel, { of }: LoadBalancerSide, address: string): void {
  const prop = `${of}Address` as const;
  if (typeof address !== 'string' || !isIpAddress(address)) return;
  if (pool === undefined) {
    p.problem(prop, { what: 'how an address is asked for depends on what gives it', instead: `give pool, or write ${of}Host and the annotation of your cloud`, code: 'PropWithoutEffect' });
  } else if (pool.cannot.fix) {
    p.problem(prop, { what: pool.cannot.fix.why, instead: pool.cannot.fix.instead, code: 'PoolCannot' });
  } else if (pool.blocks.length > 0 && !pool.blocks.some((block) => holds(block, address))) {
    p.problem(prop, { what: `${quote(address)} is not in ${pool.blocks.map(({ range }) => quote(range)).join(' or ')} of ${pool.from}`, instead: 'pick an address of the pool, or add it there', code: 'AddressOutsidePool' });
  }
}

function checkShared(p: Reader, { hook, deck, pool, externalTrafficPolicy }: LoadBalancerModel): void {
  const together = hook !== undefined && deck !== undefined
    && (pool?.alwaysShared === true || (hook.address !== undefined && hook.address === deck.address));
  if (together && hook.port === deck.port) {
    const where = hook.address === undefined ? 'at the same addresses' : `at ${quote(hook.address)}`;
    p.problem('deckPort', { what: `${deck.port} is the port of hook ${where}`, instead: 'pick another one', code: 'PortTaken' });
  }
  if (externalTrafficPolicy !== 'Local') return;
  const inability = pool?.cannot.local ?? (together ? pool?.cannot.localShared : undefined);
  if (inability) p.problem('externalTrafficPolicy', { what: inability.why, instead: inability.instead, code: 'PoolCannot' });
}
