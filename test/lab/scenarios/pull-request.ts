import { deepEqual, equal } from 'node:assert/strict';
import { stringify } from 'yaml';
import type { PullRequest } from '../../conformance/github/state/issue';
import type { KubernetesObject } from '../../conformance/kubernetes-api';
import { waitFor } from '../../conformance/wait';
import { REPOSITORY } from '../github/world';
import { JOB_IMAGE } from '../images/catalogue';
import type { Check, Scenario } from '../scenario';
import { becomesJob } from './becomes-job';
import { deckShows } from './enterprise-checks';
import { EnterpriseProw } from './enterprise-prow';
import { installEnterprise } from './installation';

const LIMIT_MS = 300_000;

let prow: EnterpriseProw;
let begin: number;
let beginTime: number;
let members: PullRequest;
let strangers: PullRequest;
let first: KubernetesObject;

const checks: readonly Check[] = [
  { name: 'Prow for an Enterprise server is Ready', isGround: true, run: installEnterprise },
  {
    name: 'a member\'s becomes a pod that clones and runs, and a status with a link',
    isGround: true,
    run: async (lab) => {
      prow = await EnterpriseProw.of(lab);
      begin = prow.github.deliveries.length;
      beginTime = Date.now();
      ({ pullRequest: members, job: first } = await becomesJob(prow));
    },
  },
  { name: 'deck lists the job and shows its log', run: () => deckShows(first) },
  {
    name: '/test all by comment, over the other node, runs it again',
    run: async () => {
      prow.sendWebhooksTo('node-2');
      const before = await prow.jobsOf(members);
      await prow.actor('member').comment(REPOSITORY, members.number, '/test all');
      await prow.ends(await prow.newJobOf(members, 'unit', before), 'success');
    },
  },
  {
    name: 'a stranger\'s waits for /ok-to-test by a member, and its failure is reported',
    run: async () => {
      strangers = await prow.actor('stranger').openPullRequest(REPOSITORY, { title: 'Add a spring', files: { spring: 'coiled\n', broken: '' } });
      await prow.labels(strangers, ['needs-ok-to-test']);
      await prow.actor('stranger').comment(REPOSITORY, strangers.number, '/test all');
      await prow.comment(strangers, /Cannot trigger testing until a trusted user reviews the PR/);
      deepEqual(await prow.jobsOf(strangers), []);
      await prow.actor('member').comment(REPOSITORY, strangers.number, '/ok-to-test');
      await prow.labels(strangers, ['ok-to-test'], ['needs-ok-to-test']);
      await prow.ends(await prow.newJobOf(strangers, 'unit'), 'failure');
      await prow.status(strangers, 'unit', 'failure');
      await prow.comment(strangers, /the following test \*\*failed\*\*/i);
    },
  },
  {
    name: '/retest by comment runs what has failed',
    run: async () => {
      const before = await prow.jobsOf(strangers);
      await prow.actor('member').comment(REPOSITORY, strangers.number, '/retest');
      const again = await prow.newJobOf(strangers, 'unit', before);
      equal(again.metadata.labels!['prow.k8s.io/retest'], 'true');
      await prow.ends(again, 'failure');
    },
  },
  {
    name: 'tide merges when it is approved',
    run: async () => {
      await prow.status(members, 'tide', 'pending');
      await prow.actor('maintainer').review(REPOSITORY, members.number, { event: 'APPROVE', body: '/lgtm\n/approve' });
      await prow.labels(members, ['approved', 'lgtm']);
      const merge = await waitFor('the merge', async () => members.pull.merge, LIMIT_MS);
      equal(merge.by, 'lab-prow[bot]');
      const git = await prow.github.repository(REPOSITORY).git();
      equal(await git.git(['show', 'main:gear']), 'round\n');
    },
  },
  {
    name: 'a merged change to prow-jobs.yaml reaches the ConfigMap, and its new job runs',
    run: async ({ kubectl }) => {
      const name = `added-${Date.now().toString(36)}`;
      const job = { name, always_run: true, spec: { containers: [{ image: JOB_IMAGE, command: ['true'] }] } };
      const text = stringify({ presubmits: { [REPOSITORY]: [job] } });
      const { number } = await prow.actor('maintainer').openPullRequest(REPOSITORY, { title: 'Say the jobs', files: { 'prow-jobs.yaml': text } });
      await prow.actor('maintainer').merge(REPOSITORY, number, { method: 'squash' });
      const isWritten = async () => (await kubectl.get('configmap', 'job-config', 'prow')).data?.['prow-jobs.yaml'] === text;
      await waitFor('the ConfigMap job-config', isWritten, LIMIT_MS);
      // status-reconciler starts what is new on what is open.
      await prow.ends(await prow.newJobOf(strangers, name, [], LIMIT_MS), 'success', LIMIT_MS);
      await prow.status(strangers, name, 'success');
    },
  },
  {
    name: 'horologium\'s periodic runs',
    run: async () => {
      const ofClock = async () => (await prow.jobs('periodic')).find(({ spec, status }) => (
        spec.job === 'by-the-clock' && Date.parse(status.startTime) >= beginTime));
      await prow.ends(await waitFor('a ProwJob by the clock', ofClock, LIMIT_MS), 'success');
    },
  },
  {
    name: 'when jobs may get less old, sinker hears of it and removes the first one and its pod',
    run: async (lab) => {
      await installEnterprise(lab, { age: '20s' });
      const isGone = async (kind: string, namespace: string) => {
        const found = await lab.kubectl.list(kind, namespace);
        return found.every(({ metadata }) => metadata.name !== first.metadata.name);
      };
      await waitFor('removal of the pod', () => isGone('pods', 'test-pods'), LIMIT_MS);
      await waitFor('removal of the ProwJob', () => isGone('prowjobs', 'prow'), LIMIT_MS);
    },
  },
  {
    name: 'every webhook was answered 200, and GitHub was asked nothing that it does not know',
    run: async () => {
      deepEqual(await prow.answers(begin), [200]);
      deepEqual([...new Set(prow.github.unknown)], []);
    },
  },
];

export const pullRequest: Scenario = { name: 'pull-request', checks };
