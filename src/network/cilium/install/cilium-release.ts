import { Construct } from 'constructs';
import { Requirement } from '../../../core/requirement';
import { CiliumIpamPlan } from '../cilium-pools';
import { CiliumValues } from '../cilium-values';

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

/** What installs it from the folder that holds `cilium/values.txt`, or upgrades it. */
export function helmCommand(release: CiliumRelease): string {
  return `helm upgrade --install ${RELEASE.name} ${chartArguments(release).join(' ')} --namespace=${RELEASE.namespace} --values=cilium/values.txt`;
}

/** What a way of installing comes down to. */
export interface CiliumInstallerPlan {
  /** Puts its objects into a chart; absent where it has none. */
  readonly render?: (scope: Construct, release: CiliumRelease) => void;
  /** The stage of its objects: those of a controller that needs a network itself come later. */
  readonly stage: 'network' | 'networkConfig';
  /** The namespace of its objects, where somebody else has made it. */
  readonly existingNamespace?: string;
  /** Whose objects they are. */
  readonly requirements: readonly Requirement[];
  /** What its user has to see to, in plain sentences. */
  readonly notes: (release: CiliumRelease) => readonly string[];
  readonly warnings: readonly string[];
  /** What becomes of Cilium when its objects are deleted, as a sentence. */
  readonly removal: string;
  /** Whether the chart is rendered without a look into the cluster, and again and again. */
  readonly isBlind: boolean;
  /** Whether it asks the API server by the address that kube-proxy serves, unless it is told another. */
  readonly needsApiServer: boolean;
  /** Where the chart is not Cilium's own, but one with the same values: what it needs of them, and what it brings. */
  readonly bundle?: CiliumBundle;
}

/** A chart that comes with the cluster. */
export interface CiliumBundle {
  /** Who brings it. */
  readonly by: string;
  /** What is written where nothing else was said, because its defaults are others. */
  readonly values: CiliumValues;
  /** Who gives pods addresses, where nothing else was said. */
  readonly ipam: CiliumIpamPlan;
}
