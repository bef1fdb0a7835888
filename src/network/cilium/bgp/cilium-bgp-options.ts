import { Fields, optional, Props, Read, required, shape, ValuesOf } from '../../../core/props';
import { quote } from '../../../core/quote';
import { list } from '../../../core/values';
import { bgpAdvertisement, CiliumBgpAdvertisementProps } from './cilium-bgp-advertisement';
import { bgpClusterConfig, CiliumBgpClusterConfigProps } from './cilium-bgp-cluster-config';
import { bgpPeerConfig, CiliumBgpPeerConfigProps } from './cilium-bgp-peer-config';
import { selects } from './cilium-bgp-selector';
import { reportTwice } from './words';

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

const BGP = {
  clusterConfigs: required(list(bgpClusterConfig, 1)),
  peerConfigs: optional(list(bgpPeerConfig), []),
  advertisements: optional(list(bgpAdvertisement), []),
} satisfies Fields<CiliumBgpOptions>;

export const ciliumBgp = shape(BGP, (bgp, p) => {
  reportTwice(p, 'clusterConfigs', 'cluster configurations', bgp.clusterConfigs.map(({ name }) => name));
  reportTwice(p, 'peerConfigs', 'peer configurations', bgp.peerConfigs.map(({ name }) => name));
  reportTwice(p, 'advertisements', 'advertisements', bgp.advertisements.map(({ name }) => name));
  reportLost(p, bgp);
  reportUnselected(p, bgp);
  return bgp;
});

export type CiliumBgpSettings = Read<typeof ciliumBgp>;

function reportLost(p: Props<keyof typeof BGP>, { clusterConfigs, peerConfigs }: ValuesOf<typeof BGP>): void {
  const known = peerConfigs.map(({ name }) => name);
  const instead = known.length === 0 ? 'add it to peerConfigs' : `add it to peerConfigs, or write one of ${known.map(quote).join(', ')}`;
  clusterConfigs.forEach(({ spec }, i) => spec.bgpInstances.forEach(({ peers }, j) => peers.forEach(({ peerConfigRef }, k) => {
    if (peerConfigRef === undefined || known.includes(peerConfigRef.name)) return;
    p.problem(`clusterConfigs[${i}].bgpInstances[${j}].peers[${k}].peerConfigRef`, {
      what: `no peer configuration is called ${quote(peerConfigRef.name)}`, instead, code: 'FeatureMissing',
    });
  })));
}

function reportUnselected(p: Props<keyof typeof BGP>, { peerConfigs, advertisements }: ValuesOf<typeof BGP>): void {
  const families = peerConfigs.flatMap(({ spec }) => spec.families);
  advertisements.forEach(({ labels }, i) => {
    if (families.some((family) => selects(family.advertisements, labels))) return;
    p.problem(`advertisements[${i}].labels`, {
      what: 'are selected by no family of a peer configuration, so that nothing of it is announced', instead: 'write what peerConfigs select', code: 'PropWithoutEffect',
    });
  });
}
