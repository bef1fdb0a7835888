import { didYouMean, quote } from '../../core/quote';

const MOST_SHOWN = 8;

/** What to do about a name that does not exist: the nearest one that does, or all of them, or something else. */
export function remedy(wanted: string, candidates: readonly string[], otherwise: string): string {
  const meant = didYouMean(wanted, candidates);
  if (meant !== undefined) return `did you mean ${quote(meant)}?`;
  if (candidates.length === 0 || candidates.length > MOST_SHOWN) return otherwise;
  return `${otherwise}, or name one of ${[...candidates].sort().map(quote).join(', ')}`;
}
