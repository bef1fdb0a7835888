import { Rule } from '../../core/props';
import { passes } from '../../core/props-reader';
import { quote } from '../../core/quote';
import { text } from '../../core/safe-text';

/** An e-mail address, as far as a mistake can be seen in it. */
export const email: Rule<string> = (value, report) => {
  if (passes(text, value, report) && !/^[^\s@:]+@[^\s@]+\.[^\s@]+$/.test(value)) {
    report({ what: `${quote(value)} is not an e-mail address`, instead: 'write one like "you@example.com"', code: 'EmailInvalid' });
  }
  return value as string;
};
