import assert from 'node:assert/strict';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ReportedJobState, ReportedJobType } from '../../../src';
import type { Check, Minor } from '../check';
import { onPlace, prowJob } from '../clusters/build-cluster';
import { writeKubeconfig } from '../cluster-credentials';
import { freePorts } from '../ports';
import { emittedProgram } from '../prow/emitted-program';
import { SlackStandIn } from '../prow/slack-stand-in';
import { tokenOf } from '../service-accounts';
import { waitFor } from '../wait';

const NO_STORE = JSON.stringify({ region: 'eu', access_key: 'a', secret_key: 'b', endpoint: 'http://127.0.0.1:1', insecure: true });
const TEMPLATE = 'Job {{.Spec.Job}} of {{.Spec.Type}} ended in {{.Status.State}}: {{.Status.URL}}';
const LIMIT_MS = 60_000;

/** That crier tells Slack what it was told to tell, with the emitted arguments, configuration and Secrets. */
export function slackChecks(minor: Minor): readonly Check[] {
  return [onPlace(minor, 'crier sends messages to Slack, each to its channel with its token, and none of a state that is not reported', async (place) => {
    const { context, cluster } = place;
    const folder = context.newFolder(`slack-${minor}`);
    const slack = await SlackStandIn.start(folder);
    const program = await emittedProgram(context, {
      name: `slack-${minor}`, workload: 'crier', file: join(context.binaries('prow').folder, 'crier'),
      props: {
        slack: {
          reporterConfigs: [{ channel: 'ci', jobTypesToReport: [ReportedJobType.PERIODIC], jobStatesToReport: [ReportedJobState.FAILURE], reportTemplate: TEMPLATE }],
          additionalHosts: [{ host: 'partner' }],
        },
      },
      secrets: { 'slack': { token: 'xoxb-ours' }, 'slack-partner': { token: 'xoxb-theirs' }, 'storage-credentials': { 'service-account.json': NO_STORE } },
    });
    const { url, caFile } = cluster.controlPlane;
    const kubeconfig = writeKubeconfig(folder, 'crier', { url, caFile, token: await tokenOf(cluster.api, 'prow', 'crier') });
    const [health, metrics, pprof] = await freePorts(3);
    const crier = program.start('crier', [
      `--kubeconfig=${kubeconfig}`, `--health-port=${health}`, `--metrics-port=${metrics}`, `--pprof-port=${pprof}`,
    ], slack.environment);
    try {
      const elsewhere = ended('told-elsewhere', 'failure');
      elsewhere.spec.reporter_config = { slack: { host: 'partner', channel: 'theirs' } };
      await cluster.kubectl.applyObjects([ended('not-told', 'success'), ended('told', 'failure'), elsewhere]);
      await waitFor('both messages', async () => slack.calls.length >= 2, LIMIT_MS);
      await sleep(2_000);
      const message = (job: string, channel: string, token: string) => ({
        what: 'POST /api/chat.postMessage',
        form: { channel, token, username: 'prow', icon_emoji: ':prow:', text: `Job ${job} of periodic ended in failure: https://prow.acme.dev/view/${job}` },
      });
      const byText = [...slack.calls].sort((a, b) => a.form.text.localeCompare(b.form.text));
      assert.deepEqual(byText, [message('told', 'ci', 'xoxb-ours'), message('told-elsewhere', 'theirs', 'xoxb-theirs')]);
      assert.doesNotMatch(crier.log, /xoxb-/);
    } finally {
      await crier.kill();
      slack.stop();
    }
  })];
}

function ended(name: string, state: string): any {
  const [startTime, completionTime] = [new Date(Date.now() - 60_000), new Date()].map((time) => time.toISOString());
  return prowJob(name, 'default', { startTime, pendingTime: startTime, completionTime, state, url: `https://prow.acme.dev/view/${name}`, build_id: '1' });
}
