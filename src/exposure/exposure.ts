import { clusterIpExposure } from './cluster-ip-exposure';
import { ClusterIpExposureOptions } from './cluster-ip-exposure-options';
import { ExposurePlan } from './exposure-plan';
import { nodePortExposure } from './node-port-exposure';
import { NodePortExposureOptions } from './node-port-exposure-options';

/** How GitHub reaches hook, and people reach deck. */
export class Exposure {
  /**
   * Every node answers: on port 30001 for hook, on port 30002 for deck. Needs nothing but the nodes; not encrypted.
   *
   * Errors: those of the options, all together.
   */
  static nodePort(options: NodePortExposureOptions = {}): Exposure {
    return new Exposure(nodePortExposure(options));
  }

  /**
   * Only pods of the cluster reach hook and deck; what lets others in, is made elsewhere.
   *
   * Errors: those of the options, all together.
   */
  static clusterIp(options: ClusterIpExposureOptions = {}): Exposure {
    return new Exposure(clusterIpExposure(options));
  }

  private constructor(
    /** @internal */
    readonly _plan: ExposurePlan,
  ) {}
}
