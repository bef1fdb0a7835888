/**
 * Options of `FlannelMode.wireguard`. What is left out is left out of net-conf.json too, and Flannel's own default holds.
 *
 * Source: flannel v0.28.9, `Documentation/backends.md` and `pkg/backend/wireguard`.
 */
export interface WireguardOptions {
  /**
   * Over which family nodes talk where pods have both: `separate` (a tunnel for each family), `auto` (one tunnel, over IPv4 where it is there),
   * `ipv4` or `ipv6` (one tunnel over that family). `Backend.Mode` in net-conf.json. Error: `NotAllowedValue`.
   * @default - separate, by Flannel
   */
  readonly mode?: string;

  /**
   * UDP port that nodes send encrypted packets to; over IPv6 too, but with mode `separate`. `Backend.ListenPort` in net-conf.json.
   * Errors: `MutuallyExclusive`, `NotInteger`, `NumberOutOfRange`.
   * @default - 51820, by Flannel
   */
  readonly listenPort?: number;

  /**
   * UDP port of the tunnel for IPv6 in mode `separate`. `Backend.ListenPortV6` in net-conf.json.
   * Errors: `MutuallyExclusive`, `NotInteger`, `NumberOutOfRange`.
   * @default - 51821, by Flannel
   */
  readonly listenPortV6?: number;

  /**
   * After how many seconds of silence a node sends an empty packet, so that a NAT between the nodes does not forget them; 0 for never, at most
   * 65535. `Backend.PersistentKeepaliveInterval` in net-conf.json. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default - 0, by Flannel
   */
  readonly persistentKeepaliveInterval?: number;

  /**
   * Largest packet that nodes send each other, in bytes, 576 to 65535; pods get 80 less. `Backend.MTU` in net-conf.json.
   * Errors: `NotInteger`, `NumberOutOfRange`; `MtuTooLarge`, when `nodeMtu` says that nodes cannot send it.
   * @default - the MTU of the interface that Flannel uses
   */
  readonly mtu?: number;

  /**
   * Name of a Secret in Flannel's namespace with a key that all nodes share beside their own keys, made by `wg genpsk`. An init container puts
   * it into a copy of net-conf.json that stays in the node's memory. Error: `SecretNameInvalid`.
   * @default - no shared key; each node has keys of its own
   */
  readonly pskSecretName?: string;

  /**
   * The key in that Secret. Errors: `DataKeyInvalid`, `PropWithoutEffect`.
   * @default psk
   */
  readonly pskSecretKey?: string;
}
