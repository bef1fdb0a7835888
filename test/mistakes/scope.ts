import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as ts from 'typescript';

/** What a word of a test stands for. */
export type Value =
  | { readonly node: ts.Node; readonly scope: Scope }
  | { readonly list: readonly Value[] }
  | { readonly words: string }
  | { readonly nothing: true };

/** Which word is what: none where it is declared in what is shown. */
export interface Scope {
  readonly words: ReadonlyMap<string, Value | undefined>;
  readonly around?: Scope;
  /** Calls of helpers that lead here. */
  readonly level: number;
}

export const NOTHING: Value = { nothing: true };

export function lookedUp(name: string, scope: Scope): Value | undefined {
  if (scope.words.has(name)) return scope.words.get(name);
  return scope.around && lookedUp(name, scope.around);
}

/** A scope in which these words are shown as they are. */
export function shadowed(names: readonly string[], around: Scope): Scope {
  return { words: new Map(names.map((name) => [name, undefined])), around, level: around.level };
}

/** What a function sees of its arguments; where none is given and an empty object is meant, nothing is shown. */
export function bound(parameters: readonly ts.ParameterDeclaration[], args: readonly Value[], around: Scope, level: number): Scope {
  const words = new Map<string, Value | undefined>();
  const scope: Scope = { words, around, level };
  parameters.forEach(({ name, initializer, dotDotDotToken }, i) => {
    const given: Value = dotDotDotToken ? { list: args.slice(i) } : args[i] ?? NOTHING;
    const value = 'nothing' in given && initializer && initializer.getText() !== '{}' ? { node: initializer, scope } : given;
    if (ts.isIdentifier(name)) words.set(name.text, value);
    else taken(name, value, words);
  });
  return scope;
}

/** Of `{ a, b }` each word, as a member of what it is taken from. */
function taken(pattern: ts.BindingName, of: Value, words: Map<string, Value | undefined>): void {
  if (!ts.isObjectBindingPattern(pattern)) throw new Error(`${pattern.getText()} is not an object's`);
  for (const { name, propertyName } of pattern.elements) {
    const from = 'words' in of ? of.words : 'node' in of ? of.node.getText() : '';
    words.set(name.getText(), { words: `${from}.${(propertyName ?? name).getText()}` });
  }
}

const MODULES = new Map<string, Scope>();

/** What a file declares, and what it imports of other files of the tests. */
export function moduleScope(path: string): Scope {
  const known = MODULES.get(path);
  if (known !== undefined) return known;
  const words = new Map<string, Value | undefined>();
  const scope: Scope = { words, level: 0 };
  MODULES.set(path, scope);
  for (const statement of sourceOf(path).statements) declare(statement, scope, words, path);
  return scope;
}

export function sourceOf(path: string): ts.SourceFile {
  return ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
}

function declare(statement: ts.Statement, scope: Scope, words: Map<string, Value | undefined>, path: string): void {
  if (ts.isFunctionDeclaration(statement) && statement.name) words.set(statement.name.text, { node: statement, scope });
  if (ts.isImportDeclaration(statement)) imported(statement, words, path);
  if (!ts.isVariableStatement(statement)) return;
  for (const { name, initializer } of statement.declarationList.declarations) {
    if (initializer === undefined) continue;
    if (ts.isIdentifier(name)) words.set(name.text, { node: initializer, scope });
    else taken(name, { node: initializer, scope }, words);
  }
}

function imported({ importClause, moduleSpecifier }: ts.ImportDeclaration, words: Map<string, Value | undefined>, path: string): void {
  const file = `${join(dirname(path), (moduleSpecifier as ts.StringLiteral).text)}.ts`;
  const named = importClause?.namedBindings;
  if (file.includes('/src/') || !existsSync(file) || named === undefined || !ts.isNamedImports(named)) return;
  for (const { name, propertyName } of named.elements) words.set(name.text, lookedUp((propertyName ?? name).text, moduleScope(file)));
}
