import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Exposure, IngressController, Tunnel } from '../../../src';
import type { Check, CheckContext } from '../check';
import { answer } from '../front/answer';
import { emittedObjects } from '../front/emitted-objects';
import { emittedRules, RunningHaproxy } from '../front/running-haproxy';

const LIMIT = 26214400;
const CLOSED = ['/config', '/plugin-config', '/config?key=x', '/%63onfig', '/%63%6F%6e%66%69%67', '/plugin%2Dconfig'];
const OPEN = ['/', '/?repo=acme%2Fapp', '/view/gs/prow-logs/logs/unit/1', '/job-history/gs/a%2Fb', '/config/', '/configured-jobs/acme', '/rerun?prowjob=x'];
const OF_COMMUNITY = (): string => emittedRules(IngressController.haproxyIngress(), 'haproxy-ingress.github.io/config-backend');

/** What stands before Prow and takes its rules as text: the program that reads them says what they mean. */
export const doorChecks: readonly Check[] = [
  ofHaproxy('the rules of haproxy-kubernetes-ingress close pages and limit bodies', () => emittedRules(IngressController.haproxy(), 'haproxy.org/backend-config-snippet'), async (door) => {
    const figures = await pagesAreClosed(door);
    assert.equal(await answer(door, { body: Buffer.alloc(30_000) }), 200);
    const before = door.received.length;
    assert.deepEqual([await answer(door, { drops: LIMIT + 1 }), await answer(door, { body: Buffer.alloc(10), announced: false })], [413, 400]);
    assert.equal(door.received.length, before);
    return figures;
  }),
  ofHaproxy('those of haproxy-ingress close pages', OF_COMMUNITY, pagesAreClosed),
  ofHaproxy('rules that compare paths as they come would let an escape pass', () => OF_COMMUNITY().replace(',url_dec', ''), async (door) => {
    assert.equal(await answer(door, { method: 'GET', path: '/config' }), 404);
    assert.equal(await answer(door, { method: 'GET', path: '/%63onfig' }), 200);
  }),
  {
    name: 'door: cloudflared finds the emitted rule for each page',
    needs: [],
    onRequest: 'cloudflared',
    run: async (context) => {
      const file = join(context.newFolder('cloudflared'), 'config.yaml');
      writeFileSync(file, cloudflaredRules());
      await promisify(execFile)('cloudflared', ['tunnel', '--config', file, 'ingress', 'validate']);
      const refused = [...CLOSED.map((path) => `deck.prow.example.com${path}`), ...['/', '/hook/', '/hook/x', '/metrics'].map((path) => `hook.prow.example.com${path}`), 'other.example.com/'];
      for (const url of refused) assert.match(await rule(file, url), /service: http_status:404/, url);
      for (const path of OPEN) assert.match(await rule(file, `deck.prow.example.com${path}`), /service: http:\/\/deck\.prow\n/, path);
      assert.match(await rule(file, 'hook.prow.example.com/hook'), /service: http:\/\/hook\.prow:8888/);
      return `${refused.length} refused, ${OPEN.length + 1} open`;
    },
  },
];

function ofHaproxy(name: string, rules: () => string, run: (door: RunningHaproxy) => Promise<string | void>): Check {
  return {
    name: `door: HAProxy: ${name}`,
    needs: [],
    run: async (context: CheckContext) => {
      const door = await RunningHaproxy.start(context, name.replaceAll(/\W+/g, '-'), rules());
      try {
        return await run(door);
      } finally {
        await door.stop();
      }
    },
  };
}

async function pagesAreClosed(door: RunningHaproxy): Promise<string> {
  assert.deepEqual(await Promise.all(CLOSED.map((path) => answer(door, { method: 'GET', path }))), CLOSED.map(() => 404));
  assert.deepEqual(door.received, []);
  assert.deepEqual(await Promise.all(OPEN.map((path) => answer(door, { method: 'GET', path }))), OPEN.map(() => 200));
  assert.deepEqual([...door.received].sort(), [...OPEN].sort());
  return `${CLOSED.length} closed, ${OPEN.length} open`;
}

function cloudflaredRules(): string {
  const exposure = Exposure.tunnel(Tunnel.cloudflared({ domain: 'prow.example.com', tunnelId: '6ff42ae2-765d-4adf-8112-31c55c1551ef' }));
  return emittedObjects(exposure).find(({ kind }) => kind === 'ConfigMap').data['config.yaml'];
}

async function rule(file: string, url: string): Promise<string> {
  const { stdout, stderr } = await promisify(execFile)('cloudflared', ['tunnel', '--config', file, 'ingress', 'rule', `https://${url}`]);
  return `${stdout}${stderr}`;
}
