import { Chance } from './chance';

/** A grammar of Go's, as we read it. */
export interface Grammar {
  /** As the Go program calls it. */
  readonly name: string;
  /** Texts that Go takes, to be changed. */
  readonly valid: readonly string[];
  /** What texts are made of. */
  readonly tokens: readonly string[];
  /** A text that follows the grammar, mostly. */
  make(chance: Chance): string;
  /** Undefined where we refuse the text; else what Go prints for it, or nothing where its value is not compared. */
  read(text: string): string | undefined;
  /** Whether two values are one, where they may be written in several ways. */
  same?(ours: string, go: string): boolean;
  /** What Go takes, and we refuse because nobody means it. */
  isNonsense?(text: string): boolean;
  /** What Go would take minutes for. */
  isEndless?(text: string): boolean;
}

/** Texts of all kinds, each once: made by the grammar, changed from these and from valid ones, and thrown together. */
export function inputsOf(grammar: Grammar, seed: number, count: number): readonly string[] {
  const chance = new Chance(seed);
  const inputs = new Set(grammar.valid);
  const token = (): string => chance.pick(grammar.tokens);
  for (let tries = 0; inputs.size < count && tries < 50 * count; tries += 1) {
    const way = chance.below(10);
    if (way < 4) inputs.add(grammar.make(chance));
    else if (way < 9) inputs.add(changed(chance.percent(50) ? grammar.make(chance) : chance.pick(grammar.valid), chance, token));
    else inputs.add(chance.some(1, 8, token));
  }
  return [...inputs].filter((input) => !grammar.isEndless?.(input));
}

function changed(text: string, chance: Chance, token: () => string): string {
  let result = [...text];
  for (let times = 1 + chance.below(3); times > 0; times -= 1) {
    const [at, end] = [chance.below(result.length + 1), chance.below(result.length + 1)].sort((a, b) => a - b);
    const [before, between, after] = [result.slice(0, at), result.slice(at, end), result.slice(end)];
    result = [
      () => [...before, ...token(), ...between, ...after],
      () => [...before, ...token(), ...result.slice(at + 1)],
      () => [...before, ...result.slice(at + 1)],
      () => [...before, ...after],
      () => [...before, ...between, ...between, ...after],
    ][chance.below(5)]();
  }
  return result.join('');
}
