/** How much pods of a namespace may ask of their node; words of the label `pod-security.kubernetes.io/enforce`. */
export enum PodSecurityLevel {
  /** Everything, root on the node included. */
  PRIVILEGED = 'privileged',
  /** What common containers ask for, root inside the container included; nothing that opens the node. */
  BASELINE = 'baseline',
  /** No root, no capabilities, and a security context that says so. */
  RESTRICTED = 'restricted',
}
