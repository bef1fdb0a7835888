import { Where } from '../../core/problem';
import { Fields, optional, readProps } from '../../core/props';
import { boolean, integer } from '../../core/values';
import { calicoPolicies } from './calico-policies';
import { ciliumPolicies } from './cilium-policies';
import { kubernetesPolicies } from './kubernetes-policies';
import { PolicyWriter } from './policy-writer';

/** Options of `PolicyDialect.calico`. */
export interface CalicoPolicyOptions {
  /**
   * Place among other policies of Calico, lower ones first; `spec.order` of those that allow, and one more of those that deny.
   * From 0 to 1000000. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default 1000
   */
  readonly order?: number;

  /**
   * Whether what is denied is written to the log of the node's kernel, with the prefix `calico-packet`: an action `Log` before `Deny`.
   * @default false
   */
  readonly logsDenied?: boolean;
}

/** Options of `PolicyDialect.cilium`. */
export interface CiliumPolicyOptions {
  /**
   * Whether policies look into HTTP and DNS (layer 7), which Cilium's L7 proxy does. Without, GitHub is reached by addresses: by those of
   * `gitHubCidrs`, or by all.
   * @default true
   */
  readonly l7?: boolean;
}

const CILIUM = { l7: optional(boolean, true) } satisfies Fields<CiliumPolicyOptions>;

const CALICO = { order: optional(integer(0, 1_000_000), 1000), logsDenied: optional(boolean, false) } satisfies Fields<CalicoPolicyOptions>;

/** The kind of policy that who may talk to whom is written as. The traffic is the same; what some can say and others cannot is the rest. */
export class PolicyDialect {
  /**
   * NetworkPolicy of Kubernetes itself: addresses and ports. Every CNI that enforces anything enforces it. Cilium never matches addresses of nodes and pods,
   * so that it does there only for an API server outside of the cluster, or with `policyCIDRMatchMode: ['nodes']` among the chart's values (`CidrNotMatched`).
   */
  static kubernetes(): PolicyDialect {
    return new PolicyDialect('networking.k8s.io', kubernetesPolicies, false);
  }

  /**
   * CiliumNetworkPolicy: the API server, nodes and Cilium's own proxy are known by what they are and not by addresses. Besides, only `POST /hook` reaches hook,
   * and outside only the names that are needed are resolved and reached; for these Cilium's L7 proxy has to be on (`FeatureMissing`).
   * Error: `WrongType`.
   */
  static cilium(options: CiliumPolicyOptions = {}): PolicyDialect {
    const { l7 } = readProps(Where.call('PolicyDialect.cilium'), options, CILIUM);
    return new PolicyDialect('cilium.io', ciliumPolicies({ l7 }), l7);
  }

  /** NetworkPolicy of Calico: besides, an order among other policies of Calico, and denied packets in the log of the node's kernel. */
  static calico(options: CalicoPolicyOptions = {}): PolicyDialect {
    const settings = readProps(Where.call('PolicyDialect.calico'), options, CALICO);
    return new PolicyDialect('projectcalico.org', calicoPolicies(settings), false);
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
