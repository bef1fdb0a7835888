import {
  CalicoBgp, CalicoEncapsulation, CiliumChainingMode, CiliumEncryption, CiliumIpam, Cni, Exposure, IngressController, LoadBalancerPool,
} from '../../src';
import { app, Mistake } from './mistake';

const NETWORKS = { nodeCidrs: ['172.16.1.0/24', '172.31.0.0/24'] };
const KPR = { kubeProxyReplacement: true, k8sServiceHost: '192.168.1.10' };
const metalLb = (...addresses: string[]) => Exposure.loadBalancer({ pool: LoadBalancerPool.metalLb({ addresses }), hookHost: 'hook.acme.dev' });

/** Public reports about networks that were answered rightly from the beginning. */
export const NETWORK_HELD: readonly Mistake[] = [
  {
    id: 'network D38', says: 'pods of Cilium over the addresses of nodes',
    input: () => app({
      isolate: false, cni: Cni.cilium({ ipam: CiliumIpam.clusterPool({ ipv4PodCidrs: ['10.0.0.0/8'] }) }),
      clusterNetwork: { nodeCidrs: ['10.1.0.0/24'] },
    }),
    becomes: { refused: [
      'new ProwApp({ clusterNetwork.nodeCidrs[0] }): "10.1.0.0/24" shares addresses with "10.0.0.0/8" of pods; give pods, Services and nodes '
        + 'networks of their own (CidrOverlap)',
    ] },
  },
  {
    id: 'network D39', says: 'another network of pods than the cluster was made with',
    input: () => app({ cni: Cni.flannel(), clusterNetwork: { podCidrs: ['10.32.0.0/12'] } }),
    becomes: { refused: [
      'new ProwApp({ clusterNetwork.podCidrs[0] }): "10.32.0.0/12" is not in "10.244.0.0/16", the network of Flannel; write the same networks '
        + 'here and in Cni.flannel({ network }) (PodCidrMismatch)',
    ] },
  },
  {
    id: 'network D40', says: 'Cilium in the place of kube-proxy, without the address of the API server',
    input: () => app({ cni: Cni.cilium({ kubeProxyReplacement: true }) }),
    becomes: { refused: [
      'Cni.cilium({ k8sServiceHost }): is missing, and without kube-proxy no node would find the API server; write the name or address of '
        + 'the API server, or "auto" where kubeadm made the cluster (ApiServerAddressMissing)',
    ] },
  },
  {
    id: 'network D41', says: 'nodes in two networks',
    input: () => app({ cni: Cni.calico(), isolate: false, clusterNetwork: NETWORKS }),
    becomes: { warned: [
      'Nodes have addresses in several networks, and Calico takes the first address that it finds; where that is not the one between the '
        + 'nodes, say which by ipv4Autodetection: CalicoAutodetection.cidrs(…).',
    ] },
  },
  {
    id: 'network D41-2', says: 'the same with Flannel',
    input: () => app({ cni: Cni.flannel(), clusterNetwork: NETWORKS }),
    becomes: { warned: [
      'Nodes have addresses in several networks, and Flannel takes the interface of the default route; where that is not the one between '
        + 'the nodes, name it with interfaces: { iface: ["eth1"] }.',
    ] },
  },
  {
    id: 'network D42', says: 'hosts without br_netfilter, or with nftables alone',
    input: () => app({ cni: Cni.flannel() }),
    becomes: { noted: [
      'Flannel needs on every node: the kernel modules br_netfilter, vxlan, net.ipv4.ip_forward=1',
      'Flannel needs iptables on every node: where the kernel has nftables alone, write enableNFTables: true.',
    ] },
  },
  {
    id: 'network D43', says: 'policies on Flannel',
    input: () => app({ cni: Cni.flannel(), isolate: true }),
    becomes: { refused: [
      'new ProwApp({ isolate }): Flannel does not enforce NetworkPolicy, so nothing would be isolated; use Cni.calico(), Cni.cilium() or say '
        + 'who enforces them (CniCannotIsolate)',
    ] },
  },
  {
    id: 'network D44', says: 'announcements of Cilium beside kube-proxy',
    input: () => Cni.cilium({ l2Announcements: {} }),
    becomes: { refused: [
      'Cni.cilium({ l2Announcements }): needs Cilium to do the work of kube-proxy; add kubeProxyReplacement: true, or leave it out (FeatureMissing)',
    ] },
  },
  {
    id: 'network D45', says: 'IPIP for IPv6',
    input: () => Cni.calico({ pools: [{ cidr: 'fd00:10::/48', encapsulation: CalicoEncapsulation.ipip() }] }),
    becomes: { refused: [
      'Cni.calico({ pools[0].encapsulation }): IPIP carries IPv4 only; write CalicoEncapsulation.vxlan(), '
        + 'CalicoEncapsulation.vxlanCrossSubnet() or CalicoEncapsulation.none() (Ipv6Unsupported)',
    ] },
  },
  {
    id: 'network D45-2', says: 'a pool that is smaller than a block',
    input: () => Cni.calico({ pools: [{ cidr: '10.0.0.0/27' }] }),
    becomes: { refused: [
      'Cni.calico({ pools[0].cidr }): "10.0.0.0/27" is smaller than one block, a /26; write a /26 or larger, or blockSize: 27 (NetworkTooSmall)',
    ] },
  },
  {
    id: 'network D45-3', says: 'IPIP without BGP',
    input: () => Cni.calico({ pools: [{ cidr: '10.0.0.0/16', encapsulation: CalicoEncapsulation.ipip() }], bgp: CalicoBgp.disabled() }),
    becomes: { refused: [
      'Cni.calico({ pools[0] }): IPIP needs BGP, which is off; write CalicoEncapsulation.vxlan() or CalicoEncapsulation.vxlanCrossSubnet(), or '
        + 'leave bgp out (EncapsulationNeedsBgp)',
    ] },
  },
  {
    id: 'network D46', says: 'addresses of a load balancer among those of pods',
    input: () => app({ cni: Cni.calico(), isolate: false, exposure: metalLb('192.168.7.0/28') }),
    becomes: { refused: [
      'new ProwApp({ exposure }): "192.168.7.0/28" of LoadBalancerPool.metalLb({ addresses }) shares addresses with "192.168.0.0/16" of pods; '
        + 'give it addresses that nothing else has (AddressPoolTaken)',
    ] },
  },
  {
    id: 'network D46-2', says: 'the address of the API server among those of a load balancer',
    input: () => app({ cni: Cni.flannel(), clusterNetwork: { apiServerCidrs: ['192.168.1.10/32'] }, exposure: metalLb('192.168.1.8/29') }),
    becomes: { refused: [
      'new ProwApp({ exposure }): "192.168.1.8/29" of LoadBalancerPool.metalLb({ addresses }) holds "192.168.1.10/32" of the API server; give '
        + 'it addresses that nothing else has (AddressPoolTaken)',
    ] },
  },
  {
    id: 'network D47', says: 'node ports that Cilium does not answer on',
    input: () => app({ isolate: false, cni: Cni.cilium({ ...KPR, nodePort: { range: '31000-31999' } }) }),
    becomes: { refused: [30001, 30002].map((port) => (
      `new ProwApp({ exposure }): ${port} is outside 31000-31999, the only node ports that Cilium answers on; pick a port in that range, or `
        + 'give the CNI the range of the API server (NodePortOutOfRange)')) },
  },
  {
    id: 'network D48', says: 'IPsec and policies for nodes',
    input: () => Cni.cilium({ encryption: CiliumEncryption.ipsec(), hostFirewall: true }),
    becomes: { refused: [
      'Cni.cilium({ encryption }): IPsec does not work with policies for nodes; write CiliumEncryption.wireguard(), or leave hostFirewall '
        + 'out (MutuallyExclusive)',
    ] },
  },
  {
    id: 'network D49', says: 'webhooks of 25 MB before ingress-nginx',
    input: () => app({ exposure: Exposure.ingress({ domain: 'acme.dev', controller: IngressController.nginx() }) }),
    becomes: { accepted: 'the Ingress of hook has proxy-body-size 25m' },
  },
  {
    id: 'network D50', says: 'a Gateway of another namespace, and the certificate in Prow\'s',
    input: () => app({ exposure: Exposure.gateway({ domain: 'acme.dev', parentRef: { name: 'shared', namespace: 'edge' } }) }),
    becomes: { accepted: 'a ReferenceGrant is emitted where one is needed, which test/matrix shows' },
  },
  {
    id: 'network D51', says: 'Cilium on top of Flannel, both with VXLAN',
    input: () => app({ isolate: false, cni: Cni.cilium({ cni: { chainingMode: CiliumChainingMode.FLANNEL } }) }),
    becomes: { warned: [
      'Another CNI stays beside Cilium, and where it is Flannel both use UDP port 8472 for VXLAN: write CiliumRouting.vxlan({ tunnelPort: 8473 }).',
    ] },
  },
  {
    id: 'network D52', says: 'the port of VXLAN changed',
    input: () => app({ isolate: false, cni: Cni.calico({ felix: { vxlanPort: 4790 } }) }),
    becomes: { noted: ['Firewalls between nodes must let through, for Calico: UDP 4790, packets between pods of different nodes, in VXLAN'] },
  },
];
