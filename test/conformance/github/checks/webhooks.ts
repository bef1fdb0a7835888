import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Check } from '../../check';
import { on, type Served, WIDGETS } from './served';

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly payload: any;
}

/** What is sent to webhooks. */
export const webhookChecks: readonly Check[] = [
  on('the App is told what it subscribed to, signed in both ways', (served) => receiving(202, async (url, received) => {
    const { github } = served;
    const secret = 'acorn';
    github.sendWebhooksTo({ url, secret });
    const { number } = await github.actor('stranger').openPullRequest('acme/widgets', { title: 'First', files: { 'a.txt': 'a\n' } });
    await github.actor('wile').comment('acme/widgets', number, '/ok-to-test');
    await github.actor('wile').review('acme/widgets', number, { event: 'APPROVE' });
    await github.actor('stranger').updatePullRequest('acme/widgets', number, { 'a.txt': 'b\n' });
    await github.actor('wile').label('acme/widgets', number, 'lgtm');
    const sha = await github.actor('wile').merge('acme/widgets', number);
    assert.deepEqual(received.map(({ headers, payload }) => [headers['x-github-event'], payload.action, payload.sender.login]), [
      ['pull_request', 'opened', 'stranger'],
      ['issue_comment', 'created', 'wile'],
      ['pull_request', 'synchronize', 'stranger'],
      ['pull_request', 'labeled', 'wile'],
      ['pull_request', 'closed', 'wile'],
      ['push', undefined, 'wile'],
    ]);
    assert.deepEqual([received[4].payload.pull_request.merge_commit_sha, received[5].payload.after], [sha, sha]);
    assert.deepEqual(received[5].payload.commits.map(({ added, modified }: any) => [added, modified]), [[['a.txt'], []], [[], ['a.txt']], [['a.txt'], []]]);
    for (const { headers, text, payload } of received) {
      const hash = (algorithm: string) => `${algorithm}=${createHmac(algorithm, secret).update(text).digest('hex')}`;
      assert.deepEqual([headers['x-hub-signature'], headers['x-hub-signature-256'], headers['content-type']],
        [hash('sha1'), hash('sha256'), 'application/json']);
      assert.deepEqual([payload.repository.full_name, payload.installation.id], ['acme/widgets', 100]);
    }
    assert.deepEqual(github.deliveries.map(({ status }) => status), received.map(() => 202));
  })),
  on('a delivery that fails is recorded and can be sent again', (served) => receiving(200, async (url, received) => {
    const { github } = served;
    // Nobody listens on the port of the discarding service.
    github.sendWebhooksTo({ url: 'http://127.0.0.1:9/hook' });
    await github.actor('wile').openIssue('acme/widgets', 'Unheard');
    await github.actor('wile').push('acme/widgets', { files: { 'b.txt': 'b\n' } });
    const [lost] = github.deliveries;
    assert.deepEqual([lost.event, lost.status, /ECONNREFUSED/.test(lost.error ?? '')], ['push', undefined, true]);
    const again = await github.redeliver(lost, { url });
    assert.deepEqual([again.status, again.id, received[0].headers['x-github-delivery'], received[0].payload.ref], [200, lost.id, lost.id, 'refs/heads/main']);
  })),
  on('a repository\'s own hook is told of everything without an App', (served: Served) => receiving(200, async (url, received) => {
    const hook = { name: 'web', active: true, events: ['*'], config: { url, content_type: 'json', secret: 'acorn' } };
    const { body } = await served.ask(`${WIDGETS}/hooks`, 201, { method: 'POST', token: 'ghp_wile', body: hook });
    assert.equal(body.config.secret, '********');
    await served.github.actor('wile').openIssue('acme/widgets', 'Heard');
    assert.deepEqual(received.map(({ headers, payload }) => [headers['x-github-event'], payload.action, payload.installation]),
      [['issues', 'opened', undefined]]);
    await served.ask(`${WIDGETS}/hooks/${body.id}`, 204, { method: 'DELETE', token: 'ghp_wile' });
    await served.github.actor('wile').openIssue('acme/widgets', 'Unheard');
    assert.equal(received.length, 1);
  })),
];

/** A server that answers always the same. */
async function receiving(status: number, run: (url: string, received: readonly Received[]) => Promise<void>): Promise<void> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (chunk) => (text += chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, text, payload: JSON.parse(text) });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await run(`http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, received);
  } finally {
    server.close();
  }
}
