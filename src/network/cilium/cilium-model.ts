import { CiliumBgpSettings } from './bgp/cilium-bgp-options';
import { CiliumIpamPlan } from './cilium-ipam-plan';
import { CiliumValues } from './cilium-values';
import { CiliumInstallerPlan, CiliumRelease } from './install/cilium-release';

/** An install with every default filled in. */
export interface CiliumModel {
  readonly release: CiliumRelease;
  readonly installer: CiliumInstallerPlan;
  /** What was set, and what follows from it, by place in the chart. */
  readonly given: CiliumValues;
  /** The same over what Cilium does by itself. */
  readonly inEffect: CiliumValues;
  readonly ipam: CiliumIpamPlan;
  /** Whom it talks BGP to; absent where nobody said. */
  readonly bgp?: CiliumBgpSettings;
  /** Networks that pods get addresses from, of the families that are on. */
  readonly podCidrs: readonly string[];
  readonly podMtu: number;
  /** The second number of the version. */
  readonly minor: number;
}
