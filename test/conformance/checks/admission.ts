import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { GitHub, ProwApp, ProwJobs } from '../../../src';
import { COMPONENTS_PRIORITY } from '../../../src/prow/components-priority';
import { type Check, kubernetesOf, type Minor } from '../check';
import type { Cluster } from '../cluster';
import { JOB_PODS, type JobPod } from '../pods/attackers-pods';
import { waitFor } from '../wait';

const NAMESPACE = 'strangers-jobs';
const ACCOUNTS = ['prow-job', 'deployer', 'admin'];

/** That the API server holds what pods of jobs may have, and that nothing of it is there for show. */
export function admissionChecks(minor: Minor): readonly Check[] {
  return [{
    name: `${minor}: admission: pods of pull requests get nothing that was not allowed, and what Prow makes goes through`,
    needs: [kubernetesOf(minor)],
    run: async (context) => {
      const cluster = await context.cluster(minor, 'bare nodes');
      const [policy, binding] = policyOf(context.newFolder(`admission/${cluster.version}`));
      await surroundings(cluster);
      await cluster.kubectl.applyObjects([policy, binding]);
      await waitFor('the policy', async () => (await verdicts(cluster)).some((verdict) => verdict !== undefined), 60_000);
      const found = await verdicts(cluster);
      JOB_PODS.forEach(({ says, refused }, i) => {
        if (refused === undefined) assert.equal(found[i], undefined, says);
        else assert.match(found[i] ?? 'is taken', refused, says);
      });
      const noticed = await withoutEachRule(cluster, policy);
      await cluster.kubectl.run(['delete', 'validatingadmissionpolicybinding,validatingadmissionpolicy', policy.metadata.name]);
      return `${JOB_PODS.length} pods, ${found.filter((verdict) => verdict !== undefined).length} refused; each of ${noticed} rules is missed when it is away`;
    },
  }];
}

function policyOf(folder: string): readonly any[] {
  new ProwApp({
    outdir: folder, namespace: 'strangers', jobsNamespace: NAMESPACE, github: GitHub.cloud({ repositories: ['acme/app'] }),
    jobsAdmission: { presubmitSecrets: [{ name: 'codecov', reason: 'uploads coverage, and nothing else' }], imageRegistries: ['ghcr.io/acme'], tolerations: ['builds'], priorityClasses: ['people', 'prow'] },
    jobs: ProwJobs.of({ postsubmits: { 'acme/app': [{
      name: 'deploy', decorate: true,
      spec: { serviceAccountName: 'deployer', containers: [{ image: 'ghcr.io/acme/deploy:v1', command: ['deploy'], envFrom: [{ secretRef: { name: 'deploy-key' } }] }] },
    }] } }),
    existing: { everything: true },
  }).synth();
  return parseAllDocuments(readFileSync(join(folder, '40-prow.k8s.yaml'), 'utf8')).map((document) => document.toJS())
    .filter(({ kind }) => kind.startsWith('ValidatingAdmissionPolicy'));
}

async function surroundings({ kubectl }: Cluster): Promise<void> {
  await kubectl.applyObjects([
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } },
    ...ACCOUNTS.map((name) => ({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace: NAMESPACE } })),
    ...Object.entries({ people: 1000, others: 1000, prow: COMPONENTS_PRIORITY }).map(([name, value]) => (
      { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name }, value })),
  ]);
  await waitFor('the default ServiceAccount', async () => (await kubectl.list('serviceaccounts', NAMESPACE)).length > ACCOUNTS.length, 30_000);
}

/** What each pod is refused for, in their order. */
async function verdicts({ kubectl }: Cluster, pods: readonly JobPod[] = JOB_PODS): Promise<readonly (string | undefined)[]> {
  const objects = pods.map(({ type, spec }, i) => ({
    apiVersion: 'v1', kind: 'Pod', spec,
    metadata: { name: `pod-${i}`, namespace: NAMESPACE, labels: type === 'none' ? {} : { 'created-by-prow': 'true', 'prow.k8s.io/type': type } },
  }));
  const { stdout, stderr } = await kubectl.try(['create', '--dry-run=server', '--validate=false', '-f', '-'], objects.map((object) => JSON.stringify(object)).join('\n'));
  const taken = new Set([...stdout.matchAll(/^pod\/pod-(\d+) created/gm)].map(([, i]) => Number(i)));
  const refused = new Map([...stderr.matchAll(/pods "pod-(\d+)" is forbidden: ValidatingAdmissionPolicy .*/g)].map(([text, i]) => [Number(i), text]));
  assert.equal(taken.size + refused.size, pods.length, stderr);
  return pods.map((_, i) => refused.get(i));
}

/** Takes away each rule in turn: a pod that it alone held has to come through. */
async function withoutEachRule(cluster: Cluster, policy: any): Promise<number> {
  const rules: readonly object[] = policy.spec.validations;
  const held = JOB_PODS.filter(({ refused }) => refused !== undefined);
  for (let i = 0; i < rules.length; i++) {
    await cluster.kubectl.applyObjects([{ ...policy, spec: { ...policy.spec, validations: rules.filter((_, j) => j !== i) } }]);
    await waitFor(`a pod that only ${JSON.stringify(rules[i])} holds`, async () => (await verdicts(cluster, held)).some((verdict) => verdict === undefined), 30_000);
    await cluster.kubectl.applyObjects([policy]);
    await waitFor('the whole policy', async () => (await verdicts(cluster, held)).every((verdict) => verdict !== undefined), 30_000);
  }
  return rules.length;
}
