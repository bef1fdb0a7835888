import type { End, Flow, Port, Row, World } from './world';

/** What somebody needs, must not have, or has by one way of writing policies and not by another. */
export type Expected = 'allowed' | 'denied' | 'either';

const CLIENTS = ['hook', 'deck', 'tide', 'crier', 'status-reconciler'];
const WATCHERS = [...CLIENTS, 'horologium', 'sinker', 'prow-controller-manager'];
const STORE_USERS = ['deck', 'tide', 'crier', 'status-reconciler'];
const JOBS = ['job', 'other job'];
const ISOLATED = [...WATCHERS, 'ghproxy', 'object-store', 'stranger', ...JOBS];
const DNS = ['dns', 'kube-dns'];

/** What every Prow has. */
const ROWS: readonly Row[] = [
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
  const { more = [], gone = [], anywhere = [], unlessNamed = [], isolated = [], open = [], gitHubIsSaid = false } = world.besides ?? {};
  const isOf = ([who, whom]: readonly [readonly string[], readonly string[], ...unknown[]]): boolean => who.includes(source.role) && whom.includes(role);
  const isIn = (rows: readonly Row[]): boolean => rows.some((row) => isOf(row) && isAt(row[2], { port: behind.port, protocol }, world));
  const isRow = (isIn(ROWS) && !gone.some(isOf)) || isIn(more);
  const [leavesByRows, entersByRows] = [[...ISOLATED, ...isolated].includes(source.role), [...ISOLATED, ...isolated].includes(role) && !open.includes(role)];
  const isDoor = protocol === 'TCP' && DOORS.some(([of, at]) => of === role && at === behind.port);
  const door = isDoor ? mayCall(world, source) : 'denied';
  const mayLeave = !leavesByRows || isRow;
  const mayEnter = !entersByRows || isRow || door === 'allowed';
  if (mayLeave && mayEnter) return 'allowed';
  if (mayLeave && door === 'either') return door;
  // by addresses GitHub is everything on its port, by names it is GitHub
  const byAddresses = world.knowsNames ? [] : [...(gitHubIsSaid ? [] : [[[...CLIENTS, 'ghproxy'], 443] as const]), ...unlessNamed];
  const isOpen = protocol === 'TCP'
    && [...byAddresses, ...anywhere].some(([who, at]) => who.includes(source.role) && (at === behind.port || (world.seesServices && at === port)));
  return isOpen && !entersByRows ? 'either' : 'denied';
}

function isAt(said: Row[2], { port, protocol }: Port, { dnsPorts }: World): boolean {
  switch (said) {
    case 'all': case 'API': return true;
    case 'DNS': return dnsPorts.includes(port);
    default: return typeof said === 'number' ? said === port && protocol === 'TCP' : said === `UDP ${port}` && protocol === 'UDP';
  }
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
