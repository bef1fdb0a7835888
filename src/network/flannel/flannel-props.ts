import { argument } from '../../core/argument';
import { image, labelValue, qualifiedName } from '../../core/names';
import { port } from '../../core/net';
import { Fields, optional, Props, ValuesOf } from '../../core/props';
import { quote } from '../../core/quote';
import { boolean, instanceOf, integer, list, record } from '../../core/values';
import { ContainerResources, containerResources, TaintEffect, Toleration, toleration, TolerationOperator } from '../../core/workload-options';
import { imageRegistry } from '../../core/image-registry';
import { ipv4Address } from '../words';
import { checkExtraArguments } from './extra-arguments';
import { BACKEND_FIELDS, FlannelBackendProps, settleBackend } from './flannel-backend';
import { FlannelInterfaces, interfaceFlags } from './flannel-interfaces';
import { FlannelPolicyEnforcer } from './flannel-policy-enforcer';
import { annotationPrefix, flannelFeatures, flannelImage } from './words';

/**
 * Properties of `Flannel` and of `Cni.flannel`. With none of them given, the objects are those of upstream's manifest.
 *
 * Source: flannel v0.28.9, `Documentation/kube-flannel.yml`, `Documentation/configuration.md` and `main.go`.
 */
export interface FlannelProps extends FlannelBackendProps {
  /**
   * Whether the namespace is made by somebody else, who must label it `pod-security.kubernetes.io/enforce: privileged`. Error: `WrongType`.
   * @default false
   */
  readonly namespaceExists?: boolean;

  /**
   * Who gives NetworkPolicy objects an effect. Error: `WrongType`.
   * @default FlannelPolicyEnforcer.nobody()
   */
  readonly enforcedBy?: FlannelPolicyEnforcer;

  /**
   * How many bits of an address say which node it is on: kube-controller-manager's `--node-cidr-mask-size`, whose default is 24. Flannel takes
   * each node's part from Kubernetes, so this is only compared with `network`. 16 to 28.
   * Errors: `NetworkTooSmall`, `NotInteger`, `NumberOutOfRange`.
   * @default - not known, and compared with nothing
   */
  readonly nodeCidrMaskSize?: number;

  /**
   * Which interface nodes reach each other over. Flags `--iface`, `--iface-regex`, `--iface-can-reach`.
   * @default - the interface of the node's default route
   */
  readonly interfaces?: FlannelInterfaces;

  /**
   * IPv4 address under which other nodes reach the node. One flag stands for all nodes, so this fits a cluster of one node; for more, annotate
   * each node with `flannel.alpha.coreos.com/public-ip-overwrite`. Flag `--public-ip`.
   * Errors: `IpAddressInvalid`; `MutuallyExclusive`, with `FlannelMode.hostGw()`, which works without address translation only.
   * @default - the address of the interface
   */
  readonly publicIp?: string;

  /**
   * Whether traffic of pods to the outside leaves with the node's address, without which answers do not find back. Flag `--ip-masq`.
   * Error: `WrongType`.
   * @default true
   */
  readonly ipMasq?: boolean;

  /**
   * Whether Flannel lets traffic of pods through the FORWARD chain, which Docker and some distributions close. Flag `--iptables-forward-rules`.
   * Error: `WrongType`.
   * @default true
   */
  readonly iptablesForwardRules?: boolean;

  /**
   * After how many seconds rules that somebody removed are put back, 1 to 86400. Flag `--iptables-resync`.
   * Errors: `NotInteger`, `NumberOutOfRange`.
   * @default 5
   */
  readonly iptablesResyncSeconds?: number;

  /**
   * Whether the node drops packets to addresses of its own pod network that no pod has, instead of sending them to its default route.
   * Flag `--ip-blackhole-route`. Error: `WrongType`.
   * @default false
   */
  readonly ipBlackholeRoute?: boolean;

  /**
   * Whether Flannel tells Kubernetes that the network of its node works, in the node's condition `NetworkUnavailable`.
   * Flag `--set-node-network-unavailable`. Error: `WrongType`.
   * @default true
   */
  readonly setNodeNetworkUnavailable?: boolean;

  /**
   * TCP port on every node where Flannel says that it lives (`/healthz`) and works (`/readyz`); nothing else may listen there.
   * Flag `--healthz-port`, the container's port, and both probes. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default 8081
   */
  readonly healthzPort?: number;

  /**
   * How many changes of nodes may wait for Flannel; raise it above the number of nodes. Environment variable `EVENT_QUEUE_DEPTH`.
   * Errors: `NotInteger`, `NumberOutOfRange`.
   * @default 5000
   */
  readonly eventQueueDepth?: number;

  /**
   * What the keys of Flannel's annotations on nodes begin with, as `example.com` or `example.com/name`. Flag `--kube-annotation-prefix`.
   * Error: `QualifiedNameInvalid`.
   * @default flannel.alpha.coreos.com
   */
  readonly kubeAnnotationPrefix?: string;

  /**
   * Further arguments of flanneld, after all others, like `-v=4`; with an image of your own only what a property stands for is refused.
   * Errors: `ArgumentInvalid`, `ArgumentTaken`, `ArgumentUnknown`, `ForbiddenCharacter`, `WrongType`.
   * @default - none
   */
  readonly extraArgs?: string[];

  /**
   * Where both images come from, in place of `ghcr.io`; a mirror keeps the paths `flannel-io/flannel` and `flannel-io/flannel-cni-plugin`.
   * Without a slash at the end. Errors: `ImageInvalid`, `ImageNotPublished`.
   * @default ghcr.io
   */
  readonly imageRegistry?: string;

  /**
   * Image of flanneld. What its tag says of the version is heeded: below v0.28.6 the CNI configuration is copied with `cp` instead of
   * `install-conf`, and below v0.28.9 there is neither `--healthz-port` nor a probe. Errors: `ImageInvalid`, `ImageNotPinned`,
   * `ImageNotPublished`.
   * @default - flannel-io/flannel:v0.28.9 of `imageRegistry`
   */
  readonly image?: string;

  /**
   * Image with the CNI plugin that is copied to `/opt/cni/bin/flannel` of every node. Errors: `ImageInvalid`, `ImageNotPinned`.
   * @default - flannel-io/flannel-cni-plugin:v1.9.1-flannel3 of `imageRegistry`
   */
  readonly cniPluginImage?: string;

  /**
   * What flanneld asks for and may use at most. Errors: `QuantityInvalid`, `RequestAboveLimit`.
   * @default - requests of 100m CPU and 50Mi memory, no limits
   */
  readonly resources?: ContainerResources;

  /**
   * Taints that Flannel tolerates beside every `NoSchedule` one; without that one no node would ever become ready.
   * @default - only NoSchedule taints are tolerated
   */
  readonly tolerations?: Toleration[];

  /**
   * Labels that a node must have to get Flannel, beside running Linux. Errors: `LabelValueInvalid`, `QualifiedNameInvalid`.
   * @default - every Linux node gets it
   */
  readonly nodeSelector?: { [label: string]: string };
}

/** Defaults of flanneld itself, which need no flag. */
export const FLANNELD = { iptablesResyncSeconds: 5, kubeAnnotationPrefix: 'flannel.alpha.coreos.com' };

/** Flannel's project calls itself flannel there. */
const DOCKER_HUB = ['docker.io', 'index.docker.io', 'registry-1.docker.io'];

export const FLANNEL_FIELDS = {
  ...BACKEND_FIELDS,
  namespaceExists: optional(boolean, false),
  enforcedBy: optional(instanceOf(FlannelPolicyEnforcer, 'FlannelPolicyEnforcer.kubeNetworkPolicies()')),
  nodeCidrMaskSize: optional(integer(16, 28)),
  interfaces: optional(interfaceFlags, []),
  publicIp: optional(ipv4Address),
  ipMasq: optional(boolean, true),
  iptablesForwardRules: optional(boolean, true),
  iptablesResyncSeconds: optional(integer(1, 86400), FLANNELD.iptablesResyncSeconds),
  ipBlackholeRoute: optional(boolean, false),
  setNodeNetworkUnavailable: optional(boolean, true),
  healthzPort: optional(port, 8081),
  eventQueueDepth: optional(integer(1, 1_000_000), 5000),
  kubeAnnotationPrefix: optional(annotationPrefix, FLANNELD.kubeAnnotationPrefix),
  extraArgs: optional(list(argument), []),
  imageRegistry: optional(imageRegistry, 'ghcr.io'),
  image: optional(flannelImage),
  cniPluginImage: optional(image),
  resources: optional(containerResources, { requests: { cpu: '100m', memory: '50Mi' } }),
  tolerations: optional(list(toleration), []),
  nodeSelector: optional(record(labelValue, qualifiedName)),
} satisfies Fields<FlannelProps>;

export type FlannelSettings = ReturnType<typeof settleFlannel>;

export function settleFlannel(said: ValuesOf<typeof FLANNEL_FIELDS>, p: Props<keyof FlannelProps>) {
  const { imageRegistry: registry, publicIp, nodeCidrMaskSize: maskSize, enforcedBy, tolerations } = said;
  const backend = settleBackend(said, p);
  if (DOCKER_HUB.includes(registry) && (said.image === undefined || said.cniPluginImage === undefined)) {
    p.problem('imageRegistry', {
      what: `${quote(registry)} has no flannel-io/flannel`,
      instead: 'leave it out, or name a mirror of ghcr.io',
      code: 'ImageNotPublished',
    });
  }
  if (publicIp !== undefined && backend.backend.capabilities.needsLayer2 === true) {
    p.problem('publicIp', {
      what: `${quote(publicIp)} cannot be routed to by backend ${backend.backend.type}`,
      instead: 'leave it out, or use FlannelMode.vxlan() or FlannelMode.wireguard()',
      code: 'MutuallyExclusive',
    });
  }
  if (maskSize !== undefined && Number(backend.network.split('/')[1]) > maskSize) {
    p.problem('nodeCidrMaskSize', {
      what: `a node would get a /${maskSize}, and ${quote(backend.network)} is smaller`,
      instead: `make network a /${maskSize} or larger, or give nodes less`,
      code: 'NetworkTooSmall',
    });
  }
  checkExtraArguments(said.extraArgs, said.image !== undefined, p);
  const flanneld = said.image ?? `${registry}/flannel-io/flannel:v0.28.9`;
  return {
    ...said,
    ...backend,
    image: flanneld,
    features: flannelFeatures(flanneld),
    cniPluginImage: said.cniPluginImage ?? `${registry}/flannel-io/flannel-cni-plugin:v1.9.1-flannel3`,
    enforcedBy: (enforcedBy ?? FlannelPolicyEnforcer.nobody())._plan,
    // without this one no node would ever become ready
    tolerations: [{ operator: TolerationOperator.EXISTS, effect: TaintEffect.NO_SCHEDULE }, ...tolerations],
  };
}
