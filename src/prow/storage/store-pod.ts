import { componentLabels } from '../../core/labels';
import { restrictedContainerSecurity, restrictedPodSecurity } from '../../core/restricted-pod';
import { InClusterModel } from './in-cluster-model';
import { BUCKETS, OBJECT_STORE, OBJECT_STORE_HEALTH, OBJECT_STORE_PORT, ROOT_SECRET } from './object-store';
import { StoreVolume } from './store-volume';

/** User and group of upstream's chart. */
const STORE_UID = 1000;
const DATA = '/data';
// not the volume's root: lost+found would be a bucket, and metadata must not lie between the buckets
const BUCKETS_FOLDER = `${DATA}/buckets`;
const METADATA_FOLDER = `${DATA}/metadata`;

/** The pod template of versitygw. */
export function storePod(model: InClusterModel, source: StoreVolume['source']) {
  const common = {
    image: model.image,
    imagePullPolicy: 'IfNotPresent',
    resources: model.resources,
    securityContext: restrictedContainerSecurity,
    volumeMounts: [{ name: 'data', mountPath: DATA }],
  };
  return {
    metadata: { labels: { ...model.podLabels, ...componentLabels(OBJECT_STORE) }, annotations: model.podAnnotations },
    spec: {
      serviceAccountName: OBJECT_STORE,
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      terminationGracePeriodSeconds: 30,
      securityContext: restrictedPodSecurity(STORE_UID),
      nodeSelector: model.nodeSelector,
      tolerations: model.tolerations,
      affinity: model.affinity,
      priorityClassName: model.priorityClassName,
      imagePullSecrets: model.imagePullSecrets?.map((name) => ({ name })),
      volumes: [{ name: 'data', ...source }],
      initContainers: [{ name: 'make-buckets', command: ['mkdir', '-p', ...folders(model)], ...common }],
      containers: [{ name: OBJECT_STORE, args: storeArgs(model), env: rootCredentials(), ports: [{ name: 's3', containerPort: OBJECT_STORE_PORT }], ...probes(), ...common }],
    },
  };
}

function folders(model: InClusterModel): string[] {
  return [...Object.values(BUCKETS).map((bucket) => `${BUCKETS_FOLDER}/${bucket}`), ...(model.sidecarMetadata ? [METADATA_FOLDER] : [])];
}

/** Global flags go before the backend's name, its own flags behind it. */
function storeArgs(model: InClusterModel): string[] {
  return [
    `--port=:${OBJECT_STORE_PORT}`, `--health=${OBJECT_STORE_HEALTH}`, ...model.extraArgs,
    'posix', ...(model.sidecarMetadata ? [`--sidecar=${METADATA_FOLDER}`] : []), BUCKETS_FOLDER,
  ];
}

function rootCredentials() {
  const { secretName: name, accessKey, secretKey } = ROOT_SECRET;
  return [
    { name: 'ROOT_ACCESS_KEY', valueFrom: { secretKeyRef: { name, key: accessKey } } },
    { name: 'ROOT_SECRET_KEY', valueFrom: { secretKeyRef: { name, key: secretKey } } },
  ];
}

function probes() {
  const probe = { httpGet: { path: OBJECT_STORE_HEALTH, port: 's3' }, periodSeconds: 10, timeoutSeconds: 5 };
  return { livenessProbe: { ...probe, failureThreshold: 6 }, readinessProbe: { ...probe, failureThreshold: 3 } };
}
