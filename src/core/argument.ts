import { also } from './props';
import { quote } from './quote';
import { text } from './safe-text';
import { secretArgument, withoutSecret } from './secret-values';

/** An extra command-line argument: one flag with its value, because a bare word would end the flags of Go programs. */
export const argument = also(withoutSecret(text, secretArgument), (value) => (value.startsWith('-') ? undefined
  : { what: `${quote(value)} is not a flag`, instead: 'write it as "--flag=value"', code: 'ArgumentInvalid' }));
