import { builtinModules } from 'node:module';
import { statSync } from 'node:fs';
import * as ts from 'typescript';
import { filesAt } from '../check/folder';
import { StepFailure } from '../check/step';

/** In bytes, as it is downloaded: two thirds of it are code, a quarter is types, and the rest tables of what others read. */
const LARGEST = 1_050_000;
const PUBLISHED = /^(\.jsii|CHANGELOG\.md|LICENSE|README\.md|package\.json|lib\/rooms\/.+\.js|lib\/src\/.+\.(js|json|d\.ts))$/;

/** The tarball holds what is used, and no more than may be downloaded at each start of somebody's CI. */
export async function checkSize(tarball: string): Promise<void> {
  const { size } = statSync(tarball);
  if (size > LARGEST) throw new StepFailure(`${size} bytes are packed, and ${LARGEST} is the limit`);
}

/** No file that nobody needs, and no import of what is not installed with the package. */
export async function checkContents(installed: string): Promise<void> {
  const files = [...filesAt(installed)].filter(([path]) => !path.startsWith('node_modules/'));
  const paths = new Map(files.map(([path, content]) => [path, content.toString()]));
  const { dependencies, peerDependencies, bundledDependencies } = JSON.parse(paths.get('package.json') ?? '{}');
  const allowed = new Set([...builtinModules, ...Object.keys({ ...dependencies, ...peerDependencies })]);
  const problems = [
    ...[...paths.keys()].filter((path) => !PUBLISHED.test(path)).map((path) => `${path} is in the package`),
    ...['lib/src/index.js', 'lib/src/index.d.ts', '.jsii', 'LICENSE'].filter((path) => !paths.has(path)).map((path) => `${path} is missing`),
    ...files.filter(([path]) => /\.(js|ts)$/.test(path)).flatMap(([path, content]) => importsOf(content.toString())
      .filter((name) => !name.startsWith('.') && !allowed.has(name.replace(/^node:/, '')))
      .map((name) => `${path} imports ${name}, which is not installed with the package`)),
    ...(bundledDependencies as string[]).flatMap((name) => {
      const bundled = [...filesAt(`${installed}/node_modules/${name}`).keys()];
      return bundled.length === 0 ? [`${name} is not bundled`] : bundled.some((path) => /^LICEN[CS]E/.test(path)) ? [] : [`the licence of ${name} is not bundled`];
    }),
  ];
  if (problems.length > 0) throw new StepFailure(problems.join('\n'));
}

function importsOf(text: string): readonly string[] {
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
}
