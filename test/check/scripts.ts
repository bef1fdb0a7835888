import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ScriptPart } from '../../src/platform/delivery/script';
import { ROOT } from './command';

/** Where the scripts stand that shellcheck and editors read. */
export const SCRIPTS = 'src/platform/delivery';

/** What makes the GitHub App; Node runs it, and eslint reads it. */
const CREATE_APP = 'src/platform/github-app/create.mjs';

/** All scripts in parts, and a program, as the package holds them. */
export function scriptsJson(): string {
  const parts = Object.fromEntries(['apply', 'secrets', 'kubeconfig', 'copy-secrets'].map((name) => [name, scriptParts(readFileSync(join(ROOT, SCRIPTS, `${name}.sh`), 'utf8'))]));
  const createApp = readFileSync(join(ROOT, CREATE_APP), 'utf8').trimEnd().split('\n');
  return `${JSON.stringify({ ...parts, createApp }, undefined, 1)}\n`;
}

/**
 * Cuts a script at its lines `# if FACT` and `# sample NAME`, each of which goes to the next `# end`. Lines that begin with `#:` are for who
 * reads the source. The lines of a sample are there for shellcheck, and never written.
 */
export function scriptParts(text: string): readonly ScriptPart[] {
  const parts: { readonly name?: string; readonly lines: string[]; readonly kind?: string }[] = [];
  let open: (typeof parts)[number] | undefined;
  for (const line of text.replace(/\n$/, '').split('\n').filter((one) => !one.startsWith('#:'))) {
    const [, kind, name] = /^# (if|sample) (\w+)$/.exec(line) ?? [];
    if (kind !== undefined) {
      if (open?.name !== undefined) throw new Error(`"${line}" stands inside of ${open.name}`);
      open = { name, lines: [], kind };
      parts.push(open);
    } else if (line === '# end') {
      if (open?.name === undefined) throw new Error('"# end" ends nothing');
      open = undefined;
    } else {
      if (open === undefined) parts.push(open = { lines: [] });
      open.lines.push(line);
    }
  }
  if (open?.name !== undefined) throw new Error(`${open.name} has no "# end"`);
  return parts.map(({ name, lines, kind }) => (kind === 'sample' ? { name, lines: [] } : name === undefined ? { lines } : { name, lines }));
}
