import assert from 'node:assert/strict';
import { type Check, type CheckContext, kubernetesOf, type Minor } from '../check';
import type { Cluster } from '../cluster';
import { installCrds } from '../exposures/crds';
import { exposureVariants, NAMESPACE } from '../exposures/variants';

/** That the API server takes what every exposure writes, with the CRDs of those who read it and all their rules. */
export function exposureChecks(minor: Minor): readonly Check[] {
  return [
    on(minor, 'the CRDs of other projects are taken', async (cluster) => `${(await installCrds(cluster)).length} CRDs`),
    on(minor, 'every object of every variant is taken, and no field of it is unknown', async (cluster) => {
      await installCrds(cluster);
      const variants = await exposureVariants();
      const objects = new Map(variants.flatMap((variant) => variant.objects.map((object) => [JSON.stringify(object), object])));
      await makeNamespaces(cluster, [...objects.values()].flatMap(({ metadata }) => metadata.namespace ?? []));
      const { stdout, stderr, code } = await cluster.kubectl.try(['create', '--dry-run=server', '--validate=strict', '--output=name', '-f', '-'],
        [...objects.keys()].join('\n'));
      const taken = stdout.split('\n').filter((line) => line !== '');
      assert.deepEqual({ said: stderr.trim(), code, taken: taken.length }, { said: '', code: 0, taken: objects.size });
      return `${variants.length} variants, ${objects.size} different objects of ${new Set(taken.map((name) => name.split('/')[0])).size} kinds`;
    }),
    on(minor, 'an unknown field is noticed', async (cluster) => {
      await installCrds(cluster);
      await makeNamespaces(cluster, [NAMESPACE]);
      const pool = { apiVersion: 'metallb.io/v1beta1', kind: 'IPAddressPool', metadata: { name: 'x', namespace: NAMESPACE },
        spec: { addresses: ['192.0.2.0/28'], adresses: [] } };
      const { stderr } = await cluster.kubectl.try(['create', '--dry-run=server', '--validate=strict', '-f', '-'], JSON.stringify(pool));
      assert.match(stderr, /unknown field "spec\.adresses"/);
    }),
  ];
}

async function makeNamespaces({ kubectl, shared }: Cluster, names: readonly string[]): Promise<void> {
  for (const name of new Set(names)) {
    if (name !== 'default' && !name.startsWith('kube-')) await shared.once(`namespace ${name}`, () => kubectl.run(['create', 'namespace', name]));
  }
}

function on(minor: Minor, statement: string, run: (cluster: Cluster) => Promise<string | void>): Check {
  return {
    name: `${minor}: exposures: ${statement}`,
    needs: [kubernetesOf(minor)],
    run: async (context: CheckContext) => run(await context.cluster(minor, 'exposures')),
  };
}
