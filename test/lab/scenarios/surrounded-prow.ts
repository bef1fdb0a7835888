import { equal, match } from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Exposure, IngressController, Tls } from '../../../src';
import type { KubernetesObject } from '../../conformance/kubernetes-api';
import { waitFor } from '../../conformance/wait';
import { enterpriseProps, type EnterpriseOptions } from '../apps/enterprise';
import { buildNeighbour, neighbourSources } from '../build';
import { addresses } from '../machines/network';
import { CACHE_ADDRESS, CACHE_METRICS_PORT, startDnsCache, stopDnsCache } from '../neighbours/dns-cache';
import { DOMAIN, DOOR } from '../neighbours/neighbours';
import { signedWebhook } from '../neighbours/signed-webhook';
import { startTraefik } from '../neighbours/traefik';
import { Visitor } from '../neighbours/visitor';
import { keysOfOtherStore, otherStore, otherStoreObjects, STORE_NAMESPACE } from '../objects/other-store';
import { equalsTable, OUTSIDE, type Outsider } from '../reach/all-connections';
import { TrafficTable } from '../reach/traffic-table';
import type { Check, Lab } from '../scenario';
import { becomesJob } from './becomes-job';
import { deckShows, nothingIsForbidden } from './enterprise-checks';
import { EnterpriseProw } from './enterprise-prow';
import { installEnterprise } from './installation';

const LIMIT_MS = 120_000;
const OPTIONS: EnterpriseOptions = {
  enforcedBy: 'kube-router',
  edition: 'surrounded',
  // Without its pods, names are found by the cache or not at all.
  isolation: { dns: { pods: [], cidrs: [`${CACHE_ADDRESS}/32`] } },
  storage: otherStore(),
};
const controller = IngressController.traefik({ hostNetwork: true });
const BEHIND_INGRESS: EnterpriseOptions = { ...OPTIONS, exposure: Exposure.ingress({ domain: DOMAIN, controller, tls: Tls.none() }) };
const AROUND: readonly Outsider[] = [
  ...OUTSIDE,
  ['DNS cache of the node', CACHE_ADDRESS, 53, false],
  ['figures of the DNS cache', CACHE_ADDRESS, CACHE_METRICS_PORT, false],
];

let job: KubernetesObject;

/** An isolated Prow whose surroundings are not the usual ones. */
export const surroundedChecks: readonly Check[] = [
  {
    name: 'surrounded, with a DNS cache on the nodes alone and a store in another namespace, Prow becomes Ready',
    isGround: true,
    run: async (lab) => {
      for (const node of lab.nodes) await startDnsCache(node, lab.built.coredns);
      await lab.kubectl.applyObjects(otherStoreObjects(`ghcr.io/versity/versitygw:${lab.built.versitygw.version}`));
      await lab.podsBecomeReady([STORE_NAMESPACE], LIMIT_MS);
      await lab.kubectl.run(['delete', 'deployment,service', '--namespace', 'prow', 'object-store']);
      await forgetPolicies(lab);
      await forgetStore(lab);
      await installWithKeys(lab, OPTIONS);
    },
  },
  {
    name: 'surrounded, pods of Prow find names by the cache',
    run: async ({ kubectl }) => {
      const inDeck = async (...command: string[]) => (await kubectl.run(['exec', '--namespace', 'prow', 'deployment/deck', '--', ...command])).stdout;
      match(await inDeck('cat', '/etc/resolv.conf'), new RegExp(`^nameserver ${CACHE_ADDRESS}$`, 'm'));
      match(await inDeck('getent', 'hosts', `s3.${STORE_NAMESPACE}.svc.cluster.local`), /^10\.96\./);
    },
  },
  {
    name: 'surrounded, a pull request becomes a job whose log lies in that store, and deck shows it',
    run: async (lab) => {
      ({ job } = await becomesJob(await EnterpriseProw.of(lab)));
      const file = `/data/buckets/${job.status.url.split('/view/s3/')[1]}/build-log.txt`;
      match((await lab.kubectl.run(['exec', '--namespace', STORE_NAMESPACE, 'deployment/s3', '--', 'cat', file])).stdout, /the gear is round/);
      await deckShows(job);
    },
  },
  { name: 'surrounded, the API server refuses no component anything', run: nothingIsForbidden },
  { name: 'surrounded, exactly those connections are let through that the table of traffic names', run: (lab) => isAsSaid(lab, OPTIONS) },
  {
    name: 'surrounded, an ingress controller on the network of a node reaches hook and deck',
    isGround: true,
    run: async (lab) => {
      const door = lab.nodes.find(({ name }) => name === DOOR)!;
      const [sources, gatewayApi] = [await neighbourSources('traefik'), await neighbourSources('traefik', 'sigs.k8s.io/gateway-api')];
      await startTraefik(door, lab.control, await buildNeighbour('traefik'), sources, gatewayApi);
      await forgetPolicies(lab);
      await installWithKeys(lab, BEHIND_INGRESS);
      const secret = Buffer.from((await lab.kubectl.get('secret', 'hmac-token', 'prow')).data.hmac, 'base64').toString();
      const visitor = new Visitor(addresses[DOOR], '');
      const hook = () => visitor.visit(`http://hook.${DOMAIN}/hook`, signedWebhook(secret));
      await waitFor('an answer of hook', () => hook().then(({ status }) => status === 200, () => false), LIMIT_MS);
      equal((await hook()).body, 'Event received. Have a nice day.');
      // The controller takes new Ingresses one after the other, and may know an older one of deck until then.
      await waitFor('the page of deck', async () => (
        visitor.visit(`http://deck.${DOMAIN}/`).then(({ body }) => /<title>Prow Status<\/title>/.test(body), () => false)), LIMIT_MS);
    },
  },
  { name: 'surrounded, behind that ingress controller too, exactly those connections are let through', run: (lab) => isAsSaid(lab, BEHIND_INGRESS) },
];

export async function endSurrounded(lab: Lab): Promise<void> {
  const { kubectl, nodes } = lab;
  await kubectl.run(['delete', 'namespace', STORE_NAMESPACE, '--ignore-not-found']);
  await kubectl.run(['delete', 'ingress,middlewares.traefik.io', '--namespace', 'prow', '--all']).catch(() => undefined);
  await forgetStore(lab);
  for (const node of nodes) await stopDnsCache(node);
}

function isAsSaid(lab: Lab, options: EnterpriseOptions): Promise<void> {
  return equalsTable(lab, TrafficTable.of(enterpriseProps(options)), AROUND);
}

async function installWithKeys(lab: Lab, options: EnterpriseOptions): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-prow-lab-'));
  try {
    await installEnterprise(lab, options, ...keysOfOtherStore(folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What no longer is in the output, nobody takes away. */
async function forgetPolicies({ kubectl }: Lab): Promise<void> {
  for (const namespace of ['prow', 'test-pods']) await kubectl.run(['delete', 'networkpolicies', '--namespace', namespace, '--all']);
}

/** `secrets.sh` keeps a Secret that is there. */
async function forgetStore({ kubectl }: Lab): Promise<void> {
  for (const namespace of ['prow', 'test-pods']) await kubectl.run(['delete', 'secret', '--namespace', namespace, 's3-credentials', 's3-credentials-jobs', '--ignore-not-found']);
}
