import * as ts from 'typescript';
import { Edit, edited } from './edits';

/** How a compiled file gets at what it imports. */
export interface Import {
  /** JavaScript whose value is the module. */
  readonly expression: string;
  /** True when it is to be loaded at its first use. */
  readonly isLazy: boolean;
}

/**
 * Compiled CommonJS with other imports: for each module, `importOf` says how to get at it. What is lazy is loaded where it is used, and kept in
 * `$x_1`: a function that loads would have to be compiled for each import of each file. A module that is imported for types alone is not in
 * compiled code any more.
 */
export function withImports(code: string, importOf: (module: string) => Import | undefined): string {
  const tree = parsed(code);
  const [edits, lazy] = [[] as Edit[], new Map<string, string>()];
  for (const statement of tree.statements) {
    const required = requireOf(statement);
    const wanted = required && importOf(required.module);
    if (!required || !wanted) continue;
    const { name, call, initializer } = required;
    const expression = edited(initializer.getText(), [{ ...span(call, initializer.getStart()), text: wanted.expression }]);
    if (wanted.isLazy) lazy.set(name, `($${name} ??= ${expression})`);
    edits.push({ ...span(statement), text: wanted.isLazy ? `let $${name};` : `const ${name} = ${expression};` });
  }
  const visit = (node: ts.Node): void => {
    const use = ts.isIdentifier(node) && isUse(node) ? lazy.get(node.text) : undefined;
    if (use !== undefined) edits.push({ ...span(node), text: use });
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return edited(code, edits);
}

export function parsed(code: string): ts.SourceFile {
  return ts.createSourceFile('compiled.js', code, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
}

/** What `const x_1 = require("module")` requires; `call` is the call itself, which may stand in `__importStar` or `__importDefault`. */
export function requireOf(statement: ts.Statement): { name: string; module: string; call: ts.Expression; initializer: ts.Expression } | undefined {
  if (!ts.isVariableStatement(statement) || statement.declarationList.declarations.length !== 1) return undefined;
  const [{ name, initializer }] = statement.declarationList.declarations;
  if (!initializer || !ts.isIdentifier(name)) return undefined;
  const call = isCallOf(initializer, /^__import(Star|Default)$/) ? initializer.arguments[0] : initializer;
  if (!isCallOf(call, /^require$/)) return undefined;
  const [module] = call.arguments;
  return ts.isStringLiteral(module) ? { name: name.text, module: module.text, call, initializer } : undefined;
}

function isCallOf(node: ts.Expression, name: RegExp): node is ts.CallExpression {
  return ts.isCallExpression(node) && ts.isIdentifier(node.expression) && name.test(node.expression.text) && node.arguments.length === 1;
}

/** False for a name that is declared, or that names a property. */
function isUse(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  return !(ts.isVariableDeclaration(parent) && parent.name === node);
}

function span(node: ts.Node, before = 0): Pick<Edit, 'from' | 'to'> {
  return { from: node.getStart() - before, to: node.end - before };
}
