import { deepEqual, equal, match, notEqual } from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PullRequest } from '../../conformance/github/state/issue';
import type { KubernetesObject } from '../../conformance/kubernetes-api';
import { waitFor } from '../../conformance/wait';
import { attackersJobs, type Claim, claims, DEPLOYS, FILLS_THE_DISK, LOOKS_AROUND, MIGHTY_ACCOUNT, type Question, questions, trustedJobs, UNHELD } from '../apps/attacks';
import type { EnterpriseOptions } from '../apps/enterprise';
import { REPOSITORY } from '../github/world';
import { JOB_IMAGE } from '../images/catalogue';
import type { Check, Lab, Scenario } from '../scenario';
import { becomesJob } from './becomes-job';
import { EnterpriseProw } from './enterprise-prow';
import { installEnterprise } from './installation';
import { LogStore } from './log-store';
import { configured, giveHoldsBack, removeHolds } from './removed-holds';

const POLICY = 'validatingadmissionpolicybinding/prow-job-pods';
const LEVEL = 'pod-security.kubernetes.io/enforce';
const LIMIT_MS = 120_000;
const END_LIMIT_MS = 300_000;
const DISK = 'ephemeral-storage';
/** What a container may write is little, as the disk of a lab is. */
const OPTIONS: EnterpriseOptions = {
  jobsLimitRange: { defaultLimit: { [DISK]: '200Mi' }, defaultRequest: { cpu: '100m', memory: '128Mi', [DISK]: '0' }, max: { [DISK]: '200Mi' } },
};

/** That an API server has heard that nothing is held: of each of its objects it hears by itself. */
const UNHELD_POD = {
  apiVersion: 'v1', kind: 'Pod', metadata: { name: 'unheld', namespace: 'test-pods', labels: { 'created-by-prow': 'true', 'prow.k8s.io/type': 'presubmit' } },
  spec: { hostNetwork: true, nodeName: 'node-1', containers: [{ name: 'test', image: JOB_IMAGE, resources: { limits: { [DISK]: '1Gi' } } }] },
};

let prow: EnterpriseProw;
let members: KubernetesObject;
let asked: readonly Question[];
let pullRequest: PullRequest;

const checks: readonly Check[] = [
  {
    name: 'Prow for an Enterprise server is Ready, and a member\'s job has a log',
    isGround: true,
    run: async (lab) => {
      await installEnterprise(lab, OPTIONS);
      await lab.kubectl.applyObjects([{ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: MIGHTY_ACCOUNT, namespace: 'test-pods' } }]);
      prow = await EnterpriseProw.of(lab);
      ({ job: members } = await becomesJob(prow));
      asked = asks();
    },
  },
  {
    name: 'a stranger\'s pull request with jobs of its own begins nothing',
    isGround: true,
    run: async () => {
      pullRequest = await prow.actor('stranger').openPullRequest(REPOSITORY, { title: 'Mean well', files: { '.prow.yaml': attackersJobs(asked), 'gear': 'sharp\n' } });
      await prow.labels(pullRequest, ['needs-ok-to-test']);
      await prow.actor('stranger').comment(REPOSITORY, pullRequest.number, '/test all');
      await prow.actor('stranger').comment(REPOSITORY, pullRequest.number, '/ok-to-test');
      await sleep(5_000);
      deepEqual(await prow.jobsOf(pullRequest), []);
    },
  },
  {
    name: 'with /ok-to-test by a member, each pod that asks for too much is refused, and its ProwJob says why',
    isGround: true,
    run: async () => {
      await prow.actor('member').comment(REPOSITORY, pullRequest.number, '/ok-to-test');
      for (const claim of claims) {
        const job = await isTaken(claim);
        equal(job.status.state, 'error', claim.job);
        match(job.status.description, claim.says);
        console.log(`     ${claim.attempt}: held by ${claim.heldBy}`);
      }
    },
  },
  {
    name: 'what a job of it asks others for is refused, and the log of the member\'s job is as it was',
    run: async (lab) => {
      const job = await prow.ends(await prow.newJobOf(pullRequest, LOOKS_AROUND), 'success');
      const answers = (await prow.printed(job)).trim().split('\n');
      asked.forEach(({ attempt, heldBy }, i) => console.log(`     ${attempt}: ${answers[i]}, held by ${heldBy}`));
      deepEqual(asked.map(({ attempt }, i) => `${attempt}: ${answers[i]}`), asked.map(({ attempt, answer }) => `${attempt}: ${answer}`));
      equal((await LogStore.of(lab)).logOf(members)?.includes('the gear is round'), true);
    },
  },
  {
    name: 'a job of it that fills the disk of its node is evicted',
    run: async () => {
      const job = await prow.ends(await prow.newJobOf(pullRequest, FILLS_THE_DISK), 'error');
      match(job.status.description, /evicted/);
    },
  },
  {
    name: 'a pull request whose jobs name the cluster of deployments begins none of them, until the configuration opens it',
    run: async (lab) => {
      const files = { '.prow.yaml': trustedJobs, 'gear': 'sharp\n' };
      const other = await prow.actor('stranger').openPullRequest(REPOSITORY, { title: 'Mean better', files, branch: 'better' });
      await prow.actor('member').comment(REPOSITORY, other.number, '/ok-to-test');
      await prow.newJobOf(other, 'unit');
      deepEqual((await prow.jobsOf(other)).map(({ spec }) => spec.job), ['unit']);
      await configured(lab, 'hook', (text) => text.replace(/^( +)- default$/m, '$1- default\n$1- trusted'));
      // each hook looks at its files in its own time.
      await sleep(5_000);
      await prow.actor('member').comment(REPOSITORY, other.number, '/test all');
      equal((await prow.newJobOf(other, DEPLOYS)).spec.cluster, 'trusted');
      await prow.actor('maintainer').close(REPOSITORY, other.number);
    },
  },
  {
    name: 'without rights, accounts of the store, signatures and a deck that only reads, each of these questions is answered',
    run: async (lab) => {
      const before = await prow.jobsOf(pullRequest);
      await removeHolds(lab);
      asked = asks(await secretOfWebhooks(lab));
      await prow.actor('stranger').updatePullRequest(REPOSITORY, pullRequest.number, { '.prow.yaml': attackersJobs(asked) });
      const job = await prow.ends(await prow.newJobOf(pullRequest, LOOKS_AROUND, before), 'success');
      const answers = (await prow.printed(job)).trim().split('\n');
      deepEqual(asked.map(({ attempt }, i) => `${attempt}: ${answers[i]}`), asked.map(({ attempt }) => `${attempt}: ${UNHELD}`));
    },
  },
  {
    name: 'without the policy of job pods, limits and Pod Security, each of these pods is made, and the disk is filled',
    run: async (lab) => {
      const before = await prow.jobsOf(pullRequest);
      await lab.kubectl.run(['delete', POLICY]);
      await lab.kubectl.run(['delete', 'limitrange', '--namespace', 'test-pods', '--all']);
      await lab.kubectl.run(['label', '--overwrite', 'namespace', 'test-pods', `${LEVEL}=privileged`]);
      await waitFor('an API server that holds none of it', async () => (
        await lab.kubectl.try(['create', '--dry-run=server', '--filename=-'], JSON.stringify(UNHELD_POD))).code === 0, LIMIT_MS);
      await prow.actor('member').comment(REPOSITORY, pullRequest.number, '/test all');
      for (const claim of claims) notEqual((await isTaken(claim, before)).status.state, 'error', claim.job);
      await prow.ends(await prow.newJobOf(pullRequest, FILLS_THE_DISK, before), 'success', END_LIMIT_MS);
    },
  },
];

export const attacker: Scenario = { name: 'attacker', checks, end: restore };

function asks(secret?: string): readonly Question[] {
  return questions(`${members.status.url.split('/view/s3/')[1]}/build-log.txt`, members.metadata.name, secret);
}

async function secretOfWebhooks({ kubectl }: Lab): Promise<string> {
  return Buffer.from((await kubectl.get('secret', 'hmac-token', 'prow')).data.hmac, 'base64').toString();
}

/** Its ProwJob, when its pod is made or refused. */
async function isTaken({ job }: Claim, known: readonly KubernetesObject[] = []): Promise<KubernetesObject> {
  const { metadata } = await prow.newJobOf(pullRequest, job, known);
  return waitFor(`the pod of ${job}`, async () => (await prow.jobs('presubmit')).find(
    (one) => one.metadata.name === metadata.name && one.status.state !== 'triggered'), LIMIT_MS);
}

/**
 * What the last check has taken away; the stranger goes too, because it would begin again with every change of jobs. One pod is on the network of its
 * node, where no name is found, and tries for four minutes, in which whoever comes next would wait for the end of all jobs.
 */
async function restore(lab: Lab): Promise<void> {
  if (pullRequest !== undefined) {
    await prow.actor('maintainer').close(REPOSITORY, pullRequest.number);
    const unfinished = async () => (await prow.jobs('presubmit')).filter(({ status }) => status.completionTime === undefined);
    for (const { metadata: { name } } of await unfinished()) {
      await lab.kubectl.run(['patch', 'prowjob', name, '--namespace', 'prow', '--type', 'merge', '--patch', '{"status":{"state":"aborted"}}']);
    }
    await waitFor('the end of every presubmit', async () => (await unfinished()).length === 0, LIMIT_MS);
  }
  await giveHoldsBack(lab);
  await lab.kubectl.run(['label', '--overwrite', 'namespace', 'test-pods', `${LEVEL}=baseline`]);
  await lab.kubectl.run(['delete', 'serviceaccount', '--namespace', 'test-pods', MIGHTY_ACCOUNT, '--ignore-not-found']);
  await installEnterprise(lab);
}
