import assert from 'node:assert/strict';
import type { CheckContext } from '../check';
import type { Cluster } from '../cluster';
import type { ApplyOptions } from '../kubectl';
import { emitted, type Output } from './outputs';

/** What came of one `kubectl apply`. */
export interface Application {
  /** The server's words about what it did not take. */
  readonly refused: readonly string[];
  readonly warnings: readonly string[];
  /** `created deployment.apps/hook` for every object that it took. */
  readonly taken: readonly string[];
}

/** Why `kubectl apply` calls an object configured that it does not change. */
const REASONS: readonly { readonly object: RegExp; readonly reason: string }[] = [
  {
    object: /^poddisruptionbudget\.policy\//,
    reason: 'the API replaces a budget\'s selector as a whole, so kubectl sends it every time',
  },
];

/** Applies an output for the first and the second time, once per cluster. */
export function applications(context: CheckContext, cluster: Cluster, output: Output): Promise<readonly [Application, Application]> {
  return cluster.shared.once(`apply ${output.name}`, async () => {
    const { folder } = await emitted(context, output);
    for (const name of output.namespaces ?? []) await cluster.kubectl.run(['create', 'namespace', name]);
    const first = await apply(cluster, folder);
    const second = await apply(cluster, folder, { ownTypes: true });
    return [first, second] as const;
  });
}

export async function apply({ kubectl }: Cluster, folder: string, options: ApplyOptions = {}): Promise<Application> {
  const { stdout, stderr, code, warnings } = await kubectl.tryApply(folder, options);
  const refused = stderr.split('\n').filter((line) => line !== '' && !line.startsWith('Warning: '));
  if (code !== 0 && refused.length === 0) throw new Error(`kubectl apply ended with ${code} and no word`);
  const taken = stdout.split('\n').filter((line) => line !== '').map((line) => line.replace(/^(\S+) (\S+)( \(.*\))?$/, '$2 $1'));
  return { refused, warnings, taken };
}

/** Nothing is refused or warned of, and the last time nothing changes but what a reason explains; returns figures. */
export function assertSettled(applied: readonly Application[], objects: number): string {
  const last = applied.at(-1)!;
  const configured = last.taken.filter((line) => !line.startsWith('unchanged ')).map((line) => line.split(' ')[1]);
  const reasonOf = (object: string) => REASONS.find((row) => row.object.test(object))?.reason;
  const refused = applied.flatMap((one) => one.refused);
  const warnings = applied.flatMap((one) => one.warnings);
  assert.deepEqual({ refused, warnings, changed: configured.filter((one) => !reasonOf(one)) }, { refused: [], warnings: [], changed: [] });
  assert.equal(last.taken.length, objects);
  const reasons = [...new Set(configured.map(reasonOf))];
  return [`${objects} objects, 0 refused, ${configured.length} configured by the last apply`, ...reasons].join('; ');
}

/** Every object in the folder without its status, into which controllers write at any time, and who wrote what when. */
export async function versions({ kubectl }: Cluster, folder: string): Promise<Record<string, string>> {
  const { items } = JSON.parse((await kubectl.run(['get', '-f', folder, '-o', 'json', '--show-managed-fields'])).stdout) as { items: any[] };
  return Object.fromEntries(items.map(({ status: _, metadata: { resourceVersion: __, managedFields = [], ...metadata }, ...object }) => {
    const writers = managedFields.filter(({ subresource }: any) => subresource === undefined);
    return [`${object.kind} ${metadata.namespace ?? ''}/${metadata.name}`, JSON.stringify([object, metadata, writers])];
  }));
}
