import { NodeTraffic } from '../../core/network-plan';
import { CniCapabilities, CniSetupEffort } from '../cni-capabilities';

/** What a backend of Flannel comes down to; another backend is another one of these. */
export interface FlannelModePlan {
  /** `Backend.Type` in net-conf.json. */
  readonly type: string;
  /** The other keys of `Backend`, as Flannel spells them and in its order, without `MTU` and `PSK`. */
  readonly options: Readonly<Record<string, string | number | boolean | undefined>>;
  /** `Backend.MTU`, where it was given: the size of the packets between nodes, not of those in pods. */
  readonly mtu?: number;
  /** Bytes that flanneld takes off that size to get the MTU of pods. */
  readonly overhead: number;
  /** Bytes that wrapping costs where the nodes talk IPv6. */
  readonly ipv6Overhead: number;
  /** What the firewall between nodes must let through. */
  readonly nodePorts: readonly NodeTraffic[];
  /** What it must let through besides where pods have IPv6 addresses too. */
  readonly ipv6NodePorts?: readonly NodeTraffic[];
  readonly capabilities: CniCapabilities;
  /** Kernel modules that every node needs for it. */
  readonly kernelModules: readonly string[];
  /** A key that all nodes share, which stands in a Secret and never in net-conf.json; absent where there is none. */
  readonly psk?: FlannelPsk;
  /** Whether flanneld opens `/dev/net/tun`, for which it must be privileged. */
  readonly tun: boolean;
  /** The only CPU that it is built for, as the label `kubernetes.io/arch` names it. */
  readonly arch?: string;
  /** What is wrong with it, in whole sentences. */
  readonly warnings: readonly string[];
}

/** Where a key that all nodes share comes from. */
export interface FlannelPsk {
  readonly secretName: string;
  readonly key: string;
  /** How many characters it has, as the shell's `test` compares: `-eq 44`, `-ge 96`. */
  readonly length: string;
  /** The same in words. */
  readonly form: string;
  /** Bytes that `secrets.sh` makes it of, where what it writes is a legal key. */
  readonly randomBytes?: number;
}

/** The rest of a plan of a backend that asks for nothing special. */
export const PLAIN_MODE = { kernelModules: [], tun: false, warnings: [] } as const satisfies Partial<FlannelModePlan>;

/** What Flannel never does, whatever carries its packets. */
export const FLANNEL: CniCapabilities = {
  l7Policy: false,
  observability: 'none',
  loadBalancer: 'none',
  kubeProxyReplacement: false,
  multiCluster: false,
  maintainedBy: 'community',
  enterpriseSupport: 'none',
  setupEffort: CniSetupEffort.LOW,
};
