import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const page = read('docs/adding-a-cni.md');

test('the page has every field of the plan, and no other', () => {
  const plan = /export interface CniPlan \{([\s\S]*?)\n\}/.exec(read('src/network/cni-plan.ts'))?.[1] ?? '';
  const fields = [...plan.matchAll(/^ {2}readonly (\w+)/gm)].map(([, name]) => name);
  const rows = page.split('\n').filter((line) => line.startsWith('| `') && !line.includes('.ts`'));
  const named = rows.flatMap((row) => [...row.split('|')[1].matchAll(/`(\w+)`/g)].map(([, name]) => name));
  expect([...named].sort()).toEqual([...fields].sort());
});

test('files that it names are there', () => {
  const paths = [...page.matchAll(/`((?:src|test)\/[\w./-]+\.ts|test\/crds\/)`/g)].map(([, path]) => path);
  expect(paths.length).toBeGreaterThan(4);
  expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});

test.each(['calico', 'canal', 'cilium', 'flannel', 'weave'])('%s is made as it says, and has an example', (name) => {
  const files = readdirSync(join(ROOT, 'src', 'network', name));
  expect([`${name}-props.ts`, `${name}.ts`, `${name}-plan.ts`].filter((file) => !files.includes(file))).toEqual([]);
  expect(read('src/network/cni.ts')).toContain(`return new Cni(${name}Plan(`);
  expect(readdirSync(join(ROOT, 'examples')).filter((example) => example.includes(name))).toHaveLength(1);
});
