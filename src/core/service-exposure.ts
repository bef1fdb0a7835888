import { Where } from './problem';
import { isPlainObject, readProps, Rule } from './props';
import { quote } from './quote';
import { oneOf } from './values';

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

  private constructor(
    /** @internal */
    readonly _plan: ServicePlan,
  ) {}
}

/** What an exposure puts into a Service's `spec`. */
export interface ServicePlan {
  readonly type: string;
  readonly nodePort?: number;
  readonly externalTrafficPolicy?: string;
}
