import { also, Props, Rule } from '../../../core/props';
import { quote } from '../../../core/quote';
import { text } from '../../../core/safe-text';
import { integer } from '../../../core/values';

export const LARGEST_32_BIT = 4294967295;
const LARGEST_16_BIT = 65535;
const LONGEST_NAME = 255;

/** The number of an autonomous system. */
export const asn: Rule<number> = integer(1, LARGEST_32_BIT);

/** The name of an instance or of a peer, which is no object: any text. */
export const bgpName: Rule<string> = also(text, (name) => {
  if (name === '') return { what: 'is empty', instead: 'give it a name', code: 'PropMissing' };
  if (name.length <= LONGEST_NAME) return undefined;
  return { what: `${quote(name)} has ${name.length} characters`, instead: `shorten it to ${LONGEST_NAME}`, code: 'NameTooLong' };
});

/** So many numbers, up to so much. */
function community(largest: Readonly<Record<number, number>>, examples: string): Rule<string> {
  return (value, report) => {
    const parts = String(value).split(':').map((part) => (/^(0|[1-9]\d{0,9})$/.test(part) ? Number(part) : NaN));
    if (typeof value === 'string' && parts.every((part) => part <= (largest[parts.length] ?? 0))) return value;
    return report({ what: `${quote(value)} is not a BGP community`, instead: `write one like ${examples}`, code: 'BgpCommunityInvalid' });
  };
}

/** RFC 1997: two numbers of 16 bits, or one of 32. */
export const standardCommunity = community({ 1: LARGEST_32_BIT, 2: LARGEST_16_BIT }, '"64500:100"');

/** RFC 8092: three numbers of 32 bits. */
export const largeCommunity = community({ 3: LARGEST_32_BIT }, '"64500:1:2"');

/** Reports the first name that stands twice. */
export function reportTwice<K extends string>(p: Props<K>, prop: K, things: string, names: readonly string[]): void {
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice !== undefined) {
    p.problem(prop, {
      what: `two ${things} are called ${quote(twice)}`,
      instead: 'give each a name of its own', code: 'MutuallyExclusive',
    });
  }
}
