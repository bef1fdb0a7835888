import { codesWithoutExample } from '../check/errors-page';
import { MISTAKES } from './all';
import { resultOf } from './mistake';

test.each(MISTAKES.map((mistake) => [mistake.id, mistake.says, mistake] as const))('%s: %s', (_id, _says, { input, becomes, corrected }) => {
  const { refused, warned, nextSteps } = resultOf(input);
  if ('refused' in becomes) expect(refused).toEqual(becomes.refused);
  else expect(refused).toEqual([]);
  if ('warned' in becomes) expect(warned).toEqual(expect.arrayContaining([...becomes.warned]));
  if ('noted' in becomes) for (const sentence of becomes.noted) expect(nextSteps).toContain(sentence);
  if (corrected !== undefined) expect(resultOf(corrected).refused).toEqual([]);
});

test('each mistake has a number of its own', () => {
  const ids = MISTAKES.map(({ id }) => id);
  expect(ids.filter((id, i) => ids.indexOf(id) < i)).toEqual([]);
});

/** What no input alone raises: files, other programs, names by the environment, apps of 100,000 objects. */
const BY_SURROUNDINGS = ['DocumentSplit', 'FileNameTaken', 'NameFromEnvironment', 'OutputTaken', 'OutputTypeUnsupported', 'TooManyObjects'];

test('docs/errors.md shows an input for every other code', () => expect(codesWithoutExample()).toEqual(BY_SURROUNDINGS));
