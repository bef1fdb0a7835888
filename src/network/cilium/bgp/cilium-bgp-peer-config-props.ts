import { CiliumBgpSelector } from './cilium-bgp-selector';

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
  /** `ipv4` or `ipv6`; `safi` is `unicast` always, because Cilium knows no other. `afi`. Error: `NotAllowedValue`. */
  readonly afi: string;

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
