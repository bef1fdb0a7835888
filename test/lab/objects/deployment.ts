/** A Deployment whose pods have these labels. */
export function deployment(metadata: object, labels: Readonly<Record<string, string>>, replicas: number, spec: object): object {
  return {
    apiVersion: 'apps/v1', kind: 'Deployment', metadata,
    spec: { replicas, selector: { matchLabels: labels }, template: { metadata: { labels }, spec } },
  };
}
