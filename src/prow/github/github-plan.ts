import { CloneAppPlan } from './clone-app';
import { TrustPlan } from './trust-plan';

/** What Prow has to know of GitHub; made by `GitHub`, read by components and config. */
export interface GitHubPlan {
  /** `github.com`, or the host of an Enterprise server: the flag `--github-host`. */
  readonly host: string;
  /** REST API, the last `--github-endpoint` and ghproxy's upstream. */
  readonly apiUrl: string;
  /** True for an Enterprise server, whose GraphQL and link addresses differ from what Prow assumes. */
  readonly enterprise: boolean;
  /** True where GitHub runs it, so that webhooks come from the Internet: GitHub.com, and what is below ghe.com. */
  readonly hosted: boolean;
  /** ConfigMap with the key `ca.crt` that holds the server's own CA; in Prow's namespace and the jobs' one. */
  readonly caConfigMapName?: string;
  /** Replaces Prow's own clonerefs image, when it brings the server's CA itself. */
  readonly clonerefsImage?: string;
  /** `org/repo` or `org`, sorted, without duplicates. */
  readonly repositories: readonly string[];
  /** What is trusted in each of them, and in repositories of theirs that were named besides; sorted. */
  readonly trust: readonly TrustPlan[];
  /** By what jobs of private repositories clone; absent where they clone without credentials. */
  readonly cloneApp?: CloneAppPlan;
  /** Flags, environment and Secret by which components sign in. */
  readonly auth: GitHubAuthPlan;
}

/** How components sign in to GitHub. */
export interface GitHubAuthPlan {
  /** Secret in Prow's namespace, mounted at `/etc/github`. */
  readonly secretName: string;
  /** Its keys, in the order in which `secrets.sh` asks for them. */
  readonly keys: readonly GitHubSecretKey[];
  /** Command-line flags, `$(NAME)` for an environment variable of `environment`. */
  readonly args: readonly string[];
  /** Environment variables from keys of the Secret. */
  readonly environment: readonly { readonly name: string; readonly key: string }[];
}

/** One key of the Secret that holds GitHub's credentials. */
export interface GitHubSecretKey {
  /** The key in the Secret. */
  readonly key: string;
  /** What belongs there; `secrets.sh` takes an App's number from `--app-id`, everything else from a file. */
  readonly content: 'app-id' | 'app-private-key' | 'token';
}

/** Whether they are an App, and no user. */
export function isApp({ keys }: GitHubAuthPlan): boolean {
  return keys.some(({ content }) => content === 'app-id');
}

/** Where components find the Secret's files. */
export const GITHUB_MOUNT = '/etc/github';

/** As a user, by the token in a Secret. */
export function tokenAuth(secretName: string, key: string): GitHubAuthPlan {
  return { secretName, keys: [{ key, content: 'token' }], args: [`--github-token-path=${GITHUB_MOUNT}/${key}`], environment: [] };
}

/** Key of the CA bundle in the ConfigMap `caConfigMapName`. */
export const CA_KEY = 'ca.crt';
