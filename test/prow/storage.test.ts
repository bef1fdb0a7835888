import { POD_FIELDS } from '../../src/core/pod-options';
import { Where } from '../../src/core/problem';
import { readValue, shape } from '../../src/core/props';
import { TolerationOperator } from '../../src/core/workload-options';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { App, Chart } from 'cdk8s';
import { parse } from 'yaml';
import { Exposure, GitHub, ProwApp, StorageIdentity } from '../../src';
import { ObjectStorage } from '../../src/prow/storage/object-storage';
import { S3StorageOptions } from '../../src/prow/storage/s3-storage';
import { InClusterStore, InClusterStoreProps } from '../../src/prow/storage/in-cluster-store';
import { loose } from '../support/findings';
import { objectsIn } from '../support/objects';

/** Without the construct that it makes, and as anything that is read from YAML. */
/** Nothing is said of all pods. */
const NO_WORDS = readValue(Where.validation, '', {}, shape(POD_FIELDS));

const plan = (storage: ObjectStorage, namespace = 'prow'): any => JSON.parse(JSON.stringify(storage._resolve({ namespace, pods: NO_WORDS })));

function store(props?: InClusterStoreProps): readonly any[] {
  return objectsIn((chart) => new InClusterStore(chart, 'object-store', props), '40-prow');
}
const everybody = (name: string, jobs = `${name}-jobs`) => ({ jobs, 'crier': name, 'deck': name, 'tide': name, 'status-reconciler': name });
const found = (objects: readonly any[], kind: string): any => objects.find((object) => object.kind === kind);
const kinds = (objects: readonly any[]): string[] => objects.map(({ kind, metadata }) => `${kind} ${metadata.namespace ?? '-'}/${metadata.name}`);

describe('plans', () => {
  test('a store in the cluster has an endpoint that pods of any namespace reach', () => {
    expect(plan(ObjectStorage.inCluster(), 'ci')).toEqual({
      logsUrl: 's3://prow-logs',
      tideStatusUrl: 's3://tide/tide-status',
      tideHistoryUrl: 's3://tide/tide-history.json',
      reconcilerStatusUrl: 's3://status-reconciler/status-reconciler-status',
      buckets: ['prow-logs', 'tide', 'status-reconciler'],
      credentials: {
        secretNames: {
          'jobs': 's3-credentials', 'crier': 's3-credentials-crier', 'deck': 's3-credentials-deck', 'tide': 's3-credentials-tide',
          'status-reconciler': 's3-credentials-status-reconciler',
        },
        key: 'service-account.json', mountPath: '/etc/s3-credentials',
        flag: '--s3-credentials-file', decorationKey: 's3_credentials_secret',
      },
      s3: {
        endpoint: 'http://object-store.ci:7070', region: 'us-east-1', forcePathStyle: true, insecure: false,
        own: {
          root: { secretName: 'object-store-root', accessKey: 'accessKey', secretKey: 'secretKey' },
          accounts: { secretName: 'object-store-accounts', key: 'users.json' },
        },
      },
      endpoint: { serviceName: 'object-store', namespace: 'ci', port: 7070 },
      claim: {},
      measuredClaim: 'object-store',
    });
  });

  test('a bucket of Amazon holds logs and, in a folder, state', () => {
    expect(plan(ObjectStorage.s3({ bucket: 'acme.prow' }))).toEqual({
      logsUrl: 's3://acme.prow',
      tideStatusUrl: 's3://acme.prow/prow-state/tide-status',
      tideHistoryUrl: 's3://acme.prow/prow-state/tide-history.json',
      reconcilerStatusUrl: 's3://acme.prow/prow-state/status-reconciler-status',
      buckets: ['acme.prow'],
      credentials: expect.objectContaining({ secretNames: everybody('s3-credentials') }),
      s3: { region: 'us-east-1', forcePathStyle: false, insecure: false },
    });
  });

  test('another S3 server, with every option', () => {
    const options = {
      bucket: 'logs', endpoint: 'https://s3.acme.dev/', region: 'garage', forcePathStyle: false, insecure: true,
      stateBucket: 'state', stateFolder: 'a/b', credentialsSecretName: 'keys',
    };
    expect(plan(ObjectStorage.s3(options))).toEqual({
      logsUrl: 's3://logs',
      tideStatusUrl: 's3://state/a/b/tide-status',
      tideHistoryUrl: 's3://state/a/b/tide-history.json',
      reconcilerStatusUrl: 's3://state/a/b/status-reconciler-status',
      buckets: ['logs', 'state'],
      credentials: expect.objectContaining({ secretNames: everybody('keys'), key: 'service-account.json' }),
      s3: { endpoint: 'https://s3.acme.dev', region: 'garage', forcePathStyle: false, insecure: true },
    });
  });

  test('with an endpoint the bucket stands in the path, unless told otherwise', () => {
    expect(plan(ObjectStorage.s3({ bucket: 'logs', endpoint: 'http://minio.storage:9000' })).s3.forcePathStyle).toBe(true);
  });

  test('Google, with a key and with an identity of the pod', () => {
    expect(plan(ObjectStorage.gcs({ bucket: 'acme_prow', credentialsSecretName: 'gcs' }))).toEqual({
      logsUrl: 'gs://acme_prow',
      tideStatusUrl: 'gs://acme_prow/prow-state/tide-status',
      tideHistoryUrl: 'gs://acme_prow/prow-state/tide-history.json',
      reconcilerStatusUrl: 'gs://acme_prow/prow-state/status-reconciler-status',
      buckets: ['acme_prow'],
      credentials: {
        secretNames: everybody('gcs'), key: 'service-account.json', mountPath: '/etc/gcs-credentials',
        flag: '--gcs-credentials-file', decorationKey: 'gcs_credentials_secret',
      },
    });
    expect(plan(ObjectStorage.gcs({ bucket: 'l-g', credentialsSecretName: 'gcs', jobsCredentialsSecretName: 'for-jobs' })).credentials.secretNames)
      .toEqual(everybody('gcs', 'for-jobs'));
    expect(plan(ObjectStorage.gcs({ bucket: 'logs', stateBucket: 'state' }))).not.toHaveProperty('credentials');
  });

  test('only a store of ours is installed, in the namespace that it was resolved for', () => {
    const chart = new Chart(new App(), 'c');
    ObjectStorage.inCluster({ ephemeral: true })._resolve({ namespace: 'ci', pods: NO_WORDS }).install?.(chart);
    expect(kinds(chart.toJson())).toEqual(['ServiceAccount ci/object-store', 'Deployment ci/object-store', 'Service ci/object-store']);
    expect(ObjectStorage.s3({ bucket: 'logs' })._resolve({ namespace: 'ci', pods: NO_WORDS }).install).toBeUndefined();
  });
});

const LABELS = {
  'app': 'object-store', 'app.kubernetes.io/name': 'object-store', 'app.kubernetes.io/part-of': 'prow', 'app.kubernetes.io/managed-by': 'cdk8s-prow',
};
const METADATA = { name: 'object-store', namespace: 'prow', labels: LABELS };
const CONTAINER = {
  image: 'ghcr.io/versity/versitygw:v1.8.0',
  imagePullPolicy: 'IfNotPresent',
  resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '512Mi' } },
  securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
  volumeMounts: [{ name: 'data', mountPath: '/data' }],
};
const PROBE = { httpGet: { path: '/_/health', port: 's3' }, periodSeconds: 10, timeoutSeconds: 5 };

describe('how long logs are kept', () => {
  const retention = (props: InClusterStoreProps): any => found(store(props), 'Deployment').spec.template.spec.initContainers[1];

  test('for ever, where nobody says more', () => expect(retention({})).toBeUndefined());

  test('a container beside the store, which starts again by itself', () => {
    expect(retention({ retentionDays: 30 })).toEqual({
      ...CONTAINER, name: 'retention', restartPolicy: 'Always', command: ['sh', '-c', expect.stringContaining('find . -type f'), '/data'], args: ['30', 'prow-logs'],
      resources: { requests: { cpu: '10m', memory: '16Mi' }, limits: { memory: '64Mi' } },
    });
  });

  test.each([['sh'], ...spawnSync('busybox', ['true']).status === 0 ? [['busybox', 'sh']] : []])('what it deletes, by %s', (...shell) => {
    const data = mkdtempSync(join(tmpdir(), 'cdk8s-prow-retention-'));
    const put = (name: string, days: number): void => {
      mkdirSync(join(data, dirname(name)), { recursive: true });
      writeFileSync(join(data, name), 'x');
      utimesSync(join(data, name), new Date(), new Date(Date.now() - days * 86400e3 - 60e3));
    };
    const object = (key: string, days: number): void => [`buckets/prow-logs/${key}`, `metadata/prow-logs/${key}/meta/etag`].forEach((name) => put(name, days));
    for (const [key, days] of [['logs/a/1/build-log.txt', 30], ['logs/a/1/it\'s "old"', 31], ['logs/a/\n/x', 99], ['meta', 99]] as const) object(key, days);
    const kept = ['logs/a/2/build-log.txt', 'logs/a/3/build-log.txt'];
    kept.forEach((key, i) => object(key, i * 29));
    // who may do what in a bucket, and other buckets, are older than any log
    const others = ['buckets/tide/tide-history.json', 'metadata/prow-logs/meta/bucket-lock', 'metadata/prow-logs/meta/policy'];
    for (const name of others) put(name, 400);
    const { command, args } = retention({ retentionDays: 30 });
    const once = command[2].replace('sleep 21600 & wait $!', 'exit 0');
    expect(spawnSync(shell[0], [...shell.slice(1), '-c', once, data, ...args]).status).toBe(0);
    const files = (readdirSync(data, { recursive: true, withFileTypes: true })).filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
    expect(files.map((name) => relative(data, name)).sort()).toEqual(
      [...kept.flatMap((key) => [`buckets/prow-logs/${key}`, `metadata/prow-logs/${key}/meta/etag`]), ...others].sort());
    rmSync(data, { recursive: true });
  });
});

describe('an identity in place of keys', () => {
  const role = (name: string) => `arn:aws:iam::123456789012:role/${name}`;
  const address = (name: string) => `${name}@acme-ci.iam.gserviceaccount.com`;
  const roles = { prow: role('prow'), jobs: role('prow-jobs'), crier: role('crier') };
  const made = (storage: ObjectStorage) => {
    const outdir = mkdtempSync(join(tmpdir(), 'cdk8s-prow-identity-'));
    const app = new ProwApp({ github: GitHub.cloud({ repositories: ['acme/app'] }), exposure: Exposure.nodePort({ address: 'prow.acme.dev' }), storage, outdir });
    const objects: any[] = app.charts.flatMap((chart) => chart.toJson());
    const of = (kind: string, name: string) => objects.find((object) => object.kind === kind && object.metadata.name === name);
    return {
      annotations: (name: string) => of('ServiceAccount', name).metadata.annotations,
      container: (name: string) => of('Deployment', name).spec.template.spec.containers[0],
      decoration: parse(of('ConfigMap', 'config').data['config.yaml']).plank.default_decoration_config_entries[0].config,
      accounts: () => of('ValidatingAdmissionPolicy', 'prow-job-pods').spec.validations.map(({ expression }: any) => expression)
        .filter((text: string) => text.includes('serviceAccountName')),
      script: app.prow.secretsScript,
    };
  };

  test.each<[string, ObjectStorage, string, object]>([
    ['roles by ServiceAccounts', ObjectStorage.s3({ bucket: 'acme', region: 'eu-central-1', identity: StorageIdentity.eksRoles(roles) }), 'eks.amazonaws.com/role-arn', roles],
    ['accounts of Google', ObjectStorage.gcs({ bucket: 'acme', identity: StorageIdentity.gke({ prow: address('prow-ci'), jobs: address('prow-jobs'), crier: address('crier-ci') }) }),
      'iam.gke.io/gcp-service-account', { prow: address('prow-ci'), jobs: address('prow-jobs'), crier: address('crier-ci') }],
  ])('%s: an annotation for each who asks the store, and for nobody else', (_, storage, annotation, accounts: any) => {
    const { annotations, decoration, script } = made(storage);
    expect(['prow-job', 'crier', 'deck', 'tide', 'status-reconciler', 'hook', 'sinker'].map((name) => annotations(name)?.[annotation]))
      .toEqual([accounts.jobs, accounts.crier, accounts.prow, accounts.prow, accounts.prow, undefined, undefined]);
    expect(Object.keys(decoration)).not.toEqual(expect.arrayContaining([expect.stringContaining('credentials_secret')]));
    expect(decoration.default_service_account_name).toBe('prow-job');
    expect(script).not.toMatch(/s3-credentials|gcs-key|s3-access-key/);
  });

  test('pods of jobs may have the ServiceAccount that is somebody in the cloud', () => {
    expect(made(ObjectStorage.s3({ bucket: 'acme', identity: StorageIdentity.eksRoles(roles) })).accounts())
      .toEqual(['!has(object.spec.serviceAccountName) || object.spec.serviceAccountName in ["default","prow-job"]']);
  });

  test('EKS keeps itself which ServiceAccount has which role', () => {
    const { annotations, container } = made(ObjectStorage.s3({ bucket: 'acme', region: 'eu-central-1', identity: StorageIdentity.eksPodIdentity(roles) }));
    expect(['prow-job', 'crier'].map(annotations)).toEqual([undefined, undefined]);
    expect(container('crier').args.join(' ')).not.toContain('credentials-file');
    expect(['crier', 'deck', 'tide', 'status-reconciler', 'hook'].map((name) => container(name).env.find((one: any) => one.name === 'AWS_REGION')?.value))
      .toEqual(['eu-central-1', 'eu-central-1', 'eu-central-1', 'eu-central-1', undefined]);
  });

  test.each<[string, () => unknown, string]>([
    ['a user for a role', () => StorageIdentity.eksRoles({ prow: 'arn:aws:iam::123456789012:user/prow', jobs: role('jobs') }),
      'StorageIdentity.eksRoles({ prow }): "arn:aws:iam::123456789012:user/prow" is not the ARN of a role of AWS; write one like '
        + '"arn:aws:iam::123456789012:role/prow-jobs" (CloudWordInvalid)'],
    ['the name of an account alone', () => StorageIdentity.gke({ prow: 'prow-ci', jobs: address('jobs-ci') }),
      'StorageIdentity.gke({ prow }): "prow-ci" is not the address of a service account of Google\'s; write one like '
        + '"prow-jobs@my-project.iam.gserviceaccount.com" (CloudWordInvalid)'],
    ['a cluster with a space', () => StorageIdentity.eksPodIdentity({ ...roles, clusterName: 'my cluster' }),
      'StorageIdentity.eksPodIdentity({ clusterName }): "my cluster" is not the name of a cluster of EKS; write it as "aws eks list-clusters" shows it (CloudWordInvalid)'],
    ['the number of a project', () => StorageIdentity.gke({ prow: address('prow-ci'), jobs: address('jobs-ci'), clusterProject: '123456' }),
      'StorageIdentity.gke({ clusterProject }): "123456" is not the ID of a project of Google Cloud; write it as "gcloud projects list" shows it, with lower-case '
        + 'letters, digits and hyphens (CloudWordInvalid)'],
    ['Google at Amazon', () => ObjectStorage.s3({ bucket: 'acme', identity: StorageIdentity.gke({ prow: address('prow-ci'), jobs: address('jobs-ci') }) }),
      'ObjectStorage.s3({ identity }): is an account of Google\'s, and S3 knows none; use StorageIdentity.eksRoles() or eksPodIdentity() (NotAllowedValue)'],
    ['Amazon at Google', () => ObjectStorage.gcs({ bucket: 'acme', identity: StorageIdentity.eksRoles(roles) }),
      'ObjectStorage.gcs({ identity }): is a role of Amazon\'s, and Google Cloud Storage knows none; use StorageIdentity.gke() (NotAllowedValue)'],
    ['keys beside it', () => ObjectStorage.gcs({ bucket: 'acme', credentialsSecretName: 'keys', identity: StorageIdentity.gke({ prow: address('prow-ci'), jobs: address('jobs-ci') }) }),
      'ObjectStorage.gcs({ credentialsSecretName }): is given, and so is identity: pods have an identity and read no keys; keep one of them (MutuallyExclusive)'],
    ['another server', () => ObjectStorage.s3({ bucket: 'acme', endpoint: 'https://s3.acme.dev', insecure: true, identity: StorageIdentity.eksRoles(roles) }),
      'ObjectStorage.s3({ endpoint }): is given, and so is identity: only Amazon\'s own S3 knows its roles; keep one of them (MutuallyExclusive)\n'
        + 'ObjectStorage.s3({ insecure }): stands in a Secret, and pods with an identity read none; leave it out (PropWithoutEffect)'],
  ])('%s is refused', (_, call, text) => expect(call).toThrow(new Error(text)));
});

describe('the store in the cluster', () => {
  test('all of its objects', () => {
    expect(store()).toEqual([
      { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: METADATA,
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '20Gi' } } } },
      { apiVersion: 'v1', kind: 'ServiceAccount', metadata: METADATA, automountServiceAccountToken: false },
      {
        apiVersion: 'apps/v1', kind: 'Deployment', metadata: METADATA,
        spec: {
          replicas: 1,
          strategy: { type: 'Recreate' },
          selector: { matchLabels: { app: 'object-store' } },
          template: {
            metadata: { labels: LABELS },
            spec: {
              serviceAccountName: 'object-store',
              automountServiceAccountToken: false,
              enableServiceLinks: false,
              terminationGracePeriodSeconds: 30,
              securityContext: {
                runAsNonRoot: true, runAsUser: 1000, runAsGroup: 1000, fsGroup: 1000, fsGroupChangePolicy: 'OnRootMismatch',
                seccompProfile: { type: 'RuntimeDefault' },
              },
              volumes: [
                { name: 'data', persistentVolumeClaim: { claimName: 'object-store' } },
                { name: 'accounts', secret: { secretName: 'object-store-accounts' } },
              ],
              initContainers: [{
                name: 'make-buckets', command: ['sh', '-c', expect.stringContaining('mkdir -p'), '/data'],
                args: [
                  'prow-logs/policy', expect.stringContaining('s3:BypassGovernanceRetention'), 'tide/policy', expect.any(String),
                  'status-reconciler/policy', expect.any(String), 'prow-logs/bucket-lock', expect.stringContaining('GOVERNANCE'),
                ],
                ...CONTAINER,
              }],
              containers: [{
                name: 'object-store',
                args: ['--port=:7070', '--health=/_/health', '--iam-dir=/etc/object-store', 'posix', '--sidecar=/data/metadata', '/data/buckets'],
                env: [
                  { name: 'ROOT_ACCESS_KEY', valueFrom: { secretKeyRef: { name: 'object-store-root', key: 'accessKey' } } },
                  { name: 'ROOT_SECRET_KEY', valueFrom: { secretKeyRef: { name: 'object-store-root', key: 'secretKey' } } },
                ],
                ports: [{ name: 's3', containerPort: 7070 }],
                livenessProbe: { ...PROBE, failureThreshold: 6 },
                readinessProbe: { ...PROBE, failureThreshold: 3 },
                ...CONTAINER,
                volumeMounts: [...CONTAINER.volumeMounts, { name: 'accounts', mountPath: '/etc/object-store', readOnly: true }],
              }],
            },
          },
        },
      },
      {
        apiVersion: 'v1', kind: 'Service', metadata: METADATA,
        spec: { type: 'ClusterIP', selector: { app: 'object-store' }, ports: [{ name: 's3', port: 7070, targetPort: 's3', protocol: 'TCP' }] },
      },
    ]);
  });

  test('a claim of another class and size', () => {
    expect(found(store({ storageClassName: 'fast', size: '100Gi' }), 'PersistentVolumeClaim').spec).toEqual({
      accessModes: ['ReadWriteOnce'], storageClassName: 'fast', resources: { requests: { storage: '100Gi' } },
    });
  });

  test('a folder of one node: volume and claim are made for each other', () => {
    const objects = store({ namespace: 'ci', size: '50Gi', localPath: { node: 'node-1.acme.dev', path: '/srv/prow' } });
    expect(kinds(objects).slice(0, 2)).toEqual(['PersistentVolume -/ci-object-store', 'PersistentVolumeClaim ci/object-store']);
    expect(found(objects, 'PersistentVolume').spec).toEqual({
      capacity: { storage: '50Gi' },
      accessModes: ['ReadWriteOnce'],
      persistentVolumeReclaimPolicy: 'Retain',
      claimRef: { namespace: 'ci', name: 'object-store' },
      local: { path: '/srv/prow' },
      nodeAffinity: {
        required: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: ['node-1.acme.dev'] }] }] } },
    });
    expect(found(objects, 'PersistentVolumeClaim').spec).toEqual({
      accessModes: ['ReadWriteOnce'], storageClassName: '', volumeName: 'ci-object-store', resources: { requests: { storage: '50Gi' } },
    });
  });

  test('scratch space: no claim, and a limit', () => {
    const objects = store({ ephemeral: true, size: '1Gi' });
    expect(kinds(objects)).toEqual(['ServiceAccount prow/object-store', 'Deployment prow/object-store', 'Service prow/object-store']);
    expect(found(objects, 'Deployment').spec.template.spec.volumes[0]).toEqual({ name: 'data', emptyDir: { sizeLimit: '1Gi' } });
  });

  test('flags of somebody stand before the backend', () => {
    expect(found(store({ extraArgs: ['--quiet'] }), 'Deployment').spec.template.spec.containers[0].args).toEqual(
      ['--port=:7070', '--health=/_/health', '--iam-dir=/etc/object-store', '--quiet', 'posix', '--sidecar=/data/metadata', '/data/buckets']);
  });

  test('what each account may do is written beside the buckets', () => {
    const { args } = found(store(), 'Deployment').spec.template.spec.initContainers[0];
    const jobs = JSON.parse(args[1]).Statement.filter(({ Principal }: any) => Principal.AWS[0] === 'jobs');
    expect(jobs).toEqual([
      {
        Effect: 'Allow', Principal: { AWS: ['jobs'] }, Action: ['s3:PutObject', 's3:AbortMultipartUpload'], Resource: ['arn:aws:s3:::prow-logs/*'],
      },
      {
        Effect: 'Allow', Principal: { AWS: ['jobs'] }, Action: ['s3:BypassGovernanceRetention'],
        Resource: ['*/started.json', '*/latest-build.txt', 'pr-logs/directory/*'].map((key) => `arn:aws:s3:::prow-logs/${key}`),
      },
    ]);
  });

  test('what is set of the pod', () => {
    const set = {
      nodeSelector: { disk: 'ssd' }, tolerations: [{ key: 'ci', operator: TolerationOperator.EXISTS }], affinity: { nodeAffinity: {} },
      priorityClassName: 'high',
    };
    const more = {
      image: 'registry.acme.dev/versitygw:v1.8.0', resources: { requests: { cpu: '1' } }, imagePullSecrets: ['pull'],
      podLabels: { team: 'ci' }, podAnnotations: { 'example.com/backup': 'yes' },
    };
    const { metadata, spec } = found(store({ ...set, ...more }), 'Deployment').spec.template;
    expect(spec).toMatchObject({ ...set, imagePullSecrets: [{ name: 'pull' }] });
    expect(metadata).toEqual({ labels: { ...LABELS, team: 'ci' }, annotations: { 'example.com/backup': 'yes' } });
    for (const container of [...spec.initContainers, ...spec.containers]) expect(container).toMatchObject({ image: more.image, resources: more.resources });
  });

  test('typed handles', () => {
    const made = new InClusterStore(new Chart(new App(), 'c'), 's', { localPath: { node: 'n', path: '/data' } });
    const handles = [made.deployment, made.service, made.serviceAccount, made.persistentVolumeClaim, made.persistentVolume];
    expect(handles.map((handle) => handle?.kind)).toEqual(['Deployment', 'Service', 'ServiceAccount', 'PersistentVolumeClaim', 'PersistentVolume']);
    const other = new InClusterStore(new Chart(new App(), 'c'), 's', { ephemeral: true });
    expect([other.persistentVolumeClaim, other.persistentVolume]).toEqual([undefined, undefined]);
  });
});

const ENDS = 'use 3 to 63 lower-case letters, digits, "." and "-", with a letter or digit at both ends';

/** Every text is part of the API. */
describe('bad input', () => {
  test.each<[string, unknown, string]>([
    ['inCluster', { size: 'lots' }, '{ size }): "lots" is not a quantity; write one like "100m", "256Mi" or "10Gi" (QuantityInvalid)'],
    ['inCluster', { size: '0' }, '{ size }): "0" is nothing; give more than zero (QuantityInvalid)'],
    ['inCluster', { size: NaN }, '{ size }): NaN is not a quantity; write one like "100m", "256Mi" or "10Gi" (QuantityInvalid)'],
    ['inCluster', { size: null }, '{ size }): null is not a value; leave it out to get the default (NullValue)'],
    ['inCluster', { sise: '1Gi' }, '): "sise" is not a property; did you mean "size"? (UnknownProp)'],
    ['inCluster', { ephemeral: 'yes' }, '{ ephemeral }): "yes" is not a boolean; write true or false (WrongType)'],
    ['inCluster', { storageClassName: 'Fast' }, '{ storageClassName }): "Fast" is not a DNS subdomain; write "fast" (NameNotDnsSubdomain)'],
    ['inCluster', { storageClassName: 'fast', ephemeral: true },
      '): storageClassName and ephemeral are given, and the objects can lie in one place only; '
        + 'keep one of them, or none for the cluster\'s default StorageClass (MutuallyExclusive)'],
    ['inCluster', { storageClassName: 'fast', localPath: { node: 'n', path: '/data' }, ephemeral: true },
      '): storageClassName and localPath and ephemeral are given, and the objects can lie in one place only; '
        + 'keep one of them, or none for the cluster\'s default StorageClass (MutuallyExclusive)'],
    ['inCluster', { localPath: { node: 'n' } }, '{ localPath.path }): is missing; give it a value (PropMissing)'],
    ['inCluster', { localPath: '/data' }, '{ localPath }): "/data" is not an object of properties; write { … } (WrongType)'],
    ['inCluster', { localPath: { node: 'Node_1', path: '/data' } },
      '{ localPath.node }): "Node_1" is not a DNS subdomain; write "node-1" (NameNotDnsSubdomain)'],
    ['inCluster', { localPath: { node: 'n', path: 'data' } },
      '{ localPath.path }): "data" is not an absolute path; begin with "/" and leave out ".." and ":" (PathNotAbsolute)'],
    ['inCluster', { localPath: { node: 'n', path: '/data/../etc' } },
      '{ localPath.path }): "/data/../etc" is not an absolute path; begin with "/" and leave out ".." and ":" (PathNotAbsolute)'],
    ['inCluster', { localPath: { node: 'n', path: '/' } },
      '{ localPath.path }): "/" holds more than the store, and all of it would be handed to the store\'s group; '
        + 'give a folder of its own, like "/srv/prow" (PathHoldsSystem)'],
    ['inCluster', { localPath: { node: 'n', path: '/var/lib/' } },
      '{ localPath.path }): "/var/lib/" holds more than the store, and all of it would be handed to the store\'s group; '
        + 'give a folder of its own, like "/srv/prow" (PathHoldsSystem)'],
    ['inCluster', { image: 'versitygw:latest' },
      '{ image }): "versitygw:latest" has no fixed tag; name a tag other than "latest", or a digest (ImageNotPinned)'],
    ['inCluster', { extraArgs: ['posix'] }, '{ extraArgs[0] }): "posix" is not a flag; write it as "--flag=value" (ArgumentInvalid)'],
    ['inCluster', { podLabels: { app: 'x' } }, '{ podLabels }): "app" is ours, and selectors depend on it; use another label (LabelTaken)'],
    ['s3', {}, '{ bucket }): is missing; give it a value (PropMissing)'],
    ['s3', { bucket: 's3://Acme_Logs/folder' }, '{ bucket }): "s3://Acme_Logs/folder" is not the name of a bucket of S3; '
      + 'write "acme-logs" (BucketNameInvalid)'],
    ['s3', { bucket: 'ab' }, `{ bucket }): "ab" is not the name of a bucket of S3; ${ENDS} (BucketNameInvalid)`],
    ['s3', { bucket: '10.0.0.1' }, `{ bucket }): "10.0.0.1" is not the name of a bucket of S3; ${ENDS} (BucketNameInvalid)`],
    ['s3', { bucket: 'logs', stateBucket: 'a..b' }, `{ stateBucket }): "a..b" is not the name of a bucket of S3; ${ENDS} (BucketNameInvalid)`],
    ['s3', { bucket: 'logs', endpoint: 'minio:9000' }, '{ endpoint }): "minio:9000" has no scheme; '
      + 'write "https://minio:9000" or "http://…" (UrlWithoutScheme)'],
    ['s3', { bucket: 'logs', endpoint: 'https://me:pass@s3.acme.dev' },
      '{ endpoint }): the URL contains a user or a password; keep credentials in a Secret (UrlWithCredentials)'],
    ['s3', { bucket: 'logs', region: 'us/east' }, '{ region }): "us/east" is not a region; use letters, digits, "-" and "_", like "us-east-1" (RegionInvalid)'],
    ['s3', { bucket: 'logs', stateFolder: '/state/' },
      '{ stateFolder }): "/state/" is not a folder in a bucket; write it without a slash at either end, like "prow-state" (BucketFolderInvalid)'],
    ['s3', { bucket: 'logs', insecure: 1 }, '{ insecure }): 1 is not a boolean; write true or false (WrongType)'],
    ['s3', { bucket: 'logs', credentialsSecretName: 'My Secret' },
      '{ credentialsSecretName }): what was given (not shown) is not the name of a Secret; '
        + 'give the name of a Secret in the cluster, never its content (SecretNameInvalid)'],
    ['gcs', { bucket: 'google-logs' }, `{ bucket }): "google-logs" is not the name of a bucket of GCS; ${ENDS} (BucketNameInvalid)`],
    ['gcs', { bucket: 'gs://logs' }, '{ bucket }): "gs://logs" is not the name of a bucket of GCS; write "logs" (BucketNameInvalid)'],
    ['gcs', { bucket: 'logs', key: 'x' }, '): "key" is not a property; known are bucket, credentialsSecretName, identity, jobsCredentialsSecretName, retentionDays, stateBucket, stateFolder (UnknownProp)'],
  ])('%s %j', (factory, options, text) => {
    expect(() => loose(ObjectStorage)[factory](options)).toThrow(new Error(`ObjectStorage.${factory}(${text}`));
  });

  test('all of one call together', () => {
    expect(() => ObjectStorage.s3({ bucket: 'A', region: '', endpoint: 'x' })).toThrow(new Error([
      `ObjectStorage.s3({ bucket }): "A" is not the name of a bucket of S3; ${ENDS} (BucketNameInvalid)`,
      'ObjectStorage.s3({ endpoint }): "x" has no scheme; write "https://x" or "http://…" (UrlWithoutScheme)',
      'ObjectStorage.s3({ region }): "" is not a region; use letters, digits, "-" and "_", like "us-east-1" (RegionInvalid)',
    ].join('\n')));
  });

  test('of the construct, with its path', () => {
    expect(() => store(loose({ namespace: 'Prow', size: 5 }))).toThrow(new Error([
      '[40-prow/object-store] namespace: "Prow" is not a DNS label; write "prow" (NameNotDnsLabel)',
      '[40-prow/object-store] size: 5 is not a quantity; write one like "100m", "256Mi" or "10Gi" (QuantityInvalid)',
    ].join('\n')));
  });
});

test.each<Partial<S3StorageOptions>>([
  { region: 'us-gov-west-1' }, { region: 'cn-north-1' }, { region: 'eusc-de-east-1' }, { region: 'ap-southeast-7' },
  { endpoint: 'https://s3.dualstack.eu-west-1.amazonaws.com', region: 'eu-west-1' },
  { endpoint: 'https://s3.amazonaws.com', region: 'eu-west-1' },
  { endpoint: 'https://bucket.vpce-1a2b3c4d.s3.eu-west-1.vpce.amazonaws.com', region: 'eu-west-1' },
  { endpoint: 'https://0123456789abcdef.r2.cloudflarestorage.com', region: 'auto' },
  { endpoint: 'https://fsn1.your-objectstorage.com', region: 'fsn1' },
  { endpoint: 'https://acme.dev/minio', region: 'garage' },
  { endpoint: 'https://10.0.0.5:9000', insecure: true },
])('a server as many have it: %j', (options) => {
  expect(() => ObjectStorage.s3({ bucket: 'acme-prow', ...options })).not.toThrow();
});

test.each<[Partial<S3StorageOptions>, string]>([
  [{ endpoint: 'https://acme-prow.s3.eu-west-1.amazonaws.com', region: 'eu-west-1' },
    '{ endpoint }): "https://acme-prow.s3.eu-west-1.amazonaws.com" holds the bucket, which stands before it once more in each request; '
    + 'write "https://s3.eu-west-1.amazonaws.com" (StoreEndpointUnfit)'],
  [{ endpoint: 'http://0.0.0.0:9000' }, '{ endpoint }): "http://0.0.0.0:9000" is where a server listens, and no address to call; '
    + 'write the name of the store\'s Service, like "http://minio.storage:9000" (StoreEndpointUnfit)'],
  [{ region: 'Frankfurt' },
    '{ region }): "Frankfurt" is not a region of Amazon; write one like "eu-central-1", or name your own server by endpoint (RegionInvalid)'],
])('a server that does not fit: %j', (options, text) => {
  expect(() => ObjectStorage.s3({ bucket: 'acme-prow', ...options })).toThrow(`ObjectStorage.s3(${text}`);
});

test.each([
  '/srv/prow', '/var/lib/prow', '/mnt/disks/ssd1', '/library', '/usr/local/prow', '/var/lib/rancher/k3s/storage/prow',
])('a folder of the store\'s own: %s', (path) => {
  expect(() => ObjectStorage.inCluster({ localPath: { node: 'node1', path } })).not.toThrow();
});

test.each([
  '/proc/1', '/var/lib/kubelet/pods', '//etc//kubernetes', '/run/prow', '/lib64/x', '/var/lib/rancher/k3s/server',
])('a folder of the node: %s', (path) => {
  expect(() => ObjectStorage.inCluster({ localPath: { node: 'node1', path } })).toThrow(/\(PathHoldsSystem\)$/);
});
