import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { CiliumL2AnnouncementPolicy as Policy } from '../../../imports/cilium.io';
import { Where } from '../../core/problem';
import { Fields, optional, readProps, ValuesOf } from '../../core/props';
import { interfaceExpression } from '../../schema/interface-expression';
import { list } from '../../core/values';
import { matching, poolObject } from './pool-objects';
import { matchedLabels, objectName } from './words';

/** Properties of `CiliumL2AnnouncementPolicy`. */
export interface CiliumL2AnnouncementPolicyProps {
  /**
   * Name of the policy. Error: `NameNotDnsSubdomain`.
   * @default prow
   */
  readonly name?: string;

  /**
   * Regular expressions of the nodes' interfaces on which it answers, as Go reads them: `^eth[0-9]+`. `spec.interfaces`.
   * Errors: `EmptyList`, `InterfaceInvalid` for a wildcard as `eth+`, `RegexpInvalid`.
   * @default - all interfaces that Cilium manages
   */
  readonly interfaces?: string[];

  /**
   * Labels of the nodes that answer. `spec.nodeSelector`. Errors: `LabelValueInvalid`, `QualifiedNameInvalid`.
   * @default - all nodes
   */
  readonly nodeLabels?: { [label: string]: string };

  /**
   * Labels of the Services whose addresses are announced. `spec.serviceSelector`. Errors: `LabelValueInvalid`, `QualifiedNameInvalid`.
   * @default - all Services
   */
  readonly serviceLabels?: { [label: string]: string };
}

const POLICY = {
  name: objectName,
  interfaces: optional(list(interfaceExpression, 1)),
  nodeLabels: optional(matchedLabels),
  serviceLabels: optional(matchedLabels),
} satisfies Fields<CiliumL2AnnouncementPolicyProps>;

export function placeL2AnnouncementPolicy(scope: Construct, { name, interfaces, nodeLabels, serviceLabels }: ValuesOf<typeof POLICY>): ApiObject {
  return poolObject<Policy>(scope, {
    apiVersion: 'cilium.io/v2alpha1',
    kind: 'CiliumL2AnnouncementPolicy',
    name,
    spec: { loadBalancerIPs: true, interfaces, nodeSelector: matching(nodeLabels), serviceSelector: matching(serviceLabels) },
  });
}

/**
 * Lets one node at a time answer for the addresses of load balancers in its own layer 2 network, by ARP and NDP: the
 * CiliumL2AnnouncementPolicy, and nothing else. Cilium needs `l2announcements.enabled` and `kubeProxyReplacement` for it.
 *
 * Source: cilium v1.20, pkg/k8s/apis/cilium.io/v2alpha1/l2announcement_types.go.
 */
export class CiliumL2AnnouncementPolicy extends Construct {
  /** The CiliumL2AnnouncementPolicy, which belongs to the whole cluster. */
  readonly policy: ApiObject;

  constructor(scope: Construct, id: string, props: CiliumL2AnnouncementPolicyProps = {}) {
    super(scope, id);
    this.policy = placeL2AnnouncementPolicy(this, readProps(Where.construct(this.node.path), props, POLICY));
  }
}
