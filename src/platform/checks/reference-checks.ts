import { ErrorCode } from '../../core/error-catalogue';
import { Problem } from '../../core/problem';
import { RenderedObject } from '../../writer/rendered-object';
import { CalicoObjects } from './calico-objects';
import { Claims } from './claims';
import { CniObjects, KnownCni } from './cni-objects';
import { DataReferences } from './data-references';
import { DisruptionBudgets } from './disruption-budgets';
import { ExternalObjects } from './external-objects';
import { KnownObjects } from './known-objects';
import { MountedFiles } from './mounted-files';
import { Namespaces } from './namespaces';
import { NodePorts } from './node-ports';
import { PodAccounts } from './pod-accounts';
import { podTemplateOf } from './pod-template';
import { PodSecurity } from './pod-security';
import { ReferenceCheck } from './reference-check';
import { RoleBindings } from './role-bindings';
import { ServiceTargets } from './service-targets';
import { VolumeMounts } from './volume-mounts';
import { WorkloadSelectors } from './workload-selectors';

/** What is said of objects that find no pods, which may be those of an object that cannot be read. */
const MISSES_PODS: readonly ErrorCode[] = ['SelectorMatchesNothing', 'TargetPortMissing'];

/** All checks between the objects of an app. Each object is looked at once, while it is rendered, and not kept. */
export class ReferenceChecks {
  private readonly known: KnownObjects;
  private readonly unreadPaths: string[] = [];
  private readonly checks: readonly ReferenceCheck[];

  constructor(external?: ExternalObjects, cni?: KnownCni) {
    this.known = new KnownObjects(external);
    this.checks = [
      new Namespaces(),
      new PodAccounts(),
      new PodSecurity(),
      new RoleBindings(),
      new DataReferences(),
      new Claims(),
      new VolumeMounts(),
      new MountedFiles(),
      new WorkloadSelectors(),
      new ServiceTargets(),
      new NodePorts(),
      new DisruptionBudgets(),
      new CniObjects(cni),
      new CalicoObjects(),
    ];
  }

  see(object: RenderedObject): void {
    const pod = podTemplateOf(object);
    this.known.see(object, pod);
    for (const check of this.checks) check.see(object, pod, this.known);
  }

  /** Takes note of an object that no API server would take: what it refers to, or what refers to it, is the smaller trouble. */
  unread(path: string): void {
    this.unreadPaths.push(path);
  }

  problems(): Problem[] {
    const problems = this.checks.flatMap((check) => check.problems(this.known));
    if (this.unreadPaths.length === 0) return problems;
    return problems.filter(({ text, code }) => !MISSES_PODS.includes(code) && !this.unreadPaths.some((path) => text.startsWith(`[${path}]`)));
  }

  warnings(): readonly string[] {
    return this.checks.flatMap((check) => check.warnings?.() ?? []);
  }
}
