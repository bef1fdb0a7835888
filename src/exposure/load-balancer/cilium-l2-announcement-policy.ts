import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { CiliumL2AnnouncementPolicy as Policy } from '../../../imports/cilium.io';
import { dnsSubdomain, labelValue, qualifiedName } from '../../core/names';
import { Where } from '../../core/problem';
import { PropsReader, readOldProps } from '../../core/props-reader';
import { text } from '../../core/safe-text';
import { list, record } from '../../core/values';
import { matching, PoolObject, poolObject } from './pool-objects';

/** Properties of `CiliumL2AnnouncementPolicy`. */
export interface CiliumL2AnnouncementPolicyProps {
  /**
   * Name of the policy. Error: `NameNotDnsSubdomain`.
   * @default prow
   */
  readonly name?: string;

  /**
   * Regular expressions of the nodes' interfaces on which it answers, as Go reads them: `^eth[0-9]+`. `spec.interfaces`. Error: `EmptyList`.
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
    const labels = record(labelValue, qualifiedName);
    const read = (p: PropsReader<CiliumL2AnnouncementPolicyProps>): PoolObject<Policy> => ({
      apiVersion: 'cilium.io/v2alpha1',
      kind: 'CiliumL2AnnouncementPolicy',
      name: p.optional('name', dnsSubdomain, 'prow'),
      spec: {
        loadBalancerIPs: true,
        interfaces: p.optional('interfaces', list(text, 1)),
        nodeSelector: matching(p.optional('nodeLabels', labels)),
        serviceSelector: matching(p.optional('serviceLabels', labels)),
      },
    });
    this.policy = poolObject(this, readOldProps(Where.construct(this.node.path), props, read));
  }
}
