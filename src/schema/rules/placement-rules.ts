import { quote } from '../../core/quote';
import { empty, is, missing, needless, ObjectRule, refuse } from '../object-rule';

/** Where pods run. Source: pkg/apis/core/validation/validation.go and apimachinery's pkg/apis/meta/v1/validation, at v1.37.1. */
const requirement: ObjectRule = ({ operator, values }) => {
  if (operator === 'In' || operator === 'NotIn') return empty(values) ? missing('values', `which ${operator} needs`) : undefined;
  if (operator === 'Exists' || operator === 'DoesNotExist') return empty(values) ? undefined : needless('values', `beside ${operator}`);
  if (values?.length !== 1) return refuse('values', `has not one element, which ${operator} needs`, 'give one number', 'LengthOutOfRange');
  // Source: apimachinery's pkg/labels/selector.go, NewRequirement; who cannot be read matches no node, and the pod waits for ever
  return /^[-+]?\d+$/.test(values[0])
    ? undefined : refuse('values[0]', `${quote(values[0])} is not an integer, which ${operator} compares`, 'write one like "4"', 'NotAllowedValue');
};

/** Nodes have one field that is asked for. */
const nodeField: ObjectRule = ({ values }) => (values?.length === 1
  ? undefined : refuse('values', 'has not one element, which a field of a node needs', 'give one name', 'LengthOutOfRange'));

const toleration: ObjectRule = ({ key, operator, value, effect, tolerationSeconds }) => {
  if (empty(key) && operator !== 'Exists') return refuse('operator', 'is not Exists, and there is no key', 'name the key, or write Exists', 'PropMissing');
  if (operator === 'Exists' && !empty(value)) return needless('value', 'beside Exists');
  return tolerationSeconds === undefined || tolerationSeconds === null || effect === 'NoExecute' ? undefined
    : needless('tolerationSeconds', 'beside another effect than NoExecute');
};

const spread: ObjectRule = ({ whenUnsatisfiable, minDomains, labelSelector, matchLabelKeys }) => {
  if (is(minDomains) && whenUnsatisfiable !== 'DoNotSchedule') return needless('minDomains', `beside ${whenUnsatisfiable}`);
  return !empty(matchLabelKeys) && !is(labelSelector) ? needless('matchLabelKeys', 'without labelSelector') : undefined;
};

const nearness: ObjectRule = ({ labelSelector, matchLabelKeys, mismatchLabelKeys }) => {
  if (empty(matchLabelKeys) && empty(mismatchLabelKeys)) return undefined;
  if (!is(labelSelector)) return needless(empty(matchLabelKeys) ? 'mismatchLabelKeys' : 'matchLabelKeys', 'without labelSelector');
  if (empty(matchLabelKeys) || empty(mismatchLabelKeys)) return undefined;
  for (let i = 0; i < matchLabelKeys.length; i++) {
    if (mismatchLabelKeys.includes(matchLabelKeys[i])) {
      return refuse(`matchLabelKeys[${i}]`, `${quote(matchLabelKeys[i])} is in mismatchLabelKeys too`, 'remove one of them', 'MutuallyExclusive');
    }
  }
  return undefined;
};

export const PLACEMENT_RULES: Readonly<Record<string, ObjectRule>> = { requirement, nodeField, toleration, spread, nearness };
