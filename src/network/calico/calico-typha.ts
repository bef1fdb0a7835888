import { Construct } from 'constructs';
import { nativeObject } from '../../core/manifest';
import { CALICO_VERSION, SERVICES_ENDPOINT, value } from './calico-node-parts';

const NAME = 'calico-typha';
const metadata = { name: NAME, namespace: 'kube-system', labels: { 'k8s-app': NAME } };
const selector = { matchLabels: { 'k8s-app': NAME } };

/** Typha, which asks the API server once for many nodes. Source: Calico v3.32.1, `manifests/calico-typha.yaml`. */
export function calicoTypha(scope: Construct, imageRegistry: string, replicas: number): void {
  nativeObject(scope, 'TyphaPodDisruptionBudget', 'policy/v1/PodDisruptionBudget', { metadata, spec: { maxUnavailable: 1, selector } });
  nativeObject(scope, 'TyphaService', 'v1/Service', {
    metadata,
    spec: { ports: [{ port: 5473, protocol: 'TCP', targetPort: NAME, name: NAME }], selector: selector.matchLabels },
  });
  nativeObject(scope, 'Typha', 'apps/v1/Deployment', {
    metadata,
    spec: {
      replicas,
      revisionHistoryLimit: 2,
      selector,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '100%', maxUnavailable: 1 } },
      template: {
        metadata: { labels: { 'k8s-app': NAME }, annotations: { 'cluster-autoscaler.kubernetes.io/safe-to-evict': 'true' } },
        spec: {
          nodeSelector: { 'kubernetes.io/os': 'linux' },
          // no pod has a network before Typha runs
          hostNetwork: true,
          terminationGracePeriodSeconds: 300,
          tolerations: [{ key: 'CriticalAddonsOnly', operator: 'Exists' }, { effect: 'NoSchedule', operator: 'Exists' }, { effect: 'NoExecute', operator: 'Exists' }],
          serviceAccountName: 'calico-node',
          priorityClassName: 'system-cluster-critical',
          securityContext: { fsGroup: 65534, seccompProfile: { type: 'RuntimeDefault' } },
          containers: [{
            name: NAME,
            image: `${imageRegistry}/calico/typha:${CALICO_VERSION}`,
            imagePullPolicy: 'IfNotPresent',
            ports: [{ containerPort: 5473, name: NAME, protocol: 'TCP' }],
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
