/** Who may rerun and abort jobs in deck, and the Secrets that signing in needs. At least one of `users`, `orgs` and `teams` (`PeopleUnnamed`). */
export interface DeckLoginOptions {
  /**
   * GitHub users who may. `deck.default_rerun_auth_configs[].rerun_auth_configs.github_users` in `config.yaml`.
   * Errors: `GithubNameInvalid`, `EmptyList`.
   * @default - nobody by name
   */
  readonly users?: string[];

  /**
   * GitHub organisations whose members may. `github_orgs` in the same place. Errors: `GithubNameInvalid`, `EmptyList`.
   * @default - nobody by membership
   */
  readonly orgs?: string[];

  /**
   * GitHub teams whose members may, as `org/slug`. `github_team_slugs` in the same place. Errors: `GithubNameInvalid`, `EmptyList`.
   * @default - nobody by team
   */
  readonly teams?: string[];

  /**
   * What the OAuth App may see of those who sign in, as GitHub's scopes. None is needed to rerun and abort; the page of one's own pull
   * requests shows those of private repositories with `repo` only. It stands in the OAuth Secret, which `secrets.sh` writes.
   * Errors: `ScopeInvalid`, `EmptyList`.
   * @default - public information only
   */
  readonly scopes?: string[];

  /**
   * Secret in Prow's namespace with the OAuth App's ID and secret, in the JSON that deck reads; `secrets.sh` makes it when it is missing.
   * Flag `--github-oauth-config-file`. Error: `SecretNameInvalid`.
   * @default github-oauth-config
   */
  readonly secretName?: string;

  /**
   * Key of the JSON in that Secret. Error: `DataKeyInvalid`.
   * @default secret
   */
  readonly secretKey?: string;

  /**
   * Secret in Prow's namespace with the key that deck signs cookies with: 32 bytes in base64; `secrets.sh` makes it when it is missing.
   * Flag `--cookie-secret`. Error: `SecretNameInvalid`.
   * @default cookie
   */
  readonly cookieSecretName?: string;

  /**
   * Key of the cookies' key in that Secret. Errors: `DataKeyInvalid`, `KeyUsedTwice`.
   * @default secret
   */
  readonly cookieSecretKey?: string;
}
