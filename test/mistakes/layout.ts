/** Code before it has lines: words, pieces after each other, or items between brackets, which stand on one line where there is room. */
export type Layout = string | readonly Layout[] | Bracketed;

export interface Bracketed {
  readonly open: string;
  readonly items: readonly Layout[];
  readonly close: string;
}

const WIDTH = 120;

/** The code; an item alone is not given a line of its own. */
export function laidOut(layout: Layout, depth = 0, used = 0): string {
  if (typeof layout === 'string') return layout;
  if (isPieces(layout)) {
    return layout.reduce<string>((before, piece, i) => before + laidOut(piece, depth, used + lastLine(before) + firstLine(layout.slice(i + 1))), '');
  }
  const line = flat(layout);
  const { open, items, close } = layout;
  if (items.length === 0 || (used + line.length <= WIDTH && !line.includes('\n'))) return line;
  if (items.length === 1 && open === '(') return `(${laidOut(items[0], depth, used + 2)})`;
  const last = items.at(-1)!;
  const hugged = open === '(' && items.slice(0, -1).every((item) => typeof flat(item) === 'string' && flat(item).length < 60);
  if (hugged) return `(${items.slice(0, -1).map((item) => `${flat(item)}, `).join('')}${laidOut(last, depth, used + flat(layout).length - flat(last).length)})`;
  const indent = '  '.repeat(depth + 1);
  return `${open}\n${items.map((item) => `${indent}${laidOut(item, depth + 1, indent.length + 1)},\n`).join('')}${'  '.repeat(depth)}${close}`;
}

function isPieces(layout: Exclude<Layout, string>): layout is readonly Layout[] {
  return Array.isArray(layout);
}

function flat(layout: Layout): string {
  if (typeof layout === 'string') return layout;
  if (isPieces(layout)) return layout.map(flat).join('');
  const inside = layout.items.map(flat).join(', ');
  return layout.open === '{' && inside !== '' ? `{ ${inside} }` : `${layout.open}${inside}${layout.close}`;
}

/** What stands behind the last break of lines. */
function lastLine(text: string): number {
  return text.length - (text.lastIndexOf('\n') + 1);
}

/** What certainly comes on the same line: up to the first bracket. */
function firstLine(rest: readonly Layout[]): number {
  return rest.length > 0 && typeof rest[0] === 'string' ? rest[0].length : 0;
}
