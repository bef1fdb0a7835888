import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { IpPool as V1IpPool } from '../../../imports/crd.projectcalico.org';
import type { IpPool } from '../../../imports/projectcalico.org';
import { customObject } from '../../core/manifest';
import { Where } from '../../core/problem';
import { Fields, optional, readProps } from '../../core/props';
import { memberOf } from '../../core/values';
import { CalicoApiVersion, V1_WARNING } from '../calico-versions';
import { CalicoPoolOptions, CalicoPoolSettings, POOL_FIELDS, settlePool } from './calico-pool-options';

/** Properties of `CalicoPool`. */
export interface CalicoPoolProps extends CalicoPoolOptions {
  /**
   * Under which name it is written. `apiVersion`. Error: `NotAllowedValue`.
   * @default CalicoApiVersion.V3
   */
  readonly apiVersion?: CalicoApiVersion;
}

const FIELDS = { ...POOL_FIELDS, apiVersion: optional(memberOf(CalicoApiVersion), CalicoApiVersion.V3) } satisfies Fields<CalicoPoolProps>;

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
    const { apiVersion, pool } = readProps(Where.construct(this.node.path), props, FIELDS, (said, p) => (
      { apiVersion: said.apiVersion, pool: settlePool(said, p) }
    ));
    this.poolName = pool.name;
    this.warnings = apiVersion === CalicoApiVersion.V1 ? [V1_WARNING] : [];
    this.pool = placeCalicoPool(this, 'Resource', apiVersion, pool);
  }
}

/** The IPPool, with every field: what is left out in v1 is filled in by nobody. */
export function placeCalicoPool(scope: Construct, id: string, apiVersion: CalicoApiVersion, pool: CalicoPoolSettings): ApiObject {
  const { cidr, blockSize, encapsulation: { ipipMode, vxlanMode }, natOutgoing, nodeSelector, namespaceSelector } = pool;
  const { allowedUses, assignmentMode, disabled, disableBGPExport } = pool;
  return customObject<IpPool | V1IpPool>(scope, id, {
    apiVersion,
    kind: 'IPPool',
    metadata: { name: pool.name },
    spec: {
      cidr, blockSize, ipipMode, vxlanMode, natOutgoing, nodeSelector, namespaceSelector, allowedUses, assignmentMode, disabled, disableBGPExport,
    },
  });
}
