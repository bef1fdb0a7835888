import { CrossingPlan } from '../cluster-cloud';
import { FlannelModePlan } from './flannel-mode-plan';

/** How packets cross the network between nodes, as far as a cloud's may drop them. */
export function flannelCrossings({ type, options }: FlannelModePlan, name: string): readonly CrossingPlan[] {
  const instead = 'write FlannelMode.vxlan()';
  if (type === 'host-gw') return [{ by: `host-gw of ${name}`, bare: 'everywhere', instead }];
  const isDirect = options.DirectRouting === true;
  if (type === 'ipip') return [{ by: `ipip of ${name}`, inIp: true, ...(isDirect ? { bare: 'subnet' } : {}), instead }];
  return isDirect ? [{ by: `directRouting of ${name}`, bare: 'subnet', instead: 'leave it out' }] : [];
}

/** Source: Flannel v0.28.9, Documentation/troubleshooting.md; flannel-io/flannel#1859, kubernetes/kubernetes#88986. */
export function checksumNotes({ type, options }: FlannelModePlan): readonly string[] {
  if (type !== 'vxlan') return [];
  const device = `flannel.${options.VNI ?? 1}`;
  return [`Where connections from one node to pods of another hang for 1 to 63 seconds, the driver of a network card spoils checksums `
    + `inside of VXLAN: run ethtool -K ${device} tx-checksum-ip-generic off on every node, and again after each start.`];
}
