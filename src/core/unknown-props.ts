import { Finding } from './problem';
import { didYouMean, quote } from './quote';

/** The rules of an options object by their properties; whether it is one of a list. */
interface Inside {
  readonly fields: Readonly<Record<string, object>>;
  readonly isListed: boolean;
}

const INSIDE = new WeakMap<object, Inside>();

/** Remembers what a rule reads inside, so that a property that stands in the wrong place is found there. */
export function readsFields<R extends object>(rule: R, fields: Readonly<Record<string, object>>): R {
  INSIDE.set(rule, { fields, isListed: false });
  return rule;
}

/** The same for a rule around another one. */
export function readsSame<R extends object>(rule: R, inner: object, isListed?: boolean): R {
  const inside = INSIDE.get(inner);
  if (inside !== undefined) INSIDE.set(rule, { ...inside, isListed: isListed ?? inside.isListed });
  return rule;
}

/** A property that nobody reads, and the one that is meant, where one is near. */
interface UnknownProp {
  readonly finding: Finding;
  readonly meant: string | undefined;
}

/** What is written and nobody reads. */
export function unknownProps(value: Record<string, unknown>, fields: Readonly<Record<string, object>>): readonly UnknownProp[] {
  return Object.keys(value).filter((key) => !Object.hasOwn(fields, key)).map((key) => {
    const meant = meantBy(key, fields);
    const instead = meant === undefined ? `known are ${Object.keys(fields).sort().join(', ')}` : `did you mean ${quote(meant)}?`;
    return { finding: { what: `${quote(key)} is not a property`, instead, code: 'UnknownProp' }, meant };
  });
}

/** What was typed may be a whole file. */
const LONGEST = 60;
/** Shorter words say too little to be found in others. */
const SHORTEST = 4;

/** The property that is meant, or the way to it where it is further inside: `dnsCidrs` is `dns.cidrs`. */
function meantBy(key: string, fields: Inside['fields']): string | undefined {
  const known = Object.keys(fields);
  if (key.length > LONGEST) return undefined;
  const isNear = (typed: string, word: string): boolean => didYouMean(typed, [word]) !== undefined;
  return joined(key, fields, alike) ?? known.find((word) => alike(key, word)) ?? didYouMean(key, known) ?? only(further(key, fields))
    ?? joined(key, fields, isNear) ?? only(known.filter((word) => isPartOf(key, word) || isEndOf(word, key)));
}

/** A property of a property, written as one word. */
function joined(key: string, fields: Inside['fields'], isMeant: (typed: string, word: string) => boolean): string | undefined {
  for (const [outer, rule] of Object.entries(fields)) {
    const inside = INSIDE.get(rule);
    const begin = [outer, outer.replace(/s$/, '')].find((word) => key.length > word.length && key.toLowerCase().startsWith(word.toLowerCase()));
    if (inside === undefined || begin === undefined) continue;
    const rest = key.slice(begin.length);
    const inner = Object.keys(inside.fields).find((word) => isMeant(rest, word)) ?? joined(rest, inside.fields, isMeant);
    if (inner !== undefined) return way(outer, inside, inner);
  }
  return undefined;
}

/** The same name one step further inside. */
function further(key: string, fields: Inside['fields']): readonly string[] {
  return Object.entries(fields).flatMap(([outer, rule]) => {
    const inside = INSIDE.get(rule);
    return inside === undefined || !Object.hasOwn(inside.fields, key) ? [] : [way(outer, inside, key)];
  });
}

function way(outer: string, { isListed }: Inside, inner: string): string {
  return `${outer}${isListed ? '[0]' : ''}.${inner}`;
}

/** The same but for capitals, and for one or many. */
function alike(one: string, other: string): boolean {
  const [a, b] = [one, other].map((word) => word.toLowerCase().replace(/ies$/, 'y').replace(/s$/, ''));
  return a === b;
}

/** Whole words at the beginning or the end of a longer name: `monitoring` of `monitoringNamespace`. */
function isPartOf(part: string, whole: string): boolean {
  return isEndOf(part, whole) || (part.length >= SHORTEST && whole.startsWith(part) && /[A-Z]/.test(whole[part.length] ?? ''));
}

function isEndOf(part: string, whole: string): boolean {
  return part.length >= SHORTEST && part.length < whole.length && whole.endsWith(`${part[0].toUpperCase()}${part.slice(1)}`);
}

function only(words: readonly string[]): string | undefined {
  return words.length === 1 ? words[0] : undefined;
}
