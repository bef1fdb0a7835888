import { isRandom, isSignIn } from './made-by-chance';
import { Finding } from './problem';
import { also, atKey, isPlainObject, Note, Rule } from './props';
import { knownSecret, SECRET_ASSIGNED, SECRET_FLAG, SECRET_NAMED, SIGN_IN_NAMED } from './secret-patterns';

/** What is put in the place of a secret by who writes about one, or by a program that fills it in. */
const PLACEHOLDER = /^$|^(?:true|false|\d+)$|^["']?[$<{%/.*]/;

const LONG = 256;

/** What a text looks like, when it holds a secret: `a private key`. Digests, certificates and names are none. */
export function secretIn(text: string): string | undefined {
  if (text.length < 12) return undefined;
  const known = knownSecret(text);
  if (known !== undefined) return known;
  for (const [, name, value] of text.matchAll(SECRET_ASSIGNED)) {
    if (isRandom(value)) return `the value of ${/^[aeiou]/i.test(name) ? 'an' : 'a'} ${name.toLowerCase()}`;
  }
  return undefined;
}

/** The same for a value whose name tells more of it. */
export function secretUnder(name: string, value: string): string | undefined {
  // an identifier, which cert-manager has no reference for
  if (name === 'accessKeyID') return undefined;
  if (SIGN_IN_NAMED.test(name) && isSignIn(value)) return 'a sign-in to a registry';
  return secretIn(value) ?? (SECRET_NAMED.test(name) && !PLACEHOLDER.test(value) && isRandom(value) ? 'a secret' : undefined);
}

/** The same for an argument of a program, and the one behind it. */
export function secretArgument(argument: string, next?: unknown): string | undefined {
  const flag = SECRET_FLAG.exec(argument);
  const value = flag && (flag[1] ?? flag[2] ?? (argument.includes('=') || typeof next !== 'string' || next.startsWith('-') ? '' : next));
  return secretIn(argument) ?? (value && !PLACEHOLDER.test(value) ? 'a secret' : undefined);
}

/** What a single text shows of secrets, as a name or as a value; of several texts, added by `|`. */
export type SecretSigns = number;
export const SecretSigns = {
  /** It holds one, or names one as a flag of a program. */
  SECRET: 1,
  /** It is made by chance, which is a secret under the name of one. */
  RANDOM: 2,
  NAME: 4,
  /** It is the kind of Kubernetes. */
  KIND: 8,
  ALL: 15,
} as const;

/** An app has most texts many times: they are looked at once, where whole manifests would be looked at each. */
export function secretSigns(text: string): SecretSigns {
  if (text === 'Secret') return SecretSigns.KIND;
  const isSecret = SECRET_FLAG.test(text) || secretIn(text) !== undefined;
  // of a long text it is cheaper to say so than to look
  const mayBeRandom = text.length > LONG || isRandom(text) || isSignIn(text);
  const isName = SECRET_NAMED.test(text) || SIGN_IN_NAMED.test(text);
  return (isSecret ? SecretSigns.SECRET : 0) | (mayBeRandom ? SecretSigns.RANDOM : 0) | (isName ? SecretSigns.NAME : 0);
}

/** Whether `noteSecrets` may find one among texts with these signs. */
export function mayHoldSecret(signs: SecretSigns): boolean {
  return (signs & SecretSigns.SECRET) !== 0 || ((signs & SecretSigns.RANDOM) !== 0 && (signs & SecretSigns.NAME) !== 0);
}

/** A rule whose texts hold no secret. */
export function withoutSecret(rule: Rule<string>, find: (text: string) => string | undefined = secretIn): Rule<string> {
  return also(rule, (value) => {
    const found = find(value);
    return found === undefined ? undefined : secretFinding(found);
  });
}

/** A finding that does not show it. */
export function secretFinding(looksLike: string): Finding {
  return {
    what: `holds what looks like ${looksLike} (not shown)`,
    instead: 'keep it in a Secret that is made in the cluster, and refer to that by name', code: 'SecretValueInOutput',
  };
}

/** Looks through data of any depth, where names stand before values. What occurs twice is looked at once. */
export function noteSecrets(value: unknown, note: Note): void {
  if (holdsSecret(value, new Set())) look(value, note, new Set());
}

/** The same without saying where: paths are made for what is wrong only. */
function holdsSecret(value: unknown, seen: Set<unknown>): boolean {
  if (typeof value !== 'object' || value === null || seen.has(value)) return false;
  seen.add(value);
  if (Array.isArray(value)) {
    return value.some((element: unknown, i) => (typeof element === 'string'
      ? secretArgument(element, value[i + 1]) !== undefined : holdsSecret(element, seen)));
  }
  if (!isPlainObject(value)) return false;
  for (const key in value) {
    const inner = value[key];
    if (secretIn(key) !== undefined) return true;
    if (typeof inner === 'string' ? secretUnder(nameOf(key, value), inner) !== undefined : holdsSecret(inner, seen)) return true;
  }
  return false;
}

/** Of a variable of the environment, or what is written like one, the name is not the key. */
function nameOf(key: string, { name }: Readonly<Record<string, unknown>>): string {
  return key === 'value' && typeof name === 'string' ? name : key;
}

function look(value: unknown, note: Note, seen: Set<unknown>): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  if (Array.isArray(value)) {
    value.forEach((element: unknown, i) => lookAt(element, note.at(`[${i}]`), seen, (text) => secretArgument(text, value[i + 1])));
  } else if (isPlainObject(value)) {
    for (const [key, inner] of Object.entries(value)) {
      const found = secretIn(key);
      if (found !== undefined) note({ ...secretFinding(found), what: `has a name that looks like ${found} (not shown)` });
      lookAt(inner, atKey(note, key), seen, (text) => secretUnder(nameOf(key, value), text));
    }
  }
}

function lookAt(value: unknown, note: Note, seen: Set<unknown>, find: (text: string) => string | undefined): void {
  if (typeof value !== 'string') return look(value, note, seen);
  const found = find(value);
  if (found !== undefined) note(secretFinding(found));
}
