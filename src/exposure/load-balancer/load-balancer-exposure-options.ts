import { ExternalTrafficPolicy } from '../../core/service-exposure';
import { LoadBalancerPool } from './load-balancer-pool';

/** How load balancers lead to hook and deck. They end no TLS. */
export interface LoadBalancerExposureOptions {
  /**
   * Which of the two Services has a load balancer: `both`, `hook` or `deck`; pods alone reach the other. Error: `NotAllowedValue`.
   * @default both
   */
  readonly inFrontOf?: string;

  /**
   * What gives the addresses. Error: `WrongType`.
   * @default - the cluster's cloud, or whatever looks after Services of `loadBalancerClass`
   */
  readonly pool?: LoadBalancerPool;

  /**
   * Class of the load balancers. It cannot be changed later. `spec.loadBalancerClass` of the Services. Error: `QualifiedNameInvalid`.
   * @default - the pool's own; without one, the cluster's default
   */
  readonly loadBalancerClass?: string;

  /**
   * Port at which GitHub sends webhooks, to the path `/hook`. `spec.ports[].port` of Service `hook`, inside the cluster too.
   * Errors: `NotInteger`, `NumberOutOfRange`, `PropWithoutEffect`.
   * @default 8888
   */
  readonly hookPort?: number;

  /**
   * Port at which people see deck. `spec.ports[].port` of Service `deck`, inside the cluster too.
   * Errors: `NotInteger`, `NumberOutOfRange`, `PortTaken` when hook has it at the same address, `PropWithoutEffect`.
   * @default 80
   */
  readonly deckPort?: number;

  /**
   * The address that hook's load balancer gets, in an annotation of the pool's. It may be deck's too.
   * Errors: `AddressOutsidePool`, `IpAddressInvalid`, `PoolCannot`, `PropWithoutEffect`.
   * @default - any
   */
  readonly hookAddress?: string;

  /**
   * The address that deck's load balancer gets, in an annotation of the pool's. It may be hook's too.
   * Errors: `AddressOutsidePool`, `IpAddressInvalid`, `PoolCannot`, `PropWithoutEffect`.
   * @default - any
   */
  readonly deckAddress?: string;

  /**
   * DNS name or address that GitHub is told. It ends up in the notes. Errors: `AddressInvalid`, `PropWithoutEffect`.
   * @default - hookAddress; without one, the notes tell how to find it
   */
  readonly hookHost?: string;

  /**
   * DNS name or address under which people see deck. It ends up in the links that Prow writes into pull requests.
   * Errors: `AddressInvalid`, `PropWithoutEffect`.
   * @default - deckAddress; without one, pull requests get no links
   */
  readonly deckHost?: string;

  /**
   * Networks from which webhooks are taken; GitHub's own are `hooks` of https://api.github.com/meta, and change now and then.
   * `spec.loadBalancerSourceRanges` of Service `hook`. Errors: `CidrInvalid`, `CidrNotMasked`, `EmptyList`, `PropWithoutEffect`.
   * @default - everybody may send; hook refuses what GitHub has not signed
   */
  readonly webhookSources?: string[];

  /**
   * Networks from which people see deck. `spec.loadBalancerSourceRanges` of Service `deck`.
   * Errors: `CidrInvalid`, `CidrNotMasked`, `EmptyList`, `PropWithoutEffect`.
   * @default - everybody may see it
   */
  readonly deckSources?: string[];

  /**
   * Whether a node forwards to pods on other nodes: `Cluster` does, `Local` does not and keeps the caller's address.
   * `spec.externalTrafficPolicy`. Errors: `NotAllowedValue`, `PoolCannot`.
   * @default - Cluster, by Kubernetes
   */
  readonly externalTrafficPolicy?: ExternalTrafficPolicy;

  /**
   * Whether the Services also get a port of every node, which only some load balancers need. `spec.allocateLoadBalancerNodePorts`.
   * @default - true, by Kubernetes
   */
  readonly allocateLoadBalancerNodePorts?: boolean;

  /**
   * Annotations of the Services, in the words of a cloud. Error: `QualifiedNameInvalid`.
   * @default - the pool's own
   */
  readonly annotations?: { [annotation: string]: string };
}
