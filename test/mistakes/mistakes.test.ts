import { EXPOSURE } from './exposure';
import { Mistake, resultOf } from './mistake';

/** Filled by the files beside this one. */
const ALL: readonly Mistake[] = [...EXPOSURE];

test.each(ALL.map((mistake) => [mistake.id, mistake.says, mistake] as const))('%s: %s', (_id, _says, { input, becomes, corrected }) => {
  const { refused, warned, nextSteps } = resultOf(input);
  if ('refused' in becomes) expect(refused).toEqual(becomes.refused);
  else expect(refused).toEqual([]);
  if ('warned' in becomes) expect(warned).toEqual(expect.arrayContaining([...becomes.warned]));
  if ('noted' in becomes) for (const sentence of becomes.noted) expect(nextSteps).toContain(sentence);
  if (corrected !== undefined) expect(resultOf(corrected).refused).toEqual([]);
});

test('each mistake has a number of its own', () => {
  const ids = ALL.map(({ id }) => id);
  expect(ids.filter((id, i) => ids.indexOf(id) < i)).toEqual([]);
});
