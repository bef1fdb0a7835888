import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitFor } from '../../conformance/wait';
import { enterprise, type EnterpriseOptions } from '../apps/enterprise';
import { run } from '../commands';
import { userEnv } from '../control-plane';
import { appKeyFile, enterpriseAuthorityFile } from '../github/credentials';
import { APP_ID } from '../github/world';
import { addresses, type NodeName, nodeNames } from '../machines/network';
import { isReady, type Lab } from '../scenario';

const READY_LIMIT_MS = 120_000;

export const hookUrl = (node: NodeName): string => `http://${addresses[node]}:30001`;
export const deckUrl = (node: NodeName): string => `http://${addresses[node]}:30002`;

export function nodePortUrls(): string[] {
  return nodeNames.flatMap((node) => [`${hookUrl(node)}/`, `${deckUrl(node)}/`]);
}

export async function runSecretsScript(folder: string, ...options: readonly string[]): Promise<void> {
  await run('sh', ['secrets.sh', '--app-id', String(APP_ID), '--app-key', appKeyFile, ...options], { folder, env: userEnv() });
}

/** Writes YAML into a folder. */
type Emit = (folder: string) => Promise<void>;

/** Follows what the user of an Enterprise server does, and may be done again. */
export async function installEnterprise(lab: Lab, options?: EnterpriseOptions, ...secrets: readonly string[]): Promise<void> {
  await install(lab, async (folder) => enterprise(folder, options).synth(), secrets);
}

export async function install(lab: Lab, emit: Emit, secrets: readonly string[] = []): Promise<void> {
  await lab.github();
  await applyEmitted(lab, emit, secrets);
  await prowIsReady(lab);
  await configIsRead(lab);
}

/** Pods stay when only a ConfigMap changes, and kubelet brings it to them in its own time; sinker, which removes things, is asked. */
async function configIsRead({ kubectl }: Lab): Promise<void> {
  const { data } = await kubectl.get('configmap', 'config', 'prow');
  const read = ['exec', '--namespace', 'prow', 'deployment/sinker', '--', 'cat', '/etc/config/config.yaml'];
  await waitFor('the applied configuration in the pod of sinker', async () => (await kubectl.try(read)).stdout === data['config.yaml'], READY_LIMIT_MS);
}

export async function applyEmitted(lab: Lab, emit: Emit, secrets: readonly string[] = []): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-prow-lab-'));
  try {
    await emit(folder);
    await runSecretsScript(folder, '--ca-file', enterpriseAuthorityFile, ...secrets);
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

export async function clusterIsReady(lab: Lab): Promise<void> {
  await waitFor('all nodes Ready', async () => (await lab.kubectl.list('nodes')).every(isReady), READY_LIMIT_MS);
  await lab.podsBecomeReady(['prow', 'kube-system'], READY_LIMIT_MS);
}
