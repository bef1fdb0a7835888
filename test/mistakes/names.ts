import * as ts from 'typescript';

/** Names that code takes from around it: neither declared in it nor names of properties. */
export function foreignNames(code: string): ReadonlySet<string> {
  const source = ts.createSourceFile('shown.ts', code, ts.ScriptTarget.Latest, true);
  const declared = new Set<string>();
  const used = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) (isDeclaration(node) ? declared : used).add(node.text);
    ts.forEachChild(node, (child) => {
      if (!isName(child, node) && !ts.isTypeNode(child)) visit(child);
    });
  };
  visit(source);
  return new Set([...used].filter((name) => !declared.has(name)));
}

function isDeclaration(node: ts.Identifier): boolean {
  const { parent } = node;
  const declares = ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isBindingElement(parent) || ts.isFunctionDeclaration(parent);
  return declares && parent.name === node;
}

/** Is the name of a property, which says nothing of what stands around. */
function isName(child: ts.Node, parent: ts.Node): boolean {
  if (!ts.isIdentifier(child)) return false;
  if (ts.isBindingElement(parent)) return parent.propertyName === child;
  const named = ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent) || ts.isGetAccessor(parent) || ts.isMethodDeclaration(parent);
  return named && parent.name === child;
}
