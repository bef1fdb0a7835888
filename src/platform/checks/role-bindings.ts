import { Problem, Where } from '../../core/problem';
import { quote } from '../../core/quote';
import { RenderedObject } from '../../writer/rendered-object';
import { KnownObjects } from './known-objects';
import { each, PodTemplate } from './pod-template';
import { OpenReferences, Reference } from './reference';
import { ReferenceCheck } from './reference-check';

/** Bindings name a role and ServiceAccounts that exist. */
export class RoleBindings implements ReferenceCheck {
  readonly kinds = ['ClusterRoleBinding', 'RoleBinding'];
  private readonly references = new OpenReferences();
  private readonly found: Problem[] = [];

  see({ kind, group, path, namespace, json }: RenderedObject, _pod: PodTemplate | undefined, known: KnownObjects): void {
    if (group !== 'rbac.authorization.k8s.io' || (kind !== 'RoleBinding' && kind !== 'ClusterRoleBinding')) return;
    const { kind: role, name } = json.roleRef ?? {};
    if (role === 'Role' || role === 'ClusterRole') this.references.add({ kind: role, namespace: role === 'Role' ? namespace : '', name, path, at: 'roleRef.name' }, known);
    each(json.subjects, (subject, i) => {
      if (subject.kind !== 'ServiceAccount') return;
      if (typeof subject.namespace === 'string') {
        this.references.add({ kind: 'ServiceAccount', namespace: subject.namespace, name: subject.name, path, at: `subjects[${i}].name` }, known);
      } else {
        this.found.push(Where.construct(path).problem(`subjects[${i}].namespace`, {
          what: 'is missing', instead: `name the namespace of ServiceAccount ${quote(subject.name)}`, code: 'PropMissing',
        }));
      }
    });
  }

  problems(known: KnownObjects): Problem[] {
    return [...this.found, ...this.references.problems(known)];
  }

  get unknown(): readonly Reference[] {
    return this.references.unknown;
  }
}
