import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CniAdvisor } from '../../src/network/advisor/cni-advisor';
import { ClusterDistribution, CniNeeds, CniPolicyNeed, CniPriority } from '../../src/network/advisor/cni-needs';
import { RULES } from '../../src/network/advisor/rules';
import { answersOf, networkPage } from '../check/network-page';

function answer(needs: CniNeeds): string {
  const { choice, mode } = CniAdvisor.recommend(needs);
  return `${choice} ${mode}`;
}

test('a whole recommendation', () => {
  expect(CniAdvisor.recommend({ policy: CniPolicyNeed.L3_L4, priority: CniPriority.PERFORMANCE, sameLayer2: true, loadBalancer: true })).toEqual({
    choice: 'calico',
    mode: 'None',
    reasons: [
      'No packet is wrapped: all nodes are in one layer 2 network, and tell each other the routes by BGP.',
      'Its set-up effort is medium, CRDs and an operator before the network itself; on each node its pod asks for no CPU and no memory unless it is told to. '
      + 'It is looked after by: Tigera; who sells support for it: Tigera.',
    ],
    warnings: ['Calico makes addresses of LoadBalancer Services known by BGP only: without routers that speak it install MetalLB beside it.'],
    alternatives: [{
      choice: 'cilium',
      reason: 'Cilium with native routing and without kube-proxy. Both route packets as they are; '
        + 'which is faster depends on kernel and load, and the documents disagree.',
    }],
    rejected: [
      { choice: 'flannel', reason: 'Flannel has no policies of its own: they need a second program beside it.' },
      { choice: 'canal', reason: 'Canal ships an old Flannel, v0.24.4, and wraps every packet.' },
      { choice: 'weave', reason: 'Weave Net is unmaintained: its last release is of January 2021, and Weaveworks closed in February 2024.' },
      { choice: 'preinstalled', reason: 'Nobody said that the cluster has a network already.' },
    ],
  });
});

const FLANNEL_IS_THERE = 'Flannel runs there already, and two networks break each other: take it away from every node before, with its files in '
  + '/etc/cni/net.d, '
  + 'and start all pods again.';
const BY_VPN = ['Nodes of all clusters must reach each other at their own addresses, without address translation: join the places by a VPN below the network.'];
const APART = 'The clusters need networks of pods apart from each other, the same kind of routing, and one CA.';

// the rules, one after the other; the first that fits decides
test.each<[string, CniNeeds, string]>([
  ['nothing is needed', {}, 'flannel vxlan'],
  ['k3s keeps its own', { distribution: ClusterDistribution.K3S, policy: CniPolicyNeed.L3_L4, nodes: 2000 }, 'preinstalled k3s'],
  ['RKE2 keeps its own', { distribution: ClusterDistribution.RKE2 }, 'preinstalled rke2'],
  ['MicroK8s keeps its own', { distribution: ClusterDistribution.MICROK8S, policy: CniPolicyNeed.L3_L4 }, 'preinstalled microk8s'],
  ['D30 k3s encrypts by itself', {
    distribution: ClusterDistribution.K3S, policy: CniPolicyNeed.L3_L4, encryption: true,
  }, 'preinstalled k3s with wireguard-native'],
  ['D30 k3s without policies too', { distribution: ClusterDistribution.K3S, encryption: true }, 'preinstalled k3s with wireguard-native'],
  ['D30 k3s over the Internet', { distribution: ClusterDistribution.K3S, multiCloud: true }, 'preinstalled k3s with wireguard-native'],
  ['k3s as fast as can be', { distribution: ClusterDistribution.K3S, priority: CniPriority.PERFORMANCE, sameLayer2: true }, 'preinstalled k3s with host-gw'],
  ['k3s as fast as can be, over routers', { distribution: ClusterDistribution.K3S, priority: CniPriority.PERFORMANCE }, 'preinstalled k3s'],
  ['k3s and Windows', { distribution: ClusterDistribution.K3S, windows: true }, 'calico VXLAN'],
  ['RKE2 encrypts by itself', { distribution: ClusterDistribution.RKE2, encryption: true }, 'preinstalled rke2 with wireguard'],
  ['RKE2 over the Internet', { distribution: ClusterDistribution.RKE2, multiCloud: true }, 'preinstalled rke2 with wireguard'],
  ['RKE2 and Windows', { distribution: ClusterDistribution.RKE2, windows: true, policy: CniPolicyNeed.L3_L4 }, 'preinstalled rke2 with cni: calico'],
  ['RKE2 as fast as can be', { distribution: ClusterDistribution.RKE2, priority: CniPriority.PERFORMANCE, sameLayer2: true }, 'preinstalled rke2 with host-gw'],
  ['MicroK8s encrypts by itself', {
    distribution: ClusterDistribution.MICROK8S, encryption: true, policy: CniPolicyNeed.L3_L4,
  }, 'preinstalled microk8s with WireGuard'],
  ['MicroK8s over the Internet', { distribution: ClusterDistribution.MICROK8S, multiCloud: true }, 'preinstalled microk8s'],
  ['MicroK8s and Windows, to see', { distribution: ClusterDistribution.MICROK8S, windows: true, observability: true }, 'preinstalled microk8s'],
  ['MicroK8s as fast as can be', { distribution: ClusterDistribution.MICROK8S, priority: CniPriority.PERFORMANCE, sameLayer2: true },
    'preinstalled microk8s with VXLANCrossSubnet'],
  ['no policies, as fast as can be, with both families', { dualStack: true, priority: CniPriority.PERFORMANCE }, 'flannel vxlan with directRouting'],
  ['no policies, as fast as can be, in one layer 2 network', { sameLayer2: true, priority: CniPriority.PERFORMANCE }, 'flannel host-gw'],
  ['no policies, as fast as can be, routed by BGP', { bgpRouters: true, priority: CniPriority.PERFORMANCE }, 'calico None'],
  ['no policies, encrypted, routed by BGP', { bgpRouters: true, priority: CniPriority.PERFORMANCE, encryption: true }, 'flannel wireguard'],
  ['no policies, routers that speak BGP, and addresses', { bgpRouters: true, loadBalancer: true }, 'flannel vxlan'],
  ['no policies, small', { priority: CniPriority.SMALL_FOOTPRINT }, 'flannel vxlan'],
  ['D25 policies on 600 nodes, as fast as can be', {
    policy: CniPolicyNeed.L3_L4, nodes: 600, priority: CniPriority.PERFORMANCE, sameLayer2: true,
  }, 'calico None'],
  ['k3s sees no HTTP', { distribution: ClusterDistribution.K3S, policy: CniPolicyNeed.L7 }, 'cilium tunnel'],
  ['D15 Windows', { windows: true, policy: CniPolicyNeed.L3_L4 }, 'calico VXLAN'],
  ['Windows, whatever else', { windows: true, policy: CniPolicyNeed.L7, observability: true }, 'calico VXLAN'],
  ['HTTP', { policy: CniPolicyNeed.L7 }, 'cilium tunnel'],
  ['HTTP, on one layer 2 network, as fast as can be', { policy: CniPolicyNeed.L7, priority: CniPriority.PERFORMANCE, sameLayer2: true }, 'cilium native'],
  ['HTTP, encrypted', { policy: CniPolicyNeed.L7, encryption: true }, 'cilium tunnel with WireGuard'],
  ['to see', { observability: true }, 'cilium tunnel'],
  ['several clusters', { clusters: 3 }, 'cilium tunnel'],
  ['without kube-proxy', { kubeProxyReplacement: true }, 'cilium tunnel'],
  ['HTTP on an old kernel', { policy: CniPolicyNeed.L7, kernel: '5.4.0-150-generic' }, 'cilium tunnel'],
  ['policies on an old kernel', { policy: CniPolicyNeed.L3_L4, kernel: '5.4' }, 'flannel vxlan'],
  ['policies on an old kernel and one layer 2 network', { policy: CniPolicyNeed.L3_L4, kernel: '4.19', sameLayer2: true }, 'flannel host-gw'],
  ['encryption on an old kernel', { encryption: true, kernel: '5.4' }, 'flannel wireguard'],
  ['5.10 is not old', { policy: CniPolicyNeed.L3_L4, kernel: '5.10' }, 'calico VXLANCrossSubnet'],
  ['6.1 is not old', { policy: CniPolicyNeed.L3_L4, kernel: '6.1.0' }, 'calico VXLANCrossSubnet'],
  ['over the Internet', { multiCloud: true }, 'flannel wireguard'],
  ['over the Internet with policies', { multiCloud: true, policy: CniPolicyNeed.L3_L4, sameLayer2: true }, 'flannel wireguard'],
  ['over the Internet in several clusters', { multiCloud: true, clusters: 2 }, 'cilium tunnel'],
  ['one layer 2 network', { sameLayer2: true }, 'flannel host-gw'],
  ['encryption alone', { encryption: true }, 'flannel wireguard'],
  ['no policies on many nodes', { nodes: 3000 }, 'flannel vxlan'],
  ['policies, small', { policy: CniPolicyNeed.L3_L4, priority: CniPriority.SMALL_FOOTPRINT }, 'flannel vxlan'],
  ['policies beside Flannel', { policy: CniPolicyNeed.L3_L4, existingFlannel: true, sameLayer2: true }, 'flannel host-gw'],
  ['policies and encryption', { policy: CniPolicyNeed.L3_L4, encryption: true }, 'cilium tunnel with WireGuard'],
  ['policies and encryption, routed', { policy: CniPolicyNeed.L3_L4, encryption: true, priority: CniPriority.PERFORMANCE, bgpRouters: true },
    'cilium native with WireGuard'],
  ['policies, routed by BGP', { policy: CniPolicyNeed.L3_L4, priority: CniPriority.PERFORMANCE, bgpRouters: true }, 'calico None'],
  ['policies over routers', { policy: CniPolicyNeed.L3_L4, priority: CniPriority.PERFORMANCE }, 'calico VXLANCrossSubnet'],
  ['policies and routers that speak BGP', { policy: CniPolicyNeed.L3_L4, bgpRouters: true }, 'calico VXLANCrossSubnet'],
  ['policies on very many nodes', { policy: CniPolicyNeed.L3_L4, nodes: 1001 }, 'calico VXLANCrossSubnet'],
  ['policies', { policy: CniPolicyNeed.L3_L4 }, 'calico VXLANCrossSubnet'],
])('%s', (_, needs, expected) => {
  expect(answer(needs)).toBe(expected);
});

// What people read about networks, and what is answered: [their rule, needs, their answer, ours, what is corrected].
test.each<[string, CniNeeds, string, string, string]>([
  ['no policies: Flannel', {}, 'flannel vxlan', 'flannel vxlan', 'nothing'],
  ['HTTP or observability: Cilium', { policy: CniPolicyNeed.L7, observability: true }, 'cilium', 'cilium tunnel', 'the kernel must be 5.10, not 4.9'],
  ['policies and performance: Calico with BGP', { policy: CniPolicyNeed.L3_L4, priority: CniPriority.PERFORMANCE, sameLayer2: true }, 'calico None',
    'calico None',
    'layer 2 is enough, routers need not peer; Cilium is named as equal, because the documents disagree about speed'],
  ['policies and performance: Calico with BGP, over routers that know nothing', { policy: CniPolicyNeed.L3_L4, priority: CniPriority.PERFORMANCE },
    'calico None', 'calico VXLANCrossSubnet', 'unwrapped packets would be lost'],
  ['policies and easy encryption: Weave', { policy: CniPolicyNeed.L3_L4, encryption: true }, 'weave', 'cilium tunnel with WireGuard',
    'Weave is unmaintained, and does not encrypt unless it is told'],
  ['policies, else: Calico with VXLAN', { policy: CniPolicyNeed.L3_L4 }, 'calico VXLAN', 'calico VXLANCrossSubnet', 'wrapped only across subnets'],
  ['several clouds: Weave', { multiCloud: true }, 'weave', 'flannel wireguard', 'Weave is unmaintained; WireGuard passes address translation'],
  ['learning: Flannel', { nodes: 2 }, 'flannel', 'flannel vxlan', 'nothing'],
  ['production: Calico', { nodes: 200, policy: CniPolicyNeed.L3_L4 }, 'calico', 'calico VXLANCrossSubnet', 'its default is IPIP or VXLAN, not bare BGP'],
  ['high security: Cilium', { policy: CniPolicyNeed.L7, encryption: true }, 'cilium', 'cilium tunnel with WireGuard',
    'it encrypts with WireGuard too, not with IPsec only'],
  ['encryption rules Flannel out', { encryption: true }, 'not flannel', 'flannel wireguard', 'Flannel has a backend wireguard'],
  ['policies: it must be Calico', { policy: CniPolicyNeed.L3_L4, existingFlannel: true }, 'calico', 'flannel vxlan',
    'Flannel has had kube-network-policies since v0.25.5, and Canal is Flannel with Calico'],
  ['Flannel and Calico together', { policy: CniPolicyNeed.L3_L4, existingFlannel: true, priority: CniPriority.SMALL_FOOTPRINT }, 'both manifests',
    'flannel vxlan', 'both together is one manifest, Canal'],
  ['Flannel up to hundreds of nodes', { nodes: 400, sameLayer2: true }, 'flannel', 'flannel host-gw', 'the limit of iptables is that of kube-proxy'],
  ['large clusters: Cilium', { nodes: 5000, policy: CniPolicyNeed.L3_L4 }, 'cilium', 'calico VXLANCrossSubnet',
    'Calico with Typha serves as many, and Cilium is named beside it'],
  ['kubeadm brings Flannel', { distribution: ClusterDistribution.KUBEADM }, 'preinstalled', 'flannel vxlan', 'kubeadm brings no network; k3s does'],
])('people say: %s', (_, needs, theirs, ours, correction) => {
  expect(answer(needs)).toBe(ours);
  expect(ours.startsWith(theirs) || correction !== 'nothing').toBe(true);
});

const OPERATOR = 'Say what its operator needs for them, by Cni.calico({ windows: { serviceCidrs, apiServerHost } }): it takes VXLAN or no encapsulation, '
  + 'and neither VXLANCrossSubnet nor IPIP.';

test.each<[string, CniNeeds, readonly string[]]>([
  ['HTTP', { policy: CniPolicyNeed.L7 }, ['Traffic under L7 policies passes a proxy on each node, and of TLS it sees the name only.']],
  ['HTTP on an old kernel', { policy: CniPolicyNeed.L7, kernel: '5.4' }, [
    "Linux 5.4 is older than 5.10, which supported versions of Cilium need: upgrade the nodes' system first, or do without what only Cilium offers.",
    'Traffic under L7 policies passes a proxy on each node, and of TLS it sees the name only.',
  ]],
  ['RHEL 8.10 has what Cilium needs', { observability: true, kernel: '4.18.0-553.22.1.el8_10.x86_64' }, []],
  ['RHEL 8.9 has not', { observability: true, kernel: '4.18.0-513.el8.x86_64' },
    ["Linux 4.18.0-513.el8.x86_64 is older than 5.10, which supported versions of Cilium need: upgrade the nodes' system first, or do without what only "
      + "Cilium offers."]],
  ['an old kernel and encryption', { encryption: true, kernel: '5.4' }, [
    "Linux 5.4 is older than 5.10, which supported versions of Calico and Cilium need: upgrade the nodes' system where you can.",
    'Linux 5.4 has no WireGuard: install its module on every node.',
    'A NetworkPolicy would be ignored without a word.',
  ]],
  ['k3s without its network', { distribution: ClusterDistribution.K3S, observability: true },
    ['k3s must be made without its own network, by --flannel-backend=none --disable-network-policy, because a second one breaks it.']],
  ['MicroK8s without its network', { distribution: ClusterDistribution.MICROK8S, policy: CniPolicyNeed.L7 }, [
    'MicroK8s must be made without its own network, because a second one breaks it.',
    'Traffic under L7 policies passes a proxy on each node, and of TLS it sees the name only.',
  ]],
  ['RKE2 with Cilium', { distribution: ClusterDistribution.RKE2, observability: true },
    ['RKE2 must be made with cni: cilium, for CiliumInstaller.rke2(), or with cni: none, because a second network breaks it.']],
  ['k3s as it is', { distribution: ClusterDistribution.K3S, loadBalancer: true, dualStack: true }, [
    'LoadBalancer Services get the addresses of nodes from ServiceLB of k3s.',
    'Addresses of both families have to be chosen when the cluster is made.',
    'Settings of that network are settings of k3s.',
  ]],
  ['RKE2 and addresses', { distribution: ClusterDistribution.RKE2, loadBalancer: true }, [
    'LoadBalancer Services get no addresses from it: install MetalLB beside it.',
    'Settings of that network are settings of RKE2.',
  ]],
  ['Windows and what it excludes', { windows: true, policy: CniPolicyNeed.L7, clusters: 2, kernel: '5.4' }, [
    'Policies about HTTP need a service mesh beside Calico: nothing that serves Windows nodes has them.',
    'Several clusters cannot be joined with Windows nodes in them.',
    "Linux 5.4 is older than 5.10, which supported versions of Calico need: upgrade the nodes' system.",
    OPERATOR,
  ]],
  ['D15 Windows and what nobody can give its nodes', {
    windows: true, encryption: true, kubeProxyReplacement: true, observability: true, dualStack: true, multiCloud: true,
  }, [
    'Nothing encrypts what pods of Windows nodes send: WireGuard is for Linux nodes alone.',
    'Windows nodes need kube-proxy, and the Linux nodes beside them too: eBPF is for clusters of Linux nodes alone.',
    'Nobody promises to show the traffic of pods on Windows nodes: Hubble has no part for them, and Goldmane shows that of Linux nodes.',
    'Pods of Windows nodes get IPv4 addresses only.',
    'Windows nodes must reach all others at their own addresses, without address translation: join them by a VPN below the network.',
    OPERATOR,
  ]],
  ['D15 k3s and Windows', { distribution: ClusterDistribution.K3S, windows: true }, [
    'k3s must be made without its own network, by --flannel-backend=none --disable-network-policy, because a second one breaks it; '
      + 'and Calico\'s project does not support Windows nodes of k3s, but of kubeadm and RKE2.',
    OPERATOR,
  ]],
  ['RKE2 and encrypted Windows nodes', { distribution: ClusterDistribution.RKE2, windows: true, encryption: true }, [
    'Nothing encrypts what pods of Windows nodes send: WireGuard is for Linux nodes alone.',
    'Make RKE2 with cni: calico, which it brings for Windows nodes too; its Canal has no part for them.',
  ]],
  ['D30 k3s and encryption', { distribution: ClusterDistribution.K3S, encryption: true, kernel: '5.4' }, [
    'Start every server of k3s with --flannel-backend=wireguard-native, and restart all nodes after that.',
    'Linux 5.4 has no WireGuard: install its module on every node.',
  ]],
  ['D30 k3s over the Internet', { distribution: ClusterDistribution.K3S, multiCloud: true }, [
    'Start every server of k3s with --flannel-backend=wireguard-native --flannel-external-ip, and every node with --node-external-ip=ADDRESS; '
      + 'with embedded etcd all servers must be in one place.',
  ]],
  ['RKE2 over the Internet', { distribution: ClusterDistribution.RKE2, multiCloud: true }, [
    'Put a HelmChartConfig rke2-canal with flannel.backend: "wireguard" into /var/lib/rancher/rke2/server/manifests before RKE2 starts for the first time; '
      + 'each node behind address translation needs the annotation flannel.alpha.coreos.com/public-ip-overwrite.',
  ]],
  ['MicroK8s and encryption', { distribution: ClusterDistribution.MICROK8S, encryption: true }, [
    'Turn WireGuard on: microk8s kubectl patch felixconfigurations.crd.projectcalico.org default --type=merge --patch=\'{"spec":{"wireguardEnabled":true}}\'.',
  ]],
  ['MicroK8s over the Internet', { distribution: ClusterDistribution.MICROK8S, multiCloud: true }, [
    'The Calico of MicroK8s needs nodes that reach each other at their own addresses: join them by a VPN below it, such as WireGuard or Tailscale, '
      + 'and give nodes addresses of that.',
  ]],
  ['no policies and routers that speak BGP', { bgpRouters: true }, [
    'A NetworkPolicy would be ignored without a word.',
    'Flannel speaks no BGP, and the routers learn nothing from it: Calico would tell them where pods are.',
  ]],
  ['no policies, routers that speak BGP, and addresses', { bgpRouters: true, loadBalancer: true }, [
    'LoadBalancer Services get no addresses from it: install MetalLB beside it, which tells the routers by BGP where they are: '
      + 'LoadBalancerPool.metalLb({ addresses, bgp }).',
    'A NetworkPolicy would be ignored without a word.',
  ]],
  ['RKE2, routers that speak BGP, and addresses', { distribution: ClusterDistribution.RKE2, bgpRouters: true, loadBalancer: true }, [
    'LoadBalancer Services get no addresses from it: install MetalLB beside it, which tells the routers by BGP where they are: '
      + 'LoadBalancerPool.metalLb({ addresses, bgp }).',
    'The network that it brings tells routers nothing by BGP.',
    'Settings of that network are settings of RKE2.',
  ]],
  ['Windows where Flannel runs, routers that speak BGP, and addresses', { windows: true, existingFlannel: true, bgpRouters: true, loadBalancer: true }, [
    'The routers learn nothing by BGP: the network of Windows nodes is VXLAN here, in which nobody speaks it.',
    FLANNEL_IS_THERE,
    'Calico makes addresses of LoadBalancer Services known by BGP only: without routers that speak it install MetalLB beside it.',
    'Say what its operator needs for them, by Cni.calico({ windows: { serviceCidrs, apiServerHost } }): it takes VXLAN or no encapsulation, '
      + 'and neither VXLANCrossSubnet nor IPIP.',
  ]],
  ['several clusters over several clouds', { clusters: 3, multiCloud: true }, [
    ...BY_VPN, 'What pods of different places send each other is not encrypted by it: where the VPN does not, say encryption too.', APART,
  ]],
  ['the same encrypted', { clusters: 3, multiCloud: true, encryption: true }, [...BY_VPN, APART]],
  ['Cilium where Flannel runs', { observability: true, existingFlannel: true }, [FLANNEL_IS_THERE]],
  ['Flannel beside the Calico of MicroK8s', { distribution: ClusterDistribution.MICROK8S, existingFlannel: true }, [
    'A Flannel that runs beside the Calico of MicroK8s breaks it: take it away.', 'Settings of that network are settings of MicroK8s.',
  ]],
  ['more nodes than Kubernetes is tested with', { distribution: ClusterDistribution.K3S, nodes: 20_000 }, [
    'Kubernetes itself is tested with up to 5000 nodes, and there are 20000: make several clusters.', 'Settings of that network are settings of k3s.',
  ]],
  ['as many as that', { distribution: ClusterDistribution.K3S, nodes: 5000 }, ['Settings of that network are settings of k3s.']],
  ['Cilium and routers that speak BGP', { observability: true, bgpRouters: true, loadBalancer: true }, [
    'The routers learn where pods and Services are only from Cni.cilium({ bgp }).',
  ]],
  ['Cilium and addresses', { observability: true, loadBalancer: true }, [
    'LoadBalancer Services get addresses of a LoadBalancerPool.cilium(), for which Cni.cilium() needs l2Announcements.',
  ]],
  ['D25 600 nodes without wrapping', { policy: CniPolicyNeed.L3_L4, nodes: 600, priority: CniPriority.PERFORMANCE, sameLayer2: true }, [
    'Name route reflectors, by CalicoBgp.enabled({ routeReflectors }): a mesh, in which every node talks BGP to every other one, '
      + 'is made for about a hundred nodes, and there are 600.',
    'Typha stands between so many nodes and the API server: Calico\'s operator runs it by itself, and CalicoFlavour.manifest() with Cni.calico({ nodes: '
      + '600 }).',
  ]],
  ['D25 1500 nodes over routers that speak BGP', { policy: CniPolicyNeed.L3_L4, nodes: 1500, bgpRouters: true }, [
    'Name route reflectors, by CalicoBgp.enabled({ routeReflectors }): a mesh, in which every node talks BGP to every other one, '
      + 'is made for about a hundred nodes, and there are 1500.',
    'Typha stands between so many nodes and the API server: Calico\'s operator runs it by itself, and CalicoFlavour.manifest() with Cni.calico({ nodes: '
      + '1500 }).',
    'BGP is spoken only while Calico runs BIRD, its calico_backend bird.',
  ]],
  ['60 nodes', { policy: CniPolicyNeed.L3_L4, nodes: 60 },
    ['Typha stands between so many nodes and the API server: Calico\'s operator runs it by itself, and CalicoFlavour.manifest() with Cni.calico({ nodes: '
      + '60 }).']],
  ['several clusters, one without kube-proxy', { clusters: 2, kubeProxyReplacement: true }, [
    'The clusters need networks of pods apart from each other, the same kind of routing, and one CA.',
    'kube-proxy must not run beside it, and the nodes need an address of the API server.',
  ]],
  ['to see over the Internet', { multiCloud: true, observability: true },
    ['Cilium needs nodes that reach each other at their own addresses, without address translation.']],
  ['over the Internet', { multiCloud: true, loadBalancer: true, kernel: '5.15' }, [
    'LoadBalancer Services get no addresses from it: install MetalLB beside it.',
    'Each node behind address translation needs the annotation flannel.alpha.coreos.com/public-ip-overwrite.',
    'A NetworkPolicy would be ignored without a word.',
  ]],
  ['many nodes', { nodes: 501, policy: CniPolicyNeed.L3_L4, priority: CniPriority.SMALL_FOOTPRINT },
    ['Each node has a route or an entry for every other one: try it at that size before relying on it.']],
  ['very many nodes', { nodes: 2000, policy: CniPolicyNeed.L3_L4 }, [
    'Switch BGP off, by CalicoBgp.disabled(), because VXLAN needs none, or name route reflectors: a mesh, in which every node talks BGP to every other one, '
      + 'is made for about a hundred nodes, and there are 2000.',
    'Typha stands between so many nodes and the API server: Calico\'s operator runs it by itself, and CalicoFlavour.manifest() with Cni.calico({ nodes: '
      + '2000 }).',
  ]],
  ['IPv4 over routers', { policy: CniPolicyNeed.L3_L4, priority: CniPriority.PERFORMANCE },
    ['Where pods have IPv4 addresses only, IPIPCrossSubnet takes 20 bytes of a packet instead of 50.']],
  ['both families over routers', { policy: CniPolicyNeed.L3_L4, priority: CniPriority.PERFORMANCE, dualStack: true }, []],
  ['BGP', { policy: CniPolicyNeed.L3_L4, bgpRouters: true, loadBalancer: true }, ['BGP is spoken only while Calico runs BIRD, its calico_backend bird.']],
])('warnings: %s', (_, needs, expected) => {
  expect(CniAdvisor.recommend(needs).warnings).toEqual(expected);
});

// what is asked for and does not change the network is said in the reasons
test.each<[string, CniNeeds, string]>([
  ['more clusters than 255', { clusters: 300 }, 'ClusterMesh joins the pods of up to 511 clusters, where each is told maxConnectedClusters: 511.'],
  ['D29 over the Internet', { multiCloud: true },
    'Nodes reach each other over the Internet: WireGuard encrypts, and keeps connections through address translation alive by a packet every 25 seconds.'],
  ['as fast as can be', { priority: CniPriority.PERFORMANCE, dualStack: true },
    'Nodes of one subnet send packets unwrapped, by FlannelMode.vxlan({ directRouting: true }), and VXLAN carries the others over routers.'],
  ['as fast as can be, and HTTP', { priority: CniPriority.PERFORMANCE, policy: CniPolicyNeed.L7 },
    'Packets between nodes are wrapped, because they are neither in one layer 2 network nor behind routers that take routes by BGP.'],
  ['as fast as can be, by BGP', { priority: CniPriority.PERFORMANCE, bgpRouters: true }, 'No packet is wrapped: routers learn the routes by BGP.'],
  ['small', { priority: CniPriority.SMALL_FOOTPRINT }, 'It is the smallest of the networks here: six objects, and no CRD.'],
  ['D30 k3s and encryption', { distribution: ClusterDistribution.K3S, encryption: true }, 'It encrypts packets between nodes when it is told to.'],
  ['k3s as fast as can be', { distribution: ClusterDistribution.K3S, priority: CniPriority.PERFORMANCE, sameLayer2: true },
    'It leaves packets between nodes of one layer 2 network unwrapped when it is told to.'],
  ['RKE2 and Windows', { distribution: ClusterDistribution.RKE2, windows: true }, 'It can serve Windows nodes too.'],
  ['D15 Windows', { windows: true }, "Calico's operator looks after Windows nodes too, over VXLAN, and nothing else here does."],
])('reasons: %s', (_, needs, expected) => expect(CniAdvisor.recommend(needs).reasons).toContain(expected));

test.each<[string, CniNeeds, string | undefined]>([
  ['Flannel', {}, 'Its set-up effort is low, one manifest; on each node its pod asks for kube-flannel cpu 100m, memory 50Mi. '
    + 'It is looked after by: community; who sells support for it: nobody, but for distributions that ship it.'],
  ['Flannel with policies', { policy: CniPolicyNeed.L3_L4, priority: CniPriority.SMALL_FOOTPRINT },
    'Its set-up effort is low, one manifest; on each node its pod asks for kube-flannel cpu 100m, memory 50Mi; kube-network-policies cpu 100m, memory 50Mi. '
    + 'It is looked after by: community; who sells support for it: nobody, but for distributions that ship it.'],
  ['Cilium', { policy: CniPolicyNeed.L7 },
    'Its set-up effort is high, a Helm chart that somebody renders; on each node its pod asks for install-cni-binaries cpu 100m, memory 10Mi. '
    + 'It is looked after by: CNCF (graduated); who sells support for it: Isovalent.'],
  ['what the cluster has already', { distribution: ClusterDistribution.K3S }, undefined],
])('effort: %s', (_, needs, expected) => {
  expect(CniAdvisor.recommend(needs).reasons.filter((reason) => /effort/.test(reason))).toEqual(expected === undefined ? [] : [expected]);
});

test.each<[string, CniNeeds, Record<string, string>]>([
  ['to see', { observability: true }, { calico: 'Calico shows flows since v3.30, by Goldmane and Whisker.' }],
  ['to see on an old kernel', { observability: true, kernel: '5.4' }, {}],
  ['to see without kube-proxy', { observability: true, kubeProxyReplacement: true },
    { calico: "Calico shows flows since v3.30, by Goldmane and Whisker, and does kube-proxy's work with its eBPF data plane." }],
  ['to encrypt', { policy: CniPolicyNeed.L3_L4, encryption: true },
    { calico: 'Calico encrypts with WireGuard too, by wireguardEnabled in its FelixConfiguration.' }],
  ['beside Flannel', { policy: CniPolicyNeed.L3_L4, existingFlannel: true },
    { canal: 'Canal is Flannel with Calico for policies, and ships an old Flannel, v0.24.4; Calico itself needs Linux 5.10.' }],
  ['beside Flannel with both families', { policy: CniPolicyNeed.L3_L4, existingFlannel: true, dualStack: true }, {}],
  ['over the Internet', { multiCloud: true }, { cilium: 'ClusterMesh joins several clusters, one in each place, instead of one cluster over all of them.' }],
])('alternatives: %s', (_, needs, expected) => {
  expect(Object.fromEntries(CniAdvisor.recommend(needs).alternatives.map(({ choice, reason }) => [choice, reason]))).toEqual(expected);
});

test.each<[string, CniNeeds, Record<string, string>]>([
  ['HTTP', { policy: CniPolicyNeed.L7 }, {
    flannel: 'Flannel has no policies of its own, and those beside it see addresses and ports only.',
    calico: 'Calico sees HTTP only with a service mesh beside it.',
    canal: 'Canal sees HTTP only with a service mesh beside it.',
  }],
  ['several clusters', { clusters: 2 },
    { flannel: 'Flannel ends at its cluster.', calico: "Calico's open-source edition does not join clusters.",
      canal: 'Canal does no more than policies on addresses and ports.' }],
  ['to see', { observability: true }, { flannel: 'Flannel shows no traffic.' }],
  ['without kube-proxy', { kubeProxyReplacement: true }, { flannel: 'Flannel leaves Services to kube-proxy.' }],
  ['an old kernel', { kernel: '4.19', policy: CniPolicyNeed.L3_L4 }, {
    calico: 'Calico needs Linux 5.10, and a node has 4.19.', canal: 'Canal needs Linux 5.10, and a node has 4.19.',
    cilium: 'Cilium needs Linux 5.10, and a node has 4.19.',
  }],
  ['Windows', { windows: true }, {
    flannel: "Flannel's manifest has no part for "
      + "Windows nodes.", canal: 'Canal has no part for Windows nodes.', cilium: 'Cilium does not run on Windows nodes.',
  }],
  ['nothing', {}, {
    calico: 'Calico brings policies, and the objects for them, that nobody asked for.',
    canal: 'Canal adds policies to Flannel, and nobody asked for them.',
    cilium: 'Cilium brings policies, proxies and Hubble, which nobody asked for.',
  }],
  ['small', { policy: CniPolicyNeed.L3_L4, priority: CniPriority.SMALL_FOOTPRINT }, {
    calico: 'Calico brings more than such a small network needs.',
    cilium: 'Cilium brings an agent, an Envoy and an operator, more than such a small network needs.',
  }],
  ['both families', { policy: CniPolicyNeed.L3_L4, dualStack: true },
    { canal: "Canal's manifest has IPv4 only.", cilium: 'Cilium would do too; nothing that only it offers was asked for.' }],
  ['k3s', { distribution: ClusterDistribution.K3S },
    { flannel: 'k3s has a network already.', calico: 'k3s has a network already.', cilium: 'k3s has a network already.' }],
  ['k3s and HTTP', { distribution: ClusterDistribution.K3S, policy: CniPolicyNeed.L7 },
    { preinstalled: 'The network that k3s brings does not offer all of it.' }],
  ['over the Internet', { multiCloud: true },
    { calico: 'Calico needs nodes that reach each other at their own addresses, without address translation.', canal: 'Canal does not encrypt.' }],
])('rejected: %s', (_, needs, expected) => {
  expect(Object.fromEntries(CniAdvisor.recommend(needs).rejected.map(({ choice, reason }) => [choice, reason]))).toMatchObject(expected);
});

const YES_OR_NO = [false, true];

test('every combination of needs is answered with reasons, and each network is named once', () => {
  const kernels = [undefined, '5.4', '6.1'];
  for (const policy of Object.values(CniPolicyNeed)) {
    for (const priority of Object.values(CniPriority)) {
      for (const kernel of kernels) {
        for (const distribution of Object.values(ClusterDistribution)) {
          for (const encryption of YES_OR_NO) {
            for (const windows of YES_OR_NO) {
              for (const multiCloud of YES_OR_NO) {
                const needs = { policy, priority, kernel, distribution, encryption, windows, multiCloud };
                const { choice, reasons, warnings, alternatives, rejected } = CniAdvisor.recommend(needs);
                const named = [choice, ...alternatives.map((other) => other.choice), ...rejected.map((other) => other.choice)];
                expect([...named].sort()).toEqual(['calico', 'canal', 'cilium', 'flannel', 'preinstalled', 'weave']);
                expect(reasons.length).toBeGreaterThan(0);
                const sentences = [...reasons, ...warnings, ...alternatives.map(({ reason }) => reason), ...rejected.map(({ reason }) => reason)];
                expect(sentences.filter((sentence) => !/^(?:[A-Z]|k3s )[^\n]*\.$/.test(sentence) || /faster than|fastest|undefined/.test(sentence))).toEqual([]);
              }
            }
          }
        }
      }
    }
  }
});

test.each<[string, any, string]>([
  ['a word', { policy: 'l7' }, 'CniAdvisor.recommend({ policy }): "l7" is not one of none, L3L4, L7; did you mean "L7"? (NotAllowedValue)'],
  ['a kernel', { kernel: 'Linux 5' },
    'CniAdvisor.recommend({ kernel }): "Linux 5" is not the version of a Linux kernel; '
      + 'write it as uname -r does, like "5.15" or "5.15.0-113-generic" (KernelVersionInvalid)'],
  ['a kernel as a number', { kernel: 5.1 },
    'CniAdvisor.recommend({ kernel }): 5.1 is not the version of a Linux kernel; '
      + 'write it as uname -r does, like "5.15" or "5.15.0-113-generic" (KernelVersionInvalid)'],
  ['several', { nodes: 0, clusters: 1.5, encryption: 'yes' },
    'CniAdvisor.recommend({ nodes }): 0 is outside 1-100000; pick a number in that range (NumberOutOfRange)\n'
    + 'CniAdvisor.recommend({ encryption }): "yes" is not a boolean; write true or false (WrongType)\n'
    + 'CniAdvisor.recommend({ clusters }): 1.5 is not an integer; write an integer from 1 to 511 (NotInteger)'],
  ['a misspelling', { sameLayer3: true }, 'CniAdvisor.recommend(): "sameLayer3" is not a property; did you mean "sameLayer2"? (UnknownProp)'],
])('refused: %s', (_, needs, message) => {
  expect(() => CniAdvisor.recommend(needs)).toThrow(message);
});

test('the page has the answers that are given, and the rules as they are', () => {
  expect(readFileSync(join(__dirname, '../../docs/choosing-a-network.md'), 'utf8')).toBe(networkPage());
});

test('every rule answers something, and nothing is asked twice', () => {
  expect(answersOf().filter(({ answers }) => answers.length === 0)).toEqual([]);
  expect(new Set(RULES.map(({ question }) => question)).size).toBe(RULES.length);
});
