import { ApiObject } from 'cdk8s';
import { OutputFile } from '../../writer/output-file';

/** Who applies the output from Git, as far as the platform has to know. */
export interface GitOpsPlan {
  /** Its name in sentences; absent where somebody applies by hand. */
  readonly by?: string;
  /** The namespace of its objects, which Prow cannot have; absent where it has none. */
  readonly namespace?: string;
  /** Where what other projects publish is in the repository; undefined where it is not there. */
  readonly upstreamPath?: string;
  /** Annotations of an object of ours. */
  readonly annotations: (place: ObjectPlace) => Readonly<Record<string, string>>;
  /** What is written beside the stages: objects into the folder `gitops` alone. */
  readonly files: (facts: GitOpsFacts) => readonly OutputFile[];
  /** A chart of Helm that is written beside the output folder; absent for none. */
  readonly chart?: { readonly folder?: string; readonly name: string; readonly version: string };
  /** How it is told of the output, and how it shows what it did; absent where somebody applies by hand. */
  readonly telling?: GitOpsTelling;
  /** How somebody applies it by hand without `apply.sh`, by the chart's folder from the output folder; absent where nobody does. */
  readonly byHand?: (chartFolder: string) => GitOpsByHand;
  /** What is good to know of it, as a paragraph. */
  readonly note?: string;
}

/** What its user does, and sees. */
export interface GitOpsTelling {
  /** Its name in sentences. */
  readonly by: string;
  /** The page that says how it is installed. */
  readonly installation: string;
  /** A CRD that is there when it is. */
  readonly crd: string;
  /** The repository, the branch and the folder that it reads. */
  readonly url: string;
  readonly branch: string;
  readonly path: string;
  /** Where what other projects publish is in the repository; absent where it is not there. */
  readonly upstreamPath?: string;
  /** The file that it is told by. */
  readonly file: string;
  /** When the file is applied again, and what else has to be there, as sentences. */
  readonly words: readonly string[];
  /** The command that shows how far it is, what it shows in the end, and the one that says what is wrong. */
  readonly shows: string;
  readonly expect: string;
  readonly tells: string;
  /** Commands that end it in the output folder, so that everything that it applied stays. */
  readonly stops: readonly string[];
}

/** What its user runs in the output folder once Prow is there. */
export interface GitOpsByHand {
  /** Its name in sentences. */
  readonly by: string;
  /** Commands that show what would be changed, and that change it and wait. */
  readonly diff: readonly string[];
  readonly apply: readonly string[];
  /** What is to be known of them, as sentences. */
  readonly words: string;
  /** Commands that go back, where the output from before is not needed for it, and what is to be known of them. */
  readonly back?: { readonly commands: readonly string[]; readonly words: string };
  /** Commands that delete what these stages hold, the last one first, and what is to be known of them. */
  readonly deletes: (stages: readonly string[]) => readonly string[];
  readonly deleteWords: string;
  /** What one should see of them. */
  readonly deleteSee: string;
  /** Whether it takes no namespaces that somebody else made, and leaves those that it made, with what is in them. */
  readonly ownsNamespaces: boolean;
}

/** What decides how an object is treated. */
export interface ObjectPlace {
  /** The number of its stage, which grows from stage to stage. */
  readonly wave: number;
  /** Whether it stays in the cluster when it is in the output no more. */
  readonly stays: boolean;
}

/** What the objects of the tool are made from. */
export interface GitOpsFacts {
  /** Prow's namespace, which tells two Prows of one cluster apart. */
  readonly prowNamespace: string;
  /** Files of the stages, in the order of applying. */
  readonly files: readonly string[];
  /** ConfigMaps that somebody else fills. */
  readonly filledElsewhere: readonly { readonly namespace: string; readonly name: string }[];
  /** Sealed Secrets, or those of SOPS, in a folder from the output folder; absent where there are none. */
  readonly sealed?: { readonly folder: string; readonly fluxSecretName?: string };
}

const STAYING = ['CustomResourceDefinition', 'Namespace', 'PersistentVolume', 'PersistentVolumeClaim'];

/** What is in them would be lost; the same as for `apply.sh --prune`. */
export function stays({ kind }: ApiObject): boolean {
  return STAYING.includes(kind);
}

/** ConfigMaps that are written without data, because config-updater fills them. */
export function filledElsewhere(objects: readonly ApiObject[]): GitOpsFacts['filledElsewhere'] {
  return objects.filter(({ kind, apiGroup }) => kind === 'ConfigMap' && apiGroup === 'core').filter((object) => {
    const { data, binaryData } = object.toJson() as { readonly data?: object; readonly binaryData?: object };
    return data === undefined && binaryData === undefined;
  }).map(({ name, metadata: { namespace = 'default' } }) => ({ namespace, name }));
}

/** A path from the output folder, in the repository. */
export function beside(path: string, folder: string): string {
  const parts = path.split('/').filter((part) => part !== '.');
  for (const part of folder.split('/')) {
    if (part === '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}

/** Path in the repository. */
export function below(...parts: readonly string[]): string {
  return parts.join('/');
}
