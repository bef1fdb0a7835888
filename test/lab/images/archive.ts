import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../commands';
import type { Machine } from '../machines/machine';
import { LAB_FOLDER } from '../state';
import type { Layer } from './layer';

export interface Image {
  readonly name: string;
  readonly layers: readonly Layer[];
  readonly entrypoint: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly user?: string;
}

const MEDIA_TYPE = 'application/vnd.oci.image';

/** Brings images to machines as one archive of the Open Container Initiative's image layout, with every layer once. */
export async function importImages(images: readonly Image[], nodes: readonly Machine[]): Promise<void> {
  const folder = mkdtempSync(join(LAB_FOLDER, 'images-'));
  try {
    writeLayout(join(folder, 'layout'), images);
    const archive = join(folder, 'images.tar');
    await run('tar', ['--create', '--file', archive, '--dereference', '--directory', join(folder, 'layout'), '.']);
    await Promise.all(nodes.map((node) => importArchive(node, archive)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** As kubelet asks for it: `busybox` is `docker.io/library/busybox:latest`. */
export function fullName(name: string): string {
  const [first, ...rest] = name.split('/');
  const isHost = rest.length > 0 && /[.:]|^localhost$/.test(first);
  const hosted = isHost ? name : `docker.io/${rest.length > 0 ? name : `library/${name}`}`;
  return /[:@][^/]*$/.test(hosted) ? hosted : `${hosted}:latest`;
}

export async function importedImages(node: Machine): Promise<Set<string>> {
  return new Set((await node.run('ctr', ['--namespace=k8s.io', 'images', 'list', '--quiet'])).trim().split('\n'));
}

async function importArchive(node: Machine, archive: string): Promise<void> {
  const stdin = openSync(archive, 'r');
  try {
    await node.run('ctr', ['--namespace=k8s.io', 'images', 'import', '-'], { stdin });
  } finally {
    closeSync(stdin);
  }
}

function writeLayout(folder: string, images: readonly Image[]): void {
  const blobs = join(folder, 'blobs', 'sha256');
  mkdirSync(blobs, { recursive: true });
  const blob = (content: object, mediaType: string) => {
    const text = JSON.stringify(content);
    const hash = createHash('sha256').update(text).digest('hex');
    writeFileSync(join(blobs, hash), text);
    return { mediaType, digest: `sha256:${hash}`, size: Buffer.byteLength(text) };
  };
  const layers = new Map(images.flatMap((image) => image.layers).map((layer) => [layer.digest, layer]));
  for (const { digest, file } of layers.values()) symlinkSync(file, join(blobs, digest.slice('sha256:'.length)));

  const manifests = images.map(({ name, layers, entrypoint, env = {}, user }) => {
    const config = blob({
      architecture: 'amd64',
      os: 'linux',
      config: { User: user, Entrypoint: entrypoint, Env: Object.entries({ PATH, ...env }).map(([key, value]) => `${key}=${value}`) },
      rootfs: { type: 'layers', diff_ids: layers.map(({ digest }) => digest) },
    }, `${MEDIA_TYPE}.config.v1+json`);
    const manifest = blob({
      schemaVersion: 2,
      mediaType: `${MEDIA_TYPE}.manifest.v1+json`,
      config,
      layers: layers.map(({ digest, size }) => ({ mediaType: `${MEDIA_TYPE}.layer.v1.tar`, digest, size })),
    }, `${MEDIA_TYPE}.manifest.v1+json`);
    return { ...manifest, annotations: { 'io.containerd.image.name': fullName(name) } };
  });
  writeFileSync(join(folder, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }));
  writeFileSync(join(folder, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests }));
}

const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
