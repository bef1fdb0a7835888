import { also, Rule } from '../../core/props';
import { quote } from '../../core/quote';
import { text } from '../../core/safe-text';

/** A time in Prometheus's words, which are not Go's: there is no fraction, and a day. */
export const prometheusDuration: Rule<string> = also(text, (value) => (/^(?=.)(\d+y)?(\d+w)?(\d+d)?(\d+h)?(\d+m)?(\d+s)?(\d+ms)?$/.test(value) ? undefined : {
  what: `${quote(value)} is not a duration of Prometheus`, instead: 'write one like "30s" or "1m30s"', code: 'DurationInvalid',
}));
