import type { k8s } from 'cdk8s-plus-28';
import { Plain } from '../../core/manifest';
import { image } from '../../core/names';
import { Where } from '../../core/problem';
import { also, Fields, optional, readProps, readValue } from '../../core/props';
import { text } from '../../core/safe-text';
import { ContainerResources, containerResources } from '../../core/workload-options';

/**
 * Options of `FlannelPolicyEnforcer.kubeNetworkPolicies`.
 *
 * Source: flannel v0.28.9, `chart/kube-flannel/values.yaml`, `netpol`.
 */
export interface KubeNetworkPoliciesOptions {
  /**
   * Image of kube-network-policies. Errors: `ImageInvalid`, `ImageNotPinned`.
   * @default registry.k8s.io/networking/kube-network-policies:v1.0.0
   */
  readonly image?: string;

  /**
   * What it asks for and may use at most. Errors: `QuantityInvalid`, `RequestAboveLimit`.
   * @default - requests of 100m CPU and 50Mi memory, no limits
   */
  readonly resources?: ContainerResources;
}

const CONTAINER = {
  image: optional(image, 'registry.k8s.io/networking/kube-network-policies:v1.0.0'),
  resources: optional(containerResources, { requests: { cpu: '100m', memory: '50Mi' } }),
} satisfies Fields<KubeNetworkPoliciesOptions>;

const enforcerName = also(text, (value) => (value.trim() !== '' ? undefined
  : { what: 'is empty', instead: 'say who enforces policies, like "kube-router"', code: 'PropMissing' }));

/** Who gives NetworkPolicy objects an effect in a cluster with Flannel, which does not look at them itself. */
export class FlannelPolicyEnforcer {
  /** Nobody: every NetworkPolicy would be ignored without a word, so this library makes none. */
  static nobody(): FlannelPolicyEnforcer {
    return new FlannelPolicyEnforcer({ enforces: false });
  }

  /**
   * kube-network-policies of Kubernetes' own special interest group, as a second container of Flannel's DaemonSet, as upstream's Helm chart has
   * it from v0.25.5 on. It reads NetworkPolicies and is privileged. Errors: those of the options, all together.
   */
  static kubeNetworkPolicies(options: KubeNetworkPoliciesOptions = {}): FlannelPolicyEnforcer {
    const container = readProps(Where.call('FlannelPolicyEnforcer.kubeNetworkPolicies'), options, CONTAINER);
    return new FlannelPolicyEnforcer({ enforces: true, container });
  }

  /**
   * Something that somebody else installs, like kube-router in its role as a firewall.
   *
   * @param name what notes call it; one line of text. Errors: `ForbiddenCharacter`, `PropMissing`, `WrongType`
   */
  static other(name: string): FlannelPolicyEnforcer {
    return new FlannelPolicyEnforcer({ enforces: true, other: readValue(Where.call('FlannelPolicyEnforcer.other'), 'name', name, enforcerName) });
  }

  private constructor(
    /** @internal */
    readonly _plan: FlannelPolicyPlan,
  ) {}
}

/** What such a choice comes down to. */
export interface FlannelPolicyPlan {
  readonly enforces: boolean;
  /** A container of Flannel's pods that does it. */
  readonly container?: { readonly image: string; readonly resources: ContainerResources };
  /** Who else does it. */
  readonly other?: string;
}

const LIB_MODULES = { name: 'lib-modules', mountPath: '/lib/modules', readOnly: true };

/** Source: flannel v0.28.9, `chart/kube-flannel/templates/daemonset.yaml`. */
export function policyContainers({ container }: FlannelPolicyPlan): readonly Plain<k8s.Container>[] {
  return container === undefined ? [] : [{
    name: 'kube-network-policies',
    image: container.image,
    command: ['/bin/netpol'],
    args: ['--hostname-override=$(MY_NODE_NAME)', '--v=2'],
    resources: container.resources,
    securityContext: { privileged: true, capabilities: { add: ['NET_ADMIN'] } },
    env: [{ name: 'MY_NODE_NAME', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } }],
    volumeMounts: [LIB_MODULES],
  }];
}

export function policyVolumes({ container }: FlannelPolicyPlan): readonly Plain<k8s.Volume>[] {
  return container === undefined ? [] : [{ name: LIB_MODULES.name, hostPath: { path: LIB_MODULES.mountPath } }];
}

/** Source: flannel v0.28.9, `chart/kube-flannel/templates/rbac.yaml`. */
export function policyRules({ container }: FlannelPolicyPlan): readonly Plain<k8s.PolicyRule>[] {
  return container === undefined ? [] : [
    { apiGroups: [''], resources: ['pods', 'namespaces'], verbs: ['get', 'list', 'watch'] },
    { apiGroups: ['networking.k8s.io'], resources: ['networkpolicies'], verbs: ['list', 'watch'] },
    { apiGroups: ['policy.networking.k8s.io'], resources: ['adminnetworkpolicies', 'baselineadminnetworkpolicies'], verbs: ['list', 'watch'] },
  ];
}
