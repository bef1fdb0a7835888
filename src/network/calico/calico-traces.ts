import { CniTraces } from '../cni-plan';

/**
 * What calico-node leaves on a node.
 *
 * Source: calico v3.32.1, manifests/calico.yaml (host paths), felix/rules (names of chains), felix/dataplane/linux (names of devices).
 */
export const CALICO_TRACES: CniTraces = {
  files: ['/etc/cni/net.d/10-calico.conflist', '/etc/cni/net.d/calico-kubeconfig', '/var/lib/calico', '/var/run/calico'],
  interfaces: ['vxlan.calico', 'vxlan-v6.calico', 'wireguard.cali', 'wg-v6.cali'],
  chains: 'cali',
  tables: ['ip calico', 'ip6 calico'],
};
