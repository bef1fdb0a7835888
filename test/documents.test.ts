import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const pages = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
const CODE = /^```[^]*?^```$/gm;

describe('a page in Chinese says what the English one says', () => {
  const chinese = pages.filter((name) => name.endsWith('.zh.md'));
  const titles = ['cni-guide.zh.md', 'tutorial-https.zh.md', 'tutorial.zh.md'];

  test('there are three of them', () => expect(chinese).toEqual(titles));

  describe.each(titles)('%s', (name) => {
    const [there, here] = [name.replace('.zh', ''), name].map((page) => read(join('docs', page)));

    test('with the same blocks of code, word for word', () => {
      expect(here.match(CODE)?.length).toBeGreaterThan(4);
      expect(here.match(CODE)).toEqual(there.match(CODE));
    });

    test('in the same order: headings, paragraphs, lists, tables and all their cells', () => {
      expect(outline(here)).toEqual(outline(there));
    });

    test('with the same versions, ports and addresses', () => {
      const figures = (text: string): string[] => [...text.replace(CODE, '').matchAll(/\b\d+(\.\d+)+\b|\b\d{3,5}\b/g)].map(([figure]) => figure).sort();
      expect(figures(here)).toEqual(figures(there));
    });

    test('each leads to the other', () => {
      expect(there).toContain(`](${name})`);
      expect(here).toContain(`](${name.replace('.zh', '')})`);
    });
  });
});

/** What each line is, whatever its words are. */
function outline(text: string): readonly string[] {
  return text.replace(CODE, 'code').split('\n').map((line) => {
    const mark = /^(#+|\*|code$)/.exec(line)?.[0];
    return mark ?? (line.startsWith('|') ? `|${line.split('|').length}` : line === '' ? '' : 'text');
  });
}

test('the comparison in the guide is that of the matrix', () => {
  const cells = (text: string): string[][] => text.split('\n').filter((line) => /^\| [^-]/.test(line)).map((line) => line.split('|').map((cell) => cell.trim()));
  const [head, ...rows] = cells(/^## What networks can$[^]*?(?=^## )/m.exec(read('docs/matrix.md'))![0]);
  const columns = ['Flannel', 'Calico', 'Cilium'].map((name) => head.indexOf(name));
  const matrix = rows.map((row) => [row[1], ...columns.map((column) => row[column])]);
  const guide = cells(/^## In one look$[^]*?(?=^These rows)/m.exec(read('docs/cni-guide.md'))![0]).slice(1).map((row) => row.slice(1, -1));
  expect(guide.length).toBeGreaterThan(8);
  for (const row of guide) expect(matrix).toContainEqual(row);
});

test.each(['docs/README.md', 'llms.txt'])('%s names every page, but for those in Chinese and what changes the library', (list) => {
  const named = [...read(list).matchAll(/\]\(([^)h][^)]*)\)/g)].map(([, target]) => join(list, '..', target));
  const wanted = pages.filter((name) => !/\.zh\.md$|^README\.md$|^adding-a-cni\.md$/.test(name)).map((name) => `docs/${name}`);
  expect(wanted.filter((page) => !named.includes(page))).toEqual([]);
  expect(named.filter((page) => !existsSync(join(root, page)))).toEqual([]);
});

test('llms.txt has the form of llmstxt.org: a title, a summary, and sections of links with a line each', () => {
  const [title, , summary, , ...rest] = read('llms.txt').trimEnd().split('\n');
  expect(title).toMatch(/^# \S+$/);
  expect(summary).toMatch(/^> .+\.$/);
  const sections = rest.slice(rest.findIndex((line) => line.startsWith('## ')));
  expect(sections.filter((line) => !/^$|^## \S+|^- \[[^\]]+\]\([^)]+\): .+[^.]$/.test(line))).toEqual([]);
});

test('every file, folder and script that AGENTS.md names is there', () => {
  const text = read('AGENTS.md');
  const paths = [...text.matchAll(/\b(?:src|test|docs)(?:\/[\w.-]+)*(?=[` ])/g)].map(([path]) => path);
  expect(paths.length).toBeGreaterThan(10);
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  expect([...text.matchAll(/npm run (\w+)/g)].map(([, script]) => script).filter((script) => scripts[script] === undefined)).toEqual([]);
});

test('every heading that a page links to is there', () => {
  const slug = (heading: string): string => heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').trim().replaceAll(' ', '-');
  const slugs = (page: string): string[] => [...read(page).replace(CODE, '').matchAll(/^#+ (.*)$/gm)].map(([, heading]) => slug(heading));
  const broken = ['README.md', ...pages.map((name) => `docs/${name}`)].flatMap((page) => [...read(page).replace(CODE, '').matchAll(/\]\(([^):\s]*)#([^)\s]+)\)/g)]
    .map(([, target, anchor]) => ({ page, target: target === '' ? page : join(page, '..', target), anchor }))
    .filter(({ target, anchor }) => !existsSync(join(root, target)) || !slugs(target).includes(anchor)));
  expect(broken).toEqual([]);
});
