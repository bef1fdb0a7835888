import { Construct } from 'constructs';
import { nativeObject } from '../../core/manifest';
import { account, bind, CONTROLLER_RULES, grant } from './calico-roles';

const NAME = 'calico-kube-controllers';
const metadata = { name: NAME, namespace: 'kube-system', labels: { 'k8s-app': NAME } };
const selector = { matchLabels: { 'k8s-app': NAME } };

/** The Deployment `calico-kube-controllers` and its rights, as Calico and Canal both have it. Source: Calico v3.32.1, `manifests/calico.yaml`. */
export function calicoControllers(scope: Construct, imageRegistry: string): void {
  account(scope, NAME);
  grant(scope, NAME, CONTROLLER_RULES, NAME);
  nativeObject(scope, 'ClusterRole-calico-tier-getter', 'rbac.authorization.k8s.io/v1/ClusterRole', {
    metadata: { name: 'calico-tier-getter' },
    rules: [{ apiGroups: ['projectcalico.org'], resources: ['tiers'], verbs: ['get'] }],
  });
  bind(scope, 'calico-tier-getter', { apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'system:kube-controller-manager' });
  nativeObject(scope, 'PodDisruptionBudget', 'policy/v1/PodDisruptionBudget', { metadata, spec: { maxUnavailable: 1, selector } });
  nativeObject(scope, 'Controllers', 'apps/v1/Deployment', {
    metadata,
    spec: {
      // only one of them may act
      replicas: 1,
      selector,
      strategy: { type: 'Recreate' },
      template: {
        metadata: { labels: { 'k8s-app': NAME } },
        spec: {
          nodeSelector: { 'kubernetes.io/os': 'linux' },
          tolerations: [
            { key: 'CriticalAddonsOnly', operator: 'Exists' },
            { key: 'node-role.kubernetes.io/master', effect: 'NoSchedule' },
            { key: 'node-role.kubernetes.io/control-plane', effect: 'NoSchedule' },
          ],
          serviceAccountName: NAME,
          priorityClassName: 'system-cluster-critical',
          securityContext: { seccompProfile: { type: 'RuntimeDefault' } },
          containers: [{
            name: NAME,
            image: `${imageRegistry}/calico/kube-controllers:v3.32.1`,
            imagePullPolicy: 'IfNotPresent',
            env: [{ name: 'ENABLED_CONTROLLERS', value: 'node,loadbalancer' }, { name: 'DATASTORE_TYPE', value: 'kubernetes' }],
            livenessProbe: { exec: { command: ['/usr/bin/check-status', '-l'] }, periodSeconds: 10, initialDelaySeconds: 10, failureThreshold: 6, timeoutSeconds: 10 },
            readinessProbe: { exec: { command: ['/usr/bin/check-status', '-r'] }, periodSeconds: 10 },
            securityContext: { runAsNonRoot: true },
          }],
        },
      },
    },
  });
}
