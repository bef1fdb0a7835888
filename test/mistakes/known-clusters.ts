import {
  CiliumIpam, Cni, ClusterNetworkOptions, Exposure, GatewayController, IsolationOptions, LoadBalancerPool, ObjectStorage, PolicyDialect, PreinstalledCni,
  ProwAppProps, Tls,
} from '../../src';
import { loose } from '../support/findings';
import { app, Mistake } from './mistake';

const NODE: ClusterNetworkOptions = { apiServerCidrs: ['192.168.1.10/32'] };
const SERVICES = { ...NODE, serviceCidrs: ['10.43.0.0/16'] };
const of = (made: PreinstalledCni, more: object = {}) => Cni.preinstalled({ of: made, ...more });
const POOL = Cni.cilium({ ipam: CiliumIpam.clusterPool({ ipv4PodCidrs: ['10.0.0.0/8'] }) });
const KUBERNETES = { policies: PolicyDialect.kubernetes() };

function isolated(cni: Cni, clusterNetwork: ClusterNetworkOptions, isolation: IsolationOptions = {}, more: Partial<ProwAppProps> = {}) {
  return app({ cni, isolate: true, clusterNetwork, isolation, ...more });
}

const k3s = (clusterNetwork: ClusterNetworkOptions, isolation: IsolationOptions = {}, more: Partial<ProwAppProps> = {}) => (
  isolated(of(PreinstalledCni.k3s()), clusterNetwork, isolation, more));
const s3 = (endpoint: string) => ({ storage: ObjectStorage.s3({ bucket: 'acme-prow', endpoint, region: 'x' }) });
const OR_OTHERS = ', or say in clusterNetwork.serviceCidrs which Services have';
const BEHIND = 'is the address of a Service, and policies look behind Services, so it is never matched';

/** Policies that would name what the cluster never shows them. */
export const KNOWN_CLUSTERS: readonly Mistake[] = [
  {
    id: 'network D01', says: 'NetworkPolicies for an API server on a node of Cilium',
    input: () => isolated(Cni.cilium(), NODE, KUBERNETES),
    becomes: { refused: ['new ProwApp({ clusterNetwork.apiServerCidrs[0] }): "192.168.1.10/32" may be the address of a node, '
      + 'which Cilium never matches in a NetworkPolicy, so Prow would not reach the API server; use PolicyDialect.cilium(), '
      + 'which knows the API server by itself, or say by clusterNetwork.nodeCidrs that it is on no node (CidrNotMatched)'] },
    corrected: () => isolated(Cni.cilium(), NODE),
  },
  {
    id: 'network D01b', says: 'the same where the networks of nodes are known',
    input: () => isolated(of(PreinstalledCni.cilium()), { ...NODE, nodeCidrs: ['192.168.1.0/24'] }, { ...KUBERNETES, apiServerPort: 6443 }),
    becomes: { refused: ['new ProwApp({ clusterNetwork.apiServerCidrs[0] }): "192.168.1.10/32" is the address of a node, '
      + 'which Cilium never matches in a NetworkPolicy, so Prow would not reach the API server; use PolicyDialect.cilium(), '
      + 'which knows the API server by itself (CidrNotMatched)'] },
    corrected: () => isolated(of(PreinstalledCni.cilium()), { ...NODE, nodeCidrs: ['192.168.1.0/24'] }, { apiServerPort: 6443 }),
  },
  {
    id: 'network D01g', says: 'the same of a Cilium that is installed from here',
    input: () => isolated(Cni.cilium(), { ...NODE, nodeCidrs: ['192.168.1.0/24'] }, KUBERNETES),
    becomes: { refused: ['new ProwApp({ clusterNetwork.apiServerCidrs[0] }): "192.168.1.10/32" is the address of a node, '
      + 'which Cilium never matches in a NetworkPolicy, so Prow would not reach the API server; use PolicyDialect.cilium(), '
      + 'which knows the API server by itself, or write policyCIDRMatchMode: ["nodes"] into Cni.cilium({ values }) (CidrNotMatched)'] },
    corrected: () => isolated(Cni.cilium({ values: { policyCIDRMatchMode: ['nodes'] } }), { ...NODE, nodeCidrs: ['192.168.1.0/24'] }, KUBERNETES),
  },
  {
    id: 'network D01c', says: 'the same for an API server that is outside, which is right',
    input: () => isolated(Cni.cilium(), { apiServerCidrs: ['203.0.113.9/32'], nodeCidrs: ['192.168.1.0/24'] }, { ...KUBERNETES, apiServerPort: 443 }),
    becomes: { accepted: 'the address is on no node, so Cilium matches it' },
  },
  {
    id: 'network D02', says: 'Cilium\'s own policies on a Cilium of which only the name was said',
    input: () => isolated(Cni.preinstalled({ name: 'cilium', enforcesNetworkPolicy: true }), NODE, { policies: PolicyDialect.cilium(), apiServerPort: 6443 }),
    becomes: { refused: ['new ProwApp({ isolation }): nobody said whether cilium reads policies of cilium.io; '
      + 'write of: PreinstalledCni.cilium() or policyGroups: ["cilium.io"] into Cni.preinstalled(), or use PolicyDialect.kubernetes() (PolicyIgnored)'] },
    corrected: () => isolated(of(PreinstalledCni.cilium(), { name: 'cilium' }), NODE, { policies: PolicyDialect.cilium(), apiServerPort: 6443 }),
  },
  {
    id: 'network D02b', says: 'Calico\'s own policies on a Calico of which only the name was said',
    input: () => isolated(Cni.preinstalled({ name: 'calico', enforcesNetworkPolicy: true }), NODE, { policies: PolicyDialect.calico(), apiServerPort: 6443 }),
    becomes: { refused: ['new ProwApp({ isolation }): nobody said whether calico reads policies of projectcalico.org; write of: '
      + 'PreinstalledCni.calico() or policyGroups: ["projectcalico.org"] into Cni.preinstalled(), or use PolicyDialect.kubernetes() (PolicyIgnored)'] },
    corrected: () => isolated(of(PreinstalledCni.calico()), NODE, { policies: PolicyDialect.calico(), apiServerPort: 6443 }),
  },
  {
    id: 'network D02c', says: 'Calico\'s own policies without the API server that they have to pass',
    input: () => isolated(of(PreinstalledCni.calico(), { policyGroups: [] }), NODE, { policies: PolicyDialect.calico(), apiServerPort: 6443 }),
    becomes: { refused: ['new ProwApp({ isolation }): Calico does not read policies of projectcalico.org, so nothing would be isolated; '
      + 'use PolicyDialect.kubernetes(), which every CNI reads that enforces any (PolicyIgnored)'] },
  },
  {
    id: 'network D02d', says: 'a group of policies that no CNI has',
    input: () => Cni.preinstalled({ policyGroups: ['cilium'] }),
    becomes: {
      refused: ['Cni.preinstalled({ policyGroups[0] }): "cilium" is not one of cilium.io, projectcalico.org; did you mean "cilium.io"? (NotAllowedValue)'],
    },
  },
  {
    id: 'network D03', says: 'an API server of which nobody knows the port',
    input: () => isolated(of(PreinstalledCni.calico()), NODE),
    becomes: { refused: ['new ProwApp({ isolation }): apiServerPort is missing, and nobody knows at which port the API server listens behind its Service on '
      + 'a cluster of Calico; give the port that "kubectl get endpointslices kubernetes" shows: 6443 on most nodes, '
      + '443 on most clusters of a cloud (ApiServerUnknown)'] },
    corrected: () => isolated(of(PreinstalledCni.calico()), NODE, { apiServerPort: 6443 }),
  },
  {
    id: 'network D03b', says: 'policies on EKS without any address',
    input: () => isolated(of(PreinstalledCni.eks(), { enforcesNetworkPolicy: true }), {}),
    becomes: { refused: ['new ProwApp({ clusterNetwork }): apiServerCidrs is missing, and without it an isolated Prow cannot reach the API server; '
      + 'give what "kubectl get endpointslices kubernetes" shows, like ["10.0.0.5/32"], and the address of "kubectl get service kubernetes", or say isolate: '
      + 'false (ApiServerUnknown)'] },
  },
  {
    id: 'network D32', says: 'policies on EKS without the address of the Service, which its agent sees',
    input: () => isolated(of(PreinstalledCni.eks(), { enforcesNetworkPolicy: true }), { apiServerCidrs: ['10.0.1.20/32', '10.0.2.20/32'] }),
    becomes: { refused: ['new ProwApp({ clusterNetwork.apiServerCidrs }): has no address of the Service kubernetes, '
      + 'and the VPC CNI of EKS judges packets while they have it still; add what "kubectl get service kubernetes" shows, like "10.100.0.1/32", '
      + 'beside what "kubectl get endpointslices kubernetes" shows, and say serviceCidrs (ApiServerUnknown)'] },
    corrected: () => isolated(of(PreinstalledCni.eks(), { enforcesNetworkPolicy: true }),
      { serviceCidrs: ['10.100.0.0/16'], apiServerCidrs: ['10.0.1.20/32', '10.0.2.20/32', '10.100.0.1/32'] }),
  },
  {
    id: 'network D01d', says: 'Cilium\'s own policies for an API server that is a pod, of which only the address is said',
    input: () => isolated(Cni.cilium(), { apiServerCidrs: ['10.244.3.7/32'], nodeCidrs: ['192.168.1.0/24'], podCidrs: ['10.244.0.0/16'] }),
    becomes: { refused: ['new ProwApp({ clusterNetwork.apiServerCidrs[0] }): "10.244.3.7/32" is the address of a pod, '
      + 'and Cilium matches pods by their labels alone, so Prow would not reach the API server; name its pods in isolation.apiServerPods, '
      + 'or say by clusterNetwork.nodeCidrs that it is on a node (CidrNotMatched)'] },
    corrected: () => isolated(Cni.cilium(), { apiServerCidrs: ['10.244.3.7/32'], nodeCidrs: ['192.168.1.0/24'], podCidrs: ['10.244.0.0/16'] },
      { apiServerPods: [{ namespace: 'control-planes', labels: { app: 'kube-apiserver' } }] }),
  },
  {
    id: 'network D01e', says: 'the same for Kubernetes\' policies with the pods named, which is right',
    input: () => isolated(Cni.cilium(), { apiServerCidrs: ['10.244.3.7/32'], nodeCidrs: ['192.168.1.0/24'], podCidrs: ['10.244.0.0/16'] },
      { ...KUBERNETES, apiServerPods: [{ namespace: 'control-planes', labels: { app: 'kube-apiserver' } }] }),
    becomes: { accepted: 'pods are matched by their labels, whoever listens there' },
  },
  {
    id: 'network D01f', says: 'pods of the API server that are none',
    input: () => k3s(NODE, loose({
      apiServerPods: [{ namespace: 'Control Planes', labels: { 'kube api': 'x' } }, { namespace: 'control-planes' }, 'kube-apiserver'],
    })),
    becomes: { refused: [
      'new ProwApp({ isolation.apiServerPods[0].namespace }): "Control Planes" is not a DNS label; write "control-planes" (NameNotDnsLabel)',
      'new ProwApp({ isolation.apiServerPods[0].labels }): "kube api" is not a label or annotation key; '
        + 'write "name" or "example.com/name" (QualifiedNameInvalid)',
      'new ProwApp({ isolation.apiServerPods[1].labels }): is missing; give it a value (PropMissing)',
      'new ProwApp({ isolation.apiServerPods[2] }): "kube-apiserver" is not an object of properties; write { … } (WrongType)',
    ] },
  },
  {
    id: 'network D05', says: 'NetworkPolicies for a cache of DNS on each node of Cilium',
    input: () =>
      isolated(Cni.cilium(), { apiServerCidrs: ['203.0.113.9/32'], nodeCidrs: ['192.168.1.0/24'] }, { ...KUBERNETES, dns: { cidrs: ['169.254.20.10/32'] } }),
    becomes: { refused: ['new ProwApp({ isolation.dns.cidrs[0] }): "169.254.20.10/32" is an address on a node, '
      + 'which Cilium never matches in a NetworkPolicy, so no name would be found; use PolicyDialect.cilium(), which names the node itself (CidrNotMatched)'] },
    corrected: () => isolated(Cni.cilium(), NODE, { dns: { cidrs: ['169.254.20.10/32'] } }),
  },
  {
    id: 'network D05b', says: 'the same where nodes are matched, which is right',
    input: () => isolated(Cni.cilium({ values: { policyCIDRMatchMode: ['nodes'] } }), { ...NODE, nodeCidrs: ['192.168.1.0/24'] }, {
      ...KUBERNETES, dns: { cidrs: ['169.254.20.10/32'] },
    }),
    becomes: { accepted: 'Cilium knows every address of the node that a pod is on, and matches the node by each of them' },
  },
  {
    id: 'network D06', says: 'a port of DNS that is none',
    input: () => k3s(NODE, { dns: { ports: [0] } }),
    becomes: { refused: ['new ProwApp({ isolation.dns.ports[0] }): 0 is outside 1-65535; pick a number in that range (NumberOutOfRange)'] },
    corrected: () => k3s(NODE, { dns: { ports: [8053] } }),
  },
  {
    id: 'network D06b', says: 'nobody who answers for DNS',
    input: () => k3s(NODE, { dns: { pods: [] } }),
    becomes: {
      refused: [
        'new ProwApp({ isolation.dns.pods }): is empty, and so is cidrs: no pod of Prow would find a name; name pods or addresses that answer (EmptyList)',
      ],
    },
    corrected: () => k3s(NODE, { dns: { pods: [], cidrs: ['169.254.20.10/32'] } }),
  },
  {
    id: 'network D06c', says: 'no port of DNS',
    input: () => k3s(NODE, { dns: { ports: [] } }),
    becomes: { refused: ['new ProwApp({ isolation.dns.ports }): is empty; give at least 1 (EmptyList)'] },
  },
  ...([
    ['D43c', 'aks', 'the Azure CNI of AKS', 'bring the cluster to Cilium by az aks update --network-dataplane cilium and say '
      + 'of: PreinstalledCni.aksCilium(), or, where it has --network-policy already, say enforcesNetworkPolicy: true'],
    ['D43d', 'eks', 'the VPC CNI of EKS', 'turn it on by aws eks update-addon --cluster-name CLUSTER --addon-name vpc-cni --configuration-values '
      + '\'{"enableNetworkPolicy": "true"}\', and say enforcesNetworkPolicy: true in Cni.preinstalled()'],
    ['D43e', 'talos', 'the Flannel of Talos', 'turn kubeNetworkPoliciesEnabled on, from Talos 1.13 on, and say enforcesNetworkPolicy: true in '
      + 'Cni.preinstalled()'],
  ] as const).map(([id, name, called, instead]): Mistake => ({
    id: `network ${id}`, says: `isolation on ${name}, where another network cannot be installed`,
    input: () => isolated(of(PreinstalledCni[name]()), NODE),
    becomes: {
      refused: [`new ProwApp({ isolate }): ${called} does not enforce NetworkPolicy, so nothing would be isolated; ${instead}, or leave isolate out `
        + '(CniCannotIsolate)'],
    },
  })),
  {
    id: 'network D43f', says: 'a Gateway of Cilium on AKS, where no other Cilium can be installed',
    input: () => app({
      cni: of(PreinstalledCni.aksCilium()), isolate: false,
      exposure: Exposure.gateway({ domain: 'prow.acme.dev', controller: GatewayController.cilium(), tls: Tls.secret('prow-tls') }),
    }),
    becomes: { refused: ['new ProwApp({ exposure }): nobody serves the GatewayClass "cilium", because the Cilium of AKS does not; '
      + 'take another controller (GatewayClassNotServed)'] },
  },
  {
    id: 'network D08j', says: 'addresses of Services of distributions that nobody said, and that are known',
    input: () => app({
      cni: of(PreinstalledCni.microK8s()), clusterNetwork: { apiServerCidrs: ['10.152.183.1/32'], nodeCidrs: ['10.152.0.0/16'] },
      isolation: { jobsCidrs: ['10.152.183.40/32'] }, ...s3('http://10.152.183.9:80'),
    }),
    becomes: { refused: [
      'new ProwApp({ clusterNetwork.nodeCidrs[0] }): "10.152.0.0/16" shares addresses with "10.152.183.0/24" of Services; '
        + `give pods, Services and nodes networks of their own${OR_OTHERS} (CidrOverlap)`,
      'new ProwApp({ clusterNetwork.apiServerCidrs[0] }): "10.152.183.1/32" is the address of a Service, and policies look behind Services, '
        + `at where the API server itself listens; give what "kubectl get endpointslices kubernetes" shows${OR_OTHERS} (ApiServerIsService)`,
      `new ProwApp({ isolation.jobsCidrs[0] }): "10.152.183.40/32" ${BEHIND}; give the addresses that answer for it, `
        + `as "kubectl get endpointslices" shows them${OR_OTHERS} (CidrNotMatched)`,
      `new ProwApp({ storage }): the host of "http://10.152.183.9:80" ${BEHIND}; name the store as <service>.<namespace>.svc, `
        + `or give the address that answers for it${OR_OTHERS} (CidrNotMatched)`,
    ] },
    corrected: () => app({
      cni: of(PreinstalledCni.microK8s()), clusterNetwork: { apiServerCidrs: ['10.152.1.10/32'], nodeCidrs: ['10.152.0.0/16'], serviceCidrs: ['10.96.0.0/12'] },
      isolation: { jobsCidrs: ['10.152.183.40/32'] }, ...s3('http://10.152.183.9:80'),
    }),
  },
  ...([
    ['D08k', 'k3s', '10.43.0.1/32'], ['D08l', 'rke2', '10.43.0.1/32'], ['D08m', 'kind', '10.96.0.1/32'], ['D08n', 'minikube', '10.96.0.1/32'],
  ] as const).map(([id, name, address]): Mistake => ({
    id: `network ${id}`, says: `the address of the Service kubernetes of ${name}`,
    input: () => isolated(of(PreinstalledCni[name](), { enforcesNetworkPolicy: true }), { apiServerCidrs: [address] }),
    becomes: { refused: [`new ProwApp({ clusterNetwork.apiServerCidrs[0] }): "${address}" is the address of a Service, and policies look behind Services, `
      + `at where the API server itself listens; give what "kubectl get endpointslices kubernetes" shows${OR_OTHERS} (ApiServerIsService)`] },
    corrected: () => isolated(of(PreinstalledCni[name](), { enforcesNetworkPolicy: true }), NODE),
  })),
  {
    id: 'network D08o', says: 'addresses for load balancers among the Services of a distribution',
    input: () => app({
      cni: of(PreinstalledCni.talos()),
      exposure: Exposure.loadBalancer({ pool: LoadBalancerPool.metalLb({ addresses: ['10.96.7.0/28'] }), hookHost: 'hook.acme.dev' }),
    }),
    becomes: { refused: ['new ProwApp({ exposure }): "10.96.7.0/28" of LoadBalancerPool.metalLb({ addresses }) shares addresses with "10.96.0.0/12" '
      + 'of Services; '
      + `give it addresses that nothing else has${OR_OTHERS} (AddressPoolTaken)`] },
  },
  {
    id: 'network D06d', says: 'pods of DNS and others by their former or nearly their names',
    input: () => k3s(NODE, loose({
      dnsPodLabels: { 'k8s-app': 'node-local-dns' }, dnsCidrs: ['169.254.20.10/32'], dnsPort: 53, monitoring: 'grafana', identity: 'eks', policy: 'cilium',
      dns: { dnsCidrs: [], labels: {} }, jobsEgress: [],
    })),
    becomes: { refused: [
      ...[['dnsCidrs', 'cidrs'], ['labels', 'pods[0].labels']].map(([typed, meant]) => (
        `new ProwApp({ isolation.dns }): "${typed}" is not a property; did you mean "${meant}"? (UnknownProp)`)),
      ...[
        ['dnsPodLabels', 'dns.pods[0].labels'], ['dnsCidrs', 'dns.cidrs'], ['dnsPort', 'dns.ports'], ['monitoring', 'monitoringNamespace'],
        ['identity', 'workloadIdentity'], ['policy', 'policies'],
      ].map(([typed, meant]) => `new ProwApp({ isolation }): "${typed}" is not a property; did you mean "${meant}"? (UnknownProp)`),
      'new ProwApp({ isolation }): "jobsEgress" is not a property; known are apiServerPods, apiServerPort, dns, gitHubCidrs, gitHubPods, jobsApiServer, '
        + 'jobsCidrs, jobsInternet, monitoringNamespace, policies, traffic, workloadIdentity (UnknownProp)',
    ] },
    corrected: () => k3s(NODE, { dns: { pods: [{ labels: { 'k8s-app': 'node-local-dns' } }] } }),
  },
  {
    id: 'network D06f', says: 'networks of the cluster beside the property that holds them',
    input: () => app(loose({ podCidrs: ['10.244.0.0/16'], gitHubCidrs: ['10.20.0.0/24'] })),
    becomes: { refused: [['podCidrs', 'clusterNetwork.podCidrs'], ['gitHubCidrs', 'isolation.gitHubCidrs']].map(([typed, meant]) => (
      `new ProwApp(): "${typed}" is not a property; did you mean "${meant}"? (UnknownProp)`)) },
    corrected: () => app({ clusterNetwork: { podCidrs: ['10.244.0.0/16'] } }),
  },
  {
    id: 'network D06e', says: 'pods of DNS with a namespace, labels, and a network that are none',
    input: () => k3s(NODE, loose({ dns: { pods: [{ namespace: 'Kube System', labels: { 'k8s app': 'x' } }, 'kube-dns'], cidrs: ['169.254.20.10'] } })),
    becomes: { refused: [
      'new ProwApp({ isolation.dns.pods[0].namespace }): "Kube System" is not a DNS label; write "kube-system" (NameNotDnsLabel)',
      'new ProwApp({ isolation.dns.pods[0].labels }): "k8s app" is not a label or annotation key; write "name" or "example.com/name" (QualifiedNameInvalid)',
      'new ProwApp({ isolation.dns.pods[1] }): "kube-dns" is not an object of properties; write { … } (WrongType)',
      'new ProwApp({ isolation.dns.cidrs[0] }): "169.254.20.10" is not a CIDR; did you mean "169.254.20.10/32"? (CidrInvalid)',
    ] },
  },
  {
    id: 'network D07', says: 'a store in the cluster that jobs are shut off from, and pods of Cilium given as a part of their network',
    input: () => isolated(POOL, NODE, { jobsCidrs: ['10.3.0.0/16'] }, s3('http://minio.minio.svc:9000')),
    becomes: { refused: ['new ProwApp({ isolation.jobsCidrs[0] }): "10.3.0.0/16" is a network of pods, and Cilium never matches pods by their addresses; '
      + 'give all of "10.0.0.0/8", which stands for every pod (CidrNotMatched)'] },
    corrected: () => isolated(POOL, NODE, { jobsCidrs: ['10.0.0.0/8'] }, s3('http://minio.minio.svc:9000')),
  },
  {
    id: 'network D08', says: 'jobs that may reach the address of a Service',
    input: () => k3s(SERVICES, { jobsCidrs: ['10.43.40.7/32'] }),
    becomes: {
      refused: [
        `new ProwApp({ isolation.jobsCidrs[0] }): "10.43.40.7/32" ${BEHIND}; give the addresses that answer for it, `
          + 'as "kubectl get endpointslices" shows them (CidrNotMatched)',
      ],
    },
    corrected: () => k3s(SERVICES, { jobsCidrs: ['10.42.0.0/16'] }),
  },
  {
    id: 'network D08b', says: 'the API server by the address of its Service',
    input: () => k3s({ ...SERVICES, apiServerCidrs: ['10.43.0.1/32'] }),
    becomes: { refused: ['new ProwApp({ clusterNetwork.apiServerCidrs[0] }): "10.43.0.1/32" is the address of a Service, and policies look behind Services, '
      + 'at where the API server itself listens; give what "kubectl get endpointslices kubernetes" shows (ApiServerIsService)'] },
    corrected: () => k3s(SERVICES),
  },
  {
    id: 'network D08c', says: 'a store by the address of a Service',
    input: () => k3s(SERVICES, {}, s3('http://10.43.7.7:80')),
    becomes: {
      refused: [
        `new ProwApp({ storage }): the host of "http://10.43.7.7:80" ${BEHIND}; name the store as <service>.<namespace>.svc, `
          + 'or give the address that answers for it (CidrNotMatched)',
      ],
    },
    corrected: () => k3s(SERVICES, {}, s3('http://192.168.1.40:9000')),
  },
  {
    id: 'network D08d', says: 'a GitHub by the address of a Service',
    input: () => k3s(SERVICES, { gitHubCidrs: ['140.82.112.0/20', '10.43.9.9/32'] }),
    becomes: {
      refused: [
        `new ProwApp({ isolation.gitHubCidrs[1] }): "10.43.9.9/32" ${BEHIND}; give the addresses that answer for it, `
          + 'as "kubectl get endpointslices" shows them (CidrNotMatched)',
      ],
    },
    corrected: () => k3s(SERVICES, { gitHubCidrs: ['140.82.112.0/20'] }),
  },
  {
    id: 'network D08e', says: 'the same on EKS, whose agent sees Services',
    input: () => isolated(of(PreinstalledCni.eks(), { enforcesNetworkPolicy: true }),
      { serviceCidrs: ['10.100.0.0/16'], apiServerCidrs: ['10.0.1.20/32', '10.100.0.1/32'] }, { jobsCidrs: ['10.100.40.7/32'] }),
    becomes: { accepted: 'packets have the address of the Service still when they are judged' },
  },
  {
    id: 'network D08f', says: 'networks of a family that pods have no addresses of',
    input: () => k3s(NODE, { jobsCidrs: ['fd00:7::/64'], gitHubCidrs: ['2a0a:a440::/29'], dns: { cidrs: ['fd00:10::a/128'] } }),
    becomes: { refused: [
      'isolation.jobsCidrs[0] }): "fd00:7::/64"', 'isolation.gitHubCidrs[0] }): "2a0a:a440::/29"',
      'isolation.dns.cidrs[0] }): "fd00:10::a/128"',
    ].map((one) => (
      `new ProwApp({ ${one} is IPv6, and pods have addresses of 10.42.0.0/16 alone; leave it out, `
        + `or say the pods' networks of both families in clusterNetwork.podCidrs (CidrFamily)`)) },
    corrected: () => isolated(of(PreinstalledCni.k3s(), { podCidrs: ['10.42.0.0/16', 'fd00:42::/56'] }), NODE, { jobsCidrs: ['fd00:7::/64'] }),
  },
  {
    id: 'network D03-2', says: 'the address of the own machine for the API server',
    input: () => app({ cni: Cni.preinstalled({ of: PreinstalledCni.microK8s() }), clusterNetwork: { apiServerCidrs: ['127.0.0.1/32'] } }),
    becomes: { refused: [
      'new ProwApp({ clusterNetwork.apiServerCidrs[0] }): "127.0.0.1/32" has addresses of 127.0.0.0/8, at which nobody is reached; give '
        + 'addresses that hosts can have (AddressUnusable)',
    ] },
  },
  {
    id: 'network D03-3', says: 'an API server of a family that pods do not have',
    input: () => app({ cni: Cni.calico(), clusterNetwork: { apiServerCidrs: ['fd00::1/128'] } }),
    becomes: { refused: [
      'new ProwApp({ clusterNetwork.apiServerCidrs[0] }): "fd00::1/128" is IPv6, and pods have addresses of 192.168.0.0/16 alone; leave it '
        + 'out, or say the pods\' networks of both families in clusterNetwork.podCidrs (CidrFamily)',
    ] },
  },
];
