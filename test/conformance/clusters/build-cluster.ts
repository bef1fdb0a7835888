import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BuildCluster, Exposure, GitHub, ObjectStorage, ProwApp } from '../../../src';
import { type Check, type CheckContext, type Minor, prowCheck } from '../check';
import type { Cluster } from '../cluster';
import { writeKubeconfig } from '../cluster-credentials';
import { apply } from '../outputs/application';
import { freePorts } from '../ports';
import type { RunningProcess } from '../processes';
import { objectsOf, programOf, type SecretFiles } from '../prow/emitted-program';
import { REPOSITORY } from '../prow/github-world';
import { tokenOf } from '../service-accounts';

export const PROW_JOBS = '/apis/prow.k8s.io/v1/namespaces/prow/prowjobs';
export const PODS = '/api/v1/namespaces/test-pods/pods';
const SERVER = 'https://203.0.113.7:6443';
const NO_STORE = JSON.stringify({ region: 'eu', access_key: 'a', secret_key: 'b', endpoint: 'http://127.0.0.1:1' });

export type Component = 'prow-controller-manager' | 'sinker' | 'crier' | 'deck' | 'hook';

/** A Prow with another cluster, which is the same API server under another name and another account. */
export interface Place {
  readonly context: CheckContext;
  readonly cluster: Cluster;
  readonly folder: string;
  /** Runs a command as the admin of the cluster; what it wrote. */
  readonly shell: (command: string) => string;
}

export interface StartOptions {
  readonly apiUrl?: string;
  readonly secrets?: SecretFiles;
  readonly more?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export interface Started {
  readonly process: RunningProcess;
  /** Where it answers what it was told by that flag. */
  readonly url: (flag: string) => string;
}

/**
 * Starts the emitted container, whose mounts are folders here, with a port of its own for each of those flags. Outside of a pod the last kubeconfig of the
 * folder leads to Prow's own cluster. There its account may do nothing with pods and ConfigMaps of jobs, so that what is done with them is done by the
 * account of the other cluster.
 */
export async function startHere(
  { context, cluster, folder, shell }: Place, component: Component, ports: readonly string[], { apiUrl, secrets, more = [], env }: StartOptions = {},
): Promise<Started> {
  await cluster.kubectl.run(['delete', 'rolebinding', component, '--namespace', 'test-pods', '--ignore-not-found']);
  const made = join(folder, component);
  mkdirSync(made, { recursive: true });
  shell(`sh ${join(folder, 'dist', 'clusters', 'build', 'kubeconfig.sh')} --output ${made}.there --duration 1h`);
  const { url, caFile } = cluster.controlPlane;
  const own = writeKubeconfig(folder, component, { url, caFile, token: await tokenOf(cluster.api, 'prow', component) });
  const kubeconfig = { build: readFileSync(`${made}.there`, 'utf8').replace(SERVER, url), own: readFileSync(own, 'utf8') };
  const program = await programOf(context, made, objectsOf(join(folder, 'dist')), {
    workload: component, file: join(context.binaries('prow').folder, component), apiUrl,
    secrets: { kubeconfig, 'storage-credentials': { 'service-account.json': NO_STORE }, ...secrets },
  });
  const free = await freePorts(ports.length);
  const process = program.start(component, [...ports.map((flag, i) => `${flag}=${free[i]}`), ...more], env);
  return { process, url: (flag) => `http://127.0.0.1:${free[ports.indexOf(flag)]}` };
}

export function onBuildCluster(minor: Minor, statement: string, run: (place: Place) => Promise<string | void>): Check {
  return onPlace(minor, `build cluster: ${statement}`, run);
}

/** What needs Prow's objects and accounts, and no pods. */
export function onPlace(minor: Minor, statement: string, run: (place: Place) => Promise<string | void>): Check {
  return prowCheck(minor, statement, async (context) => {
    const cluster = await context.cluster(minor, 'build clusters');
    const folder = await cluster.shared.once('build clusters', async () => {
      const made = context.newFolder(`build-clusters-${minor}`);
      new ProwApp({
        outdir: join(made, 'dist'), github: GitHub.cloud({ repositories: [REPOSITORY] }), exposure: Exposure.nodePort({ address: '203.0.113.10' }),
        storage: ObjectStorage.s3({ endpoint: 'https://s3.example.com', region: 'eu', bucket: 'prow-logs' }), buildClusterStatus: true,
        buildClusters: [BuildCluster.kubeconfig('build', { apiServer: SERVER })],
        configUpdater: { maps: [{ files: 'kind/*.yaml', name: 'kind-config', clusters: { build: ['test-pods'] } }] },
      }).synth();
      assert.deepEqual((await apply(cluster, join(made, 'dist'), { ownTypes: true })).refused, []);
      return made;
    });
    const kubectl = dirname(cluster.kubectl.file);
    const shell = (command: string): string => execFileSync('sh', ['-c', `${command} 2>&1`], {
      cwd: folder, encoding: 'utf8', env: { ...cluster.kubectl.env, PATH: `${kubectl}:${process.env.PATH}`, HOME: folder },
    });
    return run({ context, cluster, folder, shell });
  });
}

/** A periodic of that name, of which there is no pod yet. */
export function prowJob(name: string, cluster: string, status: object = { startTime: new Date().toISOString(), state: 'triggered' }): any {
  return {
    apiVersion: 'prow.k8s.io/v1', kind: 'ProwJob',
    metadata: { name, namespace: 'prow', labels: { 'prow.k8s.io/job': name, 'prow.k8s.io/type': 'periodic', 'created-by-prow': 'true' } },
    spec: {
      type: 'periodic', agent: 'kubernetes', cluster, namespace: 'test-pods', job: name,
      pod_spec: { serviceAccountName: 'prow-job', containers: [{ name: 'test', image: 'busybox:1.37', command: ['true'] }] },
    },
    status,
  };
}
