import { Where } from '../../core/problem';
import { image } from '../../core/names';
import { readValue, Rule } from '../../core/props';
import { passes, readOldProps } from '../../core/props-reader';
import { ContainerResources, containerResources } from '../../core/workload-options';
import { text } from '../../core/safe-text';
import { KubeNetworkPoliciesOptions } from './kube-network-policies-options';

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
    return new FlannelPolicyEnforcer(readOldProps<KubeNetworkPoliciesOptions, FlannelPolicyPlan>(Where.call('FlannelPolicyEnforcer.kubeNetworkPolicies'), options, (p) => ({
      enforces: true,
      container: {
        image: p.optional('image', image, 'registry.k8s.io/networking/kube-network-policies:v1.0.0'),
        resources: p.optional('resources', containerResources, { requests: { cpu: '100m', memory: '50Mi' } }),
      },
    })));
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

const enforcerName: Rule<string> = (value, report) => {
  if (passes(text, value, report) && value.trim() === '') report({ what: 'is empty', instead: 'say who enforces policies, like "kube-router"', code: 'PropMissing' });
  return value as string;
};

/** What such a choice comes down to. */
export interface FlannelPolicyPlan {
  readonly enforces: boolean;
  /** A container of Flannel's pods that does it. */
  readonly container?: { readonly image: string; readonly resources: ContainerResources };
  /** Who else does it. */
  readonly other?: string;
}
