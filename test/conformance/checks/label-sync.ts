import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ExternalPlugin, GitHub, GitHubAuth, type LabelSyncOptions, RepositoryLabels } from '../../../src';
import { LABEL_SYNC_IMAGE } from '../../../src/prow/programs/label-sync-options';
import type { Check, CheckContext } from '../check';
import { GitHubServer } from '../github/server';
import { createLabel } from '../github/state/labels';
import { inputs } from '../outputs/inputs';
import { emittedProgram } from '../prow/emitted-program';
import { githubWorld, MAINTAINER, REPOSITORY } from '../prow/github-world';
import { assertSourceOf } from '../prow/test-infra';

const BUG = 'It does not do what it should.';
const LABELS = RepositoryLabels.of({
  everywhere: [
    { name: 'kind/bug', color: 'd73a4a', description: BUG, previously: [{ name: 'bug' }] },
    { name: 'lgtm', color: '00ff00', description: 'It may be merged.' },
    { name: 'wontfix', color: 'ffffff', deleteAfter: '2020-01-01T00:00:00Z' },
  ],
  repos: { [REPOSITORY]: [{ name: 'area/grpc', color: '0052cc' }] },
});
/** What a person made, of which nothing is said. */
const FOREIGN = { name: 'made by hand', color: '7057ff' };

/** That label_sync makes labels what the emitted file says, with the emitted arguments and credentials. */
export const labelSyncChecks: readonly Check[] = [
  on('makes, changes, renames and deletes labels as the emitted file says, and a second run changes nothing', async (context) => {
    const at = await world(context, {});
    try {
      const { github } = at;
      const repository = github.repository(REPOSITORY);
      await at.run('first');
      const found = new Map(repository.labels.map(({ name, color, description }) => [name, { color, description }]));
      assert.deepEqual(found.get('kind/bug'), { color: 'd73a4a', description: BUG });
      assert.deepEqual(found.get('lgtm'), { color: '00ff00', description: 'It may be merged.' });
      assert.equal(found.get('area/grpc')!.color, '0052cc');
      assert.deepEqual(found.get(FOREIGN.name), { color: FOREIGN.color, description: '' });
      assert.deepEqual([found.has('bug'), found.has('wontfix')], [false, false]);
      // of the plugins that run, whose labels nobody said
      for (const name of ['approved', 'do-not-merge/hold', 'needs-rebase', 'size/XXL']) assert.notEqual(found.get(name)?.description ?? '', '', name);
      assert.deepEqual(repository.issues[0].labels, ['kind/bug']);
      const changes = changesOf(github);
      await at.run('second');
      assert.deepEqual(changesOf(github), changes);
      assert.deepEqual(github.unknown, []);
      return `${found.size} labels by ${changes.length} changes`;
    } finally {
      await at.github.stop();
    }
  }),
  on('changes nothing without confirm', async (context) => {
    const at = await world(context, { confirm: false }, GitHubAuth.token());
    try {
      const before = JSON.stringify(at.github.repository(REPOSITORY).labels);
      const log = await at.run('looks');
      assert.match(log, /kind\/bug/);
      assert.equal(JSON.stringify(at.github.repository(REPOSITORY).labels), before);
      assert.deepEqual(changesOf(at.github), []);
    } finally {
      await at.github.stop();
    }
  }),
  on('is that of the emitted image', async () => assertSourceOf(LABEL_SYNC_IMAGE)),
];

interface World {
  readonly github: GitHubServer;
  /** Runs the emitted container to its end, which has to be good; what it wrote. */
  run(name: string): Promise<string>;
}

/** A GitHub with labels of before. */
async function world(context: CheckContext, options: LabelSyncOptions, auth?: GitHubAuth): Promise<World> {
  const { appKey, folder } = await inputs(context);
  const github = await GitHubServer.start({ ...githubWorld(appKey), tokens: { [readFileSync(join(folder, 'token'), 'utf8').trim()]: MAINTAINER } });
  const repository = github.repository(REPOSITORY);
  const program = await emittedProgram(context, {
    name: `label-sync${options.confirm === false ? '-looks' : ''}`, workload: 'label-sync', apiUrl: github.apiUrl,
    file: join(context.binaries('test-infra').folder, 'label_sync'),
    props: {
      github: GitHub.cloud({ repositories: [REPOSITORY], auth }), externalPlugins: [ExternalPlugin.needsRebase()],
      labelSync: { labels: LABELS, ...options },
    },
  });
  createLabel(repository, FOREIGN.name, FOREIGN.color);
  createLabel(repository, 'wontfix', 'ffffff');
  // with the text of the new one: label_sync renames and changes side by side, and what comes first is chance
  createLabel(repository, 'bug', 'd73a4a', BUG);
  const maintainer = github.actor(MAINTAINER);
  const { number } = await maintainer.openIssue(REPOSITORY, 'It squeaks');
  await maintainer.label(REPOSITORY, number, 'bug');
  return {
    github,
    run: async (name) => {
      const running = program.start(name);
      await running.succeeds();
      return running.log;
    },
  };
}

function changesOf({ calls }: GitHubServer): readonly string[] {
  return calls.filter(({ method, path }) => method !== 'GET' && /\/labels/.test(path)).map(({ method, path }) => `${method} ${path}`);
}

function on(statement: string, run: Check['run']): Check {
  return { name: `label_sync: ${statement}`, needs: ['test-infra'], onRequest: 'label_sync', run };
}
