import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { CiliumBgpPeerConfig as CiliumBgpPeerConfigObject } from '../../../../imports/cilium.io';
import { customObject } from '../../../core/manifest';
import { dnsSubdomain, secretName } from '../../../core/names';
import { port } from '../../../core/net';
import { Where } from '../../../core/problem';
import { Fields, optional, Props, Read, readProps, required, shape, ValuesOf } from '../../../core/props';
import { boolean, integer, list, memberOf } from '../../../core/values';
import { bgpSelector, CiliumBgpSelector } from './cilium-bgp-selector';
import { reportTwice } from './words';

/** A family of addresses that is talked of by BGP. */
export enum CiliumBgpAddressFamily {
  /** IPv4. */
  IPV4 = 'ipv4',
  /** IPv6. */
  IPV6 = 'ipv6',
}

/** Properties of `CiliumBgpPeerConfig`: how peers are talked to, and what they are told. */
export interface CiliumBgpPeerConfigProps {
  /** Name of the object, to which peers refer by `peerConfigRef`. Errors: `NameNotDnsSubdomain`, `NameTooLong`. */
  readonly name: string;

  /**
   * What is announced, in one address family each, at least one. Without them Cilium would talk of both families and announce nothing.
   * `spec.families`. Errors: `EmptyList`, `MutuallyExclusive`.
   */
  readonly families: CiliumBgpFamily[];

  /**
   * Name of a Secret in kube-system, whose key `password` is the password of the connection (TCP MD5). Where it is not there, Cilium connects
   * with an empty password. `spec.authSecretRef`. Error: `SecretNameInvalid`.
   * @default - there is no password
   */
  readonly authSecretRef?: string;

  /**
   * How many routers may stand between a node and a peer of another autonomous system: the TTL of packets, 1 to 255. `spec.ebgpMultihop`.
   * Errors: `NotInteger`, `NumberOutOfRange`.
   * @default - 1, by Cilium: none
   */
  readonly ebgpMultihop?: number;

  /**
   * That peers keep their routes while Cilium's agent restarts. `spec.gracefulRestart`.
   * @default - they do not, by Cilium
   */
  readonly gracefulRestart?: CiliumBgpGracefulRestart;

  /**
   * When a connection counts as lost. `spec.timers`.
   * @default - as Cilium has it
   */
  readonly timers?: CiliumBgpTimers;

  /**
   * TCP port of the peers. `spec.transport.peerPort`. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default - 179, by Cilium
   */
  readonly peerPort?: number;
}

/** What is announced in one family of addresses. */
export interface CiliumBgpFamily {
  /** Which; `safi` is `unicast` always, because Cilium knows no other. `afi`. Error: `NotAllowedValue`. */
  readonly afi: CiliumBgpAddressFamily;

  /** The CiliumBGPAdvertisements that say what, by their labels. `advertisements`. */
  readonly advertisements: CiliumBgpSelector;
}

/** Restarts of Cilium's agent that peers do not notice. */
export interface CiliumBgpGracefulRestart {
  /**
   * `enabled`. Error: `WrongType`.
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * Seconds that peers wait for the agent, 1 to 4095; more than it takes to start. `restartTimeSeconds`. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default - 120, by Cilium
   */
  readonly restartTimeSeconds?: number;
}

/** Times of a connection, in seconds. */
export interface CiliumBgpTimers {
  /**
   * Until another attempt to connect, 1 to 2147483647. Cilium takes up to twice as long. `connectRetryTimeSeconds`. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default - 120, by Cilium
   */
  readonly connectRetryTimeSeconds?: number;

  /**
   * Without a sign of life until the connection counts as lost, 3 to 65535. `holdTimeSeconds`. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default - 90, by Cilium
   */
  readonly holdTimeSeconds?: number;

  /**
   * Between two signs of life, 1 to 65535 and not more than `holdTimeSeconds`. `keepAliveTimeSeconds`. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default - 30, by Cilium
   */
  readonly keepAliveTimeSeconds?: number;
}

/**
 * One CiliumBGPPeerConfig, and nothing else: how nodes talk BGP to the peers that refer to it, and what they announce. It belongs into a chart
 * that is applied after Cilium runs. Errors: those of the properties, all together.
 *
 * Source: cilium 1.20, CRD `ciliumbgppeerconfigs.cilium.io`, version v2, and Documentation/network/bgp-control-plane.
 */
export class CiliumBgpPeerConfig extends Construct {
  /** The object, which belongs to the whole cluster. */
  readonly peerConfig: ApiObject;

  constructor(scope: Construct, id: string, props: CiliumBgpPeerConfigProps) {
    super(scope, id);
    this.peerConfig = placeBgpPeerConfig(this, readProps(Where.construct(this.node.path), props, PEER_CONFIG, settle));
  }
}

const FAMILY = {
  afi: required(memberOf(CiliumBgpAddressFamily)),
  advertisements: required(bgpSelector),
} satisfies Fields<CiliumBgpFamily>;

const GRACEFUL_RESTART = {
  enabled: optional(boolean, true),
  restartTimeSeconds: optional(integer(1, 4095)),
} satisfies Fields<CiliumBgpGracefulRestart>;

const TIMERS = {
  connectRetryTimeSeconds: optional(integer(1, 2147483647)),
  holdTimeSeconds: optional(integer(3, 65535)),
  keepAliveTimeSeconds: optional(integer(1, 65535)),
} satisfies Fields<CiliumBgpTimers>;

/** Of Cilium, which the API server fills in before it compares them. */
const TIMES = { hold: 90, keepAlive: 30 };

const timers = shape(TIMERS, (times, p) => {
  const { holdTimeSeconds: hold = TIMES.hold, keepAliveTimeSeconds: keepAlive = TIMES.keepAlive } = times;
  if (keepAlive > hold) {
    const [keepAliveIs, holdIs] = [p.given('keepAliveTimeSeconds') ? '' : ', its default,', p.given('holdTimeSeconds') ? '' : ', its default'];
    p.problem('keepAliveTimeSeconds', {
      what: `${keepAlive}${keepAliveIs} is more than holdTimeSeconds ${hold}${holdIs}`,
      instead: `write keepAliveTimeSeconds: ${Math.max(1, Math.floor(hold / 3))}, a third of it`,
      code: 'NumberOutOfRange',
    });
  }
  return times;
});

const PEER_CONFIG = {
  name: required(dnsSubdomain),
  families: required(list(shape(FAMILY, (family) => ({ ...family, safi: 'unicast' as const })), 1)),
  authSecretRef: optional(secretName),
  ebgpMultihop: optional(integer(1, 255)),
  gracefulRestart: optional(shape(GRACEFUL_RESTART)),
  timers: optional(timers),
  peerPort: optional(port),
} satisfies Fields<CiliumBgpPeerConfigProps>;

function settle({ name, peerPort, ...spec }: ValuesOf<typeof PEER_CONFIG>, p: Props<keyof typeof PEER_CONFIG>) {
  reportTwice(p, 'families', 'families', spec.families.map(({ afi }) => afi));
  return { name, spec: { ...spec, transport: peerPort === undefined ? undefined : { peerPort } } };
}

export const bgpPeerConfig = shape(PEER_CONFIG, settle);

export type BgpPeerConfigSettings = Read<typeof bgpPeerConfig>;

export function placeBgpPeerConfig(scope: Construct, { name, spec }: BgpPeerConfigSettings): ApiObject {
  return customObject<CiliumBgpPeerConfigObject>(scope, 'Resource', { apiVersion: 'cilium.io/v2', kind: 'CiliumBGPPeerConfig', metadata: { name }, spec });
}
