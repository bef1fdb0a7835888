import assert from 'node:assert/strict';
import { type Check, type CheckContext, kubernetesOf, type Minor } from '../check';
import type { Cluster } from '../cluster';
import type { KubernetesObject } from '../kubernetes-api';
import { isFree } from '../ports';
import { waitFor } from '../wait';

/** That the machinery itself is a cluster: what fails here is no fault of the objects that later checks apply. */
export function clusterChecks(minor: Minor): readonly Check[] {
  return [
    on(minor, 'its server and kubectl have the version that was built', async ({ version, kubectl }) => {
      const { stdout } = await kubectl.run(['version', '-o', 'json']);
      const { clientVersion, serverVersion } = JSON.parse(stdout);
      assert.deepEqual([clientVersion.gitVersion, serverVersion.gitVersion], [version, version]);
    }),
    on(minor, 'the pods of a Deployment are scheduled', async ({ kubectl }) => {
      await kubectl.applyObjects([namespace('scheduling'), deployment('scheduling', 'web', 3)]);
      await waitFor('three scheduled pods', async () => {
        const pods = await kubectl.list('pods', 'scheduling', 'app=web');
        return pods.filter((pod) => pod.spec.nodeName).length === 3;
      }, 30_000);
    }),
    on(minor, 'a claim is bound when its pod is scheduled, and its volume goes with it', async ({ kubectl }) => {
      await kubectl.applyObjects([namespace('storage'), claim('storage', 'data'), deployment('storage', 'store', 1, 'data')]);
      const volume = await waitFor('the bound claim', async () => {
        const { spec, status } = await kubectl.get('persistentvolumeclaim', 'data', 'storage');
        return status.phase === 'Bound' && spec.volumeName as string;
      }, 30_000);
      await waitFor('the scheduled pod', async () => (await kubectl.list('pods', 'storage')).some((pod) => pod.spec.nodeName), 30_000);
      const both = ['deployment/store', 'persistentvolumeclaim/data', '--namespace=storage'];
      await kubectl.run(['delete', ...both, '--cascade=foreground', '--timeout=600s']);
      await waitFor('the volume to go', async () => (await kubectl.try(['get', 'persistentvolume', volume])).code !== 0, 30_000);
    }),
    on(minor, 'an unknown field is refused', async ({ kubectl }) => {
      const misspelt = { ...deployment('default', 'misspelt', 1), spec: { replica: 1 } };
      await assert.rejects(kubectl.applyObjects([misspelt], { dryRun: true }), /unknown field "spec\.replica"/);
    }),
    on(minor, 'Pod Security warns and refuses', async ({ kubectl }) => {
      const level = 'pod-security.kubernetes.io';
      await kubectl.applyObjects([namespace('hardened', { [`${level}/enforce`]: 'baseline', [`${level}/warn`]: 'restricted' })]);
      const { warnings } = await kubectl.applyObjects([deployment('hardened', 'root', 1)], { dryRun: true });
      assert.match(warnings.join('\n'), /would violate PodSecurity "restricted/);
      const privileged = pod('hardened', 'privileged', { securityContext: { privileged: true } });
      await waitFor('the default ServiceAccount', async () => (await kubectl.list('serviceaccounts', 'hardened')).length > 0, 30_000);
      await assert.rejects(kubectl.applyObjects([privileged], { dryRun: true }), /violates PodSecurity "baseline/);
    }),
    on(minor, 'a ServiceAccount may do what its Role says and no more', async ({ kubectl }) => {
      await kubectl.applyObjects([namespace('rights'), ...reader('rights', 'reader')]);
      const as = 'system:serviceaccount:rights:reader';
      const answers = await Promise.all([
        kubectl.canI({ as, verb: 'list', resource: 'pods', namespace: 'rights' }),
        kubectl.canI({ as, verb: 'delete', resource: 'pods', namespace: 'rights' }),
        kubectl.canI({ as, verb: 'list', resource: 'pods', allNamespaces: true }),
      ]);
      assert.deepEqual(answers, [true, false, false]);
    }),
  ];
}

/** The last one of a minor. */
export function stoppingCheck(minor: Minor): Check {
  return {
    name: `${minor}: stopping it leaves no process and no port`,
    needs: [kubernetesOf(minor)],
    run: (context) => stopsCleanly(context, minor),
  };
}

function on(minor: Minor, statement: string, run: (cluster: Cluster) => Promise<void>): Check {
  return { name: `${minor}: ${statement}`, needs: [kubernetesOf(minor)], run: async (context) => run(await context.cluster(minor, 'bare nodes')) };
}

async function stopsCleanly(context: CheckContext, minor: Minor): Promise<void> {
  const { controlPlane } = await context.cluster(minor, 'default app');
  const processes = [...controlPlane.processes];
  assert.equal(processes.length, 4);
  await context.stopCluster();
  // Signal 0 only asks whether the process is there.
  const survivors = processes.filter(({ pid }) => { try { return process.kill(pid!, 0); } catch { return false; } });
  assert.deepEqual(survivors.map(({ name }) => name), []);
  assert.equal(await isFree(Number(new URL(controlPlane.url).port)), true);
}

function namespace(name: string, labels?: Record<string, string>): KubernetesObject {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } };
}

function pod(namespaceName: string, name: string, container: object): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: namespaceName },
    spec: { containers: [{ name: 'main', image: 'registry.test/image:1', ...container }] },
  };
}

function deployment(namespaceName: string, name: string, replicas: number, claimName?: string): KubernetesObject {
  const volumes = claimName === undefined ? [] : [{ name: 'data', persistentVolumeClaim: { claimName } }];
  const containers = [{ name: 'main', image: 'registry.test/image:1' }];
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: namespaceName },
    spec: {
      replicas,
      selector: { matchLabels: { app: name } },
      template: { metadata: { labels: { app: name } }, spec: { containers, volumes } },
    },
  };
}

function claim(namespaceName: string, name: string): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name, namespace: namespaceName },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
  };
}

function reader(namespaceName: string, name: string): object[] {
  const metadata = { name, namespace: namespaceName };
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'Role',
      metadata,
      rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] }],
    },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
      subjects: [{ kind: 'ServiceAccount', name, namespace: namespaceName }],
    },
  ];
}
