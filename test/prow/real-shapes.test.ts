import { lost } from './real-shapes/leaves';
import { asMended, asTheyAre, joined } from './real-shapes/outcome';
import { SHAPES } from './real-shapes/shapes';

const named = SHAPES.map((shape) => [shape.name, shape] as const);

test.each(named.filter(([, { mended }]) => mended !== undefined))('%s is refused for what cannot be, and for nothing else', (_, shape) => {
  expect(asTheyAre(shape).refused).toEqual(shape.refused.map(({ text }) => text));
});

test.each(named)('%s goes through but for that, to its last leaf', (_, shape) => {
  const { refused, files } = asMended(shape);
  expect(refused).toEqual([]);
  expect(lost(shape.mended ?? shape.original, joined(files))).toEqual([]);
  expect(Object.keys(files.jobs)).toHaveLength(shape.jobMaps);
});

test('a leaf that is lost is seen', () => {
  const original = { config: { tide: { sync_period: '1m' } }, plugins: { size: { s: 1 } }, jobs: { periodics: [{ name: 'a', labels: null }] } };
  expect(lost(original, original)).toEqual([]);
  expect(lost(original, { config: { tide: {} }, plugins: { size: { s: 2 } }, jobs: { periodics: [] } })).toEqual([
    'config.tide.sync_period: "1m"', 'plugins.size.s: 1', 'jobs.periodics.0.name: "a"',
  ]);
});
