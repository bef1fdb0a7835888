import { Finding } from './problem';
import { quote } from './quote';

/** Networks of which no host that others reach has an address: those for all, for oneself, and for many. */
const UNUSABLE = ['0.0.0.0/8', '127.0.0.0/8', '224.0.0.0/4', '255.255.255.255/32', '::/128', '::1/128', 'ff00::/8'];

/** What is wrong with addresses, of which `meets` tells whether some are in a network. */
export function unusableFinding(shown: string, meets: (network: string) => boolean): Finding | undefined {
  const other = UNUSABLE.find(meets);
  return other === undefined ? undefined
    : { what: `${quote(shown)} has addresses of ${other}, at which nobody is reached`, instead: 'give addresses that hosts can have', code: 'AddressUnusable' };
}
