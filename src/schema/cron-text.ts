import { Finding } from '../core/problem';
import { quote } from '../core/quote';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

interface CronField {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly words: readonly string[];
}

const FIELDS: readonly CronField[] = [
  { name: 'minute', least: 0, most: 59, words: [] },
  { name: 'hour', least: 0, most: 23, words: [] },
  { name: 'day of the month', least: 1, most: 31, words: [] },
  { name: 'month', least: 1, most: 12, words: MONTHS },
  { name: 'day of the week', least: 0, most: 6, words: DAYS },
];

const SHORT = ['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly'];
const EVERY = /^@every [-+]?((\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h))+$/;

/** What is wrong with the schedule of a CronJob. Source: robfig/cron v3, `ParseStandard`, and Kubernetes pkg/apis/batch/validation at v1.37.1. */
export function cronProblem(schedule: string): Finding | undefined {
  const instead = 'write five fields, "minute hour day month weekday"';
  if (schedule.includes('TZ')) return { what: `${quote(schedule)} names a time zone`, instead: 'put it into timeZone', code: 'CronInvalid' };
  if (schedule.startsWith('@')) {
    return SHORT.includes(schedule) || EVERY.test(schedule) ? undefined
      : { what: `${quote(schedule)} is not a schedule`, instead: `${instead}, or one of ${SHORT.join(', ')}`, code: 'CronInvalid' };
  }
  const parts = schedule.trim().split(/\s+/);
  if (schedule.trim() === '' || parts.length !== FIELDS.length) {
    return { what: `${quote(schedule)} has ${schedule.trim() === '' ? 0 : parts.length} fields`, instead, code: 'CronInvalid' };
  }
  const wrong = parts.findIndex((part, i) => !part.split(',').every((range) => fits(range, FIELDS[i])));
  if (wrong === -1) return undefined;
  const { name, least, most } = FIELDS[wrong];
  return { what: `${quote(parts[wrong])} in ${quote(schedule)} is no ${name}`, instead: `write * or ${least}-${most}, with steps as in */5`, code: 'CronInvalid' };
}

function fits(range: string, field: CronField): boolean {
  const [, from, to, step] = /^(\*|\?|\w+)(?:-(\w+))?(?:\/(\d+))?$/.exec(range) ?? [];
  if (from === undefined || (step !== undefined && Number(step) === 0)) return false;
  if (from === '*' || from === '?') return to === undefined;
  const [first, last] = [numberOf(from, field), to === undefined ? undefined : numberOf(to, field)];
  return isWithin(first, field) && (to === undefined || (isWithin(last, field) && (last as number) >= (first as number)));
}

function numberOf(text: string, { words, least }: CronField): number | undefined {
  const word = words.indexOf(text.toLowerCase());
  if (word !== -1) return word + least;
  return /^\d+$/.test(text) ? Number(text) : undefined;
}

function isWithin(number: number | undefined, { least, most }: CronField): boolean {
  return number !== undefined && number >= least && number <= most;
}
