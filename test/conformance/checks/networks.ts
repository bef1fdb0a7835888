import assert from 'node:assert/strict';
import { type Check, type CheckContext, kubernetesOf, type Minor } from '../check';
import type { Cluster } from '../cluster';
import { installNetworkCrds } from '../exposures/crds';
import type { KubernetesObject } from '../kubernetes-api';
import { networks } from '../networks/variants';

/** That the API server takes what every CNI writes, and finds nothing to do when it comes again. */
export function networkChecks(minor: Minor): readonly Check[] {
  return [
    on(minor, 'the CRDs that CNIs need are taken', async (cluster) => `${(await installNetworkCrds(cluster)).length} CRDs`),
    on(minor, 'every variant is taken, no field of it is unknown, and a second time nothing changes', async (cluster) => {
      await installNetworkCrds(cluster);
      const all = networks();
      await makeNamespaces(cluster, all.flatMap(({ objects }) => objects));
      const wrong: object[] = [];
      for (const { name, objects } of all) {
        const first = await apply(cluster, objects);
        const second = await apply(cluster, objects);
        const changed = second.lines.filter((line) => !line.endsWith(' unchanged') && !RESENT.test(line));
        if (first.said + second.said !== '' || first.lines.length !== objects.length || changed.length > 0) {wrong.push(
          { name, first: first.said, second: second.said, changed });}
        await remove(cluster, objects);
      }
      assert.deepEqual(wrong, []);
      return `${all.length} variants, ${all.flatMap(({ objects }) => objects).length} objects`;
    }),
    on(minor, 'an unknown field is noticed', async (cluster) => {
      await installNetworkCrds(cluster);
      const installation = { apiVersion: 'operator.tigera.io/v1', kind: 'Installation', metadata: { name: 'x' }, spec: { calicoNetworks: {} } };
      const { stderr } = await cluster.kubectl.try(['create', '--dry-run=server', '--validate=strict', '-f', '-'], JSON.stringify(installation));
      assert.match(stderr, /unknown field "spec\.calicoNetworks"/);
    }),
  ];
}

/** The API replaces a budget's selector as a whole, so kubectl sends it every time. */
const RESENT = /^poddisruptionbudget\.policy\//;

async function apply({ kubectl }: Cluster, objects: readonly KubernetesObject[]): Promise<{ readonly said: string; readonly lines: readonly string[] }> {
  const { stdout, stderr } = await kubectl.try(['apply', '--validate=strict', '-f', '-'], asText(objects));
  return { said: stderr.trim(), lines: stdout.split('\n').filter((line) => line !== '') };
}

/** The next variant may have another object of the same name; namespaces stay, because they take long to go. */
async function remove({ kubectl }: Cluster, objects: readonly KubernetesObject[]): Promise<void> {
  const rest = objects.filter(({ kind }) => kind !== 'Namespace');
  await kubectl.run(['delete', '--ignore-not-found', '--wait=true', '--timeout=600s', '-f', '-'], asText(rest));
}

/** Those that somebody else has made before. */
async function makeNamespaces({ kubectl, shared }: Cluster, objects: readonly KubernetesObject[]): Promise<void> {
  const own = new Set(objects.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name));
  const needed = new Set(objects.flatMap(({ metadata }) => metadata.namespace ?? []));
  for (const name of needed) {
    if (!own.has(name) && name !== 'default' && name !== 'kube-system') await shared.once(`namespace ${name}`, () => kubectl.run(['create', 'namespace', name]));
  }
}

function asText(objects: readonly KubernetesObject[]): string {
  return objects.map((object) => JSON.stringify(object)).join('\n');
}

function on(minor: Minor, statement: string, run: (cluster: Cluster) => Promise<string | void>): Check {
  return {
    name: `${minor}: networks: ${statement}`,
    needs: [kubernetesOf(minor)],
    run: async (context: CheckContext) => run(await context.cluster(minor, 'networks')),
  };
}
