import { goNanoseconds } from '../core/amounts';
import { Finding } from '../core/problem';
import { quote } from '../core/quote';
import { CRON_FIELDS, CRON_NAMES, cronParts, cronTimes } from './cron-fields';

const EVERY = '@every ';

/** What is wrong with the schedule of a CronJob. Source: robfig/cron v3, `ParseStandard`, and Kubernetes pkg/apis/batch/validation at v1.37.1. */
export function cronProblem(schedule: string): Finding | undefined {
  const instead = 'write five fields, "minute hour day month weekday"';
  if (schedule.includes('TZ')) return { what: `${quote(schedule)} names a time zone`, instead: 'put it into timeZone', code: 'CronInvalid' };
  if (schedule.startsWith('@')) {
    const isRead = CRON_NAMES.includes(schedule) || (schedule.startsWith(EVERY) && goNanoseconds(schedule.slice(EVERY.length)) !== undefined);
    return isRead
      ? undefined : { what: `${quote(schedule)} is not a schedule`, instead: `${instead}, or one of ${CRON_NAMES.join(', ')}`, code: 'CronInvalid' };
  }
  const parts = cronParts(schedule);
  if (parts.length !== CRON_FIELDS.length) return { what: `${quote(schedule)} has ${parts.length} fields`, instead, code: 'CronInvalid' };
  const wrong = parts.findIndex((part, i) => cronTimes(part, CRON_FIELDS[i]) === undefined);
  if (wrong === -1) return undefined;
  const { name, min, max } = CRON_FIELDS[wrong];
  const what = `${quote(parts[wrong])} in ${quote(schedule)} is no ${name.replace('day of', 'day of the')}`;
  return { what, instead: `write * or ${min}-${max}, with steps as in */5`, code: 'CronInvalid' };
}
