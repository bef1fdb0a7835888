import { dnsSubdomain, image, repository } from '../../core/names';
import { Where } from '../../core/problem';
import { Fields, optional, Props, readProps, required, ValuesOf } from '../../core/props';
import { instanceOf, list } from '../../core/values';
import { cloneApp, cloneAppFindings, CloneAppOptions } from './clone-app';
import { checkServer, serverApiUrl, serverHost } from './enterprise-server';
import { GitHubAuth } from './github-auth';
import { GitHubPlan } from './github-plan';
import { repositoryTrust, RepositoryTrustOptions } from './repository-trust';
import { closedRepositories, planTrust } from './trust-plan';

/** Options of `GitHub.cloud`. */
export interface GitHubCloudOptions {
  /**
   * The repositories that Prow serves, as `org/repo`, or `org` for all of an organisation. At least one.
   *
   * They get the default plugins and a tide query. Letters of another case make no other repository.
   * Errors: `RepositoryInvalid`, `RepositoryCovered`, `RepositoryTwice`, `EmptyList`.
   */
  readonly repositories: string[];

  /**
   * How Prow signs in.
   * @default GitHubAuth.app()
   */
  readonly auth?: GitHubAuth;

  /**
   * Whose pull requests are tested without being asked for, and where `.prow.yaml` is read: `in_repo_config` in `config.yaml`, `triggers` in
   * `plugins.yaml`. The entry that is nearest to a repository speaks for it: one that names it, then one that names its organisation, then the one
   * without `repositories`. Errors: `TrustNotServed`, `TrustTwice`.
   * @default - members of the organisation and collaborators are trusted, and `.prow.yaml` is not read
   */
  readonly trust?: RepositoryTrustOptions[];

  /**
   * The GitHub App by which jobs clone: those of repositories that `trust` calls private or internal, and no others. Its key is a Secret in the jobs'
   * namespace, which Prow's container `clonerefs` mounts and no container of a job. An entry of `default_decoration_config_entries` in `config.yaml`
   * for each of these repositories. Errors: `PropWithoutEffect` where none is private, `CloneAppReachesPublic`.
   * @default - jobs clone without credentials, which is enough for public repositories
   */
  readonly cloneApp?: CloneAppOptions;
}

/** Options of `GitHub.enterprise`. */
export interface GitHubEnterpriseOptions extends GitHubCloudOptions {
  /**
   * Host name of the server, without scheme: `github.acme.dev`, or `acme.ghe.com` for GitHub Enterprise Cloud with data residency.
   * Errors: `EnterpriseHostInvalid` for GitHub.com and for the host of an API, `HostNotDnsName`.
   */
  readonly host: string;

  /**
   * Address of the REST API, with its scheme. Errors: `ApiUrlElsewhere` for the API of another server, `ApiUrlNotHttps`,
   * `UrlInvalid`, `UrlWithCredentials`, `UrlWithoutScheme`.
   * @default - `https://<host>/api/v3`, where GitHub Enterprise Server has it; `https://api.<host>` below ghe.com
   */
  readonly apiUrl?: string;

  /**
   * ConfigMap with the key `ca.crt`: a PEM bundle that the server's certificate is checked against, by HTTPS and by git, in every
   * component and in the clones of jobs. It must exist in Prow's namespace and in the jobs' namespace; `secrets.sh` makes it from `--ca-file`.
   *
   * The clones of jobs get it by a MutatingAdmissionPolicy, because Prow has no setting for it: that came with Kubernetes 1.36. Where
   * `kubernetesVersion` is less, give `clonerefsImage`; without it this raises `KubernetesTooOld`.
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

const CLOUD = {
  repositories: required(list(repository, 1)),
  auth: optional(instanceOf(GitHubAuth, 'GitHubAuth.app() or GitHubAuth.token()')),
  trust: optional(list(repositoryTrust), []),
  cloneApp: optional(cloneApp),
} satisfies Fields<GitHubCloudOptions>;

const ENTERPRISE = {
  ...CLOUD,
  host: required(serverHost),
  apiUrl: optional(serverApiUrl),
  caConfigMapName: optional(dnsSubdomain),
  clonerefsImage: optional(image),
} satisfies Fields<GitHubEnterpriseOptions>;

/** The GitHub that Prow works for. */
export class GitHub {
  /** github.com. */
  static cloud(options: GitHubCloudOptions): GitHub {
    return new GitHub(readProps(Where.call('GitHub.cloud'), options, CLOUD, (said, p) => (
      { ...shared(said, p), host: 'github.com', apiUrl: 'https://api.github.com', enterprise: false, hosted: true }
    )));
  }

  /** A GitHub Enterprise Server, or GitHub Enterprise Cloud below ghe.com. */
  static enterprise(options: GitHubEnterpriseOptions): GitHub {
    return new GitHub(readProps(Where.call('GitHub.enterprise'), options, ENTERPRISE, (said, p) => {
      const { caConfigMapName, clonerefsImage } = said;
      return { ...shared(said, p), ...checkServer(said, p), enterprise: true, caConfigMapName, clonerefsImage };
    }));
  }

  private constructor(
    /** @internal */
    readonly _plan: GitHubPlan,
  ) {}
}

function shared(
  { repositories: given, auth, trust: entries, cloneApp: app }: ValuesOf<typeof CLOUD>, p: Props<keyof typeof CLOUD>,
): Pick<GitHubPlan, 'repositories' | 'auth' | 'trust' | 'cloneApp'> {
  const repositories = [...new Set(given)].sort();
  const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
  repositories.forEach((name, i) => {
    const other = repositories.slice(0, i).find((one) => isSame(one, name));
    if (other !== undefined) {
      p.problem('repositories', {
        what: `"${other}" and "${name}" are one to GitHub, and two to Prow`, instead: 'keep the one that stands in the address of its page',
        code: 'RepositoryTwice',
      });
      return;
    }
    const [org, repo] = name.split('/');
    const whole = repositories.find((one) => repo !== undefined && isSame(one, org));
    if (whole !== undefined) {
      p.problem('repositories', {
        what: `"${name}" is covered by "${whole}" already, and Prow refuses a plugin that is enabled twice`,
        instead: `remove "${name}"`, code: 'RepositoryCovered',
      });
    }
  });
  const { trust, problems } = planTrust(repositories, entries);
  for (const { path, finding } of problems) p.problem(`trust${path}` as 'trust', finding);
  if (app !== undefined && problems.length === 0) for (const finding of cloneAppFindings(trust)) p.problem('cloneApp', finding);
  return { repositories, auth: (auth ?? GitHubAuth.app())._plan, trust, cloneApp: app && { ...app, repositories: closedRepositories(trust) } };
}
