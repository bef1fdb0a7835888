import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { GitHub, ProwApp, type ProwAppProps } from '../../../src';
import { UTILITY_RESOURCES } from '../../../src/prow/config/decoration';
import { type Check, kubernetesOf, type Minor } from '../check';
import type { Cluster } from '../cluster';
import { waitFor } from '../wait';

/** Says nothing of what it needs, as most jobs. */
const SILENT = {};
const IMAGE = 'registry.acme.dev/test:v1';

/** That jobs have the room that they are given, and that Prow stands above them. */
export function roomChecks(minor: Minor): readonly Check[] {
  return [
    on(minor, 'by default a decorated job fits, says nothing, and is held all the same', async (cluster, place) => {
      const namespace = await place('roomy', { configOverrides: { plank: { max_concurrency: 2 } } });
      const made = await pod(cluster, namespace, 'first', SILENT);
      assert.deepEqual(resourcesOf(made, 'test'), {
        limits: { 'ephemeral-storage': '20Gi' }, requests: { 'cpu': '100m', 'ephemeral-storage': '0', 'memory': '128Mi' },
      });
      assert.deepEqual(resourcesOf(made, 'sidecar').limits, { 'memory': '1Gi', 'ephemeral-storage': '20Gi' });
      assert.match(await refusal(cluster, namespace, { requests: { 'ephemeral-storage': '50Gi' } }), /must be less than or equal to ephemeral-storage limit of 20Gi/);
      await pod(cluster, namespace, 'second', { requests: { 'ephemeral-storage': '50Gi' }, limits: { 'ephemeral-storage': '60Gi' } });
      assert.match(await refusal(cluster, namespace, { limits: { 'ephemeral-storage': '1Ti' } }), /maximum ephemeral-storage usage per Container is 100Gi, but limit is 1Ti/);
      await pod(cluster, namespace, 'third', { requests: { memory: '64Gi' } });
      assert.match(await refusal(cluster, namespace, SILENT), /exceeded quota: prow-jobs, requested: pods=1, used: pods=3, limited: pods=3/);
      const { stderr } = await cluster.kubectl.try(['create', '--dry-run=server', '-f', '-'], JSON.stringify({
        apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'huge', namespace },
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '2Ti' } } },
      }));
      assert.match(stderr, /exceeded quota: prow-jobs, requested: requests.storage=2Ti/);
    }),
    on(minor, 'a quota of cpu and memory takes a job that says nothing of them, by the limits beside it', async (cluster, place) => {
      const quota = { 'pods': '50', 'requests.cpu': '40', 'requests.memory': '96Gi', 'limits.memory': '192Gi' };
      const limited = await place('limited', { jobsResourceQuota: quota, jobsLimitRange: { defaultRequest: { cpu: '250m', memory: '512Mi' }, defaultLimit: { memory: '4Gi' } } });
      await pod(cluster, limited, 'first', SILENT);
      const bare = await place('unlimited', { jobsResourceQuota: { 'requests.memory': '96Gi' }, jobsLimitRange: {} });
      assert.match(await refusal(cluster, bare, SILENT), /must specify requests.memory for: test/);
      const free = await place('free', { jobsResourceQuota: {}, jobsLimitRange: {} });
      assert.deepEqual(resourcesOf(await pod(cluster, free, 'first', SILENT), 'test'), {});
    }),
    on(minor, 'a limit of cpu below what Prow asks for would refuse every decorated job', async (cluster, place) => {
      // with words of one's own nothing is refused before
      const configOverrides = { plank: { default_decoration_config_entries: [{ config: { timeout: '1h' } }] } };
      const tight = await place('tight', { jobsLimitRange: { max: { cpu: '80m' } }, configOverrides });
      assert.match(await refusal(cluster, tight, SILENT), /Invalid value: "100m": must be less than or equal to cpu limit of 80m/);
      const fitting = await place('fitting', { jobsLimitRange: { max: { cpu: '100m' } }, configOverrides });
      await pod(cluster, fitting, 'first', SILENT);
    }),
    on(minor, 'pods of Prow have the priority that was said, and jobs stay below', async (cluster, place) => {
      for (const [name, componentsPriority, preemptionPolicy] of [['above', 'AboveJobs', 'Never'], ['first', 'Preempting', 'PreemptLowerPriority']] as const) {
        const jobs = await place(name, { componentsPriority: componentsPriority as ProwAppProps['componentsPriority'] });
        const className = name === 'above' ? 'above-components' : 'first-components-preempting';
        const { spec } = await pod(cluster, jobs.replace(/-jobs$/, ''), 'hook', SILENT, className);
        assert.deepEqual([spec.priority, spec.preemptionPolicy], [1_000_000, preemptionPolicy]);
        assert.equal((await pod(cluster, jobs, 'first', SILENT)).spec.priority, 0);
      }
    }),
  ];
}

type Place = (name: string, props: Partial<ProwAppProps>) => Promise<string>;

function on(minor: Minor, statement: string, run: (cluster: Cluster, place: Place) => Promise<void>): Check {
  return {
    name: `${minor}: room: ${statement}`,
    needs: [kubernetesOf(minor)],
    run: async (context) => {
      const cluster = await context.cluster(minor, 'bare nodes');
      await run(cluster, async (name, props) => placed(cluster, context.newFolder(`room/${cluster.version}/${name}`), name, props));
    },
  };
}

/** Applies namespaces, quota, limits and class of a Prow; the namespace of its jobs. */
async function placed(cluster: Cluster, outdir: string, namespace: string, props: Partial<ProwAppProps>): Promise<string> {
  const jobsNamespace = `${namespace}-jobs`;
  new ProwApp({ outdir, namespace, jobsNamespace, github: GitHub.cloud({ repositories: ['acme/app'] }), ...props }).synth();
  const read = (file: string): readonly any[] => parseAllDocuments(readFileSync(join(outdir, file), 'utf8')).map((one) => one.toJS());
  await cluster.kubectl.applyObjects([...read('05-namespaces.k8s.yaml'), ...read('40-prow.k8s.yaml').filter(({ kind }) => kind === 'PriorityClass')]);
  const quotas = await cluster.kubectl.list('resourcequotas', jobsNamespace);
  await waitFor('the default ServiceAccounts', async () => (
    await Promise.all([namespace, jobsNamespace].map((one) => cluster.kubectl.list('serviceaccounts', one)))).every((found) => found.length > 0), 30_000);
  if (quotas.length > 0) {
    const hard = ['get', 'resourcequota', 'prow-jobs', '-n', jobsNamespace, '-o', 'jsonpath={.status.hard}'];
    await waitFor('the quota', async () => (await cluster.kubectl.run(hard)).stdout !== '', 30_000);
  }
  return jobsNamespace;
}

const RESTRICTED = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } };

/** As Prow decorates a job whose container asks for this. */
function decorated(namespace: string, name: string, resources: object, priorityClassName?: string): object {
  const container = (one: string, own: object): object => ({ name: one, image: IMAGE, resources: own, securityContext: RESTRICTED });
  const { clonerefs, initupload, place_entrypoint: entrypoint, sidecar } = UTILITY_RESOURCES;
  return {
    apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace },
    spec: {
      priorityClassName, restartPolicy: 'Never',
      initContainers: [container('clonerefs', clonerefs), container('initupload', initupload), container('place-entrypoint', entrypoint)],
      containers: [container('test', resources), container('sidecar', sidecar)],
    },
  };
}

async function pod(cluster: Cluster, namespace: string, name: string, resources: object, priorityClassName?: string): Promise<any> {
  const { stdout, stderr } = await cluster.kubectl.try(['create', '-o', 'json', '-f', '-'], JSON.stringify(decorated(namespace, name, resources, priorityClassName)));
  assert.ok(stdout.startsWith('{'), stderr);
  return JSON.parse(stdout);
}

async function refusal(cluster: Cluster, namespace: string, resources: object): Promise<string> {
  const { stderr } = await cluster.kubectl.try(['create', '--dry-run=server', '-f', '-'], JSON.stringify(decorated(namespace, 'refused', resources)));
  return stderr;
}

function resourcesOf({ spec }: any, name: string): any {
  return spec.containers.find((one: { readonly name: string }) => one.name === name).resources;
}
