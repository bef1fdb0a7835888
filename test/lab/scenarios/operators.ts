import { deepEqual, equal, match } from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PullRequest } from '../../conformance/github/state/issue';
import { waitFor } from '../../conformance/wait';
import { operatorsApp } from '../apps/operators';
import { REPOSITORY } from '../github/world';
import type { Check, Lab, Scenario } from '../scenario';
import { deckShows, nothingIsForbidden } from './enterprise-checks';
import { EnterpriseProw } from './enterprise-prow';
import { install } from './installation';

const LIMIT_MS = 120_000;
/** What is here and in no other scenario. */
const OWN = ['needs-rebase', 'refresh', 'branchprotector'];

let prow: EnterpriseProw;
let begin: number;
let pair: readonly PullRequest[];

const checks: readonly Check[] = [
  {
    name: 'Prow with needs-rebase, refresh and branchprotector is Ready',
    isGround: true,
    run: async (lab) => {
      await installed(lab);
      prow = await EnterpriseProw.of(lab);
      begin = prow.github.deliveries.length;
    },
  },
  {
    name: 'needs-rebase labels what conflicts with a merge, and takes the label back when it is mended',
    run: async () => {
      const [first, second] = [await opened('axle', 'of steel\n'), await opened('axle', 'of wood\n')];
      await prow.actor('maintainer').merge(REPOSITORY, first.number, { method: 'squash' });
      await prow.labels(second, ['needs-rebase']);
      await prow.comment(second, /needs rebase/i);
      await prow.actor('maintainer').close(REPOSITORY, second.number);
    },
  },
  {
    name: '/refresh reports the jobs of a pull request once more',
    run: async () => {
      const pullRequest = await opened('gear', 'round\n');
      const job = await prow.ends(await prow.newJobOf(pullRequest, 'unit'), 'success');
      await prow.status(pullRequest, 'unit', 'success');
      await deckShows(job);
      const { statuses } = prow.github.repository(REPOSITORY);
      const ours = () => statuses.filter(({ sha, context }) => sha === pullRequest.pull.headSha && context === 'unit').length;
      const before = ours();
      // one of the two decks may still be without the job, and refresh asks any of them
      await waitFor('the status once more', async () => {
        await prow.actor('member').comment(REPOSITORY, pullRequest.number, '/refresh');
        await sleep(10_000);
        return ours() > before;
      }, LIMIT_MS);
      await prow.actor('maintainer').close(REPOSITORY, pullRequest.number);
    },
  },
  {
    name: 'tide tests two that are approved together after main has moved',
    isGround: true,
    run: async (lab) => {
      pair = [await opened('pedal', 'left\n'), await opened('chain', 'oiled\n')];
      for (const one of pair) await prow.ends(await prow.newJobOf(one, 'unit'), 'success');
      for (const one of pair) await prow.status(one, 'unit', 'success');
      await prow.actor('maintainer').push(REPOSITORY, { files: { bell: 'loud\n' } });
      await Promise.all(pair.map(({ number }) => prow.actor('maintainer').review(REPOSITORY, number, { event: 'APPROVE', body: '/lgtm\n/approve' })));
      const ofBoth = async () => (await prow.jobs()).find(({ spec }) => spec.type === 'batch' && spec.refs.pulls.length === 2);
      const batch = await prow.ends(await waitFor('a ProwJob of both', ofBoth, LIMIT_MS), 'success');
      deepEqual(batch.spec.refs.pulls.map(({ number }: any) => number).sort(), pair.map(({ number }) => number).sort());
      equal(batch.spec.job, 'unit');
      equal((await lab.kubectl.get('pod', batch.metadata.name, 'test-pods')).metadata.labels!['prow.k8s.io/type'], 'batch');
    },
  },
  {
    name: 'and merges both, each as one commit, as it was told',
    run: async () => {
      for (const { pull } of pair) equal((await waitFor('the merge', async () => pull.merge, LIMIT_MS)).by, 'lab-prow[bot]');
      const git = await prow.github.repository(REPOSITORY).git();
      deepEqual([await git.git(['show', 'main:pedal']), await git.git(['show', 'main:chain'])], ['left\n', 'oiled\n']);
      const parents = (await git.git(['log', '-2', '--format=%P', 'main'])).trim().split('\n').map((line) => line.split(' ').length);
      deepEqual(parents, [1, 1]);
    },
  },
  {
    name: 'branchprotector, run by hand, is refused without the permission, and protects the branch with it',
    run: async ({ kubectl }) => {
      const { protections } = prow.github.repository(REPOSITORY);
      match(await runByHand(kubectl, 'refused', 'failed'), /403|not accessible/);
      equal(protections.size, 0);
      const giveBack = prow.github.accept('administration', 'write');
      try {
        await runByHand(kubectl, 'accepted', 'complete');
      } finally {
        giveBack();
      }
      deepEqual([...protections.keys()], ['main']);
      deepEqual(protections.get('main')!.required_status_checks!.contexts, ['unit']);
      equal(protections.get('main')!.enforce_admins, true);
    },
  },
  { name: 'the API server refuses none of it anything', run: nothingIsForbidden },
  {
    name: 'every webhook was answered 200, and GitHub was asked nothing that it does not know',
    run: async () => {
      deepEqual(await prow.answers(begin), [200]);
      deepEqual([...new Set(prow.github.unknown)], []);
    },
  },
];

function installed(lab: Lab): Promise<void> {
  return install(lab, async (folder) => operatorsApp(folder).synth());
}

function opened(file: string, text: string): Promise<PullRequest> {
  return prow.actor('member').openPullRequest(REPOSITORY, { title: `Change the ${file}`, files: { [file]: text } });
}

/** What docs/programs.md shows; gives the log. */
async function runByHand(kubectl: Lab['kubectl'], name: string, end: 'complete' | 'failed'): Promise<string> {
  const job = `branchprotector-${name}`;
  await kubectl.run(['create', 'job', '--namespace', 'prow', '--from=cronjob/branchprotector', job]);
  await kubectl.run(['wait', '--namespace', 'prow', `--for=condition=${end}`, '--timeout=120s', `job/${job}`]);
  return (await kubectl.run(['logs', '--namespace', 'prow', '--selector', `job-name=${job}`, '--tail=-1'])).stdout;
}

async function end({ kubectl }: Lab): Promise<void> {
  prow.github.repository(REPOSITORY).protections.clear();
  await kubectl.run(['delete', '--namespace', 'prow', '--ignore-not-found', '--selector', `app.kubernetes.io/name in (${OWN.join()})`,
    'deployments,services,cronjobs,jobs,serviceaccounts,poddisruptionbudgets']);
}

export const operators: Scenario = { name: 'operators', checks, end };
