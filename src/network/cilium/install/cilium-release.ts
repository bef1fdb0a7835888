/** The chart of a Cilium, and what it is rendered with. */
export interface CiliumRelease {
  /** Version of the chart, which is Cilium's own. */
  readonly version: string;
  /** `https://…` of a Helm repository that has a chart `cilium`, or `oci://…` of the chart itself. */
  readonly repository: string;
  readonly values: Readonly<Record<string, any>>;
  /** The same as YAML. */
  readonly valuesYaml: string;
  /** Where the API server answers without kube-proxy; absent where nobody said, or where the chart looks it up. */
  readonly apiServer?: { readonly host: string; readonly port: number };
}

/** Name and namespace of the Helm release. They are always the same, so that one way of installing takes over from another. */
export const RELEASE = { name: 'cilium', namespace: 'kube-system' };

/** True where the chart is an artifact in a registry of images. */
export function isOci({ repository }: CiliumRelease): boolean {
  return repository.startsWith('oci://');
}

/** The words by which the `helm` command finds the chart. */
export function chartArguments(release: CiliumRelease): readonly string[] {
  const chart = isOci(release) ? [release.repository] : ['cilium', `--repo=${release.repository}`];
  return [...chart, `--version=${release.version}`];
}
