import { Where } from '../../core/problem';
import { Fields, optional, readProps, ValuesOf } from '../../core/props';
import { PreinstalledCni } from '../../network/preinstalled/preinstalled-cni';
import { ClusterOfNodesOptions, CLUSTER_OF_NODES_FIELDS, containerName } from './cluster-options';
import { ClusterPlan, ClusterStart, StartFacts } from './cluster-plan';
import { asArguments, k3sFlags } from './k3s-server';
import { K3S_REQUESTS } from './own-requests';
import { ClusterPortMapping, EVERYWHERE, portMappings, withPorts } from './port-mapping';
import { startFile } from './start-file';
import { nodePortsOf, shellBlock } from './start-text';
import { mappedWays } from './ways-in-here';

/** Options of `Cluster.k3d`. */
export interface K3dClusterOptions extends ClusterOfNodesOptions {
  /**
   * Name of the cluster, of which its containers and kubectl's context `k3d-NAME` are called. Errors: `NameNotDnsLabel`, `NameTooLong`.
   * @default prow
   */
  readonly name?: string;

  /**
   * Ports of the own machine that lead to ports of the servers. What is not said of the node ports of hook and deck, and of 80 and 443 where an
   * Ingress or a Gateway is the way in, leads to them under the same number. Errors: `PortMappedTwice` and those of the elements.
   * @default - those ports
   */
  readonly portMappings?: ClusterPortMapping[];
}

const FIELDS = {
  ...CLUSTER_OF_NODES_FIELDS,
  name: optional(containerName, 'prow'),
  portMappings: optional(portMappings, []),
} satisfies Fields<K3dClusterOptions>;

/** k3s in containers of Docker. */
export function k3dCluster(options: K3dClusterOptions): ClusterPlan {
  const said = readProps(Where.call('Cluster.k3d'), options, FIELDS);
  return {
    ...said,
    call: 'Cluster.k3d',
    name: 'k3d',
    brings: { of: PreinstalledCni.k3s() },
    nodes: said.controlPlanes + said.workers,
    serviceCidrs: ['10.43.0.0/16'],
    ownRequests: K3S_REQUESTS,
    storageClass: 'local-path',
    balancer: { name: 'ServiceLB' },
    nodePorts: { mappings: said.portMappings },
    warnings: [],
    lacksPlugins: 'leave cni out, because k3d brings Flannel by itself',
    start: (facts) => start(said, facts),
  };
}

/** Source: k3d-io/k3d 46f3480d, pkg/config/v1alpha5/schema.json, docs/usage/exposing_services.md and docs/usage/configfile.md. */
function start(said: ValuesOf<typeof FIELDS>, facts: StartFacts): ClusterStart {
  const { name, kubernetesVersion, controlPlanes, workers, nodeSize } = said;
  const ports = withPorts(said.portMappings, [...nodePortsOf(facts), ...balancedPorts(facts)]);
  const extraArgs = asArguments(k3sFlags(facts)).map((arg) => ({ arg, nodeFilters: ['server:*'] }));
  const config = {
    apiVersion: 'k3d.io/v1alpha5',
    kind: 'Simple',
    metadata: { name },
    servers: controlPlanes,
    agents: workers,
    ...(kubernetesVersion === undefined ? {} : { image: `rancher/k3s:v${kubernetesVersion}-k3s1` }),
    // what the container in front of the servers hands on to the same port of each of them
    ...(ports.length === 0 ? {} : {
      ports: ports.map(({ listenAddress, hostPort, nodePort }) => ({
        port: `${listenAddress === EVERYWHERE ? '' : `${listenAddress}:`}${hostPort}:${nodePort}`, nodeFilters: ['loadbalancer'],
      })),
    }),
    options: {
      ...(extraArgs.length === 0 ? {} : { k3s: { extraArgs } }),
      ...(nodeSize.memory === undefined ? {} : { runtime: { serversMemory: ofDocker(nodeSize.memory), agentsMemory: ofDocker(nodeSize.memory) } }),
    },
  };
  const command = 'k3d cluster create --config cluster/k3d.conf';
  return {
    files: [startFile('k3d', `For: ${command}`, [config])],
    paragraphs: [
      'You need k3d (<https://k3d.io>), Docker and kubectl.',
      shellBlock(command),
      `kubectl is set to the context \`k3d-${name}\` by it. Ports of a cluster that is there are added by \`k3d cluster edit ${name} --port-add\`.`,
    ],
    waysIn: mappedWays(facts, ports),
  };
}

/** What ServiceLB answers on for Traefik, or for the Services of hook and deck. */
function balancedPorts({ exposure: { hook, deck, ingressClassName, gatewayClassName } }: StartFacts): readonly number[] {
  const own = [{ exposure: hook, port: 8888 }, { exposure: deck, port: 80 }].filter(({ exposure: { _plan: { type } } }) => type === 'LoadBalancer');
  const isHttp = ingressClassName !== undefined || gatewayClassName !== undefined;
  return [...new Set([...own.map(({ exposure, port }) => exposure._plan.port ?? port), ...(isHttp ? [80, 443] : [])])];
}

/** As Docker reads it: `4Gi` is its `4g`. */
function ofDocker(memory: string): string {
  return memory.replace(/^(\d+)([KMGT])i$/, (_, amount: string, unit: string) => `${amount}${unit.toLowerCase()}`);
}
