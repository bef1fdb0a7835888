import { Yaml } from 'cdk8s';
import { isPlainObject } from '../core/props';
import { SecretSigns, secretSigns } from '../core/secret-values';
import { literalBlock } from '../core/yaml-text';

/**
 * Printable ASCII that begins like a word, a path, a flag or a pattern stands without quotes, unless it is one of the exceptions; so does an
 * amount of memory or CPU. With `QUOTED`, wide enough for the default app: the first text that the library is asked for costs as much as all of ours.
 */
const BARE = /^(?:[A-Za-z/^(]|--?[a-z]|\.[a-z])[ -~]*$|^[1-9]\d*(?:m|[KMGT]i)$/;
const NOT_BARE = /: | #|[ :]$|^(?:y|n|yes|no|true|false|on|off|null|-?\.?e[-+]?\d+|\.(?:inf|nan))$/i;
/** A whole number, and printable ASCII with something in it that no bare text has; a single quote or a backslash needs more than quotes around it. */
const QUOTED = /^(?=[ -&(-[\]-~]+$)(?:\d+$|[!&*@%[{]|.*(?:: | #))/;
/** Lines of printable ASCII stand as they are, unless blanks are at their ends. */
const BLOCK = /^[!-~](?:[ -~]*[!-~])?(?:\n+[ -~]*[!-~])*\n?$/;
/** Keys that are not written in front of their value on one line, or not the same everywhere. */
const UNUSUAL_KEY = /\n|^(?:%|---|\.\.\.|<<$)/;
const LONGEST_KEY = 1000;

/** What the cluster may read otherwise than it was meant: other than printable ASCII, an escape of it, octal numbers, NaN, infinity, null. */
const SUSPICIOUS = /[^\t\n\x20-\x7e]|\\[0abefrvxuLNP]|0o[0-7]|^[-+]?\.(?:nan|inf)$|^null$/;

/** Longer texts are hardly ever met again. */
const LONGEST_REMEMBERED = 256;
const MOST_REMEMBERED = 10_000;

/** An object as YAML. */
export interface Manifest {
  readonly text: string;
  /** False when something in it has to be looked at. */
  readonly harmless: boolean;
  /** What its texts show of secrets. */
  readonly signs: SecretSigns;
}

/**
 * Writes objects as YAML with the bytes of cdk8s' `Yaml.stringify`, several times as fast.
 *
 * Only the indentation is done here. Texts that could need quotes are asked of `Yaml.stringify` itself, once each, because an app repeats
 * most of them; so are whole objects with something unusual in them. A property test compares the two.
 */
export class ManifestYaml {
  private readonly keys = new Map<string, Manifest>();
  private readonly scalars = new Map<unknown, Manifest>();
  private written = new Set<unknown>();
  private unusual = false;
  private harmless = true;
  private signs: SecretSigns = 0;

  of(object: Readonly<Record<string, unknown>>): Manifest {
    // a set that is emptied and filled again keeps what was in it alive for long, which doubles the memory
    this.written = new Set();
    this.unusual = false;
    this.harmless = true;
    this.signs = 0;
    const text = this.entries(object, '');
    return this.unusual
      ? { text: Yaml.stringify(object), harmless: false, signs: SecretSigns.ALL } : { text: `${text}\n`, harmless: this.harmless, signs: this.signs };
  }

  /** The entries of a map or list, where the first one stands behind what is there already. */
  private entries(value: object, indent: string): string {
    // what occurs twice is written as an anchor and an alias
    if (this.written.has(value)) this.unusual = true;
    if (this.unusual) return '';
    this.written.add(value);
    const below = `${indent}  `;
    const [next, gap] = [`\n${indent}`, `\n${below}`];
    let text = '';
    if (Array.isArray(value)) {
      for (const element of value) text += `${text === '' ? '' : next}-${this.value(element, ' ', below)}`;
    } else {
      for (const key of Object.keys(value)) {
        text += `${text === '' ? '' : next}${this.key(key)}:${this.value((value as Readonly<Record<string, unknown>>)[key], gap, below)}`;
      }
    }
    return text;
  }

  /** A value behind its key or dash, with the gap in front of what is more than one scalar. */
  private value(value: unknown, gap: string, indent: string): string {
    if (typeof value !== 'object' || value === null) return ` ${this.scalar(value, indent)}`;
    if (Array.isArray(value)) return value.length === 0 ? ' []' : gap + this.entries(value, indent);
    if (isPlainObject(value)) return isEmpty(value) ? ' {}' : gap + this.entries(value, indent);
    this.unusual = true;
    return '';
  }

  private key(key: string): string {
    const known = this.keys.get(key);
    if (known) return this.told(known);
    if (UNUSUAL_KEY.test(key) || key.length >= LONGEST_KEY) {
      this.unusual = true;
      return '';
    }
    return this.told(remember(this.keys, key, () => Yaml.stringify({ [key]: 0 }).slice(0, -': 0\n'.length)));
  }

  private scalar(value: unknown, indent: string): string {
    if (typeof value === 'boolean' || (Number.isSafeInteger(value) && !Object.is(value, -0))) return String(value);
    if (value === '') return '""';
    if (typeof value === 'function') {
      // the library lets an object with a method toJSON speak for itself, and refuses other functions
      this.unusual = true;
      return '';
    }
    if (typeof value === 'string' && value.includes('\n') && BLOCK.test(value)) {
      this.harmless &&= !SUSPICIOUS.test(value);
      this.signs |= secretSigns(value);
      return literalBlock(value, indent);
    }
    const known = this.scalars.get(value) ?? remember(this.scalars, value, () => Yaml.stringify({ k: value }).slice('k: '.length, -1));
    const text = this.told(known);
    // the library has indented lines by two for the one key
    return text.includes('\n') ? text.replace(/\n(?=[^\n])/g, `\n${indent.slice(2)}`) : text;
  }

  private told({ text, harmless, signs }: Manifest): string {
    this.harmless &&= harmless;
    this.signs |= signs;
    return text;
  }
}

/** A text in the quotes that need no escape in it. */
function quoted(text: string): string {
  return text.includes('"') ? `'${text}'` : `"${text}"`;
}

function remember<T>(remembered: Map<T, Manifest>, value: T, write: () => string): Manifest {
  const bare = typeof value === 'string' && BARE.test(value) && !NOT_BARE.test(value);
  const text = bare ? value : typeof value === 'string' && QUOTED.test(value) ? quoted(value) : write();
  const manifest = { text, harmless: bare || !SUSPICIOUS.test(text), signs: typeof value === 'string' ? secretSigns(value) : 0 };
  if (String(value).length > LONGEST_REMEMBERED) return manifest;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(value, manifest);
  return manifest;
}

function isEmpty(object: object): boolean {
  for (const _ in object) return false;
  return true;
}
