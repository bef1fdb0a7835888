import { cilium, learnsNames } from './cilium-engine';
import { flowsIn } from './cluster';
import { isKnown, KNOWN, type KnownRefusal, REFUSED } from './known-differences';
import { ENGINES, type EngineName, type SetUp } from './set-ups';
import { expected } from './traffic-table';
import type { End, Engine, Flow, World } from './world';

/** A connection that an engine lets through, or does not, against the table. */
export interface Difference {
  readonly setUp: SetUp;
  readonly flow: Flow;
  readonly from: End;
  readonly to: End;
  /** What comes of it: `cut off` where the table has it, `open` where it has not. */
  readonly is: 'cut off' | 'open';
}

export interface Judged {
  readonly engine: EngineName;
  readonly connections: number;
  /** Those that the table says something about. */
  readonly compared: number;
  readonly differences: readonly Difference[];
}

/** Set-ups whose engine, cluster and policies are the same, judged once; each keeps its differences. */
export function judge(setUps: readonly SetUp[], engines: Readonly<Record<EngineName, Engine>> = ENGINES): readonly Judged[] {
  const answers = new Map<string, readonly boolean[]>();
  const judged: Judged[] = [];
  for (const setUp of setUps.filter(({ refused }) => refused === undefined)) {
    const { engine, world, policies } = setUp;
    const flows = knownFlows(world);
    const key = `${engine} ${numberOf(world)} ${JSON.stringify(policies)}`;
    const known = answers.get(key);
    const allowed = known ?? engines[engine](policies, world, flows);
    answers.set(key, allowed);
    const table = knownTable(world, flows);
    const differences = flows.flatMap((flow, i): readonly Difference[] => (table[i] === 'either' || (table[i] === 'allowed') === allowed[i] ? []
      : [{ setUp, flow, from: world.ends[flow.from], to: world.ends[flow.to], is: allowed[i] ? 'open' : 'cut off' }]));
    judged.push({
      engine, differences, connections: known ? 0 : flows.length, compared: known ? 0 : table.filter((one) => one !== 'either').length,
    });
  }
  return judged;
}

const FLOWS = new Map<World, readonly Flow[]>();
const TABLES = new Map<World, readonly ReturnType<typeof expected>[]>();
const NUMBERS = new Map<World, number>();

export function knownFlows(world: World): readonly Flow[] {
  const flows = FLOWS.get(world) ?? flowsIn(world);
  FLOWS.set(world, flows);
  return flows;
}

function knownTable(world: World, flows: readonly Flow[]): readonly ReturnType<typeof expected>[] {
  const table = TABLES.get(world) ?? flows.map((flow) => expected(world, flow));
  TABLES.set(world, table);
  return table;
}

function numberOf(world: World): number {
  const number = NUMBERS.get(world) ?? NUMBERS.size;
  NUMBERS.set(world, number);
  return number;
}

/** A line a person can read. */
export function tell({ setUp, flow, is }: Difference): string {
  return `${setUp.name}: ${flow.from} to ${flow.to} on ${flow.protocol} ${flow.port} is ${is}`;
}

/** What nobody knows of yet, and what is known and no longer so; nothing where all is right. */
export function complaints(setUps: readonly SetUp[], judged: readonly Judged[]): readonly string[] {
  const differences = judged.flatMap((one) => one.differences);
  const unknown = differences.filter((one) => !KNOWN.some((known) => isKnown(known, one)));
  const gone = KNOWN.filter((known) => !differences.some((one) => isKnown(known, one)));
  const refused = setUps.filter((one) => one.refused !== undefined);
  const isKnownRefusal = (known: KnownRefusal, { name, refused: codes }: SetUp): boolean => known.setUp.test(name) && known.codes.join() === codes?.join();
  return [
    ...unknown.map(tell),
    ...nameless(setUps),
    ...gone.map(({ id, setUp, to, is }) => `${id}: ${to} is no longer ${is} in ${setUp}; take the entry away`),
    ...refused.filter((one) => !REFUSED.some((known) => isKnownRefusal(known, one))).map(({ name, refused: codes = [] }) =>
      `${name}: refused by ${codes.join(', ')}`),
    ...REFUSED.filter((known) => !refused.some((one) => isKnownRefusal(known, one))).map(({ id, setUp }) =>
      `${id}: ${setUp} is no longer refused; take the entry away`),
  ];
}

/** A line for each fault that is known, with how many connections it takes away or opens. */
export function faults(judged: readonly Judged[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const difference of judged.flatMap((one) => one.differences)) {
    const id = KNOWN.find((known) => isKnown(known, difference))?.id ?? 'unknown';
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return [...counts].map(([id, count]) => `${id} ${count}`);
}

/** Pods that are to reach names and ask for them where nobody who enforces policies listens: no address is ever the name's. */
function nameless(setUps: readonly SetUp[]): readonly string[] {
  const byNames = setUps.filter(({ policies }) => policies.some(({ spec }) => spec.egress?.some(({ toFQDNs }: any) => toFQDNs)));
  return byNames.flatMap(({ name, world, policies }) => {
    const ends = Object.entries(world.ends);
    const pods = ends.filter(([, end]) =>
      end.namespace === 'prow' && /^(hook|deck|tide|ghproxy|crier|status-reconciler|needs-rebase|stranger)$/.test(end.role));
    const resolvers = ends.filter(([, { role, kind }]) => (role === 'dns' || role === 'kube-dns') && kind !== 'Service');
    const isOpen = (from: string, to: string): boolean => cilium(policies, world, [{ from, to, port: 53, protocol: 'UDP' }])[0];
    return pods.flatMap(([from, pod]) => resolvers.filter(([to, end]) => isOpen(from, to) && !learnsNames(policies, world, pod, end)).map(
      ([to]) => `${name}: ${from} asks ${to} for names, and Cilium does not see the answers`));
  });
}
