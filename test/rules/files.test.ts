import * as ts from 'typescript';
import { PUBLIC } from './public-api';
import { SOURCES } from './source';

const lines = (text: string): number => text.replace(/\n$/, '').split('\n').length;

/** A line for each file that has public names, and nothing else; what loads them is built from it. */
const LIST_OF_NAMES = 'index.ts';

test('no file of src/ is over 250 lines', () => {
  expect(SOURCES.filter(({ path, text }) => path !== LIST_OF_NAMES && lines(text) > 250).map(({ path, text }) => `${path}: ${lines(text)}`)).toEqual([]);
});

test('the median file of src/ is under 100 lines', () => {
  const sizes = SOURCES.map(({ text }) => lines(text)).sort((a, b) => a - b);
  expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThan(100);
});

test('no file or folder of src/ has a name that would take anything in', () => {
  const vague = /(^|[/-])(utils?|helpers?|types?|common)(?=[./-])/;
  expect(SOURCES.map(({ path }) => path).filter((path) => vague.test(path))).toEqual([]);
});

test('names of files are kebab-case', () => {
  expect(SOURCES.map(({ path }) => path).filter((path) => !/^([a-z0-9]+(-[a-z0-9]+)*[/.])+ts$/.test(path))).toEqual([]);
});

test('a public class has a file of its own, named after it', () => {
  const wrong = PUBLIC.filter(({ node }) => ts.isClassDeclaration(node)).filter(({ name, source }) => !`/${source.path}`.endsWith(`/${kebab(name)}.ts`));
  expect(wrong.map(({ name, source }) => `${name} is in ${source.path}`)).toEqual([]);
});

function kebab(name: string): string {
  return name.replace('GitHub', 'Github').replace(/(?<=[a-z0-9])[A-Z]/g, '-$&').toLowerCase();
}
