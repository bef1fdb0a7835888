import { Problem } from '../../core/problem';
import { RenderedObject } from '../../writer/rendered-object';
import { KnownObjects } from './known-objects';
import { isOurs } from './own-objects';
import { PodTemplate } from './pod-template';
import { OpenReferences, Reference } from './reference';
import { ReferenceCheck } from './reference-check';

const POLICIES = { MutatingAdmissionPolicyBinding: 'MutatingAdmissionPolicy', ValidatingAdmissionPolicyBinding: 'ValidatingAdmissionPolicy' } as const;

/** Our bindings of admission policies name one that exists. Those of others may be for what the cluster has, of which nobody can tell here. */
export class AdmissionBindings implements ReferenceCheck {
  readonly kinds = Object.keys(POLICIES);
  private readonly references = new OpenReferences();

  see({ kind, group, path, json }: RenderedObject, _pod: PodTemplate | undefined, known: KnownObjects): void {
    if (group !== 'admissionregistration.k8s.io' || !isOurs(json)) return;
    this.references.add({ kind: POLICIES[kind as keyof typeof POLICIES], namespace: '', name: json.spec?.policyName, path, at: 'spec.policyName' }, known);
  }

  problems(known: KnownObjects): Problem[] {
    return this.references.problems(known);
  }

  get unknown(): readonly Reference[] {
    return this.references.unknown;
  }
}
