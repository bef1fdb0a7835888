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
