import { hostName } from '../core/net';
import { PropsReader } from '../core/props-reader';
import { quote } from '../core/quote';

/** The properties that name them, wherever they stand. */
interface HostsOptions {
  readonly domain?: string;
  readonly hookHost?: string;
  readonly deckHost?: string;
}

/** One name for each, or the same for both. */
export interface Hosts {
  readonly hook: string;
  readonly deck: string;
}

const LONGEST = 253;

/** Reads both names, from a domain or as they are. */
export function readHosts<P extends HostsOptions>(p: PropsReader<P>): Hosts {
  const domain = p.optional('domain', hostName);
  const hook = p.optional('hookHost', hostName);
  const deck = p.optional('deckHost', hostName);
  const named = (['hookHost', 'deckHost'] as const).filter((prop) => p.given(prop));
  if (p.given('domain')) {
    if (named.length > 0) p.problem('domain', { what: `cannot stand beside ${named.join(' and ')}`, instead: 'give the domain, or both hosts', code: 'MutuallyExclusive' });
    checkLength(p, domain);
  } else if (named.length === 0) {
    p.problem('domain', { what: 'is missing', instead: 'write domain: "prow.example.com" for hook.prow.example.com and deck.prow.example.com, or give hookHost and deckHost', code: 'PropMissing' });
  } else if (named.length === 1) {
    const [present] = named;
    p.problem(present === 'hookHost' ? 'deckHost' : 'hookHost', { what: `is missing beside ${present}`, instead: 'give both; one name may stand for both', code: 'PropMissing' });
  }
  return { hook: hook ?? `hook.${domain}`, deck: deck ?? `deck.${domain}` };
}

function checkLength<P extends HostsOptions>(p: PropsReader<P>, domain: unknown): void {
  const longest = LONGEST - 'hook.'.length;
  if (typeof domain !== 'string' || domain.length <= longest || domain.length > LONGEST) return;
  p.problem('domain', { what: `${quote(domain)} has ${domain.length} characters, and hook. comes before it`, instead: `shorten it to ${longest}`, code: 'NameTooLong' });
}

/** Each name once. */
export function distinct({ hook, deck }: Hosts): readonly string[] {
  return hook === deck ? [hook] : [hook, deck];
}
