import { fillVolumeDisk } from '../machines/volume-disk';
import { LogStore } from '../scenarios/log-store';
import type { Ordeal } from './fault';

/** The volume has no room left while one job ends and another one begins. */
export const fullStore: Ordeal = {
  name: 'full store',
  undergo: async (prow, work) => {
    const { node } = await LogStore.of(prow.lab);
    const running = await work.ask(fullStore.name, 5);
    await work.podRuns(running);
    const makeRoom = await fillVolumeDisk(node);
    try {
      const begun = await work.ask(fullStore.name);
      for (const task of [running, begun]) await work.ends(task);
    } finally {
      await makeRoom();
    }
  },
};
