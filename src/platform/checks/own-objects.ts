import { partLabels } from '../../core/labels';

const OURS = Object.entries(partLabels());

/** Whether an object is one of those that Prow is made of here, by the labels that all of them have. */
export function isOurs(json: Readonly<Record<string, any>>): boolean {
  const labels = json.metadata?.labels;
  if (labels === undefined || labels === null) return false;
  for (const [key, value] of OURS) if (labels[key] !== value) return false;
  return true;
}
