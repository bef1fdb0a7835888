import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sources } from '../conformance/build';
import { kubernetesTable } from './kubernetes-table';
import { tableText } from './table-text';
import { timeZoneText } from './time-zones';

/** Each minor that is supported, the oldest first; those at the ends are what conformance builds its API servers from. */
const MINORS = ['kubernetes-1.33', 'openapi-1.34', 'openapi-1.35', 'openapi-1.36', 'kubernetes-1.37'] as const;

/** Makes the table of Kubernetes from the sources of all minors. */
export async function kubernetesTableText(): Promise<string> {
  return tableText(kubernetesTable(await Promise.all(MINORS.map(async (name) => {
    const kubernetes = await sources(name, 'k8s.io/kubernetes');
    return { version: /@(v[\d.]+)/.exec(kubernetes)?.[1] as string, kubernetes, api: await sources(name, 'k8s.io/api') };
  }))));
}

async function main(): Promise<void> {
  writeFileSync(join(__dirname, '..', '..', 'src', 'schema', 'kubernetes.json'), await kubernetesTableText());
  writeFileSync(join(__dirname, '..', '..', 'src', 'schema', 'time-zones.json'), timeZoneText());
}

if (require.main === module) void main();
