import { Finding } from '../../core/problem';
import { ExposurePlan } from '../../exposure/exposure-plan';
import { ClusterNetworkSettings } from '../../network/cluster-network';
import { ProwModel } from '../../prow/prow-model';
import { ClusterPlan } from './cluster-plan';
import { versionWarnings } from './cluster-version';
import { MappedPort, takenPorts } from './port-mapping';

/** What of the way in contradicts the cluster; all of it is of the property `cluster`. */
export function wayInFindings({ nodePorts: { mappings = [] } }: ClusterPlan, exposure: ExposurePlan): readonly Finding[] {
  return takenPorts(mappings, portsOf(exposure).map(({ port }) => port))
    .map(({ what }) => ({ what, instead: 'write another hostPort, or map that node port elsewhere', code: 'PortMappedTwice' }));
}

function portsOf({ hook, deck, privateDeck }: ExposurePlan): readonly { readonly name: string; readonly port: number }[] {
  return [{ name: 'hook', port: hook._plan.nodePort }, { name: 'deck', port: deck._plan.nodePort }, { name: 'private-deck', port: privateDeck?.service._plan.nodePort }]
    .flatMap(({ name, port }) => (port === undefined ? [] : [{ name, port }]));
}

/** What should be known of this Prow on this cluster before anything is applied, and nobody can decide. */
export function clusterWarnings(cluster: ClusterPlan, exposure: ExposurePlan, prow: ProwModel, network: ClusterNetworkSettings): readonly string[] {
  const { controlPlanes, warnings, nodePorts: { unreachable } } = cluster;
  return [
    ...warnings,
    ...(controlPlanes % 2 === 1 ? [] : [
      `${controlPlanes} nodes of the control plane outlive the loss of no more nodes than ${controlPlanes - 1} do, and agree more slowly: take an odd number.`,
    ]),
    ...(unreachable === undefined || portsOf(exposure).length === 0 ? [] : [unreachable]),
    ...movedPorts(cluster, exposure),
    ...balancerWarnings(cluster, exposure, network),
    ...storageWarnings(cluster, prow),
    ...versionWarnings(cluster),
  ];
}

/** Links of Prow have the node port, also where the machine answers at another one. */
function movedPorts({ nodePorts: { mappings = [] } }: ClusterPlan, exposure: ExposurePlan): readonly string[] {
  if (exposure.hookUrl === undefined) return [];
  const moved = (port: number): readonly MappedPort[] => mappings.filter(({ nodePort, hostPort }) => nodePort === port && hostPort !== port);
  return portsOf(exposure).flatMap(({ name, port }) => moved(port).map(({ hostPort }) => (
    `The machine answers for ${name} at port ${hostPort}, and the address that GitHub and people are told ends in ${port}: map ${port} to itself, `
    + 'or leave the address out.')));
}

/** Services, of our own or of an Ingress controller, that nobody gives an address. */
function balancerWarnings(cluster: ClusterPlan, exposure: ExposurePlan, { cloud }: ClusterNetworkSettings): readonly string[] {
  const { name, balancer, nodePorts: { mappings } } = cluster;
  const { hook, deck, balancing, loadBalancerClass, ingressClassName, gatewayClassName } = exposure;
  const isGiven = balancer.name !== undefined || balancing !== undefined || loadBalancerClass !== undefined || cloud !== undefined;
  if (isGiven || balancer.instead === undefined) return [];
  const own = [hook, deck].some(({ _plan: { type } }) => type === 'LoadBalancer');
  if (own) {
    return [`Nobody gives Services of type LoadBalancer an address on ${name}, so that EXTERNAL-IP of hook and deck stays pending: ${balancer.instead}.`];
  }
  const isHttp = ingressClassName !== undefined || gatewayClassName !== undefined;
  // where nodes are machines, a controller may be on their network, or at node ports
  if (!isHttp || mappings === undefined || mappings.some(({ nodePort }) => nodePort === 80 || nodePort === 443)) return [];
  return [
    `Nobody outside reaches the controller of the ${ingressClassName === undefined ? 'Gateway' : 'Ingress'} on ${name} by itself: ${balancer.instead}, `
    + 'or map the ports at which it listens on its node, as portMappings: [{ nodePort: 80 }, { nodePort: 443 }].',
  ];
}

/** Claims that no provisioner answers. */
function storageWarnings({ name, storageClass, call }: ClusterPlan, { storage: { claim, endpoint }, components: { ghproxy } }: ProwModel): readonly string[] {
  const claims = [
    ...(claim === undefined ? [] : [{ of: endpoint?.serviceName ?? 'the store', className: claim.storageClassName, store: true }]),
    ...(ghproxy.cacheClaim === undefined ? [] : [{ of: 'ghproxy', className: ghproxy.cacheClaim.storageClassName, store: false }]),
  ];
  return claims.flatMap(({ of, className, store }) => {
    if (storageClass !== undefined || className !== undefined) return [];
    return [
      `${name} has no StorageClass, so that the claim of ${of} stays pending${store ? ' and no job leaves a log' : ''}: `
      + `${store ? 'write ObjectStorage.inCluster({ localPath: { node, path } }), or ephemeral: true for trying out, or ' : ''}install who makes volumes, `
      + `like local-path-provisioner, and name its StorageClass${call === 'Cluster.talos' ? '; on Talos its folder has to lie below /var' : ''}.`,
    ];
  });
}

/** What is good to know of them, and nothing is wrong with. */
export function clusterNotes({ name, balancer, storageClass, architecture }: ClusterPlan, exposure: ExposurePlan, prow: ProwModel): readonly string[] {
  const { hook, deck, ingressClassName, gatewayClassName } = exposure;
  // the Service of a controller waits as ours do
  const isBehind = balancer.instead !== undefined && (gatewayClassName !== undefined
    || (ingressClassName !== undefined && balancer.needlessFor?.includes(ingressClassName) !== true));
  const isBalanced = isBehind || [hook, deck].some(({ _plan: { type } }) => type === 'LoadBalancer');
  return [
    ...(isBalanced && balancer.name !== undefined ? ['Services of type LoadBalancer get their addresses from '
      + `${balancer.name}${balancer.instead === undefined ? '' : `: ${balancer.instead}`}.`] : []),
    ...(storageClass !== undefined && prow.storage.claim !== undefined && prow.storage.claim.storageClassName === undefined
      ? [`Logs lie in a volume of the StorageClass \`${storageClass}\` of ${name}, which is gone when the cluster is deleted.`] : []),
    ...(architecture === undefined ? [`Prow publishes its images for amd64 alone: on ARM, as in Apple's computers, its pods stay pending. Say `
      + `\`architecture\` in the call of the cluster to be sure.`] : []),
  ];
}

