import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LIBRARY_METRICS, type Metric, PROW_METRICS } from '../../../src/platform/monitoring/prow-metrics';
import { sources } from '../build';
import { type Check, type Minor } from '../check';
import { exposition, type Exposition, registered, type Registered } from '../monitoring/exposition';
import type { LocalProw } from '../prow/local-prow';
import { finishedJob, goodPush } from '../prow/pushed-job';
import { waitFor } from '../wait';
import { on } from './flow';

const LIMIT_MS = 90_000;
const ALL: Readonly<Record<string, Metric>> = { ...PROW_METRICS, ...LIBRARY_METRICS };

/** Of the pinned version, and not of the one that is built here; its source was read. */
const NEWER = ['tide_retests_total', 'tide_pool_missing_prs', 'tide_pool_pending_prs', 'tide_pool_successful_prs', 'tide_pool_batch_pending_prs'];

/** What a program has only after something that does not happen here: its source shows that it registers them. */
const LATER: Readonly<Record<string, string>> = {
  prow_plugin_handle_errors: 'a plugin fails',
  prow_configmap_size_bytes: 'config-updater writes; seen beside the pull requests',
  pooledprs: 'a pull request may be merged; seen beside the pull requests',
  updatetime: 'the same',
  merges: 'the same',
  tidepoolerrors: 'tide cannot make a ProwJob',
  kubernetes_failed_client_creations: 'a build cluster does not answer',
  sinker_pods_removed: 'a pod is older than a day',
  sinker_prow_jobs_cleaned: 'a ProwJob is older than two days',
  sinker_pod_removal_errors: 'the API server refuses to delete a pod',
  sinker_prow_jobs_cleaning_errors: 'the API server refuses to delete a ProwJob',
  github_request_timeouts: 'GitHub is silent for longer than ghproxy waits',
  github_request_wait_duration_seconds: 'ghproxy holds requests back',
};

/** Whether what is asked for is what Prow has. */
export function metricChecks(minor: Minor): readonly Check[] {
  return [
    on(minor, 'metrics: those of alerts and dashboards are read from the running programs', async ({ context, cluster, prow }) => {
      await goodPush(context, cluster);
      await finishedJob(context, cluster);
      await prow.ready('deck');
      assert.equal((await fetch(`${prow.url('deck', 8080)}/`)).status, 200);
      const wanted = Object.entries(ALL).filter(([name]) => !NEWER.includes(name) && !Object.hasOwn(LATER, name));
      const pages = new Map<string, Exposition>();
      const missing = async (): Promise<readonly string[]> => {
        for (const program of new Set(wanted.flatMap(([, { of }]) => of))) pages.set(program, await read(prow, program));
        return wanted.flatMap(([name, { of }]) => of.filter((program) => !pages.get(program)!.labels.has(name)).map((program) => `${program}: ${name}`));
      };
      await waitFor('every metric', async () => (await missing()).length === 0, LIMIT_MS).catch(async (error: Error) => {
        throw new Error(`${error.message}: missing are ${(await missing()).join(', ')}`);
      });
      const found = wanted.flatMap(([name, { of }]) => of.map((program) => ({ name, page: pages.get(program)! })));
      assert.deepEqual(found.map(({ name, page }) => [name, page.kinds.get(name)]), found.map(({ name }) => [name, ALL[name].kind]));
      const strange = found.flatMap(({ name, page }) => [...page.labels.get(name)!].filter((label) => !ALL[name].labels.includes(label)).map((one) => `${name}: ${one}`));
      assert.deepEqual(strange, []);
      // what is there all the same needs no reason
      assert.deepEqual(Object.keys(LATER).filter((name) => ALL[name].of.some((program) => pages.get(program)!.labels.has(name))), []);
      return `${wanted.length} of ${Object.keys(ALL).length} metrics, in ${pages.size} programs`;
    }),
  ];
}

/** What the sources say, which no event has to happen for. */
export const metricSourceChecks: readonly Check[] = [
  {
    name: 'metrics: Prow\'s source registers them with their kinds and labels', needs: [],
    run: async () => {
      const made = new Map<string, Registered>();
      for (const text of goFiles(await sources('prow', 'sigs.k8s.io/prow'))) for (const [name, one] of registered(text)) made.set(name, one);
      // deck makes the names of its own by a prefix
      const known = (name: string) => made.get(name) ?? (name.startsWith('deck_http_') ? { kind: 'histogram', labels: ['path', 'method', 'status', 'user_agent'] } : undefined);
      const names = Object.keys(PROW_METRICS).filter((name) => !NEWER.includes(name));
      const table: Readonly<Record<string, Metric>> = PROW_METRICS;
      assert.deepEqual(names.map((name) => [name, known(name)]), names.map((name) => [name, { kind: table[name].kind, labels: table[name].labels }]));
      // who builds the newer one takes the names out of the list
      assert.deepEqual(NEWER.filter((name) => made.has(name)), []);
      return `${names.length} metrics`;
    },
  },
];

async function read(prow: LocalProw, program: string): Promise<Exposition> {
  return exposition(await (await fetch(`${prow.url(program, 9090)}/metrics`)).text());
}

function* goFiles(folder: string): Generator<string> {
  for (const room of ['cmd', 'pkg']) {
    for (const path of readdirSync(join(folder, room), { recursive: true, encoding: 'utf8' })) {
      if (!path.endsWith('.go') || path.endsWith('_test.go')) continue;
      const text = readFileSync(join(folder, room, path), 'utf8');
      if (text.includes('prometheus.New')) yield text;
    }
  }
}
