import { isPlainObject } from '../../core/props';
import { elements } from './pod-template';

type Labels = Readonly<Record<string, unknown>>;

/** The `matchLabels` and `matchExpressions` of a workload or a PodDisruptionBudget. */
export function selects(selector: unknown, labels: Labels): boolean {
  if (!isPlainObject(selector)) return true;
  return selectsLabels(selector.matchLabels, labels) && elements(selector.matchExpressions).every(({ key, operator, values }) => {
    const within = Array.isArray(values) && values.includes(labels[key]);
    switch (operator) {
      case 'In': return within;
      case 'NotIn': return !within;
      case 'Exists': return labels[key] !== undefined;
      default: return labels[key] === undefined;
    }
  });
}

/** The plain labels that a Service selects by. */
export function selectsLabels(wanted: unknown, labels: Labels): boolean {
  return !isPlainObject(wanted) || Object.entries(wanted).every(([key, value]) => labels[key] === value);
}
