/** What one concern adds to a component's pod: its configuration, its GitHub credentials, its scratch space. */
export interface PodPart {
  readonly args?: readonly string[];
  readonly env?: readonly EnvEntry[];
  readonly volumes?: readonly Volume[];
  readonly mounts?: readonly Mount[];
}

/** An entry of a container's `env`. */
export interface EnvEntry {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: {
    readonly secretKeyRef?: { readonly name: string; readonly key: string };
    readonly configMapKeyRef?: { readonly name: string; readonly key: string };
  };
}

/** An entry of a pod's `volumes`, of the sources that we use. */
export interface Volume {
  readonly name: string;
  readonly emptyDir?: { readonly sizeLimit?: string };
  readonly configMap?: { readonly name: string };
  readonly secret?: { readonly secretName: string };
  readonly persistentVolumeClaim?: { readonly claimName: string };
  readonly projected?: { readonly sources: readonly ProjectedSource[] };
}

/** A ConfigMap as a whole, or keys of a Secret under other names. */
export interface ProjectedSource {
  readonly configMap?: { readonly name: string };
  readonly secret?: { readonly name: string; readonly items: readonly { readonly key: string; readonly path: string }[] };
}

/** An entry of a container's `volumeMounts`. */
export interface Mount {
  readonly name: string;
  readonly mountPath: string;
  readonly readOnly?: boolean;
}

/** All parts in one, in their order. */
export function joinParts(parts: readonly PodPart[]): Required<PodPart> {
  return {
    args: parts.flatMap((p) => p.args ?? []),
    env: parts.flatMap((p) => p.env ?? []),
    volumes: parts.flatMap((p) => p.volumes ?? []),
    mounts: parts.flatMap((p) => p.mounts ?? []),
  };
}
