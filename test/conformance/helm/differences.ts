import { isPlainObject } from '../../../src/core/props';
import { sorted } from '../../../src/network/cilium/chart-overrides';

/**
 * What two trees differ in, a line each: `+` where only ours has it, `-` where only theirs has it, `~` where both have something else. Members
 * of a list are told apart by their name, or are what they say; the order of words counts, that of anything else does not.
 */
export function differences(ours: unknown, theirs: unknown, path = ''): string[] {
  if (Array.isArray(ours) && Array.isArray(theirs)) return differencesOfLists(ours, theirs, path);
  if (!isPlainObject(ours) || !isPlainObject(theirs)) {
    return JSON.stringify(ours) === JSON.stringify(theirs) ? [] : [`~ ${path} ${JSON.stringify(ours)} ${JSON.stringify(theirs)}`];
  }
  const keys = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].sort();
  return keys.flatMap((key) => {
    const at = path === '' ? key : `${path}.${key}`;
    if (!(key in theirs)) return [`+ ${at}`];
    return key in ours ? differences(ours[key], theirs[key], at) : [`- ${at}`];
  });
}

function differencesOfLists(ours: readonly unknown[], theirs: readonly unknown[], path: string): string[] {
  const [ourWords, theirWords] = [sharedWords(ours, theirs), sharedWords(theirs, ours)];
  return [...differences(byName(ours), byName(theirs), path), ...differences(ourWords.join(' '), theirWords.join(' '), path)];
}

function byName(list: readonly unknown[]): Record<string, unknown> {
  return Object.fromEntries(list.map((one) => [isPlainObject(one) && typeof one.name === 'string' ? one.name : JSON.stringify(sorted(one)), one]));
}

function sharedWords(list: readonly unknown[], other: readonly unknown[]): readonly unknown[] {
  return list.filter((one) => typeof one === 'string' && other.includes(one));
}
