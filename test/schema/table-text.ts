import type { Table } from '../../src/schema/table';

/** A table as it is committed: a line for each type, so that a change of one shows as one. */
export function tableText({ source, roots, since, types, patterns, rules }: Table): string {
  const parts = [`"source": ${JSON.stringify(source)}`, `"roots": ${lines(roots)}`];
  if (since !== undefined) parts.push(`"since": ${lines(since)}`);
  parts.push(`"types": ${lines(types)}`);
  if (patterns !== undefined) parts.push(`"patterns": [\n${patterns.map((pattern) => JSON.stringify(pattern)).join(',\n')}\n]`);
  if (rules !== undefined) parts.push(`"rules": [\n${rules.map((rule) => JSON.stringify(rule)).join(',\n')}\n]`);
  return `{\n${parts.join(',\n')}\n}\n`;
}

function lines(map: Readonly<Record<string, unknown>>): string {
  return `{\n${Object.entries(map).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`).join(',\n')}\n}`;
}
