import { goDuration } from '../../core/amounts';
import { also, Note, Rule, walk } from '../../core/props';
import { quote } from '../../core/quote';
import { text } from '../../core/safe-text';
import { CRON_FIELDS, CRON_NAMES, CRON_SECOND, cronParts, cronTimes } from '../../schema/cron-fields';

/**
 * A schedule as Prow reads it: five fields, or six with seconds first, or a word such as `@daily` or `@every 2h`; always in UTC.
 * Source: prow pkg/cron/cron.go at a61940897.
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

const oneOfNamed = also(text, (value) => (CRON_NAMES.includes(value) ? undefined
  : { what: `${quote(value)} is not one of ${CRON_NAMES.join(', ')}`, instead: 'pick one of them, or write "@every 2h"', code: 'CronInvalid' }));

function checkFields(value: string, note: Note): void {
  const parts = cronParts(value);
  if (parts.length !== 5 && parts.length !== 6) {
    return note({ what: `${quote(value)} has ${parts.length} fields`, instead: 'write five, like "0 3 * * *": minute, hour, day of month, month, day of week', code: 'CronInvalid' });
  }
  const fields = parts.length === 6 ? [CRON_SECOND, ...CRON_FIELDS] : CRON_FIELDS;
  fields.forEach((field, i) => {
    const { name, min, max } = field;
    if (cronTimes(parts[i], field) === undefined) {
      note({ what: `${quote(parts[i])} is not a ${name} of a cron schedule`, instead: `write "*", or numbers from ${min} to ${max}, like "${min}-${max}/2"`, code: 'CronInvalid' });
    }
  });
}
