import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { hardenedDeployment } from '../../core/hardened-workload';
import { watchArguments } from '../../schema/patched-arguments';
import { InClusterSettings, TAKEN, VERSITYGW_IMAGE } from './in-cluster-storage';
import { OBJECT_STORE, OBJECT_STORE_HEALTH, OBJECT_STORE_PORT, STORE_SECRETS } from './object-store';
import { retentionContainer } from './store-retention';
import { bucketAttributes } from './store-rules';
import { StoreVolume } from './store-volume';

/** User and group of upstream's chart. */
const STORE_UID = 1000;
const DATA = '/data';
// not the volume's root: lost+found would be a bucket; metadata are files too, so that who may do what can be written before the start
const BUCKETS_FOLDER = `${DATA}/buckets`;
const METADATA_FOLDER = `${DATA}/metadata`;

// read-only, so that nobody makes an account through the store
const ACCOUNTS_FOLDER = '/etc/object-store';

/** Buckets and their properties, which are folders and files: `BUCKET/ATTRIBUTE CONTENT …`. */
const MAKE_BUCKETS = `set -e
while [ $# -gt 0 ]; do
  mkdir -p "$0/buckets/\${1%/*}" "$0/metadata/\${1%/*}/meta"
  printf %s "$2" >"$0/metadata/\${1%/*}/meta/\${1#*/}"
  shift 2
done
`;

/**
 * versitygw, and the folders that its buckets are. Two processes must not write into one tree, and a ReadWriteOnce volume would hold up the
 * second one.
 */
export function storeDeployment(scope: Construct, namespace: string, model: InClusterSettings, source: StoreVolume['source']): ApiObject {
  const { image, resources, retentionDays } = model;
  const data = { name: 'data', mountPath: DATA };
  const attributes = bucketAttributes().flatMap(({ bucket, attribute, content }) => [`${bucket}/${attribute}`, content]);
  const deployment = hardenedDeployment(scope, {
    name: OBJECT_STORE,
    namespace,
    uid: STORE_UID,
    pod: model,
    replicas: 1,
    scalable: false,
    terminationGracePeriodSeconds: 30,
    volumes: [{ name: 'data', ...source }, { name: 'accounts', secret: { secretName: STORE_SECRETS.accounts.secretName } }],
    initContainers: [
      { name: 'make-buckets', image, command: ['sh', '-c', MAKE_BUCKETS, DATA], args: attributes, resources, volumeMounts: [data] },
      ...retentionDays === undefined ? [] : [retentionContainer(image, retentionDays, DATA, [data])],
    ],
    container: {
      image, args: storeArgs(model), env: rootCredentials(), ports: [{ name: 's3', containerPort: OBJECT_STORE_PORT }], ...probes(), resources,
      volumeMounts: [data, { name: 'accounts', mountPath: ACCOUNTS_FOLDER, readOnly: true }],
    },
  });
  watchArguments(deployment, {
    program: 'versitygw', taken: TAKEN, known: image === VERSITYGW_IMAGE, needed: ['port', 'health', 'iam-dir'], until: 'posix',
  });
  return deployment;
}

/** Global flags go before the backend's name, its own flags behind it. */
function storeArgs(model: InClusterSettings): string[] {
  return [
    `--port=:${OBJECT_STORE_PORT}`, `--health=${OBJECT_STORE_HEALTH}`, `--iam-dir=${ACCOUNTS_FOLDER}`, ...model.extraArgs,
    'posix', `--sidecar=${METADATA_FOLDER}`, BUCKETS_FOLDER,
  ];
}

function rootCredentials() {
  const { secretName: name, accessKey, secretKey } = STORE_SECRETS.root;
  return [
    { name: 'ROOT_ACCESS_KEY', valueFrom: { secretKeyRef: { name, key: accessKey } } },
    { name: 'ROOT_SECRET_KEY', valueFrom: { secretKeyRef: { name, key: secretKey } } },
  ];
}

function probes() {
  const probe = { httpGet: { path: OBJECT_STORE_HEALTH, port: 's3' }, periodSeconds: 10, timeoutSeconds: 5 };
  return { livenessProbe: { ...probe, failureThreshold: 6 }, readinessProbe: { ...probe, failureThreshold: 3 } };
}
