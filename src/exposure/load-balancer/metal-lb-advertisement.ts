import { dnsSubdomain } from '../../core/names';
import { Fields, optional, ValuesOf } from '../../core/props';
import { list } from '../../core/values';
import { matching } from './pool-objects';
import { matchedLabels, metalLbNamespace, objectName } from './words';

/** What both ways in which MetalLB announces addresses have in common. */
export interface MetalLbAdvertisementProps {
  /**
   * Name of the object. Error: `NameNotDnsSubdomain`.
   * @default prow
   */
  readonly name?: string;

  /**
   * Namespace of MetalLB, outside of which it reads nothing. Error: `NameNotDnsLabel`.
   * @default metallb-system
   */
  readonly namespace?: string;

  /**
   * Names of the pools whose addresses are announced. `spec.ipAddressPools`. Errors: `EmptyList`, `NameNotDnsSubdomain`.
   * @default - prow
   */
  readonly pools?: string[];

  /**
   * Labels of the nodes that announce. `spec.nodeSelectors`. Errors: `LabelValueInvalid`, `QualifiedNameInvalid`.
   * @default - all nodes
   */
  readonly nodeLabels?: { [label: string]: string };
}

export const METAL_LB_ADVERTISEMENT = {
  name: objectName,
  namespace: metalLbNamespace,
  pools: optional(list(dnsSubdomain, 1), ['prow']),
  nodeLabels: optional(matchedLabels),
} satisfies Fields<MetalLbAdvertisementProps>;

/** What an announcement of pools says, of whatever kind. */
export function advertised({ pools, nodeLabels }: ValuesOf<typeof METAL_LB_ADVERTISEMENT>) {
  const nodes = matching(nodeLabels);
  return { ipAddressPools: pools, nodeSelectors: nodes && [nodes] };
}
