import { CniCapabilities } from '../cni-capabilities';
import { PreinstalledCni } from './preinstalled-cni';

/** What is known about the CNI that a cluster runs already. Nothing of it is needed, and nothing of it ends up in an object of the CNI. */
export interface PreinstalledCniOptions {
  /**
   * Which kind of cluster it came with, for what is known of that. Everything else that is said here wins. Error: `WrongType`.
   * @default - nothing is known of it
   */
  readonly of?: PreinstalledCni;

  /**
   * What it can do, as far as you know. Errors: `MutuallyExclusive`, `NotAllowedValue`, `NumberOutOfRange`, `UnknownProp`, `WrongType`.
   * @default - what `of` knows
   */
  readonly capabilities?: CniCapabilities;

  /**
   * What errors and notes call it, like `calico`. One line of text. Error: `ForbiddenCharacter`.
   * @default - as `of` knows it, or: the preinstalled CNI
   */
  readonly name?: string;

  /**
   * Networks that pods get addresses from, in CIDR form: kubeadm's `podSubnet`, kube-controller-manager's `--cluster-cidr`.
   * They are compared with the networks of Services and nodes. Errors: `CidrInvalid`, `CidrNotMasked`.
   * @default - not known, and compared with nothing
   */
  readonly podCidrs?: string[];

  /**
   * MTU of a pod's interface, in bytes, 576 to 65535. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default - not known
   */
  readonly podMtu?: number;

  /**
   * Whether it enforces NetworkPolicy objects. Calico and Cilium do; Flannel alone does not. The same as in `capabilities`.
   * Errors: `MutuallyExclusive`, `WrongType`.
   * @default - not known, so nothing relies on it
   */
  readonly enforcesNetworkPolicy?: boolean;
}
