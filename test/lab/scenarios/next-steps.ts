import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { HOOKS_OWN_ANSWER } from '../../../src/platform/delivery/hook-answer';
import { stepsOf, type WrittenStep } from '../../conformance/delivery/next-steps-text';
import { UserShell } from '../../conformance/delivery/user-shell';
import type { PullRequest } from '../../conformance/github/state/issue';
import { waitFor } from '../../conformance/wait';
import { appKeyFile } from '../github/credentials';
import { APP_ID, labWorld } from '../github/world';
import { addresses } from '../machines/network';
import type { Check, Lab } from '../scenario';
import { prowIsReady } from './installation';
import { EXAMPLE } from './network';

/** The example's own, of which GitHub has one. */
const REPOSITORY = 'your-org/your-repo';
const DECK_TITLE = /<title>Prow Status<\/title>/;
/** New jobs reach what reads them within two minutes. */
const LIMIT_MS = 180_000;
/** tide looks once in a minute, and again a minute later. */
const MERGE_LIMIT_MS = 180_000;
/** Each kubelet looks after a minute whether a ConfigMap has changed. */
const ROUND_OF_KUBELETS_MS = 75_000;

let shell: UserShell;
let pullRequest: PullRequest;

/** NEXT-STEPS.md of the tutorial's own cluster, word for word: from its YAML to a pull request that is green and merged. */
export const nextSteps: readonly Check[] = [
  {
    name: 'step by step, NEXT-STEPS.md says nothing that is not done here',
    isGround: true,
    run: async (lab) => {
      await lab.github();
      shell = new UserShell(mkdtempSync(join(tmpdir(), 'cdk8s-prow-lab-')), lab.kubectl);
      cpSync(EXAMPLE, shell.folder, { recursive: true });
      const [, image] = /^ *- image: (\S+)$/m.exec(step('See a pull request turn green').files[0])!;
      await lab.provide(EXAMPLE, [image]);
      deepEqual(steps().map(({ title }) => title), [
        'Make the GitHub App', 'Make the Secrets', 'Apply', 'See that it runs', 'Tell GitHub', 'Open deck', 'Give it jobs', 'See a pull request turn green',
      ]);
    },
  },
  {
    name: 'the App that it describes is the one that all scenarios have',
    run: async () => {
      const list = (pattern: RegExp) => words(step('Make the GitHub App').items.map((item) => pattern.exec(item)?.[1] ?? '').join(''));
      const { permissions, events } = labWorld().app;
      const granted = (level: string) => Object.entries(permissions).filter(([, one]) => one === level).map(([name]) => name).sort();
      deepEqual([list(/^permissions to read: (.*)$/), list(/^permissions to read and write: (.*)$/)], [granted('read'), granted('write')]);
      deepEqual(list(/^events: (.*)$/), [...events].sort());
    },
  },
  {
    name: 'its commands make the Secrets, and all pods are Ready within two minutes',
    isGround: true,
    run: async (lab) => {
      const secrets = step('Make the Secrets');
      const made = await run(secrets.commands[0].replace('NUMBER', String(APP_ID)).replace('FILE', appKeyFile));
      const named = secrets.items.flatMap((item) => [...item.matchAll(/^secret `([^`]+)` in `([^`]+)`/g)]);
      ok(named.length > 5);
      for (const [, name, namespace] of named) match(made, new RegExp(`^(made|kept) .*\\b${namespace}/${name}$`, 'm'));
      await run(step('Apply').commands[0]);
      await prowIsReady(lab);
      const running = await run(step('See that it runs').commands[0]);
      const { length } = await lab.kubectl.list('deployments', 'prow');
      equal(running.split('\n').filter((line) => line.endsWith('condition met')).length, length);
    },
  },
  {
    name: 'deck opens by its address, and past every way in',
    run: async () => {
      const deck = step('Open deck');
      const [, port] = /^<http:\/\/prow\.example\.com:(\d+)>$/m.exec(deck.text)!;
      match(await (await fetch(`http://${addresses['node-1']}:${port}/`)).text(), DECK_TITLE);
      const [, local] = /^Then open <(.*)>\.$/m.exec(deck.text)!;
      match(await run(`${deck.commands[0].trimEnd()} >forwarded &\ncurl --silent --retry 20 --retry-delay 1 --retry-all-errors ${local}\nkill $!`), DECK_TITLE);
    },
  },
  {
    name: 'a pull request with the files that it shows turns green',
    isGround: true,
    run: async (lab) => {
      const { cloud } = await lab.github();
      const tell = step('Tell GitHub');
      const [, url] = /^URL: `(.*)`$/.exec(tell.items[0])!;
      // curl finds the address as whoever has the name in DNS does
      const { hostname, port } = new URL(url);
      writeFileSync(join(shell.folder, '.curlrc'), `resolve = "${hostname}:${port}:${addresses['node-1']}"\n`);
      const [secret, answer] = (await run(`CURL_HOME=$PWD; export CURL_HOME\n${tell.commands[0]}`)).trimEnd().split('\n');
      equal(answer, HOOKS_OWN_ANSWER);
      cloud.sendWebhooksTo({ url, at: addresses['node-1'], secret });
      const { files: [jobs, owners], commands } = step('See a pull request turn green');
      const [look] = step('Give it jobs').commands;
      equal(await run(look), '');
      const files = { 'prow-jobs.yaml': jobs, 'OWNERS': owners.replaceAll('somebody', 'maintainer') };
      const { number } = await cloud.actor('maintainer').openPullRequest(REPOSITORY, { title: 'Say the jobs', files });
      await cloud.actor('maintainer').merge(REPOSITORY, number, { method: 'squash' });
      let listed = '';
      await waitFor('the ConfigMap job-config', async () => {
        listed = await run(look);
        return listed === 'VERSION\nprow-jobs.yaml\n';
      }, LIMIT_MS).catch((error: Error) => {
        throw new Error(`${error.message}: ${listed}`);
      });
      // "a minute or two later every component has it": deck shows what it has, and hook has the same files from another kubelet's round
      const [, deckPort] = /^<http:\/\/prow\.example\.com:(\d+)>$/m.exec(step('Open deck').text)!;
      await waitFor('the job in what deck has read', () => (
        fetch(`http://${addresses['node-1']}:${deckPort}/config`).then(async (page) => (await page.text()).includes('echo hello'), () => false)), LIMIT_MS);
      await sleep(ROUND_OF_KUBELETS_MS);
      pullRequest = await cloud.actor('member').openPullRequest(REPOSITORY, { title: 'Say hello', files: { hello: 'hello\n' } });
      deepEqual([...new Set(cloud.deliveries.map(({ status }) => status))], [200]);
      await becomesGreen(lab, 1);
      await cloud.actor('member').comment(REPOSITORY, pullRequest.number, '/test hello');
      await becomesGreen(lab, 2);
      const seen = await run(commands[0]);
      match(seen, /^\S+ +hello .* success$/m);
      match(seen, /^\S+ +0\/\d +Completed /m);
    },
  },
  {
    name: 'and when an owner has written /lgtm and /approve, tide merges it',
    run: async (lab) => {
      const { cloud } = await lab.github();
      await cloud.actor('maintainer').comment(REPOSITORY, pullRequest.number, '/lgtm\n/approve');
      await waitFor('the merge', async () => pullRequest.pull.merge, MERGE_LIMIT_MS);
      rmSync(shell.folder, { recursive: true });
    },
  },
];

function steps(): readonly WrittenStep[] {
  return stepsOf(readFileSync(join(EXAMPLE, 'NEXT-STEPS.md'), 'utf8'));
}

function step(title: string): WrittenStep {
  return steps().find((one) => one.title === title)!;
}

async function run(commands: string): Promise<string> {
  const { code, output } = await shell.run(commands);
  if (code !== 0) throw new Error(`${commands} ended with exit code ${code}: ${output}`);
  return output;
}

/** So many times, with a link to its log. */
async function becomesGreen(lab: Lab, times: number): Promise<void> {
  const { cloud } = await lab.github();
  const green = () => cloud.repository(REPOSITORY).statuses.filter(
    ({ sha, context, state }) => sha === pullRequest.pull.headSha && context === 'hello' && state === 'success');
  await waitFor(`${times} times hello success`, async () => green().length >= times, LIMIT_MS);
  match(green().at(-1)!.targetUrl!, /^http:\/\/prow\.example\.com:30002\/view\//);
}

/** As GitHub's API calls what its pages call so. */
function words(list: string): readonly string[] {
  return list.split(/, (?:and of the organisation: )?/).map((word) => word.toLowerCase().replace('commit ', '').replaceAll(' ', '_')).sort();
}
