import { Cluster } from '../../src/platform/cluster/cluster';
import { MinikubeDriver } from '../../src/platform/cluster/minikube-words';
import { loose, thrown } from '../support/findings';

/** What one call shows to be wrong. */
test.each<[string, () => unknown, readonly string[]]>([
  ['a port of a node twice', () => Cluster.kind({ portMappings: [{ nodePort: 80 }, { nodePort: 80, hostPort: 8080 }] }), [
    'Cluster.kind({ portMappings[1].nodePort }): 80 is mapped by an earlier element; keep one of the two (PortMappedTwice)']],
  ['a port of the machine twice', () => Cluster.k3d({ portMappings: [{ nodePort: 80, listenAddress: '127.0.0.1' }, { nodePort: 81, hostPort: 80 }] }), [
    'Cluster.k3d({ portMappings[1] }): port 80 of the machine leads to 80 of the node already; write another hostPort for 81 (PortMappedTwice)']],
  ['ports of the machine that are none', () => Cluster.kind({ portMappings: [{ nodePort: 80, hostPort: 70000 }, { nodePort: 0 }] }), [
    'Cluster.kind({ portMappings[0].hostPort }): 70000 is outside 1-65535; pick a number in that range (NumberOutOfRange)',
    'Cluster.kind({ portMappings[1].nodePort }): 0 is outside 1-65535; pick a number in that range (NumberOutOfRange)']],
  ['an address that is none', () => Cluster.kind({ portMappings: [{ nodePort: 80, listenAddress: 'localhost' }] }), [
    'Cluster.kind({ portMappings[0].listenAddress }): "localhost" is not an IP address; write one like "192.168.1.240" (IpAddressInvalid)']],
  ['a version that is none', () => Cluster.k3s({ kubernetesVersion: 'latest' }), [
    'Cluster.k3s({ kubernetesVersion }): "latest" is not a version of Kubernetes; write one like "1.36.1" (KubernetesVersionInvalid)']],
  ['two parts of a version', () => Cluster.kind({ kubernetesVersion: 'v1.36' }), [
    'Cluster.kind({ kubernetesVersion }): "v1.36" is not a version of Kubernetes; write the third part too, like "1.36.1" (KubernetesVersionInvalid)']],
  ['more of the control plane than sensible', () => Cluster.talos({ controlPlanes: 9 }), [
    'Cluster.talos({ controlPlanes }): 9 is outside 1-7; pick a number in that range (NumberOutOfRange)']],
  ['a control plane without one address', () => Cluster.kubeadm({ controlPlanes: 3 }), [
    'Cluster.kubeadm({ controlPlaneEndpoint }): is missing, and 3 nodes of the control plane need one address for all of them; '
    + 'name a load balancer or a virtual address, or take controlPlanes: 1 (PropMissing)']],
  ['a URL as address', () => Cluster.talos({ controlPlaneEndpoint: 'https://192.168.1.10:6443' }), [
    'Cluster.talos({ controlPlaneEndpoint }): "https://192.168.1.10:6443" is neither a DNS name nor an IP address; write "192.168.1.10" (AddressInvalid)']],
  ['ports where nothing is mapped', () => Cluster.minikube({ driver: MinikubeDriver.KVM2, portMappings: [{ nodePort: 30001 }] }), [
    'Cluster.minikube({ portMappings }): minikube maps ports with the drivers docker and podman only, and this one is kvm2; '
    + 'leave it out: node ports answer at the address that "minikube ip" shows (PropWithoutEffect)']],
  ['a driver that is none', () => Cluster.minikube({ driver: loose('dokcer') }), [
    'Cluster.minikube({ driver }): "dokcer" is not one of docker, podman, kvm2, qemu2, vfkit, hyperv, virtualbox, none; did you mean "docker"? '
      + '(NotAllowedValue)']],
  ['nodes of Docker Desktop', () => Cluster.dockerDesktop({ nodes: 3, kubernetesVersion: '1.36.1' }), [
    'Cluster.dockerDesktop({ nodes }): kubeadm in Docker Desktop makes 1 node, not 3; take DockerDesktopProvisioner.KIND (PropWithoutEffect)',
    'Cluster.dockerDesktop({ kubernetesVersion }): kubeadm in Docker Desktop has one version; leave it out, or take DockerDesktopProvisioner.KIND '
      + '(PropWithoutEffect)']],
  ['a name that is too long', () => Cluster.k3d({ name: 'a'.repeat(33) }), [
    `Cluster.k3d({ name }): "${'a'.repeat(33)}" has 33 letters; keep it to 32 (NameTooLong)`]],
  ['memory without a unit', () => Cluster.minikube({ nodeSize: { memory: '4', cpus: '-1' } }), [
    'Cluster.minikube({ nodeSize.cpus }): "-1" is not a quantity; write one like "100m", "256Mi" or "10Gi" (QuantityInvalid)',
    'Cluster.minikube({ nodeSize.memory }): "4" of memory is 4 bytes; did you mean "4Mi"? (AmountImplausible)']],
  ['a word that none knows', () => Cluster.rke2(loose({ worker: 3 })), ['Cluster.rke2(): "worker" is not a property; did you mean "workers"? (UnknownProp)']],
])('%s', (_, call, expected) => {
  expect(thrown(call)).toEqual(expected);
});
