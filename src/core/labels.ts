/** Tells two Prows apart. */
export const INSTANCE = 'app.kubernetes.io/instance';

/** Labels of an object that belongs to a component: `app` as upstream has it, and the recommended ones beside it. */
export function componentLabels(component: string): Readonly<Record<string, string>> {
  return { app: component, 'app.kubernetes.io/name': component, ...partLabels() };
}

/** Labels of an object that belongs to Prow as a whole. */
export function partLabels(): Readonly<Record<string, string>> {
  return { 'app.kubernetes.io/part-of': 'prow', 'app.kubernetes.io/managed-by': 'cdk8s-prow' };
}
