import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import type { KubernetesObject } from '../../conformance/kubernetes-api';
import { addresses } from '../machines/network';
import type { Lab } from '../scenario';
import { PodNetwork } from './pod-networks';
import type { End, TrafficTable } from './traffic-table';

const LIMIT_MS = 300_000;
const SOMEBODY: End = { address: '198.51.100.8' };

/** Whose address the control plane's machine is given, or is there already. */
export type Outsider = readonly [name: string, address: string, port: number, isGiven: boolean];

/** Who is no pod, and takes connections: by an address that the control plane's machine is given, or has. */
export const OUTSIDE: readonly Outsider[] = [
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

async function listen({ control }: Lab, address: string, port: number): Promise<Server> {
  await control.run('ip', ['address', 'replace', `${address}/32`, 'dev', 'switch']);
  const server = createServer((socket) => socket.destroy()).listen(port, address);
  await once(server, 'listening');
  return server;
}

/** Between all pods, and from them to outsiders. */
export async function equalsTable(lab: Lab, table: TrafficTable, outside = OUTSIDE): Promise<void> {
  const servers = await Promise.all(outside.filter(([, , , isGiven]) => isGiven).map(([, address, port]) => listen(lab, address, port)));
  try {
    await becomesEqual(lab, table, outside);
  } finally {
    servers.forEach((server) => server.close());
  }
}

/** Rules follow pods a moment later, so what is not equal yet is asked again. */
async function becomesEqual(lab: Lab, table: TrafficTable, outside: readonly Outsider[]): Promise<void> {
  const networks = (await Promise.all(lab.nodes.map((node) => PodNetwork.of(node)))).flat();
  // Those of ProwJobs come and go.
  const pods = (await lab.kubectl.list('pods')).filter(
    ({ metadata, spec, status }) => spec.hostNetwork !== true && status.phase === 'Running' && !metadata.labels?.['created-by-prow']);
  const ends = pods.map((pod) => ({ ...endOf(pod), network: networks.find(({ address }) => address === pod.status.podIP)! }));
  const targets: Target[] = outside.map(([name, address, port]) => ({ name, address, port }));
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
