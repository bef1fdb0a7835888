import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Built } from './build';
import { kubectl } from './control-plane';
import { importedImages, importImages, fullName } from './images/archive';
import { Catalogue } from './images/catalogue';
import { emittedImages } from './images/emitted';
import type { Machine } from './machines/machine';

/** Brings the images that the YAML of a folder names to the nodes, then applies the folder as it is. */
export async function apply(folder: string, built: Built, nodes: readonly Machine[]): Promise<void> {
  await provideImages(yamlFiles(folder), built, nodes);
  await kubectl().apply(folder, { ownTypes: true });
}

/** Brings them alone, for a folder that applies itself; and others besides. */
export function provide(folder: string, others: readonly string[], built: Built, nodes: readonly Machine[]): Promise<void> {
  return provideImages(yamlFiles(folder), built, nodes, others);
}

/** The same for those files that come in order up to and with a stage. */
export async function applyUpTo(stage: string, folder: string, built: Built, nodes: readonly Machine[]): Promise<void> {
  const files = yamlFiles(folder);
  const last = files.findIndex((file) => file.endsWith(`-${stage}.k8s.yaml`));
  if (last === -1) throw new Error(`${folder} has no stage ${stage}`);
  await provideImages(files.slice(0, last + 1), built, nodes);
  for (const file of files.slice(0, last + 1)) await kubectl().apply(file);
}

/** Why an image that the YAML of a folder names cannot be made here, or undefined when all can. */
export async function missingImage(folder: string, built: Built): Promise<string | undefined> {
  const catalogue = new Catalogue(built);
  try {
    for (const name of emittedImages(yamlFiles(folder))) await catalogue.image(name);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function yamlFiles(folder: string): string[] {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const files = names.filter((name) => name.endsWith('.yaml')).sort().map((name) => join(folder, name));
  if (files.length === 0) throw new Error(`${folder} holds no YAML; give the folder that an app wrote`);
  return files;
}

async function provideImages(files: readonly string[], built: Built, nodes: readonly Machine[], others: readonly string[] = []): Promise<void> {
  const present = await Promise.all(nodes.map(importedImages));
  const isAbsent = (name: string) => present.some((images) => !images.has(fullName(name)));
  const catalogue = new Catalogue(built);
  const images = [];
  for (const name of [...emittedImages(files), ...others].filter(isAbsent)) images.push(await catalogue.image(name));
  if (images.length > 0) await importImages(images, nodes);
}
