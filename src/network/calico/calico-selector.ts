import { Rule } from '../../core/props';
import { passes } from '../../core/props-reader';
import { quote } from '../../core/quote';
import { text } from '../../core/safe-text';

/** A word that begins or ends a condition: has(x), all(), x == 'y', x in {'y'}, x contains 'y', !x. */
const CONDITION = /^(!?\s*\(*\s*)*(all\(\)|has\([\w./-]+\)|[\w./-]+\s*(==|!=)\s*("[^"]*"|'[^']*')|[\w./-]+\s+(not\s+)?in\s*\{[^{}]*\}|[\w./-]+\s+(contains|starts\s+with|ends\s+with)\s*("[^"]*"|'[^']*'))(\s*\))*$/;

/** A selector over labels as Calico writes them, without `global()`, which only policies know. Source: Calico v3.32.1, `libcalico-go/lib/selector`. */
export const calicoSelector: Rule<string> = (value, report) => {
  if (passes(text, value, report)) {
    const conditions = value.split(/&&|\|\|/).map((condition) => condition.trim());
    const balanced = value.split('(').length === value.split(')').length;
    if (!balanced || !conditions.every((condition) => CONDITION.test(condition))) {
      const [, label, wanted] = /^([\w./-]+)=([\w.-]+)$/.exec(value) ?? [];
      report({
        what: `${quote(value)} is not a selector of Calico`,
        instead: label === undefined ? 'write one like "all()", "has(label)" or "label == \'value\'"' : `write ${quote(`${label} == '${wanted}'`)}`,
        code: 'SelectorInvalid',
      });
    }
  }
  return value as string;
};
