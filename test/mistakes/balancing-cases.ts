import {
  CalicoBgp, CalicoBgpPeer, CiliumProps, CiliumServiceIpam, ClusterCloud, ClusterNetworkOptions, Cni, Exposure, GatewayController, IngressController,
  LoadBalancerPool, MetalLbL2Advertisement, MetalLbPoolOptions, PreinstalledCni, Tls,
} from '../../src';
import { app, Mistake, own } from './mistake';
import { Chart } from 'cdk8s';

const ONE: ClusterNetworkOptions = { nodes: 1 };
const ADDRESSES = ['192.168.1.240/28'];
const CILIUM: CiliumProps = { kubeProxyReplacement: true, k8sServiceHost: '192.168.1.10' };
const ROUTER: CalicoBgpPeer = { name: 'tor', peerIP: '192.168.1.1', asNumber: 64512 };
const BGP = { myAsn: 64513, peerAsn: 64512, peerAddress: '192.168.1.1' };
const ACME = Tls.acme({ email: 'you@acme.dev' });

function balanced(pool: LoadBalancerPool, cni: Cni, clusterNetwork: ClusterNetworkOptions = {}, more = {}) {
  return app({ exposure: Exposure.loadBalancer({ pool, hookHost: 'hook.acme.dev', ...more }), cni, clusterNetwork, isolate: false });
}

const metalLb = (cni: Cni, clusterNetwork: ClusterNetworkOptions = {}, options: Partial<MetalLbPoolOptions> = {}, more = {}) => (
  balanced(LoadBalancerPool.metalLb({ addresses: ADDRESSES, ...options }), cni, clusterNetwork, more)
);
const cilium = (interfaces: string[], devices?: string[]) => (
  balanced(LoadBalancerPool.cilium({ addresses: ADDRESSES, interfaces }), Cni.cilium({ ...CILIUM, l2Announcements: {}, devices }))
);
const gateway = (options: CiliumProps, clusterNetwork: ClusterNetworkOptions = {}) => app({
  exposure: Exposure.gateway({ domain: 'prow.acme.dev', controller: GatewayController.cilium(), tls: ACME }),
  cni: Cni.cilium({ ...CILIUM, ...options }), clusterNetwork, isolate: false,
});

const LABEL = 'node.kubernetes.io/exclude-from-external-load-balancers';
const only = (who: string): string => `The cluster has one node, and kubeadm and Talos give a node of the control plane the label ${LABEL}: ${who}, `
  + `and says so nowhere. Take it off: kubectl label node --all ${LABEL}-`;
const among = (who: string): string => `On a node with the label ${LABEL}, which kubeadm and Talos give to those of the control plane, ${who}: `
  + `where no other node is left, take it off: kubectl label node --all ${LABEL}-`;
const METAL_LB = 'MetalLB announces no address from there';
const NODE_IPAM = 'Cilium gives no Service the address of that node';
const ENVOY = 'has no NET_BIND_SERVICE, without which Envoy cannot listen on ports 80 and 443 of nodes, as hostNetwork asks for; add it, or write envoy: '
  + '{ securityContext: { capabilities: { keepCapNetBindService: false } } } where all ports are from 1024 on (FeatureMissing)';
const inFull = (where: string, name: string): string =>
  `${where}: ${JSON.stringify(name)} is not the name of an interface; write one in full, like "eth0" (InterfaceInvalid)`;

/** Nodes that load balancers pass over. */
const PASSED_OVER: readonly Mistake[] = [
  { id: 'D20', says: 'MetalLB on a node that is the whole cluster', input: () => metalLb(Cni.flannel(), ONE), becomes: { warned: [only(METAL_LB)] } },
  { id: 'D20-2', says: 'the same by BGP', input: () => metalLb(Cni.flannel(), ONE, { bgp: BGP }), becomes: { warned: [only(METAL_LB)] } },
  {
    id: 'D20-3', says: 'the same with a pool that exists', input: () => balanced(LoadBalancerPool.existingMetalLb({ name: 'lan' }), Cni.flannel(), ONE),
    becomes: { warned: [only(METAL_LB)] },
  },
  { id: 'D20-4', says: 'MetalLB on several nodes', input: () => metalLb(Cni.flannel(), { nodes: 3 }), becomes: { noted: [among(METAL_LB)] } },
  { id: 'D20-5', says: 'MetalLB on nobody knows how many nodes', input: () => metalLb(Cni.flannel()), becomes: { noted: [among(METAL_LB)] } },
  {
    id: 'D20-6', says: 'what nodes with MetalLB send each other', input: () => metalLb(Cni.flannel()),
    becomes: { noted: ['Firewalls between nodes must let through, for MetalLB: TCP and UDP 7946, by which nodes agree on who answers.'] },
  },
  {
    id: 'D21', says: 'addresses of nodes by Cilium on a node that is the whole cluster',
    input: () => gateway({ nodes: 1, gatewayApi: {}, nodeIpam: true, defaultLbServiceIpam: CiliumServiceIpam.NODE_IPAM }),
    becomes: { warned: [only(NODE_IPAM)] },
  },
  {
    id: 'D21-2', says: 'the same on three nodes',
    input: () => gateway({ nodes: 3, gatewayApi: {}, nodeIpam: true, defaultLbServiceIpam: CiliumServiceIpam.NODE_IPAM }),
    becomes: { noted: [among(NODE_IPAM)] },
  },
  {
    id: 'D21-4', says: 'addresses of nodes by Cilium that nobody asks for',
    input: () => app({ cni: Cni.cilium({ ...CILIUM, nodes: 1, nodeIpam: true }), isolate: false }),
    becomes: { accepted: 'Prow is reached by node ports, and has no Service that would wait for an address' },
  },
  {
    id: 'D21-3', says: 'layer 2 announcements of Cilium on a node that is the whole cluster',
    input: () => balanced(LoadBalancerPool.cilium({ addresses: ADDRESSES }), Cni.cilium({ ...CILIUM, nodes: 1, l2Announcements: {} })),
    becomes: { accepted: 'Cilium 1.20.2 reads the label for node IPAM alone, operator/pkg/nodeipam/node_predicates.go; its announcers do not' },
  },
];

/** Envoy of Cilium on ports of nodes. */
const ON_NODES: readonly Mistake[] = [
  {
    id: 'D22', says: 'a Gateway of Cilium on ports of nodes',
    input: () => gateway({ gatewayApi: { hostNetwork: true } }),
    becomes: { accepted: 'Envoy is given the right to ports below 1024, and keeps it: envoy.securityContext.capabilities' },
  },
  {
    id: 'D22-2', says: 'rights of Envoy without that to ports below 1024',
    input: () => Cni.cilium({
      ...CILIUM, gatewayApi: { hostNetwork: true },
      values: { envoy: { securityContext: { capabilities: { envoy: ['NET_ADMIN', 'SYS_ADMIN'] } } } },
    }),
    becomes: { refused: [`Cni.cilium({ values.envoy.securityContext.capabilities.envoy }): ${ENVOY}`] },
    corrected: () => Cni.cilium({
      ...CILIUM, gatewayApi: { hostNetwork: true },
      values: { envoy: { securityContext: { capabilities: { envoy: ['NET_ADMIN', 'SYS_ADMIN', 'NET_BIND_SERVICE'] } } } },
    }),
  },
  {
    id: 'D22-3', says: 'the same where Envoy runs in the agent',
    input: () => Cni.cilium({
      ...CILIUM, ingressController: { hostNetwork: true },
      values: { envoy: { enabled: false }, securityContext: { capabilities: { ciliumAgent: ['NET_ADMIN'] } } },
    }),
    becomes: { refused: [`Cni.cilium({ values.securityContext.capabilities.ciliumAgent }): ${ENVOY}`] },
  },
  {
    id: 'D22-4', says: 'Envoy without the right to ports below 1024, and said so',
    input: () => gateway({ gatewayApi: { hostNetwork: true }, values: { envoy: { securityContext: { capabilities: { keepCapNetBindService: false } } } } }),
    becomes: { warned: ['Envoy of Cilium may not listen on ports below 1024 of nodes, because keepCapNetBindService is off: Prow\'s Gateway has 80 and 443.'] },
  },
  {
    id: 'D22-5', says: 'Ingresses of Cilium on ports of nodes',
    input: () => app({
      exposure: Exposure.ingress({ domain: 'prow.acme.dev', controller: IngressController.cilium(), tls: ACME }),
      cni: Cni.cilium({ ...CILIUM, ingressController: { hostNetwork: true } }), isolate: false,
    }),
    becomes: { warned: ['Ingresses of Cilium on the host network answer on port 8080 of nodes, and not on 80 and 443: write loadbalancerMode: "shared", '
      + 'and values: { ingressController: { hostNetwork: { httpPort: 80, httpsPort: 443 } } } with Cilium 1.20.'] },
  },
  {
    id: 'D37', says: 'a Gateway of Cilium that nobody gives an address to',
    input: () => gateway({ gatewayApi: {} }),
    becomes: { noted: ['A Gateway of Cilium gets an address from a CiliumLoadBalancerIPPool, or from whoever gives Services of type LoadBalancer theirs, '
      + 'and waits for ever where there is neither: kubectl get gateway shows PROGRAMMED False. Without one, write gatewayApi: { hostNetwork: true }, '
      + 'or nodeIpam: true with defaultLbServiceIpam: "nodeipam".'] },
  },
];

/** Gateways of others on bare nodes. */
const PENDING: readonly Mistake[] = [
  {
    id: 'D37-2', says: 'a Gateway of Envoy Gateway where no cloud gives it an address',
    input: () => app({ exposure: Exposure.gateway({ domain: 'prow.acme.dev', controller: GatewayController.envoyGateway(), tls: ACME }), cni: Cni.flannel() }),
    becomes: {
      noted: [
        'must be in the DNS with the address of Gateway prow, which kubectl get gateway shows once a cloud, or a load balancer in the cluster, '
          + 'has given it one.',
      ],
    },
  },
  {
    id: 'D37-3', says: 'load balancers on nodes of one\'s own that nobody gives an address to',
    input: () => app({ exposure: Exposure.loadBalancer(), cni: Cni.flannel() }),
    becomes: { noted: ['Kubernetes itself gives no Service of type LoadBalancer an address: where neither a cloud\'s controller nor a load balancer such as '
      + 'MetalLB runs, EXTERNAL-IP stays pending. Say a pool, as LoadBalancerPool.metalLb({ addresses }).'] },
    corrected: () => metalLb(Cni.flannel()),
  },
];

/** Two that talk to one router, give addresses away, or have a port. */
const TWO: readonly Mistake[] = [
  {
    id: 'D25-7', says: 'MetalLB and Calico that talk BGP to one router',
    input: () => metalLb(Cni.calico({ pools: [{ cidr: '10.244.0.0/16' }], bgp: CalicoBgp.enabled({ peers: [ROUTER] }) }), {}, { bgp: BGP }),
    becomes: { refused: ['new ProwApp({ exposure }): LoadBalancerPool.metalLb({ addresses }) and Calico would both talk BGP to "192.168.1.1" from every '
      + 'node, and a router keeps one session with an address; leave it to Calico to tell this router, or name another one (MutuallyExclusive)'] },
    corrected: () => metalLb(Cni.calico({ pools: [{ cidr: '10.244.0.0/16' }], bgp: CalicoBgp.enabled({ peers: [ROUTER] }) }), {},
      { bgp: { ...BGP, peerAddress: '192.168.1.2' } }),
  },
  {
    id: 'D25-8', says: 'the same from some nodes',
    input: () => metalLb(Cni.calico({
      pools: [{ cidr: '10.244.0.0/16' }], bgp: CalicoBgp.enabled({ peers: [{ ...ROUTER, nodeSelector: 'rack == \'1\'' }] }),
    }), {}, { bgp: BGP, nodeLabels: { rack: '2' } }),
    becomes: { warned: ['MetalLB and Calico both talk BGP to 192.168.1.1: a router keeps one session with an address, so that no node may do both.'] },
  },
  {
    id: 'D25-10', says: 'MetalLB and Cilium that talk BGP to one router',
    input: () => metalLb(Cni.cilium({
      bgp: {
        clusterConfigs: [{
          name: 'racks',
          bgpInstances: [{ name: 'one', localAsn: 64513, peers: [{ name: 'tor', peerAddress: '192.168.1.1', peerAsn: 64512 }] }],
        }],
      },
    }), {}, { bgp: BGP }),
    becomes: { refused: ['new ProwApp({ exposure }): LoadBalancerPool.metalLb({ addresses }) and Cilium would both talk BGP to "192.168.1.1" from every '
      + 'node, and a router keeps one session with an address; leave it to Cilium to tell this router, or name another one (MutuallyExclusive)'] },
  },
  {
    id: 'D27', says: 'MetalLB beside the ServiceLB of k3s',
    input: () => metalLb(Cni.preinstalled({ of: PreinstalledCni.k3s() }), ONE),
    becomes: { warned: ['ServiceLB gives every Service of type LoadBalancer without a class the addresses of nodes, and MetalLB gives it one of its own: '
      + 'turn ServiceLB off by --disable=servicelb on every server, or write a loadBalancerClass that MetalLB was installed with.'] },
  },
  {
    id: 'D27-2', says: 'kube-vip beside it',
    input: () => balanced(LoadBalancerPool.kubeVip({ addresses: ADDRESSES }), Cni.preinstalled({ of: PreinstalledCni.k3s() })),
    becomes: { warned: ['ServiceLB gives every Service of type LoadBalancer without a class the addresses of nodes, and kube-vip gives it one of its own: '
      + 'turn ServiceLB off by --disable=servicelb on every server, or write a loadBalancerClass that kube-vip was installed with.'] },
  },
  {
    id: 'D27-3', says: 'MetalLB beside it, by a class',
    input: () => metalLb(Cni.preinstalled({ of: PreinstalledCni.k3s() }), {}, {}, { loadBalancerClass: 'metallb.io/lan' }),
    becomes: { accepted: 'ServiceLB leaves Services with a class of others alone' },
  },
  {
    id: 'D36', says: 'deck on port 80 of k3s\' nodes, where Traefik is',
    input: () => balanced(LoadBalancerPool.k3sServiceLb(), Cni.preinstalled({ of: PreinstalledCni.k3s() })),
    becomes: { warned: ['Port 80 of nodes belongs to the Ingress controller that k3s and RKE2 bring unless that was turned off (--disable=traefik of k3s, '
      + 'ingress-controller: none of RKE2): '
      + 'until then the Service of deck waits for an address; or write another deckPort.'] },
    corrected: () => balanced(LoadBalancerPool.k3sServiceLb(), Cni.preinstalled({ of: PreinstalledCni.k3s() }), {}, { deckPort: 8080 }),
  },
  {
    id: 'D36-2', says: 'hook on port 443 of k3s\' nodes',
    input: () => balanced(LoadBalancerPool.k3sServiceLb(), Cni.preinstalled({ of: PreinstalledCni.k3s() }), {}, { deckPort: 8080, hookPort: 443 }),
    becomes: { warned: ['Port 443 of nodes belongs to the Ingress controller that k3s and RKE2 bring unless that was turned off (--disable=traefik of k3s, '
      + 'ingress-controller: none of RKE2): '
      + 'until then the Service of hook waits for an address; or write another hookPort.'] },
  },
];

/** Interfaces that nobody answers on. */
const INTERFACES: readonly Mistake[] = [
  {
    id: 'D28', says: 'an expression that fits none of Cilium\'s devices',
    input: () => cilium(['^eth[0-9]+'], ['enp3s0']),
    becomes: { refused: ['new ProwApp({ exposure }): "^eth[0-9]+" of interfaces fits no interface of Cilium, which has "enp3s0", '
      + 'so that no node would answer; write an expression that fits one of devices, or leave interfaces out (PropWithoutEffect)'] },
    corrected: () => cilium(['^enp'], ['enp3s0']),
  },
  {
    id: 'D28-2', says: 'what is no expression of Go',
    input: () => LoadBalancerPool.cilium({ addresses: ADDRESSES, interfaces: ['eth0[', '(?=eth)'] }),
    becomes: { refused: [
      'LoadBalancerPool.cilium({ interfaces[0] }): "eth0[" is not a regular expression; write one that Go can read, '
        + 'with special characters behind a backslash (RegexpInvalid)',
      'LoadBalancerPool.cilium({ interfaces[1] }): "(?=eth)" uses "(?=", which Go\'s regular expressions do not have; write it without lookaround, '
        + 'back references and foreign escapes (RegexpInvalid)',
    ] },
  },
  {
    id: 'D28-3', says: 'an expression and a device that stands for many', input: () => cilium(['^eth1$'], ['eth+']),
    becomes: { accepted: 'eth+ may be eth1, and nobody knows which interfaces the nodes have' },
  },
  {
    id: 'D28-4', says: 'one of two expressions fits one of two devices', input: () => cilium(['^eth', '^enp'], ['enp3s0', 'wlan0']),
    becomes: { accepted: 'nodes answer on that interface' },
  },
  {
    id: 'D28-5', says: 'an expression where MetalLB compares names',
    input: () => LoadBalancerPool.metalLb({ addresses: ADDRESSES, interfaces: ['^eth.*', 'eth0'] }),
    becomes: { refused: [inFull('LoadBalancerPool.metalLb({ interfaces[0] })', '^eth.*')] },
    corrected: () => LoadBalancerPool.metalLb({ addresses: ADDRESSES, interfaces: ['eth0', 'br-lan', 'bond0.100'] }),
  },
  {
    id: 'D28-6', says: 'the same in an advertisement of its own, and for kube-vip',
    input: () => own((made) => void new MetalLbL2Advertisement(new Chart(made, 'pool'), 'lan', { interfaces: ['eth*'] })),
    becomes: { refused: [inFull('[pool/lan] interfaces[0]', 'eth*')] },
    corrected: () => LoadBalancerPool.kubeVip({ serviceInterface: 'eth0' }),
  },
  {
    id: 'D28-7', says: 'an expression for kube-vip', input: () => LoadBalancerPool.kubeVip({ serviceInterface: 'eth[01]' }),
    becomes: { refused: [inFull('LoadBalancerPool.kubeVip({ serviceInterface })', 'eth[01]')] },
  },
];

const serviceLb = (cni: Cni, clusterNetwork: ClusterNetworkOptions = {}) => balanced(LoadBalancerPool.k3sServiceLb(), cni, clusterNetwork, { deckPort: 8080 });
const there = (of: PreinstalledCni) => Cni.preinstalled({ of });
const unreachable = (from: string, name: string, cloud: string): string => `new ProwApp({ exposure }): ${from}: ${name} answers for addresses in the layer 2 `
  + `network of nodes, and the network of ${cloud} leads to a node only what ${cloud} gave it, so that nobody would reach them;`;
const BY_METAL_LB = 'LoadBalancerPool.metalLb({ addresses })';
const BY_CLOUD = 'leave pool out: the cloud gives the addresses';
const BY_CONTROLLER = 'leave pool out where the cloud\'s controller runs, or use Exposure.nodePort()';
const LEFT_OUT = () => app({ exposure: Exposure.loadBalancer({ hookHost: 'hook.acme.dev' }), cni: there(PreinstalledCni.eks()) });

/** Load balancers where they have no place. */
const PLACES: readonly Mistake[] = [
  ...([
    ['D27-10', 'eks', 'Amazon'], ['D27-11', 'gkeDataplaneV2', 'Google'], ['D27-12', 'aks', 'Azure'], ['D27-13', 'aksCilium', 'Azure'],
  ] as const).map(([id, name, cloud]): Mistake => ({
    id, says: `MetalLB on ${name}`,
    input: () => balanced(LoadBalancerPool.metalLb({ addresses: ADDRESSES }), there(PreinstalledCni[name]())),
    becomes: { refused: [`${unreachable(BY_METAL_LB, 'MetalLB', cloud)} ${BY_CLOUD} (PoolCannot)`] },
    corrected: LEFT_OUT,
  })),
  {
    id: 'D27-14', says: 'MetalLB on nodes of one\'s own in Amazon\'s network', input: () => metalLb(Cni.flannel(), { cloud: ClusterCloud.AMAZON }),
    becomes: { refused: [`${unreachable(BY_METAL_LB, 'MetalLB', 'Amazon')} ${BY_CONTROLLER} (PoolCannot)`] },
    corrected: () => metalLb(Cni.flannel()),
  },
  {
    id: 'D27-15', says: 'the same of Cilium',
    input: () => balanced(LoadBalancerPool.cilium({ addresses: ADDRESSES }), Cni.cilium({ ...CILIUM, l2Announcements: {} }), { cloud: ClusterCloud.GOOGLE }),
    becomes: { refused: [`${unreachable('LoadBalancerPool.cilium({ addresses })', 'Cilium', 'Google')} ${BY_CONTROLLER} (PoolCannot)`] },
  },
  {
    id: 'D27-16', says: 'MetalLB by BGP on Amazon\'s network', input: () => metalLb(Cni.flannel(), { cloud: ClusterCloud.AMAZON }, { bgp: BGP }),
    becomes: { warned: ['MetalLB tells routers by BGP where addresses are, and those of Amazon take routes to nodes only where a router of yours '
      + 'stands in that '
      + 'network: its project does not support it there.'] },
  },
  {
    id: 'D27-17', says: 'a MetalLB that somebody else set up on EKS',
    input: () => balanced(LoadBalancerPool.existingMetalLb({ name: 'lan' }), there(PreinstalledCni.eks())),
    becomes: { warned: [
      'MetalLB works on the network of Amazon only by BGP, and where a router of yours stands in that network: for addresses in the layer 2 network of nodes '
        + 'nobody asks there.',
      'EKS gives every Service of type LoadBalancer without a class an address of its own, and MetalLB gives it another one: '
        + 'write a loadBalancerClass that MetalLB was installed with.',
    ] },
  },
  {
    id: 'D27-18', says: 'MetalLB in OpenStack, which works once ports let it', input: () => metalLb(Cni.flannel(), { cloud: ClusterCloud.OPEN_STACK }),
    becomes: { warned: ['OpenStack\'s port security drops what is sent to addresses that MetalLB gives: allow them on the port of every node, '
      + 'openstack port set PORT --allowed-address ip-address=ADDRESSES.'] },
  },
  {
    id: 'D27-19', says: 'MetalLB on a cluster of which nobody said what it is', input: () => metalLb(Cni.preinstalled()),
    becomes: { noted: ['MetalLB is for nodes of one\'s own: in the clusters of most clouds (EKS, GKE, AKS, DigitalOcean) nobody reaches its addresses, '
      + 'and pool has to be left out.'] },
  },
  ...([['D27-20', 'kind', 'kind'], ['D27-21', 'microK8s', 'MicroK8s'], ['D27-22', 'talos', 'Talos'], ['D27-23', 'minikube', 'minikube']] as const)
    .map(([id, name, called]): Mistake => ({
      id, says: `ServiceLB of k3s on ${name}`, input: () => serviceLb(there(PreinstalledCni[name]())),
      becomes: { refused: [`new ProwApp({ exposure }): LoadBalancerPool.k3sServiceLb() is a part of k3s and RKE2, and ${called} has none, `
        + 'so that nobody would give an address; use LoadBalancerPool.metalLb(), or Exposure.nodePort() (PoolCannot)'] },
      corrected: () => metalLb(there(PreinstalledCni[name]())),
    })),
  {
    id: 'D27-24', says: 'ServiceLB of k3s on EKS', input: () => serviceLb(there(PreinstalledCni.eks())),
    becomes: { refused: ['new ProwApp({ exposure }): LoadBalancerPool.k3sServiceLb() is a part of k3s and RKE2, and EKS has none, '
      + 'so that nobody would give an address; leave pool out: the cloud gives the addresses (PoolCannot)'] },
    corrected: LEFT_OUT,
  },
  {
    id: 'D27-25', says: 'ServiceLB on RKE2, where it is off', input: () => serviceLb(there(PreinstalledCni.rke2())),
    becomes: {
      warned: ['RKE2 runs ServiceLB only where it was told to, by enable-servicelb: true in the configuration of every server: until then EXTERNAL-IP '
        + 'stays pending.'],
    },
  },
  {
    id: 'D27-26', says: 'ServiceLB on k3s in Amazon\'s network, which is right',
    input: () => serviceLb(there(PreinstalledCni.k3s()), { cloud: ClusterCloud.AMAZON }),
    becomes: { accepted: 'its addresses are the nodes\' own' },
  },
  {
    id: 'D27-27', says: 'ServiceLB on a k3s with a network from here', input: () => serviceLb(Cni.calico()),
    becomes: { accepted: 'k3s may have been made without its own network' },
  },
];

/** Certificates, and packets on the way. */
const ON_THE_WAY: readonly Mistake[] = [
  {
    id: 'D34', says: 'a certificate by http01 behind a router without hairpin NAT',
    input: () => app({ exposure: Exposure.ingress({ domain: 'prow.acme.dev', controller: IngressController.traefik(), tls: ACME }) }),
    becomes: { noted: ['Before cert-manager lets the ACME server ask, it asks http://hook.prow.acme.dev/.well-known/acme-challenge/ itself, '
      + 'from inside of the cluster: where the router does not lead its own outside address back in (hairpin NAT) the certificate never comes. '
      + 'Let the cluster\'s DNS answer with the address inside then, or take a solver by dns01.'] },
  },
  {
    id: 'D35', says: 'checksums in VXLAN of Flannel', input: () => app({ cni: Cni.flannel() }),
    becomes: { noted: ['Where connections from one node to pods of another hang for 1 to 63 seconds, '
      + 'the driver of a network card spoils checksums inside of VXLAN: run ethtool -K flannel.1 tx-checksum-ip-generic off on every node, '
      + 'and again after each start.'] },
  },
  {
    id: 'D35-2', says: 'the same of Calico', input: () => app({ cni: Cni.calico(), isolate: false }),
    becomes: { noted: ['Where connections from one node to pods of another hang for 1 to 63 seconds, '
      + 'the driver of a network card spoils checksums inside of VXLAN: write felix: { overrides: { featureDetectOverride: "ChecksumOffloadBroken=true" } }, '
      + 'or run ethtool -K vxlan.calico tx-checksum-ip-generic off on every node.'] },
  },
];

/** What public reports about load balancers and gateways came to. */
export const BALANCING_CASES: readonly Mistake[] = [...PASSED_OVER, ...ON_NODES, ...PENDING, ...TWO, ...INTERFACES, ...PLACES, ...ON_THE_WAY];
