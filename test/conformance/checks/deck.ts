import assert from 'node:assert/strict';
import type { Check, Minor } from '../check';
import { jobFiles } from '../prow/job-files';
import type { LocalProw } from '../prow/local-prow';
import { finishedJob, pushedJob } from '../prow/pushed-job';
import { waitFor } from '../wait';
import { on } from './flow';

// It lists ProwJobs twice a minute.
const LIMIT_MS = 60_000;

/** What people see in the browser, as far as it is made on the server. */
export function deckChecks(minor: Minor): readonly Check[] {
  return [
    on(minor, 'deck lists the job in /prowjobs.js', async ({ context, cluster, prow }) => {
      const { metadata } = await pushedJob(context, cluster, 'greet');
      const listed = async () => JSON.parse((await page(prow, '/prowjobs.js')).text).items.map((item: any) => item.metadata.name);
      await waitFor('the job at deck', async () => (await listed()).includes(metadata.name), LIMIT_MS);
    }),
    on(minor, 'deck shows the job\'s log from the store', async ({ context, cluster, prow }) => {
      await finishedJob(context, cluster);
      const { path } = jobFiles(prow, await pushedJob(context, cluster, 'greet'));
      const view = await page(prow, `/view/s3/prow-logs/${path}`);
      assert.equal(view.status, 200);
      const request = { artifacts: ['build-log.txt'], index: 1, src: `s3/prow-logs/${path}` };
      const lens = await page(prow, `/spyglass/lens/buildlog/iframe?req=${encodeURIComponent(JSON.stringify(request))}`);
      assert.match(lens.text, /greetings from greet/);
    }),
    on(minor, 'deck answers with its front page', async ({ prow }) => {
      await prow.ready('deck');
      const { status, text } = await page(prow, '/');
      assert.equal(status, 200);
      assert.match(text, /<title>Prow Status<\/title>/);
    }),
    on(minor, 'deck shows no bucket but that of the logs', async ({ prow }) => {
      const request = { artifacts: ['build-log.txt'], index: 1, src: 's3/tide/logs/greet/1' };
      const { status, text } = await page(prow, `/spyglass/lens/buildlog/iframe?req=${encodeURIComponent(JSON.stringify(request))}`);
      assert.equal(status, 400);
      assert.match(text, /bucket "tide" not in allowed list/);
    }),
    on(minor, 'deck finds hook and tide at their Services', async ({ prow }) => {
      await prow.ready('tide');
      const help = JSON.parse((await page(prow, '/plugin-help.js')).text);
      assert.deepEqual(Object.keys(help.RepoPlugins).sort(), ['', 'your-org/your-repo']);
      const pools = await waitFor('tide\'s pools at deck', async () => JSON.parse((await page(prow, '/tide.js')).text), LIMIT_MS);
      assert.match(pools.Queries[0], /repo:"your-org\/your-repo"/);
    }),
  ];
}

async function page(prow: LocalProw, path: string): Promise<{ status: number; text: string }> {
  const response = await fetch(`${prow.url('deck', 8080)}${path}`);
  return { status: response.status, text: await response.text() };
}
