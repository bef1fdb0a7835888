import { deepEqual, equal } from 'node:assert/strict';
import { nodeNames } from '../machines/network';
import { type Check, type Lab, type Scenario } from '../scenario';
import { installEnterprise, nodePortUrls, prowIsReady, runSecretsScript } from './installation';
import { EXAMPLE } from './network';
import { UnansweredRequests } from './unanswered-requests';

const checks: readonly Check[] = [
  {
    name: 'after secrets.sh and apply, all pods are Ready within two minutes',
    isGround: true,
    run: async (lab) => {
      await lab.github();
      await runSecretsScript(EXAMPLE);
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
  { name: 'GitHub was asked nothing that it does not know', run: async (lab) => deepEqual([...new Set((await lab.github()).cloud.unknown)], []) },
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
    run: installEnterprise,
  },
  { name: 'for it no container was restarted', run: noContainerWasRestarted },
  { name: 'nor is any component refused anything', run: nothingIsForbidden },
  { name: 'and it was asked nothing that it does not know', run: async (lab) => deepEqual([...new Set((await lab.github()).enterprise.unknown)], []) },
];

export const prow: Scenario = { name: 'prow', checks };

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
