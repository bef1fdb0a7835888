import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import * as ts from 'typescript';
import { nodes, place, Source, SOURCES } from './source';

const LIBRARIES = ['cdk8s', 'constructs', 'croner', 'ipaddr.js', 're2js', 'semver', 'yaml'];
const FLOOR_1 = { rooms: ['core', 'schema', 'imports'], modules: [...LIBRARIES, 'cdk8s-plus-28'] };
const PROGRAM = { rooms: ['index.ts'], modules: ['ajv', 'commander', 'picocolors', ...builtinModules] };

/** Who may walk where; a room may always import itself. */
const ROOMS: Readonly<Record<string, { readonly rooms: readonly string[]; readonly modules: readonly string[] }>> = {
  'core': { rooms: [], modules: [...LIBRARIES, 'cdk8s-plus-28'] },
  'schema': { rooms: ['core'], modules: LIBRARIES },
  'network': FLOOR_1,
  'exposure': FLOOR_1,
  'prow': FLOOR_1,
  'platform': { rooms: ['core', 'schema', 'imports', 'network', 'exposure', 'prow', 'writer'], modules: [...LIBRARIES, 'cdk8s-plus-28'] },
  'writer': { rooms: ['core', 'schema'], modules: [...LIBRARIES, 'crypto', 'fs', 'path'] },
  'report': { rooms: ['core', 'network', 'exposure', 'prow', 'platform'], modules: LIBRARIES },
  'index.ts': { rooms: ['core', 'network', 'exposure', 'prow', 'platform', 'writer', 'report'], modules: [] },
  'main.ts': PROGRAM,
  'cli': PROGRAM,
};

/** Rooms that are programs; in all others the same properties give the same bytes, whoever calls. */
const PROGRAMS = ['cli', 'main.ts'];

const room = (path: string): string => (path.startsWith('../imports/') ? 'imports' : path.split('/')[0]);

/** What a file imports: files from src/, everything else as it is written, without `node:`. */
function imports(source: Source): readonly string[] {
  return ts.preProcessFile(source.text, true, true).importedFiles.map(({ fileName }) => {
    if (!fileName.startsWith('.')) return fileName.replace(/^node:/, '');
    const path = posix.join(posix.dirname(source.path), fileName);
    return /\.json$/.test(path) ? path : `${path}.ts`;
  });
}

const isFile = (imported: string): boolean => imported.startsWith('../') || /\.(ts|json)$/.test(imported);

test.each(Object.keys(ROOMS))('%s imports only what its floor allows', (name) => {
  const { rooms, modules } = ROOMS[name];
  const wrong = SOURCES.filter(({ path }) => room(path) === name).flatMap((source) => imports(source)
    .filter((imported) => (isFile(imported) ? ![name, ...rooms].includes(room(imported)) : !modules.includes(imported)))
    .map((imported) => `${source.path} imports ${imported}`));
  expect(wrong).toEqual([]);
});

test('every file of src/ is in a room of the table', () => {
  expect(SOURCES.map(({ path }) => path).filter((path) => !(room(path) in ROOMS))).toEqual([]);
});

test('cdk8s-plus-28 is imported for its types alone, because loading it costs more than all the rest', () => {
  const loaded = SOURCES.flatMap((source) => nodes(source.tree, ts.isImportDeclaration)
    .filter((node) => (node.moduleSpecifier as ts.StringLiteral).text.startsWith('cdk8s-plus-28') && !node.importClause?.isTypeOnly)
    .map((node) => place(source, node)));
  expect(loaded).toEqual([]);
});

test('no import goes in a circle', () => {
  const graph = new Map(SOURCES.map((source) => [source.path, imports(source).filter((path) => isFile(path) && !path.startsWith('../'))]));
  const [finished, circles] = [new Set<string>(), [] as string[]];
  const visit = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path].join(' → '));
    else if (!finished.has(path)) {
      for (const imported of graph.get(path) ?? []) visit(imported, [...way, path]);
      finished.add(path);
    }
  };
  for (const path of graph.keys()) visit(path, []);
  expect(circles).toEqual([]);
});

/** Names that read clock, chance, environment, network or the reader's language. */
const IMPURE = /^(process|performance|fetch|WebSocket|setTimeout|setInterval|setImmediate|crypto|Intl|require|globalThis)$/;
const IMPURE_MEMBERS = /^(Date\.now|Math\.random|\w+\.(localeCompare|toLocale\w*|getTimezoneOffset)|(crypto\.)?random(Bytes|UUID|Int|FillSync))$/;

test('nothing but the programs reads clock, chance, environment, network or language', () => {
  const wrong = SOURCES.filter(({ path }) => !PROGRAMS.includes(room(path))).flatMap((source) => [
    ...nodes(source.tree, ts.isIdentifier).filter((node) => IMPURE.test(node.text) && isFree(node)),
    ...nodes(source.tree, ts.isPropertyAccessExpression).filter((node) => IMPURE_MEMBERS.test(`${lastName(node.expression)}.${node.name.text}`)),
    ...nodes(source.tree, ts.isImportSpecifier).filter((node) => IMPURE_MEMBERS.test((node.propertyName ?? node.name).text)),
    ...nodes(source.tree, ts.isNewExpression).filter((node) => node.expression.getText() === 'Date' && !node.arguments?.length),
  ].map((node) => `${place(source, node)} ${node.getText()}`));
  expect(wrong).toEqual([]);
});

/** True for a name that stands for itself, not for a member or property of something. */
function isFree(node: ts.Identifier): boolean {
  const { parent } = node;
  const isMember = (ts.isPropertyAccessExpression(parent) && parent.name === node) || ts.isPropertyAssignment(parent) && parent.name === node;
  return !isMember && !ts.isPropertySignature(parent) && !ts.isQualifiedName(parent) && !ts.isTypeNode(parent);
}

function lastName(node: ts.Expression): string {
  if (ts.isIdentifier(node)) return node.text;
  return ts.isPropertyAccessExpression(node) ? node.name.text : 'value';
}
