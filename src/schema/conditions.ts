import { quantityValue } from '../core/amounts';
import { newerThan } from '../core/kubernetes-version';
import { Finding, Where } from '../core/problem';
import { readValue, Refusals } from '../core/props';
import { didYouMean, quote } from '../core/quote';
import { Look } from './kinds';
import { NAMED_TEXTS } from './named-texts';
import { WrittenScalar } from './table';
import { isLater } from './too-new';

const wrong = (what: string, instead: string, code: Finding['code']): Finding => ({ what, instead, code });

/** What is asked of a scalar beyond its kind. */
export function conditions(written: WrittenScalar, patterns: readonly string[], minor?: number): readonly Look[] {
  const { letter, filled, range, pattern, least, most } = written;
  const later = new Map([...written.wordsSince ?? []].filter(([, since]) => isLater(since, minor)));
  const words = written.words?.filter((word) => !later.has(word));
  const result: Look[] = [];
  if (filled) result.push((value) => (value === '' ? wrong('is empty', 'give it a value', 'PropMissing') : undefined));
  if (later.size > 0) result.push(timely(later, minor as number));
  if (words !== undefined) result.push(oneOf(words));
  if (range !== undefined) result.push(letter === 'x' ? ifType('number', within(range)) : within(range));
  if (written.named !== undefined) result.push(ifType('string', named(written.named)));
  if (pattern !== undefined) result.push(matching(new RegExp(patterns[pattern], 'u')));
  if (least !== undefined || most !== undefined) result.push(longAs(least, most));
  return result;
}

function ifType(type: 'number' | 'string', look: Look): Look {
  return (value) => (typeof value === type ? look(value) : undefined);
}

function timely(later: ReadonlyMap<unknown, number>, minor: number): Look {
  return (value) => {
    const since = later.get(value);
    return since === undefined ? undefined : newerThan(`${quote(value)} `, since, minor);
  };
}

function oneOf(words: readonly string[]): Look {
  const allowed = new Set<unknown>(words);
  return (value) => {
    if (allowed.has(value)) return undefined;
    const meant = typeof value === 'string' ? didYouMean(value, words) : undefined;
    // the empty one stands for none
    return wrong(`${quote(value)} is not one of ${words.filter((word) => word !== '').join(', ')}`, meant === undefined
      ? 'pick one of them' : `did you mean ${quote(meant)}?`, 'NotAllowedValue');
  };
}

function within([least, most]: readonly [number, number]): Look {
  const range = most === Infinity ? `less than ${least}` : least === -Infinity ? `more than ${most}` : `outside ${least}-${most}`;
  const instead = most === Infinity ? `write ${least} or more` : least === -Infinity ? `write ${most} or less` : 'pick a number in that range';
  return (value) => {
    // most quantities are compared with zero
    if (least === 0 && most === Infinity && typeof value === 'string' && !value.startsWith('-')) return undefined;
    const number = typeof value === 'string' ? quantityValue(value.replace(/^-/, '')) * (value.startsWith('-') ? -1 : 1) : value as number;
    // a text that may be a number too is no number
    return Number.isNaN(number) || (number >= least && number <= most) ? undefined : wrong(`${quote(value)} is ${range}`, instead, 'NumberOutOfRange');
  };
}

/** Names repeat: the same few stand in thousands of objects. */
export function named(name: string): Look {
  const rule = NAMED_TEXTS[name];
  const passed = new Set<unknown>();
  return (value) => {
    if (passed.has(value)) return undefined;
    const refusals = new Refusals();
    if (refusals.of(() => readValue(Where.validation, '', value, rule)) !== undefined) passed.add(value);
    return refusals.found[0];
  };
}

function matching(pattern: RegExp): Look {
  return (value) => (typeof value !== 'string' || pattern.test(value) ? undefined
    : wrong(`${quote(value)} does not match ${quote(pattern.source)}`, 'write it in that form', 'PatternMismatch'));
}

function longAs(least = 0, most = Infinity): Look {
  return (value) => {
    const { length } = value as string;
    // the API server counts characters, which are never more than the units of JavaScript
    if (length >= least && (length <= most || [...value as string].length <= most)) return undefined;
    return wrong(`${quote(value)} has ${length} characters`, length < least ? `write at least ${least}` : `shorten it to ${most}`, 'LengthOutOfRange');
  };
}
