import { readValue } from '../../src/core/props';
import { Where } from '../../src/core/problem';
import { goMatches, goRegexp } from '../../src/schema/go-regexp';

const read = (value: unknown): string => readValue(Where.call('f'), 'x', value, goRegexp);

test.each([
  '^(main|master)$', '(?mi)^/test( | .* )foo,?($|\\s.*)', '(?P<org>[^/]+)/(?<repo>[^/]+)', '(?P<n>a)(?P<n>b)', 'a{1000}', 'a{,5}', 'a{', '\\Q(\\E+', '\\012',
  '\\x{10FFFF}', '\\pL\\P{^Lu}',
  '\\p{Greek}', '\\p{decimal-number}', '\\p{ any }', '[[:alpha:][:^digit:]]', '[[:]', '[]a]', '[^]a]', '[]-a-\\p{decimal-number}]',
  '[a-]', '\\_', '(?U)a+', '(|a)*', '',
])('Go reads %j', (pattern) => {
  expect(read(pattern)).toBe(pattern);
});

const FOREIGN = 'which Go\'s regular expressions do not have; write it without lookaround, back references and foreign escapes (RegexpInvalid)';
const WRONG = 'is not a regular expression; write one that Go can read, with special characters behind a backslash (RegexpInvalid)';

test.each([
  ['a{1001}', `"a{1001}" ${WRONG}`],
  ['(a{100}){11}', `"(a{100}){11}" ${WRONG}`],
  ['a{5,2}', `"a{5,2}" ${WRONG}`],
  ['a**', `"a**" ${WRONG}`],
  ['[a-\\d]', `"[a-\\\\d]" ${WRONG}`],
  ['[z-a]', `"[z-a]" ${WRONG}`],
  ['[[:foo:]]', `"[[:foo:]]" ${WRONG}`],
  ['(a', `"(a" ${WRONG}`],
  ['*.md', `"*.md" ${WRONG}`],
  ['(?x:a)', `"(?x:a)" ${WRONG}`],
  ['(?P<a-b>x)', `"(?P<a-b>x)" ${WRONG}`],
  ['\\p{Foo}', `"\\\\p{Foo}" ${WRONG}`],
  ['\\p{Garay}', `"\\\\p{Garay}" ${WRONG}`],
  ['\\p{Old_Italic}', `"\\\\p{Old_Italic}" ${WRONG}`],
  ['\\x{110000}', `"\\\\x{110000}" ${WRONG}`],
  ['\\C', `"\\\\C" uses "\\\\C", ${FOREIGN}`],
  ['\\Z', `"\\\\Z" uses "\\\\Z", ${FOREIGN}`],
  ['(a)\\1', `"(a)\\\\1" uses "\\\\1", ${FOREIGN}`],
  ['(?=a)', `"(?=a)" uses "(?=", ${FOREIGN}`],
  ['(?<!a)b', `"(?<!a)b" uses "(?<!", ${FOREIGN}`],
])('Go does not read %j', (pattern, text) => {
  expect(() => read(pattern)).toThrow(`f({ x }): ${text}`);
});

test.each([
  ['^/run$', '/run', true],
  ['^/run$', 'x\n/run', false],
  ['(?m)^/run$', 'x\n/run', true],
  ['(?s)a.b', 'a\nb', true],
  ['a.b', 'a\nb', false],
  ['\\p{Lu}', 'É', true],
  ['(?i)k', '\u212a', true],
  ['\\d', '٣', false],
  ['(', '(', undefined],
])('%j finds in %j: %j', (pattern, subject, found) => {
  expect(goMatches(pattern, subject)).toBe(found);
});
