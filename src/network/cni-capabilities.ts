import { also, Fields, optional, Rule, shape } from '../core/props';
import { quote } from '../core/quote';
import { text } from '../core/safe-text';
import { boolean, integer, memberOf } from '../core/values';

/** Whether somebody looks after a network. */
export enum CniLifecycle {
  /** It gets fixes. */
  ACTIVE = 'active',
  /** It gets fixes, and its own project calls the way it is set up experimental. */
  EXPERIMENTAL = 'experimental',
  /** Nothing happens any more. */
  UNMAINTAINED = 'unmaintained',
}

/** What it takes to set a network up. */
export enum CniSetupEffort {
  /** The cluster brings it. */
  NONE = 'none',
  /** One manifest. */
  LOW = 'low',
  /** CRDs or an operator first, and a mode to choose. */
  MEDIUM = 'medium',
  /** A Helm chart that somebody has to render, and more that the kernel must have. */
  HIGH = 'high',
}

/**
 * What the network between pods can do. A fact that nobody knows is left out.
 *
 * Sources: those of the CNI's own description, at the version that it installs.
 */
export interface CniCapabilities {
  /**
   * Whether objects of kind NetworkPolicy have an effect (on addresses and ports, layers 3 and 4).
   * @default - not known
   */
  readonly enforcesNetworkPolicy?: boolean;

  /**
   * Whether its own policies see what is inside of HTTP and DNS, as paths and names (layer 7), without a service mesh beside it.
   * @default - not known
   */
  readonly l7Policy?: boolean;

  /**
   * What encrypts packets between nodes: `none`, `WireGuard`, `IPsec`, or `weave` for Weave's own two ways.
   * @default - not known
   */
  readonly encryption?: string;

  /**
   * What packets between nodes are wrapped in: `none`, `VXLAN`, `Geneve`, `IPIP`, `WireGuard`, `ESP`, `UDP`.
   * @default - not known
   */
  readonly encapsulation?: string;

  /**
   * Bytes of every packet between nodes that wrapping and encrypting take where nodes talk IPv4: a pod's MTU is that of the node's interface
   * less these.
   * @default - not known
   */
  readonly overheadBytes?: number;

  /**
   * The same where nodes talk IPv6.
   * @default - not known, or it cannot be
   */
  readonly ipv6OverheadBytes?: number;

  /**
   * Whether pods get an IPv4 and an IPv6 address where the CNI is told a network of each.
   * @default - not known
   */
  readonly dualStack?: boolean;

  /**
   * Whether all nodes must be in one layer 2 network, without a router between them.
   * @default - not known
   */
  readonly needsLayer2?: boolean;

  /**
   * What shows who talks to whom: `none`, `metrics`, `Hubble`, `Goldmane and Whisker`.
   * @default - not known
   */
  readonly observability?: string;

  /**
   * How Services of type LoadBalancer become reachable by the CNI alone: `none`, `BGP`, `L2 and BGP`.
   * @default - not known
   */
  readonly loadBalancer?: string;

  /**
   * Whether it does kube-proxy's work as it is set up, so that kube-proxy must not run.
   * @default - not known
   */
  readonly kubeProxyReplacement?: boolean;

  /**
   * Whether it can join the pods of several clusters.
   * @default - not known
   */
  readonly multiCluster?: boolean;

  /**
   * The oldest Linux kernel that it works with as it is set up: `5.10`.
   * @default - not known
   */
  readonly kernelMinimum?: string;

  /**
   * How many nodes it is made for, in words.
   * @default - not known
   */
  readonly scale?: string;

  /**
   * Whether somebody looks after it.
   * @default - not known
   */
  readonly lifecycle?: CniLifecycle;

  /**
   * Who looks after it: `community`, `Tigera`, `CNCF (graduated)`, `nobody`.
   *
   * Sources: flannel-io/flannel; projectcalico/calico, README.md; cncf/toc, proposals/graduation/cilium.md; cncf/landscape#4023.
   * @default - not known
   */
  readonly maintainedBy?: string;

  /**
   * Who sells support for it and no more than that: `none`, `Tigera`, `Isovalent`. A distribution that ships it may support it too.
   *
   * Sources: docs.tigera.io (Calico Enterprise); isovalent/cilium-cli-releases (Isovalent Enterprise for Cilium).
   * @default - not known
   */
  readonly enterpriseSupport?: string;

  /**
   * What it takes to set it up.
   * @default - not known
   */
  readonly setupEffort?: CniSetupEffort;

  /**
   * What its pod on each node asks the scheduler for, container by container, as `kube-flannel cpu 100m, memory 50Mi`, or `none`. What it uses
   * grows with the cluster, and nobody promises a number. Nothing is said about speed either, because the documents disagree about it.
   * @default - not known
   */
  readonly requestsPerNode?: string;
}

const kernelMinimum = also(text, (value) => (/^\d+\.\d+(\.\d+)?$/.test(value) ? undefined
  : { what: `${quote(value)} is not the version of a kernel`, instead: 'write one like "5.10"', code: 'NotAllowedValue' }));

const FIELDS = {
  enforcesNetworkPolicy: optional(boolean),
  l7Policy: optional(boolean),
  encryption: optional(text),
  encapsulation: optional(text),
  overheadBytes: optional(integer(0, 200)),
  ipv6OverheadBytes: optional(integer(0, 200)),
  dualStack: optional(boolean),
  needsLayer2: optional(boolean),
  observability: optional(text),
  loadBalancer: optional(text),
  kubeProxyReplacement: optional(boolean),
  multiCluster: optional(boolean),
  kernelMinimum: optional(kernelMinimum),
  scale: optional(text),
  lifecycle: optional(memberOf(CniLifecycle)),
  maintainedBy: optional(text),
  enterpriseSupport: optional(text),
  setupEffort: optional(memberOf(CniSetupEffort)),
  requestsPerNode: optional(text),
} satisfies Fields<CniCapabilities>;

/** Capabilities that somebody says a CNI has; what is left out stays out. */
export const cniCapabilities: Rule<CniCapabilities> = shape(FIELDS, (said) => (
  Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))
));
