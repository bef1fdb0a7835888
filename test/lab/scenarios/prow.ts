import { deepEqual, equal } from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { enterprise } from '../apps/enterprise';
import { run } from '../commands';
import { appKeyFile, enterpriseAuthorityFile } from '../github/credentials';
import { GitHubTlsServer } from '../github/tls-server';
import { APP_ID } from '../github/world';
import { addresses, nodeNames } from '../machines/network';
import { type Check, type Lab, type Scenario } from '../scenario';
import { LAB_FOLDER } from '../state';
import { EXAMPLE } from './network';
import { UnansweredRequests } from './unanswered-requests';

const HOOK_PORT = 30_001;
const DECK_PORT = 30_002;
const APP_OPTIONS = ['--app-id', String(APP_ID), '--app-key', appKeyFile];

let github: GitHubTlsServer;

const checks: readonly Check[] = [
  {
    name: 'after secrets.sh and apply, all pods are Ready within two minutes',
    isGround: true,
    run: async (lab) => {
      github = await GitHubTlsServer.start();
      lab.atTheEnd(() => github.stop());
      await runSecretsScript(EXAMPLE, APP_OPTIONS);
      await lab.apply(EXAMPLE);
      await prowIsReady(lab);
    },
  },
  { name: 'no container was restarted', run: noContainerWasRestarted },
  {
    name: 'Pod Security is enforced: restricted for Prow, baseline for jobs',
    run: async (lab) => {
      const enforced = async (namespace: string) => (await lab.kubectl.get('namespace', namespace)).metadata.labels?.['pod-security.kubernetes.io/enforce'];
      equal(await enforced('prow'), 'restricted');
      equal(await enforced('test-pods'), 'baseline');
    },
  },
  {
    name: 'all claims are bound',
    run: async (lab) => {
      const claims = await lab.kubectl.list('persistentvolumeclaims', 'prow');
      deepEqual(claims.map(({ metadata, status }) => `${metadata.name} ${status.phase}`), ['object-store Bound']);
    },
  },
  { name: 'the API server refuses no component anything', run: nothingIsForbidden },
  { name: 'GitHub was asked nothing that it does not know', run: async () => deepEqual([...new Set(github.github.unknown)], []) },
  {
    name: "hook and deck answer on either node's address",
    run: async () => {
      for (const url of nodePortUrls()) equal((await fetch(url, { signal: AbortSignal.timeout(5_000) })).status, 200, url);
    },
  },
  ...nodeNames.map((node): Check => ({
    name: `${node} can be drained, hook and deck answer throughout, and after it everything is Ready again`,
    run: async (lab) => {
      const requests = new UnansweredRequests(nodePortUrls());
      try {
        await lab.kubectl.run(['drain', node, '--ignore-daemonsets', '--delete-emptydir-data', '--timeout=120s']);
      } finally {
        await lab.kubectl.run(['uncordon', node]);
      }
      await lab.podsBecomeReady(['kube-system', 'local-path-storage'], 120_000);
      await prowIsReady(lab);
      deepEqual(await requests.stop(), []);
    },
  })),
  {
    name: 'the same Prow for an Enterprise server, with its authority from a ConfigMap, is Ready within two minutes',
    isGround: true,
    run: async (lab) => {
      const folder = mkdtempSync(join(tmpdir(), 'cdk8s-prow-lab-'));
      try {
        enterprise(folder).synth();
        await runSecretsScript(folder, [...APP_OPTIONS, '--ca-file', enterpriseAuthorityFile]);
        await lab.apply(folder);
      } finally {
        rmSync(folder, { recursive: true });
      }
      await prowIsReady(lab);
    },
  },
  { name: 'for it no container was restarted', run: noContainerWasRestarted },
  { name: 'nor is any component refused anything', run: nothingIsForbidden },
  { name: 'and it was asked nothing that it does not know', run: async () => deepEqual([...new Set(github.github.unknown)], []) },
];

export const prow: Scenario = { name: 'prow', checks };

function nodePortUrls(): string[] {
  return nodeNames.flatMap((node) => [HOOK_PORT, DECK_PORT].map((port) => `http://${addresses[node]}:${port}/`));
}

async function runSecretsScript(folder: string, options: readonly string[]): Promise<void> {
  const env = { ...process.env, PATH: `${join(LAB_FOLDER, 'bin')}:${process.env.PATH}` };
  await run('sh', ['secrets.sh', ...options], { folder, env });
}

async function prowIsReady(lab: Lab): Promise<void> {
  const limitMs = 120_000;
  const begin = performance.now();
  await lab.podsBecomeReady(['prow'], limitMs);
  await lab.deploymentsBecomeReady('prow', limitMs - (performance.now() - begin));
}

async function nothingIsForbidden(lab: Lab): Promise<void> {
  const pods = (await lab.kubectl.list('pods', 'prow')).map(({ metadata }) => metadata.name);
  const logs = await Promise.all(pods.map(async (pod) => (await lab.kubectl.run(['logs', '--namespace', 'prow', pod, '--all-containers'])).stdout));
  deepEqual(logs.flatMap((log) => log.split('\n').filter((line) => /forbidden/i.test(line))), []);
}

async function noContainerWasRestarted(lab: Lab): Promise<void> {
  const pods = await lab.kubectl.list('pods', 'prow');
  const restarted = pods.filter(({ status }) => status.containerStatuses.some(({ restartCount }: { restartCount: number }) => restartCount > 0));
  deepEqual(restarted.map(({ metadata }) => metadata.name), []);
}
