import scripts from './scripts.json';

/** A part of a script, as it stands in `apply.sh` or `secrets.sh` of this folder. */
export interface ScriptPart {
  /** The fact on which it is written, or the sample that lines of the platform stand in for; absent where it is always written. */
  readonly name?: string;
  readonly lines: readonly string[];
}

/** What becomes of a part that has a name: it is written or left out, or other lines are written. */
export type PartContent = boolean | readonly string[];

/**
 * The text of a script. What is the same for everybody stands in `apply.sh`, `secrets.sh` and others beside this file, where editors and shellcheck read
 * it; `npm run docs` copies them into `scripts.json`, because nothing else than code and JSON gets into the package.
 */
export function script(name: 'apply' | 'copy-secrets' | 'kubeconfig' | 'secrets', contents: Readonly<Record<string, PartContent>>): string {
  const parts: readonly ScriptPart[] = scripts[name];
  const lines = parts.flatMap((part) => (part.name === undefined ? part.lines : written(part, contents[part.name])));
  return `${lines.join('\n')}\n`;
}

function written({ lines }: ScriptPart, content: PartContent): readonly string[] {
  if (content === true) return lines;
  return content === false ? [] : [...content];
}

/** A text as one word of a POSIX shell that stands for itself. */
export function shellWord(text: string): string {
  return /^[A-Za-z0-9_./:@%+-]+$/.test(text) ? text : `'${text.replace(/'/g, '\'\\\'\'')}'`;
}
