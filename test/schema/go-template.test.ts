import { Where } from '../../src/core/problem';
import { readValue } from '../../src/core/props';
import { goTemplate } from '../../src/schema/go-template';

const read = (value: unknown, ...functions: readonly string[]): string => readValue(Where.call('f'), 'x', value, goTemplate(functions));

test.each([
  '', 'plain }} text', '{{.Spec.Job}}', '{{- .A -}}', '{{/* a {{ comment */}}', '{{- /* a comment */ -}}', '{{if eq .A "}}"}}x{{else if .B}}y{{else}}z{{end}}', '{{with .A}}{{else with .B}}{{end}}',
  '{{range $i, $e := .L}}{{$e.Name}}{{break}}{{end}}', '{{with index .Spec.Refs.Pulls 0}}{{.Number}}{{end}}', '{{printf "%s" (len .A) | html}}', '{{define "a"}}x{{end}}{{template "a" .}}',
  '{{block "a" .}}x{{end}}', '{{`raw }} text`}}', '{{$x := 1}}{{$x = 0x1p-2}}{{$x}}', '{{1+2i}}{{1e-2+3i}}{{0x1p-2-1e+3i}}{{\'a\'}}{{"\\u00e9"}}', '{{(index .A 0).B.C}}', '{{-3}}', '{{nil | print}}', '{{.A |}}',
])('Go parses %j', (template) => {
  expect(read(template)).toBe(template);
});

test('a function that is given exists', () => {
  expect(read('{{upper .A}}', 'upper')).toBe('{{upper .A}}');
});

test.each([
  ['{{.Spec.Job', 'an action has no }}'],
  ['{{.Spec.Job} done', 'an action has no }}'],
  ['{{/* x }}', 'a comment has no */'],
  ['{{/* x */ }}', 'a comment has no }} right behind it'],
  ['{{}}', 'an action says nothing'],
  ['{{if}}x{{end}}', '{{if}} says nothing'],
  ['{{| .A}}', 'an action says nothing'],
  ['{{if .A}}', '{{if}} has no {{end}}'],
  ['{{define "a"}}', '{{define}} has no {{end}}'],
  ['{{end}}', '{{end}} stands where nothing is open'],
  ['{{else}}', '{{else}} stands where nothing is open'],
  ['{{if .A}}{{else}}{{else}}{{end}}', '{{if}} has two {{else}}'],
  ['{{end .A}}', '{{end}} says more than it may'],
  ['{{block "a" .}}{{else}}{{end}}', '{{else}} stands in {{block}}'],
  ['{{if .A}}{{define "a"}}{{end}}{{end}}', '{{define}} stands in something else'],
  ['{{define "a"}}x{{end}}{{define "a"}}y{{end}}', 'the template "a" is defined twice'],
  ['{{define a}}x{{end}}', '{{define}} has no name in quotes'],
  ['{{break}}', '{{break}} stands in no {{range}}'],
  ['{{upper .A}}', '"upper" is not a function'],
  ['{{$x}}', 'the variable "$x" is not declared'],
  ['{{if $x := .A}}{{end}}{{$x}}', 'the variable "$x" is not declared'],
  ['{{$x, $y := .A}}', 'too many variables are declared'],
  ['{{range $x, 1}}{{end}}', '{{range}} can only declare variables'],
  ['{{.A | "b"}}', 'what stands behind "|" is no function'],
  ['{{(.A}}', 'a parenthesis has no other one'],
  ['{{.A)}}', 'a parenthesis has no other one'],
  ['{{()}}', 'a parenthesis says nothing'],
  ['{{1.A}}', '"1." begins no number'],
  ['{{"a".B}}', '".B" is a field of nothing'],
  ['{{.A ; .B}}', '";" has no meaning there'],
  ['{{.Spec-Job}}', '"-" has no meaning there'],
  ['{{"a}}', 'a text in " does not end'],
  ['{{"\\q"}}', '"\\q" has an escape that Go does not know'],
  ['{{\'ab\'}}', '"\'ab\'" is not a character'],
  ['{{18446744073709551616}}', '"18446744073709551616" is not a number'],
  [`${'{{if 1}}'.repeat(600)}${'{{end}}'.repeat(600)}`, 'it is nested too deeply'],
])('Go does not parse %j', (template, why) => {
  const shown = JSON.stringify(template).length > 120 ? `${JSON.stringify(template).slice(0, 119)}…` : JSON.stringify(template);
  expect(() => read(template)).toThrow(
    `f({ x }): ${shown} is no template of Go: ${why}; write fields like {{.Spec.Job}}, and an {{end}} for each {{if}}, {{with}} and {{range}} (TemplateInvalid)`);
});
