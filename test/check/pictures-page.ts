import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './command';

/** Whose pictures stand in docs/pictures.md, and what they are of. */
const SHOWN: readonly (readonly [file: string, heading: string, text: string])[] = [
  ['dist/DIAGRAMS.md', 'The default app', 'NodePort, a store in the cluster, and a network that was there before: `npm run synth`.'],
  ['examples/cilium/dist/DIAGRAMS.md', 'With Cilium, its Gateway and certificates', 'The program is [examples/cilium](../examples/cilium/main.ts).'],
];

/** docs/pictures.md: what outputs draw of themselves, for who has none yet. */
export function picturesPage(): string {
  return `${[
    '# Pictures',
    'Each output has such pictures of itself, as Mermaid in `DIAGRAMS.md`, drawn from the objects that were emitted. Here are those of two programs of this repository.',
    ...SHOWN.flatMap(([file, heading, text]) => [`## ${heading}`, text, sectionsOf(file)]),
  ].join('\n\n')}\n`;
}

/** What stands below the title and its sentence, a level deeper. */
function sectionsOf(file: string): string {
  const text = readFileSync(join(ROOT, file), 'utf8');
  return text.slice(text.indexOf('## ')).trim().replace(/^## /gm, '### ');
}
