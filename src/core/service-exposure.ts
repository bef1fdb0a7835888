import { qualifiedName } from './names';
import { cidr, port } from './net';
import { Where } from './problem';
import { isPlainObject, PropsReader, readProps, Rule } from './props';
import { quote } from './quote';
import { multilineText } from './safe-text';
import { boolean, list, oneOf, record } from './values';

/** The range that an API server allocates node ports from unless it is told otherwise. */
export const DEFAULT_NODE_PORT_RANGE = '30000-32767';

/** A node port of the given range, `30000-32767` by default. */
export function nodePortIn(range: string): Rule<number> {
  const [min, max] = range.split('-').map(Number);
  return (value, report) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) {
      report({ what: `${quote(value)} is not an integer`, instead: `pick a port from ${range}`, code: 'NotInteger' });
    } else if (value < min || value > max) {
      report({ what: `${value} is outside ${range}`, instead: 'pick a port in that range, or leave it out', code: 'NodePortOutOfRange' });
    }
    return value as number;
  };
}

/** A range of ports as `--service-node-port-range` of kube-apiserver takes it: `30000-32767`. */
export const nodePortRange: Rule<string> = (value, report) => {
  const match = typeof value === 'string' ? /^(\d{1,5})-(\d{1,5})$/.exec(value) : null;
  if (!match || Number(match[1]) < 1 || Number(match[2]) > 65535 || Number(match[1]) > Number(match[2])) {
    report({ what: `${quote(value)} is not a range of ports`, instead: `write it as kube-apiserver's --service-node-port-range has it, like ${quote(DEFAULT_NODE_PORT_RANGE)}`, code: 'PortRangeInvalid' });
    return DEFAULT_NODE_PORT_RANGE;
  }
  return value as string;
};

/** Options of `ServiceExposure.nodePort`. */
export interface NodePortServiceOptions {
  /**
   * Whether a node forwards traffic to pods on other nodes. `Local` keeps the caller's address, and answers only on nodes that run the pod.
   *
   * Allowed: `Cluster`, `Local`. Ends up in the Service's `spec.externalTrafficPolicy`.
   *
   * @default Cluster
   */
  readonly externalTrafficPolicy?: string;

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
export const loadBalancerClass: Rule<string> = (value, report) => {
  qualifiedName(value, Object.assign(() => report({
    what: `${quote(value)} is not the name of a class of load balancers`,
    instead: 'write it as "name" or "example.com/name"',
    code: 'QualifiedNameInvalid',
  }), { at: report.at }));
  return value as string;
};

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
   * Whether a node forwards traffic to pods on other nodes: `Cluster` does, `Local` does not and keeps the caller's address.
   * `spec.externalTrafficPolicy`. Error: `NotAllowedValue`.
   * @default - Cluster, by Kubernetes
   */
  readonly externalTrafficPolicy?: string;

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
   * @param nodePort the port; outside the range it raises `NodePortOutOfRange`
   */
  static nodePort(nodePort: number, options: NodePortServiceOptions = {}): ServiceExposure {
    const props = isPlainObject(options ?? {}) ? { ...options, nodePort } : options;
    return readProps<NodePortServiceOptions & { nodePort: number }, ServiceExposure>(Where.call('ServiceExposure.nodePort'), props, (p) => {
      const range = p.optional('nodePortRange', nodePortRange, DEFAULT_NODE_PORT_RANGE);
      return new ServiceExposure({ type: 'NodePort', nodePort: p.required('nodePort', nodePortIn(range)), externalTrafficPolicy: p.optional('externalTrafficPolicy', oneOf('Cluster', 'Local')) });
    });
  }

  /**
   * A load balancer in front of the cluster answers, at an address of its own. Something in the cluster, or its cloud, must give that address.
   *
   * Errors: those of the options, all together.
   */
  static loadBalancer(options: LoadBalancerServiceOptions = {}): ServiceExposure {
    return new ServiceExposure(readProps<LoadBalancerServiceOptions, ServicePlan>(Where.call('ServiceExposure.loadBalancer'), options, readLoadBalancer));
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

function readLoadBalancer(p: PropsReader<LoadBalancerServiceOptions>): ServicePlan {
  return {
    type: 'LoadBalancer',
    port: p.optional('port', port),
    loadBalancerClass: p.optional('loadBalancerClass', loadBalancerClass),
    loadBalancerSourceRanges: p.optional('loadBalancerSourceRanges', list(cidr, 1)),
    externalTrafficPolicy: p.optional('externalTrafficPolicy', oneOf('Cluster', 'Local')),
    allocateLoadBalancerNodePorts: p.optional('allocateLoadBalancerNodePorts', boolean),
    annotations: p.optional('annotations', record(multilineText, qualifiedName)),
  };
}

/** What an exposure puts into a Service, by the names of its `spec`. */
export interface ServicePlan {
  readonly type: string;
  readonly nodePort?: number;
  readonly externalTrafficPolicy?: string;
  /** Instead of the component's own. */
  readonly port?: number;
  readonly loadBalancerClass?: string;
  readonly loadBalancerSourceRanges?: readonly string[];
  readonly allocateLoadBalancerNodePorts?: boolean;
  /** Of the Service itself, below what its author says. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Beside the component's own. */
  readonly labels?: Readonly<Record<string, string>>;
}
