import assert from 'node:assert/strict';
import { FrontProxy, GitHubHooks } from '../../../src';
import type { Check, CheckContext } from '../check';
import { answer } from '../front/answer';
import { emittedFront, isValid, RunningFront } from '../front/running-front';

const LIMIT = 26214400;
const OPEN = emittedFront(FrontProxy.envoy());
const FILTERED = emittedFront(FrontProxy.envoy({ webhookSources: GitHubHooks.networks(), webhookBodyLimit: 65536 }));

/** That the proxy before hook does what is promised of it: Envoy itself runs with the emitted bytes, but for addresses. */
export const frontProxyChecks: readonly Check[] = [
  check('Envoy takes the emitted files as they are', async (context) => {
    await isValid(context, 'open', OPEN);
    await isValid(context, 'filtered', FILTERED);
  }),
  ofOpen('webhooks come to hook whole, up to the limit', async (front) => {
    for (const length of [30_000, LIMIT]) assert.equal(await answer(front, { body: Buffer.alloc(length) }), 200);
    assert.deepEqual(front.received, [30_000, LIMIT]);
  }),
  ofOpen('one byte more is answered with 413, announced or not, and hook sees nothing', async (front) => {
    const body = Buffer.alloc(LIMIT + 1);
    assert.deepEqual([await answer(front, { body }), await answer(front, { body, announced: false })], [413, 413]);
    assert.deepEqual(front.received, []);
  }),
  ofOpen('a body that is not whole after 15 seconds is answered with 408, and hook sees nothing', async (front) => {
    const begin = performance.now();
    assert.equal(await answer(front, { drops: 40 }), 408);
    const seconds = (performance.now() - begin) / 1000;
    assert.ok(seconds > 14 && seconds < 30, `${seconds.toFixed(1)} s`);
    assert.deepEqual(front.received, []);
    return `after ${seconds.toFixed(1)} s`;
  }),
  ofOpen('nothing but POST to /hook is answered', async (front) => {
    const tries = [['GET', '/hook'], ['POST', '/'], ['POST', '/hook/'], ['GET', '/config'], ['GET', '/plugin-help'], ['POST', '/hook/%2e%2e/metrics']];
    const answers = await Promise.all(tries.map(([method, path]) => answer(front, { method, path })));
    assert.deepEqual(answers, tries.map(() => 404));
    assert.deepEqual(front.received, []);
  }),
  ofOpen('deck is behind it but for its closed pages, however their paths are written', async (front) => {
    const pages = { port: front.pagesPort };
    const closed = ['/config', '/plugin-config', '/config?key=x', '/%63onfig', '/%63%6F%6e%66%69%67', '/plugin%2Dconfig', '/./config', '/x/../config', '/%2e/config'];
    assert.deepEqual(await Promise.all(closed.flatMap((path) => ['GET', 'POST'].map((method) => answer(pages, { method, path })))), closed.flatMap(() => [404, 404]));
    // deck answers 404 for what is below them, and sends who doubles a slash to the page itself
    const open = ['/', '/?repo=acme%2Fapp', '/view/gs/prow-logs/logs/unit/1', '/job-history/gs/a%2Fb', '/config/', '//config', '/config%2f', '/configured-jobs/acme'];
    assert.deepEqual(await Promise.all(open.map((path) => answer(pages, { method: 'GET', path }))), open.map(() => 200));
    assert.deepEqual(front.received, []);
    return `${closed.length} closed, ${open.length} open`;
  }),
  check('who is not in webhookSources gets no answer, and kubelet does', async (context) => {
    const front = await RunningFront.start(context, 'filtered', FILTERED);
    try {
      await assert.rejects(answer(front, { body: Buffer.alloc(10) }), /socket hang up|ECONNRESET/);
      assert.equal(await answer({ port: front.healthPort }, { method: 'GET', path: '/ready' }), 200);
      assert.deepEqual(front.received, []);
    } finally {
      await front.stop();
    }
  }),
  check('without its buffer the checks above would see it', async (context) => {
    const front = await RunningFront.start(context, 'unlimited', OPEN, ({ static_resources: { listeners: [webhooks] } }) => {
      webhooks.filter_chains[0].filters[0].typed_config.http_filters.shift();
    });
    try {
      assert.equal(await answer(front, { body: Buffer.alloc(LIMIT + 1) }), 200);
      assert.deepEqual(front.received, [LIMIT + 1]);
    } finally {
      await front.stop();
    }
  }),
];

function check(statement: string, run: (context: CheckContext) => Promise<string | void>): Check {
  return { name: `front proxy: ${statement}`, needs: [], run };
}

let fronts = 0;

/** A check of a proxy of its own. */
function ofOpen(statement: string, run: (front: RunningFront) => Promise<string | void>): Check {
  return check(statement, async (context) => {
    fronts += 1;
    const front = await RunningFront.start(context, `open-${fronts}`, OPEN);
    try {
      return await run(front);
    } finally {
      await front.stop();
    }
  });
}
