import { Construct } from 'constructs';
import { inChartNamespace } from '../core/chart-namespace';
import { partLabels } from '../core/labels';
import { nativeObject } from '../core/manifest';
import { PodSecurityLevel } from '../core/pod-security/pod-security-level';
import { Finding, Where } from '../core/problem';
import { Fields, optional, readProps, ValuesOf } from '../core/props';
import { quote } from '../core/quote';
import { memberOf } from '../core/values';
import { DEFAULT_LIMITS, DEFAULT_QUOTA } from './jobs-default-limits';
import { JobsLimitRange, jobsLimitRange, JobsLimits, quotaAmounts } from './jobs-limit-range';
import { cachesNamespaceName, jobsNamespaceName, namespaceName } from './namespace-names';

/** What can be set of the namespaces. */
export interface ProwNamespacesOptions {
  /**
   * Namespace of Prow's components. Errors: `NameNotDnsLabel`, `NamespaceReserved`.
   * @default - the namespace of the chart; `prow` where it has none
   */
  readonly namespace?: string;

  /**
   * Namespace of the pods that jobs run in. Errors: `NameNotDnsLabel`, `NamespaceReserved`, `NamespacesEqual`.
   * @default test-pods
   */
  readonly jobsNamespace?: string;

  /**
   * How much pods of jobs may ask of their node: the label `pod-security.kubernetes.io/enforce` of the jobs' namespace. Write the same as in
   * `Prow`, whose jobs are checked by it. Error: `NotAllowedValue`.
   * @default PodSecurityLevel.BASELINE
   */
  readonly jobsPodSecurity?: PodSecurityLevel;

  /**
   * Namespace of caches for jobs, with Pod Security `restricted`. Write the same as in `Prow`. Errors: `NameNotDnsLabel`, `NamespaceReserved`,
   * `NamespacesEqual`.
   * @default - none is made
   */
  readonly jobCachesNamespace?: string;

  /**
   * What all job pods together may ask for, as a ResourceQuota's `spec.hard`: `{ pods: '50', 'requests.cpu': '16' }`.
   * Errors: `ResourceUnknown`, `QuantityInvalid`, `AmountImplausible`.
   * `{}` is no quota. Write the same as in `Prow`, or give `plank.max_concurrency` there: a job whose pod is refused ends in error.
   * @default - 1Ti of claims, and any number of pods
   */
  readonly jobsResourceQuota?: { [resource: string]: string };

  /**
   * What each container of a job gets when it says nothing, and may ask for at most, as a LimitRange. `{}` is none.
   * @default - requests of 100m of cpu and 128Mi of memory, a limit of 20Gi of disk, and 100Gi, or what a job in code asks for, as the highest
   */
  readonly jobsLimitRange?: JobsLimitRange;
}

/** Properties of `ProwNamespaces`. */
export interface ProwNamespacesProps extends ProwNamespacesOptions {}

/** What belongs to the jobs' namespace alone. */
export const JOBS_NAMESPACE_FIELDS = {
  jobsResourceQuota: optional(quotaAmounts),
  jobsLimitRange: optional(jobsLimitRange),
};

const FIELDS = {
  namespace: optional(namespaceName, 'prow'),
  jobsNamespace: optional(jobsNamespaceName, 'test-pods'),
  jobsPodSecurity: optional(memberOf(PodSecurityLevel), PodSecurityLevel.BASELINE),
  jobCachesNamespace: optional(cachesNamespaceName),
  ...JOBS_NAMESPACE_FIELDS,
} satisfies Fields<ProwNamespacesProps>;

/** The namespaces with every default filled in. */
export type NamespacesSettings = Omit<ValuesOf<typeof FIELDS>, 'jobsLimitRange' | 'jobCachesNamespace'> & {
  readonly jobsLimitRange?: JobsLimits;
  readonly jobCachesNamespace?: string;
};

/**
 * The namespaces of Prow, of its jobs and of caches for them, with their Pod Security labels: `restricted` for Prow and caches; `baseline` for jobs
 * where nothing else is said, because the containers that Prow adds to a job pod carry no security context of their own.
 * Source: prow pkg/pod-utils/decorate/podspec.go at a61940897.
 */
export class ProwNamespaces extends Construct {
  constructor(scope: Construct, id: string, props: ProwNamespacesProps = {}) {
    super(scope, id);
    placeNamespaces(this, readProps(Where.construct(this.node.path), inChartNamespace(this, props), FIELDS, (said, p) => {
      const { namespace, jobsNamespace, jobCachesNamespace: caches } = said;
      if (namespace === jobsNamespace) p.problem('jobsNamespace', jobsInProw(jobsNamespace));
      const taken = caches === undefined ? undefined : cachesAmong(caches, said);
      if (taken) p.problem('jobCachesNamespace', taken);
      return said;
    }));
  }
}

export function jobsInProw(jobsNamespace: string): Finding {
  return { what: `${quote(jobsNamespace)} is Prow's own namespace, whose Secrets jobs could read`, instead: 'use another one', code: 'NamespacesEqual' };
}

/** What is wrong with a namespace of caches that is another one too. */
export function cachesAmong(own: string, { namespace, jobsNamespace }: Pick<NamespacesSettings, 'namespace' | 'jobsNamespace'>): Finding | undefined {
  if (![namespace, jobsNamespace].includes(own)) return undefined;
  const whose = own === namespace ? 'Prow\'s own namespace, and caches fetch for whoever asks' : 'the namespace of jobs, whose quota and policies are not made for caches';
  return { what: `${quote(own)} is ${whose}`, instead: 'use another one', code: 'NamespacesEqual' };
}

/** The objects of the namespaces. */
export function placeNamespaces(scope: Construct, settings: NamespacesSettings): void {
  const { namespace, jobsNamespace, jobCachesNamespace: caches, jobsPodSecurity } = settings;
  const { jobsResourceQuota: quota = DEFAULT_QUOTA, jobsLimitRange: limits = DEFAULT_LIMITS } = settings;
  nativeObject(scope, 'Resource', 'v1/Namespace', { metadata: { name: namespace, labels: { ...partLabels(), ...podSecurity(PodSecurityLevel.RESTRICTED) } } });
  nativeObject(scope, 'Jobs', 'v1/Namespace', {
    metadata: { name: jobsNamespace, labels: { ...partLabels(), ...podSecurity(jobsPodSecurity), 'pod-security.kubernetes.io/audit': 'restricted' } },
  });
  if (caches !== undefined) {
    nativeObject(scope, 'Caches', 'v1/Namespace', { metadata: { name: caches, labels: { ...partLabels(), ...podSecurity(PodSecurityLevel.RESTRICTED) } } });
  }
  const metadata = { name: 'prow-jobs', namespace: jobsNamespace, labels: { ...partLabels() } };
  if (Object.keys(quota).length > 0) nativeObject(scope, 'ResourceQuota', 'v1/ResourceQuota', { metadata, spec: { hard: quota } });
  if (Object.values(limits).some((one) => one !== undefined)) nativeObject(scope, 'LimitRange', 'v1/LimitRange', { metadata, spec: { limits: [{ ...limits, type: 'Container' }] } });
}

function podSecurity(level: PodSecurityLevel): Record<string, string> {
  return { 'pod-security.kubernetes.io/enforce': level, 'pod-security.kubernetes.io/warn': level };
}
