import { also } from '../../core/props';
import { quote } from '../../core/quote';
import { multilineText } from '../../core/safe-text';

const FUNCTIONS = new Set([
  'and', 'break', 'call', 'continue', 'eq', 'false', 'ge', 'gt', 'html', 'index', 'js', 'le', 'len', 'lt', 'ne', 'nil', 'not', 'or', 'print', 'printf',
  'println', 'slice', 'true', 'urlquery',
]);
const BLOCKS = ['if', 'with', 'range', 'block', 'define'];
const WITH_ELSE = ['if', 'with', 'range'];
const STRING = /"(?:[^"\\\n]|\\.)*"|`[^`]*`|'(?:[^'\\\n]|\\.)+'/g;

/** A template as Go's text/template parses it: its actions end, its blocks too, and its functions exist. */
export const goTemplate = also(multilineText, (value) => {
  const wrong = mistakeOf(value);
  return wrong === undefined ? undefined
    : { what: `${quote(value)} is no template of Go: ${wrong}`, instead: 'write fields like {{.Spec.Job}}, and an {{end}} for each {{if}}, {{with}} and {{range}}', code: 'TemplateInvalid' };
});

/** One that is tried with an empty ProwJob. Source: prow pkg/config/config.go, SlackReporter.DefaultAndValidate, at a61940897. */
export const reportTemplate = goTemplate;

function mistakeOf(template: string): string | undefined {
  const open: string[] = [];
  let rest = template;
  for (;;) {
    const start = rest.indexOf('{{');
    if (start < 0) break;
    rest = rest.slice(start + 2);
    const comment = /^(- )?\s*\/\*[^]*?\*\/\s*(-)?\}\}/.exec(rest);
    const action = comment === null ? /^((?:"(?:[^"\\\n]|\\.)*"|`[^`]*`|'(?:[^'\\\n]|\\.)+'|(?!\}\})[^"`'])*)\}\}/.exec(rest) : null;
    if (comment === null && action === null) return 'an action has no }}';
    const wrong = action === null ? undefined : mistakeIn(action[1], open);
    if (wrong !== undefined) return wrong;
    rest = rest.slice((comment ?? action as RegExpExecArray)[0].length);
  }
  return open.length > 0 ? `{{${open[open.length - 1]}}} has no {{end}}` : undefined;
}

/** What is wrong with one action; blocks that it opens and closes are kept. */
function mistakeIn(action: string, open: string[]): string | undefined {
  const code = action.replace(/^- | -$/g, ' ').replace(STRING, '""').trim();
  const [, word = ''] = /^([a-z]+)\b(?!\.)/.exec(code) ?? [];
  const [keyword, operands] = [...BLOCKS, 'else', 'end', 'template'].includes(word) ? [word, code.slice(word.length).trim()] : ['', code];
  if (keyword === 'end') return open.pop() === undefined || operands !== '' ? '{{end}} stands where nothing is open' : undefined;
  if (keyword === 'else') {
    if (!WITH_ELSE.includes(open[open.length - 1])) return '{{else}} stands where nothing is open';
    return operands === '' ? undefined : mistakeInPipeline(operands.replace(/^(if|with)\b/, ''));
  }
  if (BLOCKS.includes(keyword)) open.push(keyword);
  return mistakeInPipeline(operands);
}

function mistakeInPipeline(code: string): string | undefined {
  if (code.trim() === '' || /\|\s*(\||$)|^\s*\|/.test(code)) return 'an action says nothing';
  const bad = /[^\w\s.$|():=,+\-"]|[A-Za-z_.]-/.exec(code);
  if (bad !== null) return `${quote(bad[0])} has no meaning there`;
  if ((code.match(/\(/g) ?? []).length !== (code.match(/\)/g) ?? []).length) return 'a parenthesis has no other one';
  const unknown = (code.match(/(?<![.$\w])[A-Za-z_]\w*/g) ?? []).find((name) => !FUNCTIONS.has(name));
  return unknown === undefined ? undefined : `${quote(unknown)} is not a function`;
}
