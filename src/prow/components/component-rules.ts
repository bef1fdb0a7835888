import { argument } from '../../core/argument';
import { ExtraVolume } from '../../core/extra-volume';
import { dnsSubdomain, image, labelValue, qualifiedName, secretName } from '../../core/names';
import { podLabel } from '../../core/pod-options';
import { Rule } from '../../core/props';
import { oldShape, PropsReader } from '../../core/props-reader';
import { multilineText } from '../../core/safe-text';
import { containerResources, ContainerResources, environmentVariable, toleration, topologySpread, UnsatisfiableSpread } from '../../core/workload-options';
import { instanceOf, integer, jsonObject, list, record } from '../../core/values';
import { ComponentModel, GhproxyModel } from '../prow-model';
import { ComponentOptions, GhproxyCacheClaim, GhproxyOptions, ScalableComponentOptions } from './component-options';

/** What decides a component's defaults. */
export interface ComponentDefaults {
  readonly image: string;
  readonly resources: ContainerResources;
  /** Absent where more than one is not legal. */
  readonly replicas?: number;
}

const OUR_VARIABLES = ['HOME', 'GITHUB_APP_ID', 'GIT_CONFIG_COUNT', 'GIT_CONFIG_KEY_0', 'GIT_CONFIG_VALUE_0', 'SSL_CERT_DIR'];
const OUR_VOLUMES = ['config', 'job-config', 'plugins', 'tmp', 'var-tmp', 'github', 'github-ca', 'storage-credentials', 'webhook', 'cache', 'github-oauth', 'cookie'];
const OUR_PATHS = ['/etc/config', '/etc/job-config', '/etc/plugins', '/tmp', '/var/tmp', '/etc/github', '/etc/github-ca', '/etc/s3-credentials', '/etc/gcs-credentials', '/etc/webhook', '/cache', '/etc/githuboauth', '/etc/cookie'];
const SPREAD_OVER_NODES = [{ topologyKey: 'kubernetes.io/hostname', maxSkew: 1, whenUnsatisfiable: UnsatisfiableSpread.SCHEDULE_ANYWAY }];

/** A component that runs once. */
export function component(defaults: ComponentDefaults): Rule<ComponentModel> {
  return oldShape<ComponentOptions, ComponentModel>((p) => ({ ...readComponent(p, defaults), replicas: 1, scalable: false }));
}

/** A component that may run more than once. */
export function scalableComponent(defaults: ComponentDefaults): Rule<ComponentModel> {
  return oldShape<ScalableComponentOptions, ComponentModel>((p) => ({
    ...readComponent(p, defaults),
    replicas: p.optional('replicas', integer(0, 100), defaults.replicas ?? 1),
    scalable: true,
    topologySpread: p.optional('topologySpread', list(topologySpread), SPREAD_OVER_NODES),
  }));
}

/** ghproxy, with its cache. */
export function ghproxyComponent(defaults: ComponentDefaults): Rule<GhproxyModel> {
  return oldShape<GhproxyOptions, GhproxyModel>((p) => ({
    ...readComponent(p, defaults),
    replicas: 1,
    scalable: false,
    cacheGibibytes: p.optional('cacheGibibytes', integer(2, 10000), 10),
    cacheClaim: p.optional('cacheClaim', oldShape<GhproxyCacheClaim, { storageClassName: string | undefined }>((c) => ({ storageClassName: c.optional('storageClassName', dnsSubdomain) }))),
  }));
}

function readComponent<P extends ComponentOptions>(props: PropsReader<P>, defaults: ComponentDefaults): Omit<ComponentModel, 'replicas' | 'scalable'> {
  const p = props as unknown as PropsReader<ComponentOptions>;
  return {
    image: p.optional('image', image, defaults.image),
    resources: p.optional('resources', containerResources, defaults.resources),
    extraArgs: p.optional('extraArgs', list(argument), []),
    env: p.optional('env', list(ownVariable), []),
    nodeSelector: { 'kubernetes.io/arch': 'amd64', ...p.optional('nodeSelector', record(labelValue, qualifiedName)) },
    tolerations: p.optional('tolerations', list(toleration), []),
    affinity: p.optional('affinity', jsonObject),
    topologySpread: p.optional('topologySpread', list(topologySpread), []),
    priorityClassName: p.optional('priorityClassName', dnsSubdomain),
    imagePullSecrets: p.optional('imagePullSecrets', list(secretName), []),
    extraVolumes: p.optional('extraVolumes', list(ownVolume), []),
    podLabels: p.optional('podLabels', record(labelValue, podLabel), {}),
    podAnnotations: p.optional('podAnnotations', record(multilineText, qualifiedName), {}),
  };
}

const ownVariable: typeof environmentVariable = (value, report) => {
  const read = environmentVariable(value, report);
  if (OUR_VARIABLES.includes(read?.name)) report({ what: `"${read.name}" is set by us`, instead: 'use another name', code: 'EnvironmentNameTaken' });
  return read;
};

const ownVolume: Rule<ExtraVolume> = (value, report) => {
  const read = instanceOf(ExtraVolume, 'ExtraVolume.configMap({ … })')(value, report);
  const name = read?._volume?.name;
  const path = read?._mount?.mountPath;
  if (OUR_VOLUMES.includes(name)) report({ what: `"${name}" is a volume of ours`, instead: 'use another name', code: 'VolumeTaken' });
  if (OUR_PATHS.includes(path)) report({ what: `"${path}" is a mount of ours`, instead: 'use another path', code: 'VolumeTaken' });
  return read;
};

