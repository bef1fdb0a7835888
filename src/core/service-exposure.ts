import { qualifiedName } from './names';
import { cidr, port } from './net';
import { nodeListener } from './node-services';
import { Where } from './problem';
import { Fields, inWords, isPlainObject, optional, readProps, required, Rule, ValuesOf } from './props';
import { quote } from './quote';
import { multilineText } from './safe-text';
import { boolean, list, memberOf, record } from './values';

/** The range that an API server allocates node ports from unless it is told otherwise. */
export const DEFAULT_NODE_PORT_RANGE = '30000-32767';

/** A node port of the given range, `30000-32767` by default. */
export function nodePortIn(range: string): Rule<number> {
  const [min, max] = range.split('-').map(Number);
  return (value, report) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) {
      return report({ what: `${quote(value)} is not an integer`, instead: `pick a port from ${range}`, code: 'NotInteger' });
    }
    if (value < min || value > max) {
      return report({ what: `${value} is outside ${range}`, instead: 'pick a port in that range, or leave it out', code: 'NodePortOutOfRange' });
    }
    const listener = nodeListener(value);
    if (listener !== undefined) {
      return report({ what: `${value} is where ${listener} of the node listens`, instead: `pick another port from ${range}`, code: 'PortOfNode' });
    }
    return value;
  };
}

function isPortRange(value: string): boolean {
  const [, min, max] = /^(\d{1,5})-(\d{1,5})$/.exec(value) ?? [];
  return Number(min) >= 1 && Number(max) <= 65535 && Number(min) <= Number(max);
}

/** A range of ports as `--service-node-port-range` of kube-apiserver takes it: `30000-32767`. */
export const nodePortRange: Rule<string> = (value, report) => {
  if (typeof value === 'string' && isPortRange(value)) return value;
  return report({ what: `${quote(value)} is not a range of ports`, instead: `write it as kube-apiserver's --service-node-port-range has it, like `
    + `${quote(DEFAULT_NODE_PORT_RANGE)}`, code: 'PortRangeInvalid' });
};

/** On which nodes a Service answers, and whether it sees the caller's address. */
export enum ExternalTrafficPolicy {
  /** Every node answers, and forwards to pods on other nodes; the caller's address is lost. */
  CLUSTER = 'Cluster',
  /** Only nodes that run a pod of the Service answer, and it sees the caller's address. */
  LOCAL = 'Local',
}

/** Options of `ServiceExposure.nodePort`. */
export interface NodePortServiceOptions {
  /**
   * Whether a node forwards traffic to pods on other nodes. `Local` keeps the caller's address, and answers only on nodes that run the pod.
   *
   * Ends up in the Service's `spec.externalTrafficPolicy`. Error: `NotAllowedValue`.
   *
   * @default - ExternalTrafficPolicy.CLUSTER, by Kubernetes
   */
  readonly externalTrafficPolicy?: ExternalTrafficPolicy;

  /**
   * The range in which the API server accepts node ports (its flag `--service-node-port-range`).
   *
   * A port outside of it raises `NodePortOutOfRange`. Does not end up in the output.
   *
   * @default 30000-32767
   */
  readonly nodePortRange?: string;
}

/** A class of load balancers: `name` or `example.com/name`. Source: Kubernetes pkg/apis/core/validation (ValidateQualifiedName) at v1.33.13. */
export const loadBalancerClass = inWords(qualifiedName, (value) => ({
  what: `${quote(value)} is not the name of a class of load balancers`,
  instead: 'write it as "name" or "example.com/name"',
  code: 'QualifiedNameInvalid',
}));

/** Options of `ServiceExposure.loadBalancer`. */
export interface LoadBalancerServiceOptions {
  /**
   * Port at which the Service answers, inside and outside of the cluster. `spec.ports[].port`. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default - the component's own: 8888 for hook, 80 for deck
   */
  readonly port?: number;

  /**
   * Which implementation gives the address, where the cluster has several. It cannot be changed later. `spec.loadBalancerClass`.
   * Error: `QualifiedNameInvalid`.
   * @default - the cluster's default
   */
  readonly loadBalancerClass?: string;

  /**
   * Networks from which callers are let in. `spec.loadBalancerSourceRanges`. Errors: `CidrInvalid`, `CidrNotMasked`, `EmptyList`.
   * @default - everybody
   */
  readonly loadBalancerSourceRanges?: string[];

  /**
   * Whether a node forwards traffic to pods on other nodes. `spec.externalTrafficPolicy`. Error: `NotAllowedValue`.
   * @default - ExternalTrafficPolicy.CLUSTER, by Kubernetes
   */
  readonly externalTrafficPolicy?: ExternalTrafficPolicy;

  /**
   * Whether the Service also gets a port of every node, which only some load balancers need. `spec.allocateLoadBalancerNodePorts`.
   * @default - true, by Kubernetes
   */
  readonly allocateLoadBalancerNodePorts?: boolean;

  /**
   * Annotations by which the implementation is told more, such as a fixed address. Error: `QualifiedNameInvalid`.
   * @default - none
   */
  readonly annotations?: { [annotation: string]: string };
}

const NODE_PORT = {
  nodePort: required((value) => value),
  nodePortRange: optional(nodePortRange, DEFAULT_NODE_PORT_RANGE),
  externalTrafficPolicy: optional(memberOf(ExternalTrafficPolicy)),
} satisfies Fields<NodePortServiceOptions & { nodePort: unknown }>;

const LOAD_BALANCER = {
  port: optional(port),
  loadBalancerClass: optional(loadBalancerClass),
  loadBalancerSourceRanges: optional(list(cidr, 1)),
  externalTrafficPolicy: optional(memberOf(ExternalTrafficPolicy)),
  allocateLoadBalancerNodePorts: optional(boolean),
  annotations: optional(record(multilineText, qualifiedName)),
} satisfies Fields<LoadBalancerServiceOptions>;

/**
 * How one Service is reached from outside the cluster.
 */
export class ServiceExposure {
  /** Only pods of the cluster reach the Service. */
  static clusterIp(): ServiceExposure {
    return new ServiceExposure({ type: 'ClusterIP' });
  }

  /**
   * Every node of the cluster answers on this port, for pods anywhere.
   *
   * @param nodePort the port; outside the range it raises `NodePortOutOfRange`, where the node itself listens `PortOfNode`
   */
  static nodePort(nodePort: number, options: NodePortServiceOptions = {}): ServiceExposure {
    const props = isPlainObject(options ?? {}) ? { ...options, nodePort } : options;
    return readProps(Where.call('ServiceExposure.nodePort'), props, NODE_PORT, ({ nodePortRange: range, externalTrafficPolicy }, p) => (
      new ServiceExposure({ type: 'NodePort', nodePort: p.again('nodePort', nodePortIn(range)), externalTrafficPolicy })
    ));
  }

  /**
   * A load balancer in front of the cluster answers, at an address of its own. Something in the cluster, or its cloud, must give that address.
   *
   * Errors: those of the options, all together.
   */
  static loadBalancer(options: LoadBalancerServiceOptions = {}): ServiceExposure {
    return new ServiceExposure({ type: 'LoadBalancer', ...readProps(Where.call('ServiceExposure.loadBalancer'), options, LOAD_BALANCER) });
  }

  /** @internal */
  static _of(plan: ServicePlan): ServiceExposure {
    return new ServiceExposure(plan);
  }

  private constructor(
    /** @internal */
    readonly _plan: ServicePlan,
  ) {}
}

/** What an exposure puts into a Service, by the names of its `spec`. */
export interface ServicePlan extends Partial<ValuesOf<typeof LOAD_BALANCER>> {
  readonly type: string;
  readonly nodePort?: number;
  /** Beside the component's own. */
  readonly labels?: Readonly<Record<string, string>>;
}
