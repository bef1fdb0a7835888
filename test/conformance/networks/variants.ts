import { Chart, Testing } from 'cdk8s';
import { CILIUM_VARIANTS } from '../../network/cilium-variants';
import { NETWORK_VARIANTS } from '../../network/network-variants';
import type { KubernetesObject } from '../kubernetes-api';

export interface EmittedNetwork {
  readonly name: string;
  readonly objects: readonly KubernetesObject[];
}

/** Every variant that has objects, in the order of applying. */
export function networks(): readonly EmittedNetwork[] {
  const all = [...NETWORK_VARIANTS, ...CILIUM_VARIANTS].map(({ name, cni }) => {
    const { objects } = cni()._plan;
    const app = Testing.app();
    for (const stage of ['namespaces', 'network', 'networkConfig'] as const) objects[stage]?.(new Chart(app, stage, { disableResourceNameHashes: true }));
    return { name, objects: app.charts.flatMap((chart) => Testing.synth(chart) as KubernetesObject[]) };
  });
  return all.filter(({ objects }) => objects.length > 0);
}
