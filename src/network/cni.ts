import { CniCapabilities } from './cni-capabilities';
import { CniPlan } from './cni-plan';
import { flannelPlan } from './flannel/flannel-plan';
import { FlannelProps } from './flannel/flannel-props';
import { preinstalledCniPlan } from './preinstalled/preinstalled-cni-plan';
import { PreinstalledCniOptions } from './preinstalled/preinstalled-cni-options';

/** Which network plugin (CNI) connects the pods of the cluster, and whether it is installed from here. */
export class Cni {
  /**
   * The cluster has a CNI already, as kind, minikube, k3s and managed clusters do: no object of it is emitted, because a second one breaks the first.
   *
   * Errors: `CidrInvalid`, `CidrNotMasked`, `ForbiddenCharacter`, `NotInteger`, `NumberOutOfRange`, `WrongType`.
   */
  static preinstalled(options: PreinstalledCniOptions = {}): Cni {
    return new Cni(preinstalledCniPlan(options));
  }

  /**
   * Flannel v0.28.9 is installed, with the objects of its own manifest: for bare nodes, as `kubeadm init` leaves them. See `Flannel`.
   *
   * Errors: those of the properties, all together.
   */
  static flannel(options: FlannelProps = {}): Cni {
    return new Cni(flannelPlan(options));
  }

  /** What this network can do. */
  readonly capabilities: CniCapabilities;

  private constructor(
    /** @internal */
    readonly _plan: CniPlan,
  ) {
    this.capabilities = _plan.capabilities;
  }
}
