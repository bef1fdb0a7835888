/** Options of `PolicyDialect.calico`. */
export interface CalicoPolicyOptions {
  /**
   * Place among other policies of Calico, lower ones first; `spec.order` of those that allow, and one more of those that deny.
   * From 0 to 1000000. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default 1000
   */
  readonly order?: number;

  /**
   * Whether what is denied is written to the log of the node's kernel, with the prefix `calico-packet`: an action `Log` before `Deny`.
   * @default false
   */
  readonly logsDenied?: boolean;
}
