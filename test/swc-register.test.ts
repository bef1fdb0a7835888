import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { newFolder, removeFolders } from './writer/folder';

const ROOT = resolve(__dirname, '..');
const LOADED = 'Object.keys(require.cache).some((file) => file.includes("@swc"))';

let folder: string;
let kept: string;

beforeEach(() => {
  folder = newFolder();
  kept = join(folder, 'node_modules/.cache/cdk8s-prow/transpiled.json');
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(join(ROOT, 'node_modules/@swc'), join(folder, 'node_modules/@swc'));
  cpSync(join(ROOT, 'swc-register.cjs'), join(folder, 'swc-register.cjs'));
  write('main.ts',
    `import { word } from './word';\nimport { unused } from './unused';\n\nexport const never = (): unknown => unused;\nconsole.log(word, ${LOADED});\n`);
  write('word.ts', 'export const word: string = "one";\n');
  write('unused.ts', 'console.log("loaded");\nexport const unused = 1;\n');
});

afterAll(removeFolders);

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

const COMMAND = ['-r', './swc-register.cjs', 'main.ts'];
const run = (): string => execFileSync(process.execPath, COMMAND, { cwd: folder, encoding: 'utf8', stdio: 'pipe' }).trim();

test('only what is used is loaded, and transpiled once', () => {
  expect(run()).toBe('one true');
  expect(Object.keys(JSON.parse(readFileSync(kept, 'utf8')).files)).toEqual([join(folder, 'main.ts'), join(folder, 'word.ts')]);
  const before = statSync(kept).ino;
  expect(run()).toBe('one false');
  expect(statSync(kept).ino).toBe(before);
});

test('a change that leaves size and time as they were', () => {
  const time = new Date('2026-01-01');
  utimesSync(join(folder, 'word.ts'), time, time);
  run();
  write('word.ts', 'export const word: string = "two";\n');
  utimesSync(join(folder, 'word.ts'), time, time);
  expect(run()).toBe('two true');
});

test('TypeScript is found first, and the rest as Node finds it', () => {
  write('word.js', 'exports.word = "old";\n');
  mkdirSync(join(folder, 'more'));
  write('more/index.ts', 'export const more = "more";\n');
  write('data.json', '"data"');
  write('main.ts', `import { more } from './more';\nimport { word } from './word';\n\nconsole.log(word, more, require('./data.json'), require('./plain.js'));\n`);
  write('plain.js', 'module.exports = "plain";\n');
  expect(run()).toBe('one more data plain');
});

test.each([
  ['half a file', (text: string) => text.slice(0, text.length / 2)],
  ['something else', () => 'null'],
  ['the work of another transpiler, or of other options', (text: string) => text.replace('one', 'old').replace(/"key":"./, '"key":"-')],
])('%s is made again', (_name, change) => {
  run();
  writeFileSync(kept, change(readFileSync(kept, 'utf8')));
  expect(run()).toBe('one true');
  expect(run()).toBe('one false');
});

test('a file that is gone is forgotten', () => {
  run();
  rmSync(join(folder, 'word.ts'));
  write('main.ts', 'console.log("alone");\n');
  expect(run()).toBe('alone');
  expect(Object.keys(JSON.parse(readFileSync(kept, 'utf8')).files)).toEqual([join(folder, 'main.ts')]);
});

test('runs at the same time', async () => {
  const codes = await Promise.all(Array.from({ length: 4 }, () => new Promise((done) => {
    spawn(process.execPath, COMMAND, { cwd: folder, stdio: 'ignore' }).on('close', done);
  })));
  expect(codes).toEqual([0, 0, 0, 0]);
  expect(run()).toBe('one false');
  // Node 22 and newer keep there what they have compiled
  expect(readdirSync(join(kept, '..')).filter((name) => name !== 'compiled')).toEqual(['transpiled.json']);
});

test('where nothing can be kept', () => {
  write('node_modules/.cache', '');
  expect([run(), run()]).toEqual(['one true', 'one true']);
});

test('an error stands at its line of TypeScript', () => {
  write('word.ts', 'interface Removed {\n  readonly word: string;\n}\n\nexport const { word } = undefined as unknown as Removed;\n');
  write('main.ts',
    'import { word } from "./word";\n\ntype Removed = string;\n\ntry {\n  console.log(word);\n} catch (error) {\n  console.log((error as Error).stack);\n}\n');
  const places = run().split('\n').filter((line) => line.includes('.ts:')).map((line) => /(\w+\.ts:\d+:\d+)/.exec(line)?.[1]);
  expect(places[0]).toMatch(/^word\.ts:5:/);
  expect(places.at(-1)).toMatch(/^main\.ts:6:/);
});
