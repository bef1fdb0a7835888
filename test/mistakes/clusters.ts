import {
  Cluster, ClusterArchitecture, Cni, DockerDesktopProvisioner, Exposure, IngressController, ObjectStorage, PreinstalledCni, Tls,
} from '../../src';
import { app, Mistake } from './mistake';

const LOCAL = ObjectStorage.inCluster({ localPath: { node: 'one', path: '/srv/prow' } });

/** What does not go on a cluster of one's own. */
export const CLUSTERS: readonly Mistake[] = [
  {
    id: 'newcomers 1.10', says: 'a Prow on kind, and nobody said how node ports are reached',
    input: () => app({ cluster: Cluster.kind() }),
    becomes: { accepted: 'cluster/kind.conf maps the node ports of hook and deck to the machine, and NEXT-STEPS.md says where they answer' },
  },
  {
    id: 'newcomers 1.11', says: 'node ports of the kind in Docker Desktop, which maps none',
    input: () => app({ cluster: Cluster.dockerDesktop({ provisioner: DockerDesktopProvisioner.KIND }) }),
    becomes: { warned: ['Nodes that kind makes in Docker Desktop are containers without mapped ports, so that nobody outside reaches their node ports: '
      + 'take Exposure.loadBalancer(), which Docker Desktop puts on localhost, DockerDesktopProvisioner.KUBEADM, or Cluster.kind(), whose file maps them.'] },
    corrected: () => app({ cluster: Cluster.dockerDesktop() }),
  },
  {
    id: 'newcomers 1.12', says: 'a laptop with an ARM processor, and Prow\'s own images',
    input: () => app({ cluster: Cluster.kind({ architecture: ClusterArchitecture.ARM64 }) }),
    becomes: { refused: ['new ProwApp({ cluster }): its nodes are arm64, and Prow publishes its components, and what it puts into pods of jobs, for '
      + 'amd64 alone, '
      + 'so that none of its pods would start; take nodes with amd64, or build Prow\'s images and name their registry by prowImageRegistry '
      + '(ImageForOtherPlatform)'] },
    corrected: () => app({ cluster: Cluster.kind({ architecture: ClusterArchitecture.ARM64 }), prowImageRegistry: 'registry.acme.dev/prow' }),
  },
  {
    id: 'newcomers 1.18', says: 'a machine that has less than this Prow asks for',
    input: () => app({ cluster: Cluster.minikube({ nodeSize: { memory: '2Gi' } }) }),
    becomes: { refused: ['new ProwApp({ cluster }): the node of minikube has 2 GiB of memory, and the pods of this Prow ask for 2.1 GiB of memory; '
      + 'give nodeSize more, or take more nodes, or lower replicas and resources of components (NodesTooSmall)'] },
    corrected: () => app({ cluster: Cluster.minikube({ nodeSize: { memory: '4Gi' } }) }),
  },
  {
    id: 'cluster A', says: 'kubeadm, and nobody said which network pods get',
    input: () => app({ cluster: Cluster.kubeadm(), storage: LOCAL }),
    becomes: { refused: ['new ProwApp({ cni }): is missing, and kubeadm brings none, so that no pod would get an address; '
      + 'write cni: Cni.flannel(), calico(), canal() or cilium(), or Cni.preinstalled() where you install one yourself (PropMissing)'] },
    corrected: () => app({ cluster: Cluster.kubeadm(), cni: Cni.flannel(), storage: LOCAL }),
  },
  {
    id: 'cluster B', says: 'kubeadm, and a store that waits for a volume',
    input: () => app({ cluster: Cluster.kubeadm(), cni: Cni.flannel() }),
    becomes: { warned: ['kubeadm has no StorageClass, so that the claim of object-store stays pending and no job leaves a log: write ObjectStorage.inCluster({ '
      + 'localPath: { node, path } }), or ephemeral: true for trying out, or install who makes volumes, like local-path-provisioner, and name its '
      + 'StorageClass.'] },
    corrected: () => app({ cluster: Cluster.kubeadm(), cni: Cni.flannel(), storage: LOCAL }),
  },
  {
    id: 'cluster C', says: 'a load balancer on kind, where nobody gives addresses',
    input: () => app({ cluster: Cluster.kind(), exposure: Exposure.loadBalancer({ hookHost: 'hook.acme.dev' }) }),
    becomes: { warned: ['Nobody gives Services of type LoadBalancer an address on kind, so that EXTERNAL-IP of hook and deck stays pending: run '
      + 'cloud-provider-kind beside it (<https://github.com/kubernetes-sigs/cloud-provider-kind>), or say a pool by '
      + 'LoadBalancerPool.metalLb({ addresses }).'] },
  },
  {
    id: 'cluster F', says: 'an Ingress controller of one\'s own on k3s, whose Traefik has the same ports',
    input: () => app({
      cni: Cni.preinstalled({ of: PreinstalledCni.k3s() }), isolate: false,
      exposure: Exposure.ingress({ domain: 'acme.dev', controller: IngressController.haproxy(), tls: Tls.secret('prow-tls') }),
    }),
    becomes: { noted: ['The Traefik of k3s listens on ports 80 and 443 of nodes unless it was turned off by --disable=traefik on every server: until then '
      + 'what serves the IngressClass `haproxy` does not get them.'] },
    corrected: () => app({
      cluster: Cluster.k3s(), exposure: Exposure.ingress({ domain: 'acme.dev', controller: IngressController.haproxy(), tls: Tls.secret('prow-tls') }),
    }),
  },
  {
    id: 'cluster G', says: 'Cilium on one node, and the number was said by the cluster alone',
    input: () => app({ cluster: Cluster.kind(), cni: Cni.cilium() }),
    becomes: { accepted: 'its operator gets one pod, because the cluster has one node' },
  },
  {
    id: 'cluster H', says: 'the Calico of MicroK8s, described as one that somebody installed',
    input: () => app({ cluster: Cluster.microK8s(), cni: Cni.preinstalled({ of: PreinstalledCni.calico() }) }),
    becomes: { refused: ['new ProwApp({ cni }): a Calico that somebody installed would be a second CNI, because MicroK8s has no setting that leaves its '
      + 'own Calico out; leave cni out, which means that one (MutuallyExclusive)'] },
    corrected: () => app({ cluster: Cluster.microK8s() }),
  },
  {
    id: 'cluster D', says: 'the same port of the machine for two ports of a node',
    input: () => Cluster.kind({ portMappings: [{ nodePort: 80 }, { nodePort: 81, hostPort: 80 }] }),
    becomes: { refused: ['Cluster.kind({ portMappings[1] }): port 80 of the machine leads to 80 of the node already; '
      + 'write another hostPort for 81 (PortMappedTwice)'] },
    corrected: () => Cluster.kind({ portMappings: [{ nodePort: 80 }, { nodePort: 81 }] }),
  },
  {
    id: 'cluster E', says: 'a version of Kubernetes without its third part',
    input: () => Cluster.k3s({ kubernetesVersion: '1.36' }),
    becomes: { refused: ['Cluster.k3s({ kubernetesVersion }): "1.36" is not a version of Kubernetes; write the third part too, like "1.36.1" '
      + '(KubernetesVersionInvalid)'] },
    corrected: () => Cluster.k3s({ kubernetesVersion: '1.36.1' }),
  },
  {
    id: 'kubernetes D', says: 'a cluster that is older than what the output is for',
    input: () => app({ kubernetesVersion: '1.35', cluster: Cluster.k3s({ kubernetesVersion: '1.34.2' }) }),
    becomes: { refused: ['new ProwApp({ cluster }): has Kubernetes 1.34.2, and the output is for 1.35 and later; '
      + 'take 1.35 or later, or lower kubernetesVersion (KubernetesTooOld)'] },
    corrected: () => app({ cluster: Cluster.k3s({ kubernetesVersion: '1.34.2' }) }),
  },
];
