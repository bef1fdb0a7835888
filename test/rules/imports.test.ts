import { readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import * as ts from 'typescript';
import { nodes, place, ROOT, Source, SOURCES } from './source';

/** What has no type: CRDs, kinds that are younger than the L1, and a PriorityClass, which looks like an IntOrString. */
const UNTYPED = ['prow/admission/job-pod-policy.ts', 'prow/components-priority.ts', 'prow/config/clone-ca-policy.ts', 'prow/prow-job-crd.ts'];

/** What puts objects of several kinds into a chart, each of which has its type where it is written. */
const OF_SEVERAL_KINDS = ['exposure/gateway/gateway-routes.ts', 'exposure/ingress/prow-ingress.ts', 'exposure/load-balancer/pool-objects.ts'];

const fromImports = (source: Source): readonly ts.ImportDeclaration[] => nodes(source.tree, ts.isImportDeclaration)
  .filter((node) => posix.join(posix.dirname(source.path), (node.moduleSpecifier as ts.StringLiteral).text).startsWith('../imports/'));

const files = (all: readonly Source[]): readonly string[] => all.map(({ path }) => path);

test('every object is made by a function that knows the type of its kind', () => {
  const made = SOURCES.filter(({ tree }) => nodes(tree, ts.isNewExpression).some(({ expression }) => expression.getText() === 'ApiObject'));
  expect(files(made)).toEqual(['core/manifest.ts']);
  const bare = SOURCES.filter(({ tree }) => nodes(tree, ts.isCallExpression).some((call) => call.expression.getText() === 'emitted'));
  expect(files(bare)).toEqual(['core/manifest.ts', ...UNTYPED]);
  const untyped = SOURCES.filter(
    ({ tree }) => nodes(tree, ts.isCallExpression).some((call) => call.expression.getText() === 'customObject' && !call.typeArguments));
  expect(files(untyped)).toEqual(OF_SEVERAL_KINDS);
});

test('every file of imports/ is imported', () => {
  const imported = SOURCES.flatMap(
    (source) => fromImports(source).map(({ moduleSpecifier }) => `${posix.basename((moduleSpecifier as ts.StringLiteral).text)}.ts`));
  expect([...new Set(imported)].sort()).toEqual(readdirSync(join(ROOT, 'imports')).sort());
});

test('of imports/ are types alone taken, and no declaration that is exported has them: the package has no such folder', () => {
  const wrong = SOURCES.flatMap((source) => fromImports(source).flatMap((node) => {
    const names = nodes(node, ts.isImportSpecifier).map(({ name }) => name.text);
    const told = nodes(source.tree, ts.isTypeReferenceNode).filter(({ typeName }) => names.includes(typeName.getText()) && isTold(typeName));
    return [...(node.importClause?.isTypeOnly ? [] : [node]), ...told].map((one) => place(source, one));
  }));
  expect(wrong).toEqual([]);
});

/** True for what a declaration file would show: it is exported, and stands in no body of a function. */
function isTold(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isSourceFile(parent)) return ts.canHaveModifiers(node) && Boolean(ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword));
  return !(ts.isFunctionLike(parent) && 'body' in parent && parent.body === node) && isTold(parent);
}
