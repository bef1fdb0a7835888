import { dnsSubdomain, image, repository } from '../../core/names';
import { hostName, httpUrl } from '../../core/net';
import { Where } from '../../core/problem';
import { PropsReader, readOldProps } from '../../core/props-reader';
import { instanceOf, list } from '../../core/values';
import { GitHubAuth } from './github-auth';
import { GitHubPlan } from './github-plan';

/** Options of `GitHub.cloud`. */
export interface GitHubCloudOptions {
  /**
   * The repositories that Prow serves, as `org/repo`, or `org` for all of an organisation. At least one.
   *
   * They get the default plugins, a tide query and in-repo config. Errors: `RepositoryInvalid`, `RepositoryCovered`, `EmptyList`.
   */
  readonly repositories: string[];

  /**
   * How Prow signs in.
   * @default GitHubAuth.app()
   */
  readonly auth?: GitHubAuth;
}

/** Options of `GitHub.enterprise`. */
export interface GitHubEnterpriseOptions extends GitHubCloudOptions {
  /** Host name of the server, without scheme: `github.acme.dev`. Error: `HostNotDnsName`. */
  readonly host: string;

  /**
   * Address of the REST API, with its scheme. Error: `UrlWithoutScheme`.
   * @default - `https://<host>/api/v3`, where GitHub Enterprise Server has it
   */
  readonly apiUrl?: string;

  /**
   * ConfigMap with the key `ca.crt`: a PEM bundle that the server's certificate is checked against, by HTTPS and by git, in every
   * component and in the clones of jobs. It must exist in Prow's namespace and in the jobs' namespace; `secrets.sh` makes it from `--ca-file`.
   *
   * The clones of jobs get it by a MutatingAdmissionPolicy, because Prow has no setting for it: that needs Kubernetes 1.36. For an older
   * cluster give `clonerefsImage`.
   * @default - the certificate is signed by a public authority
   */
  readonly caConfigMapName?: string;

  /**
   * An image of clonerefs of your own, with the server's CA among the system's; no MutatingAdmissionPolicy is emitted then.
   * Errors: `ImageInvalid`, `ImageNotPinned`.
   * @default - Prow's own image
   */
  readonly clonerefsImage?: string;
}

/** The GitHub that Prow works for. */
export class GitHub {
  /** github.com. */
  static cloud(options: GitHubCloudOptions): GitHub {
    return readOldProps<GitHubCloudOptions, GitHub>(Where.call('GitHub.cloud'), options, (p) => new GitHub({
      ...readShared(p), host: 'github.com', apiUrl: 'https://api.github.com', enterprise: false,
    }));
  }

  /** A GitHub Enterprise Server. */
  static enterprise(options: GitHubEnterpriseOptions): GitHub {
    return readOldProps<GitHubEnterpriseOptions, GitHub>(Where.call('GitHub.enterprise'), options, (p) => {
      const host = p.required('host', hostName);
      return new GitHub({
        ...readShared(p),
        host,
        apiUrl: p.optional('apiUrl', httpUrl, `https://${host}/api/v3`)?.replace(/\/+$/, ''),
        enterprise: true,
        caConfigMapName: p.optional('caConfigMapName', dnsSubdomain),
        clonerefsImage: p.optional('clonerefsImage', image),
      });
    });
  }

  private constructor(
    /** @internal */
    readonly _plan: GitHubPlan,
  ) {}
}

function readShared<P extends GitHubCloudOptions>(p: PropsReader<P>): Pick<GitHubPlan, 'repositories' | 'auth'> {
  const given = p.required<readonly string[]>('repositories' as keyof P & string, list(repository, 1)) ?? [];
  const repositories = [...new Set(given)].sort();
  for (const name of repositories) {
    const org = typeof name === 'string' && name.includes('/') ? name.split('/')[0] : undefined;
    if (org && repositories.includes(org)) {
      p.problem('repositories' as keyof P & string, {
        what: `"${name}" is covered by "${org}" already, and Prow refuses a plugin that is enabled twice`, instead: `remove "${name}"`, code: 'RepositoryCovered',
      });
    }
  }
  return { repositories, auth: (p.optional<GitHubAuth>('auth' as keyof P & string, instanceOf(GitHubAuth, 'GitHubAuth.app() or GitHubAuth.token()')) ?? GitHubAuth.app())._plan };
}
