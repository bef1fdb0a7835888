import { Chart, Testing } from 'cdk8s';
import { parse } from 'yaml';
import { Where } from '../../../src/core/problem';
import { ciliumPlan } from '../../../src/network/cilium/cilium-plan';
import { readCilium } from '../../../src/network/cilium/cilium-props';
import { configData } from '../../../src/network/cilium/cilium-values';
import type { CniPlan } from '../../../src/network/cni-plan';
import { CILIUM_PROPS } from '../../network/cilium-variants';

export interface CiliumInstall {
  readonly name: string;
  /** Each place that the values are written to, as a chart's user finds them there. */
  readonly values: Readonly<Record<string, any>>;
  /** The same settings as `CiliumConfig` writes them, also those that are more than a key. */
  readonly config: Readonly<Record<string, string>>;
  /** The same over what the library takes Cilium to do by itself. */
  readonly inEffect: Readonly<Record<string, string>>;
  readonly plan: CniPlan;
}

/** Every variant of Cilium that can be of a version, with what it writes for Helm. */
export function ciliumInstalls(version: string): readonly CiliumInstall[] {
  return CILIUM_PROPS.filter(({ props }) => minorOf(props.version ?? version) === minorOf(version)).map(({ name, props: own }) => {
    const props = { version, ...own };
    const { given, inEffect } = readCilium(Where.call('Cni.cilium'), props);
    const plan = ciliumPlan(props);
    return { name, values: written(plan), config: configData(given), inEffect: configData(inEffect), plan };
  });
}

function minorOf(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}

/** Where each way to install has them. */
const READERS: Readonly<Record<string, (object: any) => any>> = {
  'ConfigMap cilium-values': ({ data }) => parse(data['values.yaml']),
  'HelmChart cilium': ({ spec }) => parse(spec.valuesContent),
  // for RKE2's own chart, which is Cilium's with other defaults
  'HelmChartConfig rke2-cilium': ({ spec }) => parse(spec.valuesContent),
  'HelmRelease cilium': ({ spec }) => spec.values,
  'Application cilium': ({ spec }) => spec.source.helm.valuesObject,
};

export const PLACES = ['cilium/values.txt', ...Object.keys(READERS)];

function written({ files = [], objects }: CniPlan): Record<string, any> {
  const app = Testing.app();
  for (const stage of ['network', 'networkConfig'] as const) objects[stage]?.(new Chart(app, stage, { disableResourceNameHashes: true }));
  const named = app.charts.flatMap((chart) => Testing.synth(chart)).map((object) => [`${object.kind} ${object.metadata.name}`, object] as const);
  return Object.fromEntries([
    ...files.map(({ name, content }) => [name, parse(content)] as const),
    ...named.filter(([name]) => name in READERS).map(([name, object]) => [name, READERS[name](object)] as const),
  ]);
}
