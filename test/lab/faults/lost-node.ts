import { setTimeout as sleep } from 'node:timers/promises';
import { pinnedJob } from '../apps/jobs';
import type { NodeName } from '../machines/network';
import type { Lab } from '../scenario';
import { prowIsReady } from '../scenarios/installation';
import { LogStore } from '../scenarios/log-store';
import type { Ordeal } from './fault';

const SECONDS = 60;
const ASKED_EVERY_MS = 5_000;

/** The node that has not the store: its cable is pulled while one job on it ends, and another one runs on. */
export const lostNode: Ordeal = {
  name: `loss of a node for ${SECONDS} s`,
  undergo: async (prow, work) => {
    const { nodes, control } = prow.lab;
    const { node: kept } = await LogStore.of(prow.lab);
    const lost = nodes.find((node) => node !== kept)!;
    const cable = (state: 'up' | 'down') => control.run('ip', ['link', 'set', lost.name, state]);
    await runsOnBothNodes(prow.lab, 'hook');
    prow.sendWebhooksTo(kept.name as NodeName);
    const name = pinnedJob(lost.name as NodeName);
    const tasks = [await work.askFor(name, lostNode.name, SECONDS / 4), await work.askFor(name, lostNode.name, SECONDS + 15)];
    for (const task of tasks) await work.podRuns(task);

    const asked: Promise<unknown>[] = [];
    try {
      await cable('down');
      for (const end = Date.now() + SECONDS * 1_000; Date.now() < end;) {
        asked.push(work.ask(lostNode.name));
        await sleep(Math.min(ASKED_EVERY_MS, end - Date.now()));
      }
    } finally {
      await cable('up');
    }
    await Promise.all(asked);
  },
};

/** Pods that were made while only one node was Ready are all on that one. */
async function runsOnBothNodes(lab: Lab, deployment: string): Promise<void> {
  const pods = await lab.kubectl.list('pods', 'prow', `app=${deployment}`);
  if (new Set(pods.map(({ spec }) => spec.nodeName)).size > 1) return;
  await lab.kubectl.run(['rollout', 'restart', `deployment/${deployment}`, '--namespace', 'prow']);
  await prowIsReady(lab);
}
