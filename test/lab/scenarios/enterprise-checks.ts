import { deepEqual, equal, match } from 'node:assert/strict';
import type { KubernetesObject } from '../../conformance/kubernetes-api';
import { waitFor } from '../../conformance/wait';
import type { EnterpriseOptions } from '../apps/enterprise';
import { nodeNames } from '../machines/network';
import type { Check, Lab } from '../scenario';
import { becomesJob } from './becomes-job';
import { EnterpriseProw } from './enterprise-prow';
import { deckUrl, installEnterprise, nodePortUrls, prowIsReady } from './installation';
import { UnansweredRequests } from './unanswered-requests';

const LIMIT_MS = 120_000;

/** What holds of every Prow that works, whatever its pods talk through. */
export function enterpriseChecks(options: EnterpriseOptions): readonly Check[] {
  let job: KubernetesObject;
  return [
    { name: 'Prow for an Enterprise server is Ready within two minutes', isGround: true, run: (lab) => installEnterprise(lab, options) },
    { name: 'no container was restarted', run: noContainerWasRestarted },
    { name: 'the API server refuses no component anything', run: nothingIsForbidden },
    { name: "hook and deck answer on either node's address", run: answersOnBothNodes },
    {
      name: 'a member\'s pull request becomes a pod that clones and runs, and a status with a link',
      isGround: true,
      run: async (lab) => {
        ({ job } = await becomesJob(await EnterpriseProw.of(lab)));
      },
    },
    { name: 'deck lists the job and shows its log', run: () => deckShows(job) },
    ...drains(),
    { name: 'GitHub was asked nothing that it does not know', run: async (lab) => deepEqual([...new Set((await lab.github()).enterprise.unknown)], []) },
  ];
}

export function drains(): readonly Check[] {
  return nodeNames.map((node): Check => ({
    name: `${node} can be drained, hook and deck answer throughout, and after it everything is Ready again`,
    run: async (lab) => {
      const requests = new UnansweredRequests(nodePortUrls());
      try {
        // A drain stops at pods that nobody would make again, and a job by the clock may run just now.
        await waitFor('an end of all jobs', async () => !(await jobRuns(lab)), LIMIT_MS);
        await lab.kubectl.run(['cordon', node]);
        await waitFor(`an end of the jobs on ${node}`, async () => !(await jobRuns(lab, node)), LIMIT_MS);
        await lab.kubectl.run(['drain', node, '--ignore-daemonsets', '--delete-emptydir-data', '--timeout=120s']);
      } finally {
        await lab.kubectl.run(['uncordon', node]);
      }
      await lab.podsBecomeReady(['kube-system', 'local-path-storage'], 120_000);
      await prowIsReady(lab);
      deepEqual(await requests.stop(), []);
    },
  }));
}

async function jobRuns(lab: Lab, node?: string): Promise<boolean> {
  const pods = await lab.kubectl.list('pods', 'test-pods');
  return pods.some(({ spec, status }) => (node === undefined || spec.nodeName === node) && status.phase !== 'Succeeded' && status.phase !== 'Failed');
}

export async function answersOnBothNodes(): Promise<void> {
  for (const url of nodePortUrls()) equal((await fetch(url, { signal: AbortSignal.timeout(5_000) })).status, 200, url);
}

/** The job that UNIT says "the gear is round" in. */
export async function deckShows(job: KubernetesObject): Promise<void> {
  const path = job.status.url.split('/view/')[1];
  const request = encodeURIComponent(JSON.stringify({ artifacts: ['build-log.txt'], index: 1, src: path }));
  for (const deck of nodeNames.map(deckUrl)) {
    const lists = async () => JSON.parse(await page(`${deck}/prowjobs.js`)).items.some(({ metadata }: KubernetesObject) => metadata.name === job.metadata.name);
    await waitFor(`the job in ${deck}/prowjobs.js`, lists, LIMIT_MS);
    await page(`${deck}/view/${path}`);
    match(await page(`${deck}/spyglass/lens/buildlog/iframe?req=${request}`), /the gear is round/);
  }
}

/** While kube-apiserver starts, it knows no rights yet: `since` leaves out what was before. */
export async function nothingIsForbidden(lab: Lab, since = new Date(0)): Promise<void> {
  const pods = (await lab.kubectl.list('pods', 'prow')).map(({ metadata }) => metadata.name);
  const logs = await Promise.all(pods.map(async (pod) => (
    await lab.kubectl.run(['logs', '--namespace', 'prow', pod, '--all-containers', `--since-time=${since.toISOString()}`])).stdout));
  deepEqual(logs.flatMap((log) => log.split('\n').filter((line) => /forbidden/i.test(line))), []);
}

export async function noContainerWasRestarted(lab: Lab): Promise<void> {
  const pods = await lab.kubectl.list('pods', 'prow');
  const restarted = pods.filter(({ status }) => status.containerStatuses.some(({ restartCount }: { restartCount: number }) => restartCount > 0));
  deepEqual(restarted.map(({ metadata }) => metadata.name), []);
}

async function page(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(30_000) });
  equal(response.status, 200, url);
  return response.text();
}
