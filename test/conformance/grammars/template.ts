import { readTemplate } from '../../../src/schema/template-parser';
import type { Chance } from './chance';
import type { Grammar } from './grammar';

const LITERALS = ['1', '-1', '+2', '0x1F', '0b12', '089', '1_000', '1__0', '1.5e3', '1e999', '.5', '1.', '0x1p-2', '0x1.8', '2i', '1+2i', '1e2-3i', '1e-2+3i',
  '0x1p-2-1e+3i', '0x1e+2i', '18446744073709551615', '18446744073709551616',
  '-9223372036854775808', '-9223372036854775809', '1x', '+', '-', '"text"', '"a\\n\\x41\\u00e9"', '"\\q"', '"\\\'"', '"\\ud800"', '"\\400"', '`raw\n}}`', "'a'",
  "'\\n'", "'ab'", "''", "'\\''", "'\\\"'",
  'true', 'false', 'nil', '"\\U0010ffff"', '"\\U00110000"'];
const FUNCTIONS = ['and', 'call', 'html', 'index', 'slice', 'js', 'len', 'not', 'or', 'print', 'printf', 'println', 'urlquery', 'eq', 'ne', 'lt', 'le', 'gt',
  'ge', 'upper', 'toString', 'include',
  'default', 'break', 'continue', 'éa', '_x'];
const VARIABLES = ['$', '$x', '$y', '$i', '$é', '$1', '$.Spec', '$x.Name'];
const FIELDS = ['.', '.Spec', '.Spec.Job', '.Spec.Refs.Pulls', '.é', '.1a', '._', '..', '.Spec.', '.Spec.1'];
const TEXTS = ['', ' ', '\n', 'text', '}}', '{', '}', 'a\n b', '%', '*/'];
const NAMES = ['"a"', '"b"', '`c`', '""', '"\\q"', 'a'];
const OPENS = ['{{', '{{', '{{', '{{- ', '{{-', '{{ ', '{{-\n'];
const CLOSES = ['}}', '}}', '}}', ' -}}', '-}}', ' }}', '\t-}}', '} }'];

/** Templates as `template.Parse` reads them. */
export const template: Grammar = {
  name: 'template',
  valid: ['{{.Spec.Job}}', '[Full PR test history](https://prow/pr-history?org={{.Spec.Refs.Org}}&pr={{with index .Spec.Refs.Pulls 0}}{{.Number}}{{end}})',
    '{{range $i, $e := .List}}{{$i}}{{$e.Name}}{{end}}',
    '{{if eq .A "x"}}a{{else if and .B (not .C)}}b{{else}}c{{end}}', '{{with .A}}{{.}}{{else with .B}}{{.}}{{end}}', '{{define "a"}}x{{end}}{{template "a" .}}',
    '{{block "a" .}}x{{end}}',
    '{{/* comment */}}', '{{- /* comment */ -}}', '{{range .A}}{{if .}}{{break}}{{end}}{{continue}}{{end}}', '{{$x := 1}}{{$x = 2}}{{$x}}',
    '{{printf "%s %d" .A 1.5 | html | len}}',
    '{{(index .A 0).B.C}}', '{{ .A -}} x {{- .B }}', '{{if .A}}{{define "z"}}{{end}}', '{{- -3 -}}', "{{'a'}}", '{{nil | print}}',
    '{{.A.B | printf "%v" | print}}'],
  tokens: [...LITERALS, ...FUNCTIONS, ...VARIABLES, ...FIELDS, ...OPENS, ...CLOSES, '|', '(', ')', ',', ':=', '=', ':', ' ', 'if', 'else', 'end', 'range',
    'with', 'define', 'template', 'block', '/*', '*/', '"', '`',
    "'", '\\', '{{end}}', '{{else}}', '!', '&', ';', '\u0000', '\u007f', '\u00a0', '٣', '😀', 'ⅷ', '\ufeff'],
  make: (chance) => list(chance, 3),
  read: (text) => {
    try {
      readTemplate(text, [], (why) => { throw new Refused(why); });
      return '';
    } catch (error) {
      if (error instanceof Refused) return undefined;
      throw error;
    }
  },
};

class Refused extends Error {}

function list(chance: Chance, depth: number): string {
  return chance.some(0, 3, () => (chance.percent(40) ? chance.pick(TEXTS) : action(chance, depth)));
}

function action(chance: Chance, depth: number): string {
  const [open, close] = [(): string => chance.pick(OPENS), (): string => chance.pick(CLOSES)];
  const inner = (): string => list(chance, depth - 1);
  const end = (): string => (chance.percent(95) ? `${open()}end${close()}` : '');
  const kind = depth > 0 ? chance.below(14) : 0;
  if (kind < 4) return `${open()}${declared(chance)}${close()}`;
  if (kind < 8) {
    return `${open()}${chance.pick(['if', 'with', 'range'])} `
      + `${chance.percent(30) ? '$i, $x := ' : ''}${declared(chance)}${close()}${inner()}${otherwise(chance, depth)}${end()}`;
  }
  if (kind < 9) return `${open()}define ${chance.pick(NAMES)}${close()}${inner()}${end()}`;
  if (kind < 10) return `${open()}block ${chance.pick(NAMES)} ${pipeline(chance, 1)}${close()}${inner()}${end()}`;
  if (kind < 11) return `${open()}template ${chance.pick(NAMES)}${chance.percent(50) ? ` ${pipeline(chance, 1)}` : ''}${close()}`;
  if (kind < 12) return `${open()}${chance.pick(['break', 'continue'])}${close()}`;
  if (kind < 13) return `${chance.pick(['{{', '{{- ', '{{ '])}/*${chance.pick(TEXTS)}*/${close()}`;
  return `${open()}${chance.some(0, 4, () => chance.pick(template.tokens), ' ')}${close()}`;
}

function otherwise(chance: Chance, depth: number): string {
  return chance.some(0, chance.percent(40)
    ? 2 : 0, () => `{{else${chance.percent(40) ? ` ${chance.pick(['if', 'with', 'range'])} ${pipeline(chance, 1)}` : ''}}}${list(chance, depth - 1)}`);
}

function declared(chance: Chance): string {
  return (chance.percent(20) ? `${chance.pick(['$x', '$y', '$'])} ${chance.pick([':=', '=', ':', ','])} ` : '') + pipeline(chance, 2);
}

function pipeline(chance: Chance, depth: number): string {
  return chance.some(chance.percent(95) ? 1 : 0, chance.percent(30) ? 3 : 1, () => command(chance, depth), chance.pick(['|', ' | ']));
}

function command(chance: Chance, depth: number): string {
  return chance.some(1, 3, () => operand(chance, depth), chance.percent(95) ? ' ' : chance.pick(['', ',', '\n']));
}

function operand(chance: Chance, depth: number): string {
  const kind = chance.below(10);
  if (kind < 1 && depth > 0) return `(${pipeline(chance, depth - 1)})${chance.percent(30) ? '.Name' : ''}`;
  return chance.pick([FUNCTIONS, FIELDS, FIELDS, FIELDS, VARIABLES, LITERALS][chance.below(6)]);
}
