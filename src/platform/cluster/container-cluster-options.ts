import { dnsLabel } from '../../core/names';
import { also, Fields, optional } from '../../core/props';
import { quote } from '../../core/quote';
import { ClusterOfNodesOptions, CLUSTER_OF_NODES_FIELDS } from './cluster-options';
import { ClusterPortMapping, portMappings } from './port-mapping';

/** What can be said of a cluster whose nodes are containers of the own machine. */
export interface ContainerClusterOptions extends ClusterOfNodesOptions {
  /**
   * Name of the cluster, of which its containers and kubectl's context, `kind-NAME` or `k3d-NAME`, are called. Errors: `NameNotDnsLabel`,
   * `NameTooLong`.
   * @default prow
   */
  readonly name?: string;

  /**
   * Ports of the own machine that lead to ports of the nodes: of the first one of kind, of the servers of k3d. What is not said of the node ports of
   * hook and deck, and on k3d of 80 and 443 where an Ingress or a Gateway is the way in, leads to them under the same number. Errors:
   * `PortMappedTwice` and those of the elements.
   * @default - those ports
   */
  readonly portMappings?: ClusterPortMapping[];
}

const LONGEST_NAME = 32;

/** The name of a cluster whose nodes are containers: their names are made of it, and so are kubectl's contexts. k3d takes no more than 32 letters. */
export const containerName = also(dnsLabel, (value) => (value.length <= LONGEST_NAME ? undefined
  : { what: `${quote(value)} has ${value.length} letters`, instead: `keep it to ${LONGEST_NAME}`, code: 'NameTooLong' }));

export const CONTAINER_CLUSTER_FIELDS = {
  ...CLUSTER_OF_NODES_FIELDS,
  name: optional(containerName, 'prow'),
  portMappings: optional(portMappings, []),
} satisfies Fields<ContainerClusterOptions>;
