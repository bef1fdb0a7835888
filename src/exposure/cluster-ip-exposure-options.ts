/** What is known of a proxy that is not made here. Nothing of it makes an object. */
export interface ClusterIpExposureOptions {
  /**
   * URL that GitHub sends webhooks to, with its path. It only appears in the notes.
   * Errors: `UrlInvalid`, `UrlWithCredentials`, `UrlWithoutScheme`.
   * @default - not known
   */
  readonly hookUrl?: string;

  /**
   * URL under which people see deck. It ends up in the links that Prow writes into pull requests; a slash at its end is left out.
   * Errors: `UrlInvalid`, `UrlWithCredentials`, `UrlWithoutScheme`.
   * @default - not known: pull requests get no links
   */
  readonly deckUrl?: string;
}
