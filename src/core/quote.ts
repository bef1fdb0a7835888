const LONGEST = 120;
const UNPRINTABLE = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|\p{Surrogate}/gu;
const SECRET_LIKE = /^(gh[opsur]_|github_pat_|glpat-|AKIA|xox[abp]-)|-----BEGIN |^[0-9a-f]{40,}$|^[A-Za-z0-9+/]{43}=$/;

/** A value as errors show it: JSON, on one line, without characters that a terminal hides, shortened, and never a secret. */
export function quote(value: unknown): string {
  if (typeof value === 'string' && SECRET_LIKE.test(value)) return 'a value that looks like a secret (not shown)';
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'symbol' || typeof value === 'bigint' || typeof value === 'number' || value === undefined) return String(value);
  let text: string;
  try {
    text = JSON.stringify(value) ?? String(value);
  } catch {
    return 'an object that contains itself';
  }
  const shown = text.replace(UNPRINTABLE, (c) => '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0'));
  return shown.length <= LONGEST ? shown : `${shown.slice(0, LONGEST - 1)}…`;
}

/** The allowed word nearest to what was typed, when it is near enough to be meant. */
export function didYouMean(typed: string, allowed: readonly string[]): string | undefined {
  const near = allowed
    .map((word) => ({ word, distance: distance(typed.toLowerCase(), word.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)[0];
  return near && near.distance <= Math.max(1, Math.floor(near.word.length / 3)) ? near.word : undefined;
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length];
}
