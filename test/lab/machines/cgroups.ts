import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { waitFor } from '../../conformance/wait';
import type { State } from '../state';
import type { NodeName } from './network';

/** The control group below which a node's kubelet makes those of its pods. */
export function cgroupOf(node: NodeName): string {
  return `cdk8s-prow-lab-${node}`;
}

export function createCgroups(node: NodeName, state: State): void {
  const name = cgroupOf(node);
  state.recordCgroup(name);
  for (const hierarchy of hierarchies()) {
    const folder = join(hierarchy, name);
    mkdirSync(folder, { recursive: true });
    // In version 1 a new group has no processors and no memory, and takes no process before it has.
    for (const file of ['cpuset.cpus', 'cpuset.mems']) {
      const parents = join(hierarchy, file);
      if (existsSync(parents) && existsSync(join(folder, file))) writeFileSync(join(folder, file), readFileSync(parents));
    }
  }
}

export async function removeCgroups(name: string): Promise<void> {
  for (const hierarchy of hierarchies()) {
    const folder = join(hierarchy, name);
    // A group is busy until the last of its processes has been collected.
    await waitFor(`removal of ${folder}`, async () => isRemoved(folder), 60_000);
  }
}

function isRemoved(folder: string): boolean {
  if (!existsSync(folder)) return true;
  const groups = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  if (!groups.map(({ name }) => isRemoved(join(folder, name))).every(Boolean)) return false;
  try {
    rmdirSync(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EBUSY') throw error;
    return false;
  }
}

/** Where the control groups are mounted: once in version 2, once per controller in version 1. */
export function hierarchies(): string[] {
  const mounts = readFileSync('/proc/self/mounts', 'utf8').trim().split('\n').map((line) => line.split(' '));
  return mounts.filter(([, , type]) => type === 'cgroup' || type === 'cgroup2').map(([, path]) => path);
}
