import { CiliumValues } from './cilium-values';

/** What a way of giving addresses comes down to. */
export interface CiliumIpamPlan {
  readonly values: CiliumValues;
  /** The networks that pods get addresses from; empty where nobody said. */
  readonly podCidrs: readonly string[];
  /** The call that says so, as errors name it. */
  readonly podCidrsFrom: string;
  /** Parts for nodes, where Cilium divides the networks once and for all. */
  readonly parts?: readonly { readonly cidrs: readonly string[]; readonly maskSize: number; readonly from: string }[];
}
