import { CiliumSettings } from './cilium-settings';

/** Properties of `CiliumConfig`. */
export interface CiliumConfigProps extends CiliumSettings {
  /**
   * Namespace that Cilium is installed in. Errors: `NameNotDnsLabel`, `NameTooLong`.
   * @default kube-system
   */
  readonly namespace?: string;
}
