import { argument } from '../../core/argument';
import { image } from '../../core/names';
import { PodSettings, readPodOptions } from '../../core/pod-options';
import { PropsReader } from '../../core/props-reader';
import { integer, list } from '../../core/values';
import { containerResources, ContainerResources } from '../../core/workload-options';
import { EdgePodOptions } from './edge-pod-options';
import { ScalableEdgePodOptions } from './scalable-edge-pod-options';

/** The options with every default filled in. */
export interface EdgePodModel extends PodSettings {
  readonly image: string;
  readonly replicas: number;
  readonly resources: ContainerResources;
  readonly extraArgs: readonly string[];
}

/** What a kind of pod gets where nothing else was set. */
export interface EdgePodDefaults {
  readonly image: string;
  readonly memoryLimit: string;
}

/** Pods of which exactly one may run. */
export function readEdgePod<P extends EdgePodOptions>(props: PropsReader<P>, byDefault: EdgePodDefaults): EdgePodModel {
  const p = props as unknown as PropsReader<EdgePodOptions>;
  return {
    image: p.optional('image', image, byDefault.image),
    replicas: 1,
    resources: p.optional('resources', containerResources, { requests: { cpu: '10m', memory: '64Mi' }, limits: { memory: byDefault.memoryLimit } }),
    extraArgs: p.optional('extraArgs', list(argument), []),
    ...readPodOptions(props),
  };
}

/** Pods of which several may run. */
export function readScalableEdgePod<P extends ScalableEdgePodOptions>(props: PropsReader<P>, byDefault: EdgePodDefaults): EdgePodModel {
  const p = props as unknown as PropsReader<ScalableEdgePodOptions>;
  return { ...readEdgePod(props, byDefault), replicas: p.optional('replicas', integer(1, 100), 2) };
}
