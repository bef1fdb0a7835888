import { CniAlternative } from './cni-recommendation';

/** A recommendation before it is completed. */
export interface Advice {
  readonly choice: string;
  readonly mode: string;
  readonly reasons: readonly string[];
  readonly warnings?: readonly string[];
  readonly alternatives?: readonly CniAlternative[];
}
