import { members, PUBLIC } from '../../rules/public-api';
import { CAPABILITIES } from './capabilities';
import { OPERATORS } from './operators';
import { allParts } from './operators-page';

const known = new Set(PUBLIC.flatMap((type) => members(type).map(({ name }) => name)));
const parts = allParts();

test.each(parts.map((part) => [part.name, part] as const))('%s has words of the public API, or a reason', (_, { words, note }) => {
  expect(words.filter((word) => !known.has(word))).toEqual([]);
  if (words.length === 0) expect(note).toMatch(/\w{3}/);
});

test('each capability that real deployments use is some part, and no other one is', () => {
  expect(Object.keys(CAPABILITIES).filter((name) => !parts.some(({ capabilities }) => capabilities.includes(name)))).toEqual([]);
  expect(parts.flatMap(({ capabilities }) => capabilities).filter((name) => !Object.hasOwn(CAPABILITIES, name))).toEqual([]);
});

test('parts and letters are told apart, and a part is of an operator that was read', () => {
  const names = parts.map(({ name }) => name);
  expect(names).toEqual([...new Set(names)]);
  const letters = OPERATORS.map(({ letter }) => letter).join('');
  expect(letters).toBe([...new Set(letters)].join(''));
  expect(parts.filter(({ usedBy }) => [...usedBy].some((letter) => !letters.includes(letter)))).toEqual([]);
  for (const letter of letters) expect(parts.filter(({ usedBy }) => usedBy.includes(letter)).length).toBeGreaterThan(15);
});
