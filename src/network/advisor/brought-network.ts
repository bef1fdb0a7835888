import { Advice } from './advice';
import { asksForMuch, ClusterDistribution, CniNeedsSettings, CniPriority, DISTRIBUTIONS, isOlderThan } from './cni-needs';

/** How a distribution's own network does something: by what it is called, and what to do. */
interface Way {
  readonly mode: string;
  readonly how: string;
}

/** What the network that a distribution brings can do when it is told to. */
interface BroughtNetwork {
  readonly encryption: Way;
  readonly overInternet: Way;
  /** Packets unwrapped, where all nodes are in one layer 2 network. */
  readonly unwrapped: Way;
  /** Absent where it has nothing for them. */
  readonly windows?: Way;
}

const OVERWRITE = 'each node behind address translation needs the annotation flannel.alpha.coreos.com/public-ip-overwrite';

function canalBackend(backend: string): string {
  return `Put a HelmChartConfig rke2-canal with flannel.backend: "${backend}" into /var/lib/rancher/rke2/server/manifests before RKE2 starts for the first time.`;
}

/**
 * Sources: docs.k3s.io, networking/basic-network-options and distributed-multicloud; docs.rke2.io, networking/basic_network_options and
 * reference/windows_agent_config; canonical/microk8s, resources/calico.yaml; docs.tigera.io, network-policy/encrypt-cluster-pod-traffic.
 */
const BROUGHT: Readonly<Partial<Record<ClusterDistribution, BroughtNetwork>>> = {
  [ClusterDistribution.K3S]: {
    encryption: { mode: 'k3s with wireguard-native', how: 'Start every server of k3s with --flannel-backend=wireguard-native, and restart all nodes after that.' },
    overInternet: {
      mode: 'k3s with wireguard-native',
      how: 'Start every server of k3s with --flannel-backend=wireguard-native --flannel-external-ip, and every node with --node-external-ip=ADDRESS; with embedded etcd all servers '
        + 'must be in one place.',
    },
    unwrapped: { mode: 'k3s with host-gw', how: 'Start every server of k3s with --flannel-backend=host-gw.' },
  },
  [ClusterDistribution.RKE2]: {
    encryption: { mode: 'rke2 with wireguard', how: canalBackend('wireguard') },
    overInternet: { mode: 'rke2 with wireguard', how: `${canalBackend('wireguard').slice(0, -1)}; ${OVERWRITE}.` },
    unwrapped: { mode: 'rke2 with host-gw', how: canalBackend('host-gw') },
    windows: { mode: 'rke2 with cni: calico', how: 'Make RKE2 with cni: calico, which it brings for Windows nodes too; its Canal has no part for them.' },
  },
  [ClusterDistribution.MICROK8S]: {
    encryption: {
      mode: 'microk8s with WireGuard',
      how: 'Turn WireGuard on: microk8s kubectl patch felixconfigurations.crd.projectcalico.org default --type=merge --patch=\'{"spec":{"wireguardEnabled":true}}\'.',
    },
    overInternet: {
      mode: 'microk8s',
      how: 'The Calico of MicroK8s needs nodes that reach each other at their own addresses: join them by a VPN below it, such as WireGuard or Tailscale, and give nodes addresses of that.',
    },
    unwrapped: {
      mode: 'microk8s with VXLANCrossSubnet',
      how: 'Let nodes of one subnet send packets unwrapped: microk8s kubectl patch ippools.crd.projectcalico.org default-ipv4-ippool --type=merge '
        + '--patch=\'{"spec":{"vxlanMode":"CrossSubnet"}}\'.',
    },
    windows: { mode: 'microk8s', how: 'The Calico of MicroK8s wraps packets in VXLAN, as Windows nodes take it: install Calico for Windows of the same version on them.' },
  },
};

/** What the distribution brings, wherever that can do what is needed: a second network would break it. */
export function keepsItsOwn(needs: CniNeedsSettings): Advice | undefined {
  const { distribution, encryption, multiCloud, windows, priority, sameLayer2 } = needs;
  const own = BROUGHT[distribution];
  if (own === undefined || (asksForMuch(needs) && !windows) || (windows && own.windows === undefined)) return undefined;
  const isFast = priority === CniPriority.PERFORMANCE && sameLayer2;
  const way = windows ? own.windows : multiCloud ? own.overInternet : encryption ? own.encryption : isFast ? own.unwrapped : undefined;
  const isWireguard = !windows && (encryption || multiCloud);
  return {
    choice: 'preinstalled', mode: way?.mode ?? distribution,
    reasons: [
      `${DISTRIBUTIONS[distribution]} has a network that enforces policies on addresses and ports, and a second one would break it.`,
      ...(way === undefined ? [] : [windows ? 'It can serve Windows nodes too.' : isWireguard && way.mode !== distribution ? 'It encrypts packets between nodes when it is told to.'
        : isFast ? 'It leaves packets between nodes of one layer 2 network unwrapped when it is told to.' : 'It works wherever its nodes reach each other.']),
    ],
    warnings: [
      ...(way === undefined ? [`Settings of that network are settings of ${DISTRIBUTIONS[distribution]}.`] : [way.how]),
      ...(isWireguard && isOlderThan(needs, 5, 6) ? [`Linux ${needs.kernel} has no WireGuard: install its module on every node.`] : []),
    ],
  };
}
