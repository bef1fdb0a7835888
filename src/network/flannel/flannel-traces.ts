import { CniTraces } from '../cni-plan';
import { FlannelModePlan } from './flannel-mode-plan';

/**
 * What flanneld, and the plugin that it calls, leave on a node.
 *
 * Source: flannel v0.28.9, pkg/backend (names of devices) and pkg/trafficmngr (chains and tables).
 */
export function flannelTraces({ VNI = 1 }: FlannelModePlan['options'], configuration: string): CniTraces {
  return {
    files: [configuration, '/run/flannel', '/var/lib/cni/flannel', '/var/lib/cni/networks/cbr0'],
    interfaces: ['cni0', `flannel.${VNI}`, `flannel-v6.${VNI}`, 'flannel-wg', 'flannel-wg-v6'],
    chains: 'FLANNEL',
    tables: ['ip flannel-ipv4', 'ip6 flannel-ipv6'],
  };
}
