import { NodeTraffic } from '../../core/network-plan';
import { CniCapabilities } from '../cni-capabilities';

/** What a backend of Flannel comes down to; another backend is another one of these. */
export interface FlannelModePlan {
  /** `Backend.Type` in net-conf.json. */
  readonly type: string;
  /** The other keys of `Backend`, as Flannel spells them and in its order, without `MTU`. */
  readonly options: Readonly<Record<string, string | number | boolean | undefined>>;
  /** `Backend.MTU`, where it was given: the size of the packets between nodes, not of those in pods. */
  readonly mtu?: number;
  /** Bytes that flanneld takes off that size to get the MTU of pods. */
  readonly overhead: number;
  /** Bytes that wrapping costs where the nodes talk IPv6. */
  readonly ipv6Overhead: number;
  /** What the firewall between nodes must let through. */
  readonly nodePorts: readonly NodeTraffic[];
  readonly capabilities: CniCapabilities;
}
