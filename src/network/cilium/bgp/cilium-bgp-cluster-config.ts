import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { CiliumBgpClusterConfig as CiliumBgpClusterConfigObject } from '../../../../imports/cilium.io';
import { customObject } from '../../../core/manifest';
import { dnsSubdomain } from '../../../core/names';
import { port } from '../../../core/net';
import { Where } from '../../../core/problem';
import { Fields, optional, Props, Read, readProps, required, shape, ValuesOf } from '../../../core/props';
import { integer, list, memberOf } from '../../../core/values';
import { ipAddress } from '../../words';
import { CiliumBgpAddressFamily } from './cilium-bgp-peer-config';
import { bgpSelector, CiliumBgpSelector } from './cilium-bgp-selector';
import { asn, bgpName, LARGEST_32_BIT, reportTwice } from './words';

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
   * It is the node's default gateway in this family, which must not be a link-local address. Makes `autoDiscovery` with the mode
   * `DefaultGateway`. Error: `NotAllowedValue`.
   * @default - it is at peerAddress
   */
  readonly defaultGateway?: CiliumBgpAddressFamily;

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

/**
 * One CiliumBGPClusterConfig, and nothing else: which nodes talk BGP to whom. It needs Cilium with `bgpControlPlane.enabled`, whose operator
 * makes the CRDs when it starts, so it belongs into a chart that is applied later. Errors: those of the properties, all together.
 *
 * Source: cilium 1.20, CRD `ciliumbgpclusterconfigs.cilium.io`, version v2, and Documentation/network/bgp-control-plane.
 */
export class CiliumBgpClusterConfig extends Construct {
  /** The object, which belongs to the whole cluster. */
  readonly clusterConfig: ApiObject;

  constructor(scope: Construct, id: string, props: CiliumBgpClusterConfigProps) {
    super(scope, id);
    this.clusterConfig = placeBgpClusterConfig(this, readProps(Where.construct(this.node.path), props, CLUSTER_CONFIG, settle));
  }
}

const PEER = {
  name: required(bgpName),
  peerAddress: optional(ipAddress),
  defaultGateway: optional(memberOf(CiliumBgpAddressFamily)),
  // in a list, what the API server fills in would be a change whenever it is applied again
  peerAsn: optional(integer(0, LARGEST_32_BIT), 0),
  peerConfigRef: optional(dnsSubdomain),
} satisfies Fields<CiliumBgpPeer>;

const peer = shape(PEER, ({ name, peerAddress, defaultGateway: addressFamily, peerAsn, peerConfigRef }, p) => {
  const isAddressed = peerAddress !== undefined;
  if (isAddressed === (addressFamily !== undefined)) {
    const [which, are] = isAddressed ? ['both', 'are'] : ['none', 'is'];
    p.problem('', { what: `${which} of peerAddress and defaultGateway ${are} given`, instead: 'give exactly one', code: 'NotExactlyOne' });
  }
  return {
    name,
    peerAddress,
    autoDiscovery: addressFamily === undefined ? undefined : { mode: 'DefaultGateway', defaultGateway: { addressFamily } },
    peerASN: peerAsn,
    peerConfigRef: peerConfigRef === undefined ? undefined : { name: peerConfigRef },
  };
});

const INSTANCE = {
  name: required(bgpName),
  localAsn: optional(asn),
  localPort: optional(port),
  peers: required(list(peer, 1)),
} satisfies Fields<CiliumBgpInstance>;

const instance = shape(INSTANCE, ({ name, localAsn, localPort, peers }, p) => {
  reportTwice(p, 'peers', 'peers', peers.map((one) => one.name));
  return { name, localASN: localAsn, localPort, peers };
});

const CLUSTER_CONFIG = {
  name: required(dnsSubdomain),
  nodeSelector: optional(bgpSelector),
  bgpInstances: required(list(instance, 1)),
} satisfies Fields<CiliumBgpClusterConfigProps>;

const MOST_INSTANCES = 16;

function settle({ name, nodeSelector, bgpInstances }: ValuesOf<typeof CLUSTER_CONFIG>, p: Props<keyof typeof CLUSTER_CONFIG>) {
  if (bgpInstances.length > MOST_INSTANCES) {
    p.problem('bgpInstances', {
      what: `${bgpInstances.length} are more than ${MOST_INSTANCES}`,
      instead: 'divide them among nodes, by another object', code: 'NumberOutOfRange',
    });
  }
  reportTwice(p, 'bgpInstances', 'instances', bgpInstances.map((one) => one.name));
  return { name, spec: { nodeSelector, bgpInstances } };
}

export const bgpClusterConfig = shape(CLUSTER_CONFIG, settle);

export type BgpClusterConfigSettings = Read<typeof bgpClusterConfig>;

export function placeBgpClusterConfig(scope: Construct, { name, spec }: BgpClusterConfigSettings): ApiObject {
  return customObject<CiliumBgpClusterConfigObject>(scope, 'Resource', { apiVersion: 'cilium.io/v2', kind: 'CiliumBGPClusterConfig', metadata: { name }, spec });
}
