import { Where } from '../../src/core/problem';
import { readValue, Rule } from '../../src/core/props';
import { decoded } from '../../src/prow/schema/decoding';
import { goTemplate } from '../../src/prow/schema/go-template';
import { labelSelector } from '../../src/prow/schema/label-selector';

function message(rule: Rule<unknown>, value: unknown): string {
  try {
    readValue(Where.validation, 'x', value, rule);
  } catch (error) {
    return (error as Error).message;
  }
  return 'no error';
}

describe('a template of Go', () => {
  test.each(['', 'plain }} text', '{{.Spec.Job}}', '{{- .A -}}', '{{/* a {{ comment */}}', '{{if eq .A "}}"}}x{{else if .B}}y{{else}}z{{end}}', '{{range $i, $e := .L}}{{$e.Name}}{{end}}',
    '{{with index .Spec.Refs.Pulls 0}}{{.Number}}{{end}}', '{{printf "%s" (len .A) | html}}', '{{define "a"}}x{{end}}{{template "a" .}}', '{{`raw }} text`}}'])('%s', (template) => {
    expect(message(goTemplate, template)).toBe('no error');
  });

  test.each([
    ['{{.A', 'an action has no }}'], ['{{}}', 'an action says nothing'], ['{{if .A}}', '{{if}} has no {{end}}'], ['{{end}}', '{{end}} stands where nothing is open'],
    ['{{else}}', '{{else}} stands where nothing is open'], ['{{upper .A}}', '"upper" is not a function'], ['{{(.A}}', 'a parenthesis has no other one'],
    ['{{.A ; .B}}', '";" has no meaning there'], ['{{.A |}}', 'an action says nothing'],
  ])('%s is none', (template, why) => expect(message(goTemplate, template)).toBe(
    `x: ${JSON.stringify(template)} is no template of Go: ${why}; write fields like {{.Spec.Job}}, and an {{end}} for each {{if}}, {{with}} and {{range}} (TemplateInvalid)`));
});

describe('a label selector', () => {
  test.each(['', 'a', '!a', 'a=b,c!=d', 'a in (b, c),d notin (e)', 'example.com/a==b', 'a > 5'])('%s', (selector) => expect(message(labelSelector, selector)).toBe('no error'));
  test.each(['a in b', '=b', 'a=b c', 'a,,b'])('%s is none', (selector) => expect(message(labelSelector, selector)).toBe(
    `x: ${JSON.stringify(selector)} is not a label selector; write one like "app=web,tier in (a, b)" (SelectorInvalid)`));
});

describe('what Prow decodes', () => {
  test.each<[string, unknown, string]>([
    ['Tide', { merge_method: { 'acme': 'squash', 'acme/app': 'rebase', 'other': { lib: { '^main$': 'merge' }, app: 'squash' } } }, 'no error'],
    ['Tide', { merge_method: { acme: { lib: { '(': 'merge', 'main': 'fast' } } } }, 'x.merge_method.acme.lib: "(" is not a regular expression; write one that Go can read, with special characters behind a backslash (RegexpInvalid)\n'
      + 'x.merge_method.acme.lib.main: "fast" is not one of merge, squash, rebase; pick one of them (NotAllowedValue)'],
    ['DecorationConfig', { timeout: 5, grace_period: '1m', default_memory_request: 5, pod_pending_timeout: '1h' }, 'no error'],
    ['DecorationConfig', { pod_pending_timeout: 5 }, 'x.pod_pending_timeout: 5 is not a Go duration; write one like "90s" or "1h30m" (DurationInvalid)'],
    ['GCSConfiguration', { bucket: '3s://b', mediaTypes: { log: 'text / plain' } }, 'x.bucket: "3s://b" is not a bucket; write one like "s3://bucket" (BucketNameInvalid)\n'
      + 'x.mediaTypes.log: "text / plain" is not a media type; write one like "text/plain" (WrongType)'],
    ['Spyglass', { viewers: { '^a$': ['buildlog'], ')': ['x'] } }, 'x.viewers: ")" is not a regular expression; write one that Go can read, with special characters behind a backslash (RegexpInvalid)'],
    ['GitHubOptions', { link_url: 'https://git hub/' }, 'x.link_url: "https://git hub/" is not a URL; write one like "https://example.com/path" (UrlInvalid)'],
    ['Config', { log_level: 'WARN' }, 'no error'],
  ])('%s %j', (type, value, text) => expect(message(decoded(type), value)).toBe(text));
});
