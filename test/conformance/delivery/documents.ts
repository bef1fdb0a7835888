import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Block {
  /** `README.md:31` */
  readonly place: string;
  readonly text: string;
}

const LAYER = 'conformance';

/** A page in Chinese has the blocks of the English one, word for word, so that they are run once. */
const PAGE = /(?<!\.zh)\.md$/;

/** The commands in the documents of which it says there that conformance runs them, in the order of reading. */
export function documentedCommands(repository: string): readonly Block[] {
  const documents = ['README.md', 'CONTRIBUTING.md',
    ...readdirSync(join(repository, 'docs')).filter((name) => PAGE.test(name)).map((name) => `docs/${name}`)];
  return documents.flatMap((document) => {
    const text = readFileSync(join(repository, document), 'utf8');
    return [...text.matchAll(new RegExp(`^\`\`\`sh ${LAYER}\\n([^]*?)^\`\`\`$`, 'gm'))].map((match) => ({
      place: `${document}:${text.slice(0, match.index).split('\n').length}`,
      text: match[1],
    }));
  });
}
