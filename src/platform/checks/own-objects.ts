import { partLabels } from '../../core/labels';

const OURS = Object.entries(partLabels());

/** Whether an object is one of those that Prow is made of here, by the labels that all of them have. */
export function isOurs(json: Readonly<Record<string, any>>): boolean {
  const labels = json.metadata?.labels;
  return labels !== undefined && labels !== null && OURS.every(([key, value]) => labels[key] === value);
}
