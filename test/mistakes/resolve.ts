import { join } from 'node:path';
import * as ts from 'typescript';
import { bound, lookedUp, NOTHING, Scope, Value } from './scope';

export type Made = ts.ArrowFunction | ts.FunctionDeclaration | ts.FunctionExpression;
/** What tests make apps by; a reader writes the app itself. */
export type Maker = 'app' | 'changed' | 'own';

const MAKERS = join(__dirname, 'mistake.ts');

/** What a value is when words of the tests are replaced by what they stand for, as far as it is one expression. */
export function resolved(value: Value): Value {
  if (!('node' in value)) return value;
  const { node, scope } = value;
  const next = step(node, scope);
  return next === undefined ? value : resolved(next);
}

function step(node: ts.Node, scope: Scope): Value | undefined {
  if (ts.isAsExpression(node) || ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node)) return { node: node.expression, scope };
  if (ts.isIdentifier(node)) return node.text === 'undefined' ? NOTHING : lookedUp(node.text, scope);
  if (ts.isCallExpression(node)) return called(node, scope);
  if (ts.isPropertyAccessExpression(node)) return member(resolved({ node: node.expression, scope }), node.name.text);
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken) {
    const left = resolved({ node: node.left, scope });
    if ('nothing' in left) return NOTHING;
    return isThere(left) ? { node: node.right, scope } : undefined;
  }
  if (ts.isConditionalExpression(node)) return chosen(node, scope);
  return undefined;
}

function chosen({ condition, whenTrue, whenFalse }: ts.ConditionalExpression, scope: Scope): Value | undefined {
  const negated = ts.isBinaryExpression(condition) && condition.right.getText() === 'undefined' && condition.operatorToken.getText() === '===';
  const asked = resolved({ node: negated ? condition.left : condition, scope });
  if ('nothing' in asked) return { node: negated ? whenTrue : whenFalse, scope };
  return isThere(asked) ? { node: negated ? whenFalse : whenTrue, scope } : undefined;
}

/** Is certainly neither undefined nor false. */
function isThere(value: Value): boolean {
  if ('list' in value) return true;
  return 'node' in value && (ts.isObjectLiteralExpression(value.node) || ts.isArrayLiteralExpression(value.node) || ts.isCallExpression(value.node)
    || (ts.isStringLiteral(value.node) && value.node.text !== ''));
}

function member(of: Value, name: string): Value | undefined {
  if (!('node' in of) || !ts.isObjectLiteralExpression(of.node)) return undefined;
  const found = of.node.properties.find((p) => p.name?.getText() === name);
  if (found && ts.isPropertyAssignment(found)) return { node: found.initializer, scope: of.scope };
  return found && ts.isShorthandPropertyAssignment(found) ? { node: found.name, scope: of.scope } : undefined;
}

function called(call: ts.CallExpression, scope: Scope): Value | undefined {
  const { made, inside } = functionOf(call, scope) ?? {};
  if (made?.body === undefined || inside === undefined) return undefined;
  if (!ts.isBlock(made.body)) return { node: made.body, scope: inside };
  const [only, ...others] = made.body.statements;
  return others.length === 0 && only && ts.isReturnStatement(only) && only.expression ? { node: only.expression, scope: inside } : undefined;
}

/** The function of the tests that is called, and what it sees. */
export function functionOf(call: ts.CallExpression, scope: Scope): { readonly made: Made; readonly inside: Scope } | undefined {
  if (!ts.isIdentifier(call.expression) || makerOf(call, scope)) return undefined;
  const found = lookedUp(call.expression.text, scope);
  const value = found && resolved(found);
  if (value === undefined || !('node' in value) || !isMade(value.node)) return undefined;
  return { made: value.node, inside: bound(value.node.parameters, argumentsOf(call, scope), value.scope, scope.level + 1) };
}

export function makerOf(call: ts.CallExpression, scope: Scope): Maker | undefined {
  const found = ts.isIdentifier(call.expression) ? lookedUp(call.expression.text, scope) : undefined;
  if (!found || !('node' in found) || found.node.getSourceFile().fileName !== MAKERS || !ts.isFunctionDeclaration(found.node)) return undefined;
  return found.node.name!.text as Maker;
}

export function isMade(node: ts.Node): node is Made {
  return ts.isArrowFunction(node) || ts.isFunctionDeclaration(node) || ts.isFunctionExpression(node);
}

/** Arguments or elements, those that are spread among them. */
export function argumentsOf({ arguments: all }: { readonly arguments?: readonly ts.Expression[] }, scope: Scope): readonly Value[] {
  return (all ?? []).flatMap((node): readonly Value[] => {
    if (!ts.isSpreadElement(node)) return [{ node, scope }];
    const inner = resolved({ node: node.expression, scope });
    if ('list' in inner) return inner.list;
    if ('node' in inner && ts.isArrayLiteralExpression(inner.node)) return argumentsOf({ arguments: inner.node.elements }, inner.scope);
    return [{ node, scope }];
  });
}

/** A text that is known without running anything. */
export function constantText(value: Value): string | undefined {
  const inner = resolved(value);
  if ('words' in inner && /^\d+$/.test(inner.words)) return inner.words;
  if (!('node' in inner)) return undefined;
  const { node, scope } = inner;
  if (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node)) return node.text;
  if (ts.isTemplateExpression(node)) {
    const parts = node.templateSpans.map((span) => [constantText({ node: span.expression, scope }), span.literal.text]);
    return parts.some(([text]) => text === undefined) ? undefined : node.head.text + parts.flat().join('');
  }
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PlusToken) return undefined;
  const [left, right] = [constantText({ node: node.left, scope }), constantText({ node: node.right, scope })];
  return left === undefined || right === undefined || ts.isNumericLiteral(node.left) ? undefined : left + right;
}
