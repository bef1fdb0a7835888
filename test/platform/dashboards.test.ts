import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Chart } from 'cdk8s';
import { Exposure, GitHub, Monitoring, ObjectStorage, ProwApp, type ProwAppProps } from '../../src';
import { prowDashboards } from '../../src/platform/monitoring/dashboards/prow-dashboards';
import { PROBE_METRICS } from '../../src/platform/monitoring/probes/probe-alerts';
import { prowAlerts, type WatchedProw } from '../../src/platform/monitoring/prow-alerts';
import { LIBRARY_METRICS, measuredBy, PROW_METRICS } from '../../src/platform/monitoring/prow-metrics';
import { newFolder, removeFolders } from '../writer/folder';

beforeEach(() => void jest.spyOn(console, 'warn').mockImplementation(() => undefined));
afterEach(() => jest.restoreAllMocks());
afterAll(removeFolders);

const WATCHED: WatchedProw = {
  namespace: 'prow', job: 'prow/prow', storeClaim: 'object-store', hasCertificates: true, caches: [{ name: 'go-modules', namespace: 'prow-caches' }],
  probed: [{ component: 'hook', url: 'https://prow.acme.dev/hook', module: 'prow_hook' }],
};
const github = GitHub.cloud({ repositories: ['acme/app'] });
const PROBES = { prober: 'http://blackbox-exporter.monitoring:9115' };

function built(props: Partial<ProwAppProps> = {}): readonly any[] {
  const app = new ProwApp({ github, exposure: Exposure.nodePort({ address: 'prow.acme.dev' }), outdir: newFolder(), ...props });
  return app.node.children.filter(Chart.isChart).flatMap((chart) => chart.toJson());
}
const isDashboard = ({ kind, metadata }: any): boolean => kind === 'ConfigMap' && /^prow-dashboard-/.test(metadata.name);
const dashboardsOf = (objects: readonly any[]): readonly any[] => objects.filter(isDashboard);
const jsonOf = (objects: readonly any[]): readonly any[] => (
  dashboardsOf(objects).flatMap(({ data }) => Object.values<string>(data)).map((text) => JSON.parse(text)));

const FUNCTIONS = new Set(
  ['sum', 'count', 'min', 'max', 'by', 'rate', 'increase', 'topk', 'histogram_quantile', 'or', 'vector', 'time', 'absent', 'predict_linear', 'last_over_time', 'unless', 'and', 'le']);
/** What Prometheus adds where it reads. */
const GIVEN = ['job', 'component', 'instance', 'namespace', 'le'];
/** Of the kubelet and of cert-manager, which other projects have read. */
const FOREIGN = [
  'kubelet_volume_stats_available_bytes', 'kubelet_volume_stats_capacity_bytes', 'kubelet_volume_stats_inodes', 'kubelet_volume_stats_inodes_free',
  'certmanager_certificate_expiration_timestamp_seconds', ...PROBE_METRICS,
];
const panels = prowDashboards(WATCHED).flatMap(({ name, rows }) => rows.flatMap((row) => row.panels.map((panel) => ({ ...panel, name }))));
const expressions = [
  ...panels.flatMap(({ name, title, queries }) => queries.map(({ expr, legend }) => ({ where: `${name}: ${title}`, expr, legend }))),
  ...prowAlerts(WATCHED).flatMap(({ rules }) => rules).map(({ alert, expr }) => ({ where: alert, expr, legend: '' })),
];

/** Names of series, and the labels by which each expression chooses or adds up. */
function readExpression(expr: string): { readonly series: readonly string[]; readonly labels: readonly string[] } {
  const labels = [
    ...[...expr.matchAll(/\{([^}]*)\}/g)].flatMap(([, inside]) => [...inside.matchAll(/(\w+)(?:=~|!~|!=|=)"/g)].map(([, label]) => label)),
    ...[...expr.matchAll(/by \(([^)]*)\)/g)].flatMap(([, inside]) => inside.split(', ')),
  ];
  const bare = expr.replace(/\{[^}]*\}/g, ' ').replace(/by \([^)]*\)/g, ' ').replace(/\[[^\]]*\]/g, ' ');
  return { series: [...bare.matchAll(/[a-zA-Z_]\w*/g)].map(([word]) => word).filter((word) => !FUNCTIONS.has(word)), labels };
}

test.each(expressions)('$where asks for what Prow measures', ({ expr, legend }) => {
  const { series, labels } = readExpression(expr);
  expect(series.length).toBeGreaterThan(0);
  const known = series.filter((one) => one !== 'up' && !FOREIGN.includes(one)).map((one) => ({ one, measured: measuredBy(one) }));
  expect(known.filter(({ measured }) => measured === undefined)).toEqual([]);
  if (known.length === 0) return;
  const allowed = new Set([...GIVEN, ...known.flatMap(({ measured }) => measured?.metric.labels ?? [])]);
  expect(labels.filter((label) => !allowed.has(label))).toEqual([]);
  expect([...legend.matchAll(/\{\{(\w+)\}\}/g)].map(([, label]) => label).filter((label) => !allowed.has(label))).toEqual([]);
  // a legend that names what was added up would be empty
  const kept = [...expr.matchAll(/by \(([^)]*)\)/g)].flatMap(([, inside]) => inside.split(', '));
  expect([...legend.matchAll(/\{\{(\w+)\}\}/g)].map(([, label]) => label).filter((label) => !kept.includes(label))).toEqual([]);
});

test('no metric is in the table that nobody asks for', () => {
  const asked = new Set(expressions.flatMap(({ expr }) => readExpression(expr).series).map((one) => measuredBy(one)?.name));
  expect(Object.keys({ ...PROW_METRICS, ...LIBRARY_METRICS }).filter((name) => !asked.has(name))).toEqual([]);
});

test('gauges of pools, which tide never deletes, are read of those at which it still looks', () => {
  const ofPools = expressions.map(({ where, expr }) => ({ where, expr, series: readExpression(expr).series.filter((name) => /^(pooledprs|tide_pool_)/.test(name)) }));
  expect(ofPools.filter(({ series }) => series.length > 0).length).toBeGreaterThan(4);
  expect(ofPools.filter(({ expr, series }) => series.some((name) => !expr.includes(`(${name}{job="prow/prow"} and time() - updatetime{job="prow/prow"} < 1800)`)))).toEqual([]);
});

test('panels say what they show, once each', () => {
  expect(panels.filter(({ says, title }) => !/^[A-Z0-9.].*\.$/.test(says) || title.length > 40)).toEqual([]);
  const names = panels.map(({ name, title }) => `${name}: ${title}`);
  expect(names).toEqual([...new Set(names)]);
});

test('without being asked for there are none', () => {
  const objects = built({ monitoring: Monitoring.prometheusOperator() });
  expect([...dashboardsOf(objects), ...objects.filter(({ kind }) => kind === 'Probe')]).toEqual([]);
});

test('each dashboard is a ConfigMap that the side-car finds', () => {
  const maps = dashboardsOf(built({ monitoring: Monitoring.prometheusOperator({ dashboards: {} }) }));
  expect(maps.map(({ metadata }) => metadata.name)).toEqual(
    ['service-levels', 'webhooks', 'tide', 'jobs', 'github', 'pages'].map((name) => `prow-dashboard-${name}`));
  for (const { metadata, data } of maps) {
    expect(metadata).toMatchObject({ namespace: 'prow', labels: { grafana_dashboard: '1' }, annotations: { grafana_folder: 'Prow' } });
    expect(Object.keys(data)).toEqual([`${metadata.name.replace('prow-dashboard-', 'prow-')}.json`]);
  }
});

test('what is said of them ends up there, and two Prows have two of each', () => {
  const of = (namespace: string): readonly any[] => built({
    namespace, monitoring: Monitoring.prometheusOperator({ dashboards: { namespace: 'grafana', labels: { board: 'yes' }, folder: 'CI' } }),
  });
  const [here, there] = [of('prow'), of(`${'long-'.repeat(8)}prow`)];
  expect(dashboardsOf(there)[0].metadata).toMatchObject({ namespace: 'grafana', labels: { board: 'yes' }, annotations: { grafana_folder: 'CI' } });
  expect(dashboardsOf(there)[0].metadata.labels.grafana_dashboard).toBeUndefined();
  const names = [here, there].map((objects) => dashboardsOf(objects).flatMap(({ data }) => Object.keys(data)));
  expect(new Set(names.flat()).size).toBe(12);
  const uids = [here, there].map((objects) => jsonOf(objects).map(({ uid }) => uid));
  expect(new Set(uids.flat()).size).toBe(12);
  expect(uids.flat().filter((uid) => !/^[a-zA-Z0-9-]{1,40}$/.test(uid))).toEqual([]);
});

test('a page of Grafana has panels that do not lie over each other', () => {
  for (const { panels: all, title } of jsonOf(built({ monitoring: Monitoring.prometheusOperator({ dashboards: {}, probes: PROBES }) }))) {
    const ids = all.map(({ id }: any) => id);
    expect(ids).toEqual([...new Set(ids)]);
    const taken = new Set<string>();
    for (const { gridPos: { x, y, w, h } } of all) {
      for (let column = x; column < x + w; column++) {
        for (let line = y; line < y + h; line++) {
          expect([title, taken.has(`${column}/${line}`), column < 24]).toEqual([title, false, true]);
          taken.add(`${column}/${line}`);
        }
      }
    }
  }
});

test.each<[string, Partial<ProwAppProps>, boolean, boolean]>([
  ['a store of a claim', { storage: ObjectStorage.inCluster(), monitoring: Monitoring.prometheusOperator({ dashboards: {} }) }, true, false],
  ['a store elsewhere, and probes', { storage: ObjectStorage.gcs({ bucket: 'logs' }), monitoring: Monitoring.prometheusOperator({ dashboards: {}, probes: PROBES }) }, false, true],
])('the page of deck and logs fits %s', (_, props, claim, probes) => {
  const text = JSON.stringify(jsonOf(built(props)).at(-1));
  expect([text.includes('kubelet_volume_stats'), text.includes('probe_success')]).toEqual([claim, probes]);
});

test('hook and deck are asked where people and GitHub ask them', () => {
  const monitoring = Monitoring.prometheusOperator({
    labels: { release: 'stack' }, probes: { prober: 'https://exporter.monitoring:9443/blackbox/probe', deckModule: 'door', interval: '1m' },
  });
  const probes = built({ monitoring }).filter(({ kind }) => kind === 'Probe');
  expect(probes.map(({ metadata, spec }) => [metadata.name, metadata.labels.release, spec])).toEqual([
    ['hook', 'prow_hook', 'http://prow.acme.dev:30001/hook'], ['deck', 'door', 'http://prow.acme.dev:30002'],
  ].map(([component, module, url]) => [`prow-${component}`, 'stack', {
    jobName: 'prow/prow-probe', prober: { url: 'exporter.monitoring:9443', scheme: 'https', path: '/blackbox/probe' }, module, interval: '1m',
    targets: { staticConfig: { static: [url], labels: { component } } },
  }]));
});

test('what is said of an address comes first, and a certificate is looked at where there is one', () => {
  const alertsOf = (hookUrl: string): readonly string[] => {
    const monitoring = Monitoring.prometheusOperator({ probes: { ...PROBES, hookUrl } });
    const objects = built({ monitoring });
    expect(objects.find(({ kind, metadata }) => kind === 'Probe' && metadata.name === 'prow-hook').spec.targets.staticConfig.static).toEqual([hookUrl]);
    return objects.find(({ kind }) => kind === 'PrometheusRule').spec.groups.flatMap(({ rules }: any) => rules).map(({ alert }: any) => alert);
  };
  expect(alertsOf('https://relay.acme.dev/hook')).toContain('ProwServedCertificateExpires');
  const plain = alertsOf('http://relay.acme.dev/hook');
  expect(plain).not.toContain('ProwServedCertificateExpires');
  expect(plain).toEqual(expect.arrayContaining(['ProwUnreachable', 'ProwNotProbed']));
});

test('apply.sh waits for the kind Probe, and the notes say which modules it needs', () => {
  const outdir = newFolder();
  new ProwApp({ github, exposure: Exposure.nodePort({ address: 'prow.acme.dev' }), outdir, monitoring: Monitoring.prometheusOperator({ dashboards: {}, probes: PROBES }) }).synth();
  expect(readFileSync(join(outdir, 'apply.sh'), 'utf8'))
    .toContain('need prometheus-operator \'install it\' podmonitors.monitoring.coreos.com probes.monitoring.coreos.com prometheusrules.monitoring.coreos.com\n');
  expect(readFileSync(join(outdir, 'NEXT-STEPS.md'), 'utf8')).toContain(
    'Grafana\'s side-car finds the dashboards, ConfigMaps `prow-dashboard-…` in `prow`, where it reads that namespace. The exporter at '
      + 'http://blackbox-exporter.monitoring:9115 needs the module `prow_hook` for hook and the module `http_2xx` for deck: docs/monitoring.md has them.');
});
