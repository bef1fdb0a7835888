import { cidr, port } from '../../core/net';
import { Where } from '../../core/problem';
import { Fields, optional, Props, Read, readProps, ValuesOf } from '../../core/props';
import { quote } from '../../core/quote';
import { boolean, list } from '../../core/values';
import { asNumber, bgpPeer, CalicoBgpPeer } from './calico-bgp-peer';
import { calicoSelector, written } from './words';

/**
 * How Calico's nodes tell each other, and routers, where pods are.
 *
 * Source: Calico v3.32.1, `BGPConfiguration` and `BGPPeer` of `projectcalico.org/v3`.
 */
export interface CalicoBgpOptions {
  /**
   * Number of the cluster's autonomous system, 1 to 4294967295. `BGPConfiguration.spec.asNumber`. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default - 64512, by Calico
   */
  readonly asNumber?: number;

  /**
   * Whether every node talks to every other one, which fits up to about a hundred nodes. `BGPConfiguration.spec.nodeToNodeMeshEnabled`.
   * Errors: `MutuallyExclusive`, `WrongType`.
   * @default - true, and false with routeReflectors
   */
  readonly nodeToNodeMesh?: boolean;

  /**
   * TCP port that nodes talk BGP on. `BGPConfiguration.spec.listenPort`. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default - 179, by Calico
   */
  readonly listenPort?: number;

  /**
   * Networks of Services whose addresses inside the cluster are told to peers. `BGPConfiguration.spec.serviceClusterIPs`.
   * Errors: `CidrInvalid`, `CidrNotMasked`.
   * @default - none is told
   */
  readonly serviceClusterIPs?: string[];

  /**
   * Networks of external addresses of Services that are told to peers. `BGPConfiguration.spec.serviceExternalIPs`.
   * Errors: `CidrInvalid`, `CidrNotMasked`.
   * @default - none is told
   */
  readonly serviceExternalIPs?: string[];

  /**
   * Networks of addresses of Services of type LoadBalancer that are told to peers; a pool with the use `LoadBalancer` gives them away.
   * `BGPConfiguration.spec.serviceLoadBalancerIPs`. Errors: `CidrInvalid`, `CidrNotMasked`.
   * @default - none is told
   */
  readonly serviceLoadBalancerIPs?: string[];

  /**
   * Nodes that talk to all others in place of the mesh, as a selector of Calico's over their labels. Each of them needs the annotation
   * `projectcalico.org/RouteReflectorClusterID` too, which only its administrator can set. Makes a BGPPeer `route-reflectors`.
   * Errors: `ForbiddenCharacter`, `MutuallyExclusive`, `SelectorInvalid`.
   * @default - there are none
   */
  readonly routeReflectors?: string;

  /**
   * Routers, and nodes, that Calico's nodes talk to besides. Error: `MutuallyExclusive`, for two of one name.
   * @default - there are none
   */
  readonly peers?: CalicoBgpPeer[];
}

const FIELDS = {
  asNumber: optional(asNumber),
  nodeToNodeMesh: optional(boolean),
  listenPort: optional(port),
  serviceClusterIPs: optional(list(cidr)),
  serviceExternalIPs: optional(list(cidr)),
  serviceLoadBalancerIPs: optional(list(cidr)),
  routeReflectors: optional(calicoSelector),
  peers: optional(list(bgpPeer), []),
} satisfies Fields<CalicoBgpOptions>;

const REFLECTORS = 'route-reflectors';

/** Whether Calico's nodes talk BGP, and with whom. */
export class CalicoBgp {
  /** They do: it carries the routes of pools without VXLAN, and reaches routers. Errors: those of the options, all together. */
  static enabled(options: CalicoBgpOptions = {}): CalicoBgp {
    return new CalicoBgp(readProps(Where.call('CalicoBgp.enabled'), options, FIELDS, settle));
  }

  /** They do not: VXLAN alone carries packets, and no port is needed for BGP. */
  static disabled(): CalicoBgp {
    return new CalicoBgp({ enabled: false, peers: [], balancesLoad: false });
  }

  private constructor(
    /** @internal */
    readonly _plan: CalicoBgpPlan,
  ) {}
}

/** What that comes down to. */
export interface CalicoBgpPlan {
  readonly enabled: boolean;
  /** `spec` of the BGPConfiguration `default`; absent where nothing was said about it. */
  readonly configuration?: Partial<ReturnType<typeof bgpConfiguration>>;
  readonly peers: readonly CalicoBgpPeerPlan[];
  /** Whether addresses of Services of type LoadBalancer are told to somebody. */
  readonly balancesLoad: boolean;
  /** The selector of nodes that need an annotation. */
  readonly routeReflectors?: string;
}

type PeerRead = Read<typeof bgpPeer>;
export type CalicoBgpPeerPlan = Pick<PeerRead, 'name'> & { readonly spec: Partial<PeerRead['spec']>; readonly password?: PeerRead['password'] };

function settle(said: ValuesOf<typeof FIELDS>, p: Props<keyof CalicoBgpOptions>): CalicoBgpPlan {
  const { routeReflectors, nodeToNodeMesh, peers, serviceLoadBalancerIPs = [] } = said;
  const reflectors = routeReflectors === undefined ? [] : [{ name: REFLECTORS, spec: { nodeSelector: 'all()', peerSelector: routeReflectors } }];
  if (reflectors.length > 0 && nodeToNodeMesh === true) {
    p.problem('nodeToNodeMesh', {
      what: 'route reflectors stand in place of the mesh',
      instead: 'leave it out, or leave routeReflectors out',
      code: 'MutuallyExclusive',
    });
  }
  const all: readonly CalicoBgpPeerPlan[] = [...reflectors, ...peers];
  for (const { name } of all.filter((one, i) => all.findIndex((other) => other.name === one.name) < i)) {
    p.problem('peers', { what: `two peers are called ${quote(name)}`, instead: 'give each a name of its own', code: 'MutuallyExclusive' });
  }
  return {
    enabled: true,
    configuration: written(bgpConfiguration(said)),
    peers: all,
    balancesLoad: serviceLoadBalancerIPs.length > 0,
    routeReflectors,
  };
}

function bgpConfiguration(said: ValuesOf<typeof FIELDS>) {
  return {
    asNumber: said.asNumber,
    nodeToNodeMeshEnabled: said.nodeToNodeMesh ?? (said.routeReflectors === undefined ? undefined : false),
    listenPort: said.listenPort,
    serviceClusterIPs: networks(said.serviceClusterIPs),
    serviceExternalIPs: networks(said.serviceExternalIPs),
    serviceLoadBalancerIPs: networks(said.serviceLoadBalancerIPs),
  };
}

function networks(cidrs: readonly string[] | undefined) {
  return cidrs?.map((network) => ({ cidr: network }));
}
