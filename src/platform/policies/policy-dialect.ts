import { Where } from '../../core/problem';
import { readOldProps } from '../../core/props-reader';
import { boolean, integer } from '../../core/values';
import { CalicoPolicyOptions } from './calico-policy-options';
import { calicoPolicies } from './calico-policies';
import { ciliumPolicies } from './cilium-policies';
import { kubernetesPolicies } from './kubernetes-policies';
import { PolicyWriter } from './policy-writer';

/** The kind of policy that who may talk to whom is written as. The traffic is the same; what some can say and others cannot is the rest. */
export class PolicyDialect {
  /** NetworkPolicy of Kubernetes itself: addresses and ports. Every CNI that enforces anything enforces it. */
  static kubernetes(): PolicyDialect {
    return new PolicyDialect('networking.k8s.io', kubernetesPolicies, false);
  }

  /**
   * CiliumNetworkPolicy: besides, only `POST /hook` reaches hook, and outside only the names that are needed are resolved and reached. Cilium's
   * L7 proxy has to be on (`FeatureMissing`).
   */
  static cilium(): PolicyDialect {
    return new PolicyDialect('cilium.io', ciliumPolicies, true);
  }

  /** NetworkPolicy of Calico: besides, an order among other policies of Calico, and denied packets in the log of the node's kernel. */
  static calico(options: CalicoPolicyOptions = {}): PolicyDialect {
    return readOldProps<CalicoPolicyOptions, PolicyDialect>(Where.call('PolicyDialect.calico'), options, (p) => {
      const settings = { order: p.optional('order', integer(0, 1_000_000), 1000), logsDenied: p.optional('logsDenied', boolean, false) };
      return new PolicyDialect('projectcalico.org', calicoPolicies(settings), false);
    });
  }

  private constructor(
    /**
     * The API group of its objects.
     * @internal
     */
    readonly _group: string,
    /** @internal */
    readonly _write: PolicyWriter,
    /**
     * Whether its policies look into HTTP and DNS.
     * @internal
     */
    readonly _readsL7: boolean,
  ) {}
}
