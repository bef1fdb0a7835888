import { App, Chart } from 'cdk8s';
import {
  DeckService, EnvironmentVariable, Exposure, ExternalTrafficPolicy, ExtraVolume, GitHub, GitHubAuth, HookService, ObjectStorage, Prow, ProwProps,
  ServiceExposure, TaintEffect, TolerationOperator, UnsatisfiableSpread,
} from '../../src';
import { objectsIn } from '../support/objects';

// what a Prow in a chart says is asserted elsewhere
beforeEach(() => void jest.spyOn(console, 'warn').mockImplementation());
afterEach(() => jest.restoreAllMocks());

type Json = Record<string, any>;

function objects(props: Partial<ProwProps> = {}): Json[] {
  return objectsIn((chart) => new Prow(chart, 'prow', { github: GitHub.cloud({ repositories: ['acme/app'] }), ...props }));
}

function find(all: Json[], kind: string, name: string, namespace = 'prow'): Json {
  const found = all.filter((o) => o.kind === kind && o.metadata.name === name && o.metadata.namespace === namespace);
  expect(found).toHaveLength(1);
  return found[0];
}

const container = (all: Json[], name: string): Json => find(all, 'Deployment', name).spec.template.spec.containers[0];

const COMPONENTS = ['hook', 'deck', 'prow-controller-manager', 'sinker', 'crier', 'horologium', 'tide', 'status-reconciler', 'ghproxy'];
const SCALABLE = ['hook', 'deck', 'prow-controller-manager', 'sinker'];
const CONFIG = ['--config-path=/etc/config/config.yaml', '--job-config-path=/etc/job-config'];
const PLUGINS = ['--plugin-config=/etc/plugins/plugins.yaml'];
const S3 = ['--s3-credentials-file=/etc/s3-credentials/service-account.json'];
const APP = [
  '--github-endpoint=http://ghproxy.prow', '--github-endpoint=https://api.github.com', '--github-graphql-endpoint=http://ghproxy.prow/graphql',
  '--github-app-id=$(GITHUB_APP_ID)', '--github-app-private-key-path=/etc/github/app_private_key',
];

describe('arguments', () => {
  const all = objects();
  test.each<[string, string[]]>([
    ['hook', ['--dry-run=false', '--hmac-secret-file=/etc/webhook/hmac', ...CONFIG, ...PLUGINS, ...APP]],
    ['deck', ['--spyglass=true', '--tide-url=http://tide.prow/', '--hook-url=http://hook.prow:8888/plugin-help', ...CONFIG, ...APP, ...S3]],
    ['prow-controller-manager', ['--dry-run=false', '--enable-controller=plank', ...CONFIG]],
    ['sinker', ['--dry-run=false', ...CONFIG]],
    ['crier', ['--github-workers=10', '--blob-storage-workers=10', '--kubernetes-blob-storage-workers=10', ...CONFIG, ...APP, ...S3]],
    ['horologium', ['--dry-run=false', ...CONFIG]],
    ['tide', ['--dry-run=false', '--status-path=s3://tide/tide-status', '--history-uri=s3://tide/tide-history.json', ...CONFIG, ...APP, ...S3]],
    ['status-reconciler',
      ['--dry-run=false', '--continue-on-error=true', '--status-path=s3://status-reconciler/status-reconciler-status', ...CONFIG, ...PLUGINS, ...APP, ...S3]],
    ['ghproxy',
      ['--cache-dir=/cache', '--cache-sizeGB=9', '--legacy-disable-disk-cache-partitions-by-auth-header=false', '--log-level=info', '--serve-metrics=true',
        '--upstream=https://api.github.com']],
  ])('%s', (name, args) => expect(container(all, name).args).toEqual(args));
});

describe('rights', () => {
  const all = objects();
  const rules = (name: string, namespace: string): string[] => all
    .filter((o) => o.kind === 'Role' && o.metadata.name === name && o.metadata.namespace === namespace)
    .flatMap((o) => o.rules)
    .map((r: Json) => `${r.resources.join()}${r.resourceNames ? `[${r.resourceNames.join()}]` : ''}: ${r.verbs.join()}`);
  const LEADER = (lease: string): string[] => ['leases: create', `leases[${lease}]: get,update`, 'events: create,patch'];

  test.each<[string, string[], string[]]>([
    ['hook', ['prowjobs: create,get,list,update', 'configmaps[job-config]: get,update'], []],
    ['deck', ['prowjobs: get,list,watch'], ['pods/log: get']],
    ['prow-controller-manager', ['prowjobs: get,list,watch,patch', ...LEADER('prow-controller-manager-leader-lock')],
      ['pods: create,delete,get,list,patch,watch']],
    ['sinker', ['prowjobs: get,list,watch,delete', ...LEADER('prow-sinker-leaderlock')], ['pods: delete,list,watch,get,patch']],
    ['crier', ['prowjobs: get,list,watch,patch'], ['pods: get,list,patch', 'events: get,list']],
    ['horologium', ['prowjobs: create,list,watch'], []],
    ['tide', ['prowjobs: create,get,list,watch'], []],
    ['status-reconciler', ['prowjobs: create'], []],
    ['ghproxy', [], []],
  ])('%s', (name, prow, jobs) => {
    expect(rules(name, 'prow')).toEqual(prow);
    expect(rules(name, 'test-pods')).toEqual(jobs);
    expect(find(all, 'Deployment', name).spec.template.spec.automountServiceAccountToken).toBe(prow.length > 0);
  });

  test('without a config repository hook may write no ConfigMap', () => {
    const several = objects({ github: GitHub.cloud({ repositories: ['acme/app', 'acme/site'] }) });
    expect(find(several, 'Role', 'hook').rules).toHaveLength(1);
  });

  test('config-updater may get and update the ConfigMaps of its maps, where they are, and these exist', () => {
    const all = objects({ pluginOverrides: { config_updater: {
      cluster_groups: { all: { clusters: ['default', 'build'], namespaces: ['tools', 'test-pods'] } },
      maps: {
        'labels.yaml': { name: 'label-config', clusters: { default: ['', 'test-pods'] } },
        'jobs/*.yaml': { partitioned_names: ['jobs-b', 'jobs-a'], gzip: true },
        'tools.yaml': { name: 'tools', cluster_groups: ['all'] },
      },
    } } });
    const maps = (name: string, namespace: string): string[] => find(all, 'Role', name, namespace).rules
      .filter(({ resources }: Json) => resources.includes('configmaps')).flatMap(({ resourceNames, verbs }: Json) => [...resourceNames, ...verbs]);
    expect(maps('hook', 'prow')).toEqual(['job-config', 'jobs-a', 'jobs-b', 'label-config', 'get', 'update']);
    expect(maps('hook', 'test-pods')).toEqual(['label-config', 'tools', 'get', 'update']);
    expect(maps('prow-hook', 'tools')).toEqual(['tools', 'get', 'update']);
    expect(find(all, 'RoleBinding', 'prow-hook', 'tools')).toMatchObject({
      roleRef: { name: 'prow-hook' }, subjects: [{ kind: 'ServiceAccount', name: 'hook', namespace: 'prow' }],
    });
    for (const [name, namespace] of [['label-config', 'prow'], ['label-config', 'test-pods'], ['jobs-a', 'prow'], ['jobs-b', 'prow'], ['tools', 'tools']]) {
      expect(find(all, 'ConfigMap', name, namespace).data).toBeUndefined();
    }
  });

  test('config-updater has none where no repository has it', () => {
    const all = objects({ pluginOverrides: { plugins: { 'acme/app': { plugins: ['trigger'] } } } });
    expect(find(all, 'Role', 'hook').rules).toHaveLength(1);
  });

  test('crier gets nodes of the cluster only where somebody asks for it, under a name of its namespace', () => {
    const inCluster = (all: Json[]): Json[] => all.filter(({ kind }) => kind.startsWith('ClusterRole'));
    expect(inCluster(all)).toEqual([]);
    const labels = {
      'app': 'crier', 'app.kubernetes.io/name': 'crier', 'app.kubernetes.io/part-of': 'prow', 'app.kubernetes.io/managed-by': 'cdk8s-prow',
      'app.kubernetes.io/instance': 'ci',
    };
    const apiVersion = 'rbac.authorization.k8s.io/v1';
    expect(inCluster(objects({ namespace: 'ci', crier: { nodesInPodInfo: true } }))).toEqual([
      { apiVersion, kind: 'ClusterRole', metadata: { name: 'ci-crier-nodes', labels }, rules: [{ apiGroups: [''], resources: ['nodes'], verbs: ['get'] }] },
      {
        apiVersion, kind: 'ClusterRoleBinding', metadata: { name: 'ci-crier-nodes', labels },
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'ci-crier-nodes' },
        subjects: [{ kind: 'ServiceAccount', name: 'crier', namespace: 'ci' }],
      },
    ]);
  });

  test('every binding gives its own component\'s account what its Role says', () => {
    for (const binding of all.filter((o) => o.kind === 'RoleBinding')) {
      expect(binding.roleRef).toEqual({ apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: binding.metadata.name });
      expect(binding.subjects).toEqual([{ kind: 'ServiceAccount', name: binding.metadata.name, namespace: 'prow' }]);
      find(all, 'Role', binding.metadata.name, binding.metadata.namespace);
    }
  });
});

describe('pods', () => {
  const all = objects();
  test.each(COMPONENTS)('%s is restricted, read-only, pinned and of the right kind', (name) => {
    const { spec } = find(all, 'Deployment', name);
    const pod = spec.template.spec;
    expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 65532, seccompProfile: { type: 'RuntimeDefault' } });
    expect(pod.nodeSelector).toEqual({ 'kubernetes.io/arch': 'amd64' });
    expect(pod.serviceAccountName).toBe(name);
    expect(pod.containers).toHaveLength(1);
    expect(pod.containers[0]).toMatchObject({
      image: `us-docker.pkg.dev/k8s-infra-prow/images/${name}:v20260821-a61940897`,
      imagePullPolicy: 'IfNotPresent',
      securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
    });
    expect(pod.containers[0].volumeMounts).toContainEqual({ name: 'tmp', mountPath: '/tmp' });
    expect(spec.selector.matchLabels).toEqual({ app: name });
    expect(spec.strategy.type).toBe(SCALABLE.includes(name) ? 'RollingUpdate' : 'Recreate');
    expect(all.filter((o) => o.kind === 'PodDisruptionBudget' && o.metadata.name === name)).toHaveLength(SCALABLE.includes(name) ? 1 : 0);
    expect(pod.topologySpreadConstraints !== undefined).toBe(SCALABLE.includes(name));
  });

  test.each(['hook', 'deck', 'tide'])('%s has the folder of Prow\'s git client', (name) => {
    expect(container(all, name).volumeMounts).toContainEqual({ name: 'var-tmp', mountPath: '/var/tmp' });
  });

  test.each<[string, string, Json | undefined]>([
    ['hook', '/healthz', { path: '/healthz/ready', port: 'health' }],
    ['deck', '/healthz', { path: '/healthz/ready', port: 'health' }],
    ['prow-controller-manager', '/healthz', { path: '/healthz/ready', port: 'health' }],
    ['ghproxy', '/healthz', { path: '/healthz/ready', port: 'health' }],
    ['sinker', '/metrics', { path: '/metrics', port: 'metrics' }],
    ['crier', '/metrics', { path: '/metrics', port: 'metrics' }],
    ['horologium', '/metrics', { path: '/metrics', port: 'metrics' }],
    ['tide', '/metrics', { path: '/', port: 'http' }],
  ])('%s answers its probes', (name, live, ready) => {
    expect(container(all, name).livenessProbe.httpGet.path).toBe(live);
    expect(container(all, name).readinessProbe.httpGet).toEqual(ready);
  });

  test('status-reconciler is asked on the one port that it opens', () => {
    expect(container(all, 'status-reconciler').livenessProbe.tcpSocket).toEqual({ port: 'pprof' });
    expect(container(all, 'status-reconciler').readinessProbe).toBeUndefined();
  });
});

describe('starting and stopping', () => {
  const all = objects();
  test.each(['hook', 'deck'])('%s serves until nodes know that it goes',
    (name) => expect(container(all, name).lifecycle).toEqual({ preStop: { sleep: { seconds: 5 } } }));
  test.each(['tide', 'status-reconciler'])('%s waits for the store in the cluster', (name) => {
    expect(find(all, 'Deployment', name).spec.template.spec.initContainers).toEqual([expect.objectContaining({
      name: 'wait-for-store',
      image: container(all, name).image,
      command: ['sh', '-c', 'until wget -q -T 2 -O /dev/null http://object-store.prow:7070/_/health; do sleep 1; done'],
      securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
    })]);
  });
  test('and for no other', () => {
    for (const { spec } of objects(
      { storage: ObjectStorage.s3({ bucket: 'acme-prow' }) }).filter((o) => o.kind === 'Deployment')) expect(spec.template.spec.initContainers).toBeUndefined();
  });
});

describe('options of a component', () => {
  const variable: EnvironmentVariable = { name: 'GODEBUG', value: 'x=1' };
  const spec = find(objects({
    hook: {
      image: 'registry.acme.dev/hook:v1', replicas: 3, extraArgs: ['--grace-period=60s'], env: [variable, { name: 'T', secretKeyRef: { name: 's', key: 'k' } }],
      nodeSelector: { pool: 'ci' }, tolerations: [{ key: 'ci', operator: TolerationOperator.EXISTS, effect: TaintEffect.NO_SCHEDULE }],
      affinity: { nodeAffinity: {} },
      topologySpread: [{ topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: UnsatisfiableSpread.DO_NOT_SCHEDULE }], priorityClassName: 'high',
      imagePullSecrets: ['pull'],
      extraVolumes: [ExtraVolume.configMap({ name: 'extra', mountPath: '/extra', configMapName: 'extra' })], podLabels: { team: 'ci' },
      podAnnotations: { note: 'x' },
      resources: { requests: { cpu: '1' } },
    },
  }), 'Deployment', 'hook').spec;
  const pod = spec.template.spec;
  test.each<[string, unknown, unknown]>([
    ['image', pod.containers[0].image, 'registry.acme.dev/hook:v1'],
    ['replicas', spec.replicas, 3],
    ['extraArgs', pod.containers[0].args.at(-1), '--grace-period=60s'],
    ['env value', pod.containers[0].env.at(-2), variable],
    ['env secret', pod.containers[0].env.at(-1), { name: 'T', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } }],
    ['nodeSelector', pod.nodeSelector, { 'kubernetes.io/arch': 'amd64', pool: 'ci' }],
    ['tolerations', pod.tolerations, [{ key: 'ci', operator: 'Exists', effect: 'NoSchedule' }]],
    ['affinity', pod.affinity, { nodeAffinity: {} }],
    ['topologySpread', pod.topologySpreadConstraints,
      [{ topologyKey: 'topology.kubernetes.io/zone', maxSkew: 1, whenUnsatisfiable: 'DoNotSchedule', labelSelector: { matchLabels: { app: 'hook' } },
        matchLabelKeys: ['pod-template-hash'] }]],
    ['priorityClassName', pod.priorityClassName, 'high'],
    ['imagePullSecrets', pod.imagePullSecrets, [{ name: 'pull' }]],
    ['extraVolumes, the volume', pod.volumes.filter((v: Json) => v.name === 'extra'), [{ name: 'extra', configMap: { name: 'extra' } }]],
    ['extraVolumes, the mount', pod.containers[0].volumeMounts.at(-1), { name: 'extra', mountPath: '/extra', readOnly: true }],
    ['podLabels', spec.template.metadata.labels.team, 'ci'],
    ['podAnnotations', spec.template.metadata.annotations, { note: 'x' }],
    ['resources', pod.containers[0].resources, { requests: { cpu: '1' } }],
  ])('%s', (_, actual, expected) => expect(actual).toEqual(expected));
});

describe('GitHub Enterprise', () => {
  const github = GitHub.enterprise({ host: 'github.acme.dev', caConfigMapName: 'acme-ca', repositories: ['acme/app'], auth: GitHubAuth.token() });
  const all = objects({ kubernetesVersion: '1.36', github, exposure: Exposure.clusterIp() });
  test.each(['hook', 'deck', 'crier', 'tide', 'status-reconciler'])('%s speaks to the server', (name) => {
    expect(container(all, name).args).toEqual(expect.arrayContaining([
      '--github-host=github.acme.dev', '--github-endpoint=http://ghproxy.prow/api/v3', '--github-endpoint=https://github.acme.dev/api/v3',
      '--github-graphql-endpoint=https://github.acme.dev/api/graphql', '--github-token-path=/etc/github/token',
    ]));
    expect(container(all, name).env).toEqual(expect.arrayContaining([
      { name: 'GIT_CONFIG_COUNT', value: '1' },
      { name: 'GIT_CONFIG_KEY_0', value: 'http.https://github.acme.dev/.sslCAInfo' },
      { name: 'GIT_CONFIG_VALUE_0', value: '/etc/github-ca/ca.crt' },
    ]));
  });
  test('below ghe.com, the API has a host of its own', () => {
    const hosted = objects({ github: GitHub.enterprise({ host: 'acme.ghe.com', repositories: ['acme/app'] }), exposure: Exposure.clusterIp() });
    expect(container(hosted, 'hook').args).toEqual(expect.arrayContaining([
      '--github-host=acme.ghe.com', '--github-endpoint=http://ghproxy.prow', '--github-endpoint=https://api.acme.ghe.com',
      '--github-graphql-endpoint=https://api.acme.ghe.com/graphql',
    ]));
    expect(container(hosted, 'ghproxy').args).toContain('--upstream=https://api.acme.ghe.com');
  });
  test.each(COMPONENTS)('%s trusts its CA', (name) => {
    expect(container(all, name).env).toContainEqual({ name: 'SSL_CERT_DIR', value: '/etc/github-ca' });
    expect(container(all, name).volumeMounts).toContainEqual({ name: 'github-ca', mountPath: '/etc/github-ca', readOnly: true });
  });
  test('an image that brings the CA replaces the admission policy', () => {
    const own = objects(
      { github: GitHub.enterprise(
        { host: 'github.acme.dev', caConfigMapName: 'acme-ca', clonerefsImage: 'registry.acme.dev/clonerefs:v1', repositories: ['acme/app'] }) });
    const kinds = (all: Json[]): string[] => all.map((o) => o.kind).filter((kind) => kind.startsWith('Mutating'));
    expect(kinds(all)).toEqual(['MutatingAdmissionPolicy', 'MutatingAdmissionPolicyBinding']);
    expect(kinds(own)).toEqual([]);
    expect(find(own, 'ConfigMap', 'config').data['config.yaml']).toContain('clonerefs: registry.acme.dev/clonerefs:v1');
  });
  test('ghproxy stands in front of it', () => expect(container(all, 'ghproxy').args).toContain('--upstream=https://github.acme.dev'));
});

describe('services', () => {
  const specs = (props: Partial<ProwProps>): Json => Object.fromEntries(
    objects(props).filter((o) => o.kind === 'Service').map((o) => [o.metadata.name, o.spec]));
  test('NodePort', () => {
    const { hook, deck, tide, ghproxy } = specs({ exposure: Exposure.nodePort() });
    expect(hook).toEqual(
      { type: 'NodePort', selector: { app: 'hook' }, ports: [{ name: 'http', port: 8888, targetPort: 8888, nodePort: 30001, protocol: 'TCP' }] });
    expect(deck).toEqual(
      { type: 'NodePort', selector: { app: 'deck' }, ports: [{ name: 'http', port: 80, targetPort: 8080, nodePort: 30002, protocol: 'TCP' }] });
    for (const service of [tide, ghproxy]) expect(service).toMatchObject({ type: 'ClusterIP', ports: [{ port: 80, targetPort: 'http' }] });
  });
  test('ClusterIP', () => {
    for (const service of Object.values(specs({ exposure: Exposure.clusterIp() }))) expect((service as Json).type).toBe('ClusterIP');
  });
  test.each([['hook', HookService, 8888, 8888], ['deck', DeckService, 80, 8080]] as const)('%s alone is one object', (name, Service, port, targetPort) => {
    const chart = new Chart(new App({ outdir: 'unused' }), 'c');
    new Service(chart, 's',
      { namespace: 'ci', serviceName: `my-${name}`, exposure: ServiceExposure.nodePort(30005, { externalTrafficPolicy: ExternalTrafficPolicy.LOCAL }),
        selector: { a: 'b' }, annotations: { 'x/y': 'z' } });
    expect(chart.toJson()).toEqual([{
      apiVersion: 'v1', kind: 'Service',
      metadata: expect.objectContaining({ name: `my-${name}`, namespace: 'ci', annotations: { 'x/y': 'z' } }),
      spec: { type: 'NodePort', externalTrafficPolicy: 'Local', selector: { a: 'b' },
        ports: [{ name: 'http', port, targetPort, nodePort: 30005, protocol: 'TCP' }] },
    }]);
  });
});

describe('ghproxy\'s cache', () => {
  test('is scratch space with a limit', () => {
    expect(find(objects(), 'Deployment', 'ghproxy').spec.template.spec.volumes).toContainEqual({ name: 'cache', emptyDir: { sizeLimit: '10Gi' } });
  });
  test('is a claim when one is asked for', () => {
    const all = objects({ ghproxy: { cacheGibibytes: 50, cacheClaim: { storageClassName: 'fast' } } });
    expect(find(all, 'PersistentVolumeClaim', 'ghproxy-cache').spec).toEqual(
      { accessModes: ['ReadWriteOnce'], storageClassName: 'fast', resources: { requests: { storage: '50Gi' } } });
    expect(find(all, 'Deployment', 'ghproxy').spec.template.spec.volumes).toContainEqual(
      { name: 'cache', persistentVolumeClaim: { claimName: 'ghproxy-cache' } });
    expect(container(all, 'ghproxy').args).toContain('--cache-sizeGB=45');
  });
});

test('storage in Google Cloud with the cloud\'s own identity needs no credentials', () => {
  const all = objects({ storage: ObjectStorage.gcs({ bucket: 'acme-prow' }) });
  expect(container(all, 'crier').args.join(' ')).not.toContain('credentials-file');
});
