import { isVaried } from './made-by-chance';
import { knownSecret, SECRET_NAMED, SECRET_SAID, SIGN_IN_NAMED } from './secret-patterns';

const LONGEST = 120;
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|\p{Surrogate}/gu;
/** Beginnings of tokens, and URLs with a user: what was cut off or misspelt is hidden too. */
const SECRET_LIKE = /\b(gh[opsur]_|github_pat_|glpat-|AKIA|xox[abp]-)|-----BEGIN |:\/\/(?!git@)[^/?#\s]+@/;
/** A key of a file by itself, without a form of its own. */
const KEY = /^\s*([0-9a-fA-F]{40,}|[A-Za-z0-9+/]{43}=)\s*$/;
const HIDDEN = 'a value that looks like a secret (not shown)';

/** True for tokens, keys and URLs with a user, also with the line feed that their file ended in. */
export function looksLikeSecret(text: string): boolean {
  return SECRET_LIKE.test(text) || (KEY.test(text) && isVaried(text)) || knownSecret(text) !== undefined;
}

/** A value as errors show it: JSON, on one line, without characters that a terminal hides, shortened, and never a secret. */
export function quote(value: unknown): string {
  let text: string;
  try {
    // by its holder, because toJSON has turned instances into something else already
    const inside = function (this: Record<string, unknown>, key: string, json: unknown): unknown {
      return key !== '' && isSecretInside(key, this) ? HIDDEN : inWords(this[key]) ?? withoutSecretKeys(json);
    };
    text = inWords(value) ?? JSON.stringify(value, inside) ?? 'an object that JSON leaves out';
  } catch (error) {
    text = error instanceof Error && /circular|call stack/.test(error.message) ? 'an object that contains itself' : 'an object that cannot be read';
  }
  const shown = text.replace(UNPRINTABLE, (c) => '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0'));
  return shown.length <= LONGEST ? shown : `${shown.slice(0, LONGEST - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** Whether what is inside of a value is secret by its name, or by that of its variable. */
function isSecretInside(key: string, holder: Readonly<Record<string, unknown>>): boolean {
  const name = key === 'value' && typeof holder.name === 'string' ? holder.name : key;
  return typeof holder[key] === 'string' && (SECRET_NAMED.test(name) || SIGN_IN_NAMED.test(name));
}

/** The same object, where none of its names is a secret. */
function withoutSecretKeys(json: unknown): unknown {
  if (typeof json !== 'object' || json === null || Array.isArray(json) || !Object.keys(json).some(looksLikeSecret)) return json;
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [looksLikeSecret(key) ? HIDDEN : key, value]));
}

/** What JSON has no form for, or would tell too much about. */
function inWords(value: unknown): string | undefined {
  if (typeof value === 'string') return looksLikeSecret(value) || SECRET_SAID.test(value) ? HIDDEN : undefined;
  if (typeof value === 'boolean' || Number.isFinite(value)) return undefined;
  if (typeof value === 'function') return 'a function';
  if (typeof value !== 'object') return String(value);
  // a Buffer's bytes may be those of a key
  const kind = Object.prototype.toString.call(value).slice('[object '.length, -1);
  if (kind === 'Object' && isMade(value as object)) return madeBy(value as object);
  return ['Object', 'Array', 'Null'].includes(kind) ? undefined : `an instance of ${kind}`;
}

/** False for `{}` of any realm and `Object.create(null)`. */
function isMade(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype !== null && Object.getPrototypeOf(prototype) !== null;
}

/** Fields of a class are nobody's words. */
function madeBy(value: object): string {
  const { name } = (value as { readonly constructor?: { readonly name?: unknown } }).constructor ?? {};
  return typeof name === 'string' && /^\w+$/.test(name) && name !== 'Object' ? `an instance of ${name}` : 'an object that inherits from another one';
}

/** The allowed word nearest to what was typed, when it is near enough to be meant. */
export function didYouMean(typed: string, allowed: readonly string[]): string | undefined {
  return allowed
    // measured last, because what was typed may be a whole file
    .filter((word) => Math.abs(word.length - typed.length) <= tolerance(word))
    .map((word) => ({ word, distance: distance(typed.toLowerCase(), word.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)
    .find((near) => near.distance <= tolerance(near.word))?.word;
}

function tolerance(word: string): number {
  return Math.max(1, Math.floor(word.length / 3));
}

/** Letters that are missing, too many or others; two that changed places are one mistake, and the most frequent one. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    before = row;
    row = next;
  }
  return row[b.length];
}
