import { Construct } from 'constructs';
import { nativeObject } from '../../core/manifest';
import { CALICO_VERSION, SERVICES_ENDPOINT, value } from './calico-node-parts';
import { account, bind, CONTROLLER_RULES, grant } from './calico-roles';

const CONTROLLERS = 'calico-kube-controllers';
const TYPHA = 'calico-typha';

/** The Deployment `calico-kube-controllers` and its rights, as Calico and Canal both have it. Source: Calico v3.32.1, `manifests/calico.yaml`. */
export function calicoControllers(scope: Construct, imageRegistry: string): void {
  const { metadata, selector } = called(CONTROLLERS);
  account(scope, CONTROLLERS);
  grant(scope, CONTROLLERS, CONTROLLER_RULES, CONTROLLERS);
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
        metadata: { labels: { 'k8s-app': CONTROLLERS } },
        spec: {
          nodeSelector: { 'kubernetes.io/os': 'linux' },
          tolerations: [
            { key: 'CriticalAddonsOnly', operator: 'Exists' },
            { key: 'node-role.kubernetes.io/master', effect: 'NoSchedule' },
            { key: 'node-role.kubernetes.io/control-plane', effect: 'NoSchedule' },
          ],
          serviceAccountName: CONTROLLERS,
          priorityClassName: 'system-cluster-critical',
          securityContext: { seccompProfile: { type: 'RuntimeDefault' } },
          containers: [{
            name: CONTROLLERS,
            image: `${imageRegistry}/calico/kube-controllers:${CALICO_VERSION}`,
            imagePullPolicy: 'IfNotPresent',
            env: [{ name: 'ENABLED_CONTROLLERS', value: 'node,loadbalancer' }, { name: 'DATASTORE_TYPE', value: 'kubernetes' }],
            livenessProbe: {
              exec: { command: ['/usr/bin/check-status', '-l'] }, periodSeconds: 10, initialDelaySeconds: 10, failureThreshold: 6, timeoutSeconds: 10,
            },
            readinessProbe: { exec: { command: ['/usr/bin/check-status', '-r'] }, periodSeconds: 10 },
            securityContext: { runAsNonRoot: true },
          }],
        },
      },
    },
  });
}

/** Typha, which asks the API server once for many nodes. Source: Calico v3.32.1, `manifests/calico-typha.yaml`. */
export function calicoTypha(scope: Construct, imageRegistry: string, replicas: number): void {
  const { metadata, selector } = called(TYPHA);
  nativeObject(scope, 'TyphaPodDisruptionBudget', 'policy/v1/PodDisruptionBudget', { metadata, spec: { maxUnavailable: 1, selector } });
  nativeObject(scope, 'TyphaService', 'v1/Service', {
    metadata,
    spec: { ports: [{ port: 5473, protocol: 'TCP', targetPort: TYPHA, name: TYPHA }], selector: selector.matchLabels },
  });
  nativeObject(scope, 'Typha', 'apps/v1/Deployment', {
    metadata,
    spec: {
      replicas,
      revisionHistoryLimit: 2,
      selector,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '100%', maxUnavailable: 1 } },
      template: {
        metadata: { labels: { 'k8s-app': TYPHA }, annotations: { 'cluster-autoscaler.kubernetes.io/safe-to-evict': 'true' } },
        spec: {
          nodeSelector: { 'kubernetes.io/os': 'linux' },
          // no pod has a network before Typha runs
          hostNetwork: true,
          terminationGracePeriodSeconds: 300,
          tolerations: [
            { key: 'CriticalAddonsOnly', operator: 'Exists' },
            { effect: 'NoSchedule', operator: 'Exists' },
            { effect: 'NoExecute', operator: 'Exists' },
          ],
          serviceAccountName: 'calico-node',
          priorityClassName: 'system-cluster-critical',
          securityContext: { fsGroup: 65534, seccompProfile: { type: 'RuntimeDefault' } },
          containers: [{
            name: TYPHA,
            image: `${imageRegistry}/calico/typha:${CALICO_VERSION}`,
            imagePullPolicy: 'IfNotPresent',
            ports: [{ containerPort: 5473, name: TYPHA, protocol: 'TCP' }],
            envFrom: SERVICES_ENDPOINT,
            env: [
              value('TYPHA_LOGSEVERITYSCREEN', 'info'),
              value('TYPHA_LOGFILEPATH', 'none'),
              value('TYPHA_LOGSEVERITYSYS', 'none'),
              value('TYPHA_CONNECTIONREBALANCINGMODE', 'kubernetes'),
              value('TYPHA_DATASTORETYPE', 'kubernetes'),
              value('TYPHA_HEALTHENABLED', 'true'),
              // as long as the pod is given to end
              value('TYPHA_SHUTDOWNTIMEOUTSECS', '300'),
            ],
            livenessProbe: { httpGet: { path: '/liveness', port: 9098, host: 'localhost' }, periodSeconds: 30, initialDelaySeconds: 30, timeoutSeconds: 10 },
            readinessProbe: { httpGet: { path: '/readiness', port: 9098, host: 'localhost' }, periodSeconds: 10, timeoutSeconds: 10 },
            securityContext: { runAsNonRoot: true, allowPrivilegeEscalation: false },
          }],
        },
      },
    },
  });
}

/** What a Deployment of Calico's, and the objects beside it, are called. */
function called(name: string) {
  const labels = { 'k8s-app': name };
  return { metadata: { name, namespace: 'kube-system', labels }, selector: { matchLabels: labels } };
}
