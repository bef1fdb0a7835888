import { port } from '../../core/net';
import { Where } from '../../core/problem';
import { Fields, optional, readProps, required } from '../../core/props';
import { boolean, memberOf } from '../../core/values';
import { nodesApiServer } from '../words';

/** How traffic for a node port reaches a pod on another node, with eBPF. */
export enum CalicoBpfExternalServiceMode {
  /** In VXLAN, there and back. */
  TUNNEL = 'Tunnel',
  /** In VXLAN there, and answers go back directly; routers between the nodes must let that pass. */
  DSR = 'DSR',
}

/**
 * Options of `CalicoDataplane.bpf`.
 *
 * Source: Calico v3.32.1, `manifests/calico-bpf.yaml` and `FelixConfiguration`.
 */
export interface CalicoBpfOptions {
  /**
   * Name or address under which nodes reach the API server without any Service, because Calico itself makes Services work.
   * `KUBERNETES_SERVICE_HOST` in the ConfigMap `kubernetes-services-endpoint`, which with the operator stands in `tigera-operator` before
   * the operator does. Errors: `AddressInvalid`, `ApiServerIsService`.
   */
  readonly apiServerHost: string;

  /**
   * Its port. `KUBERNETES_SERVICE_PORT` in the same ConfigMap. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default 6443
   */
  readonly apiServerPort?: number;

  /**
   * How traffic for a node port reaches a pod on another node. `FelixConfiguration.spec.bpfExternalServiceMode`. Error: `NotAllowedValue`.
   * @default - CalicoBpfExternalServiceMode.TUNNEL, by Calico
   */
  readonly externalServiceMode?: CalicoBpfExternalServiceMode;

  /**
   * Whether kube-proxy goes on running, so that Calico leaves its rules alone. `FelixConfiguration.spec.bpfKubeProxyIptablesCleanupEnabled`, the
   * other way round. Error: `WrongType`.
   * @default false
   */
  readonly kubeProxyStays?: boolean;
}

const BPF = {
  apiServerHost: required(nodesApiServer),
  apiServerPort: optional(port, 6443),
  externalServiceMode: optional(memberOf(CalicoBpfExternalServiceMode)),
  kubeProxyStays: optional(boolean, false),
} satisfies Fields<CalicoBpfOptions>;

/** What in the kernel Calico works with. */
export class CalicoDataplane {
  /** iptables, beside kube-proxy. */
  static iptables(): CalicoDataplane {
    return new CalicoDataplane({ installation: 'Iptables', felixSwitch: {}, felix: {}, kernelMinimum: '5.10', replacesKubeProxy: false });
  }

  /** nftables, beside a kube-proxy in its mode nftables; from Linux 5.13 and nft 1.0.1 on. */
  static nftables(): CalicoDataplane {
    return new CalicoDataplane({
      installation: 'Nftables', felixSwitch: { nftablesMode: 'Enabled' }, felix: {}, kernelMinimum: '5.13', replacesKubeProxy: false,
    });
  }

  /** eBPF, in place of kube-proxy. Errors: those of the options, all together. */
  static bpf(options: CalicoBpfOptions): CalicoDataplane {
    return new CalicoDataplane(readProps(Where.call('CalicoDataplane.bpf'), options, BPF, (said): CalicoDataplanePlan => ({
      installation: 'BPF',
      apiServer: { host: said.apiServerHost, port: said.apiServerPort },
      felixSwitch: { bpfEnabled: true },
      felix: {
        bpfExternalServiceMode: said.externalServiceMode,
        bpfKubeProxyIptablesCleanupEnabled: said.kubeProxyStays ? false : undefined,
      },
      kernelMinimum: '5.10',
      replacesKubeProxy: true,
    })));
  }

  private constructor(
    /** @internal */
    readonly _plan: CalicoDataplanePlan,
  ) {}
}

/** What that comes down to. */
export interface CalicoDataplanePlan {
  /** `Installation.spec.calicoNetwork.linuxDataplane`. */
  readonly installation: 'Iptables' | 'Nftables' | 'BPF';
  /** Fields of the FelixConfiguration that choose it, which the operator sets itself. */
  readonly felixSwitch: { readonly nftablesMode?: 'Enabled'; readonly bpfEnabled?: boolean };
  /** Further fields of the FelixConfiguration. */
  readonly felix: { readonly bpfExternalServiceMode?: CalicoBpfExternalServiceMode; readonly bpfKubeProxyIptablesCleanupEnabled?: boolean };
  /** Where the API server answers without kube-proxy. */
  readonly apiServer?: { readonly host: string; readonly port: number };
  readonly kernelMinimum: string;
  readonly replacesKubeProxy: boolean;
}
