import { Construct } from 'constructs';
import { nativeObject } from '../../core/manifest';
import { FlannelPolicyPlan, policyRules } from './flannel-policy-enforcer';

const LABELS = { 'k8s-app': 'flannel' };

/** Who flanneld is and what it may do: read its own pod and all nodes, and write to the status of nodes. */
export function flannelPermissions(scope: Construct, namespace: string, serviceAccountName: string, policy: FlannelPolicyPlan): void {
  nativeObject(scope, 'ClusterRole', 'rbac.authorization.k8s.io/v1/ClusterRole', {
    metadata: { name: 'flannel', labels: LABELS },
    rules: [
      { apiGroups: [''], resources: ['pods'], verbs: ['get'] },
      { apiGroups: [''], resources: ['nodes'], verbs: ['get', 'list', 'watch'] },
      { apiGroups: [''], resources: ['nodes/status'], verbs: ['patch'] },
      ...policyRules(policy),
    ],
  });
  nativeObject(scope, 'ClusterRoleBinding', 'rbac.authorization.k8s.io/v1/ClusterRoleBinding', {
    metadata: { name: 'flannel', labels: LABELS },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'flannel' },
    subjects: [{ kind: 'ServiceAccount', name: serviceAccountName, namespace }],
  });
  nativeObject(scope, 'ServiceAccount', 'v1/ServiceAccount', { metadata: { name: serviceAccountName, namespace, labels: LABELS } });
}
