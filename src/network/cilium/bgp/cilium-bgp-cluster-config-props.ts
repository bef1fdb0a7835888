import { CiliumBgpSelector } from './cilium-bgp-selector';

/** Properties of `CiliumBgpClusterConfig`: which nodes talk BGP, and with whom. */
export interface CiliumBgpClusterConfigProps {
  /** Name of the object. Errors: `NameNotDnsSubdomain`, `NameTooLong`. */
  readonly name: string;

  /**
   * The nodes that it is for. No node may be selected by two objects. `spec.nodeSelector`.
   * @default - all nodes
   */
  readonly nodeSelector?: CiliumBgpSelector;

  /** Routers that each of these nodes runs, 1 to 16. `spec.bgpInstances`. Errors: `EmptyList`, `MutuallyExclusive`, `NumberOutOfRange`. */
  readonly bgpInstances: CiliumBgpInstance[];
}

/** One router that runs in Cilium's agent. */
export interface CiliumBgpInstance {
  /** What it is called in this object, 1 to 255 characters. Errors: `NameTooLong`, `PropMissing`. */
  readonly name: string;

  /**
   * Number of its autonomous system, 1 to 4294967295. `localASN`. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default - that which a CiliumBGPNodeConfigOverride gives to the node
   */
  readonly localAsn?: number;

  /**
   * TCP port that peers can reach it on. Below 1024 Cilium's agent needs the capability NET_BIND_SERVICE, in the chart's value
   * `securityContext.capabilities.ciliumAgent` (`FeatureMissing`). `localPort`. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default - it connects to its peers, and they cannot to it
   */
  readonly localPort?: number;

  /** Whom it talks to, at least one. `peers`. Errors: `EmptyList`, `MutuallyExclusive`. */
  readonly peers: CiliumBgpPeer[];
}

/** A router that nodes talk to. */
export interface CiliumBgpPeer {
  /** What it is called in its instance, 1 to 255 characters. Errors: `NameTooLong`, `PropMissing`. */
  readonly name: string;

  /**
   * Its IPv4 or IPv6 address. Exactly one of this and `defaultGateway` (`NotExactlyOne`). `peerAddress`. Error: `IpAddressInvalid`.
   * @default - the node's default gateway
   */
  readonly peerAddress?: string;

  /**
   * It is the node's default gateway in this family, `ipv4` or `ipv6`, which must not be a link-local address. Makes `autoDiscovery` with the
   * mode `DefaultGateway`. Error: `NotAllowedValue`.
   * @default - it is at peerAddress
   */
  readonly defaultGateway?: string;

  /**
   * Number of its autonomous system, 0 to 4294967295; 0 takes what it says itself. `peerASN`. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default 0
   */
  readonly peerAsn?: number;

  /**
   * Name of the CiliumBGPPeerConfig with everything else about the connection. Without one nothing is announced. `peerConfigRef.name`.
   * Errors: `FeatureMissing` (in `Cni.cilium`), `NameNotDnsSubdomain`.
   * @default - Cilium's defaults, which announce nothing
   */
  readonly peerConfigRef?: string;
}
