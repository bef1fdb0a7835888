import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NEWEST_MINOR, OLDEST_MINOR } from '../../src/core/kubernetes-version';
import { parseFieldType, parseType, type Table, type Written } from '../../src/schema/table';
import { NAMED_TEXTS } from '../../src/schema/named-texts';
import { objectRuleOf } from '../../src/schema/object-rules';
import { customTables } from './custom-tables';
import { tableText } from './table-text';

const SCHEMA = join(__dirname, '..', '..', 'src', 'schema');

const TABLES = ['kubernetes.json', ...readdirSync(join(SCHEMA, 'custom')).map((name) => `custom/${name}`)];

const textOf = (path: string): string => readFileSync(join(SCHEMA, path), 'utf8');

test('the tables of custom resources are those of test/crds', () => {
  const committed = new Map(TABLES.filter((path) => path.startsWith('custom/')).map((path) => [path.slice('custom/'.length), textOf(path)]));
  expect(committed).toEqual(new Map(customTables()));
});

test('the table of Kubernetes is of all minors that are supported, and of no other', () => {
  const { source, since, types }: Table = JSON.parse(textOf('kubernetes.json'));
  const minors = Array.from({ length: NEWEST_MINOR - OLDEST_MINOR + 1 }, (_, i) => OLDEST_MINOR + i);
  expect([...source.matchAll(/v1\.(\d+)\./g)].map(([, minor]) => Number(minor)).reverse()).toEqual(minors);
  const marks = [...Object.values(types).flatMap((text) => [...text.matchAll(/[a-zA-Z]\^(\d+)[:|)]/g)].map(([, minor]) => Number(minor))), ...Object.values(since ?? {})];
  expect([...new Set(marks)].sort()).toEqual(minors.slice(1));
});

test.each(TABLES)('%s leads nowhere else, and is written as tables are', (path) => {
  const table: Table = JSON.parse(textOf(path));
  const wrong: string[] = [];
  const look = (type: string, written: Written): void => {
    if (written.is === 'list' || written.is === 'map') return look(type, written.of);
    if (written.is === 'name' && table.types[written.name] === undefined) wrong.push(`${type}: ${written.name}`);
    if (written.is !== 'scalar') return;
    if (written.named !== undefined && NAMED_TEXTS[written.named] === undefined) wrong.push(`${type}: @${written.named}`);
    if (written.pattern !== undefined && table.patterns?.[written.pattern] === undefined) wrong.push(`${type}: ~${written.pattern}`);
  };
  for (const [name, text] of Object.entries(table.types)) {
    const type = parseType(text);
    if (type.is !== 'object') {
      look(name, type);
      continue;
    }
    for (const field of type.fields) look(name, parseFieldType(field.text));
    for (const group of type.groups) {
      const names = group.rule === 'cel' ? Object.keys(table.rules ?? []) : type.fields.map((field) => field.name);
      const known = (field: string): boolean => (group.rule === 'look' ? objectRuleOf(field) !== undefined : names.includes(field));
      // what stands behind two fields is words
      const fields = group.rule === 'with' || group.rule === 'for' ? group.fields.slice(0, 2) : group.fields;
      wrong.push(...fields.filter((field) => !known(field)).map((field) => `${name}: ${field}`));
    }
  }
  wrong.push(...Object.values(table.roots).filter((name) => table.types[name] === undefined));
  expect(wrong).toEqual([]);
  expect(tableText(table)).toBe(textOf(path));
});
