import { deepEqual, equal, match } from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Exposure, FlannelMode, IngressController } from '../../../src';
import { HOOKS_OWN_ANSWER } from '../../../src/platform/delivery/hook-answer';
import { waitFor } from '../../conformance/wait';
import { enterprise } from '../apps/enterprise';
import { buildNeighbour } from '../build';
import { run } from '../commands';
import { userEnv } from '../control-plane';
import { enterpriseAuthorityFile } from '../github/credentials';
import { SOLVER_IMAGE } from '../images/catalogue';
import { addresses, nodeNames } from '../machines/network';
import type { Reading } from '../migrations/followed-runbook';
import { ofNode } from '../migrations/loss';
import { Migration } from '../migrations/migration';
import { DOMAIN, DOOR, startNeighbours } from '../neighbours/neighbours';
import { pebbleTls, rootOfPebble } from '../neighbours/pebble';
import type { Check, Lab, Scenario } from '../scenario';
import { answersOnBothNodes } from './enterprise-checks';
import { EnterpriseProw } from './enterprise-prow';
import { prowIsReady, runSecretsScript } from './installation';

const HOOK = `https://hook.${DOMAIN}/hook`;
const LIMIT_MS = 30_000;
const THE_REST: Reading = { title: 'Apply the rest, and take away what is left of before', sees: /condition met/ };

let migration: Migration;

const checks: readonly Check[] = [
  {
    name: 'Prow behind node ports is there, by apply.sh',
    isGround: true,
    run: async (lab) => {
      await lab.github();
      const folder = mkdtempSync(join(tmpdir(), 'cdk8s-prow-lab-'));
      try {
        enterprise(folder).synth();
        await runSecretsScript(folder, '--ca-file', enterpriseAuthorityFile);
        await lab.provide(folder, [`${SOLVER_IMAGE}:${(await buildNeighbour('cert-manager')).version}`]);
        await run('sh', ['apply.sh'], { folder, env: userEnv() });
        // An earlier scenario's ways in go, and its certificate, so that it is asked for anew.
        await run('sh', ['apply.sh', '--prune', '--yes'], { folder, env: userEnv() });
        await lab.kubectl.run(['delete', 'secret', '--namespace=prow', 'prow-tls', '--ignore-not-found']);
      } finally {
        rmSync(folder, { recursive: true });
      }
      await prowIsReady(lab);
      equal(await backends(lab), 'vxlan vxlan');
    },
  },
  {
    name: 'Flannel goes from vxlan to host-gw by MIGRATION.md, and no more is lost than it says',
    run: async (lab) => {
      migration = await Migration.of(lab, { name: 'vxlan to host-gw', after: { backend: FlannelMode.hostGw() } });
      const prow = await EnterpriseProw.of(lab);
      deepEqual(await migration.follow(prow, [
        { title: 'See that no router stands between nodes', sees: new RegExp(`^${nodeNames.map((node) => addresses[node]).join('\n')}\n$`) },
        { title: 'Go from vxlan to host-gw', sees: /successfully rolled out[^]*\nnode-1 +host-gw\nnode-2 +host-gw\n$/ },
        { title: 'Take the traces of vxlan off every node', sees: /^(?![^]*flannel\.1)[^]*10\.244\.\d+\.0\/24 via 10\.89\.0\.[12]/ },
        THE_REST,
      ]), []);
    },
  },
  {
    name: 'had it promised that nothing is lost, that would have been seen: connections of nodes themselves end',
    run: async () => deepEqual(migration.broken('none.').map((problem) => /^3\. .* the connection (from \S+ itself) /.exec(problem)?.[1]).sort(), nodeNames.map(ofNode)),
  },
  {
    name: 'its ways back lead to vxlan again',
    run: async (lab) => {
      await goneBack(lab);
      equal(await backends(lab), 'vxlan vxlan');
      for (const node of lab.nodes) match(await node.run('ip', ['-4', 'route']), /10\.244\.\d+\.0\/24 via \S+ dev flannel\.1/);
    },
  },
  {
    name: 'Traefik, cert-manager and an ACME server are there',
    isGround: true,
    run: startNeighbours,
  },
  {
    name: 'Prow goes from node ports to an Ingress by MIGRATION.md, and no more is lost than it says',
    run: async (lab) => {
      const authority = await rootOfPebble();
      const exposure = Exposure.ingress({ domain: DOMAIN, controller: IngressController.traefik(), tls: await pebbleTls() });
      migration = await Migration.of(lab, { name: 'node ports to an Ingress', after: { exposure }, authority });
      const prow = await EnterpriseProw.of(lab);
      deepEqual(await migration.follow(prow, [
        // The lab's CRDs have no columns, so that `True` is not to be seen, but a certificate that answers is.
        { title: 'Set the new way up beside the old one', sees: /prow-ingress[^]*prow-redirect[^]*prow-tls/, looksAgain: true },
        { title: 'See that the new way answers', sees: new RegExp(`^${HOOKS_OWN_ANSWER}\n$`), looksAgain: true },
        {
          title: 'Tell GitHub the new address',
          doing: async () => {
            prow.sendWebhooksBy({ url: HOOK, at: addresses[DOOR], ca: authority });
            await waitFor('a delivery that is listed with 200', async () => prow.github.deliveries.some(({ url, status }) => url === HOOK && status === 200), LIMIT_MS);
          },
          sees: /issue_comment/,
        },
        THE_REST,
      ]), []);
      equal((await lab.kubectl.get('service', 'hook', 'prow')).spec.type, 'ClusterIP');
    },
  },
  {
    name: 'its ways back lead to node ports again, and nothing of the Ingress is left',
    run: async (lab) => {
      await goneBack(lab);
      deepEqual(await lab.kubectl.list('ingress', 'prow'), []);
    },
  },
];

export const migrations: Scenario = { name: 'migrations', checks, neighbours: ['traefik', 'cert-manager', 'pebble'], end: async () => migration?.end() };

async function goneBack(lab: Lab): Promise<void> {
  await migration.goBack();
  migration.end();
  await prowIsReady(lab);
  await answersOnBothNodes();
}

/** Of Flannel, as each node tells it. */
async function backends({ kubectl }: Lab): Promise<string> {
  const nodes = await kubectl.list('nodes');
  return nodes.map(({ metadata }) => metadata.annotations?.['flannel.alpha.coreos.com/backend-type']).join(' ');
}
