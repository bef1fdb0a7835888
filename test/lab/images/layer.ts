import { createHash } from 'node:crypto';
import { appendFileSync, createReadStream, cpSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cached } from '../../go/cache';
import { run } from '../commands';
import { publicAuthority } from '../github/credentials';

export interface Layer {
  readonly file: string;
  readonly digest: string;
  readonly size: number;
}

/** A layer that holds files of the host under other paths. */
export function filesLayer(name: string, files: Readonly<Record<string, string>>): Promise<Layer> {
  // The paths of what is built and of what is downloaded name its version.
  return layer(name, [JSON.stringify(files)], async (root) => {
    for (const [path, source] of Object.entries(files)) {
      mkdirSync(join(root, dirname(path)), { recursive: true });
      cpSync(source, join(root, path), { recursive: true });
    }
  }, ['--owner=0', '--group=0', '--mode=u+rw']);
}

/** What the images of our binaries stand on: upstream has Alpine with the same programs. */
export async function debianLayer(): Promise<Layer> {
  const { certificateFile } = await publicAuthority();
  const suite = /^VERSION_CODENAME=(\w+)/m.exec(readFileSync('/etc/os-release', 'utf8'))![1];
  const packages = 'ca-certificates,curl,git,iptables,iproute2,iputils-ping,wget';
  // The host's own release: Flannel is linked with its C library.
  return layer(`debian-${suite}`, [packages, readFileSync(certificateFile)], async (root) => {
    await run('debootstrap', ['--variant=minbase', `--include=${packages}`, suite, root]);
    appendFileSync(join(root, 'etc/ssl/certs/ca-certificates.crt'), readFileSync(certificateFile));
    for (const path of ['var/cache/apt/archives', 'var/lib/apt/lists']) rmSync(join(root, path), { recursive: true });
  }, ['--exclude=./dev/*']);
}

/** One static program in the place of many. */
export function busyboxLayer(): Promise<Layer> {
  const busybox = '/bin/busybox';
  return layer('busybox', [readFileSync(busybox)], async (root) => {
    for (const folder of ['bin', 'tmp', 'etc']) mkdirSync(join(root, folder));
    cpSync(busybox, join(root, 'bin/busybox'));
    const programs = (await run(busybox, ['--list'])).trim().split('\n').filter((program) => program !== 'busybox');
    for (const program of programs) symlinkSync('busybox', join(root, 'bin', program));
  }, ['--owner=0', '--group=0']);
}

async function layer(name: string, madeFrom: readonly (string | Buffer)[], fill: (root: string) => Promise<void>, tarArgs: readonly string[]): Promise<Layer> {
  const { folder } = await cached(`layer-${name}`, [...madeFrom, tarArgs.join(' ')], async (unfinished) => {
    const root = join(unfinished, 'root');
    mkdirSync(root);
    await fill(root);
    const file = join(unfinished, 'layer.tar');
    await run('tar', ['--create', '--file', file, '--sort=name', '--mtime=@0', '--numeric-owner', ...tarArgs, '--directory', root, '.']);
    writeFileSync(join(unfinished, 'digest'), await digestOf(file));
    rmSync(root, { recursive: true });
  });
  const file = join(folder, 'layer.tar');
  return { file, digest: readFileSync(join(folder, 'digest'), 'utf8'), size: statSync(file).size };
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return `sha256:${hash.digest('hex')}`;
}
