/** One file of the output folder; executable when its name ends in `.sh`. */
export interface OutputFile {
  /** Path from the output folder, with at most two folders in it: `40-prow.k8s.yaml`, `gitops/40-prow/Kustomization`. */
  readonly name: string;
  /** The whole text. */
  readonly content: string;
}

/** The same as it is written. Bytes are not moved about by the garbage collector as texts are, which is a tenth of the memory of a large app. */
export interface EncodedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

export function encode({ name, content }: OutputFile): EncodedFile {
  return { name, bytes: Buffer.from(content) };
}
