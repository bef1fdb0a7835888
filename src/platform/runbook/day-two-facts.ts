import { Requirement } from '../../core/requirement';
import { SecretNeed } from '../../core/secret-need';
import { ProwModel } from '../../prow/prow-model';
import { ApplyStage } from '../delivery/apply-plan';
import { SealedObjects } from '../delivery/secrets-list';
import { GitOpsByHand, GitOpsTelling } from '../gitops/git-ops-plan';
import { InventoryObject } from '../inventory';

/** What `DAY-TWO.md` is written from. */
export interface DayTwoFacts {
  readonly prow: ProwModel;
  /** What is written, as apply.sh remembers it. */
  readonly objects: readonly InventoryObject[];
  readonly stages: readonly ApplyStage[];
  readonly requirements: readonly Requirement[];
  /** Secrets that others than Prow need. */
  readonly secrets?: readonly SecretNeed[];
  /** What applies the output from Git; absent where nothing does. */
  readonly gitOps?: GitOpsTelling;
  /** How somebody applies it by hand in place of `apply.sh`; absent where nobody does. */
  readonly byHand?: GitOpsByHand;
  /** The store that Secrets come from; absent where `secrets.sh` makes them. */
  readonly secretStore?: string;
  /** How `secrets.sh` seals what it makes, and what; absent where it makes Secrets in the cluster. */
  readonly sealed?: SealedObjects;
}

/** What is kept lies beside the folder: cdk8s empties the folder itself, and kubectl would apply what lies in it. */
export const BESIDE = '..';

export function quoted(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}
