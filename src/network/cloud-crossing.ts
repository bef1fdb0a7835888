import { Finding } from '../core/problem';
import { ClusterCloud, CrossingPlan } from './cluster-cloud';

/** What no setting of the cloud makes right. Source: projectcalico/calico#6568; Azure's list of what its virtual networks carry. */
export function crossingFinding(cloud: ClusterCloud, { by, inIp, bare, instead }: CrossingPlan): Finding | undefined {
  if (cloud !== ClusterCloud.AZURE) return undefined;
  if (inIp === true) return { what: `${by} wraps packets in IP, and Azure's network drops them`, instead, code: 'CloudDropsPackets' };
  return bare !== 'subnet' ? undefined : {
    what: `${by} sends packets to nodes of the same subnet unwrapped, and Azure's network drops what has the address of a pod`, instead, code: 'CloudDropsPackets',
  };
}

/** What of a cloud's settings has to be changed so that packets arrive, where they go with the addresses of pods. */
const SWITCHED_OFF: Readonly<Record<ClusterCloud, (bare: 'subnet' | 'everywhere') => string | undefined>> = {
  [ClusterCloud.AMAZON]: (bare) => 'Amazon drops what does not have an address of the instance itself: switch the source/destination check of every node off, '
    + 'aws ec2 modify-instance-attribute --instance-id ID '
    + `--no-source-dest-check${bare === 'subnet' ? '' : ', and keep all nodes in one subnet, because its router knows no pods'}`,
  [ClusterCloud.AZURE]: () => 'Azure drops them unless every node has IP forwarding and a route table leads the pods of each node there',
  [ClusterCloud.GOOGLE]: (bare) => (bare === 'subnet' ? undefined : 'Google routes them only to instances with --can-ip-forward that a route of '
    + 'Google\'s leads to, one for the pods of each node'),
  [ClusterCloud.OPEN_STACK]: () => 'OpenStack\'s port security drops them: allow the pods\' network on the port of every node, openstack port set '
    + 'PORT --allowed-address ip-address=NETWORK',
};

/** The same as a sentence; undefined where nothing has to be done. */
export function crossingWarning(cloud: ClusterCloud, { by, bare, settles, instead }: CrossingPlan): string | undefined {
  const needed = bare === undefined || settles === cloud ? undefined : SWITCHED_OFF[cloud](bare);
  if (needed === undefined) return undefined;
  return `${by} sends packets ${bare === 'subnet' ? 'to nodes of the same subnet ' : ''}with the addresses of pods, and ${needed}; or ${instead}.`;
}

/** How each cloud is told what nodes may send each other. */
const OPENED: Readonly<Record<ClusterCloud, string>> = {
  [ClusterCloud.AMAZON]: 'in the security group of the nodes, as rules whose source is that group itself; IP protocols other than TCP, UDP and ICMP '
    + 'are "custom protocol" there',
  [ClusterCloud.AZURE]: 'in the network security group of the nodes\' subnet, whose rule AllowVnetInBound lets it through unless another one denies it',
  [ClusterCloud.GOOGLE]: 'by a firewall rule from the tag or the network of the nodes to the nodes, gcloud compute firewall-rules create NAME --allow '
    + 'PROTOCOL:PORT --source-tags TAG --target-tags TAG; networks of one\'s own have no rule for it',
  [ClusterCloud.OPEN_STACK]: 'in the security group of the nodes\' ports, as rules whose remote group is that group itself',
};

/** Where what nodes send each other is opened. */
export function openedIn(cloud: ClusterCloud): string {
  return `What firewalls between nodes must let through is opened ${OPENED[cloud]}.`;
}
