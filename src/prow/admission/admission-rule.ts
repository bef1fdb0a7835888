/** One thing that is asked of a pod: an expression in CEL, and what its author reads when it is false. */
export interface AdmissionRule {
  readonly expression: string;
  readonly message: string;
}

/** A text, or a list of texts, in CEL. */
export function cel(value: string | readonly string[]): string {
  return JSON.stringify(value);
}
