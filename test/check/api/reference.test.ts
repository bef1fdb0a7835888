import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PUBLIC } from '../../rules/public-api';
import { ROOT } from '../command';
import { LARGEST_PAGE } from './api-pages';
import { anchors, headings, targets } from './links';
import { PAGES } from './placement';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const files = readdirSync(join(ROOT, PAGES), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md')).map((path) => join(PAGES, path));
const pages = new Map(['API.md', ...files].map((path) => [path, read(path)]));
const names = PUBLIC.map(({ name }) => name).sort();

test('no page is larger than a browser likes', () => {
  expect([...pages].filter(([, text]) => Buffer.byteLength(text) > LARGEST_PAGE).map(([path]) => path)).toEqual([]);
});

test('every link leads somewhere', () => {
  const known = new Map<string, readonly string[]>();
  const anchorsOf = (path: string): readonly string[] => known.get(path) ?? (known.set(path, anchors(pages.get(path) ?? read(path))), anchorsOf(path));
  const links = [...pages].flatMap(([from, text]) => targets(from, text).map((link) => ({ from, ...link })));
  expect(links.length).toBeGreaterThan(names.length);
  expect(links.filter(({ path, anchor }) => !existsSync(join(ROOT, path)) || (anchor && !anchorsOf(path).includes(anchor)))).toEqual([]);
});

test('every public name is a heading, once', () => {
  const found = files.flatMap((path) => headings(pages.get(path) as string)).filter((heading) => names.includes(heading));
  expect(found.sort()).toEqual(names);
});

test('the index has every public name, and leads to its heading', () => {
  const byName = (pages.get('API.md') as string).split('## By name')[1];
  const rows = [...byName.matchAll(/^\| \[`(\w+)`\]\(([^)]+)\)/gm)].map(([, name, link]) => ({ name, link }));
  expect(rows.map(({ name }) => name)).toEqual(names);
  const lost = rows.filter(({ name, link }) => {
    const [path, anchor] = link.split('#');
    const text = pages.get(path) ?? '';
    return !headings(text).includes(name) || (anchor ? anchor !== name.toLowerCase() : headings(text)[0] !== name);
  });
  expect(lost).toEqual([]);
});

test('every page can be reached by task', () => {
  const byTask = (pages.get('API.md') as string).split('## By name')[0];
  const listed = [...byTask.matchAll(/^\* \[`\w+`\]\(([^)#]+)\)/gm)].map(([, path]) => path);
  expect(listed.sort()).toEqual([...files].sort());
});
