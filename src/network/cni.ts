import { Where } from '../core/problem';
import { readValue } from '../core/props';
import { calicoPlan } from './calico/calico-plan';
import { CalicoProps } from './calico/calico-props';
import { canalPlan } from './canal/canal-plan';
import { CanalProps } from './canal/canal-props';
import { ciliumPlan } from './cilium/cilium-plan';
import { CiliumProps } from './cilium/cilium-props';
import { CniCapabilities } from './cni-capabilities';
import { CniPlan } from './cni-plan';
import { flannelPlan } from './flannel/flannel-plan';
import { FlannelProps } from './flannel/flannel-props';
import { interfaceMtu, trafficName } from './words';
import { preinstalledCniPlan } from './preinstalled/preinstalled-cni-plan';
import { PreinstalledCniOptions } from './preinstalled/preinstalled-cni-plan';
import { weavePlan } from './weave/weave-plan';
import { WeaveProps } from './weave/weave-props';

/** Which network plugin (CNI) connects the pods of the cluster, and whether it is installed from here. */
export class Cni {
  /**
   * The cluster has a CNI already, as kind, minikube, k3s and managed clusters do: no object of it is emitted, because a second one breaks the first.
   *
   * Errors: `CidrInvalid`, `CidrNotMasked`, `ForbiddenCharacter`, `NotAllowedValue`, `NotInteger`, `NumberOutOfRange`, `WrongType`.
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

  /**
   * Calico v3.32.1 is installed, by its operator or from objects: for bare nodes, as `kubeadm init` leaves them. See `Calico`.
   *
   * Errors: those of the properties, all together.
   */
  static calico(options: CalicoProps = {}): Cni {
    return new Cni(calicoPlan(options));
  }

  /**
   * Flannel is installed with Calico's enforcement of policies beside it, as in Calico's own manifest: for bare nodes. See `Canal`.
   *
   * Errors: those of the properties, all together.
   */
  static canal(options: CanalProps = {}): Cni {
    return new Cni(canalPlan(options));
  }

  /**
   * Cilium is installed by its own Helm chart, which somebody renders: you, a Job, k3s, Flux or Argo CD. The chart's values are written to
   * `cilium/values.txt` in the output folder. For clusters without a CNI. See `Cilium`.
   *
   * Errors: those of the properties, all together.
   */
  static cilium(options: CiliumProps = {}): Cni {
    return new Cni(ciliumPlan(options));
  }

  /**
   * Weave Net 2.8.1 is installed, which nobody looks after any more; it has to be acknowledged, and makes a warning. See `Weave`.
   *
   * Errors: those of the properties, all together.
   */
  static weave(options: WeaveProps): Cni {
    return new Cni(weavePlan(options));
  }

  /** What this network can do. */
  readonly capabilities: CniCapabilities;

  /** What the firewall between nodes must let through, as sentences like `UDP 8472: packets between pods of different nodes, in VXLAN`. */
  readonly firewall: string[];

  private constructor(
    /** @internal */
    readonly _plan: CniPlan,
  ) {
    this.capabilities = _plan.capabilities;
    this.firewall = _plan.network.nodePorts.map((traffic) => `${trafficName(traffic)}: ${traffic.purpose}`);
  }

  /**
   * The largest MTU of a pod's interface, in bytes, over nodes whose interfaces have this one; undefined where nobody knows what the CNI takes.
   *
   * @param nodeMtu MTU of the interface over which nodes reach each other, 576 to 65535; errors: `NotInteger`, `NumberOutOfRange`, `WrongType`
   */
  podMtuOver(nodeMtu: number): number | undefined {
    const mtu = readValue(Where.call('Cni.podMtuOver'), 'nodeMtu', nodeMtu, interfaceMtu);
    const { overheadBytes } = this.capabilities;
    return overheadBytes === undefined ? undefined : mtu - overheadBytes;
  }
}
