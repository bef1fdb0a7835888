import type { WebhookAddress } from './delivery';

/** A webhook of a repository or organization; an App has one of its own. */
export interface Hook {
  readonly id: number;
  active: boolean;
  events: readonly string[];
  config: WebhookAddress;
}
