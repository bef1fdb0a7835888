import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as ts from 'typescript';
import { stringify } from 'yaml';
import { tool } from './command';
import { cutCrds } from './crd-schemas';
import { emittedObjects } from './emitted-objects';

/** Makes `imports/`: what `cdk8s import` makes of the schemas of emitted custom resources, as types alone. */
export async function importTypes(target: string): Promise<void> {
  const folder = mkdtempSync(join(dirname(target), 'schemas-'));
  const [schemas, imported] = [join(folder, 'crds.yaml'), join(folder, 'imported')];
  writeFileSync(schemas, cutCrds(await emittedObjects()).map((crd) => `---\n${stringify(crd, { aliasDuplicateObjects: false })}`).join(''));
  await tool('cdk8s', 'import', schemas, '--language', 'typescript', '--output', imported, '--no-save', '--no-check-upgrade');
  mkdirSync(target);
  for (const name of readdirSync(imported)) writeFileSync(join(target, name), typesOf(readFileSync(join(imported, name), 'utf8')));
}

const HEAD = '// Custom resources, cut down to the fields that are written. Generated from test/crds by `npm run docs`.\n';

/**
 * The types of an imported file as they stand in YAML: fields by their own names instead of camel case, enums as the words that they allow,
 * and for every kind one interface with its apiVersion, in place of a class.
 */
export function typesOf(imported: string): string {
  const tree = ts.createSourceFile('imported.ts', imported, ts.ScriptTarget.Latest, true);
  const names = new Map(
    tree.statements.filter(ts.isFunctionDeclaration).map((node) => [node.parameters[0].type?.getText().split(' ')[0] ?? '', fieldNames(node)]));
  const kinds = new Map(tree.statements.filter(ts.isClassDeclaration).flatMap(kindOf));
  return [HEAD, ...tree.statements.flatMap((node) => {
    if (ts.isInterfaceDeclaration(node)) return [declaredInterface(node, names.get(node.name.text) ?? new Map(), kinds.get(node.name.text))];
    if (ts.isEnumDeclaration(node)) {return [
      `export type ${node.name.text} = ${node.members.map(({ initializer }) => initializer?.getText().replace(/"/g, '\'')).join(' | ')};\n`];}
    return ts.isClassDeclaration(node) && !node.heritageClauses ? [`export type ${node.name?.text} = number | string;\n`] : [];
  })].join('\n');
}

interface Kind {
  readonly name: string;
  readonly apiVersion: string;
  readonly kind: string;
}

/** A class with the constant `GVK` says what its properties are those of. */
function kindOf(node: ts.ClassDeclaration): [string, Kind][] {
  const text = /GVK: [^{]*\{\s*apiVersion: '([^']+)',\s*kind: '([^']+)'/.exec(node.getText());
  return text && node.name ? [[`${node.name.text}Props`, { name: node.name.text, apiVersion: text[1], kind: text[2] }]] : [];
}

/** Names in YAML by names in TypeScript, as a function `toJson_…` has them: `'isCA': obj.isCa`. */
function fieldNames(node: ts.FunctionDeclaration): ReadonlyMap<string, string> {
  return new Map([...node.getText().matchAll(/^\s+'([^']+)': .*?\bobj\.(\w+)/gm)].map(([, yaml, name]) => [name, yaml]));
}

function declaredInterface(node: ts.InterfaceDeclaration, names: ReadonlyMap<string, string>, kind: Kind | undefined): string {
  const fields = node.members.filter(ts.isPropertySignature).flatMap(({ name, questionToken, type }) => {
    const yaml = names.get(name.getText()) ?? name.getText();
    return kind && yaml === 'metadata' ? [] : [`  readonly ${/^\w+$/.test(yaml) ? yaml : `'${yaml}'`}${questionToken ? '?' : ''}: ${type?.getText()};\n`];
  });
  const own = kind ? [`  readonly apiVersion: '${kind.apiVersion}';\n`, `  readonly kind: '${kind.kind}';\n`] : [];
  return `export interface ${kind?.name ?? node.name.text} {\n${[...own, ...fields].join('')}}\n`;
}
