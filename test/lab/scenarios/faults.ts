import { deepEqual } from 'node:assert/strict';
import { waitFor } from '../../conformance/wait';
import type { Fault } from '../faults/fault';
import { killOf } from '../faults/killed-containers';
import { restartOfApiServer } from '../faults/restarted-api-server';
import { restartOfStore, wasAwayForLong } from '../faults/restarted-store';
import { Trial } from '../faults/trial';
import type { Check, Scenario } from '../scenario';
import { type Loss, losses } from './work';

const COMPONENTS = ['hook', 'deck', 'crier', 'tide', 'sinker', 'horologium', 'prow-controller-manager', 'status-reconciler', 'ghproxy'];
const LIMIT_MS = 120_000;

const killOfHook = killOf('hook');
const all: readonly Fault[] = [killOfHook, ...COMPONENTS.filter((name) => name !== 'hook').map(killOf), restartOfStore, restartOfApiServer];

let trial: Trial | undefined;

const checks: readonly Check[] = [
  {
    name: 'Prow for an Enterprise server is Ready',
    isGround: true,
    run: async (lab) => {
      trial = await Trial.begin(lab);
    },
  },
  ...all.map((fault): Check => ({ name: `after ${fault.name} all recovers, and the next webhook becomes a job`, run: () => trial!.strike(fault) })),
  {
    name: 'of all these, no ProwJob is lost or stuck, and no log or report is lost',
    run: async () => {
      await trial!.settle();
      await waitFor('the end of every ProwJob', async () => (await trial!.prow.jobs()).every(({ status }) => status.completionTime !== undefined), LIMIT_MS);
      const lost = (await trial!.rows()).flatMap(({ fault, lost: counts }) =>
        losses.filter((loss) => counts[loss] > 0 && !mayBeLost(loss, fault)).map((loss) => `${fault}: ${counts[loss]} ${loss}s`));
      deepEqual(lost, []);
    },
  },
];

/** Each strikes in one moment, and nobody helps. */
export const faults: Scenario = { name: 'faults', checks, end: async () => trial?.end() };

function mayBeLost(loss: Loss, fault: string): boolean {
  // hook answers before it works, and what it cannot finish then is gone.
  if (loss === 'event') return [killOfHook.name, restartOfApiServer.name].includes(fault);
  return loss === 'log' && fault === restartOfStore.name && wasAwayForLong();
}
