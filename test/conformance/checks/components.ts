import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Check, type CheckContext, type Minor, prowCheck } from '../check';
import type { Cluster } from '../cluster';
import { assertSettled } from '../outputs/application';
import { defaultApp, emitted } from '../outputs/outputs';
import { jobsApplication, runningProw } from '../prow/running-prow';
import { withoutVerb, withRules } from '../rights/changed-role';

const components = [
  'object-store', 'ghproxy', 'hook', 'deck', 'prow-controller-manager', 'sinker', 'crier', 'horologium', 'tide', 'status-reconciler',
];
const LONG_ENOUGH_MS = 15_000;
/** Of a watch that is late; Prow tries again. Source: prow pkg/plank/reconciler.go, syncPendingJob and startPod. */
const LATE = /failed to wait for cached prowjob|failed waiting for new pod \S+ in cluster \S+ +appear in cache/;
const COMPLAINT = /forbidden|flag provided but not defined|unknown flag|"?level"?[:=]"?(error|fatal|panic)/i;

/** That Prow's own programs start with what is in the Deployments. */
export function componentChecks(minor: Minor): readonly Check[] {
  return [
    on(minor, 'jobs from code change one ConfigMap, and that .prow.yaml is read another and its copy for checkconfig', async (context, cluster) => {
      const { refused, warnings, taken } = await jobsApplication(context, cluster);
      const meant = ['configured configmap/checkconfig-config', 'configured configmap/config', 'configured configmap/job-config-from-code'];
      assert.deepEqual(taken.filter((line) => meant.includes(line)).sort(), meant);
      const rest = taken.filter((line) => !meant.includes(line));
      return assertSettled([{ refused, warnings, taken: rest }], (await emitted(context, defaultApp)).objects.length - meant.length);
    }),
    on(minor, 'every Deployment of dist is among those that are started', async (context) => {
      const names = (await emitted(context, defaultApp)).ofKind('Deployment').map(({ metadata }) => metadata.name);
      assert.deepEqual(names.sort(), [...components].sort());
    }),
    ...components.map((app) => on(minor, `${app} starts with the emitted arguments and becomes ready`, async (context, cluster) => {
      const prow = await runningProw(context, cluster);
      await prow.ready(app);
    })),
  ];
}

/** That they are still there after everything that was done to them, each with its own token and no other. */
export function endurance(minor: Minor): readonly Check[] {
  return [
    ...components.map((app) => on(minor, `${app} stays up, answers its probes and was forbidden nothing`, async (context, cluster) => {
      const prow = await runningProw(context, cluster);
      const { process } = prow.component(app);
      await sleep(Math.max(0, LONG_ENOUGH_MS - process.ageMs));
      assert.equal(process.isRunning, true, process.log.slice(-500));
      // as kubelet does, which gives a probe more than one try
      for (const kind of ['livenessProbe', 'readinessProbe'] as const) await process.reaches(kind, () => prow.probe(app, kind), 15_000);
      assert.deepEqual(process.log.split('\n').filter((line) => COMPLAINT.test(line) && !LATE.test(line)), []);
      return `${(process.ageMs / 1000).toFixed(0)} s`;
    })),
    on(minor, 'GitHub is asked through ghproxy', async (context, cluster) => {
      const prow = await runningProw(context, cluster);
      const metrics = await (await fetch(`${prow.url('ghproxy', 9090)}/metrics`)).text();
      assert.match(metrics, /^ghcache_responses\{.*path="\/app.*\} [1-9]/m);
    }),
    on(minor, 'the stand-in for GitHub was asked nothing that it does not know', async (context, cluster) => {
      const { github } = await runningProw(context, cluster);
      assert.deepEqual(github.unknown, []);
      return `${github.calls.length} calls`;
    }),
    on(minor, 'a component that lacks a right is noticed', async (context, cluster) => {
      const prow = await runningProw(context, cluster);
      await withRules(cluster, 'horologium', (rules) => withoutVerb(rules, 'list'), async () => {
        const horologium = await prow.restart('horologium');
        await horologium.reaches('a complaint', async () => COMPLAINT.test(horologium.log));
      });
    }),
  ];
}

function on(minor: Minor, statement: string, run: (context: CheckContext, cluster: Cluster) => Promise<string | void>): Check {
  return prowCheck(minor, statement, async (context) => run(context, await context.cluster(minor, 'default app')));
}
