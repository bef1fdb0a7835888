import { familyOf, firstAddress } from '../../core/net';
import { Where } from '../../core/problem';
import { Fields, optional, readProps, ValuesOf } from '../../core/props';
import { integer } from '../../core/values';
import { PreinstalledCni } from '../../network/preinstalled/preinstalled-cni';
import { CLUSTER_FIELDS, ClusterOptions } from './cluster-options';
import { ClusterPlan, ClusterStart, StartFacts } from './cluster-plan';
import { firewallsOf } from './node-files';
import { startFile } from './start-file';
import { nodePortRangeOf, shellBlock } from './start-text';
import { nodeWays } from './ways-in-here';

/** Options of `Cluster.microK8s`. */
export interface MicroK8sClusterOptions extends ClusterOptions {
  /**
   * How many nodes, 1 to 5000. Errors: `NotInteger`, `NumberOutOfRange`.
   * @default 1
   */
  readonly nodes?: number;
}

const FIELDS = { ...CLUSTER_FIELDS, nodes: optional(integer(1, 5000), 1) } satisfies Fields<MicroK8sClusterOptions>;

const SERVICES = '10.152.183.0/24';

/** Source: canonical/microk8s v1.36, microk8s-resources/default-args/cluster-agent; canonical/microk8s-cluster-agent, pkg/snap/util (`UpdateDqliteIP`). */
const BETWEEN = [
  { protocol: 'TCP', port: 25000, purpose: 'nodes that join' }, { protocol: 'TCP', port: 19001, purpose: 'dqlite, in place of etcd' },
];

/**
 * MicroK8s, a snap of Ubuntu, which brings Calico and has no setting that leaves it out.
 *
 * Source: canonical/microk8s v1.36, docs of launch configurations (version 0.2.0) and of dual-stack, microk8s-resources/default-args/cni-env and
 * certs/csr.conf.template (`10.152.183.1`); canonical/microk8s-core-addons, addons/hostpath-storage.
 */
export function microK8sCluster(options: MicroK8sClusterOptions): ClusterPlan {
  const said = readProps(Where.call('Cluster.microK8s'), options, FIELDS);
  return {
    ...said,
    call: 'Cluster.microK8s',
    name: 'MicroK8s',
    brings: { of: PreinstalledCni.microK8s() },
    cniStays: { what: 'has no setting that leaves its own Calico out', instead: 'leave cni out, which means that one' },
    controlPlanes: 1,
    serviceCidrs: [SERVICES],
    // of CoreDNS
    ownRequests: { cpu: 0.1, memory: 70 * 2 ** 20 },
    storageClass: 'microk8s-hostpath',
    balancer: { instead: 'run `microk8s enable metallb:FIRST-LAST` with addresses of your network, or say a pool by LoadBalancerPool.metalLb({ addresses })' },
    nodePorts: {},
    warnings: said.nodes === 1 ? [] : [
      'The addon hostpath-storage of MicroK8s makes volumes as folders of one node, and the store starts there alone: when that node is lost, so are the logs.',
    ],
    start: (facts) => start(said, facts),
  };
}

function start({ kubernetesVersion, nodes }: ValuesOf<typeof FIELDS>, facts: StartFacts): ClusterStart {
  const { podCidrs, serviceCidrs } = facts.network;
  const range = nodePortRangeOf(facts);
  const env = (['IPv4', 'IPv6'] as const).flatMap((name): readonly (readonly [string, string])[] => {
    const ofFamily = (cidr: string): boolean => familyOf(cidr) === name.toLowerCase();
    const [pods, services] = [podCidrs.find(ofFamily), serviceCidrs.find(ofFamily)];
    if (pods === undefined && services === undefined) return name === 'IPv4' ? [['IPv4_SUPPORT', 'false']] : [];
    return [
      [`${name}_SUPPORT`, 'true'], ...(pods === undefined ? [] : [[`${name}_CLUSTER_CIDR`, pods] as const]),
      ...(services === undefined ? [] : [[`${name}_SERVICE_CIDR`, services] as const]),
    ];
  });
  // pods reach the API server by the first address of Services, and its certificate has that of the usual network alone
  const extraSANs = serviceCidrs.filter((cidr) => cidr !== SERVICES).map(firstAddress);
  const launch = {
    version: '0.2.0',
    addons: [{ name: 'dns' }, { name: 'hostpath-storage' }],
    extraCNIEnv: Object.fromEntries(env),
    ...(extraSANs.length === 0 ? {} : { extraSANs }),
    ...(range === undefined ? {} : { extraKubeAPIServerArgs: { '--service-node-port-range': range } }),
  };
  const channel = kubernetesVersion === undefined ? '' : ` --channel=${kubernetesVersion.split('.').slice(0, 2).join('.')}/stable`;
  const firewall = firewallsOf(facts, { apiServerPorts: [16443], controlPlanes: 1, nodes, between: BETWEEN });
  return {
    files: [...firewall.files, startFile('microk8s', 'For: /var/snap/microk8s/common/.microk8s.yaml, before MicroK8s is installed', [launch])],
    paragraphs: [
      ...firewall.paragraphs,
      'On the machine, as root:',
      shellBlock(
        'mkdir -p /var/snap/microk8s/common', 'cp cluster/microk8s.conf /var/snap/microk8s/common/.microk8s.yaml', `snap install microk8s --classic${channel}`,
        'microk8s status --wait-ready', 'microk8s config'),
      `What the last command shows goes into \`~/.kube/config\` of who uses `
        + `kubectl.${nodes === 1 ? '' : ` For each of ${nodes - 1} more, \`microk8s add-node\` shows what to run there.`}`,
    ],
    waysIn: nodeWays(facts, 'microk8s kubectl get nodes --output wide'),
  };
}
