import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What compilers of other jsii libraries take from a docstring; people read the rest in the declarations. */
interface Docs {
  readonly stability?: string;
  readonly deprecated?: string;
}

/**
 * The description for jsii as it is published: types, without the text of every docstring once more and without places in our sources, which
 * together are four fifths of it, packed.
 */
export function slimAssembly(text: string): string {
  const slim = JSON.parse(text, (key: string, value: unknown) => {
    if (key === 'locationInModule') return undefined;
    if (key === 'docs' && typeof value === 'object') return docsOf(value as Docs);
    return value;
  });
  // jsii's own word for an assembly that was changed after it was made
  return JSON.stringify({ ...slim, fingerprint: '**********' });
}

function docsOf({ stability, deprecated }: Docs): Docs {
  return { stability, deprecated };
}

if (require.main === module) {
  const file = join(__dirname, '..', '.jsii');
  writeFileSync(file, slimAssembly(readFileSync(file, 'utf8')));
}
