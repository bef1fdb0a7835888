import { accepts } from '../../../src/core/props';
import { cronSchedule } from '../../../src/prow/jobs/cron-schedule';
import { cronComes } from '../../../src/schema/cron-fields';
import { cronProblem } from '../../../src/schema/cron-text';
import type { Chance } from './chance';
import type { Grammar } from './grammar';

const NUMBERS = ['0', '1', '2', '5', '6', '7', '12', '13', '23', '24', '28', '29', '30', '31', '32', '59', '60', '007', '+5', '99999999999999999999', 'x'];
const WORDS = ['jan', 'FEB', 'Dec', 'sun', 'MON', 'sat', 'february', 'L', 'W', '#', 'ſun'];
const DESCRIPTORS = ['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly', '@reboot', '@every 2h', '@every 1h30m', '@every 0.5s',
  '@every day', '@every', '@Daily', '@every 5',
  '@daily ', ' @daily', '@every  2h', '@every 9999999h', 'TZ=UTC 0 0 * * *', 'CRON_TZ=Asia/Tokyo 0 0 * * *', 'TZ=UTC', '@', '0 0 TZ * *'];
/** Of minute, hour, day, month, weekday. */
const MOST = [59, 23, 31, 12, 6];
const VALID = ['0 3 * * *', '*/5 * * * *', '0 0 1,15 * 3', '0 0 31 2 *', '0 0 30 2 */2', '0 0 29 feb ?', '0 0 31 4,6,9,11 *', '15 10-18/2 * jan-mar mon-fri',
  '? ? ? ? ?', '5/10 * * * *', '@every 1h30m'];
const TOKENS = [...NUMBERS, ...WORDS, '*', '?', '/', '-', ',', ' ', '  ', '\t', '*/2', '*/1', '1-5', '5-1', '*-5', '@', '@every ', '\u00a0', '٣', 'TZ='];

function schedule(fields: (chance: Chance) => number): (chance: Chance) => string {
  return (chance) => {
    if (chance.percent(8)) return chance.pick(DESCRIPTORS);
    const count = fields(chance);
    const most = count === 6 ? [59, ...MOST] : MOST;
    return Array.from({ length: count }, (_, i) => field(chance, most[i] ?? 6)).join(chance.percent(97) ? ' ' : chance.pick(['  ', '\t', '']));
  };
}

function field(chance: Chance, most: number): string {
  if (chance.percent(35)) return chance.pick(['*', '*', '?', '*/2', '*/1']);
  return chance.some(1, chance.percent(20) ? 3 : 1, () => range(chance, most), ',');
}

function range(chance: Chance, most: number): string {
  const least = most === 12 || most === 31 ? 1 : 0;
  const number = (): string => (chance.percent(90) ? String(least + chance.below(most + 1 - least)) : chance.pick([...NUMBERS, ...WORDS]));
  const step = chance.percent(20) ? `/${chance.percent(80) ? 1 + chance.below(5) : chance.pick(NUMBERS)}` : '';
  return `${chance.percent(30) ? `${number()}-${number()}` : number()}${step}`;
}

/** What robfig/cron takes and nobody means: a comma alone, a star that begins a range, time that runs back. */
function isNonsense(text: string): boolean {
  return /(^|\s),+(\s|$)/.test(text) || /[*?]-/.test(text) || text.startsWith('@every -');
}

const said = (text: string): string => (cronComes(text) ? 'comes' : 'never');

/** Schedules as the loader and horologium of Prow read them. */
export const prowCron: Grammar = {
  name: 'prow cron', valid: [...VALID, '30 0 3 * * *'], tokens: TOKENS,
  // no text of Prow's configuration has a tab
  isNonsense: (text) => isNonsense(text) || text.includes('\t'),
  make: schedule((chance) => (chance.percent(70) ? 5 : chance.percent(70) ? 6 : chance.below(8))),
  read: (text) => (accepts(cronSchedule, text) ? said(text) : undefined),
};

/** Schedules of CronJobs. */
export const kubernetesCron: Grammar = {
  name: 'kubernetes cron', valid: VALID, tokens: TOKENS, isNonsense, make: schedule((chance) => (chance.percent(85) ? 5 : chance.below(8))),
  read: (text) => (cronProblem(text) === undefined ? said(text) : undefined),
};
