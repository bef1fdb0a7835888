import { hostOrAddress, port } from '../../core/net';
import { Where } from '../../core/problem';
import { readOldProps } from '../../core/props-reader';
import { boolean, oneOf } from '../../core/values';
import { CalicoBpfOptions } from './calico-bpf-options';

/** What in the kernel Calico works with. */
export class CalicoDataplane {
  /** iptables, beside kube-proxy. */
  static iptables(): CalicoDataplane {
    return new CalicoDataplane({ installation: 'Iptables', felixSwitch: {}, felix: {}, kernelMinimum: '5.10', replacesKubeProxy: false });
  }

  /** nftables, beside a kube-proxy in its mode nftables; from Linux 5.13 and nft 1.0.1 on. */
  static nftables(): CalicoDataplane {
    return new CalicoDataplane({ installation: 'Nftables', felixSwitch: { nftablesMode: 'Enabled' }, felix: {}, kernelMinimum: '5.13', replacesKubeProxy: false });
  }

  /** eBPF, in place of kube-proxy. Errors: those of the options, all together. */
  static bpf(options: CalicoBpfOptions): CalicoDataplane {
    return new CalicoDataplane(readOldProps<CalicoBpfOptions, CalicoDataplanePlan>(Where.call('CalicoDataplane.bpf'), options, (p) => ({
      installation: 'BPF',
      apiServer: { host: p.required('apiServerHost', hostOrAddress), port: p.optional('apiServerPort', port, 6443) },
      felixSwitch: { bpfEnabled: true },
      felix: {
        bpfExternalServiceMode: p.optional('externalServiceMode', oneOf('Tunnel', 'DSR')),
        bpfKubeProxyIptablesCleanupEnabled: p.optional('kubeProxyStays', boolean, false) ? false : undefined,
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
  readonly felix: { readonly bpfExternalServiceMode?: 'Tunnel' | 'DSR'; readonly bpfKubeProxyIptablesCleanupEnabled?: boolean };
  /** Where the API server answers without kube-proxy. */
  readonly apiServer?: { readonly host: string; readonly port: number };
  readonly kernelMinimum: string;
  readonly replacesKubeProxy: boolean;
}
