import { dataKey, repository, secretName } from '../../core/names';
import { cidr, httpUrl, urlHostName } from '../../core/net';
import { PodSecurityLevel } from '../../core/pod-security/pod-security-level';
import { also, Fields, optional, required, Rule } from '../../core/props';
import { quote } from '../../core/quote';
import { isOwnMachine } from '../../core/reach';
import { boolean, list, memberOf } from '../../core/values';
import { JobsLimitRange, jobsLimitRange, quotaAmounts } from '../jobs-limit-range';

/** Options of `BuildCluster.kubeconfig`. */
export interface BuildClusterOptions {
  /**
   * Address of its API server as Prow's pods reach it, `https://203.0.113.7:6443` or with a path as Rancher has it: `clusters[].cluster.server` of the
   * kubeconfig that `clusters/<name>/kubeconfig.sh` makes, and where policies let the components go that ask it (a `privateDeck` too). Errors:
   * `BuildClusterApiInvalid`, `UrlInvalid`, `UrlWithCredentials`, `UrlWithoutScheme`.
   */
  readonly apiServer: string;

  /**
   * Networks in which that address lies, where it is a name: policies that know no names let the components go there alone. Errors: `CidrInvalid`,
   * `CidrNotMasked`.
   * @default - the address itself; of a name Cilium's policies know it, and others open every address at its port
   */
  readonly apiServerCidrs?: string[];

  /**
   * Secret in Prow's namespace with the kubeconfig, whose context has the name of the cluster; `secrets.sh` makes it from `--kubeconfig-<name>-file`. A
   * kubeconfig itself is refused, and not shown. Error: `SecretNameInvalid`.
   * @default - `kubeconfig-<name>`
   */
  readonly secretName?: string;

  /**
   * Key of the kubeconfig in that Secret. Error: `DataKeyInvalid`.
   * @default kubeconfig
   */
  readonly secretKey?: string;

  /**
   * Whether it holds what strangers must not reach, such as Secrets of deployments. Presubmits that name it, and jobs in pull requests, are refused:
   * `PresubmitReachesSecret`.
   * @default false
   */
  readonly trusted?: boolean;

  /**
   * Repositories, or organisations, whose `.prow.yaml` may name it: `in_repo_config.allowed_clusters` in `config.yaml`. Of a trusted one it raises
   * `PresubmitReachesSecret`. Errors: `RepositoryInvalid`, `RepositoryNotServed`.
   * @default - all, and none where it is trusted
   */
  readonly inRepoConfig?: string[];

  /**
   * Whether Prow leaves it alone for now, as in a repair: `disabled_clusters` in `config.yaml`, and its kubeconfig is not mounted. Jobs that name it
   * end in error; a job in code that does is warned of.
   * @default false
   */
  readonly disabled?: boolean;

  /**
   * How much pods of jobs may ask of their node there: the label `pod-security.kubernetes.io/enforce` of the jobs' namespace in that cluster. Error:
   * `NotAllowedValue`; `PodSecurityRefused` for a job in code.
   * @default - `jobsPodSecurity`
   */
  readonly jobsPodSecurity?: PodSecurityLevel;

  /**
   * What all job pods together may ask for there, as a ResourceQuota's `spec.hard`. `{}` is no quota. Errors: `ResourceUnknown`, `QuantityInvalid`,
   * `AmountImplausible`.
   * @default - that of the jobs' namespace of Prow's own cluster
   */
  readonly jobsResourceQuota?: { [resource: string]: string };

  /**
   * What each container of a job gets there when it says nothing, and may ask for at most, as a LimitRange. `{}` is none.
   * @default - that of the jobs' namespace of Prow's own cluster
   */
  readonly jobsLimitRange?: JobsLimitRange;

  /**
   * Whether NetworkPolicies are written for jobs there: nobody comes in, and they go out to DNS, to the Internet and to `jobsCidrs`, and to nothing private.
   * They do something where the CNI of that cluster enforces them.
   * @default true
   */
  readonly isolate?: boolean;

  /**
   * Private networks that jobs may reach there all the same, such as that of a store or of a GitHub Enterprise server. Errors: `CidrInvalid`,
   * `CidrNotMasked`; `PropWithoutEffect` with `isolate: false`.
   * @default - none
   */
  readonly jobsCidrs?: string[];
}

/** Credentials go nowhere in clear, and a pod that asks its own machine asks itself. */
const apiServer: Rule<string> = also(httpUrl, (value) => {
  if (!value.startsWith('https:')) {
    return {
      what: `${quote(value)} is not https, and Prow's token would be sent in clear`, instead: `write ${quote(value.replace('http:', 'https:'))}`,
      code: 'BuildClusterApiInvalid',
    };
  }
  return isOwnMachine(urlHostName(value)) ? {
    what: `${quote(value)} is the own machine of whoever asks, and Prow asks from a pod`, instead: 'write the address that nodes of Prow\'s cluster reach',
    code: 'BuildClusterApiInvalid',
  } : undefined;
});

export const BUILD_CLUSTER = {
  apiServer: required(apiServer),
  apiServerCidrs: optional(list(cidr), []),
  secretName: optional(secretName),
  secretKey: optional(dataKey, 'kubeconfig'),
  trusted: optional(boolean, false),
  inRepoConfig: optional(list(repository)),
  disabled: optional(boolean, false),
  jobsPodSecurity: optional(memberOf(PodSecurityLevel)),
  jobsResourceQuota: optional(quotaAmounts),
  jobsLimitRange: optional(jobsLimitRange),
  isolate: optional(boolean, true),
  jobsCidrs: optional(list(cidr), []),
} satisfies Fields<BuildClusterOptions>;
