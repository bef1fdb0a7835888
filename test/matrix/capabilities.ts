import { Cni, CniCapabilities, PreinstalledCni } from '../../src';
import { NetworkValue } from './axes/axis';

const NODE_MTU = 1500;

const CNIS: readonly (readonly [name: string, cni: Cni])[] = [
  ['Flannel', Cni.flannel()], ['Calico', Cni.calico()], ['Canal', Cni.canal()], ['Cilium', Cni.cilium()],
  ['Weave Net', Cni.weave({ acknowledgeUnmaintained: true })],
  ['k3s\'s own', Cni.preinstalled({ of: PreinstalledCni.k3s() })],
];

const ROWS: readonly (readonly [fact: string, of: (can: CniCapabilities) => unknown])[] = [
  ['enforces NetworkPolicy', (can) => can.enforcesNetworkPolicy],
  ['policies see HTTP and DNS', (can) => can.l7Policy],
  ['shows who talks to whom', (can) => can.observability],
  ['addresses for LoadBalancers', (can) => can.loadBalancer],
  ['replaces kube-proxy', (can) => can.kubeProxyReplacement],
  ['joins clusters', (can) => can.multiCluster],
  ['dual stack', (can) => can.dualStack],
  ['for how many nodes', (can) => can.scale],
  ['effort to set it up', (can) => can.setupEffort],
  ['asks for on each node', (can) => can.requestsPerNode],
  ['looked after', (can) => can.lifecycle],
  ['by', (can) => can.maintainedBy],
  ['paid support', (can) => can.enterpriseSupport],
];

/** What each network can, as it is set up where nothing is said. */
export function capabilityRows(): { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  return {
    head: ['', ...CNIS.map(([name]) => name)],
    rows: ROWS.map(([fact, of]) => [fact, ...CNIS.map(([, { capabilities }]) => said(of(capabilities)))]),
  };
}

export const WAY_HEAD = ['network', 'wrapped in', 'encrypted by', `MTU of pods over ${NODE_MTU}`, 'Linux from', 'no router between nodes', 'between nodes'];

/** What follows from how one is set up. */
export function wayRow({ name, props }: NetworkValue): readonly string[] {
  const { cni } = props() as { cni: Cni };
  const { encapsulation, encryption, kernelMinimum, needsLayer2 } = cni.capabilities;
  return [name, ...[encapsulation, encryption, cni.podMtuOver(NODE_MTU), kernelMinimum, needsLayer2].map(said),
    cni.firewall.map((line) => line.split(':')[0]).join(', ')];
}

function said(fact: unknown): string {
  return fact === undefined ? '' : fact === true ? 'yes' : fact === false ? 'no' : String(fact);
}
