import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import {
  BuildCluster, BuildClusterOptions, Cni, Exposure, GitHub, ObjectStorage, PodSecurityLevel, PolicyDialect, PreinstalledCni, Prow, ProwApp, ProwAppProps,
  ProwJobs, ProwProps, StorageIdentity,
} from '../../src';
import { thrown } from '../support/findings';
import { objectsIn } from '../support/objects';

// what a Prow in a chart says is asserted elsewhere
beforeEach(() => void jest.spyOn(console, 'warn').mockImplementation());
afterEach(() => jest.restoreAllMocks());

type Json = any;

const github = GitHub.cloud({ repositories: ['acme/app'] });
const storage = ObjectStorage.s3({ endpoint: 'https://s3.acme.dev', region: 'eu', bucket: 'prow' });
const cluster = (name: string, options: Partial<BuildClusterOptions> = {}): BuildCluster => (
  BuildCluster.kubeconfig(name, { apiServer: 'https://203.0.113.7:6443', ...options }));
const BUILD = cluster('build');
const TRUSTED = cluster('trusted', { trusted: true, secretName: 'deploy', secretKey: 'config', apiServer: 'https://api.acme.dev' });
const container = { image: 'golang:1.26', command: ['make'] };

const objects = (props: Partial<ProwProps> = {}): Json[] => objectsIn((chart) => new Prow(chart, 'prow', { github, storage, buildClusters: [BUILD, TRUSTED], ...props }));
const configYaml = (props: Partial<ProwProps> = {}): Json => (
  parse(objects(props).find(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === 'config').data['config.yaml']));
const podOf = (all: Json[], name: string): Json => all.find(({ kind, metadata }) => kind === 'Deployment' && metadata.name === name).spec.template.spec;

describe('kubeconfigs', () => {
  const all = objects();
  test.each(['hook', 'deck', 'prow-controller-manager', 'sinker', 'crier'])('%s has them as files of one folder', (name) => {
    const { containers: [{ args, volumeMounts }], volumes } = podOf(all, name);
    expect(args).toContain('--kubeconfig-dir=/etc/kubeconfig');
    expect(volumes).toContainEqual({ name: 'kubeconfig', projected: { sources: [
      { secret: { name: 'kubeconfig-build', items: [{ key: 'kubeconfig', path: 'build' }] } },
      { secret: { name: 'deploy', items: [{ key: 'config', path: 'trusted' }] } },
    ] } });
    expect(volumeMounts).toContainEqual({ name: 'kubeconfig', mountPath: '/etc/kubeconfig', readOnly: true });
  });

  test.each(['horologium', 'tide', 'status-reconciler', 'ghproxy'])('%s has none', (name) => expect(JSON.stringify(podOf(all, name))).not.toContain('kubeconfig'));

  test('are made by secrets.sh from files', () => {
    let script = '';
    objectsIn((chart) => ({ secretsScript: script } = new Prow(chart, 'prow', { github, storage, buildClusters: [BUILD, TRUSTED] })));
    expect(script).toContain('--kubeconfig-build-file FILE');
    expect(script).toContain('--kubeconfig-trusted-file FILE');
    expect(script).toContain('kubeconfig of the build cluster build, as clusters/build/kubeconfig.sh writes it; its context is build');
  });

  test('of a cluster that is disabled are not mounted', () => {
    const disabled = { buildClusters: [cluster('build', { disabled: true })] };
    expect(JSON.stringify(podOf(objects(disabled), 'hook'))).not.toContain('kubeconfig');
    expect(configYaml(disabled).disabled_clusters).toEqual(['build']);
    expect(configYaml(disabled).in_repo_config.allowed_clusters).toEqual({ '*': ['default'] });
  });

  test('without any nothing is as it was not', () => {
    expect(JSON.stringify(objects({ buildClusters: [] }))).toBe(JSON.stringify(objects({ buildClusters: undefined })));
    expect(JSON.stringify(objects({ buildClusters: [] }))).not.toContain('kubeconfig');
  });
});

describe('config.yaml', () => {
  test('lets .prow.yaml name what strangers may use', () => {
    expect(configYaml().in_repo_config.allowed_clusters).toEqual({ '*': ['default', 'build'] });
    expect(configYaml({ buildClusters: [cluster('build', { inRepoConfig: ['acme/app', 'acme'] })] }).in_repo_config.allowed_clusters)
      .toEqual({ '*': ['default'], 'acme/app': ['build'], 'acme': ['build'] });
    expect(configYaml({ buildClusters: [cluster('default')] }).in_repo_config.allowed_clusters).toEqual({ '*': ['default'] });
  });

  test.each<[string, ProwProps['scheduler'], Json]>([
    ['failover', { failover: { build: 'default' } }, { enabled: true, failover: { mappings: { build: 'default' } } }],
    ['a service that is asked', { external: { url: 'http://scheduler.tools.svc:8080' } }, {
      enabled: true, external: { url: 'http://scheduler.tools.svc:8080', cache: { entry_timeout_interval: '10m', cleanup_interval: '1h' } },
    }],
  ])('has a scheduler: %s', (_, scheduler, becomes) => {
    expect(configYaml({ scheduler }).scheduler).toEqual(becomes);
    expect(podOf(objects({ scheduler }), 'prow-controller-manager').containers[0].args).toEqual(expect.arrayContaining([
      '--enable-controller=plank', '--enable-controller=scheduler',
    ]));
  });

  test.each<[string, Partial<ProwProps>, number]>([
    ['by an override', { configOverrides: { scheduler: { enabled: true, failover: { mappings: { default: 'default' } } } } }, 1],
    ['by an override and an argument', { configOverrides: { scheduler: { enabled: true } }, prowControllerManager: { extraArgs: ['--enable-controller=scheduler'] } }, 1],
    ['not by an override that switches it off', { configOverrides: { scheduler: { enabled: false } } }, 0],
  ])('has one %s', (_, props, count) => {
    const { args } = podOf(objects(props), 'prow-controller-manager').containers[0];
    expect((args as readonly string[]).filter((one) => one === '--enable-controller=scheduler')).toHaveLength(count);
  });

  test('has no scheduler otherwise', () => {
    expect(configYaml()).not.toHaveProperty('scheduler');
    expect(podOf(objects(), 'prow-controller-manager').containers[0].args).not.toContain('--enable-controller=scheduler');
  });
});

describe('the state of build clusters', () => {
  test('is written with the keys of status-reconciler', () => {
    expect(configYaml({ buildClusterStatus: true }).plank.build_cluster_status_file).toBe('s3://prow/prow-state/build-clusters.json');
    const { containers: [{ args }], volumes } = podOf(objects({ buildClusterStatus: true }), 'prow-controller-manager');
    expect(args).toContain('--s3-credentials-file=/etc/s3-credentials/service-account.json');
    expect(volumes).toContainEqual(podOf(objects(), 'status-reconciler').volumes.find(({ name }: Json) => name === 'storage-credentials'));
  });

  test('is written with them where an override says where, in the bucket that they open', () => {
    const url = 's3://prow/clusters/state.json';
    const said = { configOverrides: { plank: { build_cluster_status_file: url } } };
    expect(configYaml(said).plank.build_cluster_status_file).toBe(url);
    const [{ containers: [{ args }], volumes }, ours] = [said, { buildClusterStatus: true }].map((props) => podOf(objects(props), 'prow-controller-manager'));
    expect([args, volumes]).toEqual([ours.containers[0].args, ours.volumes]);
  });

  test.each<[string, object, boolean]>([
    ['the state of status-reconciler itself', { configOverrides: { plank: { build_cluster_status_file: 's3://prow/prow-state/status-reconciler-status' } } }, false],
    ['another bucket whose name begins alike', { configOverrides: { plank: { build_cluster_status_file: 's3://prow-else/state.json' } } }, false],
    ['another bucket, with a key of its own', {
      configOverrides: { plank: { build_cluster_status_file: 's3://else/state.json' } }, prowControllerManager: { extraArgs: ['--s3-credentials-file=/etc/else/key'] },
    }, true],
    ['nowhere', { configOverrides: { plank: { build_cluster_status_file: '' } } }, true],
  ])('may be said to be %s: %#', (_, props, isTaken) => {
    if (isTaken) expect(configYaml(props)).toHaveProperty('plank');
    else expect(() => configYaml(props)).toThrow(/say buildClusterStatus: true in its place \(PropMissing\)/);
  });

  test('is written as status-reconciler where pods have an identity', () => {
    const own = ObjectStorage.gcs({ bucket: 'prow', identity: StorageIdentity.gke({ prow: 'prow-app@acme-prod.iam.gserviceaccount.com', jobs: 'prow-jobs@acme-prod.iam.gserviceaccount.com' }) });
    const accounts = objects({ storage: own, buildClusterStatus: true }).filter(({ kind }) => kind === 'ServiceAccount');
    expect(accounts.find(({ metadata }) => metadata.name === 'prow-controller-manager').metadata.annotations)
      .toEqual({ 'iam.gke.io/gcp-service-account': 'prow-app@acme-prod.iam.gserviceaccount.com' });
  });
});

describe('policies', () => {
  const app = (dialect: PolicyDialect, cni: Cni, buildClusters: BuildCluster[]): Json[] => {
    const made = new ProwApp({
      github, storage, buildClusters, exposure: Exposure.nodePort({ address: 'prow.acme.dev' }), cni, isolate: true,
      clusterNetwork: { apiServerCidrs: ['192.0.2.1/32'] }, isolation: { apiServerPort: 6443, policies: dialect },
    });
    return made.node.findAll().flatMap((one) => ('toJson' in one && typeof one.toJson === 'function' && 'apiVersion' in one ? [one.toJson() as Json] : []));
  };
  const egress = (all: Json[], name: string): Json => all.find(({ kind, metadata }) => /NetworkPolicy$/.test(kind) && metadata.name === name && metadata.namespace === 'prow').spec.egress;
  const calico = Cni.preinstalled({ of: PreinstalledCni.calico() });
  const cilium = Cni.preinstalled({ of: PreinstalledCni.cilium() });

  test.each(['hook', 'deck', 'prow-controller-manager', 'sinker', 'crier'])('let %s go to an address', (name) => {
    expect(egress(app(PolicyDialect.kubernetes(), calico, [BUILD]), name)).toContainEqual(
      { ports: [{ port: 6443, protocol: 'TCP' }], to: [{ ipBlock: { cidr: '203.0.113.7/32' } }] });
    expect(JSON.stringify(egress(app(PolicyDialect.cilium(), cilium, [BUILD]), name))).toContain('203.0.113.7/32');
    expect(JSON.stringify(egress(app(PolicyDialect.calico(), calico, [BUILD]), name))).toContain('203.0.113.7/32');
  });

  test('let nobody else go there', () => expect(JSON.stringify(egress(app(PolicyDialect.kubernetes(), calico, [BUILD]), 'horologium'))).not.toContain('203.0.113.7'));

  test('know a name, or the networks of it', () => {
    expect(JSON.stringify(egress(app(PolicyDialect.cilium(), cilium, [TRUSTED]), 'sinker'))).toContain('{"matchName":"api.acme.dev"}');
    const named = cluster('build', { apiServer: 'https://api.acme.dev:6443', apiServerCidrs: ['203.0.113.0/24'] });
    expect(egress(app(PolicyDialect.kubernetes(), calico, [named]), 'sinker')).toContainEqual(
      { ports: [{ port: 6443, protocol: 'TCP' }], to: [{ ipBlock: { cidr: '203.0.113.0/24' } }] });
  });
});

describe('the folder of a cluster', () => {
  const written = (props: Partial<ProwAppProps>): { files: readonly string[]; text: (name: string) => string; objects: Json[] } => {
    const outdir = mkdtempSync(join(tmpdir(), 'cdk8s-prow-'));
    try {
      new ProwApp({ github, storage, exposure: Exposure.nodePort({ address: 'prow.acme.dev' }), ...props, outdir }).synth();
      const folder = join(outdir, 'clusters', 'build');
      const texts = Object.fromEntries(readdirSync(folder).sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
      const yaml = Object.entries(texts).filter(([name]) => name.endsWith('.yaml')).map(([, text]) => text);
      return {
        files: Object.keys(texts), text: (name) => texts[name], objects: yaml.flatMap((text) => parseAllDocuments(text).map((one) => one.toJS() as Json)),
      };
    } finally {
      rmSync(outdir, { recursive: true });
    }
  };
  const whole = written({ buildClusters: [cluster('build', { jobsCidrs: ['10.1.0.0/16'] })] });
  const named = (kind: string): readonly string[] => whole.objects.filter((one) => one.kind === kind).map(({ metadata }) => `${metadata.namespace ?? ''}/${metadata.name}`);

  test('has what is applied there, and what applies it', () => {
    expect(whole.files).toEqual(['05-namespaces.k8s.yaml', '40-build-cluster.k8s.yaml', 'apply.sh', 'copy-secrets.sh', 'kubeconfig.sh']);
    expect([...new Set(whole.objects.map(({ kind }) => kind as string))].sort()).toEqual([
      'LimitRange', 'Namespace', 'NetworkPolicy', 'ResourceQuota', 'Role', 'RoleBinding', 'ServiceAccount', 'ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding',
    ]);
    expect(named('ServiceAccount')).toEqual(['prow/prow-control-plane', 'test-pods/prow-job']);
    expect(whole.text('copy-secrets.sh')).toContain('\ncopy secret test-pods s3-credentials-jobs\n');
    expect(whole.text('kubeconfig.sh')).toContain('\nserver=https://203.0.113.7:6443\n');
    expect(whole.text('apply.sh')).toContain('lack secret test-pods s3-credentials-jobs');
  });

  test('has the rights that the five components have together', () => {
    expect(whole.objects.filter(({ kind }) => kind === 'Role').map(({ metadata, rules }) => [metadata.namespace, rules])).toEqual([['test-pods', [
      { apiGroups: [''], resources: ['pods'], verbs: ['create', 'delete', 'get', 'list', 'patch', 'watch'] },
      { apiGroups: [''], resources: ['pods/log'], verbs: ['get'] },
      { apiGroups: [''], resources: ['events'], verbs: ['get', 'list'] },
    ]]]);
  });

  test('keeps jobs from private networks but those that were said', () => {
    const { spec } = whole.objects.find(({ kind }) => kind === 'NetworkPolicy');
    expect(spec.ingress).toBeUndefined();
    expect(spec.egress[1].to.map(({ ipBlock }: Json) => ipBlock.cidr)).toEqual(['0.0.0.0/0', '::/0', '10.1.0.0/16']);
    expect(spec.egress[1].to[0].ipBlock.except).toContain('10.0.0.0/8');
    expect(written({ buildClusters: [cluster('build', { isolate: false })] }).objects.map(({ kind }) => kind as string)).not.toContain('NetworkPolicy');
  });

  test('holds jobs to what jobs there name', () => {
    const job = { name: 'deploy', interval: '1h', spec: { containers: [{ ...container, env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'robot', key: 'a' } } }] }] } };
    const policyOf = (all: Json[]): string => JSON.stringify(all.find(({ kind }) => kind === 'ValidatingAdmissionPolicy'));
    const jobs = ProwJobs.of({ periodics: [{ ...job, cluster: 'build' }] });
    expect(policyOf(written({ buildClusters: [BUILD], jobs }).objects)).toContain('robot');
    expect(policyOf(objects({ jobs }))).not.toContain('robot');
    expect(policyOf(written({ buildClusters: [BUILD], jobs: ProwJobs.of({ periodics: [job] }) }).objects)).not.toContain('robot');
  });

  describe('and to what those name that are sent there', () => {
    const JOBS = ProwJobs.of({ postsubmits: { 'acme/app': [{
      name: 'deploy', cluster: 'build', decoration_config: { ssh_key_secrets: ['own-key'] },
      spec: {
        containers: [{ ...container, env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'robot', key: 'a' } } }] }], tolerations: [{ key: 'gpu', operator: 'Exists' }],
        serviceAccountName: 'pusher',
      },
    }] } });
    const said: Partial<ProwProps> = {
      jobSecrets: [{ name: 'reg', keys: ['k'], clusters: ['build'] }, { name: 'other', keys: ['k'], clusters: ['trusted'] }],
      jobServiceAccounts: [{ name: 'rel', clusters: ['build'], imagePullSecrets: ['pull'] }],
      decoration: [{ cluster: 'build', sshKeySecrets: ['ssh'], defaultServiceAccountName: 'builder', schedulingOptions: { tolerations: [{ key: 'spot', operator: 'Exists' }] } }],
    };
    const DEFAULTS = 'node.kubernetes.io/memory-pressure, node.kubernetes.io/not-ready and node.kubernetes.io/unreachable';
    test.each<[string, Partial<ProwProps>, readonly string[]]>([
      ['by a mapping', { ...said, jobs: JOBS, scheduler: { failover: { build: 'default' } } }, [
        'the Secrets own-key, reg, robot, s3-credentials-jobs and ssh alone', 'own-key, pull, reg, robot, s3-credentials-jobs or ssh',
        'builder, default, prow-job, pusher or rel', `the taints gpu, ${DEFAULTS.replace(' and ', ', ')} and spot alone`,
      ]],
      ['and not without one', { ...said, jobs: JOBS }, ['the Secret s3-credentials-jobs alone', 's3-credentials-jobs', 'default or prow-job', `the taints ${DEFAULTS} alone`]],
      ['nor by one of another cluster', { ...said, jobs: JOBS, scheduler: { failover: { trusted: 'default' } } }, [
        'the Secrets other and s3-credentials-jobs alone', 'other or s3-credentials-jobs', 'default or prow-job', `the taints ${DEFAULTS} alone`,
      ]],
    ])('%s', (_, props, expected) => {
      const { spec } = objects(props).find(({ kind }) => kind === 'ValidatingAdmissionPolicy');
      const messages: readonly string[] = spec.validations.map(({ message }: Json) => message);
      const of = (start: RegExp): string | undefined => messages.find((one) => start.test(one))?.replace(start, '');
      expect([
        of(/^jobs of Prow: pods of (jobs|postsubmits and periodics) may name /), of(/^jobs of Prow: images of pods of (jobs|postsubmits and periodics) are pulled with /),
        of(/^jobs of Prow: the ServiceAccount of pods of (jobs|postsubmits and periodics) is /), of(/^jobs of Prow: pods of (jobs|postsubmits and periodics) may tolerate /),
      ]).toEqual(expected);
    });

    test('and stay what they are where they come from, in no account that nobody asked for', () => {
      const there = written({ ...said, buildClusters: [BUILD, TRUSTED], jobs: JOBS, scheduler: { failover: { build: 'default' } } } as Partial<ProwAppProps>).objects;
      expect(JSON.stringify(there.find(({ kind }) => kind === 'ValidatingAdmissionPolicy'))).toContain('may name the Secrets reg, s3-credentials-jobs and ssh alone');
      expect(objects({ ...said, scheduler: { failover: { build: 'default' } } }).filter(({ kind, metadata }) => kind === 'ServiceAccount' && metadata.name === 'rel')).toEqual([]);
    });
  });

  test('has the level that was said, quota and limits', () => {
    const said = written({ buildClusters: [cluster('build', {
      jobsPodSecurity: PodSecurityLevel.PRIVILEGED, jobsResourceQuota: { pods: '7' }, jobsLimitRange: { max: { memory: '2Gi' } },
    })] }).objects;
    expect(said.find(({ metadata }) => metadata.name === 'test-pods').metadata.labels['pod-security.kubernetes.io/enforce']).toBe('privileged');
    expect(said.find(({ kind }) => kind === 'ResourceQuota').spec.hard).toEqual({ pods: '7' });
    expect(said.find(({ kind }) => kind === 'LimitRange').spec.limits).toEqual([{ max: { memory: '2Gi' }, type: 'Container' }]);
  });

  test('and room in which no job would start is refused', () => {
    const built = (options: Partial<BuildClusterOptions>) => () => written({ buildClusters: [BUILD, cluster('small', options)], plank: { maxConcurrency: 20 } });
    expect([built({ jobsLimitRange: { max: { cpu: '50m' } } }), built({ jobsResourceQuota: { pods: '0' } }), built({ jobsResourceQuota: { pods: '5' } })].map(thrown)).toEqual([
      ['new ProwApp({ buildClusters[1].jobsLimitRange.max }): cpu "50m" becomes the limit of what Prow adds to a job, and is below the request of clonerefs (100m), so that '
        + 'every decorated job would be refused; raise it, or change resources in configOverrides.plank.default_decoration_config_entries (LimitRangeRefusesJobs)'],
      ['new ProwApp({ buildClusters[1].jobsResourceQuota.pods }): "0" lets no job start; give 1 or more (QuotaTooSmall)'],
      ['new ProwApp({ buildClusters[1].jobsResourceQuota.pods }): "5" is less than the 20 of plank.maxConcurrency, and Prow ends a job in error whose pod is refused; '
        + 'give "25", or lower maxConcurrency (QuotaTooSmall)'],
    ]);
  });

  test('what an API server would refuse there is told with the folder of that cluster', () => {
    expect(thrown(() => written({ buildClusters: [BUILD, cluster('small', { jobsLimitRange: { defaultLimit: { memory: '4Gi' }, max: { memory: '2Gi' } } })] }))).toEqual([
      '[clusters/small/05-namespaces/namespaces/LimitRange] spec.limits[0].default.memory: "4Gi" is more than max has, "2Gi"; lower it (NumberOutOfRange)',
    ]);
  });

  test('may read nodes where crier may', () => {
    expect(written({ buildClusters: [BUILD], crier: { nodesInPodInfo: true } }).objects.filter(({ kind }) => kind === 'ClusterRole').map(({ metadata }) => metadata.name as string))
      .toEqual(['prow-prow-control-plane-nodes']);
  });
});

test('a cluster that is called default takes the jobs that name none', () => {
  const jobs = ProwJobs.of({ periodics: [{ name: 'nightly', interval: '1h', spec: { containers: [{ ...container, env: [
    { name: 'A', valueFrom: { secretKeyRef: { name: 'robot', key: 'a' } } }] }] } }] });
  const own = objects({ buildClusters: [cluster('default')], jobs }).find(({ kind }) => kind === 'ValidatingAdmissionPolicy');
  expect(JSON.stringify(own)).not.toContain('robot');
});
