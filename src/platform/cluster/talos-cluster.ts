import { hostOrAddress, urlHost } from '../../core/net';
import { Where } from '../../core/problem';
import { Fields, optional, readProps, ValuesOf } from '../../core/props';
import { PreinstalledCni } from '../../network/preinstalled/preinstalled-cni';
import { ClusterOfNodesOptions, CLUSTER_OF_NODES_FIELDS } from './cluster-options';
import { ClusterPlan, ClusterStart, ofNodes, StartFacts } from './cluster-plan';
import { KUBEADM_REQUESTS } from './own-requests';
import { podsOfMask } from './pods-of-mask';
import { startFile } from './start-file';
import { maskFlags, nodePortRangeOf, shellBlock } from './start-text';
import { nodeWays } from './ways-in-here';

/** Options of `Cluster.talos`. */
export interface TalosClusterOptions extends ClusterOfNodesOptions {
  /**
   * Name or address under which all nodes reach the control plane, without a port: that of the only node, of a load balancer, or a virtual address.
   * Error: `AddressInvalid`.
   * @default - not known: the notes have ENDPOINT for it
   */
  readonly controlPlaneEndpoint?: string;
}

const FIELDS = { ...CLUSTER_OF_NODES_FIELDS, controlPlaneEndpoint: optional(hostOrAddress) } satisfies Fields<TalosClusterOptions>;

/** Talos Linux, which has no shell: everything is said in its machine configuration. */
export function talosCluster(options: TalosClusterOptions): ClusterPlan {
  const said = readProps(Where.call('Cluster.talos'), options, FIELDS);
  return {
    ...ofNodes(said),
    call: 'Cluster.talos',
    name: 'Talos',
    brings: { of: PreinstalledCni.talos() },
    serviceCidrs: ['10.96.0.0/12'],
    labelsControlPlane: true,
    ownRequests: KUBEADM_REQUESTS,
    balancer: { instead: 'say a pool by LoadBalancerPool.metalLb({ addresses })' },
    nodePorts: {},
    sealsNodes: true,
    writesMaxPods: true,
    warnings: [],
    start: (facts) => start(said, facts),
  };
}

/** Source: siderolabs/talos v1.13.0, pkg/machinery/config/types/v1alpha1 (ClusterConfig); 1.14 reads these fields still, says its CHANGELOG.md. */
function patch({ workers }: ValuesOf<typeof FIELDS>, facts: StartFacts): object {
  const { keepsItsCni, withoutKubeProxy, network: { podCidrs, serviceCidrs } } = facts;
  const range = nodePortRangeOf(facts);
  const masks = maskFlags(facts);
  const maxPods = podsOfMask(facts);
  return {
    ...(maxPods === undefined ? {} : { machine: { kubelet: { extraConfig: { maxPods } } } }),
    cluster: {
      network: {
        ...(keepsItsCni ? {} : { cni: { name: 'none' } }),
        ...(podCidrs.length === 0 ? {} : { podSubnets: podCidrs }),
        ...(serviceCidrs.length === 0 ? {} : { serviceSubnets: serviceCidrs }),
      },
      ...(withoutKubeProxy ? { proxy: { disabled: true } } : {}),
      ...(workers === 0 ? { allowSchedulingOnControlPlanes: true } : {}),
      ...(range === undefined ? {} : { apiServer: { extraArgs: { 'service-node-port-range': range } } }),
      ...(masks.length === 0 ? {} : { controllerManager: { extraArgs: Object.fromEntries(masks.map(({ name, value }) => [name, value])) } }),
    },
  };
}

/** Source of what is said of a firewall: docs.siderolabs.com, talos/v1.13, networking/ingress-firewall (the default is `accept`). */
function start(said: ValuesOf<typeof FIELDS>, facts: StartFacts): ClusterStart {
  const { controlPlaneEndpoint = 'ENDPOINT', kubernetesVersion, controlPlanes, workers } = said;
  const version = kubernetesVersion === undefined ? '' : ` --kubernetes-version ${kubernetesVersion}`;
  return {
    files: [startFile('talos', 'For: talosctl gen config … --config-patch @cluster/talos.conf', [patch(said, facts)])],
    paragraphs: [
      'You need talosctl (<https://docs.siderolabs.com/talos>), and machines that were started from Talos\' own image.',
      shellBlock(`talosctl gen config prow https://${urlHost(controlPlaneEndpoint)}:6443 --config-patch @cluster/talos.conf${version} --output-dir ../talos`),
      `It makes keys: keep the folder \`talos\` beside this one for yourself. Give ${controlPlanes} ${controlPlanes === 1 ? 'machine' : 'machines'} `
        + `\`controlplane.yaml\``
        + `${workers === 0 ? '' : `, and ${workers} \`worker.yaml\``}, each by its address for NODE, then start etcd once, on the first:`,
      shellBlock(
        'talosctl apply-config --insecure --nodes NODE --file ../talos/controlplane.yaml',
        'talosctl --talosconfig ../talos/talosconfig --endpoints NODE --nodes NODE bootstrap',
        'talosctl --talosconfig ../talos/talosconfig --endpoints NODE --nodes NODE kubeconfig'),
      'Nodes of Talos have no firewall unless their configuration says so: with `ingress: block` in a `NetworkDefaultActionConfig`, a `NetworkRuleConfig` has to let '
        + 'in each port that "Good to know" names, and those of Talos itself.',
    ],
    waysIn: nodeWays(facts, 'kubectl get nodes --output wide'),
  };
}
