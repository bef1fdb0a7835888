import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '../outputs/outputs';

export interface Picture {
  /** `docs/choosing-a-network.md`, or `dist/DIAGRAMS.md 2` where there are several. */
  readonly name: string;
  readonly source: string;
}

/** Every picture that is committed, by the document that it stands in. */
export function picturesByDocument(): ReadonlyMap<string, readonly Picture[]> {
  const outputs = ['dist', ...readdirSync(join(REPOSITORY, 'examples')).map((name) => `examples/${name}/dist`)];
  const documents = [
    'README.md',
    ...readdirSync(join(REPOSITORY, 'docs')).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`),
    // those of several environments have a folder each
    ...outputs.flatMap((folder) => ['', 'staging/', 'production/'].flatMap((below) => ['DIAGRAMS.md', 'NEXT-STEPS.md'].map((name) => `${folder}/${below}${name}`))),
  ].filter((path) => existsSync(join(REPOSITORY, path)));
  return new Map(documents.map((path) => [path, picturesOf(path)] as const).filter(([, pictures]) => pictures.length > 0));
}

function picturesOf(path: string): readonly Picture[] {
  const blocks = [...readFileSync(join(REPOSITORY, path), 'utf8').matchAll(/^```mermaid\n([^]*?)^```$/gm)];
  return blocks.map(([, source], i) => ({ name: blocks.length === 1 ? path : `${path} ${i + 1}`, source }));
}
