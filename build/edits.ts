/** A place of a text and what it becomes. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** A text with all of its edits, which do not overlap. */
export function edited(text: string, edits: readonly Edit[]): string {
  const backwards = [...edits].sort((a, b) => b.from - a.from);
  return backwards.reduce((rest, { from, to, text: inserted }) => rest.slice(0, from) + inserted + rest.slice(to), text);
}
