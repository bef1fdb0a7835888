import { cidr } from '../../core/net';
import { Where } from '../../core/problem';
import { readValue } from '../../core/props';
import { list } from '../../core/values';
import { ipAddress } from '../words';
import { interfacePattern } from './words';

/**
 * How Calico finds the address under which a node reaches the others, on nodes that have several.
 *
 * Source: Calico v3.32.1, `node/pkg/lifecycle/startup/autodetection` and `Installation.spec.calicoNetwork.nodeAddressAutodetectionV4`.
 */
export class CalicoAutodetection {
  /** The first address of the first interface that is no bridge and no tunnel; what Calico does by itself for IPv4. */
  static firstFound(): CalicoAutodetection {
    return new CalicoAutodetection({ method: 'first-found', installation: { firstFound: true } });
  }

  /** The address that Kubernetes knows the node by (`InternalIP`). */
  static kubernetesInternalIp(): CalicoAutodetection {
    return new CalicoAutodetection({ method: 'kubernetes-internal-ip', installation: { kubernetes: 'NodeInternalIP' } });
  }

  /**
   * The address that the node would send to this one from.
   * @param address an IP address; error: `IpAddressInvalid`
   */
  static canReach(address: string): CalicoAutodetection {
    const canReach = readValue(Where.call('CalicoAutodetection.canReach'), 'address', address, ipAddress);
    return new CalicoAutodetection({ method: `can-reach=${canReach}`, installation: { canReach } });
  }

  /**
   * The address of the first interface whose name fits.
   * @param pattern a regular expression like `eth.*`, or several with commas between; errors: `ForbiddenCharacter`, `InterfaceInvalid`, `RegexpInvalid`
   */
  static interfaces(pattern: string): CalicoAutodetection {
    const expression = readValue(Where.call('CalicoAutodetection.interfaces'), 'pattern', pattern, interfacePattern);
    return new CalicoAutodetection({ method: `interface=${expression}`, installation: { interface: expression } });
  }

  /**
   * The address of the first interface whose name does not fit.
   * @param pattern a regular expression like `docker.*`, or several with commas between; errors: `ForbiddenCharacter`, `InterfaceInvalid`, `RegexpInvalid`
   */
  static skipInterfaces(pattern: string): CalicoAutodetection {
    const expression = readValue(Where.call('CalicoAutodetection.skipInterfaces'), 'pattern', pattern, interfacePattern);
    return new CalicoAutodetection({ method: `skip-interface=${expression}`, installation: { skipInterface: expression } });
  }

  /**
   * The address that lies in one of these networks.
   * @param networks at least one, in CIDR form; errors: `CidrInvalid`, `CidrNotMasked`, `EmptyList`
   */
  static cidrs(networks: string[]): CalicoAutodetection {
    const cidrs = readValue(Where.call('CalicoAutodetection.cidrs'), 'networks', networks, list(cidr, 1));
    return new CalicoAutodetection({ method: `cidr=${cidrs.join(',')}`, installation: { cidrs } });
  }

  private constructor(
    /** @internal */
    readonly _plan: CalicoAutodetectionPlan,
  ) {}
}

/** The same for both flavours. */
export interface CalicoAutodetectionPlan {
  /** Value of the environment variable `IP_AUTODETECTION_METHOD`. */
  readonly method: string;
  /** Value of `nodeAddressAutodetectionV4` in an Installation. */
  readonly installation: {
    readonly firstFound?: boolean;
    readonly kubernetes?: 'NodeInternalIP';
    readonly canReach?: string;
    readonly interface?: string;
    readonly skipInterface?: string;
    readonly cidrs?: readonly string[];
  };
}
