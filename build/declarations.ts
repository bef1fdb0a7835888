import { posix } from 'node:path';
import * as ts from 'typescript';
import { Edit, edited } from './edits';

/**
 * The declarations that a consumer's compiler reads, by path without `.d.ts`: what `entry` exports and what that leads to, without members marked
 * `@internal`. jsii allows no `stripInternal`, and would leave what only such members and our own functions lead to.
 */
export function publicDeclarations(entry: string, read: (name: string) => string): ReadonlyMap<string, string> {
  const files = new Map<string, DeclarationFile>();
  const fileOf = (name: string): DeclarationFile => {
    let file = files.get(name);
    if (!file) files.set(name, file = new DeclarationFile(withoutInternals(read(name))));
    return file;
  };
  const visit = (name: string, declared: string): void => {
    for (const { module, name: imported } of fileOf(name).need(declared)) {
      if (module.startsWith('.')) visit(posix.join(posix.dirname(name), module), imported);
    }
  };
  for (const exported of fileOf(entry).reexports()) visit(entry, exported);
  return new Map([...files].map(([name, file]) => [name, file.text()]));
}

/** A name of another file. */
interface Imported {
  readonly module: string;
  readonly name: string;
}

/** A file of which only some declarations are needed. */
class DeclarationFile {
  private readonly tree: ts.SourceFile;
  private readonly declared = new Map<string, ts.Statement[]>();
  private readonly imported = new Map<string, Imported>();
  private readonly needed = new Set<string>();

  constructor(private readonly source: string) {
    this.tree = parsed(source);
    for (const statement of this.tree.statements) {
      for (const name of declaredNames(statement)) this.declared.set(name, [...this.declared.get(name) ?? [], statement]);
      for (const { local, ...imported } of importedNames(statement)) this.imported.set(local, imported);
    }
  }

  /** The names of `export { A } from './a'`. */
  reexports(): readonly string[] {
    return this.tree.statements.filter(ts.isExportDeclaration).flatMap((statement) => importedNames(statement).map(({ local }) => local));
  }

  /** Marks a name and all of this file that it leads to; what it leads to elsewhere comes back. */
  need(name: string): readonly Imported[] {
    if (this.needed.has(name)) return [];
    this.needed.add(name);
    const imported = this.imported.get(name);
    const used = (this.declared.get(name) ?? []).flatMap(identifiers);
    return [...(imported ? [imported] : []), ...used.flatMap((other) => this.need(other))];
  }

  text(): string {
    return edited(this.source, this.tree.statements.flatMap((statement) => this.edits(statement)));
  }

  private edits(statement: ts.Statement): readonly Edit[] {
    const declared = declaredNames(statement);
    const names = [...declared, ...importedNames(statement).map(({ local }) => local)];
    if (names.length === 0 || names.every((name) => this.needed.has(name))) return [];
    if (!names.some((name) => this.needed.has(name))) return [{ from: statement.getFullStart(), to: statement.end, text: '' }];
    if (declared.length > 0) return [];
    const kept = specifiers(statement).filter(({ name }) => this.needed.has(name.text)).map((specifier) => specifier.getText());
    const list = specifiers(statement)[0].parent;
    return [{ from: list.getStart(), to: list.end, text: `{ ${kept.join(', ')} }` }];
  }
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

function declaredNames(statement: ts.Statement): readonly string[] {
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.map(({ name }) => name.getText());
  const isNamed = ts.isClassDeclaration(statement) || ts.isInterfaceDeclaration(statement) || ts.isFunctionDeclaration(statement)
    || ts.isTypeAliasDeclaration(statement) || ts.isEnumDeclaration(statement) || ts.isModuleDeclaration(statement);
  return isNamed && statement.name ? [statement.name.text] : [];
}

function importedNames(statement: ts.Statement): readonly (Imported & { readonly local: string })[] {
  if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
  if (!statement.moduleSpecifier) return [];
  const module = (statement.moduleSpecifier as ts.StringLiteral).text;
  const whole = ts.isImportDeclaration(statement) ? [statement.importClause?.name, namespaceOf(statement)].filter((name) => name !== undefined) : [];
  return [
    ...whole.map(({ text }) => ({ module, name: text, local: text })),
    ...specifiers(statement).map(({ name, propertyName }) => ({ module, name: (propertyName ?? name).text, local: name.text })),
  ];
}

function namespaceOf({ importClause }: ts.ImportDeclaration): ts.Identifier | undefined {
  const bindings = importClause?.namedBindings;
  return bindings && ts.isNamespaceImport(bindings) ? bindings.name : undefined;
}

function specifiers(statement: ts.Statement): readonly (ts.ImportSpecifier | ts.ExportSpecifier)[] {
  if (ts.isImportDeclaration(statement)) {
    const bindings = statement.importClause?.namedBindings;
    return bindings && ts.isNamedImports(bindings) ? bindings.elements : [];
  }
  const clause = ts.isExportDeclaration(statement) ? statement.exportClause : undefined;
  return clause && ts.isNamedExports(clause) ? clause.elements : [];
}

/** The names that a declaration may mean, without those that it gives to members and parameters. */
function identifiers(node: ts.Node): readonly string[] {
  const found: string[] = [];
  const visit = (child: ts.Node): void => {
    if (ts.isIdentifier(child) && !isNameOf(child.parent, child)) found.push(child.text);
    ts.forEachChild(child, visit);
  };
  visit(node);
  return found;
}

function isNameOf(holder: ts.Node, name: ts.Identifier): boolean {
  return (ts.isTypeElement(holder) || ts.isClassElement(holder) || ts.isParameter(holder) || ts.isEnumMember(holder)) && holder.name === name;
}

function parsed(text: string): ts.SourceFile {
  return ts.createSourceFile('declarations.d.ts', text, ts.ScriptTarget.Latest, true);
}
