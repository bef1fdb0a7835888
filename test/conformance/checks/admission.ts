import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { GitHub, PodSecurityLevel, ProwApp, type ProwAppProps, ProwJobs } from '../../../src';
import { COMPONENTS_PRIORITY } from '../../../src/prow/components-priority';
import { type Check, kubernetesOf, type Minor } from '../check';
import type { Cluster } from '../cluster';
import { APART, APART_PODS } from '../pods/apart-pods';
import { JOB_PODS, type JobPod } from '../pods/attackers-pods';
import { CLONE_PODS, PRIVATE_GITHUB, TOKEN_PODS } from '../pods/cloning-pods';
import { PRIVILEGED_PODS } from '../pods/privileged-pods';
import { STORE_PODS } from '../pods/store-pods';
import { waitFor } from '../wait';

const NAMESPACE = 'strangers-jobs';
const ACCOUNTS = ['prow-job', 'deployer', 'admin', 'puller'];

interface Case {
  readonly statement: string;
  readonly pods: readonly JobPod[];
  readonly props: Pick<ProwAppProps, 'github'> & Partial<ProwAppProps>;
  /** Rules of the policy that these pods try, each of which holds one of them alone. */
  readonly tries: RegExp;
}

const deploys = ProwJobs.of({ postsubmits: { 'acme/app': [{
  name: 'deploy', decorate: true,
  spec: { serviceAccountName: 'deployer', priorityClassName: 'releases', tolerations: [{ key: 'releases', operator: 'Exists' }], containers: [{ image: 'ghcr.io/acme/deploy:v1', command: ['deploy'], envFrom: [{ secretRef: { name: 'deploy-key' } }] }] },
}] } });

const CASES: readonly Case[] = [
  {
    statement: 'pods of pull requests get nothing that was not allowed, and what Prow makes goes through', pods: JOB_PODS, tries: /./,
    props: {
      github: GitHub.cloud({ repositories: ['acme/app'] }), jobs: deploys, decoration: [{ schedulingOptions: { tolerations: [{ key: 'spot', operator: 'Exists' }] } }],
      components: { imagePullSecrets: ['registry'] }, jobServiceAccounts: [{ name: 'puller', imagePullSecrets: ['mirror'] }],
      jobsAdmission: {
        presubmitServiceAccounts: [{ name: 'puller', reason: 'pulls images, and has no rights' }],
        presubmitSecrets: [{ name: 'codecov', reason: 'uploads coverage, and nothing else' }], imageRegistries: ['ghcr.io/acme'], tolerations: ['builds'],
        priorityClasses: ['people', 'prow'],
      },
    },
  },
  {
    statement: 'the key that clones is for clonerefs of private repositories alone', pods: CLONE_PODS, tries: /github-clone-app(?! and| or)/,
    props: { github: PRIVATE_GITHUB, configRepository: 'acme/app' },
  },
  {
    statement: 'a token that clones one repository is for presubmits of that one, and sent to GitHub alone', pods: TOKEN_PODS, tries: /billing-token(?! and| or)/,
    props: {
      github: GitHub.cloud({ repositories: ['acme/app', 'acme/billing'] }), configRepository: 'acme/app',
      decoration: [{ repository: 'acme/billing', oauthTokenSecret: { name: 'billing-token', key: 'token' } }],
    },
  },
  {
    statement: 'a store that logs of one repository go to is for presubmits of that one', pods: STORE_PODS, tries: /billing-store(?! and| or)/,
    props: {
      github: GitHub.cloud({ repositories: ['acme/app', 'acme/billing'] }), configRepository: 'acme/app',
      decoration: [{ repository: 'acme/billing', s3CredentialsSecret: 'billing-store' }],
    },
  },
  {
    statement: 'pods of jobs run on nodes, and in a runtime, of their own', pods: APART_PODS, tries: /nodeSelector|tolerate the taint acme|RuntimeClass/,
    props: { github: GitHub.cloud({ repositories: ['acme/app'] }), jobNodes: APART },
  },
  {
    statement: 'presubmits are kept to what Pod Security has at baseline where merged jobs may be privileged', pods: PRIVILEGED_PODS, tries: /"baseline"/,
    props: { github: GitHub.cloud({ repositories: ['acme/app'] }), jobsPodSecurity: PodSecurityLevel.PRIVILEGED },
  },
];

/** That the API server holds what pods of jobs may have, and that nothing of it is there for show. */
export function admissionChecks(minor: Minor): readonly Check[] {
  return CASES.map(({ statement, pods: all, props, tries }, number) => ({
    name: `${minor}: admission: ${statement}`,
    needs: [kubernetesOf(minor)],
    run: async (context) => {
      const pods = all.filter(({ since = 0 }) => Number(minor.split('.')[1]) >= since);
      const cluster = await context.cluster(minor, 'bare nodes');
      const [policy, binding] = policyOf(context.newFolder(`admission/${cluster.version}-${number}`), props);
      await surroundings(cluster);
      await cluster.kubectl.applyObjects([policy, binding]);
      await waitFor('the policy', async () => (await verdicts(cluster, pods)).some((verdict) => verdict !== undefined), 60_000);
      const found = await verdicts(cluster, pods);
      pods.forEach(({ says, refused }, i) => {
        if (refused === undefined) assert.equal(found[i], undefined, says);
        else assert.match(found[i] ?? 'is taken', refused, says);
      });
      const noticed = await withoutEachRule(cluster, policy, pods, tries);
      await cluster.kubectl.run(['delete', 'validatingadmissionpolicybinding,validatingadmissionpolicy', policy.metadata.name]);
      // API servers judge by what they last watched: the next case's policy has the same name.
      await waitFor('the end of the policy', async () => (await verdicts(cluster, pods)).every((verdict) => verdict === undefined), 60_000);
      return `${pods.length} pods, ${found.filter((verdict) => verdict !== undefined).length} refused; each of ${noticed} rules is missed when it is away`;
    },
  }));
}

function policyOf(folder: string, props: Case['props']): readonly any[] {
  new ProwApp({ ...props, outdir: folder, namespace: 'strangers', jobsNamespace: NAMESPACE, existing: { everything: true } }).synth();
  return parseAllDocuments(readFileSync(join(folder, '40-prow.k8s.yaml'), 'utf8')).map((document) => document.toJS())
    .filter(({ kind }) => kind.startsWith('ValidatingAdmissionPolicy'));
}

async function surroundings({ kubectl }: Cluster): Promise<void> {
  await kubectl.applyObjects([
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } },
    ...ACCOUNTS.map((name) => ({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace: NAMESPACE } })),
    ...Object.entries({ people: 1000, others: 1000, releases: 1000, prow: COMPONENTS_PRIORITY }).map(([name, value]) => (
      { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name }, value })),
    ...['gvisor', 'kata'].map((name) => ({ apiVersion: 'node.k8s.io/v1', kind: 'RuntimeClass', metadata: { name }, handler: name })),
  ]);
  await waitFor('the default ServiceAccount', async () => (await kubectl.list('serviceaccounts', NAMESPACE)).length > ACCOUNTS.length, 30_000);
}

/** What each pod is refused for, in their order. */
async function verdicts({ kubectl }: Cluster, pods: readonly JobPod[]): Promise<readonly (string | undefined)[]> {
  const objects = pods.map(({ type, spec, annotations }, i) => ({
    apiVersion: 'v1', kind: 'Pod', spec,
    metadata: { name: `pod-${i}`, namespace: NAMESPACE, annotations, labels: type === 'none' ? {} : { 'created-by-prow': 'true', 'prow.k8s.io/type': type } },
  }));
  const { stdout, stderr } = await kubectl.try(['create', '--dry-run=server', '--validate=false', '-f', '-'], objects.map((object) => JSON.stringify(object)).join('\n'));
  const taken = new Set([...stdout.matchAll(/^pod\/pod-(\d+) created/gm)].map(([, i]) => Number(i)));
  const refused = new Map([...stderr.matchAll(/pods "pod-(\d+)" is forbidden: ValidatingAdmissionPolicy .*/g)].map(([text, i]) => [Number(i), text]));
  assert.equal(taken.size + refused.size, pods.length, stderr);
  return pods.map((_, i) => refused.get(i));
}

/** Takes away each rule in turn: a pod that it alone held has to come through. */
async function withoutEachRule(cluster: Cluster, policy: any, pods: readonly JobPod[], tries: RegExp): Promise<number> {
  const rules: readonly { readonly message: string }[] = policy.spec.validations;
  const tried = rules.filter(({ message }) => tries.test(message));
  const held = pods.filter(({ refused }) => refused !== undefined);
  for (const rule of tried) {
    await cluster.kubectl.applyObjects([{ ...policy, spec: { ...policy.spec, validations: rules.filter((one) => one !== rule) } }]);
    await waitFor(`a pod that only ${JSON.stringify(rule)} holds`, async () => (await verdicts(cluster, held)).some((verdict) => verdict === undefined), 30_000);
    await cluster.kubectl.applyObjects([policy]);
    await waitFor('the whole policy', async () => (await verdicts(cluster, held)).every((verdict) => verdict !== undefined), 30_000);
  }
  return tried.length;
}
