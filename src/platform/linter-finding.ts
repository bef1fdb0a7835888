/** How much a finding weighs. */
export enum LinterSeverity {
  /** A cluster refuses or misreads the objects, or they cannot work. */
  ERROR = 'error',
  /** Only its user can know whether it is meant. */
  WARNING = 'warning',
}

/** What `Linter.check` found. */
export interface LinterFinding {
  /** The whole text: of an error, where it is, what is wrong and what to do instead; of a warning, whole sentences. */
  readonly text: string;

  /** How much it weighs. */
  readonly severity: LinterSeverity;

  /**
   * Under which `docs/errors.md` explains it.
   * @default - a warning has none
   */
  readonly code?: string;
}
