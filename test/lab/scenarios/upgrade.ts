import { deepEqual, ok } from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { Repetition } from '../../conformance/wait';
import { enterprise } from '../apps/enterprise';
import { emitOf, previousCommit } from '../apps/previous-commit';
import { PATIENCE_MS, storeAnswers } from '../faults/restarted-store';
import { REPOSITORY } from '../github/world';
import { nodeNames } from '../machines/network';
import type { Check, Lab, Scenario } from '../scenario';
import { EnterpriseProw } from './enterprise-prow';
import { install, installEnterprise } from './installation';
import { Work } from './work';

const DURING = 'upgrade';
const SETTLE_LIMIT_MS = 120_000;

let prow: EnterpriseProw;
let work: Work;
/** The longest time in which it gave no answer. */
let awayMs = 0;

const checks: readonly Check[] = [
  {
    name: 'Prow as the previous commit emits it is Ready',
    isGround: true,
    run: async (lab) => {
      await install(lab, (folder) => emitPrevious(lab, folder));
      prow = await EnterpriseProw.of(lab);
      work = await Work.of(prow);
    },
  },
  {
    name: 'while this one is applied over it and replaces every pod, no webhook is refused',
    run: async (lab) => {
      // Some end before the pods are replaced, some meanwhile, some afterwards.
      for (const seconds of [2, 8, 15, 25, 40]) await work.ask(DURING, seconds);
      const before = await podsOf(lab);
      const since = prow.github.deliveries.length;
      const remarks = new Repetition(remark());
      const looks = new Repetition(await look(lab));
      try {
        await installEnterprise(lab, { edition: `${Date.now()}` });
        await work.nextIsTakenUp(DURING);
      } finally {
        await Promise.all([remarks.stop(), looks.stop()]);
      }
      deepEqual(await prow.answers(since), [200]);
      const remaining = await podsOf(lab);
      deepEqual([...before].filter(([uid]) => remaining.has(uid)).map(([, name]) => name), [], 'pods that were not replaced');
      ok(remaining.size >= before.size, `${before.size} pods became ${remaining.size}`);
    },
  },
  {
    name: 'no job is lost, nor its log or report',
    run: async () => {
      await work.settle(SETTLE_LIMIT_MS);
      const { asked, event, job, log, report } = await work.account(DURING);
      deepEqual({ event, report }, { event: 0, report: 0 }, `of ${asked} pull requests`);
      console.log(`     the store was away for ${(awayMs / 1_000).toFixed(1)} s`);
      if (awayMs < PATIENCE_MS) deepEqual({ job, log }, { job: 0, log: 0 }, `of ${asked} pull requests`);
    },
  },
];

export const upgrade: Scenario = { name: 'upgrade', checks };

/** Where that is not to be had, the same sources stand in for it: what makes all pods anew comes with the second output only. */
async function emitPrevious(lab: Lab, folder: string): Promise<void> {
  const commit = await previousCommit();
  if (commit !== undefined) await emitOf(commit, folder);
  const obstacle = commit === undefined ? 'there is no commit before this one here' : await lab.missingImage(folder);
  console.log(
    obstacle === undefined ? `     the previous commit is ${commit}` : `     ${obstacle}: the sources of this commit stand in for those of the previous one`);
  if (obstacle === undefined) return;
  rmSync(folder, { recursive: true });
  enterprise(folder).synth();
}

/** Looks whether the store is there. */
async function look(lab: Lab): Promise<() => Promise<void>> {
  const answers = await storeAnswers(lab);
  let answered = performance.now();
  return async () => {
    const isThere = await answers();
    awayMs = Math.max(awayMs, performance.now() - answered);
    if (isThere) answered = performance.now();
  };
}

/** Somebody says something on an open pull request, and GitHub tells hook by one node and the other. */
function remark(): () => Promise<void> {
  let count = 0;
  return async () => {
    count += 1;
    prow.sendWebhooksTo(nodeNames[count % nodeNames.length]);
    const [{ number }] = prow.github.repository(REPOSITORY).pullRequests;
    await prow.actor('member').comment(REPOSITORY, number, `Remark ${count}`);
  };
}

async function podsOf({ kubectl }: Lab): Promise<Map<string, string>> {
  return new Map((await kubectl.list('pods', 'prow')).map(({ metadata }) => [metadata.uid!, metadata.name]));
}
