/** Whether somebody still looks after a part that is not ours. Shown as a warning when an app is made, and in the notes. */
export interface Lifecycle {
  /** `active`: gets fixes. `retired`: its own project ended it. `unmaintained`: nobody said so, but nothing happens any more. */
  readonly status: 'active' | 'retired' | 'unmaintained';
  /** When that began, as far as it is known: `March 2026`. */
  readonly since?: string;
  /** Ways out, as a clause that follows "use". */
  readonly instead?: string;
  /** Where that is said. */
  readonly source?: string;
}

export const ACTIVE: Lifecycle = { status: 'active' };

/** The sentence about a part that should not be built upon; undefined for one that may. */
export function lifecycleWarning(part: string, { status, since, instead, source }: Lifecycle): string | undefined {
  if (status === 'active') return undefined;
  const fact = `${part} is ${status}${since === undefined ? '' : ` since ${since}`} and gets no more security fixes`;
  return `${fact}${instead === undefined ? '' : `; use ${instead} instead`}${source === undefined ? '' : ` (${source})`}.`;
}
