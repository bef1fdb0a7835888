import { Where } from '../../core/problem';
import { Fields, optional, readProps, ValuesOf } from '../../core/props';
import { integer, memberOf } from '../../core/values';
import { PreinstalledCni } from '../../network/preinstalled/preinstalled-cni';
import { CLUSTER_FIELDS, ClusterOptions } from './cluster-options';
import { ClusterPlan, ClusterStart, StartFacts } from './cluster-plan';
import { DockerDesktopProvisioner } from './docker-desktop-provisioner';
import { KIND_REQUESTS, KUBEADM_REQUESTS } from './own-requests';
import { mappedWays } from './ways-in-here';
import { withPorts } from './port-mapping';
import { nodePortsOf } from './start-text';

/** Options of `Cluster.dockerDesktop`. */
export interface DockerDesktopClusterOptions extends ClusterOptions {
  /**
   * How Docker Desktop makes its cluster, as its settings call it. Error: `NotAllowedValue`.
   * @default DockerDesktopProvisioner.KUBEADM
   */
  readonly provisioner?: DockerDesktopProvisioner;

  /**
   * How many nodes, 1 to 10; kubeadm makes one (`PropWithoutEffect`). Errors: `NotInteger`, `NumberOutOfRange`.
   * @default 1
   */
  readonly nodes?: number;
}

const FIELDS = {
  ...CLUSTER_FIELDS,
  provisioner: optional(memberOf(DockerDesktopProvisioner), DockerDesktopProvisioner.KUBEADM),
  nodes: optional(integer(1, 10), 1),
} satisfies Fields<DockerDesktopClusterOptions>;

/**
 * The cluster in Docker Desktop, whose settings have no word for its networks or its CNI.
 *
 * Source: docker/docs, content/manuals/desktop/features/kubernetes.md; docker/for-mac#2445 (node ports on localhost); of kind,
 * kubernetes-sigs/kind#449.
 */
export function dockerDesktopCluster(options: DockerDesktopClusterOptions): ClusterPlan {
  const said = readProps(Where.call('Cluster.dockerDesktop'), options, FIELDS, (read, p) => {
    if (read.provisioner === DockerDesktopProvisioner.KUBEADM && read.nodes > 1) {
      p.problem('nodes', { what: 'kubeadm in Docker Desktop makes 1 node, not '
        + `${read.nodes}`, instead: 'take DockerDesktopProvisioner.KIND', code: 'PropWithoutEffect' });
    }
    if (read.provisioner === DockerDesktopProvisioner.KUBEADM && read.kubernetesVersion !== undefined) {
      p.problem('kubernetesVersion', { what: 'kubeadm in Docker Desktop has one version', instead: 'leave it out, or take '
        + 'DockerDesktopProvisioner.KIND', code: 'PropWithoutEffect' });
    }
    return read;
  });
  const isKind = said.provisioner === DockerDesktopProvisioner.KIND;
  return {
    ...said,
    call: 'Cluster.dockerDesktop',
    name: 'Docker Desktop',
    isLocal: true,
    brings: isKind ? { of: PreinstalledCni.kind(), name: 'the CNI of Docker Desktop' } : { name: 'the CNI of Docker Desktop' },
    cniStays: { what: 'has no setting that leaves its own CNI out', instead: 'leave cni out, or take Cluster.kind()' },
    controlPlanes: 1,
    sharesMachine: true,
    serviceCidrs: isKind ? ['10.96.0.0/16'] : ['10.96.0.0/12'],
    labelsControlPlane: true,
    ownRequests: isKind ? KIND_REQUESTS : KUBEADM_REQUESTS,
    storageClass: isKind ? 'standard' : 'hostpath',
    balancer: { name: 'Docker Desktop' },
    nodePorts: isKind ? {
      unreachable: 'Nodes that kind makes in Docker Desktop are containers without mapped ports, so that nobody outside reaches their node ports: take '
        + 'Exposure.loadBalancer(), which Docker Desktop puts on localhost, DockerDesktopProvisioner.KUBEADM, or Cluster.kind(), whose file maps them.',
    } : {},
    warnings: [],
    start: (facts) => start(said, isKind, facts),
  };
}

function start({ kubernetesVersion, nodes }: ValuesOf<typeof FIELDS>, isKind: boolean, facts: StartFacts): ClusterStart {
  const chosen = isKind
    ? `**kind**, ${nodes} ${nodes === 1 ? 'node' : 'nodes'}${kubernetesVersion === undefined ? '' : `, Kubernetes ${kubernetesVersion}`}`
    : '**Kubeadm**';
  return {
    files: [],
    paragraphs: [
      `In Docker Desktop, under Settings, Kubernetes: turn on **Enable Kubernetes**, choose ${chosen}, then Apply & restart. How much CPU and memory `
        + 'it has stands under Resources.',
      'kubectl is set to the context `docker-desktop` by it.',
    ],
    waysIn: isKind ? [] : mappedWays(facts, withPorts([], nodePortsOf(facts))),
  };
}
