/** One step of NEXT-STEPS.md as it is written. */
export interface WrittenStep {
  readonly title: string;
  readonly text: string;
  /** Blocks of commands, in order. */
  readonly commands: readonly string[];
  /** Blocks of YAML, in order. */
  readonly files: readonly string[];
  /** Items of its lists. */
  readonly items: readonly string[];
}

/** The steps of NEXT-STEPS.md, without what stands behind them. */
export function stepsOf(text: string): readonly WrittenStep[] {
  return text.split(/^## (?!\d)/m).find((part) => /^## \d+\. /m.test(part))!.split(/^## \d+\. /m).slice(1).map((step) => ({
    title: step.slice(0, step.indexOf('\n')),
    text: step,
    commands: blocksOf(step, 'sh'),
    files: blocksOf(step, 'yaml'),
    items: [...step.matchAll(/^\* (.*)$/gm)].map(([, item]) => item),
  }));
}

function blocksOf(text: string, language: string): readonly string[] {
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))].map(([, block]) => block);
}
