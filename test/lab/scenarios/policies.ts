import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import type { KubernetesObject } from '../../conformance/kubernetes-api';
import { waitFor } from '../../conformance/wait';
import { enterpriseProps, type EnterpriseOptions } from '../apps/enterprise';
import { buildNeighbour } from '../build';
import { addresses, nodeNames } from '../machines/network';
import { startKubeRouter } from '../neighbours/kube-router';
import { inPod, type WebPod, webPod, WEB_PORT, webPodOnEachNode } from '../objects/web-pods';
import { PodNetwork } from '../reach/pod-networks';
import { type End, TrafficTable } from '../reach/traffic-table';
import type { Check, Lab, Scenario } from '../scenario';
import { enterpriseChecks } from './enterprise-checks';

const OPTIONS: EnterpriseOptions = { enforcedBy: 'kube-router', edition: 'isolated' };
const STRANGERS = 'lab-strangers';
const LIMIT_MS = 120_000;
const SOMEBODY: End = { address: '198.51.100.8' };
const DENY_ALL = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'deny-all', namespace: STRANGERS },
  spec: { podSelector: {}, policyTypes: ['Ingress'] } };

/** Who is no pod, and takes connections: by an address that the control plane's machine is given, or has. */
const OUTSIDE: readonly (readonly [name: string, address: string, port: number, isGiven: boolean])[] = [
  ['API server', addresses.control, 6443, false],
  ['GitHub', addresses.control, 443, false],
  ['kubelet of node-1', addresses['node-1'], 10250, false],
  ['kubelet of node-2', addresses['node-2'], 10250, false],
  ['metadata of a cloud', '169.254.169.254', 80, true],
  ['host in the company', '192.168.77.7', 443, true],
  ['host in the Internet', '198.51.100.7', 443, true],
  ['host in the Internet', '198.51.100.7', 8443, true],
];

/** A pod or somebody else, on a port that is really listened on. */
interface Target extends End {
  readonly name: string;
  readonly port: number;
}

const checks: readonly Check[] = [
  {
    name: 'kube-router enforces policies on both nodes',
    isGround: true,
    run: async (lab) => {
      const kubeRouter = await buildNeighbour('kube-router');
      for (const node of lab.nodes) startKubeRouter(node, lab.control, kubeRouter);
      await lab.kubectl.applyObjects([...webPodOnEachNode(STRANGERS), DENY_ALL]);
      await lab.podsBecomeReady([STRANGERS], LIMIT_MS);
      await waitFor('a refusal', async () => !(await strangersMeet(lab)), LIMIT_MS);
      await lab.kubectl.run(['delete', 'networkpolicy', '--namespace', STRANGERS, '--all']);
      await waitFor('an answer', () => strangersMeet(lab), LIMIT_MS);
      // A drain stops at pods that nobody would make again.
      await lab.kubectl.run(['delete', 'pods', '--namespace', STRANGERS, '--all']);
    },
  },
  ...enterpriseChecks(OPTIONS).map((check) => ({ ...check, name: `isolated, ${check.name}` })),
  {
    name: 'between all pods, and from them to others, exactly those connections are let through that the table of traffic names',
    run: async (lab) => {
      const servers = await Promise.all(OUTSIDE.filter(([, , , isGiven]) => isGiven).map(([, address, port]) => listen(lab, address, port)));
      try {
        await lab.kubectl.applyObjects([...webPodOnEachNode(STRANGERS), ...disguised()]);
        await lab.podsBecomeReady([STRANGERS, 'test-pods'], LIMIT_MS);
        await equalsTable(lab, TrafficTable.of(enterpriseProps(OPTIONS)));
      } finally {
        servers.forEach((server) => server.close());
      }
    },
  },
];

export const policies: Scenario = {
  name: 'policies',
  checks,
  neighbours: ['kube-router'],
  end: async ({ kubectl, nodes }) => {
    await kubectl.run(['delete', 'namespace', STRANGERS, '--ignore-not-found']);
    await kubectl.run(['delete', 'pods', '--namespace', 'test-pods', '--selector', 'lab.test/disguised']);
    await kubectl.run(['delete', 'networkpolicies', '--namespace', 'prow', '--all']);
    await kubectl.run(['delete', 'networkpolicies', '--namespace', 'test-pods', '--all']);
    for (const node of nodes) {
      await node.run('sh', ['-c', 'pkill -x kube-router || true']);
      await node.run('/opt/bin/kube-router', ['--cleanup-config']);
    }
  },
};

/** Whether every pod of two reaches the other. */
async function strangersMeet(lab: Lab): Promise<boolean> {
  const pods = await lab.kubectl.list('pods', STRANGERS);
  const calls = pods.flatMap(
    (from) => pods.filter((to) => to !== from).map(
      (to) => inPod(from.metadata as WebPod, 'curl', '--silent', '--fail', '--max-time', '2', `http://${to.status.podIP}:${WEB_PORT}`)));
  return (await Promise.all(calls.map((call) => lab.kubectl.try(call)))).every(({ code }) => code === 0);
}

/** A pod of jobs on each node, and strangers that call themselves as Prow's pods do. */
function disguised(): object[] {
  const labels = { 'lab.test/disguised': 'yes' };
  return nodeNames.flatMap((node) => [
    webPod({ name: `job-on-${node}`, namespace: 'test-pods', node, labels }),
    webPod({ name: `job-as-hook-on-${node}`, namespace: 'test-pods', node, labels: { ...labels, app: 'hook' } }),
    webPod({ name: `tide-on-${node}`, namespace: STRANGERS, node, labels: { ...labels, app: 'tide' } }),
  ]);
}

async function listen({ control }: Lab, address: string, port: number): Promise<Server> {
  await control.run('ip', ['address', 'replace', `${address}/32`, 'dev', 'switch']);
  const server = createServer((socket) => socket.destroy()).listen(port, address);
  await once(server, 'listening');
  return server;
}

/** Rules follow pods a moment later, so what is not equal yet is asked again. */
async function equalsTable(lab: Lab, table: TrafficTable): Promise<void> {
  const networks = (await Promise.all(lab.nodes.map((node) => PodNetwork.of(node)))).flat();
  // Those of ProwJobs come and go.
  const pods = (await lab.kubectl.list('pods')).filter(
    ({ metadata, spec, status }) => spec.hostNetwork !== true && status.phase === 'Running' && !metadata.labels?.['created-by-prow']);
  const ends = pods.map((pod) => ({ ...endOf(pod), network: networks.find(({ address }) => address === pod.status.podIP)! }));
  const targets: Target[] = OUTSIDE.map(([name, address, port]) => ({ name, address, port }));
  for (const end of ends) targets.push(...(await end.network.listening()).map((port) => ({ ...end, port })));

  const isLetThrough = (from: Named, to: Target): boolean => table.allows(from, to, to.port) || isTakenForOneDirection(table, from, to);
  const expected = ends.flatMap((from) => others(from, targets).filter((to) => isLetThrough(from, to)).map((to) => line(from, to)));
  const wrong = async (): Promise<string[]> => {
    const reached = await Promise.all(ends.map(async (from) => (await from.network.reached(others(from, targets))).map((to) => line(from, to))));
    const found = reached.flat();
    return [...found.filter((one) => !expected.includes(one)).map((one) => `let through: ${one}`),
      ...expected.filter((one) => !found.includes(one)).map((one) => `held back: ${one}`)];
  };
  const deadline = Date.now() + LIMIT_MS;
  let last = await wrong();
  while (last.length > 0 && Date.now() < deadline) last = await wrong();
  if (last.length > 0) throw new Error(last.join('\n     '));
  console.log(`${ends.length} pods, ${ends.length * targets.length} connections tried, ${expected.length} let through`);
}

interface Named extends End {
  readonly name: string;
}

function endOf({ metadata, status }: KubernetesObject): Named {
  return { name: `${metadata.namespace}/${metadata.name}`, address: status.podIP, namespace: metadata.namespace, labels: metadata.labels };
}

/**
 * kube-router has one chain for both directions of a policy, so that pods which one policy is about reach each other where it lets anybody in.
 * Source: kube-router v1.5.1, pkg/controllers/netpol/policy.go.
 */
function isTakenForOneDirection(table: TrafficTable, from: Named, to: Target): boolean {
  const isOfOnePolicy = from.namespace === 'prow' && to.namespace === 'prow' && from.labels?.app === to.labels?.app;
  return isOfOnePolicy && table.allows(SOMEBODY, to, to.port);
}

/** What a pod says to itself never leaves it. */
function others(from: Named, targets: readonly Target[]): Target[] {
  return targets.filter(({ address }) => address !== from.address);
}

function line(from: Named, to: Target): string {
  return `${from.name} to ${to.name} on ${to.port}`;
}
