import { Finding } from '../core/problem';
import { didYouMean, quote } from '../core/quote';
import zones from './time-zones.json';

let known: ReadonlySet<string> | undefined;

function all(): ReadonlySet<string> {
  return known ??= new Set(Object.entries(zones.zones).flatMap(([area, names]) => names.split(' ').map((name) => (area === '' ? name : `${area}/${name}`))));
}

/** What is wrong with a time zone, as an API server reads it. Source: Go's time.LoadLocation, and pkg/apis/batch/validation, validateTimeZone, at v1.37.1. */
export function timeZoneProblem(zone: string): Finding | undefined {
  if (all().has(zone)) return undefined;
  const meant = didYouMean(zone, [...all()]);
  return {
    what: `${quote(zone)} is not a time zone`,
    instead: meant === undefined ? 'write one like "Etc/UTC" or "Europe/Berlin"' : `did you mean ${quote(meant)}?`, code: 'CronInvalid',
  };
}
