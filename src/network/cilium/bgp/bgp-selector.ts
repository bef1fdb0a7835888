import { labelValue, qualifiedName } from '../../../core/names';
import { Rule } from '../../../core/props';
import { oldShape } from '../../../core/props-reader';
import { list, record } from '../../../core/values';
import { expression } from '../cilium-node-config';
import { CiliumBgpSelector } from './cilium-bgp-selector';

/** A LabelSelector as it stands in YAML. */
export interface BgpSelector {
  readonly matchLabels?: Readonly<Record<string, string>>;
  readonly matchExpressions?: readonly ReturnType<typeof expression>[];
}

/** One without a condition would select everything in one place and nothing in another, so that there is none. */
export const bgpSelector: Rule<BgpSelector> = oldShape<CiliumBgpSelector, BgpSelector>((p) => {
  const matchLabels = p.optional('matchLabels', record(labelValue, qualifiedName));
  const matchExpressions = p.optional('matchExpressions', list(expression));
  if (Object.keys(matchLabels ?? {}).length + (matchExpressions ?? []).length === 0) {
    p.problem('', { what: 'selects by nothing', instead: 'give it matchLabels or matchExpressions', code: 'PropMissing' });
  }
  return { matchLabels, matchExpressions };
});

const TESTS: Readonly<Record<string, (value: string | undefined, values: readonly string[]) => boolean>> = {
  In: (value, values) => value !== undefined && values.includes(value),
  NotIn: (value, values) => value === undefined || !values.includes(value),
  Exists: (value) => value !== undefined,
  DoesNotExist: (value) => value === undefined,
};

/** Whether something with these labels is selected. */
export function selects({ matchLabels = {}, matchExpressions = [] }: BgpSelector, labels: Readonly<Record<string, string>>): boolean {
  return Object.entries(matchLabels).every(([label, value]) => labels[label] === value)
    && matchExpressions.every(({ key, operator, values = [] }) => TESTS[operator](labels[key], values));
}
