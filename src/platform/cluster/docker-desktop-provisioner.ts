/** How Docker Desktop makes its cluster. */
export enum DockerDesktopProvisioner {
  /** One node in its virtual machine, whose node ports answer on localhost. */
  KUBEADM = 'kubeadm',
  /** One node or several, each a container; node ports answer nowhere outside, LoadBalancer Services on localhost. */
  KIND = 'kind',
}
