import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { Inlined } from './inlined';
import { moduleScope, Scope, sourceOf } from './scope';

/** How a mistake stands in its file, as a reader of the documentation would write it. */
export interface Written {
  readonly input: string;
  readonly corrected?: string;
  /** Helpers of the tests that the input went through, one in the other. */
  readonly level: number;
}

/** Every mistake as it is written, by its number. */
export function writtenMistakes(): ReadonlyMap<string, Written> {
  const all = new Map<string, Written>();
  for (const name of readdirSync(__dirname).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))) {
    const path = join(__dirname, name);
    visit(sourceOf(path), moduleScope(path), all);
  }
  return all;
}

function visit(node: ts.Node, scope: Scope, all: Map<string, Written>): void {
  if (ts.isObjectLiteralExpression(node)) {
    const { id, input, corrected } = Object.fromEntries(node.properties.filter(ts.isPropertyAssignment).map((p) => [p.name.getText(), p.initializer]));
    if (id !== undefined && ts.isStringLiteral(id) && input !== undefined) {
      const shown = new Inlined({ node: input, scope });
      all.set(id.text, { input: shown.text, level: shown.level, corrected: corrected && new Inlined({ node: corrected, scope }).text });
      return;
    }
  }
  ts.forEachChild(node, (child) => visit(child, scope, all));
}
