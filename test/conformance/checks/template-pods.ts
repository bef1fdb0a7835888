import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { GitHub, JobTemplate, PodSecurityLevel, ProwApp, ProwJobs } from '../../../src';
import { type Check, kubernetesOf, type Minor } from '../check';
import type { Cluster } from '../cluster';
import { REPOSITORY } from '../outputs/outputs';
import { waitFor } from '../wait';

const GO = { image: 'ghcr.io/acme/ci:v1', commands: ['make test'] };
const TEMPLATES: Readonly<Record<string, JobTemplate>> = {
  go: JobTemplate.go({ version: '1.26' }),
  node: JobTemplate.node({ version: '24' }),
  python: JobTemplate.python({ version: '3.13' }),
  golangciLint: JobTemplate.golangciLint({ version: 'v2.4.0' }),
  of: JobTemplate.of(GO),
  buildah: JobTemplate.buildah({ version: 'v1.41.5', target: 'ghcr.io/acme/app:$PULL_BASE_SHA', pushSecretName: 'push' }),
  buildkit: JobTemplate.buildkit({ version: 'v0.24.0', target: 'ghcr.io/acme/app:$PULL_BASE_SHA', pushSecretName: 'push' }),
  dockerInDocker: JobTemplate.dockerInDocker({ dockerVersion: '28.4', ...GO }),
  kind: JobTemplate.kind({ dockerVersion: '28.4', ...GO }),
};
const BELOW = { [PodSecurityLevel.BASELINE]: PodSecurityLevel.RESTRICTED, [PodSecurityLevel.PRIVILEGED]: PodSecurityLevel.BASELINE };
type Level = keyof typeof BELOW;
const LEVEL = 'pod-security.kubernetes.io/enforce';
const LIMIT_MS = 60_000;

/** That pods of the templates start under the labels and the policy that are emitted for the level that docs/jobs.md names, and not under stricter ones. */
export function templatePodChecks(minor: Minor): readonly Check[] {
  return (Object.keys(BELOW) as Level[]).map((level) => ({
    name: `${minor}: templates: those that docs/jobs.md says need ${level} are taken there, and refused below`,
    needs: [kubernetesOf(minor)],
    run: async (context) => {
      const names = [...documentedLevels()].filter(([, documented]) => documented === level).map(([name]) => name);
      const cluster = await context.cluster(minor, 'bare nodes');
      const namespace = `templates-${level}-jobs`;
      const objects = synthesised(context.newFolder(`templates/${minor}-${level}`), level, names);
      await installed(cluster, namespace, objects);
      const jobs: readonly any[] = parse(objects.find(({ metadata }) => metadata.name === 'job-config-from-code').data['jobs.yaml']).postsubmits['acme/app'];
      assert.deepEqual(jobs.map(({ name }) => name.toLowerCase()).sort(), names.map((name) => name.toLowerCase()).sort());
      // as Prow calls a container without a name
      const pods = jobs.map(({ spec }) => ({ ...spec, containers: spec.containers.map((container: any) => ({ name: 'test', ...container })) }));
      const refusals = (): Promise<readonly string[]> => Promise.all(pods.map((spec) => refusal(cluster, namespace, 'postsubmit', spec)));
      await waitFor('the policy', async () => /may name the Secrets? /.test(await refusal(cluster, namespace, 'presubmit', STEALS)), LIMIT_MS);
      assert.deepEqual(await refusals(), jobs.map(() => ''));
      for (const spec of pods.filter((one) => JSON.stringify(one).includes('"push"'))) {
        assert.match(await refusal(cluster, namespace, 'presubmit', spec), /ValidatingAdmissionPolicy.*may name the Secrets? /s);
      }
      await cluster.kubectl.run(['label', 'namespace', namespace, `${LEVEL}=${BELOW[level]}`, '--overwrite']);
      await waitFor('the level', async () => (await refusals()).every((said) => said !== ''), LIMIT_MS);
      for (const [i, said] of (await refusals()).entries()) assert.match(said, new RegExp(`violates PodSecurity "${BELOW[level]}:`), jobs[i].name);
      return names.join(' ');
    },
  }));
}

/** A pod that is refused by the policy, and by nothing else. */
const STEALS = { containers: [{ name: 'test', image: 'busybox:1.37', env: [{ name: 'KEY', valueFrom: { secretKeyRef: { name: 'other', key: 'key' } } }] }] };

/** What the table of templates says of each. */
function documentedLevels(): ReadonlyMap<string, Level> {
  const rows = readFileSync(join(REPOSITORY, 'docs', 'jobs.md'), 'utf8').matchAll(/^\| `(\w+)\(.*\)` \|.*\| `(\w+)`[^|]*\|$/gm);
  const found = new Map([...rows].map(([, name, level]) => [name, level as Level]));
  assert.deepEqual([...found.keys()].sort(), Object.keys(TEMPLATES).sort());
  return found;
}

function synthesised(folder: string, level: Level, names: readonly string[]): readonly any[] {
  new ProwApp({
    outdir: folder, namespace: `templates-${level}`, jobsNamespace: `templates-${level}-jobs`, jobsPodSecurity: level,
    github: GitHub.cloud({ repositories: ['acme/app'] }),
    jobs: ProwJobs.typed({ postsubmits: { 'acme/app': names.map((name) => ({ name: name.toLowerCase(), template: TEMPLATES[name] })) } }),
  }).synth();
  return ['05-namespaces', '40-prow'].flatMap((stage) => parseAllDocuments(readFileSync(join(folder, `${stage}.k8s.yaml`), 'utf8')).map((one) => one.toJS()));
}

/** Namespaces with their labels, what is emitted into that of jobs, and the policy. */
async function installed({ kubectl }: Cluster, namespace: string, objects: readonly any[]): Promise<void> {
  const isWanted = ({ kind, metadata }: any) => kind === 'Namespace' || /^ValidatingAdmissionPolicy/.test(kind)
    || (metadata.namespace === namespace && /^(ServiceAccount|LimitRange|ResourceQuota)$/.test(kind));
  await kubectl.applyObjects(objects.filter(isWanted));
  await waitFor('the default ServiceAccount', async () => (await kubectl.list('serviceaccounts', namespace)).some(({ metadata }) => metadata.name === 'default'), LIMIT_MS);
}

/** Why a pod is refused; nothing where it is taken. */
async function refusal({ kubectl }: Cluster, namespace: string, type: string, spec: object): Promise<string> {
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'job', namespace, labels: { 'created-by-prow': 'true', 'prow.k8s.io/type': type } }, spec };
  const { stderr, code } = await kubectl.try(['create', '--dry-run=server', '--validate=strict', '-f', '-'], JSON.stringify(pod));
  const said = stderr.split('\n').filter((line) => line !== '' && !line.startsWith('Warning: ')).join('\n');
  assert.equal(code === 0, said === '', stderr);
  return said;
}
