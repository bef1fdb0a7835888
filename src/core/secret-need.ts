/** A Secret that pods or controllers read and no YAML holds: `secrets.sh` makes it, from what its user gives or by chance. */
export interface SecretNeed {
  /** Left out for Prow's own namespace. */
  readonly namespace?: string;
  readonly name: string;
  readonly keys: readonly SecretKeyNeed[];
  /** How its user comes by what he gives, a paragraph of Markdown; absent where that is told elsewhere. */
  readonly howTo?: string;
}

/** One key of it. */
export interface SecretKeyNeed {
  readonly key: string;
  /** Random bytes that the script makes and writes in hexadecimal; left out where only the user has the value. */
  readonly randomBytes?: number;
  /**
   * What the user gives, as an option that takes a file: `tunnel-token` becomes `--tunnel-token-file FILE`; left out where the script makes
   * the value.
   */
  readonly option?: string;
  /** The command that writes that file, where one of ours does. */
  readonly writtenBy?: string;
  /** True where it has to be a key of AES: 16, 24 or 32 bytes, as they are or in base64. People who sign in have cookies of it. */
  readonly cookie?: boolean;
  /** What stands in the help: `token of the Cloudflare tunnel`. */
  readonly help: string;
}
