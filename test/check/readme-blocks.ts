import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './command';
import { printed } from './network-page';

/** README.md with the blocks in it that others make: the first picture of the default app, and what the advisor answers. */
export function readmeWithBlocks(): string {
  const picture = /^```mermaid\n[^]*?^```$/m.exec(readFileSync(join(ROOT, 'dist/DIAGRAMS.md'), 'utf8'))![0];
  const answer = `\`\`\`text\n${printed({ sameLayer2: true })}\n\`\`\``;
  return readFileSync(join(ROOT, 'README.md'), 'utf8')
    .replace(/^```mermaid\n[^]*?^```$/m, () => picture)
    .replace(/^```text\n[^]*?^```$/m, () => answer);
}
