import { RE2JS } from 're2js';
import { also } from '../core/props';
import { quote } from '../core/quote';
import { text } from '../core/safe-text';
import { inWordsOfRe2js } from './re2js-words';

const LOOKAROUND = /\(\?<?[=!]/;
/** Letters and digits that mean something to Go behind a backslash. Source: Go's regexp/syntax. */
const GO_ESCAPES = '0aftnrvxbBdDsSwWpPAzQE';

/** A regular expression as Go reads it: `regexp.Compile` of Go 1.26. */
export const goRegexp = also(text, (value) => {
  if (isGoRegexp(value)) return undefined;
  const foreign = foreignPart(value);
  if (foreign !== undefined) {
    return {
      what: `${quote(value)} uses ${quote(foreign)}, which Go's regular expressions do not have`,
      instead: 'write it without lookaround, back references and foreign escapes',
      code: 'RegexpInvalid',
    };
  }
  return {
    what: `${quote(value)} is not a regular expression`, instead: 'write one that Go can read, with special characters behind a backslash',
    code: 'RegexpInvalid',
  };
});

/** Whether Go compiles it. */
export function isGoRegexp(pattern: string): boolean {
  return compiled(pattern) !== undefined;
}

function foreignPart(pattern: string): string | undefined {
  const escapes = pattern.match(/\\./gu) ?? [];
  return escapes.find(([, escaped]) => /[A-Za-z0-9]/.test(escaped) && !GO_ESCAPES.includes(escaped)) ?? LOOKAROUND.exec(pattern.replace(/\\./g, 'x'))?.[0];
}

/** Whether Go would find a match; undefined where Go would not read the expression. */
export function goMatches(pattern: string, subject: string): boolean | undefined {
  return compiled(pattern)?.test(subject);
}

/** The last expressions that were read: the same few stand in many jobs. */
const READ = new Map<string, RE2JS | undefined>();
const KEPT = 500;

function compiled(pattern: string): RE2JS | undefined {
  if (!READ.has(pattern)) {
    if (READ.size >= KEPT) READ.clear();
    READ.set(pattern, compile(pattern));
  }
  return READ.get(pattern);
}

function compile(pattern: string): RE2JS | undefined {
  const written = inWordsOfRe2js(pattern);
  if (written === undefined) return undefined;
  try {
    return RE2JS.compile(written);
  } catch {
    return undefined;
  }
}
