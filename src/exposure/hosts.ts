import { hostName } from '../core/net';
import { Fields, optional, Props, ValuesOf } from '../core/props';
import { quote } from '../core/quote';

/** The properties that name them, wherever they stand. */
interface HostsOptions {
  readonly domain?: string;
  readonly hookHost?: string;
  readonly deckHost?: string;
}

export const HOSTS = {
  domain: optional(hostName),
  hookHost: optional(hostName),
  deckHost: optional(hostName),
} satisfies Fields<HostsOptions>;

type Reader = Props<keyof typeof HOSTS>;

/** One name for each, or the same for both. */
export interface Hosts {
  readonly hook: string;
  readonly deck: string;
  /** That of a second deck; absent where there is none. */
  readonly privateDeck?: string;
}

const LONGEST = 253;

/** Both names, from a domain or as they are; without them, nothing else of a way in can be judged. */
export function settleHosts({ domain, hookHost: hook, deckHost: deck }: ValuesOf<typeof HOSTS>, p: Reader): Hosts {
  const named = (['hookHost', 'deckHost'] as const).filter((prop) => p.given(prop));
  if (domain !== undefined) {
    if (named.length > 0) {
      p.problem('domain', { what: `cannot stand beside ${named.join(' and ')}`, instead: 'give the domain, or both hosts', code: 'MutuallyExclusive' });
    }
    checkLength(p, domain);
    return { hook: hook ?? `hook.${domain}`, deck: deck ?? `deck.${domain}` };
  }
  return hook === undefined || deck === undefined ? missing(p, named) : { hook, deck };
}

function missing(p: Reader, [present]: readonly ('hookHost' | 'deckHost')[]): never {
  if (present === undefined) {
    const instead = 'write domain: "prow.example.com" for hook.prow.example.com and deck.prow.example.com, or give hookHost and deckHost';
    return p.again('domain', (_, report) => report({ what: 'is missing', instead, code: 'PropMissing' }));
  }
  return p.again(present === 'hookHost' ? 'deckHost' : 'hookHost', (_, report) => (
    report({ what: `is missing beside ${present}`, instead: 'give both; one name may stand for both', code: 'PropMissing' })
  ));
}

function checkLength(p: Reader, domain: string): void {
  const longest = LONGEST - 'hook.'.length;
  if (domain.length <= longest) return;
  const what = `${quote(domain)} has ${domain.length} characters, and hook. comes before it`;
  p.problem('domain', { what, instead: `shorten it to ${longest}`, code: 'NameTooLong' });
}

/** Each name once. */
export function distinct({ hook, deck, privateDeck }: Hosts): readonly string[] {
  return [...new Set([hook, deck, ...privateDeck === undefined ? [] : [privateDeck]])];
}
