import { Finding, Where } from '../../core/problem';
import { atKey, isPlainObject, Note } from '../../core/props';
import { unknownProps } from '../../core/unknown-props';
import { camelCase, snakeCase } from '../config/upstream-words';

/** The properties of an interface of jobs, each with how Prow has it: `{ … } satisfies Words<Presubmit>` proves that none is missing. */
export type Words<P> = { readonly [K in keyof P]-?: Word };

/** What Prow calls a property, and what is inside of it. */
export interface Word {
  /** Left out where it is the same with other signs. */
  readonly upstream?: string;
  /** The words of the object, or of each of the list; left out where the value is told as it is. */
  readonly inside?: WordTable;
}

/** Words by the properties. */
export type WordTable = Readonly<Record<string, Word>>;

/** A value that is told as it is: a text, or something of Kubernetes. */
export const asItIs: Word = {};

/** An object, or a list of objects, that has words of its own. */
export function of(inside: WordTable): Word {
  return { inside };
}

/** What Prow calls a property. */
export function upstreamWord(property: string, { upstream }: Word): string {
  return upstream ?? snakeCase(property);
}

/** The same in Prow's words. What is no property is noted; where it is clear which one is meant, its value is read as that of this one. */
export function inProwsWords(value: unknown, words: WordTable, note: Note): unknown {
  if (Array.isArray(value)) return Array.from(value as readonly unknown[], (one, i) => inProwsWords(one, words, note.at(`[${i}]`)));
  if (!isPlainObject(value)) return value;
  const meant: Record<string, unknown> = {};
  const unknown = unknownProps(value, words);
  const strangers = Object.keys(value).filter((key) => !Object.hasOwn(words, key));
  unknown.forEach((one, i) => {
    note(one.finding);
    if (one.meant !== undefined && Object.hasOwn(words, one.meant)) meant[one.meant] = value[strangers[i]];
  });
  const known = { ...meant, ...value };
  return translated(known, words, (inside, property, one) => inProwsWords(one, inside, atKey(note, property)));
}

/** The same of what has been read already, in which nothing is unknown. */
export function readInProwsWords(value: unknown, words: WordTable): unknown {
  if (Array.isArray(value)) return value.map((one) => readInProwsWords(one, words));
  return isPlainObject(value) ? translated(value, words, (inside, _, one) => readInProwsWords(one, inside)) : value;
}

function translated(value: Record<string, unknown>, words: WordTable, deeper: (inside: WordTable, property: string, one: unknown) => unknown): unknown {
  return Object.fromEntries(Object.entries(words).filter(([property]) => Object.hasOwn(value, property) && value[property] !== undefined)
    .map(([property, word]) => [upstreamWord(property, word), word.inside === undefined ? value[property] : deeper(word.inside, property, value[property])]));
}

/** A call whose errors name places and properties by our words: `told` turns a path of Prow's words into ours. */
export function whereInWords(call: string, told: (path: string) => string): Where {
  return Where.call(call, told, inOurWords);
}

/** `decoration_config.timeout` as `decorationConfig.timeout`; what has no words of ours stays as it is. */
export function typedPath(path: string, words: WordTable | undefined): string {
  const [, dot = '', word = '', index = '', rest = ''] = /^(\.?)([A-Za-z_]\w*)((?:\[\d+\])*)(.*)$/s.exec(path) ?? [];
  const known = words && Object.entries(words).find(([property, one]) => upstreamWord(property, one) === word);
  return known === undefined ? path : `${dot}${known[0]}${index}${typedPath(rest, known[1].inside)}`;
}

/** What stands in quotes is somebody's own. */
function inOurWords({ what, instead, code }: Finding): Finding {
  const told = (text: string): string => text.replace(/"(?:[^"\\]|\\.)*"|\b[a-z]+(?:_[a-z]+)+\b/g, (word) => (word.startsWith('"') ? word : camelCase(word)));
  return { what: told(what), instead: told(instead), code };
}
