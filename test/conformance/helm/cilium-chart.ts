import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { Testing } from 'cdk8s';
import { Cilium } from '../../../src/network/cilium/cilium';
import { CHART_DEFAULTS } from '../../../src/network/cilium/chart-defaults';
import { chartValues, TARGETS } from '../../../src/network/cilium/cilium-values';
import { Cni } from '../../../src/network/cni';
import type { CniPlan } from '../../../src/network/cni-plan';
import type { KubernetesObject } from '../kubernetes-api';
import { complaintsOf, unreadPaths, valueAt } from './chart-values';
import { ciliumInstalls, PLACES } from './cilium-installs';
import { BEYOND_PROPERTIES, refusals } from './cilium-refusals';
import type { HelmChart } from './helm-chart';

/** Keys that CiliumConfig writes and the chart does not: it says by silence what must be said to take something back that another has set. */
const TAKEN_BACK: Readonly<Record<string, string>> = { 'enable-wireguard': 'false', 'enable-ipsec': 'false', 'prometheus-serve-addr': '',
  'cni-chaining-mode': 'none' };

/** The chart's own default is a list, and it takes a map as well; Helm says so on the way. */
const EXPECTED_WARNING = 'coalesce.go:319: warning: destination for cilium.clustermesh.config.clusters is a table. Ignoring non-table value ([])';

export function theVersionIsTheDefault(chart: HelmChart): string {
  assert.equal(chart.version, new Cilium(Testing.chart(), 'cilium').version);
  return `${chart.version}, with images by tag where the published chart has digests`;
}

/** Otherwise an installer could write values that nothing here looks at. */
export function everyPlaceIsLookedAt(): string {
  const places = ['1.20.0', '1.19.0'].flatMap(ciliumInstalls).flatMap(({ values }) => Object.keys(values));
  assert.deepEqual([...new Set(places)].sort(), [...PLACES].sort());
  return PLACES.join(', ');
}

/** Properties that no variant sets are among them. */
export function everyPlaceIsRead(chart: HelmChart): string {
  const paths = Object.keys(TARGETS);
  assert.deepEqual(unreadPaths(chart.templates, chartValues(Object.fromEntries(paths.map((path) => [path, true])))), []);
  return `${paths.length} values`;
}

export function defaultsAreTheChartsOwn(chart: HelmChart): string {
  const said = Object.entries(CHART_DEFAULTS).filter(([path]) => valueAt(chart.defaults, path) !== undefined);
  assert.deepEqual(said.filter(([path, value]) => String(valueAt(chart.defaults, path)) !== String(value)), []);
  return `${said.length} of ${Object.keys(CHART_DEFAULTS).length}, of the others the chart says nothing`;
}

export async function everyVariantIsRendered(chart: HelmChart): Promise<string> {
  const wrong: object[] = [];
  const installs = ciliumInstalls(chart.version);
  let count = 0;
  for (const { name, values, config, inEffect, plan } of installs) {
    const [first] = Object.values(values);
    const others = Object.keys(values).filter((place) => !isDeepStrictEqual(values[place], first));
    const unread = unreadPaths(chart.templates, first);
    const { objects, said } = await chart.render(first);
    const unlike = unlikeKeys(config, inEffect, objects.find(isNamed('ConfigMap cilium-config'))?.data ?? {});
    const absent = absentObjects(plan, objects);
    if (!['', EXPECTED_WARNING].includes(said) || [others, unread, unlike, absent].some((found) => found.length > 0)) {wrong.push(
      { name, said, others, unread, unlike, absent });}
    count += objects.length;
  }
  assert.deepEqual(wrong, []);
  return `${installs.length} variants, ${count} objects`;
}

function unlikeKeys(config: Readonly<Record<string, string>>, inEffect: Readonly<Record<string, string>>, data: Readonly<Record<string, string>>): string[] {
  return [
    ...Object.entries(config).filter(([key, value]) => data[key] !== value && !(data[key] === undefined && TAKEN_BACK[key] === value)),
    ...Object.entries(inEffect).filter(([key, value]) => data[key] !== undefined && data[key] !== value),
  ].map(([key, value]) => `${key}: ${value}, and by the chart ${data[key]}`);
}

/** What others are told to wait for, to name, or to make beforehand. */
function absentObjects({ waits, gatewayClasses = [], ingressClasses = [], secrets, leastNodes }: CniPlan, objects: readonly KubernetesObject[]): string[] {
  const agent = JSON.stringify(objects.find(isNamed('DaemonSet cilium')));
  const passwords = objects.find(isNamed('ConfigMap cilium-config'))?.data['bgp-secrets-namespace'];
  const replicas = objects.find(isNamed('Deployment cilium-operator'))?.spec.replicas;
  const named = [
    ...(waits?.workloads ?? []).map(({ kind, name }) => `${kind} ${name}`),
    ...gatewayClasses.map((name) => `GatewayClass ${name}`),
    ...ingressClasses.map((name) => `IngressClass ${name}`),
  ];
  return [
    ...named.filter((one) => !objects.some(isNamed(one))),
    // a key is mounted; a password of BGP is read where the chart says and grants it
    ...secrets.filter(({ name, namespace }) => !agent.includes(`"secretName":"${name}"`) && namespace !== passwords).map(({ name }) => `Secret ${name}`),
    ...(leastNodes?.count === replicas ? [] : [`${leastNodes?.count} pods of the operator; the chart has ${replicas}`]),
  ];
}

function isNamed(kindAndName: string): (object: KubernetesObject) => boolean {
  return ({ kind, metadata }) => `${kind} ${metadata.name}`.toLowerCase() === kindAndName.toLowerCase();
}

/** What the two checks above would let pass if they were broken. */
export async function mistakesAreNoticed(chart: HelmChart): Promise<void> {
  assert.deepEqual(unreadPaths(chart.templates, { hubble: { relay: { enabled: true, replica: 2 } }, nodePort: { ranges: '1,2' }, routingmode: 'native' }), [
    'hubble.relay.replica', 'nodePort.ranges', 'routingmode',
  ]);
  assert.match((await chart.render({ hubble: 'on' })).said, /got string, want object/);
}

export async function refusesWhatTheLibraryRefuses(chart: HelmChart): Promise<string> {
  const wrong: object[] = [];
  for (const { what, props, code, values, complaint } of refusals) {
    const { said } = await chart.render(chartValues(values));
    const ours = complaintAbout({ ...props, version: chart.version });
    if (!complaint.test(said) || !ours.includes(`(${code})`)) wrong.push({ what, said, ours });
  }
  assert.deepEqual(wrong, []);
  return `${refusals.length} mistakes`;
}

function complaintAbout(props: object): string {
  try {
    Cni.cilium(props);
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing was thrown';
}

export function everyRefusalIsKnown(chart: HelmChart): string {
  const complaints = complaintsOf(chart.templates);
  const isKnown = (text: string) => refusals.some(({ complaint }) => complaint.test(text)) || BEYOND_PROPERTIES.some((beginning) => text.startsWith(beginning));
  assert.deepEqual(complaints.filter((text) => !isKnown(text)), []);
  assert.deepEqual(BEYOND_PROPERTIES.filter((beginning) => !complaints.some((text) => text.startsWith(beginning))), []);
  return `${complaints.length} refusals, ${BEYOND_PROPERTIES.length} of them about values without a property`;
}
