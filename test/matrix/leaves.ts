import { parse } from 'yaml';

/** Says the same of every object of a kind, or what nobody chooses. */
const SILENT = /^(apiVersion|metadata\.(name|namespace|labels\[app\.kubernetes\.io\/.*))/;

/** Every value in an object by its path. Configuration that is embedded as a text is looked into; elements are known by their names, where they have some. */
export function leaves(content: unknown): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  walk(content, '', found);
  return found;
}

function walk(value: unknown, path: string, found: Map<string, string>): void {
  if (SILENT.test(path)) return;
  const inner = embedded(value);
  if (Array.isArray(inner)) {
    if (inner.length === 0) found.set(path, '[]');
    inner.forEach((element, i) => walkElement(element, i, path, found));
  } else if (typeof inner === 'object' && inner !== null) {
    if (Object.keys(inner).length === 0 && path !== '') found.set(path, '{}');
    for (const [key, child] of Object.entries(inner)) walk(child, join(path, key), found);
  } else {
    found.set(path, String(inner).replace(/\n/g, '\\n'));
  }
}

function walkElement(element: any, i: number, path: string, found: Map<string, string>): void {
  if (typeof element !== 'object' || element === null) {found.set(`${path}[]`,
    [found.get(`${path}[]`), String(element)].filter((one) => one !== undefined).join(', '));}
  else walk(element, `${path}[${typeof element.name === 'string' ? element.name : i}]`, found);
}

function join(path: string, key: string): string {
  if (!/^[\w-]+$/.test(key)) return `${path}[${key}]`;
  return path === '' ? key : `${path}.${key}`;
}

function embedded(value: unknown): unknown {
  if (typeof value !== 'string' || !/^(\{|[\w-]+:)[\s\S]*\n/.test(value)) return value;
  try {
    return parse(value);
  } catch {
    return value;
  }
}

/** What differs between two versions of one object, a line for each path. */
export function changedLeaves(from: unknown, to: unknown): readonly string[] {
  const [before, after] = [leaves(from), leaves(to)];
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((path) => {
    const [old, fresh] = [before.get(path), after.get(path)];
    if (old === fresh) return [];
    if (old === undefined) return [`+ ${path}: ${fresh}`];
    return [fresh === undefined ? `- ${path}: ${old}` : `${path}: ${old} -> ${fresh}`];
  });
}
