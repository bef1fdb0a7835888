import { also, Rule } from '../core/props';
import { quote } from '../core/quote';
import { multilineText } from '../core/safe-text';
import { templateMistake } from './template-parser';

/** A template as Go's text/template parses it, with functions beside its own; Prow gives none to those of its configuration. */
export function goTemplate(functions: readonly string[] = []): Rule<string> {
  return also(multilineText, (value) => {
    const wrong = templateMistake(value, functions);
    return wrong === undefined ? undefined
      : { what: `${quote(value)} is no template of Go: ${wrong}`, instead: 'write fields like {{.Spec.Job}}, and an {{end}} for each {{if}}, {{with}} and {{range}}', code: 'TemplateInvalid' };
  });
}
