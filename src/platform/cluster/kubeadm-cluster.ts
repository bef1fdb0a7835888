import { hostOrAddress, urlHost } from '../../core/net';
import { Where } from '../../core/problem';
import { Fields, optional, Props, readProps, ValuesOf } from '../../core/props';
import { absolutePath } from '../../core/names';
import { ClusterOfNodesOptions, CLUSTER_OF_NODES_FIELDS } from './cluster-options';
import { ClusterPlan, ClusterStart, ofNodes, StartFacts } from './cluster-plan';
import { nodeFiles } from './node-files';
import { KUBEADM_REQUESTS } from './own-requests';
import { startFile } from './start-file';
import { maskFlags, nodePortRangeOf, shellBlock } from './start-text';
import { podsOfMask } from './pods-of-mask';
import { nodeWays } from './ways-in-here';

/** Options of `Cluster.kubeadm`. */
export interface KubeadmClusterOptions extends ClusterOfNodesOptions {
  /**
   * Name or address under which all nodes reach the control plane, without a port: of a load balancer, or of a virtual address. It cannot be given
   * later, so several nodes of the control plane need it from the start (`PropMissing`). `controlPlaneEndpoint`. Error: `AddressInvalid`.
   * @default - the address of the first node
   */
  readonly controlPlaneEndpoint?: string;

  /**
   * Socket of the container runtime, where a machine has several. `nodeRegistration.criSocket`. Error: `PathNotAbsolute`.
   * @default - the one that kubeadm finds
   */
  readonly criSocket?: string;
}

const FIELDS = {
  ...CLUSTER_OF_NODES_FIELDS,
  controlPlaneEndpoint: optional(hostOrAddress),
  criSocket: optional(absolutePath),
} satisfies Fields<KubeadmClusterOptions>;

type Said = ValuesOf<typeof FIELDS>;

function settle(said: Said, p: Props<keyof typeof FIELDS>): Said {
  if (said.controlPlanes > 1 && said.controlPlaneEndpoint === undefined) {
    p.problem('controlPlaneEndpoint', {
      what: `is missing, and ${said.controlPlanes} nodes of the control plane need one address for all of them`,
      instead: 'name a load balancer or a virtual address, or take controlPlanes: 1', code: 'PropMissing',
    });
  }
  return said;
}

/** Nodes as kubeadm leaves them: without a CNI, without a StorageClass, and without who gives addresses to Services. */
export function kubeadmCluster(options: KubeadmClusterOptions): ClusterPlan {
  const said = readProps(Where.call('Cluster.kubeadm'), options, FIELDS, settle);
  return {
    ...ofNodes(said),
    call: 'Cluster.kubeadm',
    name: 'kubeadm',
    serviceCidrs: ['10.96.0.0/12'],
    labelsControlPlane: true,
    ownRequests: KUBEADM_REQUESTS,
    balancer: { instead: 'say a pool by LoadBalancerPool.metalLb({ addresses })' },
    nodePorts: {},
    writesMaxPods: true,
    warnings: [],
    start: (facts) => start(said, facts),
  };
}

const NAME = 'kubeadm';

function start(said: Said, facts: StartFacts): ClusterStart {
  const { controlPlanes, workers } = said;
  const more = nodeFiles(facts, { apiServerPorts: [6443], controlPlanes, nodes: controlPlanes + workers });
  return {
    files: [startFile(NAME, `For: kubeadm init --config cluster/${NAME}.conf`, documents(said, facts)), ...more.files],
    paragraphs: [
      'Every machine needs a container runtime, kubeadm and '
        + `kubelet${said.kubernetesVersion === undefined ? '' : ` of Kubernetes ${said.kubernetesVersion}`}, and no swap.`,
      ...more.paragraphs,
      'On the first machine, as root:',
      shellBlock(
        `kubeadm config validate --config cluster/${NAME}.conf`, `kubeadm init --config cluster/${NAME}.conf${said.controlPlanes > 1 ? ' --upload-certs' : ''}`,
        'export KUBECONFIG=/etc/kubernetes/admin.conf'),
      ...(said.controlPlanes + said.workers === 1 ? [] : [
        `\`kubeadm init\` ends with the command \`kubeadm join …\`: run it on ${inWords(said)}.`,
      ]),
      'Copy `/etc/kubernetes/admin.conf` to `~/.kube/config` of who uses kubectl.',
    ],
    waysIn: nodeWays(facts, 'kubectl get nodes --output wide'),
  };
}

function inWords({ controlPlanes, workers }: Said): string {
  const parts = [
    ...(controlPlanes > 1 ? [`${controlPlanes - 1} more of the control plane, with what it says of those`] : []), ...(workers > 0 ? [`${workers} for pods`] : []),
  ];
  return parts.join(', and on ');
}

/** Source: kubernetes v1.37.1, cmd/kubeadm/app/apis/kubeadm/v1beta4/types.go, which kubeadm of 1.31 and later reads. */
function documents({ kubernetesVersion, controlPlaneEndpoint, criSocket, workers }: Said, facts: StartFacts): readonly object[] {
  const { withoutKubeProxy, network: { podCidrs, serviceCidrs } } = facts;
  const range = nodePortRangeOf(facts);
  const masks = maskFlags(facts);
  const maxPods = podsOfMask(facts);
  return [
    {
      apiVersion: 'kubeadm.k8s.io/v1beta4',
      kind: 'ClusterConfiguration',
      clusterName: 'prow',
      ...(kubernetesVersion === undefined ? {} : { kubernetesVersion: `v${kubernetesVersion}` }),
      ...(controlPlaneEndpoint === undefined ? {} : { controlPlaneEndpoint: `${urlHost(controlPlaneEndpoint)}:6443` }),
      networking: {
        ...(podCidrs.length === 0 ? {} : { podSubnet: podCidrs.join(',') }),
        ...(serviceCidrs.length === 0 ? {} : { serviceSubnet: serviceCidrs.join(',') }),
      },
      ...(range === undefined ? {} : { apiServer: { extraArgs: [{ name: 'service-node-port-range', value: range }] } }),
      ...(masks.length === 0 ? {} : { controllerManager: { extraArgs: masks } }),
      ...(withoutKubeProxy ? { proxy: { disabled: true } } : {}),
    },
    {
      apiVersion: 'kubeadm.k8s.io/v1beta4',
      kind: 'InitConfiguration',
      nodeRegistration: {
        ...(criSocket === undefined ? {} : { criSocket: `unix://${criSocket}` }),
        // nobody but the control plane could run pods
        ...(workers === 0 ? { taints: [] } : {}),
      },
    },
    ...(withoutKubeProxy || podCidrs.length === 0 ? [] : [
      { apiVersion: 'kubeproxy.config.k8s.io/v1alpha1', kind: 'KubeProxyConfiguration', clusterCIDR: podCidrs.join(',') },
    ]),
    { apiVersion: 'kubelet.config.k8s.io/v1beta1', kind: 'KubeletConfiguration', cgroupDriver: 'systemd', ...(maxPods === undefined ? {} : { maxPods }) },
  ];
}
