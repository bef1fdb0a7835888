import { KnownObjects } from './known-objects';
import { elements } from './pod-template';

interface FileSource {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: string;
  /** Paths in the volume; left out when every key is a file. */
  readonly paths?: readonly string[];
}

/** The files of a volume that is made of ConfigMaps and Secrets. */
export class VolumeFiles {
  /** Nothing for volumes whose files nobody can know. */
  static of(volume: Readonly<Record<string, any>> | undefined, namespace: string): VolumeFiles | undefined {
    const sources = volume?.projected === undefined ? [volume] : elements(volume.projected.sources);
    const read = sources.map(sourceOf);
    return read.includes(undefined) ? undefined : new VolumeFiles(volume?.name, namespace, read as FileSource[]);
  }

  private constructor(readonly name: string, private readonly namespace: string, private readonly sources: readonly FileSource[]) {}

  /** True for files, for folders with files in them, and when nobody knows the files. */
  mayHave(file: string, known: KnownObjects): boolean {
    return this.sources.some((source) => {
      const files = this.filesOf(source, known);
      return files === undefined || files.some((name) => name === file || name.startsWith(`${file}/`));
    });
  }

  /** True when no object that is still to come changes the answer. */
  isFinal(known: KnownObjects): boolean {
    return this.sources.every(({ kind, name, paths }) => paths !== undefined || kind === 'Secret' || known.has(kind, this.namespace, name));
  }

  /** Those that are known. */
  files(known: KnownObjects): string[] {
    return this.sources.flatMap((source) => this.filesOf(source, known) ?? []);
  }

  private filesOf({ kind, name, paths }: FileSource, known: KnownObjects): readonly string[] | undefined {
    return paths ?? known.keys(kind, this.namespace, name);
  }
}

function sourceOf(volume: Readonly<Record<string, any>> | undefined): FileSource | undefined {
  const source = volume?.configMap ?? volume?.secret;
  const name = source?.name ?? source?.secretName;
  if (typeof name !== 'string' || source.optional === true) return undefined;
  const paths = Array.isArray(source.items) ? elements(source.items).map((item) => String(item.path)) : undefined;
  return { kind: volume?.configMap ? 'ConfigMap' : 'Secret', name, paths };
}
