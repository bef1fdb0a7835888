import { RunbookPlace } from './runbook-place';

/** One step of a runbook. Texts are whole sentences, as Markdown. */
export interface RunbookStep {
  /** What is done, in a few words, without a final stop. */
  readonly title: string;

  /** Why it is done, and at this place in the order. */
  readonly reason: string;

  /**
   * Commands of `sh`, in order; each runs as it is. Empty where something is done elsewhere, as at GitHub; `reason` says it then.
   */
  readonly commands: string[];

  /**
   * Where the commands run.
   * @default RunbookPlace.OUTPUT
   */
  readonly place?: RunbookPlace;

  /** What one should see afterwards. */
  readonly expect: string;

  /** What it means when one sees something else, and what to do then. */
  readonly otherwise: string;

  /** Commands that lead back to before this step; empty where there is no way back, or nothing to take back, and `undoNote` says which. */
  readonly undo: string[];

  /**
   * Where the commands of `undo` run.
   * @default - where `commands` run
   */
  readonly undoPlace?: RunbookPlace;

  /**
   * What else is to be known of the way back.
   * @default - nothing
   */
  readonly undoNote?: string;

  /** What does not work meanwhile and what is lost, with figures; "none" where nothing is. */
  readonly loss: string;
}
