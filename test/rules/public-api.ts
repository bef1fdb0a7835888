import { posix } from 'node:path';
import * as ts from 'typescript';
import { nodes, Source, SOURCES } from './source';

/** A class or interface that src/index.ts exports. */
export interface PublicType {
  readonly name: string;
  readonly source: Source;
  readonly node: ts.ClassDeclaration | ts.InterfaceDeclaration | ts.EnumDeclaration;
}

const INDEX = SOURCES.find(({ path }) => path === 'index.ts') as Source;

/** Everything that the package exports, found by name in the file that index.ts names. */
export const PUBLIC: readonly PublicType[] = nodes(INDEX.tree, ts.isExportDeclaration).flatMap((declaration) => {
  const path = `${posix.normalize((declaration.moduleSpecifier as ts.StringLiteral).text)}.ts`;
  const source = SOURCES.find((one) => one.path === path);
  if (!source || !declaration.exportClause || !ts.isNamedExports(declaration.exportClause)) {throw new Error(
    `src/index.ts: ${declaration.getText()} does not name what ${path} exports`);}
  return declaration.exportClause.elements.map(({ name }) => {
    const node = nodes(source.tree, isType).find((one) => one.name?.text === name.text);
    if (!node) throw new Error(`src/index.ts: ${path} has no class, interface or enum ${name.text}`);
    return { name: name.text, source, node };
  });
});

function isType(node: ts.Node): node is PublicType['node'] {
  return ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isEnumDeclaration(node);
}

/** A member that users of the type see. */
export interface PublicMember {
  /** `Type.member`. */
  readonly name: string;
  readonly source: Source;
  readonly node: ts.Node;
  readonly optional: boolean;
}

/** All that can be seen of a type: no constructor, no override, nothing private or internal. */
export function members({ name, source, node }: PublicType): readonly PublicMember[] {
  const all: readonly ts.Node[] = node.members;
  return all.flatMap((member) => (ts.isConstructorDeclaration(member) ? parameterProperties(member) : [member])).filter(isSeen).map((member) => {
    const declaration = member as ts.PropertyDeclaration;
    return { name: `${name}.${declaration.name.getText(source.tree)}`, source, node: member, optional: declaration.questionToken !== undefined };
  });
}

function parameterProperties(constructor: ts.ConstructorDeclaration): readonly ts.Node[] {
  return constructor.parameters.filter((parameter) => ts.isParameterPropertyDeclaration(parameter, constructor));
}

function isSeen(member: ts.Node): boolean {
  const flags = ts.getCombinedModifierFlags(member as ts.Declaration);
  return (flags & (ts.ModifierFlags.Private | ts.ModifierFlags.Override)) === 0 && !/@internal/.test(docOf(member) ?? '');
}

/** The docstring directly before a declaration. */
export function docOf(node: ts.Node): string | undefined {
  const text = node.getSourceFile().text;
  const comment = ts.getLeadingCommentRanges(text, node.getFullStart())?.at(-1);
  const doc = comment && text.slice(comment.pos, comment.end);
  return doc?.startsWith('/**') ? doc : undefined;
}
