/** Where the commands of a step of a runbook run. */
export enum RunbookPlace {
  /** In the folder of the output that the runbook lies in, with kubectl set to the cluster. */
  OUTPUT = 'output',

  /** In the folder of the output from before the change, with kubectl set to the cluster. */
  FORMER_OUTPUT = 'former-output',

  /** As root in a shell of a node; the step says of which. */
  NODE = 'node',
}
