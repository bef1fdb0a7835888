import { Rule } from '../../core/props';
import { passes } from '../../core/props-reader';
import { quote } from '../../core/quote';
import { text } from '../../core/safe-text';

/** A path in Vault; cert-manager's webhook refuses `..` in it. Source: v1.21.1, internal/apis/certmanager/validation/issuer.go. */
export const vaultPath: Rule<string> = (value, report) => {
  if (passes(text, value, report) && !/^\/?(?!\.\.?(\/|$))[\w.-]+(\/(?!\.\.?(\/|$))[\w.-]+)*$/.test(value)) {
    report({ what: `${quote(value)} is not a path in Vault`, instead: 'write names joined by slashes, like "pki/sign/prow"', code: 'VaultPathInvalid' });
  }
  return value as string;
};
