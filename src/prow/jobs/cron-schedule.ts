import { goDuration } from '../../core/amounts';
import { also, Note, Rule, walk } from '../../core/props';
import { quote } from '../../core/quote';
import { text } from '../../core/safe-text';

interface Field {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly words?: readonly string[];
}

const FIELDS: readonly Field[] = [
  { name: 'minute', min: 0, max: 59 },
  { name: 'hour', min: 0, max: 23 },
  { name: 'day of month', min: 1, max: 31 },
  { name: 'month', min: 1, max: 12, words: ['', 'jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] },
  { name: 'day of week', min: 0, max: 6, words: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
];
const SECOND: Field = { name: 'second', min: 0, max: 59 };
const NAMED = ['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly'];
const LONGEST_MONTH = [0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * A schedule as Prow reads it: five fields, or six with seconds first, or a word such as `@daily` or `@every 2h`; always in UTC.
 *
 * The grammar is not that of other cron libraries: a 7 is not a day, and there is no `L`, `W` or `#`.
 * Source: prow pkg/cron/cron.go at a61940897, robfig/cron parser.go v3.0.1.
 */
export const cronSchedule: Rule<string> = (value, report) => {
  const schedule = text(value, report);
  // horologium puts a time zone of its own in front, and with a second one no periodic of the whole Prow starts any more
  if (/^(CRON_)?TZ=/.test(schedule)) {
    return report({ what: `${quote(schedule)} names a time zone`, instead: `write ${quote(schedule.replace(/^\S+\s*/, ''))} with the hours of UTC`, code: 'CronInvalid' });
  }
  if (schedule.startsWith('@every ')) goDuration(schedule.slice('@every '.length), report);
  else if (schedule.startsWith('@')) oneOfNamed(schedule, report);
  else walk(report, (note) => checkFields(schedule, note));
  return schedule;
};

const oneOfNamed = also(text, (value) => (NAMED.includes(value) ? undefined
  : { what: `${quote(value)} is not one of ${NAMED.join(', ')}`, instead: 'pick one of them, or write "@every 2h"', code: 'CronInvalid' }));

function checkFields(value: string, note: Note): void {
  const parts = value.split(/\s+/).filter((part) => part !== '');
  if (parts.length !== 5 && parts.length !== 6) {
    return note({ what: `${quote(value)} has ${parts.length} fields`, instead: 'write five, like "0 3 * * *": minute, hour, day of month, month, day of week', code: 'CronInvalid' });
  }
  const fields = parts.length === 6 ? [SECOND, ...FIELDS] : FIELDS;
  fields.forEach((field, i) => {
    const { name, min, max } = field;
    if (timesOf(parts[i], field) === undefined) {
      note({ what: `${quote(parts[i])} is not a ${name} of a cron schedule`, instead: `write "*", or numbers from ${min} to ${max}, like "${min}-${max}/2"`, code: 'CronInvalid' });
    }
  });
}

/** True for a day that no year has, like `0 0 31 2 *`: horologium never starts it, and people write it for jobs that are started by hand only. */
export function neverComes(schedule: string): boolean {
  const parts = schedule.trim().split(/\s+/);
  if (schedule.startsWith('@') || parts.length < 5) return false;
  const times = FIELDS.map((field, i) => timesOf(parts[parts.length - FIELDS.length + i], field) ?? []);
  const [, , days, months] = times;
  const everyWeekday = /^[*?]/.test(parts[parts.length - 1]);
  return everyWeekday && times.every((t) => t.length > 0) && !months.some((month) => days.some((day) => day <= LONGEST_MONTH[month]));
}

/** The numbers that a field stands for; undefined when Prow would refuse it. */
function timesOf(part: string, field: Field): readonly number[] | undefined {
  const ranges = part.split(',').filter((range) => range !== '').map((range) => rangeOf(range, field));
  return ranges.length > 0 && ranges.every((range) => range !== undefined) ? ranges.flat() : undefined;
}

function rangeOf(range: string, { min, max, words = [] }: Field): readonly number[] | undefined {
  const [, first, last, step] = /^([^-/]+)(?:-([^-/]+))?(?:\/(\d+))?$/.exec(range) ?? [];
  const number = (written: string): number => (words.includes(written.toLowerCase()) ? words.indexOf(written.toLowerCase()) : /^\d+$/.test(written) ? Number(written) : NaN);
  const every = first === '*' || first === '?';
  const from = every ? min : number(first ?? '');
  const to = every || (step !== undefined && last === undefined) ? max : last === undefined ? from : number(last);
  const by = step === undefined ? 1 : Number(step);
  if (!(from >= min && to <= max && from <= to && by > 0)) return undefined;
  return Array.from({ length: Math.floor((to - from) / by) + 1 }, (_, i) => from + i * by);
}
