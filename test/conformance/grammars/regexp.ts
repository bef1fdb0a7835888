import { isGoRegexp } from '../../../src/schema/go-regexp';
import type { Chance } from './chance';
import type { Grammar } from './grammar';

const CLASSES = ['\\d', '\\D', '\\s', '\\S', '\\w', '\\W', '\\pL', '\\PN', '\\p{Greek}', '\\P{Lu}', '\\p{^Latin}', '\\p{L', '\\p{Garay}', '\\p{Old_Italic}',
  '\\p{old-italic}', '\\p{decimal_number}', '\\p{^ punct}', '\\p{_}', '\\p{Foo}', '\\pX',
  '[[:alpha:]]', '[[:^digit:]]', '[[:word:]]', '[[:foo:]]', '[:alpha:]', '\\p{Any}', '\\p{ASCII}', '\\p{Letter}', '\\p{Script=Greek}', '\\p{L&}', '\\p{LC}',
  '\\p{Cn}', '\\p{Assigned}', '\\p{greek}', '\\p{lu}'];
const ESCAPES = ['\\n', '\\t', '\\x41', '\\x{10FFFF}', '\\x{110000}', '\\x4', '\\x{}', '\\007', '\\0', '\\08', '\\12', '\\8', '\\1', '\\Q', '\\E', '\\Q.*\\E',
  '\\A', '\\z', '\\Z', '\\b', '\\B', '\\C',
  '\\K', '\\G', '\\R', '\\X', '\\h', '\\u0041', '\\c', '\\e', '\\a', '\\v', '\\f', '\\r', '\\-', '\\_', '\\/', '\\.', '\\é', '\\ ', '\\k<a>'];
const REPEATS = ['*', '+', '?', '*?', '+?', '??', '{2}', '{2,}', '{2,5}', '{2,5}?', '{1000}', '{1001}', '{0}', '{5,2}', '{,5}', '{ 2}', '{1,1000}', '{01}',
  '{2147483648}', '{', '}', '{a}', '*+', '**', '{2}{3}', '{100}{100}'];
const GROUPS = ['(', '(?:', '(?i:', '(?i)', '(?s-m:', '(?P<name>', '(?<name>', '(?P<>', '(?<na-me>', '(?P=name)', '(?=', '(?!', '(?<=', '(?<!', '(?U)', '(?-:',
  '(?i', '(?x:', '(?ii)', '(?-i-s)', '(?-)', '(?>', '(?#c)', '(?P<é>', '(?P<1>', '(?|', "(?'n'", '(?)', '(?i-i)', '(?--i)'];
const LITERALS = ['a', 'b', 'Z', '0', '9', '-', '_', '/', ' ', '.', '^', '$', '|', '||', 'é', 'ſ', 'K', '😀', ',', ':', '=', '!', '<', '>', '&&', '\u2028', '"',
  "'", '\ud800'];
const SET_PARTS = ['a-z', 'z-a', 'a-\\d', '\\d-z', '-', '^', ']', '[', '\\]', '\\b', '\\B', '\\x41-\\x5a', '[:alpha:]', '[:foo:]', '\\pL', '\\p{Greek}', '\\Q',
  '\\n', '\\-', '--', 'a-a', '&&', 'é-ü', '.', '$', ']-a', ']-\\pL', '\\A', '\\z', '\\C', '0-9'];

/** Regular expressions as `regexp.Compile` reads them. */
export const regexp: Grammar = {
  name: 'regexp',
  valid: ['^(main|master|release-\\d+\\.\\d+)$', '(?mi)^/test( | .* )foo,?($|\\s.*)', '^pkg/.*\\.go$', '(?P<org>[^/]+)/(?P<repo>[^/]+)', '[[:alnum:]_.-]{1,63}',
    '(?i)\\bkind/(bug|feature)\\b',
    '\\.(md|txt)$|^docs/', '^(?:[a-z]|[0-9]){3,10}?$', '\\Qa.b\\E+', '((a{10}){10}){9}', 'a{1000}', '(?s).*?(?-s).', '\\p{Greek}\\P{Lu}', '[^\\d\\s]', '[]a]',
    '[^]a]', '\\x{1F600}|\\x41', '\\pL+', '(|a)*', '(?:)'],
  tokens: [...CLASSES, ...ESCAPES, ...REPEATS, ...GROUPS, ...LITERALS, ...SET_PARTS, ')', '[', ']', '[^', '\\'],
  make: (chance) => alternatives(chance, 3),
  read: (text) => (isGoRegexp(text) ? '' : undefined),
};

function alternatives(chance: Chance, depth: number): string {
  return chance.some(1, chance.percent(20) ? 3 : 1, () => chance.some(0, 4, () => repeated(chance, depth)), '|');
}

function repeated(chance: Chance, depth: number): string {
  return atom(chance, depth) + (chance.percent(30) ? chance.pick(REPEATS) : '');
}

function atom(chance: Chance, depth: number): string {
  const kind = chance.below(12);
  if (kind < 2 && depth > 0) return `${chance.pick(GROUPS)}${alternatives(chance, depth - 1)})`;
  if (kind < 4) return `${chance.percent(30) ? '[^' : '['}${chance.some(1, 4, () => chance.pick(SET_PARTS))}]`;
  if (kind < 6) return chance.pick(CLASSES);
  if (kind < 8) return chance.pick(ESCAPES);
  return chance.pick(LITERALS);
}
