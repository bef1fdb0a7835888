import { isAlias, isMap, isScalar, isSeq, LineCounter, Node, ParsedNode } from 'yaml';
import { atKey } from '../../core/props';

/** A YAML text that was read, with what it takes to find a value of it again. */
export interface YamlSource {
  readonly fileName: string;
  readonly lines: LineCounter;
  readonly root: Node | null;
}

/** `jobs.yaml:12:7`: the line and column of a value, or of what stands closest around it; `path` is written as errors write it, `a.b[0]`. */
export function placeOf({ fileName, lines, root }: YamlSource, path: string): string {
  return `${fileName}:${lineAndColumn(lines, root === null ? 0 : nearest(root, path).node.range?.[0] ?? 0)}`;
}

/** Whether a text has all of a path. */
export function hasPath({ root }: YamlSource, path: string): boolean {
  return root !== null && nearest(root, path).rest === '';
}

export function lineAndColumn(lines: LineCounter, offset: number): string {
  const { line, col } = lines.linePos(offset);
  return `${line}:${col}`;
}

function nearest(node: Node, path: string): Child {
  const inside = path === '' ? undefined : childAt(node, path);
  return inside === undefined ? { node, rest: path } : nearest(inside.node, inside.rest);
}

interface Child {
  readonly node: Node;
  readonly rest: string;
}

/** The part of a node that a path leads into first. A key may hold what parts a path, so the longest that fits is meant. */
function childAt(node: Node, path: string): Child | undefined {
  if (isSeq(node)) {
    const [index, number] = /^\[(\d+)\]/.exec(path) ?? [];
    const element = node.items[Number(number)] as Node | undefined;
    return index !== undefined && element ? { node: element, rest: path.slice(index.length).replace(/^\./, '') } : undefined;
  }
  if (!isMap<ParsedNode, ParsedNode | null>(node)) return undefined;
  const found = node.items
    .map(({ key, value }) => ({ written: isScalar(key) ? writtenKey(String(key.value)) : '', node: isAlias(value) ? key : value ?? key }))
    .filter(({ written }) => written !== '' && path.startsWith(written) && /^($|[.[])/.test(path.slice(written.length)))
    .sort((one, other) => other.written.length - one.written.length)[0];
  return found && { node: found.node, rest: path.slice(found.written.length).replace(/^\./, '') };
}

/** A key as errors write it. */
function writtenKey(key: string): string {
  let written = '';
  const at = { at: (child: string) => { written = child; return at; } };
  atKey(at, key);
  return written;
}
