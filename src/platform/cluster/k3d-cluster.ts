import { Where } from '../../core/problem';
import { readProps, ValuesOf } from '../../core/props';
import { ClusterPlan, ClusterStart, ofNodes, StartFacts } from './cluster-plan';
import { ContainerClusterOptions, CONTAINER_CLUSTER_FIELDS } from './container-cluster-options';
import { asArguments, isTraefikOff, K3S, k3sFlags } from './k3s-server';
import { balancedPorts } from './own-ingress';
import { EVERYWHERE, withPorts } from './port-mapping';
import { startFile } from './start-file';
import { nodePortsOf, shellBlock } from './start-text';
import { balancedWays, mappedWays } from './ways-in-here';

/** Options of `Cluster.k3d`. */
export interface K3dClusterOptions extends ContainerClusterOptions {}

/** k3s in containers of Docker. */
export function k3dCluster(options: K3dClusterOptions): ClusterPlan {
  const said = readProps(Where.call('Cluster.k3d'), options, CONTAINER_CLUSTER_FIELDS);
  return {
    ...ofNodes(said),
    call: 'Cluster.k3d',
    name: 'k3d',
    isLocal: true,
    ...K3S,
    balancer: { name: 'ServiceLB', instead: 'what EXTERNAL-IP shows is an address of Docker\'s own network, and the ports of this machine that step 0 lists lead '
      + 'there' },
    nodePorts: { mappings: said.portMappings },
    warnings: [],
    lacksPlugins: 'leave cni out, because k3d brings Flannel by itself',
    start: (facts) => start(said, facts),
  };
}

/** Source: k3d-io/k3d 46f3480d, pkg/config/v1alpha5/schema.json, docs/usage/exposing_services.md and docs/usage/configfile.md. */
function start(said: ValuesOf<typeof CONTAINER_CLUSTER_FIELDS>, facts: StartFacts): ClusterStart {
  const { name, kubernetesVersion, controlPlanes, workers, nodeSize } = said;
  const ports = withPorts(said.portMappings, [...nodePortsOf(facts), ...answeredPorts(facts)]);
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
    parts: { ingressIsOff: isTraefikOff(facts) },
    files: [startFile('k3d', `For: ${command}`, [config])],
    paragraphs: [
      'You need k3d (<https://k3d.io>), Docker and kubectl.',
      shellBlock(command),
      `kubectl is set to the context \`k3d-${name}\` by it. Ports of a cluster that is there are added by \`k3d cluster edit ${name} --port-add\`.`,
    ],
    waysIn: [...mappedWays(facts, ports), ...balancedWays(facts, ports)],
  };
}

/** What ServiceLB answers on for Traefik, or for the Services of hook and deck. */
function answeredPorts({ exposure }: StartFacts): readonly number[] {
  const isHttp = exposure.ingressClassName !== undefined || exposure.gatewayClassName !== undefined;
  return [...new Set([...balancedPorts(exposure).map(({ port }) => port), ...(isHttp ? [80, 443] : [])])];
}

/** As Docker reads it: `4Gi` is its `4g`. */
function ofDocker(memory: string): string {
  return memory.replace(/^(\d+)([KMGT])i$/, (_, amount: string, unit: string) => `${amount}${unit.toLowerCase()}`);
}
