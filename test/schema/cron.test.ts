import { cronComes } from '../../src/schema/cron-fields';
import { cronProblem } from '../../src/schema/cron-text';

test.each([
  '0 3 * * *', '0 0 29 2 *', '0 0 31 * ?', '0 0 31 2 */2', '0 0 31 2 1', '0 0 31 2,3 *', '@daily', '@every 1h', '30 0 0 1 1 *',
])('%s comes', (schedule) => {
  expect(cronComes(schedule)).toBe(true);
});

test.each(['0 0 31 2 *', '0 0 30,31 feb ?', '0 0 31 4,6,9,11 */1', '0 0 0 30 2 *', '0 0 31 2 1,*'])('%s never comes', (schedule) => {
  expect(cronComes(schedule)).toBe(false);
});

test.each([
  ['@every 0', undefined],
  ['@every -5m', undefined],
  ['+5 0 * * *', undefined],
  [', 0 * * *', '"," in ", 0 * * *" is no minute'],
  ['*-5 0 * * *', '"*-5" in "*-5 0 * * *" is no minute'],
  ['@every 2562048h', '"@every 2562048h" is not a schedule'],
  ['@every 1d', '"@every 1d" is not a schedule'],
  ['0 0 * * tuesday', '"tuesday" in "0 0 * * tuesday" is no day of the week'],
])('a CronJob on %s: %s', (schedule, what) => {
  expect(cronProblem(schedule)?.what).toBe(what);
});
