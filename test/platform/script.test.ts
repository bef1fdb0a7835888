import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ScriptPart } from '../../src/platform/delivery/script';
import scripts from '../../src/platform/delivery/scripts.json';
import { ROOT } from '../check/command';
import { SCRIPTS, scriptParts, scriptsJson } from '../check/scripts';

test.each<[string, string, readonly ScriptPart[]]>([
  ['lines alone', 'a\n\nb\n', [{ lines: ['a', '', 'b'] }]],
  ['a part for a fact', 'a\n# if fact\nb\n# end\nc\n', [{ lines: ['a'] }, { name: 'fact', lines: ['b'] }, { lines: ['c'] }]],
  ['two of them, one after the other', '# if one\na\n# end\n# if two\nb\n# end\n', [{ name: 'one', lines: ['a'] }, { name: 'two', lines: ['b'] }]],
  ['a sample, whose lines stay behind', 'a\n# sample lines\nb\n# end\n', [{ lines: ['a'] }, { name: 'lines', lines: [] }]],
  ['what is for readers of the source', '#: why\na\n# if fact\n#: why\nb\n# end\n', [{ lines: ['a'] }, { name: 'fact', lines: ['b'] }]],
])('a script is cut into parts: %s', (_, text, parts) => {
  expect(scriptParts(text)).toEqual(parts);
});

test.each([
  ['a\n# end\n', '"# end" ends nothing'],
  ['# if fact\na\n', 'fact has no "# end"'],
  ['# if fact\n# sample lines\n# end\n# end\n', '"# sample lines" stands inside of fact'],
])('%j is refused', (text, error) => {
  expect(() => scriptParts(text)).toThrow(error);
});

test('scripts.json is what the scripts say; npm run docs makes it', () => {
  expect(readFileSync(join(ROOT, SCRIPTS, 'scripts.json'), 'utf8')).toBe(scriptsJson());
});

test('a name is either a fact or a sample', () => {
  for (const parts of Object.values(scripts) as (readonly ScriptPart[])[]) {
    const named = parts.filter(({ name }) => name !== undefined);
    const facts = named.filter(({ lines }) => lines.length > 0).map(({ name }) => name);
    const samples = named.filter(({ lines }) => lines.length === 0).map(({ name }) => name);
    expect(samples.filter((name, i) => facts.includes(name) || samples.indexOf(name) !== i)).toEqual([]);
  }
});
