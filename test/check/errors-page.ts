import { ERRORS } from '../../src/core/error-catalogue';
import { MISTAKES } from '../mistakes/all';
import { Mistake } from '../mistakes/mistake';
import { Written, writtenMistakes } from '../mistakes/written';

const HEAD = `# Errors

Every error ends in a code. This page says what the codes mean; the error itself says where, with which value, and what to write instead:

\`\`\`text
[construct/path] prop.path: what is wrong, with the value; what to do instead (Code)
\`\`\`

Below each code stand the smallest input that raises it, what is said of it, and the same put right. \`github\` is \`GitHub.cloud({ repositories: ['acme/app'] })\`;
other names are exports of cdk8s-prow, cdk8s and constructs. What is wrong between objects of an app is said by \`app.synth()\`.

Generated from \`src/core/error-catalogue.ts\` and \`test/mistakes\` by \`npm run docs\`.
`;

export interface Example {
  readonly text: string;
  readonly written: Written;
}

/** docs/errors.md: a heading per code, so that a link can point at one. */
export function errorsPage(): string {
  const examples = smallestExamples();
  return [HEAD, ...Object.entries(ERRORS).sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, meaning]) => [`## ${code}\n`, `${meaning}\n`, ...shown(examples.get(code))].join('\n'))].join('\n');
}

/** Codes that no row of the mistakes raises. */
export function codesWithoutExample(): readonly string[] {
  const examples = smallestExamples();
  return Object.keys(ERRORS).filter((code) => !examples.has(code));
}

function shown(example: Example | undefined): readonly string[] {
  if (example === undefined) return [];
  const { text, written: { input, corrected } } = example;
  return [block('ts test', input), block('text', text), ...corrected === undefined ? [] : ['Put right:\n', block('ts test', corrected)]];
}

function block(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\`\n`;
}

/** By code: of inputs that are wrong in one way, the shortest; one that is put right before one that is not, then one of few helpers before others. */
export function smallestExamples(): ReadonlyMap<string, Example> {
  const written = writtenMistakes();
  const smallest = new Map<string, Example>();
  for (const mistake of MISTAKES) {
    const texts = refusedTexts(mistake);
    const found = written.get(mistake.id);
    const [code, ...others] = [...new Set(texts.map(codeOf))];
    if (code === undefined || others.length > 0 || found === undefined) continue;
    const best = smallest.get(code);
    if (best === undefined || weight(found) < weight(best.written)) smallest.set(code, { text: texts.join('\n'), written: found });
  }
  return smallest;
}

function refusedTexts({ becomes }: Mistake): readonly string[] {
  return 'refused' in becomes ? becomes.refused : [];
}

function codeOf(text: string): string {
  return /\(([A-Za-z0-9]+)\)$/.exec(text)?.[1] ?? '';
}

function weight({ input, corrected, level }: Written): number {
  return input.length + (corrected === undefined ? 10_000 : 0) + (level > 1 ? 5_000 : 0);
}
