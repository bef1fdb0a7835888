import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { IpPool as V1IpPool } from '../../../imports/crd.projectcalico.org';
import type { IpPool } from '../../../imports/projectcalico.org';
import { customObject } from '../../core/manifest';
import { Where } from '../../core/problem';
import { PropsReader, readOldProps } from '../../core/props-reader';
import { oneOf } from '../../core/values';
import { V1, V1_WARNING, V3 } from '../calico-versions';
import { CalicoPoolPlan, readCalicoPool } from './calico-pool-plan';
import { CalicoPoolProps } from './calico-pool-props';

/**
 * One IPPool, and nothing else: a network that Calico gives addresses from, and how packets of them travel between nodes.
 *
 * Calico must be there, and its API server for `projectcalico.org/v3`. Errors: those of the properties, all together.
 *
 * Source: Calico v3.32.1, `api/pkg/apis/projectcalico/v3/ippool.go`.
 */
export class CalicoPool extends Construct {
  /** Name of the IPPool. */
  readonly poolName: string;

  /** The IPPool. */
  readonly pool: ApiObject;

  /** What to know before it is applied, in whole sentences. */
  readonly warnings: string[];

  constructor(scope: Construct, id: string, props: CalicoPoolProps) {
    super(scope, id);
    const { plan, apiVersion } = readOldProps<CalicoPoolProps, Read>(Where.construct(this.node.path), props, read);
    this.poolName = plan.name;
    this.warnings = apiVersion === V1 ? [V1_WARNING] : [];
    this.pool = customObject<IpPool | V1IpPool>(this, 'Resource', { apiVersion, kind: 'IPPool', metadata: { name: plan.name }, spec: poolSpec(plan) });
  }
}

interface Read {
  readonly plan: CalicoPoolPlan;
  readonly apiVersion: typeof V3 | typeof V1;
}

function read(p: PropsReader<CalicoPoolProps>): Read {
  return { plan: readCalicoPool(p), apiVersion: p.optional('apiVersion', oneOf(V3, V1), V3) };
}

/** Every field is written: what is left out in v1 is filled in by nobody. */
export function poolSpec(plan: CalicoPoolPlan) {
  return {
    cidr: plan.cidr,
    blockSize: plan.blockSize,
    ipipMode: plan.encapsulation.ipipMode,
    vxlanMode: plan.encapsulation.vxlanMode,
    natOutgoing: plan.natOutgoing,
    nodeSelector: plan.nodeSelector,
    namespaceSelector: plan.namespaceSelector,
    allowedUses: plan.allowedUses,
    assignmentMode: plan.assignmentMode,
    disabled: plan.disabled,
    disableBGPExport: plan.disableBGPExport,
  };
}
