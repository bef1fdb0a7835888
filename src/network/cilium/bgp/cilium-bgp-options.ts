import { CiliumBgpAdvertisementProps } from './cilium-bgp-advertisement-props';
import { CiliumBgpClusterConfigProps } from './cilium-bgp-cluster-config-props';
import { CiliumBgpPeerConfigProps } from './cilium-bgp-peer-config-props';

/**
 * To whom Cilium tells routes by BGP, how, and which: the three kinds of objects of its BGP control plane. `CiliumBGPNodeConfigOverride` is not
 * among them.
 *
 * Source: cilium 1.20, Documentation/network/bgp-control-plane/bgp-control-plane-configuration.rst.
 */
export interface CiliumBgpOptions {
  /** Which nodes talk to whom, at least one. Errors: `EmptyList`, `MutuallyExclusive`, for two of one name. */
  readonly clusterConfigs: CiliumBgpClusterConfigProps[];

  /**
   * How peers are talked to; each peer refers to one by `peerConfigRef` (`FeatureMissing`). Error: `MutuallyExclusive`, for two of one name.
   * @default - none, so that nothing is announced
   */
  readonly peerConfigs?: CiliumBgpPeerConfigProps[];

  /**
   * What is announced; each is selected by a family of a peer configuration (`PropWithoutEffect`). That of `LoadBalancerPool.cilium({ bgpLabels })`
   * need not be among them. Error: `MutuallyExclusive`, for two of one name.
   * @default - none
   */
  readonly advertisements?: CiliumBgpAdvertisementProps[];
}
