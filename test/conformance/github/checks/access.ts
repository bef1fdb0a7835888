import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { connect } from 'node:net';
import type { Check } from '../../check';
import { on, WIDGETS } from './served';

/** Who may do what, and how answers come. */
export const accessChecks: readonly Check[] = [
  on('an App gets a token with its key and reads with it', async (served) => {
    const { body: [installation] } = await served.ask('/app/installations', 200, { token: served.appToken() });
    assert.equal(installation.id, 100);
    const { body: repository } = await served.ask(WIDGETS, 200, { token: await served.installationToken() });
    assert.equal(repository.full_name, 'acme/widgets');
    assert.deepEqual(served.github.unknown, []);
  }),
  on('a token with another key, App or time is refused', async (served) => {
    const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    const now = Math.floor(Date.now() / 1000);
    await served.ask('/app', 401, { token: served.appToken({}, stranger) });
    await served.ask('/app', 401, { token: served.appToken({ iss: '1' }) });
    await served.ask('/app', 401, { token: served.appToken({ exp: now - 1 }) });
    await served.ask('/app', 401, { token: served.appToken({ exp: now + 3600 }) });
    await served.ask('/app', 401, { token: served.appToken({ iat: now + 3600 }) });
    await served.ask('/app', 200, { token: served.appToken() });
  }),
  on('a token that was never issued is refused, and no token cannot be the App', async (served) => {
    await served.ask(WIDGETS, 401, { token: 'ghs_invented' });
    await served.ask('/app', 401);
    await served.ask(WIDGETS, 200);
  }),
  on('calls are recorded, unknown ones apart', async (served) => {
    await served.ask(`${WIDGETS}/unheard-of`, 404);
    assert.deepEqual(served.github.unknown, [`GET ${WIDGETS}/unheard-of`]);
    assert.deepEqual(served.github.calls.map(({ path, status }) => `${path} ${status}`), [`${WIDGETS}/unheard-of 404`]);
  }),
  on('an answer that is known already is 304, with the rate limit in its headers', async (served) => {
    const first = await served.ask('/orgs/acme', 200);
    const second = await served.ask('/orgs/acme', 304, { headers: { 'if-none-match': String(first.headers.etag) } });
    assert.equal(second.headers['x-ratelimit-remaining'], '58');
  }),
  on('a client that hangs up in the middle disturbs nobody', async (served) => {
    const { port } = new URL(served.github.url);
    const socket = connect(Number(port), '127.0.0.1');
    await new Promise<void>((resolve) => socket.once('connect', resolve));
    socket.write(`POST ${WIDGETS}/labels HTTP/1.1\r\nHost: github\r\nContent-Length: 100\r\n\r\n{`, () => socket.destroy());
    await new Promise<void>((resolve) => socket.once('close', () => resolve()));
    await served.ask(WIDGETS, 200);
    assert.deepEqual(served.github.unknown, []);
  }),
  on('an App without a permission may read what is public and no more', async (served) => {
    const token = await served.installationToken();
    const { body: commit } = await served.ask(`${WIDGETS}/commits/main`, 200, { token });
    await served.ask(`${WIDGETS}/statuses/${commit.sha}`, 403, { method: 'POST', token, body: { state: 'success' } });
    await served.ask(`${WIDGETS}/labels`, 403, { method: 'POST', token, body: { name: 'lgtm' } });
    await served.ask('/orgs/acme/members', 403, { token });
    await served.ask(`${WIDGETS}/branches/main/protection`, 403, { token });
    await served.ask('/repos/acme/vault/commits/main', 403, { token });
    await served.ask('/repos/acme/vault', 200, { token });
  }, { app: { permissions: { metadata: 'read' } } }),
  on('what is private is not there for strangers, and only who may push may write', async (served) => {
    await served.ask('/repos/acme/vault', 404);
    await served.ask('/repos/acme/vault', 404, { token: 'ghp_stranger' });
    await served.ask('/repos/acme/vault', 200, { token: 'ghp_wile' });
    await served.ask(`${WIDGETS}/labels`, 401, { method: 'POST', body: { name: 'lgtm' } });
    await served.ask(`${WIDGETS}/labels`, 403, { method: 'POST', token: 'ghp_stranger', body: { name: 'lgtm' } });
    await served.ask(`${WIDGETS}/labels`, 201, { method: 'POST', token: 'ghp_bugs', body: { name: 'lgtm' } });
    await served.ask(`${WIDGETS}/hooks`, 404, { token: 'ghp_bugs' });
  }),
  on('an Enterprise server answers below /api and nowhere else', async (served) => {
    const { github } = served;
    const { body: repository } = await served.ask(`${github.url}/api/v3${WIDGETS}`, 200);
    assert.equal(repository.html_url, `https://${github.host}/acme/widgets`);
    await served.ask(`${github.url}${WIDGETS}`, 404);
    const graphql = { method: 'POST', token: 'ghp_wile', body: { query: '{rateLimit{cost}}' } };
    await served.ask(`${github.url}/graphql`, 404, graphql);
    const { body: answer } = await served.ask(`${github.url}/api/graphql`, 200, graphql);
    assert.deepEqual(answer, { data: { rateLimit: { cost: 1 } } });
    assert.deepEqual(github.unknown, [`GET ${WIDGETS}`, 'POST /graphql']);
  }, { layout: 'enterprise', tls: true }),
  on('long lists come by pages, whose links lead on', async (served) => {
    const names = Array.from({ length: 65 }, (_, i) => `label-${i}`);
    for (const name of names) await served.ask(`${WIDGETS}/labels`, 201, { method: 'POST', token: 'ghp_wile', body: { name } });
    const found: string[] = [];
    let next: string | undefined = `${WIDGETS}/labels`;
    let pages = 0;
    while (next !== undefined) {
      const { body, headers }: { body: { name: string }[]; headers: Readonly<Record<string, any>> } = await served.ask(next, 200);
      found.push(...body.map(({ name }) => name));
      next = /<([^>]*)>; rel="next"/.exec(headers.link ?? '')?.[1];
      pages += 1;
    }
    assert.deepEqual([found, pages], [names, 3]);
  }),
];
