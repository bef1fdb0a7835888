import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { Machine } from '../machines/machine';
import { addresses, SERVICE_CIDR } from '../machines/network';

/** Where MetalLB's own manifest is in its sources. */
const MANIFEST = 'config/manifests/metallb-native.yaml';

/** The manifest as its project ships it, for `apply.sh --manifests`. */
export function provideMetalLbManifest(sources: string, file: string): void {
  cpSync(join(sources, MANIFEST), file);
}

/** The API server calls webhooks by their Services, which only nodes know. */
export async function reachServices(control: Machine): Promise<void> {
  await control.run('ip', ['route', 'replace', SERVICE_CIDR, 'via', addresses['node-1']]);
}
