import { Rule } from '../core/props';
import { quote } from '../core/quote';
import { multilineText } from '../core/safe-text';
import { evaluate, TemplateData } from './template-evaluation';
import { readTemplate } from './template-parser';

/**
 * A template as Go's text/template parses it, with functions beside its own; Prow gives none to those of its configuration. Where it is known what
 * it is executed on, a field that is not there is said too: Go sees it no sooner than then.
 */
export function goTemplate(functions: readonly string[] = [], data?: TemplateData): Rule<string> {
  return (value, report) => {
    const text = multilineText(value, report);
    const template = readTemplate(text, functions, (why) => report({
      what: `${quote(text)} is no template of Go: ${why}`,
      instead: 'write fields like {{.Spec.Job}}, and an {{end}} for each {{if}}, {{with}} and {{range}}',
      code: 'TemplateInvalid',
    }));
    if (data !== undefined) {
      evaluate(template, data, (why, instead, code = 'TemplateInvalid') => report({ what: `${quote(text)} is a template that fails: ${why}`, instead, code }));
    }
    return text;
  };
}
