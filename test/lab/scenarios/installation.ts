import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { enterprise } from '../apps/enterprise';
import { run } from '../commands';
import { appKeyFile, enterpriseAuthorityFile } from '../github/credentials';
import { APP_ID } from '../github/world';
import { addresses, type NodeName, nodeNames } from '../machines/network';
import type { Lab } from '../scenario';
import { LAB_FOLDER } from '../state';

const READY_LIMIT_MS = 120_000;

export const hookUrl = (node: NodeName): string => `http://${addresses[node]}:30001`;
export const deckUrl = (node: NodeName): string => `http://${addresses[node]}:30002`;

export function nodePortUrls(): string[] {
  return nodeNames.flatMap((node) => [`${hookUrl(node)}/`, `${deckUrl(node)}/`]);
}

export async function runSecretsScript(folder: string, ...options: readonly string[]): Promise<void> {
  const env = { ...process.env, PATH: `${join(LAB_FOLDER, 'bin')}:${process.env.PATH}` };
  await run('sh', ['secrets.sh', '--app-id', String(APP_ID), '--app-key', appKeyFile, ...options], { folder, env });
}

/** Follows what the user of an Enterprise server does, and may be done again. */
export async function installEnterprise(lab: Lab): Promise<void> {
  await lab.github();
  await applyEnterprise(lab);
  await prowIsReady(lab);
}

/** Applies the app for an Enterprise server as it is emitted, or as `change` leaves its folder. */
export async function applyEnterprise(lab: Lab, change: (folder: string) => void = () => undefined): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-prow-lab-'));
  try {
    enterprise(folder).synth();
    await runSecretsScript(folder, '--ca-file', enterpriseAuthorityFile);
    change(folder);
    await lab.apply(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export async function prowIsReady(lab: Lab, limitMs = READY_LIMIT_MS): Promise<void> {
  const begin = performance.now();
  await lab.podsBecomeReady(['prow'], limitMs);
  await lab.deploymentsBecomeReady('prow', limitMs - (performance.now() - begin));
}
