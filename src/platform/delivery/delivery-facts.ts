import { Requirement } from '../../core/requirement';
import { SecretNeed } from '../../core/secret-need';
import { CniVerification } from '../../network/cni-plan';
import { ProwModel } from '../../prow/prow-model';
import { ApplyStage } from './apply-plan';

/** What the scripts and the text beside the YAML are written from. */
export interface DeliveryFacts {
  readonly prow: ProwModel;
  /** Whole address that GitHub sends webhooks to, with `/hook` at its end; undefined when nobody said. */
  readonly hookUrl?: string;
  /** The same in words, for what stands in no YAML. */
  readonly hookAddress?: string;
  /** Address of deck in a browser; undefined when nobody said. */
  readonly deckUrl?: string;
  /** What is applied, in order. */
  readonly stages: readonly ApplyStage[];
  /** What has to be in the cluster besides. */
  readonly requirements: readonly Requirement[];
  /** What should be known before anything is applied: one paragraph of Markdown each. */
  readonly warnings: readonly string[];
  /** Commands that show whether the network between pods works, and what they show then. */
  readonly verification?: readonly CniVerification[];
  /** Secrets that others than Prow need. */
  readonly secrets?: readonly SecretNeed[];
  /** What the exposure, the CNI and the rest want to be known: one paragraph of Markdown each. */
  readonly notes: readonly string[];
}
