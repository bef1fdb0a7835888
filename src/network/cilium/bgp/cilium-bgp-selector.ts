import { labelValue, qualifiedName } from '../../../core/names';
import { Fields, optional, Read, shape } from '../../../core/props';
import { list, record } from '../../../core/values';
import { CiliumNodeExpression, expression, LabelSelectorOperator } from '../cilium-node-config';

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

const SELECTOR = {
  matchLabels: optional(record(labelValue, qualifiedName)),
  matchExpressions: optional(list(expression)),
} satisfies Fields<CiliumBgpSelector>;

/** One without a condition would select everything in one place and nothing in another, so that there is none. */
export const bgpSelector = shape(SELECTOR, (selector, p) => {
  const { matchLabels = {}, matchExpressions = [] } = selector;
  if (Object.keys(matchLabels).length + matchExpressions.length === 0) {
    p.problem('', { what: 'selects by nothing', instead: 'give it matchLabels or matchExpressions', code: 'PropMissing' });
  }
  return selector;
});

/** A LabelSelector as it stands in YAML. */
export type BgpSelector = Read<typeof bgpSelector>;

const TESTS: Readonly<Record<LabelSelectorOperator, (value: string | undefined, values: readonly string[]) => boolean>> = {
  [LabelSelectorOperator.IN]: (value, values) => value !== undefined && values.includes(value),
  [LabelSelectorOperator.NOT_IN]: (value, values) => value === undefined || !values.includes(value),
  [LabelSelectorOperator.EXISTS]: (value) => value !== undefined,
  [LabelSelectorOperator.DOES_NOT_EXIST]: (value) => value === undefined,
};

/** Whether something with these labels is selected. */
export function selects({ matchLabels = {}, matchExpressions = [] }: BgpSelector, labels: Readonly<Record<string, string>>): boolean {
  return Object.entries(matchLabels).every(([label, value]) => labels[label] === value)
    && matchExpressions.every(({ key, operator, values = [] }) => TESTS[operator](labels[key], values));
}
