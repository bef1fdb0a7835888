import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PullRequest } from '../../conformance/github/state/issue';
import type { KubernetesObject } from '../../conformance/kubernetes-api';
import { waitFor } from '../../conformance/wait';
import { REPOSITORY } from '../github/world';
import { nodeNames } from '../machines/network';
import type { Check, Scenario } from '../scenario';
import { EnterpriseProw } from './enterprise-prow';
import { deckUrl, hookUrl, installEnterprise } from './installation';

const LIMIT_MS = 120_000;

let prow: EnterpriseProw;
let pullRequest: PullRequest;
let trespass: KubernetesObject;

const checks: readonly Check[] = [
  {
    name: 'Prow for an Enterprise server is Ready, and a member\'s pull request has its first job',
    isGround: true,
    run: async (lab) => {
      await installEnterprise(lab);
      prow = await EnterpriseProw.of(lab);
      pullRequest = await prow.actor('member').openPullRequest(REPOSITORY, { title: 'Add a lever', files: { gear: 'long\n', lever: '' } });
      await prow.ends(await prow.newJobOf(pullRequest, 'unit'), 'success');
    },
  },
  {
    name: 'a webhook that is signed by a guess, or not at all, gets 403 and becomes nothing',
    run: async () => {
      const { deliveries } = prow.github;
      const opened = deliveries.find(({ event, payload }) => event === 'pull_request' && (payload as any).number === pullRequest.number)!;
      const before = await prow.jobsOf(pullRequest);
      for (const secret of ['guessed', undefined]) {
        for (const node of nodeNames) {
          const { status } = await prow.github.redeliver(opened, { url: `${hookUrl(node)}/hook`, secret });
          equal(status, 403);
        }
      }
      await sleep(2_000);
      deepEqual(names(await prow.jobsOf(pullRequest)), names(before));
    },
  },
  {
    name: 'deck lets no stranger run a job again or abort it',
    run: async ({ kubectl }) => {
      await prow.actor('member').comment(REPOSITORY, pullRequest.number, '/test trespass');
      const started = await prow.newJobOf(pullRequest, 'trespass');
      const runs = async () => (await kubectl.get('pods', started.metadata.name, 'test-pods').catch(() => undefined))?.status.phase === 'Running';
      await waitFor('the running pod of trespass', runs, LIMIT_MS);
      for (const node of nodeNames) {
        const post = async (verb: string) => fetch(`${deckUrl(node)}/${verb}?prowjob=${started.metadata.name}`,
          { method: 'POST', signal: AbortSignal.timeout(10_000) });
        const [rerun, abort] = [await post('rerun'), await post('abort')];
        equal(rerun.status, 405);
        ok(abort.status >= 400, `abort was answered ${abort.status}`);
        match(await abort.text(), /GitHub oauth must be configured/);
      }
      trespass = await prow.ends(started, 'success');
      equal((await prow.jobsOf(pullRequest)).filter(({ spec }) => spec.job === 'trespass').length, 1);
    },
  },
  {
    name: 'a job has no token, and the API server lets it read and do nothing',
    run: async () => {
      const lines = (await prow.printed(trespass)).trim().split('\n');
      equal(lines[0], 'token files: 0');
      equal(lines.length, 8);
      for (const line of lines.slice(1)) match(line, /^answer .+: 40[13]$/);
    },
  },
  {
    name: 'a job\'s pod holds nothing of Prow\'s but the key of the log store, and its own container not even that',
    run: async ({ kubectl }) => {
      const { spec } = await kubectl.get('pods', trespass.metadata.name, 'test-pods');
      const secrets = spec.volumes.filter(({ secret }: any) => secret).map(({ name, secret }: any) => ({ name, secret: secret.secretName }));
      deepEqual(secrets.map(({ secret }: any) => secret), ['s3-credentials']);
      const own = spec.containers.find(({ name }: any) => name === 'test').volumeMounts.map(({ name }: any) => name);
      deepEqual(own.filter((name: string) => secrets.some((one: any) => one.name === name)), []);
    },
  },
];

export const refusals: Scenario = { name: 'refusals', checks };

function names(jobs: readonly KubernetesObject[]): string[] {
  return jobs.map(({ metadata }) => metadata.name).sort();
}
