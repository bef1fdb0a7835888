import { keepsItsOwn } from './brought-network';
import { asksForMuch, CniNeedsSettings, CniPolicyNeed, CniPriority, isKernelOld, isOlderThan } from './cni-needs';
import { Advice } from './advice';
import { CniAlternative } from './cni-recommendation';

/** Answers, or leaves it to the next one. */
type Advise = (needs: CniNeedsSettings) => Advice | undefined;

/** More nodes than a network without a control plane of its own has been reported to serve well. */
const MANY_NODES = 500;
const VERY_MANY_NODES = 1000;

const BOTH_ROUTE = 'Both route packets as they are; which is faster depends on kernel and load, and the documents disagree.';

/** The only one of the networks here with nodes that run Windows in its operator. */
const windows: Advise = (needs) => (!needs.windows ? undefined : {
  choice: 'calico', mode: 'VXLAN',
  reasons: ["Calico's operator looks after Windows nodes too, over VXLAN, and nothing else here does."],
  warnings: ['Say what its operator needs for them, by Cni.calico({ windows: { serviceCidrs, apiServerHost } }): it takes VXLAN or no encapsulation, '
    + 'and neither VXLANCrossSubnet nor IPIP.'],
});

const cilium: Advise = (needs) => {
  if (!asksForMuch(needs)) return undefined;
  const { policy, observability, clusters, kubeProxyReplacement, encryption } = needs;
  const mode = ciliumMode(needs);
  return {
    choice: 'cilium', mode: encryption ? `${mode} with WireGuard` : mode,
    reasons: [
      ...(policy === CniPolicyNeed.L7 ? ['Its policies see paths of HTTP and names of DNS.'] : []),
      ...(observability ? ['Hubble shows who talks to whom.'] : []),
      ...(clusters > 1 ? [clusters > 255 ? 'ClusterMesh joins the pods of up to 511 clusters, where each is told '
        + 'maxConnectedClusters: 511.' : 'ClusterMesh joins the pods of up to 255 clusters.'] : []),
      ...(kubeProxyReplacement ? ["It does kube-proxy's work by eBPF."] : []),
      ...wrappedReasons(needs),
    ],
    warnings: [
      ...(policy === CniPolicyNeed.L7 ? ['Traffic under L7 policies passes a proxy on each node, and of TLS it sees the name only.'] : []),
      ...(clusters > 1 ? ['The clusters need networks of pods apart from each other, the same kind of routing, and one CA.'] : []),
      ...(kubeProxyReplacement ? ['kube-proxy must not run beside it, and the nodes need an address of the API server.'] : []),
    ],
    alternatives: policy !== CniPolicyNeed.L7 && clusters === 1 && !isKernelOld(needs) ? calicoInstead(needs) : [],
  };
};

function ciliumMode({ priority, sameLayer2, bgpRouters, multiCloud }: CniNeedsSettings): string {
  return priority === CniPriority.PERFORMANCE && (sameLayer2 || bgpRouters) && !multiCloud ? 'native' : 'tunnel';
}

/** What somebody who wants few wrapped packets is told where there have to be some. */
function wrappedReasons(needs: CniNeedsSettings): readonly string[] {
  return needs.priority !== CniPriority.PERFORMANCE || ciliumMode(needs) === 'native' ? []
    : ['Packets between nodes are wrapped, because they are neither in one layer 2 network nor behind routers that take routes by BGP.'];
}

function calicoInstead({ observability, kubeProxyReplacement }: CniNeedsSettings): readonly CniAlternative[] {
  const ways = [...(observability ? ['shows flows since v3.30, by Goldmane and Whisker'] : []), ...(kubeProxyReplacement ? ["does kube-proxy's work "
    + "with its eBPF data plane"] : [])];
  return [{ choice: 'calico', reason: `Calico ${ways.join(', and ')}.` }];
}

const oldKernel: Advise = (needs) => {
  if (!isKernelOld(needs)) return undefined;
  return {
    ...flannel(needs),
    warnings: [
      `Linux ${needs.kernel} is older than 5.10, which supported versions of Calico and Cilium need: upgrade the nodes' system where you can.`,
      ...flannel(needs).warnings ?? [],
    ],
  };
};

/** Before the rules about what is not encrypted: packets that cross the Internet are. */
const overInternet: Advise = (needs) => (!needs.multiCloud ? undefined : {
  ...flannel({ ...needs, encryption: true }),
  reasons: ['Nodes reach each other over the Internet: WireGuard encrypts, and keeps connections through address translation alive by a packet every '
    + '25 seconds.', ...policyReasons(needs)],
  warnings: ['Each node behind address translation needs the annotation flannel.alpha.coreos.com/public-ip-overwrite.', ...flannel(needs).warnings ?? []],
  alternatives: [{ choice: 'cilium', reason: 'ClusterMesh joins several clusters, one in each place, instead of one cluster over all of them.' }],
});

/** Routers that take routes spare every packet its wrapping, and Flannel tells them nothing. */
const noPolicies: Advise = (needs) => {
  if (needs.policy !== CniPolicyNeed.NONE) return undefined;
  const isRouted = needs.priority === CniPriority.PERFORMANCE && needs.bgpRouters && !needs.encryption;
  return isRouted ? fewWrapped(needs) : flannel(needs);
};

const small: Advise = (needs) => {
  if (needs.priority !== CniPriority.SMALL_FOOTPRINT && !needs.existingFlannel) return undefined;
  const canal = 'Canal is Flannel with Calico for policies, and ships an old Flannel, v0.24.4; Calico itself needs Linux 5.10.';
  return { ...flannel(needs), alternatives: needs.dualStack ? [] : [{ choice: 'canal', reason: canal }] };
};

const encrypted: Advise = (needs) => (!needs.encryption ? undefined : {
  choice: 'cilium', mode: `${ciliumMode(needs)} with WireGuard`,
  reasons: ['It encrypts by one setting, with keys that nodes make themselves, and enforces policies.', ...wrappedReasons(needs)],
  alternatives: [{ choice: 'calico', reason: 'Calico encrypts with WireGuard too, by wireguardEnabled in its FelixConfiguration.' }],
});

const fewWrapped: Advise = (needs) => {
  if (needs.priority !== CniPriority.PERFORMANCE) return undefined;
  if (needs.sameLayer2 || needs.bgpRouters) {
    return {
      choice: 'calico', mode: 'None',
      reasons: ['No packet is wrapped: '
        + `${needs.bgpRouters ? 'routers learn the routes by BGP' : 'all nodes are in one layer 2 network, and tell each other the routes by BGP'}.`],
      alternatives: [{ choice: 'cilium', reason: `Cilium with native routing and without kube-proxy. ${BOTH_ROUTE}` }],
    };
  }
  return {
    choice: 'calico', mode: 'VXLANCrossSubnet',
    reasons: ['Packets are wrapped only where they cross a router.'],
    ...(needs.dualStack ? {} : { warnings: ['Where pods have IPv4 addresses only, IPIPCrossSubnet takes 20 bytes of a packet instead of 50.'] }),
  };
};

const byBgp: Advise = (needs) => (!needs.bgpRouters ? undefined : {
  choice: 'calico', mode: 'VXLANCrossSubnet',
  reasons: ['It tells routers by BGP where Services are, and wraps packets only where they cross a router that does not know pods.'],
  warnings: ['BGP is spoken only while Calico runs BIRD, its calico_backend bird.'],
  alternatives: [{ choice: 'cilium', reason: "Cilium's BGP control plane announces pods and LoadBalancer Services." }],
});

const large: Advise = (needs) => ((needs.nodes ?? 0) <= VERY_MANY_NODES ? undefined : {
  choice: 'calico', mode: 'VXLANCrossSubnet',
  reasons: ['Typha stands between so many nodes and the API server.'],
  alternatives: [{ choice: 'cilium', reason: 'Cilium with native routing and without kube-proxy serves as many.' }],
});

const general: Advise = () => ({
  choice: 'calico', mode: 'VXLANCrossSubnet',
  reasons: ['It enforces policies on addresses and ports, and works on any network that routes UDP between nodes.'],
});

/** Flannel in the mode that fits; with policies, beside who enforces them. */
function flannel(needs: CniNeedsSettings): Advice {
  const isFast = needs.priority === CniPriority.PERFORMANCE;
  const mode = needs.encryption || needs.multiCloud ? 'wireguard' : needs.sameLayer2 ? 'host-gw' : isFast ? 'vxlan with directRouting' : 'vxlan';
  const why: Readonly<Record<string, string>> = {
    'wireguard': 'WireGuard encrypts packets between nodes.',
    'host-gw': 'All nodes are in one layer 2 network, so that packets need no wrapping.',
    'vxlan with directRouting': 'Nodes of one subnet send packets unwrapped, by FlannelMode.vxlan({ directRouting: true }), and VXLAN carries the '
      + 'others over routers.',
    'vxlan': 'VXLAN crosses any network that routes UDP between nodes; with directRouting nodes of one subnet send packets unwrapped.',
  };
  return {
    choice: 'flannel', mode,
    reasons: [
      why[mode], ...policyReasons(needs),
      ...(needs.priority === CniPriority.SMALL_FOOTPRINT ? ['It is the smallest of the networks here: six objects, and no CRD.'] : []),
    ],
    warnings: [
      ...(mode === 'wireguard' && isOlderThan(needs, 5, 6) ? [`Linux ${needs.kernel} has no WireGuard: install its module on every node.`] : []),
      ...(needs.policy === CniPolicyNeed.NONE ? ['A NetworkPolicy would be ignored without a word.'] : []),
      ...(needs.bgpRouters && !needs.loadBalancer ? ['Flannel speaks no BGP, and the routers learn nothing from it: Calico would tell them where '
        + 'pods are.'] : []),
      ...((needs.nodes ?? 0) > MANY_NODES ? ['Each node has a route or an entry for every other one: try it at that size before relying on it.'] : []),
    ],
  };
}

function policyReasons({ policy }: CniNeedsSettings): readonly string[] {
  return policy === CniPolicyNeed.NONE ? [] : ['Policies on addresses and ports are enforced by kube-network-policies beside it.'];
}

/** A rule, and what it asks, as the picture of all of them does. */
export interface AdvisorRule {
  readonly question: string;
  readonly advise: Advise;
}

/**
 * First match wins. The network that a distribution brings comes first, because a second one breaks it; nodes with Windows next, because all
 * that follows cannot serve them.
 */
export const RULES: readonly AdvisorRule[] = [
  { question: 'Does the distribution bring a network that can do it?', advise: keepsItsOwn },
  { question: 'Do some nodes run Windows?', advise: windows },
  { question: 'HTTP in policies, observability, several clusters, or no kube-proxy?', advise: cilium },
  { question: 'Is a kernel older than 5.10?', advise: oldKernel },
  { question: 'Do nodes reach each other over the Internet?', advise: overInternet },
  { question: 'No policies?', advise: noPolicies },
  { question: 'As small as possible, or Flannel there already?', advise: small },
  { question: 'Encrypted between nodes?', advise: encrypted },
  { question: 'As few wrapped packets as possible?', advise: fewWrapped },
  { question: 'Do routers take routes by BGP?', advise: byBgp },
  { question: `More than ${VERY_MANY_NODES} nodes?`, advise: large },
  { question: 'Anything else', advise: general },
];
