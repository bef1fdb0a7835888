import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../commands';
import type { Machine } from '../machines/machine';
import type { Target } from './connect';

/** The network of one pod, as containerd keeps it on its node. */
export class PodNetwork {
  private constructor(readonly address: string, private readonly file: string) {}

  /** Of all pods of a node that have a network of their own. */
  static async of(node: Machine): Promise<PodNetwork[]> {
    const folder = node.mountedPath('/run/netns');
    const networks = await Promise.all(readdirSync(folder).map(async (name) => {
      const file = join(folder, name);
      const [link] = JSON.parse(await inNetwork(file, 'ip', '-json', '-4', 'address', 'show', 'dev', 'eth0').catch(() => '[]'));
      const address = link?.addr_info[0]?.local as string | undefined;
      return address === undefined ? [] : [new PodNetwork(address, file)];
    }));
    return networks.flat();
  }

  /** Of a pod's only interface. */
  async setMtu(mtu: number): Promise<void> {
    await inNetwork(this.file, 'ip', 'link', 'set', 'eth0', 'mtu', String(mtu));
  }

  /** Ports on which somebody listens who can be reached from outside of the pod. */
  async listening(): Promise<number[]> {
    const lines = (await inNetwork(this.file, 'ss', '--no-header', '--listening', '--tcp', '--numeric')).trim().split('\n').filter(Boolean);
    const ends = lines.map((line) => /(\S+):(\d+)$/.exec(line.trim().split(/\s+/)[3])!);
    return [...new Set(ends.filter(([, address]) => !/^(127\.|\[::1\])/.test(address)).map(([, , port]) => Number(port)))].sort((a, b) => a - b);
  }

  /** Which of the targets take a connection from here. */
  async reached<T extends Target>(targets: readonly T[]): Promise<T[]> {
    const asked = JSON.stringify(targets.map(({ address, port }) => ({ address, port })));
    const answers: readonly boolean[] = JSON.parse(await inNetwork(this.file, process.execPath, ...process.execArgv, join(__dirname, 'connect.ts'), asked));
    return targets.filter((_, i) => answers[i]);
  }
}

function inNetwork(file: string, ...command: readonly string[]): Promise<string> {
  return run('nsenter', [`--net=${file}`, '--', ...command]);
}
