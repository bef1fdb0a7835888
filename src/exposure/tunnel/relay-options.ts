import { EdgePodOptions } from '../edge/edge-pod-options';

/** A relay of webhooks, for a Prow that GitHub cannot reach: a laptop, a cluster at home. For trying out, not for production. */
export interface RelayOptions extends EdgePodOptions {
  /**
   * Secret in Prow's namespace with the URL of the relay's channel, like `https://smee.io/…` or one of a gosmee server; `secrets.sh` makes it
   * when it is missing. The URL is a secret, because whoever knows it reads every webhook. Environment variable `GOSMEE_URL`.
   * Error: `SecretNameInvalid`.
   * @default webhook-relay
   */
  readonly channelSecretName?: string;

  /**
   * Key of the URL in that Secret. Error: `DataKeyInvalid`.
   * @default url
   */
  readonly channelSecretKey?: string;

  /**
   * URL under which people see deck, which no relay shows; something else has to make it so. It ends up in the links that Prow writes into
   * pull requests; a slash at its end is left out. Errors: `UrlInvalid`, `UrlWithCredentials`, `UrlWithoutScheme`.
   * @default - not known: pull requests get no links
   */
  readonly deckUrl?: string;
}
