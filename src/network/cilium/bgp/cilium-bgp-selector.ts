import { CiliumNodeExpression } from '../cilium-node-config';

/** What has certain labels, as Kubernetes selects it. At least one of the two is given (`PropMissing`). */
export interface CiliumBgpSelector {
  /**
   * Labels that it has, all of them. `matchLabels`. Errors: `LabelValueInvalid`, `QualifiedNameInvalid`.
   * @default - no label is asked for
   */
  readonly matchLabels?: { [label: string]: string };

  /**
   * Further conditions, all of which hold. `matchExpressions`.
   * @default - none
   */
  readonly matchExpressions?: CiliumNodeExpression[];
}
