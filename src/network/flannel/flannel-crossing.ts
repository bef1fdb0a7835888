import { CrossingPlan } from '../cluster-cloud';
import { CniPlan } from '../cni-plan';
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
export function checksumNotes(mode: FlannelModePlan): readonly string[] {
  return checksums(mode, (command) => `run ${command} on every node, and again after each start.`);
}

/** The same where nodes have no shell. */
export function checksumsWithoutShell(mode: FlannelModePlan): NonNullable<CniPlan['aboutShell']> {
  return checksumNotes(mode).flatMap((note) => checksums(mode, (command) => (
    `run ${command} on every node, in a pod that is privileged and on the host's network, and again after each start.`)).map((instead) => ({ note, instead })));
}

function checksums({ type, options }: FlannelModePlan, remedy: (command: string) => string): readonly string[] {
  if (type !== 'vxlan') return [];
  return [`Where connections from one node to pods of another hang for 1 to 63 seconds, the driver of a network card spoils checksums `
    + `inside of VXLAN: ${remedy(`ethtool -K flannel.${options.VNI ?? 1} tx-checksum-ip-generic off`)}`];
}
