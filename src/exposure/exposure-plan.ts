import { ServiceExposure } from '../core/service-exposure';

/** What a choice of exposure comes down to. Nobody asks which one it is: each answers the same questions. */
export interface ExposurePlan {
  /** How hook's Service is reached. */
  readonly hook: ServiceExposure;
  /** How deck's Service is reached. */
  readonly deck: ServiceExposure;
  /** What GitHub is told to send webhooks to, with the path; absent where nobody knows. */
  readonly hookUrl?: string;
  /** What people type to see deck, without a slash at the end; absent where nobody knows. */
  readonly deckUrl?: string;
  /** The range that the API server takes node ports from; absent where there are none. */
  readonly nodePortRange?: string;
  /** What its user has to see to, in plain sentences. */
  readonly notes: readonly string[];
}
