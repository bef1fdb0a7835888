import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PullRequest } from '../../conformance/github/state/issue';
import type { KubernetesObject } from '../../conformance/kubernetes-api';
import { waitFor } from '../../conformance/wait';
import { testInfra } from '../build';
import { operatorsApp, SECOND_CLUSTER, SLACK_CHANNEL, UPDATED_MAP } from '../apps/operators';
import { appKeyFile, pickerTokenFile } from '../github/credentials';
import { CONFIG_REPOSITORY, REPOSITORY } from '../github/world';
import type { Check, Lab, Scenario } from '../scenario';
import { cherryPickCheck } from './cherry-pick';
import { configRepositoryChecks } from './config-repository';
import { deckShows, nothingIsForbidden } from './enterprise-checks';
import { EnterpriseProw } from './enterprise-prow';
import { install } from './installation';
import { MADE_BY, makeReady, PROWS_OWN, SECONDS, tellMakers, tellNoMakers } from './second-cluster';

const LIMIT_MS = 120_000;
const WHEEL = 'the wheel is turning\n';
/** What is here and in no other scenario. */
const OWN = ['needs-rebase', 'refresh', 'cherrypicker', 'branchprotector', 'gcsweb'];

let prow: EnterpriseProw;
let begin: number;
let beginTime: Date;
/** Asked for every job that is not run by itself. */
let asking: PullRequest;
let fromFiles: KubernetesObject;
let pair: readonly PullRequest[];

const checks: readonly Check[] = [
  {
    name: 'Prow with needs-rebase, refresh, cherrypicker, branchprotector and a second cluster is Ready',
    isGround: true,
    run: async (lab) => {
      beginTime = new Date();
      await installed(lab);
      await tellMakers(lab.kubectl);
      prow = await EnterpriseProw.of(lab);
      begin = prow.github.deliveries.length;
    },
  },
  {
    name: 'a job from one file runs with the preset of another',
    isGround: true,
    run: async () => {
      asking = await opened('gear', 'round\n');
      await prow.actor('member').comment(REPOSITORY, asking.number, '/test from-files\n/test elsewhere\n/test without-key');
      fromFiles = await prow.ends(await prow.newJobOf(asking, 'from-files'), 'success');
      equal(await prow.printed(fromFiles), WHEEL);
      await prow.status(asking, 'from-files', 'success');
    },
  },
  {
    name: 'gcsweb lists what it left in the store, and shows it',
    lacks: async () => (await testInfra() === undefined ? 'conformance has not built gcsweb' : undefined),
    run: async ({ kubectl }) => {
      const folder = `http://gcsweb.prow/s3/${fromFiles.status.url.split('/view/s3/')[1]}`;
      const page = async (path: string) => (await kubectl.run(['exec', '--namespace', 'prow', 'deployment/gcsweb', '--', 'curl', '-sSf', `${folder}/${path}`])).stdout;
      const list = await page('');
      for (const name of ['finished.json', 'build-log.txt', 'artifacts/']) ok(list.includes(name), list);
      match(await page('artifacts/'), /wheel\.txt/);
      equal(await page('artifacts/wheel.txt'), WHEEL);
    },
  },
  {
    name: 'a job of a second cluster gets its pod by the account of its kubeconfig, succeeds, and has its log in deck',
    run: async (lab) => {
      const job = await prow.ends(await prow.newJobOf(asking, 'elsewhere'), 'success');
      equal(job.spec.cluster, SECOND_CLUSTER);
      await prow.status(asking, 'elsewhere', 'success');
      equal(await makerOf(lab, job), SECONDS);
      equal(await makerOf(lab, await prow.newJobOf(asking, 'unit')), PROWS_OWN);
      await deckShows(job);
    },
  },
  ...configRepositoryChecks(() => prow),
  {
    name: 'needs-rebase labels what conflicts with a merge, and takes the label back when it is mended',
    run: async () => {
      const [first, second] = [await opened('axle', 'of steel\n'), await opened('axle', 'of wood\n')];
      // after the merge its job could not clone it
      await prow.ends(await prow.newJobOf(second, 'unit'), 'success');
      await prow.actor('maintainer').merge(REPOSITORY, first.number, { method: 'squash' });
      await prow.labels(second, ['needs-rebase']);
      await prow.comment(second, /needs rebase/i);
      await prow.actor('member').updatePullRequest(REPOSITORY, second.number, { axle: 'of steel\n', hub: 'of wood\n' });
      await prow.labels(second, [], ['needs-rebase']);
      await prow.actor('maintainer').close(REPOSITORY, second.number);
    },
  },
  {
    name: '/refresh reports the jobs of a pull request once more',
    run: async () => {
      const job = await prow.ends(await prow.newJobOf(asking, 'unit'), 'success');
      await prow.status(asking, 'unit', 'success');
      await deckShows(job);
      const { statuses } = prow.github.repository(REPOSITORY);
      const ours = () => statuses.filter(({ sha, context }) => sha === asking.pull.headSha && context === 'unit').length;
      const before = ours();
      // one of the two decks may still be without the job, and refresh asks any of them
      await waitFor('the status once more', async () => {
        await prow.actor('member').comment(REPOSITORY, asking.number, '/refresh');
        await sleep(10_000);
        return ours() > before;
      }, LIMIT_MS);
    },
  },
  cherryPickCheck(() => prow),
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
  {
    name: 'a job of a public repository has no key to the private one, and clonerefs fails',
    run: async () => {
      const job = await prow.ends(await prow.newJobOf(asking, 'without-key'), 'failure');
      match(await prow.printed(job, 'clonerefs'), /could not read Username/);
      await prow.status(asking, 'without-key', 'failure');
    },
  },
  {
    name: 'Slack is told of it, and of no job that succeeded',
    run: async (lab) => {
      const { messages } = (await lab.github()).slack;
      const isOurs = ({ spec, status }: KubernetesObject) => `${spec.refs.org}/${spec.refs.repo}` === REPOSITORY
        && status.startTime >= fromFiles.status.startTime;
      const failed = (await prow.jobs('presubmit')).filter((job) => isOurs(job) && job.status.state === 'failure');
      ok(failed.some(({ spec, status }) => spec.job === 'without-key' && spec.refs.pulls[0].number === asking.number && status.url), 'the job did not fail');
      await waitFor('the messages', async () => messages.length >= failed.length, LIMIT_MS);
      const expected = failed.map(({ spec, status }) => ({ channel: SLACK_CHANNEL, text: `${spec.job} is failure: ${status.url}` }));
      deepEqual(inOrder(messages.map(({ channel, text }) => ({ channel, text }))), inOrder(expected));
      await prow.actor('maintainer').close(REPOSITORY, asking.number);
    },
  },
  { name: 'the API server refuses none of it anything', run: (lab) => nothingIsForbidden(lab, beginTime) },
  {
    name: 'every webhook was answered 200, and GitHub was asked nothing that it does not know',
    run: async () => {
      deepEqual(await prow.answers(begin), [200]);
      deepEqual([...new Set(prow.github.unknown)], []);
    },
  },
];

async function installed(lab: Lab): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-prow-lab-'));
  const [kubeconfig, token] = ['kubeconfig', 'slack-token'].map((name) => join(folder, name));
  try {
    writeFileSync(token, (await lab.github()).slack.token);
    await install(lab, async (output) => {
      operatorsApp(output, { gcsweb: await testInfra() !== undefined }).synth();
      await makeReady(output, kubeconfig);
    }, ['--clone-app-key', appKeyFile, '--cherrypicker-token-file', pickerTokenFile, '--slack-token-file', token,
      `--kubeconfig-${SECOND_CLUSTER}-file`, kubeconfig]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function inOrder(messages: readonly { readonly channel: string; readonly text: string }[]) {
  return [...messages].sort((one, other) => (one.text < other.text ? -1 : 1));
}

async function makerOf({ kubectl }: Lab, { metadata }: KubernetesObject): Promise<string | undefined> {
  return (await kubectl.get('pod', metadata.name, 'test-pods')).metadata.annotations?.[MADE_BY];
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

async function end(lab: Lab): Promise<void> {
  const { kubectl } = lab;
  for (const one of [REPOSITORY, CONFIG_REPOSITORY]) (await lab.github()).enterprise.repository(one).protections.clear();
  await kubectl.run(['delete', '--namespace', 'prow', '--ignore-not-found', '--selector', `app.kubernetes.io/name in (${OWN.join()})`,
    'deployments,services,cronjobs,jobs,serviceaccounts,poddisruptionbudgets']);
  await tellNoMakers(kubectl);
  await kubectl.run(['delete', 'secret', 'slack-token', 'cherrypicker-token', '--namespace', 'prow', '--ignore-not-found']);
  await kubectl.run(['delete', 'secret', 'github-clone-app', '--namespace', 'test-pods', '--ignore-not-found']);
  for (const namespace of UPDATED_MAP.namespaces) await kubectl.run(['delete', 'configmap', UPDATED_MAP.name, '--namespace', namespace, '--ignore-not-found']);
  await kubectl.run(['patch', 'configmap', 'job-config', '--namespace', 'prow', '--type', 'json', '--patch', '[{"op":"add","path":"/data","value":{}}]']);
}

export const operators: Scenario = { name: 'operators', checks, end };
