import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { customTable, type CustomResource } from './custom-table';
import { tableText } from './table-text';

const CRDS = join(__dirname, '..', 'crds');

/** Groups whose objects nobody writes by hand, or that we make ourselves. */
const LEFT_OUT = ['prow.k8s.io'];

/** The tables of custom resources, by the name of their file: one for each group, so that nobody loads what he does not use. */
export function customTables(): ReadonlyMap<string, string> {
  const sources = new Map([
    ...readFileSync(join(CRDS, 'README.md'), 'utf8').matchAll(/^\| `([\w.-]+)` \| (.*) \|$/gm),
  ].map(([, group, source]) => [group, source]));
  const groups = readdirSync(CRDS).filter((name) => !name.includes('README') && !LEFT_OUT.includes(name)).sort();
  return new Map(groups.map((group) => {
    const files = readdirSync(join(CRDS, group)).sort();
    const resources = files.map((file) => parse(readFileSync(join(CRDS, group, file), 'utf8')) as CustomResource);
    return [`${group}.json`, tableText(customTable((sources.get(group) as string).replace(/`/g, ''), resources))];
  }));
}
