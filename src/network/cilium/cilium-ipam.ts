import { cidr } from '../../core/net';
import { Where } from '../../core/problem';
import { Fields, optional, readProps } from '../../core/props';
import { boolean, list } from '../../core/values';
import { CiliumClusterPoolOptions, CiliumIpamPlan, CiliumMultiPoolOptions, CLUSTER_POOL, MULTI_POOL, settleClusterPool, settlePools } from './cilium-pools';
import { CiliumValues, placed, together } from './cilium-values';

/** Options of `CiliumIpam.kubernetes`. */
export interface CiliumKubernetesIpamOptions {
  /**
   * The networks that kube-controller-manager divides among nodes, its `--cluster-cidr`. Cilium reads each node's part and needs no more;
   * they are compared with other networks and do not end up in the output. Errors: `CidrInvalid`, `CidrNotMasked`.
   * @default - not known
   */
  readonly podCidrs?: string[];

  /**
   * Whether Cilium waits until its node has an IPv4 network. Value `k8s.requireIPv4PodCIDR`. Error: `WrongType`.
   * @default - false, by Cilium
   */
  readonly requireIpv4PodCidr?: boolean;

  /**
   * The same for IPv6. Value `k8s.requireIPv6PodCIDR`. Error: `WrongType`.
   * @default - false, by Cilium
   */
  readonly requireIpv6PodCidr?: boolean;
}

/** Options of the modes in which something else than Cilium knows the networks of pods. */
export interface CiliumForeignIpamOptions {
  /**
   * The networks that pods get addresses from, where they are known: they are compared with other networks and do not end up in the output.
   * Errors: `CidrInvalid`, `CidrNotMasked`.
   * @default - not known
   */
  readonly podCidrs?: string[];
}

const FOREIGN = { podCidrs: optional(list(cidr), []) } satisfies Fields<CiliumForeignIpamOptions>;

const KUBERNETES = {
  ...FOREIGN,
  requireIpv4PodCidr: placed('k8s.requireIPv4PodCIDR', boolean),
  requireIpv6PodCidr: placed('k8s.requireIPv6PodCIDR', boolean),
} satisfies Fields<CiliumKubernetesIpamOptions>;

/** Who gives pods their addresses. It must not be changed on a running cluster. */
export class CiliumIpam {
  /**
   * Cilium's operator divides networks of its own among the nodes; kube-controller-manager's are not looked at. Value `ipam.mode`.
   * Errors: those of the options, all together.
   */
  static clusterPool(options: CiliumClusterPoolOptions = {}): CiliumIpam {
    return new CiliumIpam(readProps(Where.call('CiliumIpam.clusterPool'), options, CLUSTER_POOL, settleClusterPool));
  }

  /**
   * Every node has a network from kube-controller-manager, which needs `--allocate-node-cidrs` and `--cluster-cidr` for it. Value `ipam.mode`.
   * Errors: those of the options, all together.
   */
  static kubernetes(options: CiliumKubernetesIpamOptions = {}): CiliumIpam {
    const { podCidrs, ...values } = readProps(Where.call('CiliumIpam.kubernetes'), options, KUBERNETES);
    return new CiliumIpam({
      values: { 'ipam.mode': 'kubernetes', ...together(values) }, podCidrs, podCidrsFrom: 'CiliumIpam.kubernetes({ podCidrs })',
    });
  }

  /**
   * Several pools, of which a pod or namespace names one by the annotation `ipam.cilium.io/ip-pool`. Beta: the plan warns of it.
   * Value `ipam.mode`. Errors: those of the options, all together.
   */
  static multiPool(options: CiliumMultiPoolOptions = {}): CiliumIpam {
    return new CiliumIpam(readProps(Where.call('CiliumIpam.multiPool'), options, MULTI_POOL, settlePools));
  }

  /** Somebody else writes each node's addresses into its object CiliumNode. Value `ipam.mode`. Errors: those of the options, all together. */
  static crd(options: CiliumForeignIpamOptions = {}): CiliumIpam {
    return CiliumIpam.foreign('crd', { 'ipam.mode': 'crd' }, options);
  }

  /** Another plugin of the container network gives addresses. Value `ipam.mode`. Errors: those of the options, all together. */
  static delegatedPlugin(options: CiliumForeignIpamOptions = {}): CiliumIpam {
    return CiliumIpam.foreign('delegatedPlugin', { 'ipam.mode': 'delegated-plugin' }, options);
  }

  /** Pods have addresses of Amazon's network interfaces. Values `ipam.mode` and `eni.enabled`. Errors: those of the options, all together. */
  static eni(options: CiliumForeignIpamOptions = {}): CiliumIpam {
    return CiliumIpam.foreign('eni', { 'ipam.mode': 'eni', 'eni.enabled': true }, options);
  }

  /** Pods have addresses of Azure's network interfaces. Values `ipam.mode` and `azure.enabled`. Errors: those of the options, all together. */
  static azure(options: CiliumForeignIpamOptions = {}): CiliumIpam {
    return CiliumIpam.foreign('azure', { 'ipam.mode': 'azure', 'azure.enabled': true }, options);
  }

  /** Pods have addresses of Alibaba Cloud's network interfaces. Values `ipam.mode` and `alibabacloud.enabled`. Errors: those of the options. */
  static alibabacloud(options: CiliumForeignIpamOptions = {}): CiliumIpam {
    return CiliumIpam.foreign('alibabacloud', { 'ipam.mode': 'alibabacloud', 'alibabacloud.enabled': true }, options);
  }

  private static foreign(factory: string, values: CiliumValues, options: CiliumForeignIpamOptions): CiliumIpam {
    const { podCidrs } = readProps(Where.call(`CiliumIpam.${factory}`), options, FOREIGN);
    return new CiliumIpam({ values, podCidrs, podCidrsFrom: `CiliumIpam.${factory}({ podCidrs })` });
  }

  private constructor(
    /** @internal */
    readonly _plan: CiliumIpamPlan,
  ) {}
}
