import { Problem, Where } from '../../core/problem';
import { quote } from '../../core/quote';
import { RenderedObject } from '../../writer/rendered-object';
import { KnownObjects } from './known-objects';
import { containersOf, elements, PodTemplate } from './pod-template';
import { ReferenceCheck } from './reference-check';
import { remedy } from './remedy';
import { VolumeFiles } from './volume-files';

/** A file of a volume that something names. */
interface WantedFile {
  readonly path: string;
  readonly at: string;
  readonly text: string;
  readonly file: string;
  readonly volume: VolumeFiles;
}

const PATH_ARGUMENT = /^--?[\w.-]+=(\/[^\s,:$]*?)\/*$/;

/** Files that arguments and sub-paths name in volumes made of ConfigMaps and Secrets. */
export class MountedFiles implements ReferenceCheck {
  private readonly wanted: WantedFile[] = [];

  see({ path, namespace }: RenderedObject, pod: PodTemplate | undefined, known: KnownObjects): void {
    if (!pod) return;
    const volumes = new Map(elements(pod.spec.volumes).map(([volume]) => [volume.name, volume]));
    for (const { container, at: containerAt } of containersOf(pod)) {
      const mounts = elements(container.volumeMounts);
      const want = (at: string, text: string, file: string, mount: Readonly<Record<string, any>>): void => {
        const volume = VolumeFiles.of(volumes.get(mount.name), namespace);
        if (!volume || file === '' || (volume.isFinal(known) && volume.mayHave(file, known))) return;
        this.wanted.push({ path, at, text, file, volume });
      };
      for (const [mount, i] of mounts) {
        if (typeof mount.subPath === 'string') want(`${containerAt}.volumeMounts[${i}].subPath`, mount.subPath, mount.subPath, mount);
      }
      for (const list of ['command', 'args']) {
        if (!Array.isArray(container[list])) continue;
        container[list].forEach((argument: unknown, i: number) => {
          const named = typeof argument === 'string' ? PATH_ARGUMENT.exec(argument)?.[1] : undefined;
          const mount = named === undefined ? undefined : mountOf(named, mounts.map(([element]) => element));
          if (!named || !mount || mount.subPath !== undefined || mount.subPathExpr !== undefined) return;
          want(`${containerAt}.${list}[${i}]`, argument as string, named.slice(mount.mountPath.replace(/\/+$/, '').length + 1), mount);
        });
      }
    }
  }

  problems(known: KnownObjects): Problem[] {
    return this.wanted.filter(({ file, volume }) => !volume.mayHave(file, known)).map(({ path, at, text, file, volume }) => Where.construct(path).problem(at, {
      what: `${quote(text)} names a file that volume ${quote(volume.name)} does not have`,
      instead: remedy(file, volume.files(known) ?? [], 'add the key'),
      code: 'FileNotInVolume',
    }));
  }
}

/** The innermost mount over a path. */
function mountOf(path: string, mounts: readonly Readonly<Record<string, any>>[]): Readonly<Record<string, any>> | undefined {
  const over = mounts.filter(({ mountPath }) => typeof mountPath === 'string' && `${path}/`.startsWith(`${mountPath.replace(/\/+$/, '')}/`));
  return over.sort((a, b) => b.mountPath.length - a.mountPath.length)[0];
}
