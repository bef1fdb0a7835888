import { join } from 'node:path';
import { run } from '../commands';
import { userEnv } from '../control-plane';
import type { Kubectl } from '../../conformance/kubectl';
import { waitFor } from '../../conformance/wait';
import { SECOND_CLUSTER } from '../apps/operators';
import { JOB_IMAGE } from '../images/catalogue';

/** Whom the API server took for the maker of a job's pod. */
export const MADE_BY = 'lab.test/made-by';
export const PROWS_OWN = 'system:serviceaccount:prow:prow-controller-manager';
export const SECONDS = 'system:serviceaccount:prow:prow-control-plane';

const LIMIT_MS = 60_000;
const POLICY = { apiVersion: 'admissionregistration.k8s.io/v1', metadata: { name: 'lab-made-by' } };

/** Pods of jobs have annotations too, and the patch needs one. */
const LIKE_A_JOBS = {
  apiVersion: 'v1', kind: 'Pod', metadata: { name: 'like-a-jobs', namespace: 'test-pods', annotations: { 'lab.test/asks': 'who' } },
  spec: { containers: [{ name: 'test', image: JOB_IMAGE }] },
};

/** The cluster's folder is applied, as docs/build-clusters.md says, and its kubeconfig is written. */
export async function makeReady(folder: string, kubeconfig: string): Promise<void> {
  const script = (...args: readonly string[]) => run('sh', args, { folder: join(folder, 'clusters', SECOND_CLUSTER), env: userEnv() });
  await script('apply.sh');
  await script('kubeconfig.sh', '--output', kubeconfig, '--duration', '24h');
}

/** Writes into each pod of a job who makes it, because both clusters are one. */
export async function tellMakers(kubectl: Kubectl): Promise<void> {
  const pods = { apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] };
  const expression = `[JSONPatch{op: "add", path: "/metadata/annotations/" + jsonpatch.escapeKey("${MADE_BY}"), value: request.userInfo.username}]`;
  await kubectl.applyObjects([
    {
      ...POLICY, kind: 'MutatingAdmissionPolicy',
      spec: {
        reinvocationPolicy: 'Never',
        matchConstraints: { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'test-pods' } }, resourceRules: [pods] },
        mutations: [{ patchType: 'JSONPatch', jsonPatch: { expression } }],
      },
    },
    { ...POLICY, kind: 'MutatingAdmissionPolicyBinding', spec: { policyName: POLICY.metadata.name } },
  ]);
  await waitFor('an API server that has heard of it', async () => {
    const { stdout } = await kubectl.try(['create', '--dry-run=server', '--output=json', '--filename=-'], JSON.stringify(LIKE_A_JOBS));
    return stdout.includes(MADE_BY);
  }, LIMIT_MS);
}

/** The account and its kubeconfig stay: components that mount a new one start again in their own time, also in the midst of what comes after. */
export async function tellNoMakers(kubectl: Kubectl): Promise<void> {
  for (const kind of ['mutatingadmissionpolicybinding', 'mutatingadmissionpolicy']) await kubectl.run(['delete', kind, POLICY.metadata.name, '--ignore-not-found']);
}
