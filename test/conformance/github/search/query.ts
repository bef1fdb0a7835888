/** `-label:"a","b"`: a name, its values, any of which will do, and whether it must not hold. */
export interface Qualifier {
  readonly name: string;
  readonly values: readonly string[];
  readonly negated: boolean;
}

export interface Query {
  readonly qualifiers: readonly Qualifier[];
  /** What is to be found in titles and texts. */
  readonly words: readonly string[];
}

const VALUE = /"[^"]*"|[^\s",]+/g;
const TERM = /(-?)(?:([a-z][a-z-]*):)?((?:"[^"]*"|[^\s",]+)(?:,(?:"[^"]*"|[^\s",]+))*)/g;

/** https://docs.github.com/search-github/searching-on-github/searching-issues-and-pull-requests */
export function parse(text: string): Query {
  const qualifiers: Qualifier[] = [];
  const words: string[] = [];
  for (const [, minus, name, given] of text.matchAll(TERM) as Iterable<(string | undefined)[]>) {
    const values = (given?.match(VALUE) ?? []).map((value) => value.replace(/^"|"$/g, ''));
    if (name === undefined) words.push(...values);
    else qualifiers.push({ name, values, negated: minus === '-' });
  }
  return { qualifiers, words };
}
