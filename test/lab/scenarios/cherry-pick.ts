import { deepEqual, match } from 'node:assert/strict';
import { waitFor } from '../../conformance/wait';
import { PICKED_LABEL, RELEASE_BRANCH } from '../apps/operators';
import { PICKER, REPOSITORY } from '../github/world';
import type { Check } from '../scenario';
import type { EnterpriseProw } from './enterprise-prow';

const LIMIT_MS = 120_000;

/** What cherrypicker does beside a GitHub App, as a user of its own. */
export function cherryPickCheck(prow: () => EnterpriseProw): Check {
  return {
    name: 'cherrypicker opens a pull request into another branch of what was merged, and as it is a member its job runs unasked',
    run: async ({ kubectl }) => {
      const { github } = prow();
      const repository = github.repository(REPOSITORY);
      await prow().actor('maintainer').push(REPOSITORY, { files: { VERSION: '1.2\n' }, branch: RELEASE_BRANCH });
      await prow().actor('maintainer').push(REPOSITORY, { files: { VERSION: '1.3\n' } });
      const change = await prow().actor('member').openPullRequest(REPOSITORY, { title: 'Change the spoke', files: { spoke: 'of steel\n' } });
      await prow().actor('maintainer').merge(REPOSITORY, change.number, { method: 'squash' });
      await prow().actor('member').comment(REPOSITORY, change.number, `/cherry-pick ${RELEASE_BRANCH}`);

      const picked = await waitFor('the pull request', async () => repository.pullRequests.find(({ pull }) => pull.baseRef === RELEASE_BRANCH), LIMIT_MS);
      await prow().ends(await prow().newJobOf(picked, 'picked'), 'success');
      await prow().status(picked, 'picked', 'success');
      await prow().labels(picked, [PICKED_LABEL], ['needs-ok-to-test']);
      await waitFor('who asked, at the pull request', async () => picked.assignees.length > 0, LIMIT_MS);
      const { author, title, assignees, pull } = picked;
      deepEqual({ author, title, assignees, head: `${pull.headOwner}:${pull.headRef}`, commits: pull.size.commits }, {
        author: PICKER, title: `[${RELEASE_BRANCH}] Change the spoke`, assignees: ['member'], head: `${PICKER}:cherry-pick-${change.number}-to-${RELEASE_BRANCH}`,
        commits: 1,
      });
      const git = await repository.git();
      const contents = await Promise.all(['VERSION', 'spoke'].map((file) => git.git(['show', `${pull.headSha}:${file}`])));
      deepEqual(contents, ['1.2\n', 'of steel\n']);
      const [answer] = change.comments.filter((comment) => comment.author === PICKER);
      match(answer.body, new RegExp(`^@member: new pull request created: #${picked.number}`));

      const pods = (await kubectl.list('pods', 'prow')).filter(({ spec }) => spec.volumes.some(({ secret }: any) => secret?.secretName === 'cherrypicker-token'));
      deepEqual(pods.map(({ metadata }) => metadata.labels!.app), ['cherrypicker']);
      deepEqual(pods[0].spec.volumes.flatMap(({ secret }: any) => secret?.secretName ?? []), ['cherrypicker-token', 'hmac-token']);
      await prow().actor('maintainer').close(REPOSITORY, picked.number);
    },
  };
}
