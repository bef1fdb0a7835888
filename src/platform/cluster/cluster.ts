import { ClusterOfNodesOptions } from './cluster-options';
import { ClusterPlan } from './cluster-plan';
import { dockerDesktopCluster, DockerDesktopClusterOptions } from './docker-desktop-cluster';
import { k3dCluster, K3dClusterOptions } from './k3d-cluster';
import { k3sCluster, rke2Cluster } from './k3s-cluster';
import { kindCluster, KindClusterOptions } from './kind-cluster';
import { kubeadmCluster, KubeadmClusterOptions } from './kubeadm-cluster';
import { microK8sCluster, MicroK8sClusterOptions } from './micro-k8s-cluster';
import { minikubeCluster, MinikubeClusterOptions } from './minikube-cluster';
import { talosCluster, TalosClusterOptions } from './talos-cluster';

/**
 * The cluster that a Prow is for, where it is one's own: on the own machine, or on machines of one's own. It brings what is known of the CNI that
 * the distribution has, of its networks, its storage and its ways in, and is written down as files that it is started from, in the folder `cluster`
 * of the output. Where another CNI is installed from here, these files leave the distribution's own out.
 */
export class Cluster {
  /**
   * kind: nodes are containers of Docker or Podman. `cluster/kind.conf` maps the node ports of hook and deck to the own machine, and leaves out
   * kindnet and kube-proxy where a CNI is installed that takes their place.
   *
   * Errors: those of the options, all together.
   */
  static kind(options: KindClusterOptions = {}): Cluster {
    return new Cluster(kindCluster(options));
  }

  /**
   * minikube: nodes are containers, virtual machines, or the machine itself. `NEXT-STEPS.md` has the whole of `minikube start`.
   *
   * Errors: `PropWithoutEffect` and those of the options, all together.
   */
  static minikube(options: MinikubeClusterOptions = {}): Cluster {
    return new Cluster(minikubeCluster(options));
  }

  /**
   * k3d: k3s in containers of Docker. `cluster/k3d.conf` maps the ports that the way in needs.
   *
   * Errors: those of the options, all together.
   */
  static k3d(options: K3dClusterOptions = {}): Cluster {
    return new Cluster(k3dCluster(options));
  }

  /**
   * The cluster in Docker Desktop, whose CNI nothing replaces (`MutuallyExclusive`).
   *
   * Errors: `PropWithoutEffect` and those of the options, all together.
   */
  static dockerDesktop(options: DockerDesktopClusterOptions = {}): Cluster {
    return new Cluster(dockerDesktopCluster(options));
  }

  /**
   * k3s on machines of one's own, by `cluster/k3s.conf`; beside it what their kernel needs, and rules for their firewall.
   *
   * Errors: those of the options, all together.
   */
  static k3s(options: ClusterOfNodesOptions = {}): Cluster {
    return new Cluster(k3sCluster(options));
  }

  /**
   * Machines of one's own that kubeadm makes a cluster of, by `cluster/kubeadm.conf`; beside it what their kernel needs, and rules for their
   * firewall. kubeadm brings no CNI, so `cni` has to be said (`PropMissing`), and no StorageClass.
   *
   * Errors: `PropMissing` and those of the options, all together.
   */
  static kubeadm(options: KubeadmClusterOptions = {}): Cluster {
    return new Cluster(kubeadmCluster(options));
  }

  /**
   * Talos Linux, by the patch of its machine configuration in `cluster/talos.conf`. It has no StorageClass.
   *
   * Errors: those of the options, all together.
   */
  static talos(options: TalosClusterOptions = {}): Cluster {
    return new Cluster(talosCluster(options));
  }

  /**
   * MicroK8s, by the launch configuration in `cluster/microk8s.conf`, with its addons dns and hostpath-storage. Its CNI nothing replaces
   * (`MutuallyExclusive`).
   *
   * Errors: those of the options, all together.
   */
  static microK8s(options: MicroK8sClusterOptions = {}): Cluster {
    return new Cluster(microK8sCluster(options));
  }

  /**
   * RKE2 on machines of one's own, by `cluster/rke2.conf`; beside it what their kernel needs, and rules for their firewall. It has no StorageClass.
   *
   * Errors: those of the options, all together.
   */
  static rke2(options: ClusterOfNodesOptions = {}): Cluster {
    return new Cluster(rke2Cluster(options));
  }

  /** As errors and notes call it, like `kind`. */
  readonly name: string;

  private constructor(
    /** @internal */
    readonly _plan: ClusterPlan,
  ) {
    this.name = _plan.name;
  }
}
