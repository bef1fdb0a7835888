import { isPlainObject } from '../../../src/core/props';
import { TARGETS } from '../../../src/network/cilium/cilium-values';

/** Paths of values that no template reads, and Helm therefore ignores. Below a place that a property sets, what is there is the property's. */
export function unreadPaths(templates: string, values: object): string[] {
  // by this name the template of cilium-config reads it, because it had another one once
  const text = templates.replaceAll('$socketLB', '.Values.socketLB');
  return leaves(values, '').filter((path) => !isRead(text, path));
}

function leaves(value: unknown, path: string): string[] {
  if (!isPlainObject(value) || path in TARGETS) return [path];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path === '' ? key : `${path}.${key}`));
}

/** As `.Values.nodePort.directRoutingDevice`, or as `.Values.nodePort "range"`. */
function isRead(templates: string, path: string): boolean {
  const steps = path.split('.').map((step) => step.replace(/[^\w]/g, '\\$&'));
  const last = steps.pop() as string;
  return new RegExp(`\\.Values${steps.map((step) => `\\.${step}`).join('')}(\\.${last}\\b|\\s"${last}")`).test(templates);
}

/** What stands at a path of the chart's own values; undefined where nothing does, or nothing that says anything. */
export function valueAt(values: object, path: string): unknown {
  const value = path.split('.').reduce((at: any, step) => at?.[step], values);
  return value === null || value === '' ? undefined : value;
}

/** What the chart says when it refuses. */
export function complaintsOf(templates: string): readonly string[] {
  return [...templates.matchAll(/\bfail\s+(?:\(printf\s+)?"((?:[^"\\]|\\.)*)"/g)].map(([, text]) => text.trim());
}
