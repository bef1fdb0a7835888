import { Problem } from '../../core/problem';
import { RenderedObject } from '../../writer/rendered-object';
import { KnownObjects } from './known-objects';
import { each, PodTemplate } from './pod-template';
import { OpenReferences, Reference } from './reference';
import { ReferenceCheck } from './reference-check';

/** Bindings name a role and ServiceAccounts that exist. */
export class RoleBindings implements ReferenceCheck {
  readonly kinds = ['ClusterRoleBinding', 'RoleBinding'];
  private readonly references = new OpenReferences();

  see({ kind, group, path, namespace, json }: RenderedObject, _pod: PodTemplate | undefined, known: KnownObjects): void {
    if (group !== 'rbac.authorization.k8s.io' || (kind !== 'RoleBinding' && kind !== 'ClusterRoleBinding')) return;
    const { kind: role, name } = json.roleRef ?? {};
    if (role === 'Role' || role === 'ClusterRole') this.references.add({ kind: role, namespace: role === 'Role' ? namespace : '', name, path, at: 'roleRef.name' }, known);
    each(json.subjects, (subject, i) => {
      if (subject.kind !== 'ServiceAccount') return;
      // in a RoleBinding it is the binding's own where none is said; for the whole cluster its schema asks for it
      const its = subject.namespace ?? (kind === 'RoleBinding' ? namespace : undefined);
      if (typeof its === 'string') this.references.add({ kind: 'ServiceAccount', namespace: its, name: subject.name, path, at: `subjects[${i}].name` }, known);
    });
  }

  problems(known: KnownObjects): Problem[] {
    return this.references.problems(known);
  }

  get unknown(): readonly Reference[] {
    return this.references.unknown;
  }
}
