import { argument } from '../../core/argument';
import { port } from '../../core/net';
import { image, labelValue, qualifiedName } from '../../core/names';
import { Rule } from '../../core/props';
import { PropsReader } from '../../core/props-reader';
import { quote } from '../../core/quote';
import { boolean, instanceOf, integer, list, record } from '../../core/values';
import { ContainerResources, containerResources, Toleration, toleration, TaintEffect, TolerationOperator } from '../../core/workload-options';
import { imageRegistry } from '../image-registry';
import { ipv4Address } from '../ip-address';
import { FlannelBackendSettings, readFlannelBackend } from './flannel-backend-settings';
import { FlannelFeatures, flannelFeatures } from './flannel-features';
import { flannelImage } from './flannel-image';
import { interfaceFlags } from './flannel-interfaces';
import { FlannelPolicyEnforcer, FlannelPolicyPlan } from './flannel-policy-enforcer';
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
  readonly namespaceExists: boolean;
  readonly enforcedBy: FlannelPolicyPlan;
  readonly features: FlannelFeatures;
}

/** Defaults of flanneld itself, which need no flag. */
export const FLANNELD = { iptablesResyncSeconds: 5, kubeAnnotationPrefix: 'flannel.alpha.coreos.com' };

/** Flannel's project calls itself flannel there. */
const DOCKER_HUB = ['docker.io', 'index.docker.io', 'registry-1.docker.io'];

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const ANNOTATION_PREFIX = new RegExp(`^(?=.{1,253}$)${LABEL}(\\.${LABEL})+(/[a-z0-9][a-z0-9_-]{0,39})?$`);

const annotationPrefix: Rule<string> = (value, report) => {
  if (typeof value !== 'string' || !ANNOTATION_PREFIX.test(value)) {
    report({ what: `${quote(value)} cannot begin the key of an annotation`, instead: 'write "example.com" or "example.com/name"', code: 'QualifiedNameInvalid' });
  }
  return value as string;
};

export function readFlannel(p: PropsReader<FlannelProps>): FlannelSettings {
  const registry = p.optional('imageRegistry', imageRegistry, 'ghcr.io');
  const backend = readFlannelBackend(p);
  if (DOCKER_HUB.includes(registry) && !(p.given('image') && p.given('cniPluginImage'))) {
    p.problem('imageRegistry', { what: `${quote(registry)} has no flannel-io/flannel`, instead: 'leave it out, or name a mirror of ghcr.io', code: 'ImageNotPublished' });
  }
  const flanneld = p.optional('image', flannelImage, `${registry}/flannel-io/flannel:v0.28.9`);
  const publicIp = p.optional('publicIp', ipv4Address);
  if (publicIp !== undefined && backend.backend._plan.capabilities.needsLayer2 === true) {
    p.problem('publicIp', { what: `${quote(publicIp)} cannot be routed to by backend ${backend.backend._plan.type}`, instead: 'leave it out, or use FlannelMode.vxlan() or FlannelMode.wireguard()', code: 'MutuallyExclusive' });
  }
  const maskSize = p.optional('nodeCidrMaskSize', integer(16, 28));
  const prefix = Number(String(backend.network).split('/')[1]);
  if (maskSize !== undefined && prefix > maskSize) {
    p.problem('nodeCidrMaskSize', { what: `a node would get a /${maskSize}, and ${quote(backend.network)} is smaller`, instead: `make network a /${maskSize} or larger, or give nodes less`, code: 'NetworkTooSmall' });
  }
  const enforcedBy = p.optional('enforcedBy', instanceOf(FlannelPolicyEnforcer, 'FlannelPolicyEnforcer.kubeNetworkPolicies()'));
  return {
    ...backend,
    image: flanneld,
    features: flannelFeatures(flanneld),
    namespaceExists: p.optional('namespaceExists', boolean, false),
    enforcedBy: (enforcedBy instanceof FlannelPolicyEnforcer ? enforcedBy : FlannelPolicyEnforcer.nobody())._plan,
    cniPluginImage: p.optional('cniPluginImage', image, `${registry}/flannel-io/flannel-cni-plugin:v1.9.1-flannel3`),
    interfaceFlags: p.optional('interfaces', interfaceFlags, []),
    publicIp,
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
    tolerations: [{ operator: TolerationOperator.EXISTS, effect: TaintEffect.NO_SCHEDULE }, ...p.optional('tolerations', list(toleration), []) ?? []],
    nodeSelector: p.optional('nodeSelector', record(labelValue, qualifiedName)),
  };
}
