import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Chart, Testing } from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import { NETWORK_VARIANTS } from '../../network/network-variants';
import { differences } from './differences';
import { asChart, EVERYWHERE, NFTABLES_SAID, UNNEEDED_RIGHTS } from './flannel-variants';
import type { HelmChart } from './helm-chart';

export function byDefaultItIsTheManifest(manifestFile: string): string {
  const manifest = parseAllDocuments(readFileSync(manifestFile, 'utf8')).map((document) => document.toJS());
  assert.deepEqual(differences(emitted('flannel'), comparable(manifest)), []);
  return `${manifest.length} objects`;
}

export async function everyVariantIsTheCharts(chart: HelmChart): Promise<string> {
  const wrong: object[] = [];
  const reasons = new Set<string>();
  for (const { variant, values, differences: own = {}, needsAllRights, nftables } of asChart) {
    const { objects, said } = await chart.render(values);
    const expected = { ...EVERYWHERE, ...(needsAllRights ? {} : UNNEEDED_RIGHTS), ...(nftables ? {} : NFTABLES_SAID), ...own };
    const found = differences(emitted(variant), comparable(objects));
    const unexpected = found.filter((line) => !(line in expected));
    const absent = Object.keys(expected).filter((line) => !found.includes(line));
    if (said !== '' || unexpected.length + absent.length > 0) wrong.push({ variant, said, unexpected, absent });
    for (const line of found) reasons.add(line);
  }
  assert.deepEqual(wrong, []);
  assert.deepEqual(asChart.map(({ variant }) => variant), NETWORK_VARIANTS.map(({ name }) => name).filter((name) => name.startsWith('flannel')));
  return `${asChart.length} variants, ${reasons.size} differences with a reason`;
}

/** What the two checks above would let pass if they were broken. */
export function differencesAreNoticed(): void {
  const ours = emitted('flannel');
  const theirs = structuredClone(ours);
  const pod = theirs['DaemonSet kube-flannel-ds'].spec.template.spec;
  pod.hostNetwork = false;
  pod.containers[0].command.reverse();
  pod.containers[0].env.pop();
  pod.volumes.push({ name: 'more', emptyDir: {} });
  theirs['ClusterRole flannel'].rules.nodes.push('delete');
  theirs['ConfigMap kube-flannel-cfg'].data['net-conf.json'].Backend.Type = 'udp';
  assert.deepEqual(differences(ours, theirs).map((line) => line.replace(/spec\.template\.spec/, '…')), [
    '- ClusterRole flannel.rules.nodes."delete"',
    '~ ConfigMap kube-flannel-cfg.data.net-conf.json.Backend.Type "vxlan" "udp"',
    '~ DaemonSet kube-flannel-ds.….containers.kube-flannel.command "/opt/bin/flanneld --ip-masq --kube-subnet-mgr --healthz-port=8081" '
      + '"--healthz-port=8081 --kube-subnet-mgr --ip-masq /opt/bin/flanneld"',
    '+ DaemonSet kube-flannel-ds.….containers.kube-flannel.env.CONT_WHEN_CACHE_NOT_READY',
    '~ DaemonSet kube-flannel-ds.….hostNetwork true false',
    '- DaemonSet kube-flannel-ds.….volumes.more',
  ]);
}

function emitted(name: string): Record<string, any> {
  const { objects } = NETWORK_VARIANTS.find((variant) => variant.name === name)!.cni()._plan;
  const app = Testing.app();
  for (const stage of ['namespaces', 'network'] as const) objects[stage]?.(new Chart(app, stage, { disableResourceNameHashes: true }));
  return comparable(app.charts.flatMap((chart) => Testing.synth(chart)));
}

/** Objects by kind and name, with what means the same written the same way. */
function comparable(objects: readonly any[]): Record<string, any> {
  return Object.fromEntries(objects.map((object) => [`${object.kind} ${object.metadata.name}`, alike(object)]));
}

function alike(object: any): any {
  const { kind, data, rules, spec } = object;
  if (kind === 'ConfigMap') return { ...object, data: Object.fromEntries(Object.entries(data).map(([name, text]) => [name, JSON.parse(text as string)])) };
  if (kind === 'ClusterRole') return { ...object, rules: verbsByResource(rules) };
  if (kind !== 'DaemonSet') return object;
  const { template } = spec;
  const pod = { ...template.spec, initContainers: template.spec.initContainers.map(inOneCommand), containers: template.spec.containers.map(inOneCommand) };
  return { ...object, spec: { ...spec, template: { ...template, spec: pod } } };
}

function inOneCommand({ command, args = [], ...rest }: any): any {
  return { ...rest, command: [...command, ...args] };
}

function verbsByResource(rules: readonly any[]): Record<string, string[]> {
  const result: Record<string, string[]> = {};
  for (const { apiGroups, resources, verbs } of rules) {
    for (const resource of apiGroups.flatMap((group: string) => resources.map((one: string) => (group === '' ? one : `${group}/${one}`)))) {
      result[resource] = [...new Set([...result[resource] ?? [], ...verbs])].sort();
    }
  }
  return result;
}
