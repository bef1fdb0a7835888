import { ProwModel } from '../../prow/prow-model';

/** What the script and the text beside the YAML are written from. */
export interface DeliveryFacts {
  readonly prow: ProwModel;
  /** Whole address that GitHub sends webhooks to, with `/hook` at its end; undefined when nobody said. */
  readonly hookUrl?: string;
  /** Address of deck in a browser; undefined when nobody said. */
  readonly deckUrl?: string;
  /** What the exposure, the CNI and the rest want to be known: one paragraph of Markdown each. */
  readonly notes: readonly string[];
}
