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

/** One BGPPeer: whom some nodes, or all, talk BGP to. */
export interface CalicoBgpPeer {
  /** Name of the BGPPeer. Errors: `NameNotDnsSubdomain`, `NameTooLong`. */
  readonly name: string;

  /**
   * Address of the peer. Exactly one of this and `peerSelector` (`NotExactlyOne`). `spec.peerIP`. Error: `IpAddressInvalid`.
   * @default - peers are chosen by peerSelector
   */
  readonly peerIP?: string;

  /**
   * Number of the peer's autonomous system, 1 to 4294967295; with `peerIP` only. `spec.asNumber`.
   * Errors: `MutuallyExclusive`, `NotInteger`, `NumberOutOfRange`, `PropMissing`.
   * @default - that of the nodes which peerSelector chooses
   */
  readonly asNumber?: number;

  /**
   * Nodes that are peers, as a selector of Calico's over their labels. `spec.peerSelector`. Errors: `ForbiddenCharacter`, `SelectorInvalid`.
   * @default - the peer is at peerIP
   */
  readonly peerSelector?: string;

  /**
   * The one node that talks to it; not together with `nodeSelector`. `spec.node`. Errors: `MutuallyExclusive`, `NameNotDnsSubdomain`.
   * @default - those of nodeSelector
   */
  readonly node?: string;

  /**
   * The nodes that talk to it, as a selector of Calico's over their labels. `spec.nodeSelector`. Errors: `ForbiddenCharacter`, `SelectorInvalid`.
   * @default - every node
   */
  readonly nodeSelector?: string;

  /**
   * Name of a Secret with the password of the connection (TCP MD5), in the namespace of Calico's nodes: `kube-system`, or `calico-system` with
   * the operator. `spec.password.secretKeyRef`. Error: `SecretNameInvalid`.
   * @default - there is no password
   */
  readonly passwordSecretName?: string;

  /**
   * Key in that Secret. Error: `DataKeyInvalid`.
   * @default password
   */
  readonly passwordSecretKey?: string;

  /**
   * Which next hop routes are told with: `Auto`, `Self` or `Keep`. `spec.nextHopMode`. Error: `NotAllowedValue`.
   * @default - Auto, by Calico
   */
  readonly nextHopMode?: string;

  /**
   * Which address connections are made from: `UseNodeIP` or `None`. `spec.sourceAddress`. Error: `NotAllowedValue`.
   * @default - UseNodeIP, by Calico
   */
  readonly sourceAddress?: string;
}
