import { absolutePath } from '../../core/names';
import { Fields } from '../../core/props';
import { boolean, memberOf } from '../../core/values';
import { group, placed } from './cilium-values';

/** The plugin that Cilium works on top of. */
export enum CiliumChainingMode {
  /** None: it is the network itself. */
  NONE = 'none',
  /** Amazon's VPC CNI. */
  AWS_CNI = 'aws-cni',
  /** Flannel. */
  FLANNEL = 'flannel',
  /** Any plugin that gives pods devices of the kind veth. */
  GENERIC_VETH = 'generic-veth',
  /** portmap alone, for ports of nodes. */
  PORTMAP = 'portmap',
}

/** How Cilium installs itself as the container network of a node. Source: cilium 1.20.0, chart `cilium`, values.yaml, `cni`. */
export interface CiliumCniOptions {
  /**
   * Whether other plugins' files in `/etc/cni/net.d` are renamed, so that nothing but Cilium is used. Value `cni.exclusive`. Error: `WrongType`.
   * @default - true, by Cilium
   */
  readonly exclusive?: boolean;

  /**
   * The plugin that Cilium works on top of. Value `cni.chainingMode`. Error: `NotAllowedValue`.
   * @default - CiliumChainingMode.NONE, by Cilium
   */
  readonly chainingMode?: CiliumChainingMode;

  /**
   * Folder of nodes with the settings of plugins. Value `cni.confPath`. Error: `PathNotAbsolute`.
   * @default - /etc/cni/net.d, by Cilium
   */
  readonly confPath?: string;

  /**
   * Folder of nodes with the plugins. Value `cni.binPath`. Error: `PathNotAbsolute`.
   * @default - /opt/cni/bin, by Cilium
   */
  readonly binPath?: string;
}

export const cni = group({
  exclusive: placed('cni.exclusive', boolean),
  chainingMode: placed('cni.chainingMode', memberOf(CiliumChainingMode)),
  confPath: placed('cni.confPath', absolutePath),
  binPath: placed('cni.binPath', absolutePath),
} satisfies Fields<CiliumCniOptions>);
