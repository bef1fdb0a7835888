import { rmSync } from 'node:fs';
import { waitFor } from '../conformance/wait';
import { removeCgroups } from './machines/cgroups';
import { isAlive } from './process-identity';
import { LAB_FOLDER, type State } from './state';
import { differences, traces } from './traces';

/** Removes everything that a lab recorded of itself, whatever state it was left in. */
export async function clear(state: State): Promise<void> {
  const machines = Object.values(state.machines).filter(isAlive);
  // With the first process of a process namespace, the kernel kills all others in it.
  for (const { pid } of machines) process.kill(pid, 'SIGKILL');
  for (const machine of machines) await waitFor(`end of process ${machine.pid}`, async () => !isAlive(machine), 30_000);
  for (const cgroup of state.cgroups) await removeCgroups(cgroup);
  rmSync(LAB_FOLDER, { recursive: true, force: true });
}

/** Ends the lab and gives what it has left on the host. */
export async function down(state: State): Promise<string[]> {
  const { before } = state;
  await clear(state);
  if (!before) return [];
  let left: string[] = [];
  // The kernel takes network namespaces away in its own time.
  const isClean = async () => (left = differences(before, traces())).length === 0;
  await waitFor('nothing left', isClean, 60_000).catch(() => undefined);
  return left;
}
