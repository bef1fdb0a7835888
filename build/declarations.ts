import { posix } from 'node:path';
import * as ts from 'typescript';
import { Edit, edited } from './edits';

/**
 * The declarations that a consumer's compiler reads, by path without `.d.ts`: those that `entry` leads to, without members marked `@internal`.
 * jsii allows no `stripInternal`, and would leave the files that only such members lead to.
 */
export function publicDeclarations(entry: string, read: (name: string) => string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const visit = (name: string): void => {
    if (found.has(name)) return;
    const text = withoutUnusedImports(withoutInternals(read(name)));
    found.set(name, text);
    for (const { fileName } of ts.preProcessFile(text).importedFiles) {
      if (fileName.startsWith('.')) visit(posix.join(posix.dirname(name), fileName));
    }
  };
  visit(entry);
  return found;
}

function withoutInternals(text: string): string {
  const cuts: Edit[] = [];
  const visit = (node: ts.Node): void => {
    const isDeclared = ts.isClassElement(node) || ts.isTypeElement(node) || ts.isStatement(node);
    if (isDeclared && ts.getJSDocTags(node).some(({ tagName }) => tagName.text === 'internal')) cuts.push({ from: node.getFullStart(), to: node.end, text: '' });
    else ts.forEachChild(node, visit);
  };
  visit(parsed(text));
  return edited(text, cuts);
}

function withoutUnusedImports(text: string): string {
  const tree = parsed(text);
  const used = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) used.add(node.text);
    if (!ts.isImportDeclaration(node)) ts.forEachChild(node, visit);
  };
  visit(tree);
  const imports = tree.statements.filter(ts.isImportDeclaration);
  const unused = imports.filter(({ importClause }) => importClause && !namesOf(importClause).some((name) => used.has(name)));
  return edited(text, unused.map((node) => ({ from: node.getFullStart(), to: node.end, text: '' })));
}

function namesOf({ name, namedBindings }: ts.ImportClause): readonly string[] {
  const bound = namedBindings && (ts.isNamespaceImport(namedBindings) ? [namedBindings.name] : namedBindings.elements.map((element) => element.name));
  return [...(name ? [name] : []), ...(bound ?? [])].map(({ text }) => text);
}

function parsed(text: string): ts.SourceFile {
  return ts.createSourceFile('declarations.d.ts', text, ts.ScriptTarget.Latest, true);
}
