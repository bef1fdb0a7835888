/** A part of a living Prow, and how it is said here. */
export interface Part {
  readonly name: string;
  /** Letters of those who have it. */
  readonly usedBy: string;
  /** Members of public types, as `Type.member`; the first is where to begin. */
  readonly words: readonly string[];
  /** Capabilities that real deployments use, of which it is one or more. */
  readonly capabilities: readonly string[];
  /** In words: how the words are used, or why there is none. */
  readonly note?: string;
}

/** Says a part. */
export function part(name: string, usedBy: string, words: readonly string[], capabilities: readonly string[] = [], note?: string): Part {
  return { name, usedBy, words, capabilities, note };
}
