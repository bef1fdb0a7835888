import { dataKey, dnsLabel } from '../../core/names';
import { Finding } from '../../core/problem';
import { Fields, optional, Read, required, shape } from '../../core/props';
import { quote } from '../../core/quote';
import { integer } from '../../core/values';
import { closedRepositories, isClosed, TrustPlan } from './trust-plan';

/**
 * A second GitHub App, by which jobs clone what is not public. Give it `Contents: read` and nothing else, no webhook, and install it on those
 * repositories alone: whoever writes a job of one of them may read each of them.
 */
export interface CloneAppOptions {
  /**
   * Number of the App, from its settings page: `github_app_id` of `default_decoration_config_entries` in `config.yaml`. It is no secret, and not that
   * of the App that Prow signs in as. Errors: `NotInteger`, `OutOfRange`, `WrongType`.
   */
  readonly appId: number;

  /**
   * Name of the Secret in the jobs' namespace that holds its private key; `secrets.sh` makes it from `--clone-app-key` when it is missing.
   * `github_app_private_key_secret.name`. Prow calls a volume by it, so that it has no dots. Errors: `NameNotDnsLabel`;
   * `KeyUsedTwice` for that of the store.
   * @default github-clone-app
   */
  readonly secretName?: string;

  /**
   * Key of the private key (PEM) in that Secret: `github_app_private_key_secret.key`. Error: `DataKeyInvalid`.
   * @default app_private_key
   */
  readonly privateKeyKey?: string;
}

export const cloneApp = shape({
  appId: required(integer(1, Number.MAX_SAFE_INTEGER)),
  secretName: optional(dnsLabel, 'github-clone-app'),
  privateKeyKey: optional(dataKey, 'app_private_key'),
} satisfies Fields<CloneAppOptions>);

/** The App, and whose jobs clone by it. */
export interface CloneAppPlan extends Read<typeof cloneApp> {
  /** `org/repo` or `org`, sorted: what is private or internal. */
  readonly repositories: readonly string[];
}

/** What keeps the App from being for closed repositories alone. Prow lays what it says of an organisation below each of its repositories. */
export function cloneAppFindings(trust: readonly TrustPlan[]): readonly Finding[] {
  const closed = closedRepositories(trust);
  const reached = trust.filter((one) => !isClosed(one) && closed.includes(one.repository.split('/')[0])).map(({ repository }) => repository);
  return [
    ...closed.length > 0 ? [] : [{
      what: 'is for jobs of private repositories, and trust says of none that it is private',
      instead: 'write the visibility of those that are into trust, or leave it out', code: 'PropWithoutEffect',
    } as const],
    ...reached.map((repository): Finding => ({
      what: `${quote(repository)} is not said to be private, and ${quote(repository.split('/')[0])}, which is, would bring its jobs the key of the App`,
      instead: 'name the private repositories one by one in repositories and trust', code: 'CloneAppReachesPublic',
    })),
  ];
}
