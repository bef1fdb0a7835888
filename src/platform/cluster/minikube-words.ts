/** What nodes of minikube are, as its flag `--driver` has it. */
export enum MinikubeDriver {
  /** Containers of Docker. */
  DOCKER = 'docker',
  /** Containers of Podman. */
  PODMAN = 'podman',
  /** Virtual machines of KVM, on Linux. */
  KVM2 = 'kvm2',
  /** Virtual machines of QEMU. */
  QEMU2 = 'qemu2',
  /** Virtual machines of Apple's own framework, on macOS. */
  VFKIT = 'vfkit',
  /** Virtual machines of Hyper-V, on Windows. */
  HYPER_V = 'hyperv',
  /** Virtual machines of VirtualBox. */
  VIRTUAL_BOX = 'virtualbox',
  /** The machine itself, which has to run Linux. */
  NONE = 'none',
}

/** Which CNI minikube installs, as its flag `--cni` has it. */
export enum MinikubeCni {
  /** What fits the driver and the number of nodes. */
  AUTO = 'auto',
  /** A bridge on one node; policies have no effect. */
  BRIDGE = 'bridge',
  /** Calico from its manifest, without its API server; policies have an effect. */
  CALICO = 'calico',
  /** Cilium; policies have an effect, and Prow is isolated by Cilium's own. */
  CILIUM = 'cilium',
  /** Flannel with VXLAN; policies have no effect. */
  FLANNEL = 'flannel',
  /** kindnet; whether policies have an effect depends on its version. */
  KINDNET = 'kindnet',
}
