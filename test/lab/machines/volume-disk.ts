import { join } from 'node:path';
import type { Machine } from './machine';

/** Where the volumes of a node's pods are. */
export const VOLUMES_FOLDER = '/opt/local-path-provisioner';
const IMAGE = '/var/lib/volumes.img';
const MEBIBYTES = 128;

/** Gives a node a file system of its own for volumes: the host's could not be filled without harm. */
export async function mountVolumeDisk(node: Machine): Promise<void> {
  await node.run('truncate', ['--size', `${MEBIBYTES}M`, IMAGE]);
  // Nothing is kept back for root: full is full for everybody.
  await node.run('mkfs.ext4', ['-q', '-m', '0', IMAGE]);
  await node.run('mkdir', ['-p', VOLUMES_FOLDER]);
  await node.run('mount', ['-o', 'loop', IMAGE, VOLUMES_FOLDER]);
}

/** Leaves no room in it until the returned function makes some. */
export async function fillVolumeDisk(node: Machine): Promise<() => Promise<void>> {
  const filler = join(VOLUMES_FOLDER, 'filler');
  const write = (blockSize: string) => node.run('sh',
    ['-c', `dd if=/dev/zero of=${filler} oflag=append conv=notrunc bs=${blockSize} 2>/dev/null; sync ${filler}`]);
  await write('1M');
  await write('1K');
  return async () => {
    await node.run('rm', [filler]);
  };
}
