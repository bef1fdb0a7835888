import { argument } from '../../core/argument';
import { port } from '../../core/net';
import { image, labelValue, qualifiedName } from '../../core/names';
import { PropsReader, Rule } from '../../core/props';
import { quote } from '../../core/quote';
import { boolean, integer, list, record } from '../../core/values';
import { ContainerResources, containerResources, Toleration, toleration } from '../../core/workload-options';
import { ipv4Address } from '../ip-address';
import { FlannelBackendSettings, readFlannelBackend } from './flannel-backend-settings';
import { interfaceFlags } from './flannel-interfaces';
import { FlannelProps } from './flannel-props';

/** `FlannelProps` with every default filled in. */
export interface FlannelSettings extends FlannelBackendSettings {
  readonly image: string;
  readonly cniPluginImage: string;
  readonly interfaceFlags: readonly string[];
  readonly publicIp?: string;
  readonly ipMasq: boolean;
  readonly iptablesForwardRules: boolean;
  readonly iptablesResyncSeconds: number;
  readonly ipBlackholeRoute: boolean;
  readonly setNodeNetworkUnavailable: boolean;
  readonly healthzPort: number;
  readonly eventQueueDepth: number;
  readonly kubeAnnotationPrefix: string;
  readonly extraArgs: readonly string[];
  readonly resources: ContainerResources;
  readonly tolerations: readonly Toleration[];
  readonly nodeSelector?: Readonly<Record<string, string>>;
}

/** Defaults of flanneld itself, which need no flag. */
export const FLANNELD = { iptablesResyncSeconds: 5, kubeAnnotationPrefix: 'flannel.alpha.coreos.com' };

const REGISTRY = /^[a-zA-Z0-9][a-zA-Z0-9.-]{0,252}(:[0-9]{1,5})?(\/[a-z0-9][a-z0-9._-]{0,127}){0,16}$/;
const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const ANNOTATION_PREFIX = new RegExp(`^(?=.{1,253}$)${LABEL}(\\.${LABEL})+(/[a-z0-9][a-z0-9_-]{0,39})?$`);

const imageRegistry: Rule<string> = (value, report) => {
  if (typeof value !== 'string' || !REGISTRY.test(value)) {
    report({ what: `${quote(value)} is not a registry`, instead: 'write "registry.example.com" or "registry.example.com/mirror"', code: 'ImageInvalid' });
  }
  return value as string;
};

const annotationPrefix: Rule<string> = (value, report) => {
  if (typeof value !== 'string' || !ANNOTATION_PREFIX.test(value)) {
    report({ what: `${quote(value)} cannot begin the key of an annotation`, instead: 'write "example.com" or "example.com/name"', code: 'QualifiedNameInvalid' });
  }
  return value as string;
};

export function readFlannel(p: PropsReader<FlannelProps>): FlannelSettings {
  const registry = p.optional('imageRegistry', imageRegistry, 'ghcr.io');
  return {
    ...readFlannelBackend(p),
    image: p.optional('image', image, `${registry}/flannel-io/flannel:v0.28.9`),
    cniPluginImage: p.optional('cniPluginImage', image, `${registry}/flannel-io/flannel-cni-plugin:v1.9.1-flannel3`),
    interfaceFlags: p.optional('interfaces', interfaceFlags, []),
    publicIp: p.optional('publicIp', ipv4Address),
    ipMasq: p.optional('ipMasq', boolean, true),
    iptablesForwardRules: p.optional('iptablesForwardRules', boolean, true),
    iptablesResyncSeconds: p.optional('iptablesResyncSeconds', integer(1, 86400), FLANNELD.iptablesResyncSeconds),
    ipBlackholeRoute: p.optional('ipBlackholeRoute', boolean, false),
    setNodeNetworkUnavailable: p.optional('setNodeNetworkUnavailable', boolean, true),
    healthzPort: p.optional('healthzPort', port, 8081),
    eventQueueDepth: p.optional('eventQueueDepth', integer(1, 1_000_000), 5000),
    kubeAnnotationPrefix: p.optional('kubeAnnotationPrefix', annotationPrefix, FLANNELD.kubeAnnotationPrefix),
    extraArgs: p.optional('extraArgs', list(argument), []),
    resources: p.optional('resources', containerResources, { requests: { cpu: '100m', memory: '50Mi' } }),
    tolerations: [{ operator: 'Exists', effect: 'NoSchedule' }, ...p.optional('tolerations', list(toleration), []) ?? []],
    nodeSelector: p.optional('nodeSelector', record(labelValue, qualifiedName)),
  };
}
