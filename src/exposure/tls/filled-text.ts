import { Rule } from '../../core/props';
import { passes } from '../../core/props-reader';
import { quote } from '../../core/quote';
import { text } from '../../core/safe-text';

/** A text on one line that says something. */
export const filledText: Rule<string> = (value, report) => {
  if (passes(text, value, report) && value.trim() === '') report({ what: `${quote(value)} says nothing`, instead: 'give it a value', code: 'PropMissing' });
  return value as string;
};

/** The same, of limited length. */
export function shortText(longest: number): Rule<string> {
  return (value, report) => {
    if (passes(filledText, value, report) && value.length > longest) {
      report({ what: `${quote(value)} has ${value.length} characters`, instead: `shorten it to ${longest}`, code: 'NameTooLong' });
    }
    return value as string;
  };
}
