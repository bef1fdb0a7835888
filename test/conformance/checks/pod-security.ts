import assert from 'node:assert/strict';
import { PodSecurityLevel } from '../../../src';
import { podViolations } from '../../../src/core/pod-security/pod-violations';
import { type Check, kubernetesOf, type Minor } from '../check';
import type { Cluster } from '../cluster';
import { type PodSecurityCase, POD_SECURITY_CASES } from '../pods/pod-security-cases';
import { waitFor } from '../wait';

const LEVELS = [PodSecurityLevel.BASELINE, PodSecurityLevel.RESTRICTED];

/** That pods are refused here and by an API server alike. */
export function podSecurityChecks(minor: Minor): readonly Check[] {
  return [{
    name: `${minor}: Pod Security refuses the pods that are refused here, and no others`,
    needs: [kubernetesOf(minor)],
    run: async (context) => {
      const cluster = await context.cluster(minor, 'bare nodes');
      const number = Number(minor.split('.')[1]);
      const cases = POD_SECURITY_CASES.filter(({ since = 0 }) => number >= since);
      let refused = 0;
      for (const level of LEVELS) {
        const there = await refusedThere(cluster, level, cases);
        assert.deepEqual(there, cases.filter((one) => podViolations(one, level, number).length > 0).map(({ says }) => says));
        refused += there.length;
      }
      return `${cases.length} pods at ${LEVELS.length} levels, ${refused} refused`;
    },
  }];
}

async function refusedThere({ kubectl }: Cluster, level: PodSecurityLevel, cases: readonly PodSecurityCase[]): Promise<readonly string[]> {
  const namespace = `pods-${level}`;
  const labels = { 'pod-security.kubernetes.io/enforce': level };
  await kubectl.applyObjects([{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace, labels } }]);
  await waitFor('the default ServiceAccount', async () => (await kubectl.list('serviceaccounts', namespace)).length > 0, 30_000);
  const pods = cases.map(({ spec, annotations }, i) => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name: `pod-${i}`, namespace, annotations }, spec }));
  const { stdout, stderr } = await kubectl.try(['apply', '--dry-run=server', '--validate=false', '-f', '-'], pods.map((pod) => JSON.stringify(pod)).join('\n'));
  const taken = new Set([...stdout.matchAll(/^pod\/(\S+) created/gm)].map(([, name]) => name));
  const violating = new Set([...stderr.matchAll(/pods "(\S+)" is forbidden: violates PodSecurity/g)].map(([, name]) => name));
  // what is refused for another reason would say nothing of Pod Security
  assert.equal(taken.size + violating.size, cases.length,
    stderr.split('\n').filter((line) => line.includes('rror') && !line.includes('violates PodSecurity')).join('\n'));
  return cases.filter((_, i) => violating.has(`pod-${i}`)).map(({ says }) => says);
}
