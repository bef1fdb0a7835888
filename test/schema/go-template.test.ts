import { Where } from '../../src/core/problem';
import { readValue } from '../../src/core/props';
import { TEMPLATE_TYPES } from '../../src/prow/schema/job-in-templates';
import { goTemplate } from '../../src/schema/go-template';

const read = (value: unknown, ...functions: readonly string[]): string => readValue(Where.call('f'), 'x', value, goTemplate(functions));

test.each([
  '', 'plain }} text', '{{.Spec.Job}}', '{{- .A -}}', '{{/* a {{ comment */}}', '{{- /* a comment */ -}}', '{{if eq .A "}}"}}x{{else if .B}}y{{else}}z{{end}}',
  '{{with .A}}{{else with .B}}{{end}}',
  '{{range $i, $e := .L}}{{$e.Name}}{{break}}{{end}}', '{{with index .Spec.Refs.Pulls 0}}{{.Number}}{{end}}', '{{printf "%s" (len .A) | html}}',
  '{{define "a"}}x{{end}}{{template "a" .}}',
  '{{block "a" .}}x{{end}}', '{{`raw }} text`}}', '{{$x := 1}}{{$x = 0x1p-2}}{{$x}}', '{{1+2i}}{{1e-2+3i}}{{0x1p-2-1e+3i}}{{\'a\'}}{{"\\u00e9"}}',
  '{{(index .A 0).B.C}}', '{{-3}}', '{{nil | print}}', '{{.A |}}',
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
    `f({ x }): ${shown} is no template of Go: ${why}; write fields like {{.Spec.Job}}, and an {{end}} for each {{if}}, `
      + '{{with}} and {{range}} (TemplateInvalid)');
});

describe('executed on a job', () => {
  const executed = (tried: boolean, template: string): string =>
    readValue(Where.call('f'), 'x', template, goTemplate([], { types: TEMPLATE_TYPES, dot: 'ProwJob', tried }));

  test.each([
    'Job {{.Spec.Job}} of type {{.Spec.Type}} ended with state {{.Status.State}}. <{{.Status.URL}}|View logs>',
    '{{with .Spec.Refs}}{{.Org}}/{{.Repo}}{{range .Pulls}} #{{.Number}}{{end}}{{end}}',
    '{{if .Spec.Refs}}{{.Spec.Refs.Org}}{{end}}', '{{if and .Spec.Refs (eq .Spec.Refs.Org "acme")}}x{{end}}',
    '{{if not .Spec.Refs}}x{{else}}{{.Spec.Refs.OrgRepoString}}{{end}}',
    '{{if eq .Status.State "failure"}}{{(index .Spec.ExtraRefs 0).Org}}{{end}}', '{{if ne .Spec.Type "periodic" ""}}x{{end}}',
    '{{range $i, $ref := .Spec.ExtraRefs}}{{$i}}{{$ref.Org}}{{$.Spec.Job}}{{end}}',
    '{{index .Labels "prow.k8s.io/id"}}', '{{.Labels.team}}', '{{.Name}} {{.ObjectMeta.Name}}', '{{.Status.CompletionTime.IsZero}}',
    '{{if .Complete}}{{.Status.StartTime.Format "15:04"}}{{end}}',
    '{{len .Spec.ExtraRefs}}', '{{with .Spec.PodSpec}}{{(index .Containers 0).Image}}{{end}}', '{{printf "%s" .Spec.Job | html}}',
    '{{define "a"}}{{.Job}}{{end}}{{template "a" .Spec}}',
    '{{$x := "a"}}{{if .Complete}}{{$x = .Status.URL}}{{end}}{{$x}}', '{{or .Status.URL "none"}}', '{{range 3}}x{{end}}',
    '{{block "b" .Spec}}{{.Context}}{{end}}', '{{(.Spec).Job}}', '{{.Spec.Refs}}',
  ])('%j says something on an empty one too', (template) => expect(executed(true, template)).toBe(template));

  test.each([
    ['{{.Foo}}', 'ProwJob has no field "Foo"; write one of its fields: TypeMeta, Kind, APIVersion, ObjectMeta, Name, GenerateName, Namespace, SelfLink, UID, '
      + 'ResourceVersion, Generation, CreationTimestamp, DeletionTimestamp, DeletionGracePeriodSeconds, Labels, Annotations, OwnerReferences, Finalizers, '
      + 'ManagedFields, Spec, Status (UnknownProp)'],
    ['{{.Spec.Jobb}}', 'ProwJobSpec has no field "Jobb"; did you mean {{.Spec.Job}}? (UnknownProp)'],
    ['{{.spec.job}}', 'ProwJob has no field "spec"; did you mean {{.Spec}}? (UnknownProp)'],
    ['{{.Job}}', 'ProwJob has no field "Job"; did you mean {{.Spec.Job}}? (UnknownProp)'],
    ['{{with .Spec.Refs}}{{.Orgg}}{{end}}', 'Refs has no field "Orgg"; did you mean {{.Org}}? (UnknownProp)'],
    ['{{range .Spec.Refs.Pulls}}{{.Numbr}}{{end}}', 'Pull has no field "Numbr"; did you mean {{.Number}}? (UnknownProp)'],
    ['{{if .Complete}}{{$x := .Spec}}{{$x.Jobb}}{{end}}', 'ProwJobSpec has no field "Jobb"; did you mean {{$x.Job}}? (UnknownProp)'],
    ['{{define "a"}}{{.Jobb}}{{end}}{{template "a" .Spec}}', 'ProwJobSpec has no field "Jobb"; did you mean {{.Job}}? (UnknownProp)'],
    ['{{.Spec.Job.Name}}', '.Spec.Job has no fields, and .Spec.Job.Name asks for one; write {{.Spec.Job}} (TemplateInvalid)'],
    ['{{.Spec.Refs.Pulls.Number}}',
      '.Spec.Refs.Pulls has no fields, and .Spec.Refs.Pulls.Number asks for one; write {{range .Spec.Refs.Pulls}}{{.Number}}{{end}} (TemplateInvalid)'],
    ['{{range .Spec.Refs}}x{{end}}',
      '.Spec.Refs is no list, and range goes through lists and maps; write {{with .Spec.Refs}} in place of {{range .Spec.Refs}} (TemplateInvalid)'],
    ['{{"x" | .Spec.Job}}', '.Spec.Job is no function and gets a value; write {{.Spec.Job}} alone (TemplateInvalid)'],
    ['{{. "x"}}', 'the dot is no function and gets a value; write {{.}} alone (TemplateInvalid)'],
    ['{{if eq .Spec.MaxConcurrency "1"}}x{{end}}',
      '.Spec.MaxConcurrency and "1" are of types that eq cannot compare; compare a text with a text in quotes, and a number with a number (TemplateInvalid)'],
    ['{{len .Spec}}', '.Spec has no length; give len a list, a map or a text (TemplateInvalid)'],
    ['{{index .Spec "Job"}}', '.Spec has no elements; give index a list, a map or a text (TemplateInvalid)'],
    ['{{template "a" .}}', 'it calls the template "a", which it does not define; write {{define "a"}}…{{end}} (TemplateInvalid)'],
    ['{{range $i, $e := $e}}x{{end}}', '$e has no value yet; use it only after what gives it one (TemplateInvalid)'],
  ])('%j fails on every job', (template, why) => {
    for (const tried of [false, true]) {
      expect(() => executed(tried, template)).toThrow(`f({ x }): ${JSON.stringify(template)} is a template that fails: ${why}`);
    }
  });

  test.each([
    ['{{.Spec.Refs.Org}}',
      '.Spec.Refs is nil in the empty job that Prow\'s loader tries it on, and nil has no Org; write {{with .Spec.Refs}}{{.Org}}{{end}} (TemplateInvalid)'],
    ['{{.Status.CompletionTime.Format "15:04"}}', '.Status.CompletionTime is nil in the empty job that Prow\'s loader tries it on, and nil has no Format; '
      + 'write {{with .Status.CompletionTime}}{{.Format}}{{end}} (TemplateInvalid)'],
    ['{{.Spec.PodSpec.Containers}}', '.Spec.PodSpec is nil in the empty job that Prow\'s loader tries it on, and nil has no Containers; '
      + 'write {{with .Spec.PodSpec}}{{.Containers}}{{end}} (TemplateInvalid)'],
    ['{{(index .Spec.ExtraRefs 0).Org}}', '.Spec.ExtraRefs is empty in the empty job that Prow\'s loader tries it on, and index finds nothing there; '
      + 'write {{range .Spec.ExtraRefs}}…{{end}}, or ask {{if .Spec.ExtraRefs}} before (TemplateInvalid)'],
    ['{{if or .Spec.Refs (eq .Status.State "")}}{{.Spec.Refs.Org}}{{end}}', '.Spec.Refs is nil in the empty job that Prow\'s loader tries it on, '
      + 'and nil has no Org; write {{with .Spec.Refs}}{{.Org}}{{end}} (TemplateInvalid)'],
  ])('%j fails where the loader tries it', (template, why) => {
    expect(executed(false, template)).toBe(template);
    expect(() => executed(true, template)).toThrow(`f({ x }): ${JSON.stringify(template)} is a template that fails: ${why}`);
  });
});
