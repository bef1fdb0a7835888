import { fullStore } from '../faults/full-store';
import { lostNode } from '../faults/lost-node';
import { Trial } from '../faults/trial';
import type { Check, Scenario } from '../scenario';

let trial: Trial | undefined;

const checks: readonly Check[] = [
  {
    name: 'Prow for an Enterprise server is Ready',
    isGround: true,
    run: async (lab) => {
      trial = await Trial.begin(lab);
    },
  },
  ...[lostNode, fullStore].map(
    (ordeal): Check => ({ name: `after ${ordeal.name} all recovers, and the next webhook gets a result`, run: () => trial!.endure(ordeal) })),
];

/** Each goes on for a while; what is lost meanwhile is counted, and only that it ends when they end is claimed. */
export const outages: Scenario = { name: 'outages', checks, end: async () => trial?.end() };
