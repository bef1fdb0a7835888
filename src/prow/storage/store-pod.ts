import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { hardenedDeployment } from '../../core/hardened-workload';
import { watchArguments } from '../../schema/patched-arguments';
import { InClusterSettings, TAKEN, VERSITYGW_IMAGE } from './in-cluster-storage';
import { BUCKETS, OBJECT_STORE, OBJECT_STORE_HEALTH, OBJECT_STORE_PORT, ROOT_SECRET } from './object-store';
import { StoreVolume } from './store-volume';

/** User and group of upstream's chart. */
const STORE_UID = 1000;
const DATA = '/data';
// not the volume's root: lost+found would be a bucket, and metadata must not lie between the buckets
const BUCKETS_FOLDER = `${DATA}/buckets`;
const METADATA_FOLDER = `${DATA}/metadata`;

/**
 * versitygw, and the folders that its buckets are. Two processes must not write into one tree, and a ReadWriteOnce volume would hold up the
 * second one.
 */
export function storeDeployment(scope: Construct, namespace: string, model: InClusterSettings, source: StoreVolume['source']): ApiObject {
  const { image, resources } = model;
  const common = { image, resources, volumeMounts: [{ name: 'data', mountPath: DATA }] };
  const deployment = hardenedDeployment(scope, {
    name: OBJECT_STORE,
    namespace,
    uid: STORE_UID,
    pod: model,
    replicas: 1,
    scalable: false,
    terminationGracePeriodSeconds: 30,
    volumes: [{ name: 'data', ...source }],
    initContainers: [{ name: 'make-buckets', command: ['mkdir', '-p', ...folders(model)], ...common }],
    container: { args: storeArgs(model), env: rootCredentials(), ports: [{ name: 's3', containerPort: OBJECT_STORE_PORT }], ...probes(), ...common },
  });
  watchArguments(deployment, { program: 'versitygw', taken: TAKEN, known: image === VERSITYGW_IMAGE, needed: ['port', 'health'], until: 'posix' });
  return deployment;
}

function folders(model: InClusterSettings): string[] {
  return [...Object.values(BUCKETS).map((bucket) => `${BUCKETS_FOLDER}/${bucket}`), ...(model.sidecarMetadata ? [METADATA_FOLDER] : [])];
}

/** Global flags go before the backend's name, its own flags behind it. */
function storeArgs(model: InClusterSettings): string[] {
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
