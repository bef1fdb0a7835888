import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { nativeObject } from '../../core/manifest';
import { Where } from '../../core/problem';
import { readProps } from '../../core/props';
import { weavePod } from './weave-pod';
import { settleWeave, WeaveProps, WeaveSettings, WEAVE_FIELDS } from './weave-props';

const labels = { name: 'weave-net' };
const metadata = { name: 'weave-net', labels };
const inKubeSystem = { ...metadata, namespace: 'kube-system' };
const subjects = [{ kind: 'ServiceAccount', name: 'weave-net', namespace: 'kube-system' }];
const rbac = 'rbac.authorization.k8s.io';
const READ = ['get', 'list', 'watch'];

/**
 * Weave Net 2.8.1, which nobody looks after any more: its DaemonSet `weave-net`, who it is and what it may do. From Kubernetes 1.23 on, nodes
 * could not reach each other, says kops, which dropped it then.
 *
 * For clusters without a CNI only. Errors: those of the properties, all together.
 *
 * Source: weaveworks/weave at 8c847638, `prog/weave-kube/weave-daemonset-k8s-1.11.yaml`; kubernetes/kops#12941.
 */
export class Weave extends Construct {
  /** The DaemonSet. */
  readonly daemonSet: ApiObject;

  constructor(scope: Construct, id: string, props: WeaveProps) {
    super(scope, id);
    this.daemonSet = placeWeave(this, readProps(Where.construct(this.node.path), props, WEAVE_FIELDS, settleWeave));
  }
}

/** All objects of Weave; hands out the DaemonSet. */
export function placeWeave(scope: Construct, settings: WeaveSettings): ApiObject {
  permissions(scope);
  return nativeObject(scope, 'Resource', 'apps/v1/DaemonSet', {
    metadata: inKubeSystem,
    spec: {
      // a pod of another node finds its peers before the next one goes
      minReadySeconds: 5,
      selector: { matchLabels: labels },
      updateStrategy: { type: 'RollingUpdate' },
      template: { metadata: { labels }, spec: weavePod(settings) },
    },
  });
}

/** Who Weave is and what it may do. Its peers find each other by a ConfigMap that it makes itself. */
function permissions(scope: Construct): void {
  nativeObject(scope, 'ServiceAccount', 'v1/ServiceAccount', { metadata: inKubeSystem });
  nativeObject(scope, 'ClusterRole', `${rbac}/v1/ClusterRole`, {
    metadata,
    rules: [
      { apiGroups: [''], resources: ['pods', 'namespaces', 'nodes'], verbs: READ },
      { apiGroups: ['networking.k8s.io'], resources: ['networkpolicies'], verbs: READ },
      { apiGroups: [''], resources: ['nodes/status'], verbs: ['patch', 'update'] },
    ],
  });
  nativeObject(scope, 'ClusterRoleBinding', `${rbac}/v1/ClusterRoleBinding`, {
    metadata, roleRef: { apiGroup: rbac, kind: 'ClusterRole', name: 'weave-net' }, subjects,
  });
  nativeObject(scope, 'Role', `${rbac}/v1/Role`, {
    metadata: inKubeSystem,
    rules: [
      { apiGroups: [''], resources: ['configmaps'], resourceNames: ['weave-net'], verbs: ['get', 'update'] },
      { apiGroups: [''], resources: ['configmaps'], verbs: ['create'] },
    ],
  });
  nativeObject(scope, 'RoleBinding', `${rbac}/v1/RoleBinding`, {
    metadata: inKubeSystem, roleRef: { apiGroup: rbac, kind: 'Role', name: 'weave-net' }, subjects,
  });
}
