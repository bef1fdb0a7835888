import { quantityValue } from '../../core/amounts';
import { Where } from '../../core/problem';
import { Fields, optional, Props, readProps, ValuesOf } from '../../core/props';
import { integer, memberOf } from '../../core/values';
import { PreinstalledCni } from '../../network/preinstalled/preinstalled-cni';
import { PreinstalledCniOptions } from '../../network/preinstalled/preinstalled-cni-plan';
import { CLUSTER_FIELDS, ClusterOptions } from './cluster-options';
import { ClusterPlan, ClusterStart, StartFacts } from './cluster-plan';
import { containerName } from './container-cluster-options';
import { MinikubeCni, MinikubeDriver } from './minikube-words';
import { WEB } from './own-ingress';
import { KUBEADM_REQUESTS } from './own-requests';
import { ClusterPortMapping, EVERYWHERE, MappedPort, portMappings, withPorts } from './port-mapping';
import { longCommand, maskFlags, nodePortRangeOf, nodePortsOf } from './start-text';
import { mappedWays, minikubeWays, nodeWays } from './ways-in-here';

/** Options of `Cluster.minikube`. */
export interface MinikubeClusterOptions extends ClusterOptions {
  /**
   * Name of the cluster, `--profile`, which is kubectl's context too. Errors: `NameNotDnsLabel`, `NameTooLong`.
   * @default prow
   */
  readonly name?: string;

  /**
   * What its nodes are, `--driver`: containers on the own machine, virtual machines, or the machine itself. Error: `NotAllowedValue`.
   * @default MinikubeDriver.DOCKER
   */
  readonly driver?: MinikubeDriver;

  /**
   * Which CNI minikube installs, `--cni`. Where another one is installed from here, by `cni`, minikube is told to install none, and this has to be
   * left out (`MutuallyExclusive`). Error: `NotAllowedValue`.
   * @default - MinikubeCni.AUTO
   */
  readonly cni?: MinikubeCni;

  /**
   * How many nodes, `--nodes`, 1 to 100. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default 1
   */
  readonly nodes?: number;

  /**
   * Ports of the own machine that lead to ports of the node, `--ports`, with the drivers docker and podman only (`PropWithoutEffect`). What is not
   * said of the node ports of hook and deck, and of 80 and 443 where ingress-nginx is the way in, leads to them under the same number.
   * Errors: `PortMappedTwice` and those of the elements.
   * @default - the node ports of hook and deck, with docker and podman
   */
  readonly portMappings?: ClusterPortMapping[];
}

const FIELDS = {
  ...CLUSTER_FIELDS,
  name: optional(containerName, 'prow'),
  driver: optional(memberOf(MinikubeDriver), MinikubeDriver.DOCKER),
  cni: optional(memberOf(MinikubeCni)),
  nodes: optional(integer(1, 100), 1),
  portMappings: optional(portMappings, []),
} satisfies Fields<MinikubeClusterOptions>;

type Said = ValuesOf<typeof FIELDS>;

const IN_CONTAINERS: readonly MinikubeDriver[] = [MinikubeDriver.DOCKER, MinikubeDriver.PODMAN];

function settle(said: Said, p: Props<keyof typeof FIELDS>): Said {
  if (said.portMappings.length > 0 && !IN_CONTAINERS.includes(said.driver)) {
    p.problem('portMappings', {
      what: `minikube maps ports with the drivers docker and podman only, and this one is ${said.driver}`,
      instead: 'leave it out: node ports answer at the address that "minikube ip" shows', code: 'PropWithoutEffect',
    });
  }
  return said;
}

/**
 * minikube with what its flags say.
 *
 * Source: kubernetes/minikube eb25dbc7, site/content/en/docs/commands/start.md (flags), docs/tutorials/multi_node.md (volumes),
 * pkg/minikube/constants/constants.go (`DefaultServiceCIDR`), pkg/minikube/bootstrapper/bsutil (parameters of kubeadm).
 */
export function minikubeCluster(options: MinikubeClusterOptions): ClusterPlan {
  const said = readProps(Where.call('Cluster.minikube'), options, FIELDS, settle);
  const isContainer = IN_CONTAINERS.includes(said.driver);
  return {
    ...said,
    call: 'Cluster.minikube',
    name: 'minikube',
    isLocal: true,
    brings: brought(said.cni),
    cniStays: said.cni === undefined ? undefined : { what: `is told to install its CNI ${said.cni}`, instead: 'leave cni of Cluster.minikube out' },
    controlPlanes: 1,
    serviceCidrs: ['10.96.0.0/12'],
    labelsControlPlane: true,
    ownRequests: KUBEADM_REQUESTS,
    storageClass: 'standard',
    balancer: { name: 'minikube tunnel', instead: `let \`minikube tunnel --profile=${said.name}\` run in another window`, needlessFor: ['nginx'] },
    nodePorts: isContainer ? { mappings: said.portMappings } : {},
    warnings: said.nodes === 1 ? [] : [
      'minikube makes volumes as folders of one node, and a pod on another node does not find them: enable the addon csi-hostpath-driver and name its '
      + 'StorageClass by ObjectStorage.inCluster({ storageClassName: \'csi-hostpath-sc\' }), or take one node.',
    ],
    start: (facts) => start(said, isContainer, facts),
  };
}

/** What is known of the CNIs that minikube installs. Source: kubernetes/minikube eb25dbc7, pkg/minikube/cni. */
function brought(cni: MinikubeCni | undefined): PreinstalledCniOptions {
  const of = PreinstalledCni.minikube();
  switch (cni) {
    case MinikubeCni.CALICO:
      return { of, name: 'the Calico of minikube', enforcesNetworkPolicy: true, policyGroups: [] };
    case MinikubeCni.CILIUM:
      return { of, name: 'the Cilium of minikube', enforcesNetworkPolicy: true, policyGroups: ['cilium.io'] };
    case MinikubeCni.FLANNEL:
      return { of, name: 'the Flannel of minikube', enforcesNetworkPolicy: false, policyGroups: [] };
    case MinikubeCni.BRIDGE:
      return { of, name: 'the bridge of minikube', enforcesNetworkPolicy: false, policyGroups: [] };
    default:
      return { of };
  }
}

function start({ name, driver, cni, nodes, kubernetesVersion, nodeSize, portMappings: mappings }: Said, isContainer: boolean, facts: StartFacts): ClusterStart {
  const { keepsItsCni, withoutKubeProxy, network: { podCidrs, serviceCidrs } } = facts;
  const ports = isContainer ? withPorts(mappings, [...nodePortsOf(facts), ...controllerPorts(facts)]) : [];
  const range = nodePortRangeOf(facts);
  const flags = [
    `--profile=${name}`,
    `--driver=${driver}`,
    ...(nodes === 1 ? [] : [`--nodes=${nodes}`]),
    ...(kubernetesVersion === undefined ? [] : [`--kubernetes-version=v${kubernetesVersion}`]),
    ...(nodeSize.cpus === undefined ? [] : [`--cpus=${Math.ceil(quantityValue(nodeSize.cpus))}`]),
    ...(nodeSize.memory === undefined ? [] : [`--memory=${Math.floor(quantityValue(nodeSize.memory) / 2 ** 20)}m`]),
    ...(keepsItsCni ? (cni === undefined ? [] : [`--cni=${cni}`]) : ['--cni=false']),
    ...(serviceCidrs.length === 0 ? [] : [`--service-cluster-ip-range=${serviceCidrs.join(',')}`]),
    ...(podCidrs.length === 0 ? [] : [`--extra-config=kubeadm.pod-network-cidr=${podCidrs.join(',')}`]),
    ...(withoutKubeProxy ? ['--extra-config=kubeadm.skip-phases=addon/kube-proxy'] : []),
    ...maskFlags(facts).map((flag) => `--extra-config=controller-manager.${flag.name}=${flag.value}`),
    ...(range === undefined ? [] : [`--extra-config=apiserver.service-node-port-range=${range}`]),
    ...ports.map((port) => `--ports=${published(port)}`),
  ];
  return {
    parts: { software: { 'ingress-nginx': `turn the addon on by minikube addons enable ingress --profile=${name}` } },
    files: [],
    paragraphs: [
      `You need minikube (<https://minikube.sigs.k8s.io>), kubectl, and what the driver ${driver} is made of.`,
      longCommand('minikube start', flags),
      `kubectl is set to the context \`${name}\` by it.`
        + (ports.length === 0 ? '' : ' minikube maps no ports of a cluster that is there: after a change of `--ports`, delete the cluster and make it anew.'),
    ],
    waysIn: [...(isContainer ? mappedWays(facts, ports) : nodeWays(facts, `minikube ip --profile=${name}`)), ...minikubeWays(facts, name)],
  };
}

/** Where the addon ingress answers on the node. Source: kubernetes/minikube, deploy/addons/ingress/ingress-deploy.yaml.tmpl (`hostPort`). */
function controllerPorts({ exposure: { ingressClassName } }: StartFacts): readonly number[] {
  return ingressClassName === 'nginx' ? WEB : [];
}

function published({ listenAddress, hostPort, nodePort }: MappedPort): string {
  return `${listenAddress === EVERYWHERE ? '' : `${listenAddress}:`}${hostPort}:${nodePort}`;
}
