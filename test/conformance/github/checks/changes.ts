import assert from 'node:assert/strict';
import type { Check } from '../../check';
import { on, WIDGETS } from './served';

const GEAR = 'one\nTWO\nthree\n';

/** What is done to issues, pull requests, commits and branches. */
export const changeChecks: readonly Check[] = [
  on('labels are made by their first use, and may hold slashes', async (served) => {
    const { number } = await served.github.actor('stranger').openIssue('acme/widgets', 'It is broken');
    const labels = `${WIDGETS}/issues/${number}/labels`;
    const token = await served.installationToken();
    const { body: given } = await served.ask(labels, 200, { method: 'POST', token, body: ['do-not-merge/hold'] });
    assert.deepEqual(given.map(({ name }: any) => name), ['do-not-merge/hold']);
    await served.ask(`${WIDGETS}/labels/do-not-merge/hold`, 200);
    await served.ask(`${labels}/do-not-merge/hold`, 200, { method: 'DELETE', token });
    const { body: refusal } = await served.ask(`${labels}/do-not-merge/hold`, 404, { method: 'DELETE', token });
    assert.equal(refusal.message, 'Label does not exist');
    const { body: events } = await served.ask(`${WIDGETS}/issues/${number}/events`, 200);
    assert.deepEqual(events.map(({ event, actor }: any) => `${event} by ${actor.login}`), ['labeled by acme-prow[bot]', 'unlabeled by acme-prow[bot]']);
  }),
  on('comments are made, changed and deleted, and blank ones refused', async (served) => {
    const { number } = await served.github.actor('stranger').openIssue('acme/widgets', 'It is broken');
    const token = await served.installationToken();
    const { body: comment } = await served.ask(`${WIDGETS}/issues/${number}/comments`, 201, { method: 'POST', token, body: { body: 'Hello' } });
    await served.ask(`${WIDGETS}/issues/comments/${comment.id}`, 200, { method: 'PATCH', token, body: { body: 'Hello again' } });
    const { body: all } = await served.ask(`${WIDGETS}/issues/${number}/comments`, 200);
    assert.deepEqual(all.map(({ body, user }: any) => [body, user.login]), [['Hello again', 'acme-prow[bot]']]);
    await served.ask(`${WIDGETS}/issues/comments/${comment.id}`, 204, { method: 'DELETE', token });
    await served.ask(`${WIDGETS}/issues/${number}/comments`, 422, { method: 'POST', token, body: { body: ' ' } });
  }),
  on('a pull request shows its files, commits and contents', async (served) => {
    const stranger = served.github.actor('stranger');
    const { number } = await stranger.openPullRequest('acme/widgets', { title: 'Louder', files: { 'src/gear.txt': GEAR, 'README.md': null } });
    const head = await stranger.updatePullRequest('acme/widgets', number, { 'new.txt': 'new\n' }, 'More');
    const pull = `${WIDGETS}/pulls/${number}`;
    const { body } = await served.ask(pull, 200);
    assert.deepEqual([body.head.sha, body.head.repo.full_name, body.commits, body.changed_files, body.mergeable], [head, 'stranger/widgets', 2, 3, true]);
    const { body: files } = await served.ask(`${pull}/files`, 200);
    assert.deepEqual(files.map(({ filename, status, additions, deletions }: any) => [filename, status, additions, deletions]), [
      ['README.md', 'removed', 0, 1], ['new.txt', 'added', 1, 0], ['src/gear.txt', 'modified', 1, 1],
    ]);
    assert.match(files[2].patch, /^@@ .*\n one\n-two\n\+TWO\n three$/);
    const { body: commits } = await served.ask(`${pull}/commits`, 200);
    assert.deepEqual(commits.map(({ commit, author }: any) => [commit.message, author.login]), [['Louder', 'stranger'], ['More', 'stranger']]);
    const { body: file } = await served.ask(`${WIDGETS}/contents/src/gear.txt?ref=${head}`, 200);
    assert.equal(Buffer.from(file.content, 'base64').toString(), GEAR);
    const { body: folder } = await served.ask(`${WIDGETS}/contents/src`, 200);
    assert.deepEqual(folder.map(({ path, type }: any) => [path, type]), [['src/gear.txt', 'file']]);
    const { body: diff } = await served.ask(pull, 200, { headers: { accept: 'application/vnd.github.diff' } });
    assert.match(diff, /^diff --git a\/README\.md b\/README\.md/);
  }),
  on('merging moves the branch; what has changed, conflicts or is a draft is refused', async (served) => {
    const { github } = served;
    const [wile, bugs] = [github.actor('wile'), github.actor('bugs')];
    const first = await bugs.openPullRequest('acme/widgets', { title: 'First', files: { 'src/gear.txt': GEAR } });
    const second = await bugs.openPullRequest('acme/widgets', { title: 'Second', files: { 'src/gear.txt': 'one\n2\nthree\n' } });
    const draft = await bugs.openPullRequest('acme/widgets', { title: 'Third', files: { 'draft.txt': '' }, draft: true });
    const token = await served.installationToken();
    const merge = (number: number, status: number, body: object) => served.ask(`${WIDGETS}/pulls/${number}/merge`, status, { method: 'PUT', token, body });
    assert.equal((await merge(first.number, 409, { sha: draft.pull.headSha })).body.message, 'Head branch was modified. Review and try the merge again.');
    const { body: { sha } } = await merge(first.number, 200, { sha: first.pull.headSha, merge_method: 'squash' });
    const { body: main } = await served.ask(`${WIDGETS}/git/refs/heads/main`, 200);
    assert.equal(main.object.sha, sha);
    const { body: conflicting } = await served.ask(`${WIDGETS}/pulls/${second.number}`, 200);
    assert.equal(conflicting.mergeable, false);
    assert.equal((await merge(second.number, 405, {})).body.message, 'Pull Request is not mergeable');
    assert.equal((await merge(draft.number, 405, {})).body.message, 'Pull Request is still a draft');
    await wile.setDraft('acme/widgets', draft.number, false);
    await merge(draft.number, 200, { merge_method: 'rebase' });
  }),
  on('a protected branch takes a merge when its status is there', async (served) => {
    const { github } = served;
    const protection = { required_status_checks: { strict: false, contexts: ['unit'] }, enforce_admins: true, required_pull_request_reviews: null,
      restrictions: null };
    assert.equal((await served.ask(`${WIDGETS}/branches/main/protection`, 404, { token: 'ghp_wile' })).body.message, 'Branch not protected');
    await served.ask(`${WIDGETS}/branches/main/protection`, 200, { method: 'PUT', token: 'ghp_wile', body: protection });
    const { number, pull } = await github.actor('bugs').openPullRequest('acme/widgets', { title: 'First', files: { 'a.txt': 'a\n' } });
    await assert.rejects(github.actor('wile').merge('acme/widgets', number), { message: 'Required status check "unit" is expected.' });
    await github.actor('bugs').setStatus('acme/widgets', pull.headSha, { state: 'success', context: 'unit' });
    await github.actor('wile').merge('acme/widgets', number);
  }),
  on('of statuses the newest of each context counts, and a commit must be there', async (served) => {
    const token = await served.installationToken();
    const { body: { sha } } = await served.ask(`${WIDGETS}/commits/main`, 200);
    const report = (commit: string, state: string, context: string, status = 201, description = '') =>
      served.ask(`${WIDGETS}/statuses/${commit}`, status, { method: 'POST', token, body: { state, context, description } });
    for (const [state, context] of [['pending', 'unit'], ['success', 'lint'], ['failure', 'unit']]) await report(sha, state, context);
    const { body: combined } = await served.ask(`${WIDGETS}/commits/main/status?per_page=100`, 200);
    assert.deepEqual([combined.state, combined.statuses.map(({ state, context }: any) => `${context} ${state}`)], ['failure', ['unit failure', 'lint success']]);
    assert.match((await report('0'.repeat(40), 'success', 'unit', 422)).body.message, /^No commit found for SHA: /);
    await report(sha, 'finished', 'unit', 422);
    await report(sha, 'success', 'unit', 422, 'long '.repeat(29));
  }),
  on('reviews are asked of collaborators only, and decide', async (served) => {
    const { number } = await served.github.actor('stranger').openPullRequest('acme/widgets', { title: 'First', files: { 'a.txt': 'a\n' } });
    const reviewers = `${WIDGETS}/pulls/${number}/requested_reviewers`;
    const token = await served.installationToken();
    await served.ask(reviewers, 422, { method: 'POST', token, body: { reviewers: ['wile', 'stranger'] } });
    await served.ask(reviewers, 201, { method: 'POST', token, body: { reviewers: ['wile', 'bugs'] } });
    await served.github.actor('wile').review('acme/widgets', number, { event: 'APPROVE' });
    await served.github.actor('bugs').review('acme/widgets', number, { event: 'REQUEST_CHANGES', body: 'Louder' });
    const { body: found } = await served.ask(`/search/issues?q=${encodeURIComponent('is:pr review:changes_requested')}`, 200);
    assert.deepEqual([found.total_count, found.items[0].number], [1, number]);
    await assert.rejects(served.github.actor('stranger').review('acme/widgets', number, { event: 'APPROVE' }),
      { message: 'Can not approve your own pull request' });
  }),
];
