import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Check } from '../check';
import { duration, quantity } from '../grammars/amounts';
import { kubernetesCron, prowCron } from '../grammars/cron';
import { type Grammar, inputsOf } from '../grammars/grammar';
import { image } from '../grammars/image';
import { regexp } from '../grammars/regexp';
import { template } from '../grammars/template';

const COUNT = 110_000;
/** Another one looks elsewhere. */
const SEED = Number(process.env.GRAMMAR_SEED ?? 12);

/** That what Go reads is read here as Go reads it. */
export const grammarChecks: readonly Check[] = [regexp, duration, quantity, image, template, prowCron, kubernetesCron].map((grammar) => ({
  name: `grammars: each ${grammar.name} is taken and refused as by Go`,
  needs: ['grammars'],
  run: async (context) => compare(grammar, join(context.binaries('grammars').folder, 'grammars')),
}));

function compare(grammar: Grammar, program: string): string {
  const inputs = inputsOf(grammar, SEED, COUNT);
  assert.ok(inputs.length >= 100_000, `${inputs.length} inputs are too few`);
  const begin = performance.now();
  const ours = inputs.map((input) => grammar.read(input));
  const between = performance.now();
  const theirs = answers(program, grammar.name, inputs);
  const end = performance.now();

  const where = (is: (mine: string | undefined, go: string | undefined, input: string) => boolean): readonly string[] =>
    inputs.filter((input, i) => is(ours[i], theirs[i], input));
  const takenHere = where((mine, go) => mine !== undefined && go === undefined);
  const taken = where((_, go) => go !== undefined);
  const refusedHere = where((mine, go) => mine === undefined && go !== undefined);
  const nonsense = refusedHere.filter((input) => grammar.isNonsense?.(input));
  const otherwise = where((mine, go) => mine !== undefined && go !== undefined && !(grammar.same?.(mine, go) ?? mine === go));
  const seconds = (from: number, to: number): string => ((to - from) / 1000).toFixed(1);
  const figures = `seed ${SEED}: ${inputs.length} inputs, ${taken.length} taken by Go, ${takenHere.length} only here, `
    + `${refusedHere.length - nonsense.length} refused only here and ${nonsense.length} because nobody means them, ${otherwise.length} of another value; `
    + `${seconds(begin, between)} s here, ${seconds(between, end)} s in Go`;
  const wrong = [...takenHere, ...refusedHere.filter((input) => !nonsense.includes(input)), ...otherwise];
  assert.equal(wrong.length, 0,
    `${figures}; such as ${wrong.sort((a, b) => a.length - b.length).slice(0, 10).map((input) => JSON.stringify(input)).join(' ')}`);
  return figures;
}

/** What Go makes of each input: undefined where it refuses it. */
function answers(program: string, grammar: string, inputs: readonly string[]): readonly (string | undefined)[] {
  const input = inputs.map((text) => `${JSON.stringify(text)}\n`).join('');
  const lines = execFileSync(program, [grammar], { input, encoding: 'utf8', maxBuffer: 2 ** 28 }).split('\n').slice(0, -1);
  assert.equal(lines.length, inputs.length);
  return lines.map((line) => (line.startsWith('ok ') ? line.slice('ok '.length) : undefined));
}
