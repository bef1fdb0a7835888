/** One thing that is asked of a pod: an expression in CEL, and what its author reads when it is false. */
export interface AdmissionRule {
  readonly expression: string;
  readonly message: string;
}
