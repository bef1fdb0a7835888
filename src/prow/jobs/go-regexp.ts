import { also } from '../../core/props';
import { quote } from '../../core/quote';
import { text } from '../../core/safe-text';

const LOOKAROUND = /\(\?<?[=!]/;
/** Letters and digits that mean something to Go behind a backslash. Source: Go's regexp/syntax. */
const GO_ESCAPES = '0aftnrvxbBdDsSwWpPAzQEC';
const UNKNOWN_TO_JAVASCRIPT = /\(\?P<|\(\?[a-zA-Z]*-?[a-zA-Z]+[:)]|\\[AzQEpPC]|\[\[:/;

/** A regular expression as Go reads it. What only Go knows is let through; what only JavaScript knows stops Prow from loading its config. */
export const goRegexp = also(text, (value) => {
  const foreign = foreignPart(value);
  if (foreign !== undefined) {
    return {
      what: `${quote(value)} uses ${quote(foreign)}, which Go's regular expressions do not have`,
      instead: 'write it without lookaround, back references and foreign escapes',
      code: 'RegexpInvalid',
    };
  }
  if (compiled(value) || UNKNOWN_TO_JAVASCRIPT.test(withoutFlags(value))) return undefined;
  return { what: `${quote(value)} is not a regular expression`, instead: 'write one that Go can read, with special characters behind a backslash', code: 'RegexpInvalid' };
});

function foreignPart(pattern: string): string | undefined {
  const escapes = pattern.match(/\\./g) ?? [];
  return escapes.find(([, escaped]) => /[A-Za-z0-9]/.test(escaped) && !GO_ESCAPES.includes(escaped)) ?? LOOKAROUND.exec(pattern.replace(/\\./g, 'x'))?.[0];
}

/** Whether Go would find a match; undefined where JavaScript cannot tell. */
export function goMatches(pattern: string, subject: string): boolean | undefined {
  return compiled(pattern)?.test(subject);
}

// Go writes flags at the beginning of the expression, JavaScript behind it
function compiled(pattern: string): RegExp | undefined {
  const flags = /^\(\?([ims]+)\)/.exec(pattern)?.[1] ?? '';
  const body = withoutFlags(pattern);
  if (UNKNOWN_TO_JAVASCRIPT.test(body)) return undefined;
  try {
    return new RegExp(body, [...new Set(flags)].join(''));
  } catch {
    return undefined;
  }
}

function withoutFlags(pattern: string): string {
  return pattern.replace(/^\(\?[ims]+\)/, '');
}
