import { ManifestYaml } from '../../writer/manifest-yaml';
import { OutputFile } from '../../writer/output-file';
import { AppliedObject } from './applied-object';
import { ChartFacts } from './chart-facts';
import { ChartValue, Marks } from './chart-value';
import { hostValues, nodePortValues } from './host-values';
import { emailValues, registryValues, replicaValues, storageValues } from './workload-values';

/** What a chart is called, and its version. */
export interface ChartName {
  readonly name: string;
  readonly version: string;
}

const STAGE_FILE = /\.k8s\.yaml$/;

/**
 * Objects as they are written, as a chart of Helm: with its own values it renders them byte for byte.
 *
 * Source: helm v3.22.0, pkg/engine, pkg/chartutil (`crds/` is applied first and never changed or removed), pkg/releaseutil/kind_sorter.go.
 */
export function helmChart({ name, version }: ChartName, facts: ChartFacts): readonly OutputFile[] {
  const values = chartValues(facts);
  const isCrd = ({ kind }: AppliedObject): boolean => kind === 'CustomResourceDefinition';
  const files = [...new Set(facts.objects.map(({ file }) => file))];
  const made = (folder: string, file: string, keep: (object: AppliedObject) => boolean, text: (object: AppliedObject) => string): OutputFile[] => {
    const objects = facts.objects.filter((object) => object.file === file && keep(object));
    return objects.length === 0 ? [] : [{ name: `${folder}/${file.replace(STAGE_FILE, '.yaml')}`, content: objects.map(text).join('---\n') }];
  };
  return [
    { name: 'Chart.yaml', content: chartYaml(name, version, facts.prow) },
    { name: 'values.yaml', content: valuesYaml(values) },
    { name: 'values.schema.json', content: `${JSON.stringify(valuesSchema(values), undefined, 2)}\n` },
    ...files.flatMap((file) => made('crds', file, isCrd, ({ json }) => new ManifestYaml().of(json).text)),
    ...files.flatMap((file) => made('templates', file, (object) => !isCrd(object), (object) => template(object, values))),
    { name: 'templates/NOTES.txt', content: notes(facts.prow.namespace) },
    ...together(values),
  ];
}

/** The values that this app has, of the ten. */
export function chartValues(facts: ChartFacts): readonly ChartValue[] {
  // ports first, because they are known by the names before them
  return [
    ...nodePortValues(facts), ...hostValues(facts), ...replicaValues(facts), ...registryValues(facts), ...storageValues(facts), ...emailValues(facts),
  ];
}

function template(object: AppliedObject, values: readonly ChartValue[]): string {
  const marks = new Marks();
  const marked = values.reduce((all, { mark }) => mark(all, marks), object);
  const text = marks.template(new ManifestYaml().of(marked.json).text);
  // a field that may be left out takes its line along
  return values.filter(({ value }) => value === '').reduce((all, { name }) => (
    all.replace(new RegExp(`\\n( +\\w+: )\\{\\{ \\.Values\\.${name} \\}\\}`), `{{ with .Values.${name} }}\n$1{{ . }}{{ end }}`)), text);
}

function chartYaml(name: string, version: string, { prowVersion, kubernetesMinor }: ChartFacts['prow']): string {
  return [
    'apiVersion: v2', `name: ${name}`, 'description: A Prow, as cdk8s-prow has written and checked it.', 'type: application', `version: ${JSON.stringify(version)}`,
    `appVersion: ${JSON.stringify(prowVersion)}`,
    // versions of clouds have a part that stands for a pre-release
    `kubeVersion: '>=1.${kubernetesMinor}.0-0'`, '',
  ].join('\n');
}

/** By groups: each with its values, and those without a group by themselves. */
function groups(values: readonly ChartValue[]): ReadonlyMap<string, readonly (readonly [string, ChartValue])[]> {
  const named = [...values].map((value) => [...value.name.split('.'), ''].slice(0, 2).concat() as [string, string]).map(([group, key], i) => ({ group, key, value: values[i] }));
  return new Map([...new Set(named.map(({ group }) => group))].sort().map((group) => [
    group, named.filter((one) => one.group === group).map(({ key, value }) => [key, value] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
  ]));
}

function valuesYaml(values: readonly ChartValue[]): string {
  const lines = (indent: string, key: string, { says, value }: ChartValue): string[] => [`${indent}# ${says}`, `${indent}${key}: ${JSON.stringify(value)}`];
  const head = '# What may be changed here; everything else is changed in the app that wrote this chart, which checks it.';
  return [head, ...[...groups(values)].flatMap(([group, named]) => (
    named[0][0] === '' ? lines('', group, named[0][1]) : [`${group}:`, ...named.flatMap(([key, value]) => lines('  ', key, value))])), ''].join('\n');
}

function valuesSchema(values: readonly ChartValue[]): object {
  const exactly = (properties: Readonly<Record<string, object>>): object => (
    { type: 'object', properties, required: Object.keys(properties), additionalProperties: false });
  const of = ({ says, schema }: ChartValue): object => ({ description: says, ...schema });
  const all = [...groups(values)].map(([group, named]) => [
    group, named[0][0] === '' ? of(named[0][1]) : exactly(Object.fromEntries(named.map(([key, value]) => [key, of(value)]))),
  ] as const);
  return { $schema: 'http://json-schema.org/draft-07/schema#', ...exactly({ ...Object.fromEntries(all), global: GLOBAL }), required: all.map(([name]) => name) };
}

/** Helm hands it to every chart that is part of another. */
const GLOBAL = { description: 'Of the chart that this one is a part of; nothing here reads it.', type: 'object' };

/** What no schema can say: two values that may not be the same. */
function together(values: readonly ChartValue[]): readonly OutputFile[] {
  const names = values.map(({ name }) => name);
  const checks = [['nodePort', 'one port leads to one Service'], ['host', 'one name leads to one of them']].filter(([key]) => (
    ['hook', 'deck'].every((component) => names.includes(`${component}.${key}`)))).map(([key, why]) => (
    `{{- if eq (toString .Values.hook.${key}) (toString .Values.deck.${key}) }}\n`
    + `{{- fail (printf "values: hook.${key} and deck.${key} are both %v; ${why}, write two" .Values.hook.${key}) }}\n{{- end }}\n`));
  return checks.length === 0 ? [] : [{ name: 'templates/values.yaml', content: checks.join('') }];
}

function notes(namespace: string): string {
  return `Prow is in the namespace ${namespace}. Its pods wait for the Secrets that secrets.sh makes, beside the output of the app that wrote this chart;\n`
    + 'NEXT-STEPS.md there says what else is left to do.\n';
}

