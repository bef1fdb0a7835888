import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from './source';

/** Folders and files that are never committed; other tests work in hidden folders. */
const IGNORED = readFileSync(join(ROOT, '.gitignore'), 'utf8').split('\n').map((line) => line.replace(/\/$/, ''));
const HIDDEN = /^\.(?!ci$|github$)/;

/** Checksums and base64 hold any run of letters. */
const CHECKSUMS = /(^|\/)(go\.sum|package-lock\.json)$/;

/** Every text that is, or would be, committed. */
const TEXTS = filesOf('').filter((path) => !CHECKSUMS.test(path)).map((path) => ({ path, lines: readFileSync(join(ROOT, path), 'utf8').split('\n') }));

/** Where Prow's own images, and Weave's, keep things. */
const CONTAINER_PATHS = /\/home\/(prow|nonroot|weave|build(?=\/\.local)|user(?=\/\.local\/share\/buildkit))\b/g;

test.each([
  // the brackets keep a pattern from finding itself
  ['a mark of unfinished work', /\b(TOD[O]|FIXM[E]|XX[X]|not implemente[d])\b/],
  ['an absolute path of somebody’s computer', /(?<![\w.~}-])(\/(wor[k]|roo[t]|hom[e]|User[s])\/|[A-Z]:\\User[s])/],
])('no committed text holds %s', (_, pattern) => {
  const found = TEXTS.flatMap(({ path, lines }) => lines
    .map((line, i) => ({ line, place: `${path}:${i + 1}` }))
    .filter(({ line }) => pattern.test(line.replace(CONTAINER_PATHS, '')))
    .map(({ line, place }) => `${place} ${line.trim().slice(0, 120)}`));
  expect(found).toEqual([]);
});

/** What runs the commands and code that the documents show; `text` is for reading, and `mermaid` is a picture. */
const LAYERS = /^(text|mermaid|\w+ (test|check|consumers|conformance|lab))$/;

const DOCUMENTS = TEXTS.filter(({ path }) => /^((README|CONTRIBUTING|AGENTS)\.md|llms\.txt|docs\/.*\.md)$/.test(path));

test('every block of code in the documents names what runs it', () => {
  const unnamed = DOCUMENTS.flatMap(({ path, lines }) => lines
    .map((line, i) => ({ place: `${path}:${i + 1}`, info: /^ *```+(.*)/.exec(line)?.[1].trim() }))
    .filter(({ info }) => info !== undefined)
    .filter(({ info }, i) => i % 2 === 0 && !LAYERS.test(info ?? ''))
    .map(({ place, info }) => `${place} \`\`\`${info}`));
  expect(unnamed).toEqual([]);
});

/** What stands in blocks of code is no link. */
const CODE = /^ *```[^]*?^ *```$/gm;

test('every link from a document into the repository arrives', () => {
  const broken = DOCUMENTS.flatMap(({ path, lines }) => [...lines.join('\n').replace(CODE, '').matchAll(/\]\((?!https?:)([^)#\s]+)/g)]
    .filter(([, target]) => !existsSync(join(ROOT, dirname(path), target)))
    .map(([, target]) => `${path} links to ${target}`));
  expect(broken).toEqual([]);
});

function filesOf(folder: string): readonly string[] {
  const entries = readdirSync(join(ROOT, folder), { withFileTypes: true }).filter(({ name }) => !IGNORED.includes(name));
  return entries.filter((entry) => !(entry.isDirectory() && HIDDEN.test(entry.name))).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesOf(path) : [path];
  });
}
