import { contains } from '../../../src/core/net';
import type { Party, Traffic } from '../../../src/core/traffic';
import { Where } from '../../../src/core/problem';
import { trafficOf } from '../../../src/platform/policies/isolation';
import { waysIn } from '../../../src/platform/policies/ways-in';
import { resolvePlatform } from '../../../src/platform/resolve-platform';
import type { ProwAppProps } from '../../../src';

/** Somebody who can be told apart by the table: a pod, or who is none. */
export interface End {
  readonly address: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/** Who may talk to whom, by the table that policies are written from, and read by rules of its own. */
export class TrafficTable {
  private constructor(private readonly isolated: readonly string[], private readonly traffic: readonly Traffic[]) {}

  static of(props: ProwAppProps): TrafficTable {
    const { prow, exposure, deckAccess, privateAccess, isolation } = resolvePlatform(Where.call('new ProwApp'), props);
    if (!isolation) throw new Error('this Prow is not isolated');
    return new TrafficTable([prow.namespace, prow.jobsNamespace], trafficOf(prow, isolation, waysIn(exposure, deckAccess, prow.namespace, privateAccess)));
  }

  /** Each end that is shut off needs a line that names it; it is not enough that the other end lets anybody in. */
  allows(from: End, to: End, port: number): boolean {
    const lines = this.traffic.filter((one) => isAmong(one.from, from) && isAmong(one.to, to) && hasPort(one, port));
    return (this.isOpen(from) || lines.some((one) => isPodOf(one.from, from))) && (this.isOpen(to) || lines.some((one) => isPodOf(one.to, to)));
  }

  private isOpen({ namespace }: End): boolean {
    return namespace === undefined || !this.isolated.includes(namespace);
  }
}

function isAmong(party: Party, end: End): boolean {
  const { pods, blocks } = party;
  if (!pods && !blocks) return true;
  const address = `${end.address}/32`;
  return isPodOf(party, end) || (blocks ?? []).some(({ cidr, except = [] }) => contains(cidr, address) && !except.some((part) => contains(part, address)));
}

function isPodOf({ pods }: Party, { namespace, labels = {} }: End): boolean {
  return pods !== undefined && pods.namespace === namespace && Object.entries(pods.labels).every(([label, value]) => labels[label] === value);
}

function hasPort({ ports }: Traffic, port: number): boolean {
  return ports.length === 0 || ports.some((one) => one.protocol === 'TCP' && one.port === port);
}
