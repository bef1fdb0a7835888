import { didYouMean, quote } from '../../core/quote';

const MOST_SHOWN = 8;

/** What to do about a name that does not exist: take the nearest one that does, make it, or take one of those that do. */
export function remedy(wanted: string, candidates: readonly string[], make?: string): string {
  const meant = didYouMean(wanted, candidates);
  if (meant !== undefined) return `did you mean ${quote(meant)}?`;
  const shown = candidates.length <= MOST_SHOWN ? [...candidates].sort().map(quote).join(', ') : '';
  if (shown === '') return make ?? 'name one that exists';
  return `${make === undefined ? '' : `${make}, or `}name ${candidates.length === 1 ? '' : 'one of '}${shown}`;
}
