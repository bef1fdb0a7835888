import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { ERRORS } from '../../src/core/error-catalogue';
import { NETWORK_ERRORS } from '../../src/core/network-error-catalogue';
import { PROW_ERRORS } from '../../src/core/prow-error-catalogue';
import { nodes, place, ROOT, Source, SOURCES } from './source';

const CODES = Object.keys(ERRORS);
const CATALOGUES = ['core/error-catalogue.ts', 'core/network-error-catalogue.ts', 'core/prow-error-catalogue.ts'];

/** `where: what is wrong; what to do instead (Code)`, on one line, without a final stop. */
const GRAMMAR = /^[^\n]*[^.;\s\n]; (?![A-Z][a-z]+ )[^\s.][^\n]*[^.\s] \([A-Z][A-Za-z0-9]+\)$/;

const TESTS = readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' })
  .filter((path) => (path.endsWith('.test.ts') && !path.startsWith('rules')) || (path.startsWith('mistakes') && path.endsWith('.ts')))
  .map((path) => ({ path, text: readFileSync(join(ROOT, 'test', path), 'utf8') }));

const all = (found: (source: Source) => readonly string[]): readonly string[] => SOURCES.flatMap(found);

test('what is thrown is a ConfigurationError, or an error that was caught', () => {
  const others = all((source) => nodes(source.tree, ts.isThrowStatement)
    .filter(({ expression }) => !isConfigurationError(expression) && !isCaught(expression))
    .map((node) => `${place(source, node)} ${node.getText()}`));
  expect(others).toEqual([]);
});

test('no other error is made', () => {
  const others = all((source) => nodes(source.tree, ts.isNewExpression)
    .filter((node) => node.expression.getText().endsWith('Error') && !isConfigurationError(node))
    .map((node) => `${place(source, node)} ${node.getText()}`));
  expect(others).toEqual([]);
});

test('every code that is used is in the catalogue', () => {
  const unknown = all((source) => findings(source).flatMap(({ code }) => literals(code))
    .filter((node) => !CODES.includes(node.text))
    .map((node) => `${place(source, node)} ${node.text}`));
  expect(unknown).toEqual([]);
});

test('every code in the catalogue is used', () => {
  const used = new Set(SOURCES.filter(({ path }) => !CATALOGUES.includes(path)).flatMap(({ tree }) => nodes(tree, ts.isStringLiteral).map(({ text }) => text)));
  expect(CODES.filter((code) => !used.has(code))).toEqual([]);
});

test('every code in the catalogue ends a text that some test expects', () => {
  expect(CODES.filter((code) => !TESTS.some(({ text }) => text.includes(`(${code})`)))).toEqual([]);
});

test('the catalogue is in order, its codes are statements, its meanings sentences', () => {
  const tables = [Object.keys(NETWORK_ERRORS), Object.keys(PROW_ERRORS)];
  const others = CODES.slice(tables.flat().length);
  expect([...tables, others].filter((codes) => codes.join() !== [...codes].sort().join())).toEqual([]);
  expect(CODES).toEqual([...tables.flat(), ...others]);
  expect(Object.entries(ERRORS).filter(([code, meaning]) => !/^([A-Z][a-z0-9]+)+$/.test(code) || !/^[^\n]*[^\s.]\.$/.test(meaning))).toEqual([]);
});

test('what an error says begins in lower case, is one line and has no final stop', () => {
  const wrong = all((source) => findings(source).flatMap(({ what, instead }) => [...sentences(what), ...sentences(instead)])
    .filter((node) => !/^(?![A-Z][a-z]+ )[^\s.][^\n]*[^\s.]$/.test(text(node)))
    .map((node) => `${place(source, node)} ${node.getText()}`));
  expect(wrong).toEqual([]);
});

test('every error that a test expects follows the grammar', () => {
  const wrong = TESTS.flatMap(({ path, text: code }) => nodes(ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true), isWholeText)
    .flatMap((node) => whole(node).split('\n'))
    // a warning is whole sentences, which may end in what would be an error
    .filter((line) => / \([A-Z][A-Za-z]+\)$/.test(line) && !GRAMMAR.test(line))
    .map((line) => `${path}: ${line}`));
  expect(wrong).toEqual([]);
});

/** A text, or one that is written in several parts. */
function isWholeText(node: ts.Node): node is ts.Expression {
  return isText(node) && !ts.isTemplateExpression(node) && !(isSum(node.parent) && isText(node.parent));
}

function isText(node: ts.Node): boolean {
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node) || (isSum(node) && isText(node.left) && isText(node.right));
}

function isSum(node: ts.Node): node is ts.BinaryExpression {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken;
}

function whole(node: ts.Expression): string {
  return isSum(node) ? whole(node.left) + whole(node.right) : text(node, 'x');
}

function isConfigurationError(node: ts.Expression): boolean {
  return ts.isNewExpression(node) && node.expression.getText() === 'ConfigurationError';
}

function isCaught(node: ts.Expression): boolean {
  for (let at: ts.Node = node; at.parent; at = at.parent) {
    if (ts.isCatchClause(at) && at.variableDeclaration?.name.getText() === node.getText()) return true;
  }
  return false;
}

/** The three parts of every finding that is written as an object. */
function findings({ tree }: Source): readonly Readonly<Record<'what' | 'instead' | 'code', ts.Expression>>[] {
  return nodes(tree, ts.isObjectLiteralExpression).map((object) => {
    const assigned = object.properties.filter(ts.isPropertyAssignment).map((p) => [p.name.getText(), p.initializer] as const);
    return Object.fromEntries(assigned) as Record<'what' | 'instead' | 'code', ts.Expression>;
  }).filter(({ what, instead, code }) => what && instead && code);
}

function literals(node: ts.Expression): readonly ts.StringLiteral[] {
  if (ts.isConditionalExpression(node)) return [...literals(node.whenTrue), ...literals(node.whenFalse)];
  return ts.isStringLiteral(node) ? [node] : [];
}

/** The texts that an expression can become, as far as they are written there. */
function sentences(node: ts.Expression): readonly ts.Expression[] {
  if (ts.isConditionalExpression(node)) return [...sentences(node.whenTrue), ...sentences(node.whenFalse)];
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node) ? [node] : [];
}

/** A text with another one for whatever stands there at run time. */
function text(node: ts.Expression, unknown = '0'): string {
  if (ts.isStringLiteralLike(node)) return node.text;
  const { head, templateSpans } = node as ts.TemplateExpression;
  return head.text + templateSpans.map(({ literal }) => `${unknown}${literal.text}`).join('');
}
