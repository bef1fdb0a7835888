import { absolutePath, dnsLabel, dnsSubdomain, secretName } from './names';
import { Where } from './problem';
import { Fields, optional, readProps, required, ValuesOf } from './props';
import { diskSize } from './resource-amounts';
import { boolean } from './values';

/** Where an extra volume appears in the container. */
export interface ExtraVolumeOptions {
  /** Name of the volume in the pod, a DNS label. */
  readonly name: string;
  /** Absolute path in the container. */
  readonly mountPath: string;
  /**
   * Whether the container may not write to it.
   * @default - true for a ConfigMap or Secret, false for a claim or scratch space
   */
  readonly readOnly?: boolean;
}

/** Options of `ExtraVolume.configMap`. */
export interface ConfigMapVolumeOptions extends ExtraVolumeOptions {
  /** Name of a ConfigMap in the component's namespace. */
  readonly configMapName: string;
}

/** Options of `ExtraVolume.secret`. */
export interface SecretVolumeOptions extends ExtraVolumeOptions {
  /** Name of a Secret in the component's namespace. */
  readonly secretName: string;
}

/** Options of `ExtraVolume.claim`. */
export interface ClaimVolumeOptions extends ExtraVolumeOptions {
  /** Name of a PersistentVolumeClaim in the component's namespace. */
  readonly claimName: string;
}

/** Options of `ExtraVolume.emptyDir`. */
export interface EmptyDirVolumeOptions extends ExtraVolumeOptions {
  /** A quantity of bytes; more evicts the pod. Errors: `QuantityInvalid`, `AmountImplausible`. */
  readonly sizeLimit: string;
}

const MOUNT = {
  name: required(dnsLabel),
  mountPath: required(absolutePath),
  readOnly: optional(boolean),
} satisfies Fields<ExtraVolumeOptions>;

/** A volume that a user adds to a component, with the place where its container sees it. */
export class ExtraVolume {
  /** Files from a ConfigMap that exists in the cluster. */
  static configMap(options: ConfigMapVolumeOptions): ExtraVolume {
    const fields = { ...MOUNT, configMapName: required(dnsSubdomain) } satisfies Fields<ConfigMapVolumeOptions>;
    return readProps(Where.call('ExtraVolume.configMap'), options, fields, (o) => volume(o, { configMap: { name: o.configMapName } }, true));
  }

  /** Files from a Secret that exists in the cluster. */
  static secret(options: SecretVolumeOptions): ExtraVolume {
    const fields = { ...MOUNT, secretName: required(secretName) } satisfies Fields<SecretVolumeOptions>;
    return readProps(Where.call('ExtraVolume.secret'), options, fields, (o) => volume(o, { secret: { secretName: o.secretName } }, true));
  }

  /** A PersistentVolumeClaim that exists in the cluster. */
  static claim(options: ClaimVolumeOptions): ExtraVolume {
    const fields = { ...MOUNT, claimName: required(dnsSubdomain) } satisfies Fields<ClaimVolumeOptions>;
    return readProps(Where.call('ExtraVolume.claim'), options, fields, (o) => volume(o, { persistentVolumeClaim: { claimName: o.claimName } }, false));
  }

  /** Scratch space that ends with the pod. */
  static emptyDir(options: EmptyDirVolumeOptions): ExtraVolume {
    const fields = { ...MOUNT, sizeLimit: required(diskSize) } satisfies Fields<EmptyDirVolumeOptions>;
    return readProps(Where.call('ExtraVolume.emptyDir'), options, fields, (o) => volume(o, { emptyDir: { sizeLimit: o.sizeLimit } }, false));
  }

  /** @internal */
  static _of(volume: VolumeEntry, mount: MountEntry): ExtraVolume {
    return new ExtraVolume(volume, mount);
  }

  private constructor(
    /** @internal */
    readonly _volume: VolumeEntry,
    /** @internal */
    readonly _mount: MountEntry,
  ) {}
}

/** An entry of a pod's `volumes`. */
export interface VolumeEntry {
  readonly name: string;
  readonly configMap?: { readonly name: string };
  readonly secret?: { readonly secretName: string };
  readonly persistentVolumeClaim?: { readonly claimName: string };
  readonly emptyDir?: { readonly sizeLimit?: string };
}

/** An entry of a container's `volumeMounts`. */
export interface MountEntry {
  readonly name: string;
  readonly mountPath: string;
  readonly readOnly?: boolean;
}

function volume({ name, mountPath, readOnly }: ValuesOf<typeof MOUNT>, source: Omit<VolumeEntry, 'name'>, readOnlyByDefault: boolean): ExtraVolume {
  return ExtraVolume._of({ name, ...source }, { name, mountPath, readOnly: (readOnly ?? readOnlyByDefault) || undefined });
}
