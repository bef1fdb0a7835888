import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseAllDocuments } from 'yaml';
import { BuildCluster, Exposure, GitHub, ObjectStorage, ProwApp } from '../../../src';
import { type Check, type CheckContext, kubernetesOf, type Minor } from '../check';
import type { Cluster } from '../cluster';
import { writeKubeconfig } from '../cluster-credentials';
import { apply } from '../outputs/application';
import { freePorts } from '../ports';
import { RunningProcess } from '../processes';
import { tokenOf } from '../service-accounts';
import { waitFor } from '../wait';

const SERVER = 'https://203.0.113.7:6443';
const PROW_JOBS = '/apis/prow.k8s.io/v1/namespaces/prow/prowjobs';
const PODS = '/api/v1/namespaces/test-pods/pods';

/** That a job runs in another cluster, which is the same API server under another name and another account, with the emitted rights alone. */
export function buildClusterChecks(minor: Minor): readonly Check[] {
  return [
    on(minor, 'its folder is applied by its script, and applying it again changes nothing', async ({ cluster, folder, shell }) => {
      const script = (words: string): string => shell(`sh ${join(folder, 'dist', 'clusters', 'build', 'apply.sh')} ${words}`);
      script('--until 05-namespaces');
      await cluster.kubectl.applyObjects([{
        apiVersion: 'v1', kind: 'Secret', metadata: { name: 's3-credentials-jobs', namespace: 'test-pods' }, stringData: { 'service-account.json': '{}' },
      }]);
      script('');
      shell(`sh ${join(folder, 'dist', 'clusters', 'build', 'apply.sh')} --diff`);
    }),
    on(minor, 'copy-secrets.sh brings a Secret as it is, and leaves one alone that is there', async ({ cluster, folder, shell }) => {
      const copy = `sh ${join(folder, 'dist', 'clusters', 'build', 'copy-secrets.sh')} --from-kubeconfig "$KUBECONFIG"`;
      const before = await cluster.kubectl.get('secret', 's3-credentials-jobs', 'test-pods');
      assert.match(shell(copy), /^kept {5}secret test-pods\/s3-credentials-jobs$/m);
      assert.match(shell(`${copy} --again`), /^copied {3}secret test-pods\/s3-credentials-jobs$/m);
      assert.deepEqual((await cluster.kubectl.get('secret', 's3-credentials-jobs', 'test-pods')).data, before.data);
    }),
    on(minor, 'prow-controller-manager makes the pod of a job there by the account of kubeconfig.sh alone', async ({ context, cluster, folder, shell }) => {
      // what it may here would make the pod too
      await cluster.kubectl.run(['delete', 'rolebinding', 'prow-controller-manager', '--namespace', 'test-pods', '--ignore-not-found']);
      const running = await start(context, cluster, folder, shell, 'prow-controller-manager');
      try {
        await cluster.kubectl.applyObjects([prowJob('there', 'build'), prowJob('here', 'default')]);
        await waitFor('the pod of the job', async () => (await cluster.api.list(PODS)).find(({ metadata }) => metadata.name === 'there'), 60_000);
        assert.equal((await cluster.api.get<any>(`${PROW_JOBS}/there`)).spec.cluster, 'build');
        await sleep(2_000);
        assert.deepEqual((await cluster.api.list(PODS)).map(({ metadata }) => metadata.name), ['there']);
        assert.match(running.log, /Parsed kubeconfig context: build/);
      } finally {
        await running.kill();
      }
    }),
    on(minor, 'sinker deletes an old pod there by the same account', async ({ context, cluster, folder, shell }) => {
      await cluster.kubectl.run(['delete', 'rolebinding', 'sinker', '--namespace', 'test-pods', '--ignore-not-found']);
      await cluster.api.patch(`${PODS}/there/status`, { status: { phase: 'Succeeded', startTime: '2020-01-01T00:00:00Z' } });
      await cluster.api.patch(`${PROW_JOBS}/there`, { status: { state: 'success', startTime: '2020-01-01T00:00:00Z', completionTime: '2020-01-01T00:01:00Z' } });
      const running = await start(context, cluster, folder, shell, 'sinker');
      try {
        await waitFor('the pod to go', async () => (await cluster.api.list(PODS)).every(({ metadata }) => metadata.deletionTimestamp !== undefined), 60_000);
      } finally {
        await running.kill();
      }
    }),
    on(minor, 'its account may do nothing else', async ({ cluster }) => {
      assert.deepEqual(await cluster.kubectl.canI({ verb: 'create', resource: 'pods', namespace: 'prow', as: 'system:serviceaccount:prow:prow-control-plane' }), false);
      assert.deepEqual(await cluster.kubectl.canI({ verb: 'get', resource: 'secrets', namespace: 'test-pods', as: 'system:serviceaccount:prow:prow-control-plane' }), false);
    }),
  ];
}

interface Place {
  readonly context: CheckContext;
  readonly cluster: Cluster;
  readonly folder: string;
  /** Runs a command as the admin of the cluster; what it wrote. */
  readonly shell: (command: string) => string;
}

/** The emitted container, whose mounts are folders here. Outside of a pod the last kubeconfig of the folder leads to Prow's own cluster. */
async function start(
  context: CheckContext, cluster: Cluster, folder: string, shell: Place['shell'], component: 'prow-controller-manager' | 'sinker',
): Promise<RunningProcess> {
  const mounts = join(folder, component);
  for (const name of ['config', 'job-config', 'kubeconfig', 'storage-credentials', 'tmp']) mkdirSync(join(mounts, name), { recursive: true });
  const objects: readonly any[] = parseAllDocuments(readFileSync(join(folder, 'dist', '40-prow.k8s.yaml'), 'utf8')).map((one) => one.toJS());
  const config: string = objects.find(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === 'config').data['config.yaml'];
  writeFileSync(join(mounts, 'config', 'config.yaml'), config);
  writeFileSync(join(mounts, 'storage-credentials', 'service-account.json'), '{"region":"eu","access_key":"a","secret_key":"b","endpoint":"http://127.0.0.1:1"}');
  const made = join(folder, `${component}.made`);
  shell(`sh ${join(folder, 'dist', 'clusters', 'build', 'kubeconfig.sh')} --output ${made} --duration 1h`);
  writeFileSync(join(mounts, 'kubeconfig', 'build'), readFileSync(made, 'utf8').replace(SERVER, cluster.controlPlane.url), { mode: 0o600 });
  const { url, caFile } = cluster.controlPlane;
  writeFileSync(join(mounts, 'kubeconfig', 'own'), readFileSync(writeKubeconfig(folder, component, { url, caFile, token: await tokenOf(cluster.api, 'prow', component) })));
  const [container] = objects.find(({ kind, metadata }) => kind === 'Deployment' && metadata.name === component).spec.template.spec.containers;
  const args: string[] = container.args.map((arg: string) => {
    const mount = container.volumeMounts.find(({ mountPath }: any) => arg.includes(`=${mountPath}`));
    return mount === undefined ? arg : arg.replace(`=${mount.mountPath}`, `=${join(mounts, mount.name)}`);
  });
  const [metrics, health] = await freePorts(2);
  return new RunningProcess({
    name: component, file: join(context.binaries('prow').folder, component), logFolder: folder,
    args: [...args, `--metrics-port=${metrics}`, ...component === 'sinker' ? [] : [`--health-port=${health}`]],
  });
}

function prowJob(name: string, cluster: string): object {
  return {
    apiVersion: 'prow.k8s.io/v1', kind: 'ProwJob',
    metadata: { name, namespace: 'prow', labels: { 'prow.k8s.io/job': name, 'prow.k8s.io/type': 'periodic', 'created-by-prow': 'true' } },
    spec: {
      type: 'periodic', agent: 'kubernetes', cluster, namespace: 'test-pods', job: name,
      pod_spec: { serviceAccountName: 'prow-job', containers: [{ name: 'test', image: 'busybox:1.37', command: ['true'] }] },
    },
    status: { startTime: new Date().toISOString(), state: 'triggered' },
  };
}

function on(minor: Minor, statement: string, run: (place: Place) => Promise<string | void>): Check {
  return {
    name: `${minor}: build cluster: ${statement}`,
    needs: [kubernetesOf(minor), 'prow'],
    run: async (context) => {
      const cluster = await context.cluster(minor, 'build clusters');
      const folder = await cluster.shared.once('build clusters', async () => {
        const made = context.newFolder(`build-clusters-${minor}`);
        new ProwApp({
          outdir: join(made, 'dist'), github: GitHub.cloud({ repositories: ['your-org/your-repo'] }), exposure: Exposure.nodePort({ address: '203.0.113.10' }),
          storage: ObjectStorage.s3({ endpoint: 'https://s3.example.com', region: 'eu', bucket: 'prow' }), buildClusterStatus: true,
          buildClusters: [BuildCluster.kubeconfig('build', { apiServer: SERVER })],
        }).synth();
        assert.deepEqual((await apply(cluster, join(made, 'dist'), { ownTypes: true })).refused, []);
        return made;
      });
      const kubectl = dirname(cluster.kubectl.file);
      const shell = (command: string): string => execFileSync('sh', ['-c', `${command} 2>&1`], {
        cwd: folder, encoding: 'utf8', env: { ...cluster.kubectl.env, PATH: `${kubectl}:${process.env.PATH}`, HOME: folder },
      });
      return run({ context, cluster, folder, shell });
    },
  };
}
