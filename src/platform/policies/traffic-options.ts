import { port } from '../../core/net';
import { Fields, optional, required, shape } from '../../core/props';
import { quote } from '../../core/quote';
import { instanceOf, list, memberOf } from '../../core/values';
import { isMetadataService } from './metadata-services';
import { ProwPods } from './prow-pods';
import { TrafficPeer } from './traffic-peer';

/** What ports are of. */
export enum TrafficProtocol {
  /** TCP: HTTP, TLS, git, almost everything. */
  TCP = 'TCP',
  /** UDP: DNS, QUIC, syslog. */
  UDP = 'UDP',
}

/**
 * Traffic that an isolated Prow has besides its own: a rule of the policies of the pods that it is about. Other pods in Prow's namespace get a policy by
 * it; those that hook sends to may ask what plugins ask: names, the API server, ghproxy and GitHub.
 * `to` or `from` has to be there (`PropMissing`), and not both (`MutuallyExclusive`).
 */
export interface IsolatedTraffic {
  /** Whose traffic it is. */
  readonly of: ProwPods;

  /**
   * Whom they may send to. Errors: `EmptyList`, `MetadataExposed`.
   * @default - nobody
   */
  readonly to?: TrafficPeer[];

  /**
   * Who may send to them; names cannot stand there (`TrafficUnsayable`). Error: `EmptyList`.
   * @default - nobody
   */
  readonly from?: TrafficPeer[];

  /**
   * Ports of who listens: of the pods themselves, not of a Service before them. Errors: `EmptyList`, `NotInteger`, `NumberOutOfRange`.
   * @default - all ports
   */
  readonly ports?: number[];

  /**
   * What these ports are of. Without `ports` it raises `PropWithoutEffect`. Error: `NotAllowedValue`.
   * @default TrafficProtocol.TCP
   */
  readonly protocol?: TrafficProtocol;
}

const peers = list(instanceOf(TrafficPeer, 'TrafficPeer.pods(), cidrs() or hosts()'), 1);

const TRAFFIC = {
  of: required(instanceOf(ProwPods, 'ProwPods.all(), component(), jobs() or labelled()')),
  to: optional(peers),
  from: optional(peers),
  ports: optional(list(port, 1)),
  protocol: optional(memberOf(TrafficProtocol), TrafficProtocol.TCP),
} satisfies Fields<IsolatedTraffic>;

/** One entry, in which nothing contradicts itself. */
export const isolatedTraffic = shape(TRAFFIC, ({ of, to, from, ports, protocol }, p) => {
  if (to === undefined && from === undefined) {
    p.problem('', {
      what: 'says neither to nor from',
      instead: 'say whom these pods may send to, or who may send to them', code: 'PropMissing',
    });
  }
  if (to !== undefined && from !== undefined) p.problem('', { what: 'says both to and from', instead: 'write an entry for each', code: 'MutuallyExclusive' });
  if (ports === undefined && p.given('protocol')) {
    p.problem('protocol', {
      what: 'is of ports, and none are said',
      instead: 'say ports, or leave it out', code: 'PropWithoutEffect',
    });
  }
  (from ?? []).forEach(({ _plan: { hosts } }, i) => {
    if (hosts !== undefined) {
      p.problem(`from[${i}]`, {
        what: 'names whom nobody asks DNS for: a packet that comes in has an address and no name',
        instead: 'use TrafficPeer.pods() or TrafficPeer.cidrs()', code: 'TrafficUnsayable',
      });
    }
  });
  (to ?? []).forEach(({ _plan: { cidrs = [] } }, i) => {
    for (const cidr of of._areJobs ? cidrs.filter(isMetadataService) : []) p.problem(`to[${i}]`, metadataExposed(cidr));
  });
  return { of, to: to ?? [], from: from ?? [], ports: (ports ?? []).map((number) => ({ port: number, protocol })) };
});

/** An entry of `isolation.traffic`, with the property that says it. */
export interface TrafficEntry extends ReturnType<typeof isolatedTraffic> {
  readonly prop: 'isolation.workloadIdentity' | `isolation.traffic[${number}]`;
}

/** Of what jobs may reach. */
export function metadataExposed(cidr: string) {
  return {
    what: `${quote(cidr)} is the metadata service of a cloud, which would hand jobs what belongs to their node`,
    instead: 'say by isolation.workloadIdentity where pods have an identity of their own, or leave it out',
    code: 'MetadataExposed',
  } as const;
}
