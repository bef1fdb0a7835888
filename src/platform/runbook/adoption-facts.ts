import { SecretNeed } from '../../core/secret-need';
import { ProwModel } from '../../prow/prow-model';
import { AdoptedProwPlan } from './adopted-prow';

/** What `ADOPTION.md` is written from. */
export interface AdoptionFacts {
  readonly prow: ProwModel;
  readonly adopted: AdoptedProwPlan;
  /** Whole address that GitHub sends webhooks to; undefined when nobody said. */
  readonly hookUrl?: string;
  /** Secrets that others than Prow need. */
  readonly secrets?: readonly SecretNeed[];
}
