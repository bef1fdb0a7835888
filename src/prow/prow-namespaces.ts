import { Construct } from 'constructs';
import { partLabels } from '../core/labels';
import { nativeObject } from '../core/manifest';
import { dnsLabel } from '../core/names';
import { Where } from '../core/problem';
import { PropsReader, readOldProps } from '../core/props-reader';
import { quote } from '../core/quote';
import { record } from '../core/values';
import { JobsLimitRange, jobsLimitRange, LimitRangeItem, resourceAmounts } from './jobs-limit-range';

/** What can be set of the namespaces. */
export interface ProwNamespacesOptions {
  /**
   * Namespace of Prow's components.
   * @default prow
   */
  readonly namespace?: string;

  /**
   * Namespace of the pods that jobs run in.
   * @default test-pods
   */
  readonly jobsNamespace?: string;

  /**
   * What all job pods together may ask for, as a ResourceQuota's `spec.hard`: `{ pods: '50', 'requests.cpu': '16' }`.
   * @default - no quota
   */
  readonly jobsResourceQuota?: { [resource: string]: string };

  /**
   * What each container of a job gets when it says nothing, and may ask for at most, as a LimitRange.
   * @default - no limit range
   */
  readonly jobsLimitRange?: JobsLimitRange;
}

/** Properties of `ProwNamespaces`. */
export interface ProwNamespacesProps extends ProwNamespacesOptions {}

/** The namespaces with every default filled in. */
export interface NamespacesModel {
  readonly namespace: string;
  readonly jobsNamespace: string;
  readonly jobsResourceQuota: Readonly<Record<string, string>> | undefined;
  readonly jobsLimitRange: LimitRangeItem | undefined;
}

/**
 * The namespaces of Prow and of its jobs, with their Pod Security labels: `restricted` for Prow; `baseline` for jobs, because the containers
 * that Prow adds to a job pod carry no security context of their own. Source: prow pkg/pod-utils/decorate/podspec.go at a61940897.
 */
export class ProwNamespaces extends Construct {
  constructor(scope: Construct, id: string, props: ProwNamespacesProps = {}) {
    super(scope, id);
    const model = readOldProps<ProwNamespacesProps, NamespacesModel>(Where.construct(this.node.path), props, readNamespaces);
    nativeObject(this, 'Resource', 'v1/Namespace', { metadata: { name: model.namespace, labels: { ...partLabels(), ...podSecurity('restricted') } } });
    nativeObject(this, 'Jobs', 'v1/Namespace', {
      metadata: { name: model.jobsNamespace, labels: { ...partLabels(), ...podSecurity('baseline'), 'pod-security.kubernetes.io/audit': 'restricted' } },
    });
    const metadata = { name: 'prow-jobs', namespace: model.jobsNamespace, labels: { ...partLabels() } };
    if (model.jobsResourceQuota) nativeObject(this, 'ResourceQuota', 'v1/ResourceQuota', { metadata, spec: { hard: model.jobsResourceQuota } });
    if (model.jobsLimitRange) nativeObject(this, 'LimitRange', 'v1/LimitRange', { metadata, spec: { limits: [{ ...model.jobsLimitRange, type: 'Container' }] } });
  }
}

/** Reads the namespaces' own properties of a larger props object. */
export function readNamespaces<P extends ProwNamespacesOptions>(props: PropsReader<P>): NamespacesModel {
  const p = props as unknown as PropsReader<ProwNamespacesOptions>;
  const namespace = p.optional('namespace', dnsLabel, 'prow');
  const jobsNamespace = p.optional('jobsNamespace', dnsLabel, 'test-pods');
  if (namespace === jobsNamespace) {
    p.problem('jobsNamespace', { what: `${quote(jobsNamespace)} is Prow's own namespace, whose Secrets jobs could read`, instead: 'use another one', code: 'NamespacesEqual' });
  }
  return {
    namespace,
    jobsNamespace,
    jobsResourceQuota: p.optional('jobsResourceQuota', record(resourceAmounts)),
    jobsLimitRange: p.optional('jobsLimitRange', jobsLimitRange),
  };
}

function podSecurity(level: string): Record<string, string> {
  return { 'pod-security.kubernetes.io/enforce': level, 'pod-security.kubernetes.io/warn': level };
}
