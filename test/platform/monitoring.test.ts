import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Chart, Testing } from 'cdk8s';
import {
  Cni, DeckAccess, Exposure, GitHub, IngressController, JobCache, Monitoring, ObjectStorage, PreinstalledCni, Prow, ProwApp, type ProwAppProps, ProwPolicies,
  RepositoryVisibility, Tls,
} from '../../src';
import { COMPONENT_KINDS } from '../../src/prow/components/component-kinds';
import { newFolder, removeFolders } from '../writer/folder';

beforeEach(() => void jest.spyOn(console, 'warn').mockImplementation(() => undefined));
afterEach(() => jest.restoreAllMocks());
afterAll(removeFolders);

const github = GitHub.cloud({ repositories: ['acme/app'] });
const calico = Cni.preinstalled({ of: PreinstalledCni.calico() });
const clusterNetwork = { apiServerCidrs: ['10.0.0.5/32'] };

function built(props: Partial<ProwAppProps> = {}): readonly any[] {
  const app = new ProwApp({ github, monitoring: Monitoring.prometheusOperator(), outdir: newFolder(), ...props });
  return app.node.children.filter(Chart.isChart).flatMap((chart) => chart.toJson());
}

const one = (objects: readonly any[], kind: string): any => objects.find((object) => object.kind === kind);
const alerts = (objects: readonly any[]): readonly any[] => one(objects, 'PrometheusRule').spec.groups.flatMap(({ rules }: any) => rules);
const refusal = (make: () => unknown): string => {
  try {
    make();
  } catch (error) {
    return (error as Error).message;
  }
  return 'no error';
};

test('without monitoring there is nothing of it', () => {
  const kinds = built({ monitoring: undefined }).map(({ kind }) => kind);
  expect(kinds.filter((kind) => /^(PodMonitor|PrometheusRule)$/.test(kind))).toEqual([]);
});

test('every component that has metrics is read, at the port by its name', () => {
  const objects = built({ namespace: 'ci' });
  const { metadata, spec: { selector: { matchExpressions: [{ key, values }] }, podMetricsEndpoints: [{ port, relabelings }] } } = one(objects, 'PodMonitor');
  expect([metadata.name, metadata.namespace]).toEqual(['prow', 'ci']);
  const measured = objects.filter(({ kind }) => kind === 'Deployment').map(({ spec }) => spec.template)
    .filter(({ spec }) => spec.containers.some(({ ports = [] }: any) => ports.some((of: any) => of.name === port && of.containerPort === 9090)));
  expect(measured.map(({ metadata: { labels } }) => labels[key]).sort()).toEqual([...values].sort());
  expect(values).toHaveLength(Object.keys(COMPONENT_KINDS).length - 1);
  expect(relabelings).toEqual([{ action: 'replace', sourceLabels: [`__meta_kubernetes_pod_label_${key}`], targetLabel: 'component' }]);
  // a pod is found by Prometheus under the name of what found it
  expect(alerts(objects).filter(({ expr }) => expr.includes('job=')).every(({ expr }) => expr.includes('job="ci/prow"'))).toBe(true);
});

describe('alerts are those of this Prow', () => {
  const ingress = (tls: Tls): Exposure => Exposure.ingress({ domain: 'prow.acme.dev', controller: IngressController.traefik(), tls });
  const server = (host: string): Partial<ProwAppProps> => ({ github: GitHub.enterprise({ host, repositories: ['acme/app'] }) });
  test.each<[string, Partial<ProwAppProps>, Readonly<Record<string, boolean>>]>([
    ['a store of a claim', { storage: ObjectStorage.inCluster() }, { ProwStoreAlmostFull: true, ProwCertificateExpires: false }],
    ['a store that does not last', { storage: ObjectStorage.inCluster({ ephemeral: true }) }, { ProwStoreAlmostFull: false }],
    ['a store elsewhere', { storage: ObjectStorage.gcs({ bucket: 'logs' }) }, { ProwStoreAlmostFull: false }],
    ['caches for jobs', { jobCaches: [JobCache.goModules()] }, { ProwJobCacheAway: true, ProwJobCacheFull: true }],
    ['no cache', {}, { ProwJobCacheAway: false, ProwJobCacheFull: false }],
    ['a certificate of cert-manager', { exposure: ingress(Tls.acme({ email: 'ops@acme.dev' })) }, { ProwCertificateExpires: true }],
    ['a certificate of one\'s own', { exposure: ingress(Tls.secret('prow-tls')) }, { ProwCertificateExpires: false }],
    ['GitHub.com', {}, { ProwMergesRefused: true, ProwTideMergesNothing: true }],
    ['a server of one\'s own, whose merges ghproxy does not tell', server('git.acme.dev'), { ProwMergesRefused: false, ProwTideMergesNothing: true }],
    ['a server whose API is at the root', server('acme.ghe.com'), { ProwMergesRefused: true }],
  ])('%s', (_, props, expected) => {
    const names = alerts(built(props)).map(({ alert }) => alert);
    for (const [name, isThere] of Object.entries(expected)) expect([name, names.includes(name)]).toEqual([name, isThere]);
  });

  test('each merge that is refused is told of once', () => {
    const told = (props: Partial<ProwAppProps>): string => alerts(built(props)).find(({ alert }) => alert === 'ProwTidePoolFails').annotations.description;
    expect(told({})).toMatch(/ its log says which\. Merges that GitHub refuses are ProwMergesRefused\.$/);
    expect(told(server('git.acme.dev'))).toMatch(/ its log says which\. Merges that GitHub refuses show as ProwTideMergesNothing\.$/);
  });

  test('each cache has its own, by the claim that it has', () => {
    const objects = built({ jobCaches: [JobCache.goModules(), JobCache.registryMirror({ name: 'ghcr', remoteUrl: 'https://ghcr.io' })], jobCachesNamespace: 'caches' });
    const claims = objects.filter(({ kind, metadata }) => kind === 'PersistentVolumeClaim' && metadata.namespace === 'caches').map(({ metadata }) => metadata.name);
    const away = alerts(objects).filter(({ alert }) => alert === 'ProwJobCacheAway');
    expect(claims).toEqual(['go-modules', 'ghcr']);
    expect(away.map(({ expr }) => expr)).toEqual(claims.map((claim) => {
      const series = `kubelet_volume_stats_available_bytes{namespace="caches",persistentvolumeclaim="${claim}"}`;
      return `count(last_over_time(${series}[7d])) unless count(${series})`;
    }));
  });

  test('a component that is away has one each', () => {
    const down = alerts(built()).filter(({ alert }) => alert === 'ProwComponentDown');
    expect(down.map(({ labels }) => labels.component)).toEqual(one(built(), 'PodMonitor').spec.selector.matchExpressions[0].values);
  });

  test.each<[string, Partial<ProwAppProps>, readonly string[]]>([
    ['sinker', { sinker: { replicas: 0 } }, ['sinker']],
    ['prow-controller-manager', { prowControllerManager: { replicas: 0 } }, ['prow-controller-manager']],
    ['hook and deck', { hook: { replicas: 0 }, deck: { replicas: 0 } }, ['hook', 'deck']],
    ['a second deck', {
      github: GitHub.cloud({ repositories: ['acme/app', 'acme/secret'], trust: [{ repositories: ['acme/secret'], visibility: RepositoryVisibility.PRIVATE }] }),
      privateDeck: { url: 'https://private.acme.dev', access: DeckAccess.oauth2Proxy({ org: 'acme' }), replicas: 0 },
    }, ['private-deck']],
  ])('nobody misses %s where none of it runs', (_, props, idle) => {
    const monitoring = Monitoring.prometheusOperator({ probes: { prober: 'http://blackbox-exporter.monitoring:9115' } });
    const objects = built({ monitoring, exposure: ingress(Tls.secret('prow-tls')), ...props });
    const components = alerts(objects).filter(({ alert }) => /^Prow(ComponentDown|NotProbed)$/.test(alert)).map(({ labels }) => labels.component);
    const read: readonly string[] = one(objects, 'PodMonitor').spec.selector.matchExpressions[0].values;
    const asked = objects.filter(({ kind }) => kind === 'Probe').map(({ metadata }) => metadata.name.replace('prow-', ''));
    expect([...components, ...read, ...asked].filter((name) => idle.includes(name))).toEqual([]);
    expect(new Set(components)).toEqual(new Set(read));
    expect(read).toContain('crier');
  });

  test('docs/monitoring.md lists them', () => {
    const page = readFileSync(join(__dirname, '../../docs/monitoring.md'), 'utf8');
    const monitoring = Monitoring.prometheusOperator({ probes: { prober: 'http://blackbox-exporter.monitoring:9115' } });
    const jobCaches = [JobCache.goModules()];
    const names = new Set(alerts(built({ monitoring, jobCaches, exposure: ingress(Tls.acme({ email: 'ops@acme.dev' })) })).map(({ alert }) => alert));
    expect([...page.matchAll(/^\| `(Prow\w+)` \|/gm)].map(([, name]) => name)).toEqual([...names]);
  });
});

test('what is said ends up in the objects', () => {
  const objects = built({ monitoring: Monitoring.prometheusOperator({ labels: { release: 'stack', app: 'prometheus' }, interval: '1m30s' }) });
  expect(one(objects, 'PodMonitor').spec.podMetricsEndpoints[0].interval).toBe('1m30s');
  for (const kind of ['PodMonitor', 'PrometheusRule']) expect(one(objects, kind).metadata.labels).toMatchObject({ release: 'stack', app: 'prometheus' });
  expect(one(built({ monitoring: Monitoring.prometheusOperator({ alerts: false }) }), 'PrometheusRule')).toBeUndefined();
});

test('apply.sh waits for its kinds, and the notes say how to see it', () => {
  const outdir = newFolder();
  new ProwApp({ github, outdir, monitoring: Monitoring.prometheusOperator({ labels: { release: 'stack' } }) }).synth();
  const read = (name: string): string => readFileSync(join(outdir, name), 'utf8');
  expect(read('apply.sh')).toContain('need prometheus-operator \'install it\' podmonitors.monitoring.coreos.com prometheusrules.monitoring.coreos.com\n');
  expect(read('NEXT-STEPS.md')).toContain('**Metrics.** Prometheus in namespace `monitoring` reads Prow\'s components by PodMonitor `prow/prow`, and is told what '
    + 'hurts by PrometheusRule of the same name. It chooses them by `release: stack`. See that it does: `up{job="prow/prow"}` has a line for each component but status-reconciler, which has '
      + 'no metrics.');
  const without = newFolder();
  new ProwApp({ github, outdir: without, monitoring: Monitoring.prometheusOperator(), sinker: { replicas: 0 } }).synth();
  expect(readFileSync(join(without, 'NEXT-STEPS.md'), 'utf8')).toContain('has a line for each component but status-reconciler, which has no metrics, and sinker, of which no pod runs.');
});

test('policies let Prometheus in, in an app and in a chart of one\'s own', () => {
  const peers = (objects: readonly any[]): readonly string[] => objects.filter(({ kind }) => kind === 'NetworkPolicy')
    .flatMap(({ spec }) => spec.ingress ?? []).filter(({ ports }: any) => ports?.some(({ port }: any) => port === 9090))
    .flatMap(({ from }: any) => from.map(({ namespaceSelector }: any) => namespaceSelector?.matchLabels['kubernetes.io/metadata.name']));
  const monitoring = Monitoring.prometheusOperator({ namespace: 'watch' });
  const ofApp = peers(built({ monitoring, cni: calico, isolate: true, clusterNetwork, isolation: { apiServerPort: 6443 } }));
  const chart = new Chart(Testing.app() as App, 'ci');
  new ProwPolicies(chart, 'policies', { prow: new Prow(chart, 'prow', { github, monitoring }), cni: calico, clusterNetwork, isolation: { apiServerPort: 6443 } });
  expect(new Set(ofApp)).toEqual(new Set(['watch']));
  expect(peers(chart.toJson())).toEqual(ofApp);
});

test.each<[string, () => unknown, string]>([
  ['another namespace in the policies',
    () => built({ cni: calico, isolate: true, clusterNetwork, isolation: { apiServerPort: 6443, monitoringNamespace: 'other' } }),
    'new ProwApp({ isolation.monitoringNamespace }): "other" is let in, and monitoring reads metrics from "monitoring"; leave it out (MutuallyExclusive)'],
  ['a duration of Go', () => Monitoring.prometheusOperator({ interval: '1.5m' }),
    'Monitoring.prometheusOperator({ interval }): "1.5m" is not a duration of Prometheus; write one like "30s" or "1m30s" (DurationInvalid)'],
  ['no duration', () => Monitoring.prometheusOperator({ interval: '' }),
    'Monitoring.prometheusOperator({ interval }): "" is not a duration of Prometheus; write one like "30s" or "1m30s" (DurationInvalid)'],
  ['a namespace that is none', () => Monitoring.prometheusOperator({ namespace: 'a_b' }),
    'Monitoring.prometheusOperator({ namespace }): "a_b" is not a DNS label; write "a-b" (NameNotDnsLabel)'],
  ['a label that all objects have', () => Monitoring.prometheusOperator({ labels: { 'app.kubernetes.io/managed-by': 'Helm', 'release': 'stack' } }),
    'Monitoring.prometheusOperator({ labels }): "app.kubernetes.io/managed-by" is ours, and tells objects apart; use another label (LabelTaken)'],
  ['such a label of dashboards', () => Monitoring.prometheusOperator({ dashboards: { labels: { 'app.kubernetes.io/part-of': 'grafana' } } }),
    'Monitoring.prometheusOperator({ dashboards.labels }): "app.kubernetes.io/part-of" is ours, and tells objects apart; use another label (LabelTaken)'],
  ['something else', () => built({ monitoring: 'prometheus' as never }),
    'new ProwApp({ monitoring }): "prometheus" is not made by Monitoring.prometheusOperator(); write Monitoring.prometheusOperator() (WrongType)'],
])('%s is refused', (_, make, text) => expect(refusal(make)).toBe(text));
