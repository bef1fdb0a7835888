import assert from 'node:assert/strict';
import { basename, join } from 'node:path';
import { GCSWEB_IMAGE } from '../../../src/prow/programs/gcsweb-options';
import { type Check, type CheckContext, kubernetesOf, type Minor } from '../check';
import type { Cluster } from '../cluster';
import { LocalPod } from '../pods/local-pod';
import { freePorts } from '../ports';
import { emittedObjects } from '../prow/emitted-program';
import { jobFiles } from '../prow/job-files';
import type { LocalProw } from '../prow/local-prow';
import { finishedJob, pushedJob } from '../prow/pushed-job';
import { runningProw } from '../prow/running-prow';
import { assertSourceOf } from '../prow/test-infra';
import type { RunningProcess } from '../processes';

/** That gcsweb shows the files of a finished job in the store, with the emitted arguments and the credentials that secrets.sh made. */
export function gcswebChecks(minor: Minor): readonly Check[] {
  return [{
    name: `${minor}: gcsweb lists and shows the files of the finished job, and no other bucket`, needs: [kubernetesOf(minor), 'prow', 'versitygw', 'test-infra'],
    onRequest: 'gcsweb',
    run: async (context) => {
      assertSourceOf(GCSWEB_IMAGE);
      const cluster = await context.cluster(minor, 'default app');
      const prow = await runningProw(context, cluster);
      await finishedJob(context, cluster);
      const files = jobFiles(prow, await pushedJob(context, cluster, 'greet'));
      const { gcsweb, page } = await started(context, cluster, prow);
      try {
        const folder = await page(`/s3/prow-logs/${files.path}/`);
        assert.equal(folder.status, 200);
        for (const name of files.names()) assert.ok(folder.text.includes(`href="/s3/prow-logs/${files.path}/${name}"`), `${name} is not in ${folder.text}`);
        const log = await page(`/s3/prow-logs/${files.path}/build-log.txt`);
        assert.deepEqual(log, { status: 200, text: files.text('build-log.txt') });
        assert.equal((await page('/s3/tide/tide-history.json')).status, 404);
        assert.doesNotMatch(gcsweb.log, /"level":"(error|fatal)"/);
        return files.names().join(' ');
      } finally {
        await gcsweb.kill();
      }
    },
  }];
}

interface Page {
  readonly status: number;
  readonly text: string;
}

interface Started {
  readonly gcsweb: RunningProcess;
  page(path: string): Promise<Page>;
}

/** The emitted container with the Secrets of the cluster, ready by its probe. */
async function started(context: CheckContext, cluster: Cluster, prow: LocalProw): Promise<Started> {
  const file = join(context.binaries('test-infra').folder, 'gcsweb');
  const folder = context.newFolder(`gcsweb/${basename(cluster.folder)}`);
  const { spec: pod } = emittedObjects(folder, { gcsweb: {} }).find(({ kind, metadata }) => kind === 'Deployment' && metadata.name === 'gcsweb').spec.template;
  const [port, health] = await freePorts(2);
  const local = await LocalPod.make({
    cluster, surroundings: prow.surroundings, folder, programOf: () => file, appended: () => [`-p=${port}`, `--health-port=${health}`],
    pod: { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'gcsweb', namespace: 'prow', labels: { app: 'gcsweb' } }, spec: pod },
  });
  const [container] = pod.containers;
  const gcsweb = await local.start(container);
  await gcsweb.answers(`http://127.0.0.1:${health}${container.readinessProbe.httpGet.path}`);
  return {
    gcsweb,
    page: async (path) => {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`);
      return { status: answer.status, text: await answer.text() };
    },
  };
}
