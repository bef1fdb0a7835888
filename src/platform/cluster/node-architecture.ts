import { Finding } from '../../core/problem';
import { ClusterArchitecture } from './cluster-architecture';
import { ClusterPlan } from './cluster-plan';
import { NODE_ARCH, PUBLISHED_ARCH } from '../../prow/components/architectures';
import { DEFAULT_IMAGE_REGISTRY } from '../../prow/images';

/** What Prow publishes for other nodes than these. Source: prow hack/tools/prowimagebuilder at a61940897. */
export function imageFindings(cluster: ClusterPlan, prowImageRegistry: string): readonly Finding[] {
  const { architecture } = cluster;
  if (architecture !== ClusterArchitecture.ARM64 || prowImageRegistry !== DEFAULT_IMAGE_REGISTRY) return [];
  return [{
    what: `its nodes are ${architecture}, and Prow publishes its components, and what it puts into pods of jobs, for ${PUBLISHED_ARCH} alone, so that `
      + 'none of its pods would start',
    instead: `take nodes with ${PUBLISHED_ARCH}, or build Prow's images and name their registry by prowImageRegistry`, code: 'ImageForOtherPlatform',
  }];
}

type NodeLabels = Readonly<Record<string, string>> | undefined;

/** Labels of nodes that all pods ask for, where images of one's own are for nodes of another kind than Prow's. */
export function onNodesOf(cluster: ClusterPlan | undefined, nodeSelector: NodeLabels): NodeLabels {
  if (cluster?.architecture === undefined || cluster.architecture === ClusterArchitecture.AMD64) return nodeSelector;
  return { [NODE_ARCH]: cluster.architecture, ...nodeSelector };
}
