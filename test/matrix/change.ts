import { Entry, Outcome } from './cell';
import { differences, outline } from './outline';

/** From one outcome to another: what each place holds afterwards, or nothing. Objects are compared whole, not by their outlines. */
export type Change = ReadonlyMap<string, ChangedEntry>;

export interface ChangedEntry {
  readonly before?: Entry;
  readonly after?: Entry;
}

export function change(from: Outcome, to: Outcome): Change {
  const changed = new Map<string, ChangedEntry>();
  for (const [key, after] of to) {
    const before = from.get(key);
    if (before !== after) changed.set(key, { before, after });
  }
  for (const [key, before] of from) if (!to.has(key)) changed.set(key, { before });
  return changed;
}

/** An outcome after changes that know nothing of each other. */
export function changedBy(base: Outcome, ...changes: readonly Change[]): Outcome {
  const result = new Map(base);
  for (const [key, { after }] of changes.flatMap((one) => [...one])) {
    if (after) result.set(key, after);
    else result.delete(key);
  }
  return result;
}

/** The part of a change that a rule is true of. */
export function partOf(whole: Change, isIn: (entry: Entry) => boolean): Change {
  return new Map([...whole].filter(([, { before, after }]) => isIn((after ?? before) as Entry)));
}

/** The part that several changes have in common, word for word. */
export function common(all: readonly Change[]): Change {
  const [first = new Map(), ...others] = all;
  return new Map([...first].filter(([key, one]) => others.every((other) => other.has(key) && sameChange(other.get(key) as ChangedEntry, one))));
}

/** A change without what another one says already. */
export function without(whole: Change, part: Change): Change {
  return new Map([...whole].filter(([key]) => !part.has(key)));
}

/** As text, by stage; `+` for what comes, `-` for what goes, `~` for what is different. */
export function changeLines(all: Change): readonly string[] {
  const stages = [...new Set([...all.values()].map(stageOf))].sort();
  return stages.flatMap((stage) => [stage, ...[...all.values()].filter((one) => stageOf(one) === stage).flatMap(lines).map((line) => `  ${line}`)]);
}

function lines({ before, after }: ChangedEntry): readonly string[] {
  if (after === undefined) return [`- ${before?.kind} ${before?.name}`];
  if (before) return [`~ ${after.kind} ${after.name}`, ...differences(before, after).map((one) => `    ${one}`)];
  const [head, ...rest] = outline(after);
  return [`+ ${head}`, ...rest];
}

function stageOf({ before, after }: ChangedEntry): string {
  return ((after ?? before) as Entry).stage;
}

function sameChange(a: ChangedEntry, b: ChangedEntry): boolean {
  return a.before === b.before && a.after === b.after;
}
