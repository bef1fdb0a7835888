import { familyOf } from '../../core/net';
import { Where } from '../../core/problem';
import { readProps } from '../../core/props';
import { PreinstalledCni } from '../../network/preinstalled/preinstalled-cni';
import { pluginsCommand } from './cni-plugins';
import { ClusterPlan, ClusterStart, ofNodes, StartFacts } from './cluster-plan';
import { ContainerClusterOptions, CONTAINER_CLUSTER_FIELDS } from './container-cluster-options';
import { maskFlags, nodePortRangeOf, nodePortsOf, shellBlock } from './start-text';
import { KIND_REQUESTS } from './own-requests';
import { EVERYWHERE, MappedPort, withPorts } from './port-mapping';
import { startFile } from './start-file';
import { mappedWays } from './ways-in-here';

/** Options of `Cluster.kind`. */
export interface KindClusterOptions extends ContainerClusterOptions {}

/** kind: each node is a container of Docker or Podman. */
export function kindCluster(options: KindClusterOptions): ClusterPlan {
  const said = readProps(Where.call('Cluster.kind'), options, CONTAINER_CLUSTER_FIELDS);
  return {
    ...ofNodes(said),
    call: 'Cluster.kind',
    name: 'kind',
    isLocal: true,
    brings: { of: PreinstalledCni.kind() },
    serviceCidrs: ['10.96.0.0/16'],
    sharesMachine: true,
    labelsControlPlane: true,
    ownRequests: KIND_REQUESTS,
    storageClass: 'standard',
    balancer: { instead: 'run cloud-provider-kind beside it (<https://github.com/kubernetes-sigs/cloud-provider-kind>), or say a pool by '
      + 'LoadBalancerPool.metalLb({ addresses })' },
    nodePorts: { mappings: said.portMappings },
    warnings: [],
    start: (facts) => start(said, facts),
  };
}

/** What its image has in /opt/cni/bin. Source: kubernetes-sigs/kind v0.32.0, images/base/Dockerfile. */
const PLUGINS = ['host-local', 'loopback', 'portmap', 'ptp'];

interface Said {
  readonly name: string;
  readonly kubernetesVersion?: string;
  readonly controlPlanes: number;
  readonly workers: number;
  readonly portMappings: readonly MappedPort[];
}

function start({ name, kubernetesVersion, controlPlanes, workers, portMappings: mappings }: Said, facts: StartFacts): ClusterStart {
  const ports = withPorts(mappings, nodePortsOf(facts));
  // what is said of a cluster of IPv6 alone is bound to addresses of that family
  const isSix = facts.network.podCidrs.length > 0 && facts.network.podCidrs.every((cidr) => familyOf(cidr) === 'ipv6');
  const image = kubernetesVersion === undefined ? {} : { image: `kindest/node:v${kubernetesVersion}` };
  const extraPortMappings = ports.map(({ nodePort, hostPort, listenAddress }) => ({
    containerPort: nodePort, hostPort, listenAddress: isSix && listenAddress === EVERYWHERE ? '::' : listenAddress,
  }));
  const node = (role: string, more: object = {}): object => ({ role, ...image, ...more });
  const config = {
    kind: 'Cluster',
    apiVersion: 'kind.x-k8s.io/v1alpha4',
    name,
    networking: networking(facts),
    kubeadmConfigPatchesJSON6902: kubeadmPatches(facts),
    nodes: [
      node('control-plane', extraPortMappings.length === 0 ? {} : { extraPortMappings }),
      ...Array(controlPlanes - 1).fill(node('control-plane')),
      ...Array(workers).fill(node('worker')),
    ],
  };
  const command = 'kind create cluster --config cluster/kind.conf';
  const plugins = pluginsCommand(facts, PLUGINS, '$(dpkg --print-architecture)');
  return {
    files: [startFile('kind', `For: ${command}`, [config])],
    paragraphs: [
      'You need kind (<https://kind.sigs.k8s.io>), Docker or Podman, and kubectl.',
      shellBlock(command),
      ...(plugins === undefined ? [] : [
        `The nodes of kind lack plugins that ${facts.cni.name} needs, as its pods say by \`failed to find plugin\`. Then:`,
        shellBlock(`for node in $(kind get nodes --name ${name}); do`, `  docker exec "$node" sh -c '${plugins}'`, 'done'),
      ]),
      `kubectl is set to the context \`kind-${name}\` by `
        + `it.${kubernetesVersion === undefined ? '' : ` That there is an image of ${kubernetesVersion}, the notes of kind's release say.`}`
        + ' kind adds no ports to a cluster that is there: after a change of the file, delete the cluster and make it anew.',
    ],
    waysIn: mappedWays(facts, ports),
  };
}

/** Source: kubernetes-sigs/kind v0.32.0, pkg/apis/config/v1alpha4/types.go, Networking; of kube-proxy the mode "none". */
function networking({ network: { podCidrs, serviceCidrs }, keepsItsCni, withoutKubeProxy }: StartFacts): object {
  const families = new Set(podCidrs.map(familyOf));
  return {
    ...(families.size === 2 ? { ipFamily: 'dual' } : families.has('ipv6') ? { ipFamily: 'ipv6' } : {}),
    ...(podCidrs.length === 0 ? {} : { podSubnet: podCidrs.join(',') }),
    ...(serviceCidrs.length === 0 ? {} : { serviceSubnet: serviceCidrs.join(',') }),
    ...(keepsItsCni ? {} : { disableDefaultCNI: true }),
    ...(withoutKubeProxy ? { kubeProxyMode: 'none' } : {}),
  };
}

/**
 * What kind's own fields have no word for. kubeadm's configuration that kind makes has its arguments as a map before Kubernetes 1.36 and as a list
 * from then on, and a patch is taken where its version fits.
 *
 * Source: kubernetes-sigs/kind v0.32.0, pkg/cluster/internal/kubeadm/config.go (`Config`, `ConfigTemplateBetaV4`).
 */
function kubeadmPatches(facts: StartFacts): readonly object[] | undefined {
  const range = nodePortRangeOf(facts);
  const args = [
    ...(range === undefined ? [] : [{ of: 'apiServer', name: 'service-node-port-range', value: range }]),
    ...maskFlags(facts).map((flag) => ({ of: 'controllerManager', ...flag })),
  ];
  if (args.length === 0) return undefined;
  const patch = (version: string, operation: (arg: typeof args[number]) => object): object => (
    { group: 'kubeadm.k8s.io', version, kind: 'ClusterConfiguration', patch: JSON.stringify(args.map(operation)) });
  return [
    patch('v1beta3', ({ of, name, value }) => ({ op: 'add', path: `/${of}/extraArgs/${name}`, value })),
    patch('v1beta4', ({ of, name, value }) => ({ op: 'add', path: `/${of}/extraArgs/-`, value: { name, value } })),
  ];
}
