/** One line of the report. */
export interface Step {
  readonly name: string;
  /** Names of earlier steps of the table whose results this one reads. */
  readonly after?: readonly string[];
  /** Gives what the report adds to the name, where anything was left out. */
  run(): Promise<string | void>;
}

/** Says what a step saw, and the command that mends it. */
export class StepFailure extends Error {
  constructor(seen: string, readonly remedy?: string) {
    super(seen);
  }
}

/** How a step ended. */
export interface Outcome {
  readonly step: Step;
  readonly seconds: number;
  readonly failure?: Error;
  readonly note?: string | void;
}
