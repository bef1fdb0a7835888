import { dataKey, secretName } from '../../core/names';
import { Where } from '../../core/problem';
import { Fields, optional, readProps } from '../../core/props';
import { GITHUB_MOUNT, GitHubAuthPlan, tokenAuth } from './github-plan';

/** Options of `GitHubAuth.app`. */
export interface GitHubAppOptions {
  /**
   * Name of the Secret in Prow's namespace; `secrets.sh` makes it when it is missing.
   * @default github-token
   */
  readonly secretName?: string;

  /**
   * Key of the App's number in that Secret. Prow's own starter calls it `appid`.
   * @default app_id
   */
  readonly appIdKey?: string;

  /**
   * Key of the App's private key (PEM) in that Secret. Prow's own starter calls it `cert`.
   * @default app_private_key
   */
  readonly privateKeyKey?: string;
}

/** Options of `GitHubAuth.token`. */
export interface GitHubTokenOptions {
  /**
   * Name of the Secret in Prow's namespace; `secrets.sh` makes it when it is missing.
   * @default github-token
   */
  readonly secretName?: string;

  /**
   * Key of the token in that Secret.
   * @default token
   */
  readonly tokenKey?: string;
}

const APP = {
  secretName: optional(secretName, 'github-token'),
  appIdKey: optional(dataKey, 'app_id'),
  privateKeyKey: optional(dataKey, 'app_private_key'),
} satisfies Fields<GitHubAppOptions>;

const TOKEN = { secretName: optional(secretName, 'github-token'), tokenKey: optional(dataKey, 'token') } satisfies Fields<GitHubTokenOptions>;

/** How Prow signs in to GitHub. The credentials stay in a Secret; only its name and keys are said here. */
export class GitHubAuth {
  /**
   * As a GitHub App: rights per organisation, and a rate limit that grows with it.
   *
   * Ends up as `--github-app-id` and `--github-app-private-key-path` of hook, deck, crier, tide and status-reconciler.
   * Errors: `SecretNameInvalid`, `DataKeyInvalid`. Source: prow pkg/flagutil/github.go at a61940897.
   */
  static app(options: GitHubAppOptions = {}): GitHubAuth {
    return new GitHubAuth(readProps(Where.call('GitHubAuth.app'), options, APP, ({ secretName: name, appIdKey, privateKeyKey }, p) => {
      if (appIdKey === privateKeyKey) {
        p.problem('appIdKey', { what: `"${appIdKey}" is the key of the private key too`, instead: 'give each its own key', code: 'KeyUsedTwice' });
      }
      return {
        secretName: name,
        keys: [{ key: appIdKey, content: 'app-id' }, { key: privateKeyKey, content: 'app-private-key' }],
        args: ['--github-app-id=$(GITHUB_APP_ID)', `--github-app-private-key-path=${GITHUB_MOUNT}/${privateKeyKey}`],
        environment: [{ name: 'GITHUB_APP_ID', key: appIdKey }],
      };
    }));
  }

  /**
   * As a user, by a personal access token: simpler to set up, one rate limit for everything.
   *
   * Ends up as `--github-token-path` of the same components. Errors: `SecretNameInvalid`, `DataKeyInvalid`.
   */
  static token(options: GitHubTokenOptions = {}): GitHubAuth {
    return new GitHubAuth(readProps(Where.call('GitHubAuth.token'), options, TOKEN, ({ secretName: name, tokenKey: key }) => tokenAuth(name, key)));
  }

  private constructor(
    /** @internal */
    readonly _plan: GitHubAuthPlan,
  ) {}
}
