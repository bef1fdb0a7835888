import { Yaml } from 'cdk8s';
import { isPlainObject } from '../core/props';

/** Printable ASCII that begins like a word, a path or a flag stands without quotes, unless it is one of the exceptions. */
const BARE = /^(?:[A-Za-z/]|--[a-z])[ -~]*$/;
const NOT_BARE = /: | #|[ :]$|^(?:y|n|yes|no|true|false|on|off|null|e[-+]?\d+)$/i;
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
}

/**
 * Writes objects as YAML with the bytes of cdk8s' `Yaml.stringify`, several times as fast.
 *
 * Only the indentation is done here. Texts that could need quotes are asked of `Yaml.stringify` itself, once each, because an app repeats
 * most of them; so are whole objects with something unusual in them. A property test compares the two.
 */
export class ManifestYaml {
  private readonly remembered = new Map<string, Manifest>();
  private written = new Set<unknown>();
  private unusual = false;
  private harmless = true;

  of(object: Readonly<Record<string, unknown>>): Manifest {
    // a set that is emptied and filled again keeps what was in it alive for long, which doubles the memory
    this.written = new Set();
    this.unusual = false;
    this.harmless = true;
    const text = this.entries(object, '');
    return this.unusual ? { text: Yaml.stringify(object), harmless: false } : { text: `${text}\n`, harmless: this.harmless };
  }

  /** The entries of a map or list, where the first one stands behind what is there already. */
  private entries(value: object, indent: string): string {
    // what occurs twice is written as an anchor and an alias
    if (this.written.has(value)) this.unusual = true;
    if (this.unusual) return '';
    this.written.add(value);
    let text = '';
    const add = (head: string, element: unknown, gap: string): void => {
      const below = `${indent}  `;
      if (text !== '') text += `\n${indent}`;
      text += head;
      if (typeof element !== 'object' || element === null) text += ` ${this.scalar(element, below)}`;
      else if (Array.isArray(element)) text += element.length === 0 ? ' []' : gap + this.entries(element, below);
      else if (!isPlainObject(element)) this.unusual = true;
      else text += isEmpty(element) ? ' {}' : gap + this.entries(element, below);
    };
    if (Array.isArray(value)) {
      for (const element of value) add('-', element, ' ');
    } else {
      for (const [key, element] of Object.entries(value)) add(`${this.key(key)}:`, element, `\n${indent}  `);
    }
    return text;
  }

  private key(key: string): string {
    if (BARE.test(key) && !NOT_BARE.test(key) && key.length < LONGEST_KEY) return key;
    if (UNUSUAL_KEY.test(key) || key.length >= LONGEST_KEY) this.unusual = true;
    return this.remember(`key ${key}`, key, () => Yaml.stringify({ [key]: 0 }).slice(0, -': 0\n'.length));
  }

  private scalar(value: unknown, indent: string): string {
    if (typeof value === 'boolean' || (Number.isSafeInteger(value) && !Object.is(value, -0))) return String(value);
    if (typeof value === 'string' && BARE.test(value) && !NOT_BARE.test(value)) return value;
    if (typeof value === 'function') {
      // the library lets an object with a method toJSON speak for itself, and refuses other functions
      this.unusual = true;
      return '';
    }
    const text = this.remember(`${typeof value} ${value}`, String(value), () => Yaml.stringify({ k: value }).slice('k: '.length, -1));
    // the library has indented lines by two for the one key
    return text.includes('\n') ? text.replace(/\n(?=[^\n])/g, `\n${indent.slice(2)}`) : text;
  }

  private remember(key: string, value: string, write: () => string): string {
    let manifest = this.remembered.get(key);
    if (!manifest) {
      const text = write();
      manifest = { text, harmless: !SUSPICIOUS.test(text) };
      if (this.remembered.size >= MOST_REMEMBERED) this.remembered.clear();
      if (value.length <= LONGEST_REMEMBERED) this.remembered.set(key, manifest);
    }
    this.harmless &&= manifest.harmless;
    return manifest.text;
  }
}

function isEmpty(object: object): boolean {
  for (const _ in object) return false;
  return true;
}
