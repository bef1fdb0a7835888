import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';

/** How a mistake stands in its file, as a reader of the documentation would write it. */
export interface Written {
  readonly input: string;
  readonly corrected?: string;
}

/** Every mistake as it is written, by its number. */
export function writtenMistakes(): ReadonlyMap<string, Written> {
  const all = new Map<string, Written>();
  for (const file of readdirSync(__dirname).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))) {
    visit(ts.createSourceFile(file, readFileSync(join(__dirname, file), 'utf8'), ts.ScriptTarget.Latest, true), all);
  }
  return all;
}

function visit(node: ts.Node, all: Map<string, Written>): void {
  if (ts.isObjectLiteralExpression(node)) {
    const { id, input, corrected } = Object.fromEntries(node.properties.filter(ts.isPropertyAssignment).map((p) => [p.name.getText(), p.initializer]));
    if (id !== undefined && ts.isStringLiteral(id) && input !== undefined) {
      all.set(id.text, { input: body(input), corrected: corrected === undefined ? undefined : body(corrected) });
      return;
    }
  }
  ts.forEachChild(node, (child) => visit(child, all));
}

/** What a function does, without the words that make a test of it. */
function body(made: ts.Expression): string {
  if (!ts.isArrowFunction(made)) return made.getText();
  const { body: inside } = made;
  if (ts.isBlock(inside)) return dedented(inside.statements.map((statement) => statement.getFullText().replace(/^\n/, '')).join('\n'));
  if (ts.isCallExpression(inside) && inside.expression.getText() === 'app') return dedented(prowApp(inside.arguments[0]));
  return dedented(inside.getText());
}


function prowApp(props: ts.Expression | undefined): string {
  if (props === undefined) return 'new ProwApp({ github })';
  if (!ts.isObjectLiteralExpression(props)) return `new ProwApp({ github, ...${props.getText()} })`;
  const said = props.properties.map((p) => p.name?.getText());
  const inside = props.getText().replace(/^\{\s*|,?\s*\}$/g, '');
  return said.includes('github') ? `new ProwApp({ ${inside} })` : `new ProwApp({ github, ${inside} })`;
}

/** What stands deeper in the test than it would alone, without the word by which TypeScript takes what JavaScript may say. */
function dedented(text: string): string {
  const [first, ...rest] = text.split('\n');
  const depth = Math.min(...rest.filter((line) => line.trim() !== '').map((line) => /^ */.exec(line)![0].length));
  const start = /^ */.exec(first)![0].length;
  return [first.slice(Math.min(start, depth)), ...rest.map((line) => line.slice(start > 0 ? start : depth))].join('\n').replace(/ as never\b/g, '').trim();
}
