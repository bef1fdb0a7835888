import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ProwApp } from '../../../src';
import { type Check, type CheckContext, kubernetesOf, type Minor, minors } from '../check';
import type { Cluster } from '../cluster';
import { Neighbours } from '../delivery/next-steps-neighbours';
import { type Platform, PLATFORMS, Published } from '../delivery/next-steps-platforms';
import { isShown, SEEN } from '../delivery/next-steps-seen';
import { type Command, type StepText, stepsOf } from '../delivery/next-steps-commands';
import { standInForCurl, standInForKubelets } from '../delivery/stand-ins';
import { UserShell } from '../delivery/user-shell';
import { ReadyPods } from '../pods/ready-pods';
import { waitFor } from '../wait';

const NODES = 3;
const LIMIT_MS = 20_000;

/** What nobody but the user has, by the option that it is given by. */
const GIVEN: Readonly<Record<string, string>> = { '--app-id NUMBER': '--app-id 123456', '--app-key FILE': '--app-key ../app.pem', '--relay-url-file FILE': '--relay-url-file ../relay-url' };
const FILES = 'openssl genrsa -traditional -out app.pem 2048 2>/dev/null; echo https://smee.io/1234567890abcdef >relay-url';

/** That NEXT-STEPS.md is true: every command of what must be done is run as it stands, and shows what the text says. Two platforms on each minor. */
export function nextStepsChecks(minor: Minor): readonly Check[] {
  return PLATFORMS.filter((_, i) => minors[i % minors.length] === minor).map((platform) => ({
    name: `${minor}: next steps: with ${platform.name} every command does what is said, and shows what should be seen`,
    needs: [kubernetesOf(minor)],
    run: (context) => follow(context, minor, platform),
  }));
}

async function follow(context: CheckContext, minor: Minor, platform: Platform): Promise<string> {
  const cluster = await context.cluster(minor, 'next steps');
  await cluster.shared.once('ready pods', async () => new ReadyPods(cluster.api));
  await cluster.shared.once('neighbours', async () => new Neighbours(cluster));
  await cluster.shared.once('networks of nodes', () => divideNetwork(cluster));
  const folder = context.newFolder(`next-steps/${platform.name.replaceAll(' ', '-')}/${cluster.version}`);
  const published = new Published(join(folder, 'published'));
  quietly(() => new ProwApp({ ...platform.props(published), outdir: join(folder, 'dist') }).synth());
  const shell = new UserShell(folder, cluster.kubectl);
  standInForKubelets(shell);
  standInForCurl(shell, published.files, platform.hookUrl);
  platform.programs(shell);
  await shell.run(FILES);
  const steps = stepsOf(readFileSync(join(folder, 'dist', 'NEXT-STEPS.md'), 'utf8'));
  try {
    // the first file of jobs stands in the step about them, or where no `.prow.yaml` is read in the one of the first job
    const jobs = steps.slice(-2).flatMap(({ text }) => yamlIn(text))[0];
    for (const step of steps) await followStep(cluster, shell, step, jobs);
  } finally {
    // what another platform needs is a cluster without this one
    await inFolder(shell, 'sh apply.sh --delete --yes');
  }
  return `${steps.length} steps, ${steps.flatMap(({ commands }) => commands).length} commands`;
}

async function followStep(cluster: Cluster, shell: UserShell, step: StepText, jobs: string): Promise<void> {
  const said = SEEN[step.title];
  assert.ok(said, `nobody knows what is seen of the step "${step.title}"`);
  if (said.see !== '') assert.equal(step.see, said.see);
  const outputs: string[] = [];
  if (step.title === 'See a pull request turn green') await runFirstJob(cluster, step);
  for (const command of step.commands) outputs.push(await run(shell, command));
  if (step.title === 'Give it jobs') {
    await cluster.kubectl.run(['--namespace', 'prow', 'patch', 'configmap', 'job-config', '--patch', JSON.stringify({ data: { 'VERSION': 'a1b2c3', 'prow-jobs.yaml': jobs } })]);
    outputs.splice(1, 0, await run(shell, step.commands[0]));
  }
  await said.isSeen(cluster, step, outputs);
}

/** Where a sentence says what is shown, it may take a moment, as others take it. */
async function run(shell: UserShell, { text, shows }: Command): Promise<string> {
  const filled = Object.entries(GIVEN).reduce((all, [option, given]) => all.replace(option, given), text);
  assert.doesNotMatch(filled, / (NUMBER|FILE|NAME|NODE|ADDRESS|ORG)\b/, 'nobody knows what to put in');
  if (shows === undefined) return inFolder(shell, filled);
  let output = '';
  await waitFor(`"${text}" shows ${shows}`, async () => {
    output = await inFolder(shell, filled);
    return isShown(shows, output, NODES);
  }, LIMIT_MS).catch((error: Error) => assert.fail(`${error.message}\n${output}`));
  return output;
}

async function inFolder(shell: UserShell, commands: string): Promise<string> {
  const { code, output } = await shell.run(`cd dist\n${commands}`);
  assert.equal(code, 0, `${commands}\n${output}`);
  return output;
}

/** As kube-controller-manager does where it is told the network of pods. */
async function divideNetwork({ api }: Cluster): Promise<{ stop(): Promise<void> }> {
  for (let i = 1; i <= NODES; i++) await api.patch(`/api/v1/nodes/node-${i}`, { spec: { podCIDR: `10.244.${i}.0/24`, podCIDRs: [`10.244.${i}.0/24`] } });
  return { stop: async () => undefined };
}

/** The job of `.prow.yaml` as Prow runs it, and a pod that has done what it says. */
async function runFirstJob({ kubectl, api }: Cluster, { text }: StepText): Promise<void> {
  const { presubmits } = parse(yamlIn(text)[0]);
  const [{ name, spec: { containers: [container] } }] = Array.isArray(presubmits) ? presubmits : presubmits['acme/app'];
  // Prow gives the only container this name
  const spec = { containers: [{ name: 'test', ...container }] };
  const prowJob = {
    apiVersion: 'prow.k8s.io/v1', kind: 'ProwJob', metadata: { name: 'first', namespace: 'prow' },
    spec: { type: 'presubmit', agent: 'kubernetes', cluster: 'default', namespace: 'test-pods', job: name, report: true, pod_spec: spec, refs: { org: 'acme', repo: 'app' } },
    status: { state: 'success', startTime: '2026-11-01T00:00:00Z', completionTime: '2026-11-01T00:01:00Z', build_id: '7' },
  };
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'first', namespace: 'test-pods' }, spec: { ...spec, restartPolicy: 'Never' } };
  await kubectl.run(['create', '--filename=-'], [prowJob, pod].map((object) => JSON.stringify(object)).join('\n'));
  await api.patch('/apis/prow.k8s.io/v1/namespaces/prow/prowjobs/first', { status: prowJob.status });
  const path = '/api/v1/namespaces/test-pods/pods/first';
  const runs = async () => (await api.get<{ status: { phase: string; containerStatuses?: object[] } }>(path)).status;
  const { containerStatuses = [] } = await waitFor('the pod of the first job', async () => {
    const status = await runs();
    return status.phase === 'Running' && status;
  }, LIMIT_MS);
  const terminated = { exitCode: 0, reason: 'Completed', startedAt: '2026-11-01T00:00:00Z', finishedAt: '2026-11-01T00:01:00Z' };
  await api.patch(`${path}/status`, { status: { phase: 'Succeeded', containerStatuses: containerStatuses.map((one) => ({ ...one, ready: false, started: false, state: { terminated } })) } });
}

function yamlIn(text: string): readonly string[] {
  return [...text.matchAll(/^```yaml\n([^]*?)^```$/gm)].map(([, yaml]) => yaml);
}

function quietly(make: () => void): void {
  const { warn } = console;
  console.warn = () => undefined;
  try {
    make();
  } finally {
    console.warn = warn;
  }
}
