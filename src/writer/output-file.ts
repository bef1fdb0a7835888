/** One file of the output folder; executable when its name ends in `.sh`. */
export interface OutputFile {
  /** Name without any folder: `40-prow.k8s.yaml`. */
  readonly name: string;
  /** The whole text. */
  readonly content: string;
}
