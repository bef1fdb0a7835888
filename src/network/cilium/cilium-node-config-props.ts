import { CiliumSettings } from './cilium-settings';

/** One condition on labels, as Kubernetes has it. */
export interface CiliumNodeExpression {
  /** Key of the label. Error: `QualifiedNameInvalid`. */
  readonly key: string;

  /** `In`, `NotIn`, `Exists` or `DoesNotExist`. Error: `NotAllowedValue`. */
  readonly operator: string;

  /**
   * Values, with `In` and `NotIn` (`PropMissing`, `MutuallyExclusive`). Errors: `EmptyList`, `LabelValueInvalid`.
   * @default - none
   */
  readonly values?: string[];
}

/** Properties of `CiliumNodeConfig`. */
export interface CiliumNodeConfigProps {
  /** Name of the object. Errors: `NameNotDnsSubdomain`, `NameTooLong`. */
  readonly name: string;

  /**
   * Namespace that Cilium is installed in. Errors: `NameNotDnsLabel`, `NameTooLong`.
   * @default kube-system
   */
  readonly namespace?: string;

  /**
   * Labels that a node has, all of them. Without this and `matchExpressions` every node is meant. `spec.nodeSelector.matchLabels`.
   * Errors: `LabelValueInvalid`, `QualifiedNameInvalid`.
   * @default - no label is asked for
   */
  readonly matchLabels?: { [label: string]: string };

  /**
   * Further conditions, all of which hold. `spec.nodeSelector.matchExpressions`.
   * @default - none
   */
  readonly matchExpressions?: CiliumNodeExpression[];

  /**
   * What is different on these nodes. Becomes keys of `spec.defaults`; settings that are more than keys of cilium-config are refused
   * (`PropWithoutEffect`).
   * @default - nothing
   */
  readonly settings?: CiliumSettings;
}
