import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Check } from '../../check';
import { gitEnvironment } from '../git/git';
import { waitFor } from '../../wait';
import { APP_ID, on, type Served, WIDGETS } from './served';

/** git over smart HTTP with TLS, by git itself and by Prow's clonerefs. */
export const cloneChecks: readonly Check[] = [
  on('git clones with the CA and not without it', async (served) => {
    const { github, folder } = served;
    const { pull } = await github.actor('stranger').openPullRequest('acme/widgets', { title: 'First', files: { 'a.txt': 'a\n' } });
    const url = `https://${github.host}/acme/widgets`;
    await git(served, 'clone', '--quiet', `${url}.git`, join(folder, 'clone'));
    assert.equal(readFileSync(join(folder, 'clone', 'README.md'), 'utf8'), '# widgets\n');
    const refs = await git(served, 'ls-remote', url);
    assert.deepEqual(refs.trim().split('\n').map((line) => line.split('\t')[1]), ['HEAD', 'refs/heads/main', 'refs/pull/1/head', 'refs/pull/1/merge']);
    for (const wanted of ['pull/1/head', pull.headSha]) {
      await git(served, '-C', join(folder, 'clone'), 'fetch', '--quiet', 'origin', wanted);
      assert.equal((await git(served, '-C', join(folder, 'clone'), 'rev-parse', 'FETCH_HEAD')).trim(), pull.headSha);
    }
    await assert.rejects(promisify(execFile)('git', ['ls-remote', url], { env: gitEnvironment }), /certificate/);
    await assert.rejects(git(served, '-C', join(folder, 'clone'), 'push', 'origin', 'HEAD:refs/heads/mine'), /could not read Username/);
  }, { layout: 'enterprise', tls: true }),
  on('people push to a fork of their own and to nothing else, and a pull request from it follows', async (served) => {
    const { github, folder } = served;
    const [clone, token] = [join(folder, 'clone'), 'ghp_stranger'];
    const fork = await served.ask<any>(`${WIDGETS}/forks`, 202, { method: 'POST', token });
    assert.equal(fork.body.full_name, 'stranger/widgets');
    await served.ask(`${WIDGETS}/forks`, 403, { method: 'POST', token: await served.installationToken() });
    const found = (await served.ask<any>('/repos/stranger/widgets', 200, { token })).body;
    assert.deepEqual([found.fork, found.parent.full_name], [true, 'acme/widgets']);
    assert.deepEqual((await served.ask<any>('/users/stranger/repos', 200, { token })).body.map((one: any) => one.full_name), ['stranger/widgets']);

    const url = (who: string, owner = 'stranger') => `https://${who}:ghp_${who}@${github.host}/${owner}/widgets`;
    await git(served, 'clone', '--quiet', url('stranger'), clone);
    const commit = ['-c', 'user.name=stranger', '-c', 'user.email=stranger@acme.test', 'commit', '--quiet', '--allow-empty', '--message'];
    const push = (to: string, ...flags: readonly string[]) => git(served, '-C', clone, 'push', ...flags, to, 'HEAD:refs/heads/mine');
    await git(served, '-C', clone, ...commit, 'First');
    await assert.rejects(push(url('wile')), /Permission to stranger\/widgets\.git denied/);
    await assert.rejects(push(url('stranger', 'acme')), /Permission to acme\/widgets\.git denied/);
    await push(url('stranger'));
    const { number } = (await served.ask<any>(`${WIDGETS}/pulls`, 201, {
      method: 'POST', token, body: { title: 'Mine', head: 'stranger:mine', base: 'main' },
    })).body;
    await git(served, '-C', clone, ...commit, 'Second', '--amend');
    await push(url('stranger'), '--force');
    const head = (await git(served, '-C', clone, 'rev-parse', 'HEAD')).trim();
    await waitFor('the pull request at the new commit', async () => github.repository('acme/widgets').pullRequest(number)!.pull.headSha === head, 10_000);
    const ours = await git(served, 'ls-remote', '--heads', url('stranger', 'acme'));
    assert.deepEqual(ours.trim().split('\n').map((line) => line.split('\t')[1]), ['refs/heads/main']);
    assert.deepEqual(github.unknown, []);
  }, { layout: 'enterprise', tls: true }),
  on('what is private is cloned with a token that may', async (served) => {
    const url = (credentials: string) => `https://${credentials}${served.github.host}/acme/vault`;
    await git(served, 'ls-remote', url(`x-access-token:${await served.installationToken()}@`));
    await git(served, 'ls-remote', url('ghp_wile:x-oauth-basic@'));
    await assert.rejects(git(served, 'ls-remote', url('')), /could not read Username/);
    await assert.rejects(git(served, 'ls-remote', url('x:ghp_stranger@')), /not found/);
    await assert.rejects(git(served, 'ls-remote', url('x:ghp_invented@')), /Authentication failed/);
  }, { layout: 'enterprise', tls: true }),
  on('clonerefs clones a pull request merged into its base, where links lead', async (served) => {
    const { github } = served;
    const { number, pull } = await github.actor('stranger').openPullRequest('acme/widgets', { title: 'First', files: { 'a.txt': 'a\n' } });
    await github.actor('wile').push('acme/widgets', { files: { 'b.txt': 'b\n' } });
    const pulls = [{ number, sha: pull.headSha, author: 'stranger' }];
    const source = await clonerefs(served, { repo: 'widgets', base_sha: pull.baseSha, pulls });
    assert.deepEqual(readdirSync(source).sort(), ['.git', 'README.md', 'a.txt', 'src']);
    assert.deepEqual(github.unknown, []);
  }, { layout: 'enterprise', tls: true, needs: ['prow'] }),
  on('clonerefs clones what is private with the App\'s key', async (served) => {
    const { github, folder, privateKey } = served;
    const keyFile = join(folder, 'app.pem');
    writeFileSync(keyFile, privateKey.export({ type: 'pkcs1', format: 'pem' }));
    const app = { github_api_endpoints: [github.apiUrl], github_app_id: String(APP_ID), github_app_private_key_file: keyFile };
    const source = await clonerefs(served, { repo: 'vault' }, app);
    assert.deepEqual(readdirSync(source).sort(), ['.git', 'README.md']);
    assert.deepEqual(github.unknown, []);
  }, { layout: 'enterprise', tls: true, needs: ['prow'] }),
];

async function git({ caFile }: Served, ...args: readonly string[]): Promise<string> {
  const env = { ...gitEnvironment, GIT_SSL_CAINFO: caFile, GIT_TERMINAL_PROMPT: '0' };
  return (await promisify(execFile)('git', args, { env })).stdout;
}

/** Runs it as it runs in a job's pod; returns where the job would work. */
async function clonerefs(served: Served, refs: { readonly repo: string; readonly [field: string]: unknown }, options: object = {}): Promise<string> {
  const { github, folder, caFile } = served;
  const home = join(folder, 'job');
  const all = {
    src_root: home,
    log: join(folder, 'clone.json'),
    git_user_name: 'ci',
    git_user_email: 'ci@acme.test',
    refs: [{ org: 'acme', base_ref: 'main', repo_link: `https://${github.host}/acme/${refs.repo}`, ...refs }],
    ...options,
  };
  const env = { ...gitEnvironment, HOME: folder, GIT_SSL_CAINFO: caFile, SSL_CERT_FILE: caFile, CLONEREFS_OPTIONS: JSON.stringify(all) };
  await promisify(execFile)(join(served.binaries('prow').folder, 'clonerefs'), [], { env });
  const records: { failed?: boolean }[] = JSON.parse(readFileSync(all.log, 'utf8'));
  assert.deepEqual(records.filter(({ failed }) => failed), []);
  return join(home, 'src', github.host, 'acme', refs.repo);
}
