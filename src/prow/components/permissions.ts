import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { componentLabels } from '../../core/labels';
import { nativeObject } from '../../core/manifest';

/** One rule of a Role. */
export interface PolicyRule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly resourceNames?: readonly string[];
  readonly verbs: readonly string[];
}

/** Verbs on ProwJobs. */
export function prowJobs(...verbs: string[]): PolicyRule {
  return { apiGroups: ['prow.k8s.io'], resources: ['prowjobs'], verbs };
}

/** Verbs on a core resource. */
export function core(resource: string, ...verbs: string[]): PolicyRule {
  return { apiGroups: [''], resources: [resource], verbs };
}

/** What controller-runtime needs to elect a leader; `create` cannot be limited to a name. */
export function leaderElection(lease: string): PolicyRule[] {
  const group = { apiGroups: ['coordination.k8s.io'], resources: ['leases'] };
  return [{ ...group, verbs: ['create'] }, { ...group, resourceNames: [lease], verbs: ['get', 'update'] }, core('events', 'create', 'patch')];
}

/** Gives a component's ServiceAccount rights to what is in no namespace; `name` is one of the whole cluster. */
export function grantInCluster(scope: Construct, name: string, account: Account, rules: readonly PolicyRule[]): ApiObject[] {
  const metadata = { name, labels: componentLabels(account.name) };
  const role = nativeObject(scope, 'ClusterRole', 'rbac.authorization.k8s.io/v1/ClusterRole', { metadata, rules });
  const binding = nativeObject(scope, 'ClusterRoleBinding', 'rbac.authorization.k8s.io/v1/ClusterRoleBinding', {
    metadata,
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
    subjects: [{ kind: 'ServiceAccount', ...account }],
  });
  return [role, binding];
}

/** A ServiceAccount. */
export interface Account {
  readonly name: string;
  readonly namespace: string;
}

/** Gives a component's ServiceAccount its rights in one namespace. */
export function grant(scope: Construct, id: string, namespace: string, account: Account, rules: readonly PolicyRule[], name = account.name): ApiObject[] {
  if (rules.length === 0) return [];
  const metadata = { name, namespace, labels: componentLabels(account.name) };
  const role = nativeObject(scope, `${id}Role`, 'rbac.authorization.k8s.io/v1/Role', { metadata, rules });
  const binding = nativeObject(scope, `${id}RoleBinding`, 'rbac.authorization.k8s.io/v1/RoleBinding', {
    metadata,
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
    subjects: [{ kind: 'ServiceAccount', ...account }],
  });
  return [role, binding];
}
