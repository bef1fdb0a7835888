import { Problem, Where } from '../../core/problem';
import { quote } from '../../core/quote';
import { RenderedObject } from '../../writer/rendered-object';
import { KnownObjects } from './known-objects';
import { each, PodTemplate } from './pod-template';
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

/** Flags of Prow's programs that name a file or a folder to read, and the images of these, in which there is none. */
const FILE_FLAG = /^--?(?:(?:[\w.-]+-)?(?:file|token-path|key-path|config-path)|kubeconfig(?:-dir)?|supplemental-[\w-]+-dir)=/;
const PROW_IMAGE = /\/(?:crier|deck|ghproxy|hook|horologium|prow-controller-manager|sinker|status-reconciler|tide):v\d{8}-[0-9a-f]+$/;
/** What a pod has by itself. */
const OF_SYSTEM = /^\/(?:var\/run\/secrets|run\/secrets|etc\/ssl|usr|dev|proc|tmp)(?:\/|$)/;

/** Files that arguments and sub-paths name in volumes made of ConfigMaps and Secrets. */
export class MountedFiles implements ReferenceCheck {
  readonly pods = true;
  private readonly wanted: WantedFile[] = [];
  private readonly nowhere: string[] = [];

  see({ path, namespace }: RenderedObject, pod: PodTemplate | undefined, known: KnownObjects): void {
    if (!pod) return;
    const want = (at: string, text: string, file: string, volumeName: string): void => {
      if (file === '') return;
      const volume = VolumeFiles.of(volumeOf(pod.spec.volumes, volumeName), namespace);
      if (!volume || (volume.isFinal(known) && volume.mayHave(file, known))) return;
      this.wanted.push({ path, at, text, file, volume });
    };
    for (const { container, at } of pod.containers) {
      each(container.volumeMounts, ({ name, subPath }, i) => {
        if (typeof subPath === 'string') want(`${at}.volumeMounts[${i}].subPath`, subPath, subPath, name);
      });
      for (const list of ['command', 'args']) {
        if (!Array.isArray(container[list])) continue;
        container[list].forEach((argument: unknown, i: number) => {
          const named = typeof argument === 'string' && argument.includes('=/') ? PATH_ARGUMENT.exec(argument)?.[1] : undefined;
          const mount = named === undefined ? undefined : mountOver(named, container.volumeMounts);
          if (named && !mount && FILE_FLAG.test(argument as string) && PROW_IMAGE.test(String(container.image)) && !OF_SYSTEM.test(named)) {
            this.nowhere.push(`[${path}] ${at}.${list}[${i}]: \`${argument as string}\` names a path that no volume here brings, and without the file the `
              + 'program does not start.');
          }
          if (!named || !mount || mount.subPath !== undefined || mount.subPathExpr !== undefined) return;
          want(`${at}.${list}[${i}]`, argument as string, named.slice(mount.mountPath.length).replace(/^\//, ''), mount.name);
        });
      }
    }
  }

  problems(known: KnownObjects): Problem[] {
    return this.wanted.filter(({ file, volume }) => !volume.mayHave(file, known)).map(({ path, at, text, file, volume }) => Where.construct(path).problem(at, {
      what: `${quote(text)} names a file that volume ${quote(volume.name)} does not have`,
      instead: remedy(file, volume.files(known), 'add the key'),
      code: 'FileNotInVolume',
    }));
  }

  /** Something in the cluster may bring a volume when the pod is made. */
  warnings(): readonly string[] {
    return this.nowhere;
  }
}

function volumeOf(volumes: unknown, name: unknown): Readonly<Record<string, any>> | undefined {
  if (!Array.isArray(volumes)) return undefined;
  for (const volume of volumes) if (volume?.name === name) return volume;
  return undefined;
}

/** The innermost mount over a path. */
function mountOver(path: string, mounts: unknown): Readonly<Record<string, any>> | undefined {
  let innermost: Readonly<Record<string, any>> | undefined;
  each(mounts, (mount) => {
    const { mountPath } = mount;
    if (typeof mountPath !== 'string' || !path.startsWith(mountPath)) return;
    const inside = path.length === mountPath.length || mountPath.endsWith('/') || path[mountPath.length] === '/';
    if (inside && !(innermost?.mountPath.length > mountPath.length)) innermost = mount;
  });
  return innermost;
}
