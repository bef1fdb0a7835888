import { Rule } from '../core/props';
import { quote } from '../core/quote';
import { multilineText } from '../core/safe-text';
import { readTemplate } from './template-parser';

/** A template as Go's text/template parses it, with functions beside its own; Prow gives none to those of its configuration. */
export function goTemplate(functions: readonly string[] = []): Rule<string> {
  return (value, report) => {
    const template = multilineText(value, report);
    readTemplate(template, functions, (why) => report({
      what: `${quote(template)} is no template of Go: ${why}`,
      instead: 'write fields like {{.Spec.Job}}, and an {{end}} for each {{if}}, {{with}} and {{range}}',
      code: 'TemplateInvalid',
    }));
    return template;
  };
}
