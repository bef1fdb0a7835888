import type { ProwAppProps } from '../../../src';

export type Json = Readonly<Record<string, any>>;

/** The three files that a deployment of Prow keeps. */
export interface Original {
  readonly config: Json;
  readonly plugins: Json;
  readonly jobs: Json;
}

/** A deployment as there are public ones, in words of our own. Those that keep Prow in `default`, which is refused, have it in `prow`. */
export interface Shape {
  /** The kind of deployment. */
  readonly name: string;
  readonly original: Original;
  /** What its owner says beside the three files. */
  readonly props: Pick<ProwAppProps, 'github'> & Partial<ProwAppProps>;
  /** What the original makes other than that. */
  readonly asItIs?: Partial<ProwAppProps>;
  /** Full texts of what the original is refused for, all of it by design. */
  readonly refused: readonly Refusal[];
  /** The original as its owner has to write it, where something is refused. */
  readonly mended?: Original;
  /** ConfigMaps that its jobs are spread over. */
  readonly jobMaps: number;
}

export interface Refusal {
  readonly text: string;
  readonly why: string;
  /** What checkconfig says of it in the original, where it is Prow that refuses or drops it. */
  readonly complaint?: RegExp;
}
