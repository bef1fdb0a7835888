import { argument } from '../../core/argument';
import { dnsSubdomain, image, labelValue, qualifiedName, secretName } from '../../core/names';
import { passes, PropsReader, Rule } from '../../core/props';
import { quote } from '../../core/quote';
import { multilineText } from '../../core/safe-text';
import { integer, jsonObject, list, record } from '../../core/values';
import { containerResources, ContainerResources, toleration, Toleration } from '../../core/workload-options';
import { EdgePodOptions } from './edge-pod-options';
import { ScalableEdgePodOptions } from './scalable-edge-pod-options';

/** The options with every default filled in. */
export interface EdgePodModel {
  readonly image: string;
  readonly replicas: number;
  readonly resources: ContainerResources;
  readonly extraArgs: readonly string[];
  readonly nodeSelector: Readonly<Record<string, string>> | undefined;
  readonly tolerations: readonly Toleration[] | undefined;
  readonly affinity: Readonly<Record<string, any>> | undefined;
  readonly priorityClassName: string | undefined;
  readonly imagePullSecrets: readonly string[] | undefined;
  readonly podLabels: Readonly<Record<string, string>> | undefined;
  readonly podAnnotations: Readonly<Record<string, string>> | undefined;
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
    nodeSelector: p.optional('nodeSelector', record(labelValue, qualifiedName)),
    tolerations: p.optional('tolerations', list(toleration)),
    affinity: p.optional('affinity', jsonObject),
    priorityClassName: p.optional('priorityClassName', dnsSubdomain),
    imagePullSecrets: p.optional('imagePullSecrets', list(secretName)),
    podLabels: p.optional('podLabels', record(labelValue, foreignLabel)),
    podAnnotations: p.optional('podAnnotations', record(multilineText, qualifiedName)),
  };
}

/** Pods of which several may run. */
export function readScalableEdgePod<P extends ScalableEdgePodOptions>(props: PropsReader<P>, byDefault: EdgePodDefaults): EdgePodModel {
  const p = props as unknown as PropsReader<ScalableEdgePodOptions>;
  return { ...readEdgePod(props, byDefault), replicas: p.optional('replicas', integer(1, 100), 2) };
}

const foreignLabel: Rule<string> = (value, report) => {
  if (passes(qualifiedName, value, report) && /^(app$|app\.kubernetes\.io\/)/.test(value)) {
    report({ what: `${quote(value)} is ours, and selectors depend on it`, instead: 'use another label', code: 'LabelTaken' });
  }
  return value as string;
};
