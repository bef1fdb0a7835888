import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { CiliumNodeConfig as CiliumNodeConfigObject } from '../../../imports/cilium.io';
import { customObject } from '../../core/manifest';
import { dnsLabel, dnsSubdomain, labelValue, qualifiedName } from '../../core/names';
import { Where } from '../../core/problem';
import { Fields, nested, optional, readProps, required, shape } from '../../core/props';
import { list, memberOf, record } from '../../core/values';
import { settleConfigData } from './cilium-config';
import { CILIUM, CiliumOptions } from './cilium-options';

/** How a label is compared, as Kubernetes has it. */
export enum LabelSelectorOperator {
  /** It is there, with one of the values. */
  IN = 'In',
  /** It is not there, or with none of the values. */
  NOT_IN = 'NotIn',
  /** It is there. */
  EXISTS = 'Exists',
  /** It is not there. */
  DOES_NOT_EXIST = 'DoesNotExist',
}

/** One condition on labels, as Kubernetes has it. */
export interface CiliumNodeExpression {
  /** Key of the label. Error: `QualifiedNameInvalid`. */
  readonly key: string;

  /** How. Error: `NotAllowedValue`. */
  readonly operator: LabelSelectorOperator;

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
  readonly settings?: CiliumOptions;
}

const EXPRESSION = {
  key: required(qualifiedName),
  operator: required(memberOf(LabelSelectorOperator)),
  values: optional(list(labelValue, 1)),
} satisfies Fields<CiliumNodeExpression>;

const WITH_VALUES = [LabelSelectorOperator.IN, LabelSelectorOperator.NOT_IN];

/** One condition on labels. */
export const expression = shape(EXPRESSION, (read, p) => {
  const hasValues = read.values !== undefined;
  if (WITH_VALUES.includes(read.operator)) {
    if (!hasValues) p.problem('values', { what: `is missing, and operator is "${read.operator}"`, instead: 'give at least one', code: 'PropMissing' });
  } else if (hasValues) {
    p.problem('values', { what: 'is only compared by operators In and NotIn', instead: 'leave it out', code: 'MutuallyExclusive' });
  }
  return read;
});

/**
 * One CiliumNodeConfig, and nothing else: settings of Cilium that are different on some nodes. It needs the CRDs that Cilium's operator makes
 * when it starts, so it belongs into a chart that is applied later. Agents read it at their start. Errors: those of the properties, all together.
 *
 * Source: cilium 1.20, CRD `ciliumnodeconfigs.cilium.io`, version v2.
 */
export class CiliumNodeConfig extends Construct {
  /** The object. */
  readonly nodeConfig: ApiObject;

  constructor(scope: Construct, id: string, props: CiliumNodeConfigProps) {
    super(scope, id);
    const { name, namespace, matchLabels, matchExpressions, settings } = readProps(Where.construct(this.node.path), props, NODE_CONFIG);
    this.nodeConfig = customObject<CiliumNodeConfigObject>(this, 'Resource', {
      apiVersion: 'cilium.io/v2',
      kind: 'CiliumNodeConfig',
      metadata: { name, namespace },
      spec: { nodeSelector: { matchLabels, matchExpressions }, defaults: settings },
    });
  }
}

const NODE_CONFIG = {
  name: required(dnsSubdomain),
  namespace: optional(dnsLabel, 'kube-system'),
  matchLabels: optional(record(labelValue, qualifiedName)),
  matchExpressions: optional(list(expression)),
  settings: nested(shape(CILIUM, settleConfigData)),
} satisfies Fields<CiliumNodeConfigProps>;
