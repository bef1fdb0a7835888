import { Where } from '../../core/problem';
import { readOldProps } from '../../core/props-reader';
import { boolean, list } from '../../core/values';
import { cidr } from '../../core/net';
import { CiliumClusterPoolOptions, CiliumForeignIpamOptions, CiliumKubernetesIpamOptions, CiliumMultiPoolOptions } from './cilium-ipam-options';
import { CiliumIpamPlan } from './cilium-ipam-plan';
import { readClusterPool, readPools } from './cilium-pools';
import { readFields } from './fields';

/** Who gives pods their addresses. It must not be changed on a running cluster. */
export class CiliumIpam {
  /**
   * Cilium's operator divides networks of its own among the nodes; kube-controller-manager's are not looked at. Value `ipam.mode`.
   * Errors: those of the options, all together.
   */
  static clusterPool(options: CiliumClusterPoolOptions = {}): CiliumIpam {
    return new CiliumIpam(readOldProps<CiliumClusterPoolOptions, CiliumIpamPlan>(Where.call('CiliumIpam.clusterPool'), options, readClusterPool));
  }

  /**
   * Every node has a network from kube-controller-manager, which needs `--allocate-node-cidrs` and `--cluster-cidr` for it. Value `ipam.mode`.
   * Errors: those of the options, all together.
   */
  static kubernetes(options: CiliumKubernetesIpamOptions = {}): CiliumIpam {
    return new CiliumIpam(readOldProps<CiliumKubernetesIpamOptions, CiliumIpamPlan>(Where.call('CiliumIpam.kubernetes'), options, (p) => ({
      values: {
        'ipam.mode': 'kubernetes',
        ...readFields(p, [['requireIpv4PodCidr', 'k8s.requireIPv4PodCIDR', boolean], ['requireIpv6PodCidr', 'k8s.requireIPv6PodCIDR', boolean]]),
      },
      podCidrs: p.optional('podCidrs', list(cidr), []),
      podCidrsFrom: 'CiliumIpam.kubernetes({ podCidrs })',
    })));
  }

  /**
   * Several pools, of which a pod or namespace names one by the annotation `ipam.cilium.io/ip-pool`. Beta: the plan warns of it.
   * Value `ipam.mode`. Errors: those of the options, all together.
   */
  static multiPool(options: CiliumMultiPoolOptions = {}): CiliumIpam {
    return new CiliumIpam(readOldProps<CiliumMultiPoolOptions, CiliumIpamPlan>(Where.call('CiliumIpam.multiPool'), options, readPools));
  }

  /** Somebody else writes each node's addresses into its object CiliumNode. Value `ipam.mode`. Errors: those of the options, all together. */
  static crd(options: CiliumForeignIpamOptions = {}): CiliumIpam {
    return CiliumIpam.foreign('crd', 'crd', {}, options);
  }

  /** Another plugin of the container network gives addresses. Value `ipam.mode`. Errors: those of the options, all together. */
  static delegatedPlugin(options: CiliumForeignIpamOptions = {}): CiliumIpam {
    return CiliumIpam.foreign('delegatedPlugin', 'delegated-plugin', {}, options);
  }

  /** Pods have addresses of Amazon's network interfaces. Values `ipam.mode` and `eni.enabled`. Errors: those of the options, all together. */
  static eni(options: CiliumForeignIpamOptions = {}): CiliumIpam {
    return CiliumIpam.foreign('eni', 'eni', { 'eni.enabled': true }, options);
  }

  /** Pods have addresses of Azure's network interfaces. Values `ipam.mode` and `azure.enabled`. Errors: those of the options, all together. */
  static azure(options: CiliumForeignIpamOptions = {}): CiliumIpam {
    return CiliumIpam.foreign('azure', 'azure', { 'azure.enabled': true }, options);
  }

  /** Pods have addresses of Alibaba Cloud's network interfaces. Values `ipam.mode` and `alibabacloud.enabled`. Errors: those of the options. */
  static alibabacloud(options: CiliumForeignIpamOptions = {}): CiliumIpam {
    return CiliumIpam.foreign('alibabacloud', 'alibabacloud', { 'alibabacloud.enabled': true }, options);
  }

  private static foreign(factory: string, mode: string, values: Readonly<Record<string, boolean>>, options: CiliumForeignIpamOptions): CiliumIpam {
    return new CiliumIpam(readOldProps<CiliumForeignIpamOptions, CiliumIpamPlan>(Where.call(`CiliumIpam.${factory}`), options, (p) => ({
      values: { 'ipam.mode': mode, ...values },
      podCidrs: p.optional('podCidrs', list(cidr), []),
      podCidrsFrom: `CiliumIpam.${factory}({ podCidrs })`,
    })));
  }

  private constructor(
    /** @internal */
    readonly _plan: CiliumIpamPlan,
  ) {}
}
