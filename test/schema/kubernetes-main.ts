import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sources } from '../conformance/build';
import { kubernetesTable } from './kubernetes-table';
import { tableText } from './table-text';
import { timeZoneText } from './time-zones';

/** Makes the table of Kubernetes from the sources that conformance builds its API servers from. */
export async function kubernetesTableText(): Promise<string> {
  const [newest, oldest] = [await sources('kubernetes-1.37', 'k8s.io/kubernetes'), await sources('kubernetes-1.33', 'k8s.io/kubernetes')];
  const api = await sources('kubernetes-1.37', 'k8s.io/api');
  return tableText(kubernetesTable({ version: versionOf(newest), kubernetes: newest }, { version: versionOf(oldest), kubernetes: oldest }, api));
}

function versionOf(folder: string): string {
  return /@(v[\d.]+)/.exec(folder)?.[1] as string;
}

async function main(): Promise<void> {
  writeFileSync(join(__dirname, '..', '..', 'src', 'schema', 'kubernetes.json'), await kubernetesTableText());
  writeFileSync(join(__dirname, '..', '..', 'src', 'schema', 'time-zones.json'), timeZoneText());
}

if (require.main === module) void main();
