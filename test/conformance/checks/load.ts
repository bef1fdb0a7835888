import assert from 'node:assert/strict';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check, Minor } from '../check';
import type { Cluster } from '../cluster';
import { userShell } from '../delivery/installation';
import type { KubernetesObject } from '../kubernetes-api';
import { startFrontProxy } from '../load/envoy';
import { answerTo, SignedTraffic, traffic } from '../load/signed-traffic';
import { Strangers } from '../load/strangers';
import type { RunningProcess } from '../processes';
import type { LocalProw } from '../prow/local-prow';
import { waitFor } from '../wait';
import { on } from './flow';

const LIMIT_MS = 60_000;
const MINUTE = 'for a minute';

/** Webhooks beside strangers, and while their secret changes. */
export function loadChecks(minor: Minor): readonly Check[] {
  return [
    underLoad(minor, 'for ten seconds', 10),
    { ...underLoad(minor, MINUTE, 60), onRequest: 'minute' },
    on(minor, 'secrets.sh --rotate hmac during traffic: no webhook is refused, and afterwards the old secret is', async ({ context, cluster, prow }) => {
      await prow.ready('hook');
      const shell = await userShell(context, cluster);
      const url = `${prow.url('hook', 8888)}/hook`;
      const old = await hmac(cluster);
      const signed = new SignedTraffic(url, old);
      const changed = async (option: string): Promise<string> => {
        const { code, output } = await shell.run(`sh dist/secrets.sh ${option} hmac`);
        assert.equal(code, 0, output);
        const value = await hmac(cluster);
        kubeletBrings(prow, value);
        return value;
      };
      const both: { readonly '*': readonly { readonly value: string }[] } = JSON.parse(await changed('--rotate'));
      const next = both['*'].map(({ value }) => value).find((value) => value !== old)!;
      await waitFor('hook to take the new secret', async () => await answerTo(url, next) === 200, LIMIT_MS);
      assert.equal(await answerTo(url, old), 200);
      // somebody enters it at GitHub
      signed.secret = next;
      assert.equal(await changed('--forget'), next);
      await waitFor('hook to refuse the old secret', async () => await answerTo(url, old) === 403, LIMIT_MS);
      const { sent, refused, figures } = await signed.stop();
      assert.deepEqual(refused, {}, `of ${sent}`);
      return figures;
    }),
  ];
}

function underLoad(minor: Minor, how: string, seconds: number): Check {
  return on(minor, `50 signed webhooks a second ${how} beside 210 slow and endless strangers are all taken through the front proxy`, async ({ context, cluster, prow }) => {
    await prow.ready('hook');
    const secret = await hmac(cluster);
    const hook = prow.component('hook').process;
    const beside = async (url: string) => {
      const strangers = new Strangers(url);
      try {
        return await traffic(url, secret, seconds);
      } finally {
        strangers.stop();
      }
    };
    const { process: envoy, url } = await startFrontProxy(context, prow);
    try {
      const through = await beside(url);
      assert.deepEqual(through.refused, {}, `of ${through.sent}`);
      assert.ok(through.sent >= seconds * 45, `${through.sent} in ${seconds} s are less than 50 a second`);
      const first = `through the front proxy ${through.figures}; Envoy had ${megabytes(envoy)} MB at most, hook ${megabytes(hook)}`;
      const direct = await beside(`${prow.url('hook', 8888)}/hook`);
      const refused = Object.keys(direct.refused).length === 0 ? '' : `, the others ${JSON.stringify(direct.refused)}`;
      return `${first}\n     without it ${direct.figures}${refused}; hook had ${megabytes(hook)} MB at most`;
    } finally {
      await envoy.kill();
      // what strangers have sent is in its memory still
      await prow.restart('hook');
    }
  });
}

async function hmac({ api }: Cluster): Promise<string> {
  const { data } = await api.get<KubernetesObject>('/api/v1/namespaces/prow/secrets/hmac-token');
  return Buffer.from(data.hmac, 'base64').toString();
}

/** As it changes files in a volume: at once. */
function kubeletBrings(prow: LocalProw, value: string): void {
  const { local } = prow.component('hook');
  const { name } = local.pod.spec.volumes.find(({ secret }: any) => secret?.secretName === 'hmac-token');
  const file = join(local.volume(name), 'hmac');
  writeFileSync(`${file}.new`, value);
  renameSync(`${file}.new`, file);
}

/** The most that a process has had in memory since it began. */
function megabytes({ pid }: RunningProcess): number {
  return Math.round(Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1000);
}
