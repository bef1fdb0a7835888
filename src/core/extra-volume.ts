import { positiveQuantity } from './amounts';
import { absolutePath, dnsLabel, dnsSubdomain, secretName } from './names';
import { Where } from './problem';
import { PropsReader, readProps } from './props';
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
  /** A quantity of bytes; more evicts the pod. */
  readonly sizeLimit: string;
}

/** A volume that a user adds to a component, with the place where its container sees it. */
export class ExtraVolume {
  /** Files from a ConfigMap that exists in the cluster. */
  static configMap(options: ConfigMapVolumeOptions): ExtraVolume {
    return make<ConfigMapVolumeOptions>('configMap', options, true, (p) => ({ configMap: { name: p.required('configMapName', dnsSubdomain) } }));
  }

  /** Files from a Secret that exists in the cluster. */
  static secret(options: SecretVolumeOptions): ExtraVolume {
    return make<SecretVolumeOptions>('secret', options, true, (p) => ({ secret: { secretName: p.required('secretName', secretName) } }));
  }

  /** A PersistentVolumeClaim that exists in the cluster. */
  static claim(options: ClaimVolumeOptions): ExtraVolume {
    return make<ClaimVolumeOptions>('claim', options, false, (p) => ({ persistentVolumeClaim: { claimName: p.required('claimName', dnsSubdomain) } }));
  }

  /** Scratch space that ends with the pod. */
  static emptyDir(options: EmptyDirVolumeOptions): ExtraVolume {
    return make<EmptyDirVolumeOptions>('emptyDir', options, false, (p) => ({ emptyDir: { sizeLimit: p.required('sizeLimit', positiveQuantity) } }));
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

function make<P extends ExtraVolumeOptions>(factory: string, options: P, readOnly: boolean, source: (p: PropsReader<P>) => Omit<VolumeEntry, 'name'>): ExtraVolume {
  return readProps<P, ExtraVolume>(Where.call(`ExtraVolume.${factory}`), options, (p) => {
    const name = p.required('name' as keyof P & string, dnsLabel);
    return ExtraVolume._of(
      { name, ...source(p) },
      { name, mountPath: p.required('mountPath' as keyof P & string, absolutePath), readOnly: p.optional('readOnly' as keyof P & string, boolean, readOnly) || undefined },
    );
  });
}
