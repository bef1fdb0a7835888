import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CherrypickerOptions, ExternalPlugin, GitHub, GitHubAuth } from '../../../src';
import type { Check, CheckContext } from '../check';
import { GitHubServer } from '../github/server';
import type { Comment, PullRequest } from '../github/state/issue';
import { inputs } from '../outputs/inputs';
import { freePorts } from '../ports';
import { emittedProgram } from '../prow/emitted-program';
import { gitPath } from '../prow/git-path';
import { githubWorld, MAINTAINER, REPOSITORY } from '../prow/github-world';
import { waitFor } from '../wait';

const BOT = 'robin';
const STRANGER = 'mia';
const BRANCH = 'release-1.2';
const HMAC = 'a token of webhooks';
/** It looks for a fork that it asked for every half minute. */
const LIMIT_MS = 90_000;

/** How Prow signs in, what is said of cherrypicker, and what is in the Secret that it mounts. */
interface SignsIn {
  readonly auth: GitHubAuth;
  readonly options?: CherrypickerOptions;
  readonly secret: string;
  readonly keys: readonly string[];
}

const AS_PROW: SignsIn = { auth: GitHubAuth.token(), secret: 'github-token', keys: ['token'] };
const BESIDE_APP: SignsIn = { auth: GitHubAuth.app(), options: { githubToken: { secretName: BOT, tokenKey: 'oauth' } }, secret: BOT, keys: ['oauth'] };

/** That cherrypicker picks with the emitted arguments and Secrets, by a user's token. */
export const cherrypickerChecks: readonly Check[] = [
  picks('by the token of the user that Prow is', AS_PROW),
  picks('beside a GitHub App, by a token of its own and without the key of the App', BESIDE_APP),
  {
    // that of the images asks the same for each pick, and answers with the error
    name: 'cherrypicker: as a GitHub App it asks for its forks as those of an organisation, for which there is no token', needs: ['prow'],
    run: async (context) => {
      const github = await start(context);
      try {
        const { running } = await cherrypicker(context, github, { auth: GitHubAuth.app(), secret: 'github-token', keys: ['app_private_key'] });
        await assert.rejects(running.succeeds(), /ended with exit code 1/);
        assert.match(running.log, /"msg":"Error listing bot repositories\."/);
        assert.match(running.log, /users\/your-prow\/repos[^\n]*the github app is not installed in organization your-prow"/);
        assert.deepEqual(github.calls.filter(({ path }) => path.startsWith('/users/')), []);
      } finally {
        await github.stop();
      }
    },
  },
];

function picks(how: string, signsIn: SignsIn): Check {
  return {
    name: `cherrypicker: opens a pull request of a merged change to another branch, and none for who is no member, ${how}`, needs: ['prow'],
    run: async (context) => {
      const github = await start(context);
      try {
        const merged = await mergedChange(github);
        const { running: pick, health } = await cherrypicker(context, github, signsIn);
        await pick.answers(health);
        try {
          await github.actor(STRANGER).comment(REPOSITORY, merged.number, `/cherry-pick ${BRANCH}`);
          await answered(merged, new RegExp(`^@${STRANGER}: only \\[your-org\\]\\(https://github\\.com/orgs/your-org/people\\) org members may request cherry picks`));
          assert.equal(github.repository(REPOSITORY).pullRequests.length, 1);
          assert.deepEqual(github.calls.filter(({ method, path }) => method === 'POST' && !path.endsWith('/comments')), []);

          await github.actor(MAINTAINER).comment(REPOSITORY, merged.number, `/cherry-pick ${BRANCH}`);
          await answered(merged, new RegExp(`^@${MAINTAINER}: new pull request created: #2`));
          const picked = github.repository(REPOSITORY).pullRequest(2)!;
          await waitFor('who asked, at the pull request', async () => picked.assignees.length > 0, LIMIT_MS);
          await assertPicked(github, picked);
          assert.deepEqual(github.unknown, []);
          assert.deepEqual(github.deliveries.filter(({ status }) => status !== 200), []);
          return `${github.calls.length} calls`;
        } finally {
          await pick.stop();
          // it keeps the patch outside of its folder for temporary files, and there for ever
          rmSync(`/tmp/${REPOSITORY.replace('/', '_')}_${merged.number}_${BRANCH}.patch`, { force: true });
        }
      } finally {
        await github.stop();
      }
    },
  };
}

async function start(context: CheckContext): Promise<GitHubServer> {
  const { appKey, folder } = await inputs(context);
  const { users, organizations: [organization], ...world } = githubWorld(appKey);
  const [repository] = organization.repositories;
  return GitHubServer.start({
    ...world,
    users: [...users, { id: 2, login: BOT, type: 'User' }, { id: 3, login: STRANGER, type: 'User' }],
    organizations: [{ ...organization, repositories: [{ ...repository, collaborators: [...repository.collaborators, BOT] }] }],
    tokens: { [readFileSync(join(folder, 'token'), 'utf8').trim()]: BOT },
  });
}

/** Of a branch that has gone its own way since. */
async function mergedChange(github: GitHubServer): Promise<PullRequest> {
  const maintainer = github.actor(MAINTAINER);
  await maintainer.push(REPOSITORY, { files: { gear: 'round\n', VERSION: '1.2\n' }, branch: BRANCH });
  await maintainer.push(REPOSITORY, { files: { gear: 'round\n', VERSION: '1.3\n' } });
  const change = await github.actor(STRANGER).openPullRequest(REPOSITORY, {
    title: 'Oil the gear', body: '```release-note\nThe gear is oiled.\n```', files: { gear: 'round\noiled\n', oil: 'a drop\n' },
  });
  await maintainer.merge(REPOSITORY, change.number);
  return change;
}

/** The emitted container, which GitHub calls as hook would: what hook hands on is signed as it came. */
async function cherrypicker(context: CheckContext, github: GitHubServer, { auth, options, secret, keys }: SignsIn) {
  const name = `cherrypicker-${github.url.split(':').at(-1)}`;
  const program = await emittedProgram(context, {
    name, workload: 'cherrypicker', file: join(context.binaries('prow').folder, 'cherrypicker'), apiUrl: github.apiUrl,
    props: {
      github: GitHub.cloud({ repositories: [REPOSITORY], auth }), externalPlugins: [ExternalPlugin.cherrypicker({ labels: ['cherry-pick'], ...options })],
    },
    secrets: { webhook: { hmac: HMAC }, github: await credentials(context, keys) },
  });
  assert.equal(program.pod.volumes.find((volume: any) => volume.name === 'github').secret.secretName, secret);
  const [port, health, metrics, pprof] = await freePorts(4);
  const running = program.start(name, [
    `--port=${port}`, `--health-port=${health}`, `--metrics-port=${metrics}`, `--pprof-port=${pprof}`,
  ], { PATH: gitPath(join(program.folder, 'bin'), github.url), HOME: program.folder, TMPDIR: context.newFolder(`programs/${name}/tmp`) });
  github.sendWebhooksTo({ url: `http://127.0.0.1:${port}/`, secret: HMAC });
  return { running, health: `http://127.0.0.1:${health}/healthz/ready` };
}

/** What that Secret holds, and nothing else. */
async function credentials(context: CheckContext, keys: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const { folder } = await inputs(context);
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
  return Object.fromEntries(keys.map((key) => [key, read(key === 'app_private_key' ? 'app.private-key.pem' : 'token')]));
}

async function answered({ comments }: PullRequest, text: RegExp): Promise<void> {
  const isIt = ({ author, body }: Comment) => author === BOT && text.test(body);
  await waitFor(`a comment that matches ${text}`, async () => comments.some(isIt), LIMIT_MS);
}

async function assertPicked(github: GitHubServer, { author, title, body, labels, assignees, pull }: PullRequest): Promise<void> {
  assert.deepEqual(
    { author, title, labels, assignees, base: pull.baseRef, head: `${pull.headOwner}:${pull.headRef}`, commits: pull.size.commits },
    {
      author: BOT, title: `[${BRANCH}] Oil the gear`, labels: ['cherry-pick'], assignees: [MAINTAINER], base: BRANCH,
      head: `${BOT}:cherry-pick-1-to-${BRANCH}`, commits: 1,
    },
  );
  assert.match(body, /^This is an automated cherry-pick of #1\n[^]*\/assign wile[^]*```release-note\nThe gear is oiled\.\n```$/);
  const git = await github.repository(REPOSITORY).git();
  const files = (await git.git(['ls-tree', '-r', '--name-only', pull.headSha])).trim().split('\n');
  assert.deepEqual(files, ['.prow.yaml', 'VERSION', 'gear', 'oil']);
  const contents = await Promise.all(['VERSION', 'gear', 'oil'].map((file) => git.git(['show', `${pull.headSha}:${file}`])));
  assert.deepEqual(contents, ['1.2\n', 'round\noiled\n', 'a drop\n']);
  assert.deepEqual((await git.refs('refs/heads/')).map(({ name }) => name), ['refs/heads/main', `refs/heads/${BRANCH}`]);
}
