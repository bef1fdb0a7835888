import { ErrorCode } from '../../core/error-catalogue';
import { foldedSentences } from '../../core/folded-sentences';
import { OLDEST_MINOR } from '../../core/kubernetes-version';
import { Problem } from '../../core/problem';
import { RenderedObject } from '../../writer/rendered-object';
import { AdmissionBindings } from './admission-bindings';
import { Backends } from './backends';
import { CalicoObjects } from './calico-objects';
import { CalledServices } from './called-services';
import { Claims } from './claims';
import { ClassNames } from './class-names';
import { CniObjects, KnownCni } from './cni-objects';
import { DataReferences } from './data-references';
import { DisruptionBudgets } from './disruption-budgets';
import { DroppedFields } from './dropped-fields';
import { ExternalObjects } from './external-objects';
import { Issuers } from './issuers';
import { JobRights } from './job-rights';
import { KnownObjects, ReferredKind } from './known-objects';
import { MountedFiles } from './mounted-files';
import { Namespaces } from './namespaces';
import { NodePorts } from './node-ports';
import { OwnImages } from './own-images';
import { ParentGateways } from './parent-gateways';
import { PodAccounts } from './pod-accounts';
import { podTemplateOf } from './pod-template';
import { PodPriorities } from './pod-priorities';
import { PodSecurity } from './pod-security';
import { describe } from './reference';
import { ReferenceCheck, Vouched } from './reference-check';
import { RoleBindings } from './role-bindings';
import { ScaledWorkloads } from './scaled-workloads';
import { ServiceTargets } from './service-targets';
import { Slips } from './slips';
import { VolumeMounts } from './volume-mounts';
import { WorkloadSelectors } from './workload-selectors';
import { WrittenSecrets } from './written-secrets';

/** Whether there is no such object, as far as anybody can know. */
export type Lacks = (kind: ReferredKind, namespace: string, name: string) => boolean;

/** What is said of objects that find no pods, which may be those of an object that cannot be read. */
const MISSES_PODS: readonly ErrorCode[] = ['SelectorMatchesNothing', 'TargetPortMissing'];

/** What is known besides the objects; of what is left out, nobody said. */
export interface Circumstances {
  /** The CNI that the cluster has or gets. */
  readonly cni?: KnownCni;
  /** The range that the API server takes node ports from. */
  readonly nodePortRange?: string;
  /** The oldest minor of Kubernetes 1 that the objects are for. */
  readonly kubernetesMinor?: number;
  /** Of which objects the data is not looked for, where their plan is not known here. */
  readonly vouched?: Vouched;
}

/** All checks between the objects of an app. Each object is looked at once, while it is rendered, and not kept. */
export class ReferenceChecks {
  private readonly known: KnownObjects;
  private readonly unreadPaths: string[] = [];
  private readonly checks: readonly ReferenceCheck[];
  private readonly askedOf = new Map<string, readonly ReferenceCheck[]>();
  private readonly askedOfPods = new Map<string, readonly ReferenceCheck[]>();

  constructor(private readonly external?: ExternalObjects, { cni, nodePortRange, kubernetesMinor = OLDEST_MINOR, vouched = () => false }: Circumstances = {}) {
    this.known = new KnownObjects(external);
    this.checks = [
      new Namespaces(),
      new PodAccounts(),
      new PodSecurity(kubernetesMinor),
      new PodPriorities(),
      new RoleBindings(),
      new AdmissionBindings(),
      new JobRights(),
      new DataReferences(vouched),
      new Claims(vouched),
      new ClassNames(),
      new Issuers(),
      new WrittenSecrets(external?.secrets),
      new VolumeMounts(),
      new MountedFiles(),
      new WorkloadSelectors(),
      new ServiceTargets(),
      new Backends(),
      new ParentGateways(),
      new CalledServices(),
      new ScaledWorkloads(),
      new OwnImages(),
      new NodePorts(nodePortRange),
      new DisruptionBudgets(),
      new CniObjects(cni),
      new CalicoObjects(),
      new DroppedFields(),
      new Slips(kubernetesMinor),
    ];
  }

  see(object: RenderedObject, pod = podTemplateOf(object)): void {
    this.known.see(object, pod);
    for (const check of this.asked(object.kind, pod !== undefined)) check.see(object, pod, this.known);
  }

  /** Takes note of an object that no API server would take: what it refers to, or what refers to it, is the smaller trouble. */
  unread(path: string): void {
    this.unreadPaths.push(path);
  }

  problems(): Problem[] {
    const problems = [...this.checks.flatMap((check) => check.problems(this.known)), ...this.known.renames.problems()];
    if (this.unreadPaths.length === 0) return problems;
    return problems.filter(({ text, code }) => !MISSES_PODS.includes(code) && !this.unreadPaths.some((path) => text.startsWith(`[${path}]`)));
  }

  /** Whole sentences; complete when the problems were asked for. */
  warnings(): readonly string[] {
    return foldedSentences([...this.checks.flatMap((check) => check.warnings?.() ?? []), ...this.leadingOutside()]);
  }

  /** True when there is no such object, as far as anybody can know; for names that stand in no object, like those in jobs. */
  lacks(kind: ReferredKind, namespace: string, name: string): boolean {
    return this.known.lacks(kind, namespace, name);
  }

  /** What could have been meant by a name that is lacking. */
  candidates(kind: ReferredKind, namespace: string): readonly string[] {
    return this.known.candidates(kind, namespace);
  }

  /** Said once, and only where nobody said what the cluster has. */
  private leadingOutside(): readonly string[] {
    const unknown = this.checks.flatMap((check) => check.unknown ?? []);
    if (unknown.length === 0 || (this.external !== undefined && this.external.others !== 'unsaid')) return [];
    // one of each kind: an issuer that is not there is another trouble than a namespace
    const firsts = [...new Map([...unknown].reverse().map((one) => [one.kind, one])).values()].reverse();
    const [subject, which] = unknown.length === 1 ? ['A reference leads', '']
      : [`${unknown.length} references lead`, firsts.length === 1 ? 'the first is ' : 'the first of each kind are '];
    const places = firsts.map((one) => `${describe(one)}, at [${one.path}] ${one.at}`);
    return [`${subject} to what this app does not emit, and nobody looks whether it is there: ${which}${places.join('; ')}. `
      + 'Say in existing what the cluster has, or existing: { everything: true } to hear no more of it.'];
  }

  private asked(kind: string, makesPods: boolean): readonly ReferenceCheck[] {
    const known = makesPods ? this.askedOfPods : this.askedOf;
    let asked = known.get(kind);
    if (!asked) {
      asked = this.checks.filter(({ kinds, pods }) => {
        if (kinds === undefined && pods === undefined) return true;
        return kinds?.includes(kind) === true || (makesPods && pods === true);
      });
      known.set(kind, asked);
    }
    return asked;
  }
}
