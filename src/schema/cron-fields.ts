/** A field of a schedule. */
export interface CronField {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly words: readonly string[];
}

export const CRON_FIELDS: readonly CronField[] = [
  { name: 'minute', min: 0, max: 59, words: [] },
  { name: 'hour', min: 0, max: 23, words: [] },
  { name: 'day of month', min: 1, max: 31, words: [] },
  { name: 'month', min: 1, max: 12, words: ['', 'jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] },
  { name: 'day of week', min: 0, max: 6, words: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
];
/** What may stand before them, in a schedule of six fields. */
export const CRON_SECOND: CronField = { name: 'second', min: 0, max: 59, words: [] };
/** Words for whole schedules. */
export const CRON_NAMES = ['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly'];

const LONGEST_MONTH = [0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The parts of a schedule that is no word. */
export function cronParts(schedule: string): readonly string[] {
  return schedule.split(/\s+/).filter((part) => part !== '');
}

/**
 * The numbers that a field stands for; undefined where it is refused. The grammar is not that of other cron libraries: a 7 is not a day, and there
 * is no `L`, `W` or `#`. Source: robfig/cron v3.0.1 parser.go, getField, less what it takes and nobody means: a comma alone, and `*-5`.
 */
export function cronTimes(part: string, field: CronField): readonly number[] | undefined {
  const ranges = part.split(',').filter((range) => range !== '').map((range) => rangeOf(range, field));
  return ranges.length > 0 && ranges.every((range) => range !== undefined) ? ranges.flat() : undefined;
}

function rangeOf(range: string, { min, max, words }: CronField): readonly number[] | undefined {
  const [, first = '', last, step] = /^([^-/]+)(?:-([^-/]+))?(?:\/(\+?\d+))?$/.exec(range) ?? [];
  const every = first === '*' || first === '?';
  if (every && last !== undefined) return undefined;
  const from = every ? min : numberOf(first, words);
  const to = every || (step !== undefined && last === undefined) ? max : last === undefined ? from : numberOf(last, words);
  const by = step === undefined ? 1 : Number(step);
  if (!(from >= min && to <= max && from <= to && by > 0 && by < 2 ** 63)) return undefined;
  return Array.from({ length: Math.floor((to - from) / by) + 1 }, (_, i) => from + i * by);
}

function numberOf(written: string, words: readonly string[]): number {
  const word = words.indexOf(written.toLowerCase());
  if (word >= 0) return word;
  return /^\+?\d+$/.test(written) ? Number(written) : NaN;
}

/**
 * Whether a schedule that is read ever comes: `0 0 31 2 *` is a day that no year has. Where neither field of days is every day, one of them
 * is enough. Source: robfig/cron v3.0.1 spec.go, dayMatches.
 */
export function cronComes(schedule: string): boolean {
  const parts = cronParts(schedule).slice(-CRON_FIELDS.length);
  if (schedule.startsWith('@') || parts.length < CRON_FIELDS.length) return true;
  const [, , days, months, weekdays] = CRON_FIELDS.map((field, i) => cronTimes(parts[i], field));
  if (days === undefined || months === undefined || weekdays === undefined || !isEvery(parts[4])) return true;
  return months.some((month) => days.some((day) => day <= LONGEST_MONTH[month]));
}

function isEvery(part: string): boolean {
  return part.split(',').some((range) => /^[*?](\/\+?0*1)?$/.test(range));
}
