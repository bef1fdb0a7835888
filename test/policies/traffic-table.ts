import type { End, Flow, World } from './world';

/** What somebody needs, must not have, or has by one way of writing policies and not by another. */
export type Expected = 'allowed' | 'denied' | 'either';

const CLIENTS = ['hook', 'deck', 'tide', 'crier', 'status-reconciler'];
const WATCHERS = [...CLIENTS, 'horologium', 'sinker', 'prow-controller-manager'];
const STORE_USERS = ['deck', 'tide', 'crier', 'status-reconciler'];
const JOBS = ['job', 'other job'];
const ISOLATED = [...WATCHERS, 'ghproxy', 'object-store', 'stranger', ...JOBS];
const DNS = ['dns', 'kube-dns'];

/** Who reaches whom; a number is a port, `API` and `DNS` where these listen, and `all` every one. */
const ROWS: readonly (readonly [from: readonly string[], to: readonly string[], port: number | 'API' | 'DNS' | 'all'])[] = [
  [[...WATCHERS, 'ghproxy', ...JOBS], DNS, 'DNS'],
  [WATCHERS, ['API server'], 'API'],
  [CLIENTS, ['ghproxy'], 8888],
  [[...CLIENTS, 'ghproxy'], ['GitHub'], 443],
  [['deck'], ['hook'], 8888],
  [['deck'], ['tide'], 8888],
  [[...STORE_USERS, ...JOBS], ['object-store'], 7070],
  [JOBS, ['GitHub', 'Internet'], 'all'],
];

/** Ports that are open to whoever brings in what comes from outside. */
const DOORS: readonly (readonly [role: string, port: number])[] = [['hook', 8888], ['deck', 8080]];

/**
 * What is right, whatever network and whatever kind of policies. Written by hand, not from the table that policies are written from.
 * A Service is expected to do what is behind it does.
 */
export function expected(world: World, { from, to, port, protocol }: Flow): Expected {
  const { ends } = world;
  const [source, target] = [ends[from], ends[to]];
  const behind = target.leadsTo ? { end: ends[target.leadsTo.end], port: target.leadsTo.ports[port] } : { end: target, port };
  const { role } = behind.end;
  // kubelet, and whoever else is on a node, reaches the node's pods: they could not be probed otherwise
  const isOwnNode = isOnHost(source) && behind.end.kind === 'pod' && source.node === behind.end.node;
  if (isOwnNode) return 'allowed';
  const isRow = ROWS.some(([who, whom, at]) => who.includes(source.role) && whom.includes(role)
    && (at === 'all' || at === 'API' || (at === 'DNS' ? world.dnsPorts.includes(behind.port) : at === behind.port)));
  const isDoor = protocol === 'TCP' && DOORS.some(([of, at]) => of === role && at === behind.port);
  const door = isDoor ? mayCall(world, source) : 'denied';
  const mayLeave = !ISOLATED.includes(source.role) || isRow;
  const mayEnter = !ISOLATED.includes(role) || isRow || door === 'allowed';
  if (mayLeave && mayEnter) return 'allowed';
  if (mayLeave && door === 'either') return door;
  // by addresses GitHub is everything on its port, by names it is GitHub
  const isOnGitHubsPort = [...CLIENTS, 'ghproxy'].includes(source.role) && behind.port === 443 && !ISOLATED.includes(role);
  return isOnGitHubsPort && mayEnter ? 'either' : 'denied';
}

/** Who is on the network of a node has its address, and often that of all nodes is opened to one. */
function mayCall({ ends, callers }: World, source: End): Expected {
  if (callers === undefined) return 'allowed';
  const named = Object.values(ends).filter(({ role }) => role === callers.role);
  if (named.some(({ address }) => address === source.address)) return 'allowed';
  return isOnHost(source) && named.some(isOnHost) ? 'either' : callers.others;
}

function isOnHost({ kind }: End): boolean {
  return kind === 'node' || kind === 'host-network pod';
}
