import type { Lab } from '../scenario';
import type { EnterpriseProw } from '../scenarios/enterprise-prow';
import type { Work } from '../scenarios/work';

/** Something that befalls a Prow in one moment. */
export interface Fault {
  readonly name: string;
  /** Seconds that jobs take, the longest last, which run when it strikes and end soon after; left out, one job that has only been asked for. */
  readonly endMeanwhile?: readonly number[];
  /** Finds what is to be hit while it is well; nothing happens before `hit` is called. */
  aim(lab: Lab): Promise<Aimed>;
}

export interface Aimed {
  hit(): Promise<void>;
  /** Returns when what was hit works again, which nobody helps it to. */
  recovers(): Promise<void>;
}

/** Something that goes on for a while, in which work goes on too. */
export interface Ordeal {
  readonly name: string;
  /** Returns when it is over. */
  undergo(prow: EnterpriseProw, work: Work): Promise<void>;
}
