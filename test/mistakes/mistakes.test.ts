import * as cdk8s from 'cdk8s';
import * as constructs from 'constructs';
import * as ts from 'typescript';
import * as cdk8sProw from '../../src';
import { codesWithoutExample, smallestExamples } from '../check/errors-page';
import { MISTAKES } from './all';
import { outdir, resultOf } from './mistake';
import { foreignNames } from './names';

test.each(MISTAKES.map((mistake) => [mistake.id, mistake.says, mistake] as const))('%s: %s', (_id, _says, { input, becomes, corrected }) => {
  const { refused, warned, nextSteps, written } = resultOf(input);
  // all problems of one input are told together, before anything is written
  if ('refused' in becomes) expect({ refused, written }).toEqual({ refused: becomes.refused, written: [] });
  else expect(refused).toEqual([]);
  if ('warned' in becomes) expect(warned).toEqual(expect.arrayContaining([...becomes.warned]));
  if ('noted' in becomes) for (const sentence of becomes.noted) expect(nextSteps).toContain(sentence);
  if (corrected !== undefined) expect(resultOf(corrected).refused).toEqual([]);
});

test('each mistake has a number of its own', () => {
  const ids = MISTAKES.map(({ id }) => id);
  expect(ids.filter((id, i) => ids.indexOf(id) < i)).toEqual([]);
});

/** What no input alone raises: files, other programs, names by the environment, apps of 100,000 objects. */
const BY_SURROUNDINGS = ['ChartInOutput', 'DocumentSplit', 'FileNameTaken', 'NameFromEnvironment', 'OutputTaken', 'OutputTypeUnsupported', 'TooManyObjects'];

test('docs/errors.md shows an input for every other code', () => expect(codesWithoutExample()).toEqual(BY_SURROUNDINGS));

/** What a reader of docs/errors.md has: the package, what it stands on, and the one word that the page itself explains. */
const GITHUB = cdk8sProw.GitHub.cloud({ repositories: ['acme/app'] });
const KNOWN: Readonly<Record<string, unknown>> = { ...cdk8sProw, ...cdk8s, ...constructs, github: GITHUB };

describe.each([...smallestExamples()])('docs/errors.md on %s', (_code, { text, written: { input, corrected } }) => {
  test('shows words that a reader knows', () => {
    const names = [input, corrected ?? ''].flatMap((code) => [...foreignNames(code)]);
    expect(names.filter((name) => !(name in KNOWN) && !(name in globalThis))).toEqual([]);
  });

  test('shows what raises the error, and what does not', () => {
    expect(resultOf(() => run(input)).refused.join('\n')).toBe(text);
    expect(corrected === undefined ? [] : resultOf(() => run(corrected)).refused).toEqual([]);
  });
});

/** Runs code as a reader would; the apps that it makes are written where the tests write theirs. */
function run(code: string): unknown {
  const made: unknown[] = [];
  const known: Record<string, unknown> = { ...KNOWN, ProwApp: kept(cdk8sProw.ProwApp, made), CheckedApp: kept(cdk8sProw.CheckedApp, made) };
  const { outputText } = ts.transpileModule(code, { compilerOptions: { target: ts.ScriptTarget.ES2022 } });
  new Function(...Object.keys(known), outputText)(...Object.values(known));
  return made[0];
}

function kept<T extends new (props: any) => object>(of: T, made: unknown[]): T {
  return new Proxy(of, {
    construct(target, [props]) {
      const app = new target({ outdir: outdir(), ...props });
      made.push(app);
      return app;
    },
  });
}
