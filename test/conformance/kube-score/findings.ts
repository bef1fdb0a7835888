import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What kube-score calls critical in an object. */
export interface Finding {
  /** The name of the check, as `kube-score list` has it. */
  readonly check: string;
  /** `Deployment hook`, and the container behind it where there is one. */
  readonly place: string;
  readonly says: string;
}

interface Scored {
  readonly type_meta: { readonly kind: string };
  readonly object_meta: { readonly name: string };
  readonly checks: readonly {
    readonly check: { readonly id: string };
    readonly grade: number;
    readonly skipped: boolean;
    readonly comments: readonly { readonly path: string; readonly summary: string }[] | null;
  }[];
}

/** A warning has 5, and what is well 10. */
const CRITICAL = 1;

export async function findingsIn(program: string, files: readonly string[]): Promise<{ readonly objects: number; readonly findings: readonly Finding[] }> {
  const args = ['score', '--kubernetes-version', 'v1.33', '--output-format', 'json', ...files];
  // It ends with 1 where something is critical, and writes the same.
  const { stdout } = await promisify(execFile)(program, args, { maxBuffer: 2 ** 26 }).catch((error: { readonly stdout: string }) => error);
  if (!stdout.startsWith('[')) throw new Error(`kube-score ${args.join(' ')} has no answer: ${stdout}`);
  const scored: readonly Scored[] = JSON.parse(stdout);
  return {
    objects: scored.length,
    findings: scored.flatMap(({ type_meta: { kind }, object_meta: { name }, checks }) => checks
      .filter(({ grade, skipped }) => !skipped && grade <= CRITICAL)
      .flatMap(({ check: { id }, comments }) => (comments ?? []).map(({ path, summary }) => (
        { check: id, place: [kind, name, path].filter((word) => word !== '').join(' '), says: summary })))),
  };
}
