import { Construct } from 'constructs';
import { nativeObject } from '../../../core/manifest';
import { restrictedContainerSecurity, restrictedPodSecurity } from '../../../core/restricted-pod';
import { chartArguments, CiliumRelease, RELEASE } from './cilium-release';

/** Name of the ServiceAccount, of its binding, and the label of the pods. */
export const JOB_ACCOUNT = 'cilium-install';

const VALUES = 'cilium-values';
const UID = 65532;

/** Everything that helm needs to run once, on a cluster in which no pod has a network. */
export function installJob(scope: Construct, release: CiliumRelease, image: string): void {
  const namespace = RELEASE.namespace;
  const labels = { 'app': JOB_ACCOUNT, 'app.kubernetes.io/name': JOB_ACCOUNT, 'app.kubernetes.io/managed-by': 'cdk8s-prow' };
  nativeObject(scope, 'ServiceAccount', 'v1/ServiceAccount', { metadata: { name: JOB_ACCOUNT, namespace, labels }, automountServiceAccountToken: false });
  nativeObject(scope, 'ClusterRoleBinding', 'rbac.authorization.k8s.io/v1/ClusterRoleBinding', {
    metadata: { name: JOB_ACCOUNT, labels },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' },
    subjects: [{ kind: 'ServiceAccount', name: JOB_ACCOUNT, namespace }],
  });
  nativeObject(scope, 'Values', 'v1/ConfigMap', { metadata: { name: VALUES, namespace, labels }, data: { 'values.yaml': release.valuesYaml } });
  nativeObject(scope, 'Resource', 'batch/v1/Job', {
    // a Job cannot be changed, so that what it is to do has to be in its name
    metadata: { name: `${JOB_ACCOUNT}-${contentHash([image, ...chartArguments(release), release.valuesYaml])}`, namespace, labels },
    spec: { backoffLimit: 10, template: { metadata: { labels }, spec: pod(release, image) } },
  });
}

function pod(release: CiliumRelease, image: string) {
  return {
    serviceAccountName: JOB_ACCOUNT,
    automountServiceAccountToken: true,
    restartPolicy: 'Never',
    hostNetwork: true,
    // the cluster's own DNS needs the network that is being installed
    dnsPolicy: 'Default',
    priorityClassName: 'system-cluster-critical',
    nodeSelector: { 'kubernetes.io/os': 'linux' },
    // nodes without a network are tainted as not ready, and the only node may be a control plane
    tolerations: [{ operator: 'Exists' }],
    securityContext: restrictedPodSecurity(UID),
    containers: [{
      name: 'helm',
      image,
      imagePullPolicy: 'IfNotPresent',
      command: ['helm'],
      args: ['upgrade', '--install', RELEASE.name, ...chartArguments(release), `--namespace=${RELEASE.namespace}`, '--values=/values/values.yaml'],
      env: [
        { name: 'HOME', value: '/tmp' },
        // the address that every pod gets is one that kube-proxy serves, and there may be none
        ...(release.apiServer === undefined ? [] : [
          { name: 'KUBERNETES_SERVICE_HOST', value: release.apiServer.host },
          { name: 'KUBERNETES_SERVICE_PORT', value: String(release.apiServer.port) },
        ]),
      ],
      resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '512Mi' } },
      securityContext: restrictedContainerSecurity,
      volumeMounts: [{ name: 'values', mountPath: '/values', readOnly: true }, { name: 'tmp', mountPath: '/tmp' }],
    }],
    volumes: [{ name: 'values', configMap: { name: VALUES } }, { name: 'tmp', emptyDir: { sizeLimit: '128Mi' } }],
  };
}

const OFFSETS = [0x811c9dc5, 0x01000193];
const PRIME = 0x01000193;

/** Sixteen hexadecimal digits that are others when one of the texts is another: FNV-1a, twice from different beginnings. No protection against intent. */
function contentHash(texts: readonly string[]): string {
  const text = JSON.stringify(texts);
  return OFFSETS.map((offset) => {
    let hash = offset;
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), PRIME) >>> 0;
    return hash.toString(16).padStart(8, '0');
  }).join('');
}
