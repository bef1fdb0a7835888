import { Construct } from 'constructs';
import { nativeObject } from '../../core/manifest';

const labels = { name: 'weave-net' };
const metadata = { name: 'weave-net', labels };
const inKubeSystem = { ...metadata, namespace: 'kube-system' };
const subjects = [{ kind: 'ServiceAccount', name: 'weave-net', namespace: 'kube-system' }];
const rbac = 'rbac.authorization.k8s.io';
const READ = ['get', 'list', 'watch'];

/** Who Weave is and what it may do. Its peers find each other by a ConfigMap that it makes itself. */
export function weavePermissions(scope: Construct): void {
  nativeObject(scope, 'ServiceAccount', 'v1/ServiceAccount', { metadata: inKubeSystem });
  nativeObject(scope, 'ClusterRole', `${rbac}/v1/ClusterRole`, {
    metadata,
    rules: [
      { apiGroups: [''], resources: ['pods', 'namespaces', 'nodes'], verbs: READ },
      { apiGroups: ['networking.k8s.io'], resources: ['networkpolicies'], verbs: READ },
      { apiGroups: [''], resources: ['nodes/status'], verbs: ['patch', 'update'] },
    ],
  });
  nativeObject(scope, 'ClusterRoleBinding', `${rbac}/v1/ClusterRoleBinding`, { metadata, roleRef: { apiGroup: rbac, kind: 'ClusterRole', name: 'weave-net' }, subjects });
  nativeObject(scope, 'Role', `${rbac}/v1/Role`, {
    metadata: inKubeSystem,
    rules: [
      { apiGroups: [''], resources: ['configmaps'], resourceNames: ['weave-net'], verbs: ['get', 'update'] },
      { apiGroups: [''], resources: ['configmaps'], verbs: ['create'] },
    ],
  });
  nativeObject(scope, 'RoleBinding', `${rbac}/v1/RoleBinding`, { metadata: inKubeSystem, roleRef: { apiGroup: rbac, kind: 'Role', name: 'weave-net' }, subjects });
}
