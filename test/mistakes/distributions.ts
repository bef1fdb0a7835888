import { ApiObject } from 'cdk8s';
import {
  CalicoAutodetection, ClusterCloud, Cni, ClusterNetworkOptions, Exposure, GatewayController, IngressController, IsolationOptions, LoadBalancerPool,
  PolicyDialect, PreinstalledCni, ProwAppProps, Tls,
} from '../../src';
import { loose } from '../support/findings';
import { app, changed, Mistake } from './mistake';

const API_SERVER: ClusterNetworkOptions = { apiServerCidrs: ['203.0.113.9/32'] };

function on(of: PreinstalledCni, isolation: IsolationOptions = {}, more: Partial<ProwAppProps> = {}, said: object = {}) {
  return app({ cni: Cni.preinstalled({ of, ...said }), clusterNetwork: API_SERVER, ...(Object.keys(isolation).length === 0 ? {} : { isolation }), ...more });
}

const inCloud = (of: PreinstalledCni, cloud: ClusterCloud) => on(of, {}, { clusterNetwork: { ...API_SERVER, cloud } });
const elsewhere = (cloud: string, own: string, name: string): string =>
  `new ProwApp({ clusterNetwork.cloud }): "${cloud}" is not "${own}", whose network the nodes of every cluster with ${name} are in; `
    + 'leave it out, or say what the cluster has in of: Cni.preinstalled({ of }) (MutuallyExclusive)';
const policy = (of: PreinstalledCni, kind: string) => changed(
  { cni: Cni.preinstalled({ of }), clusterNetwork: API_SERVER },
  ({ prow }) => new ApiObject(prow, 'policy', { apiVersion: 'cilium.io/v2', kind, metadata: { name: 'own' }, spec: { endpointSelector: {}, egress: [{}] } }),
);
const ingress = (of: PreinstalledCni, controller: IngressController, tls?: Tls) => (
  on(of, {}, { exposure: Exposure.ingress({ domain: 'acme.dev', controller, tls }) }));
const gateway = (controller: GatewayController, tls?: Tls) => Exposure.gateway({ domain: 'acme.dev', controller, tls });
const CILIUM = { policies: PolicyDialect.cilium() };

/** What is said against what every cluster of a kind has. */
export const DISTRIBUTIONS: readonly Mistake[] = [
  {
    id: 'network D17-2', says: 'EKS in Azure\'s network',
    input: () => inCloud(PreinstalledCni.eks(), ClusterCloud.AZURE),
    becomes: { refused: [elsewhere('azure', 'amazon', 'the VPC CNI of EKS')] },
    corrected: () => inCloud(PreinstalledCni.eks(), ClusterCloud.AMAZON),
  },
  {
    id: 'network D17-3', says: 'AKS in Google\'s network',
    input: () => inCloud(PreinstalledCni.aks(), ClusterCloud.GOOGLE),
    becomes: { refused: [elsewhere('google', 'azure', 'the Azure CNI of AKS')] },
    corrected: () => inCloud(PreinstalledCni.aks(), ClusterCloud.AZURE),
  },
  {
    id: 'network D17-4', says: 'AKS with Cilium in Amazon\'s network',
    input: () => inCloud(PreinstalledCni.aksCilium(), ClusterCloud.AMAZON),
    becomes: { refused: [elsewhere('amazon', 'azure', 'the Cilium of AKS')] },
    corrected: () => inCloud(PreinstalledCni.aksCilium(), ClusterCloud.AZURE),
  },
  {
    id: 'network D17-5', says: 'GKE in OpenStack\'s network',
    input: () => inCloud(PreinstalledCni.gkeDataplaneV2(), ClusterCloud.OPEN_STACK),
    becomes: { refused: [elsewhere('openStack', 'google', 'Dataplane V2 of GKE')] },
    corrected: () => inCloud(PreinstalledCni.gkeDataplaneV2(), ClusterCloud.GOOGLE),
  },
  {
    id: 'network D17-6', says: 'k3s in Amazon\'s network',
    input: () => inCloud(PreinstalledCni.k3s(), ClusterCloud.AMAZON),
    becomes: { accepted: 'k3s runs on anybody\'s machines' },
  },
  {
    id: 'network D02-2', says: 'Cilium\'s own policies about HTTP and names on AKS',
    input: () => on(PreinstalledCni.aksCilium(), CILIUM),
    becomes: { refused: ['new ProwApp({ isolation }): PolicyDialect.cilium() limits HTTP and DNS, which the L7 proxy of the Cilium of AKS does, and '
      + 'that is off; '
      + 'use PolicyDialect.cilium({ l7: false }), which goes by addresses and ports, or turn Advanced Container Networking Services on by '
      + 'az aks update --enable-acns --acns-advanced-networkpolicies L7 and LocalDNS off, and say capabilities: { l7Policy: true } in Cni.preinstalled() '
      + '(FeatureMissing)'] },
    corrected: () => on(PreinstalledCni.aksCilium(), CILIUM, {}, { capabilities: { l7Policy: true } }),
  },
  {
    id: 'network D02-3', says: 'the same without HTTP and names, as Azure has them',
    input: () => on(PreinstalledCni.aksCilium(), { policies: PolicyDialect.cilium({ l7: false }) }),
    becomes: { noted: ['The Cilium of AKS takes NetworkPolicies, and Cilium\'s own by labels, addresses and ports. Those that look into HTTP or go by '
      + 'names (FQDN) '
      + 'have an effect only with Advanced Container Networking Services; names not even then where LocalDNS is on, as on AKS Automatic. '
      + 'By a NetworkPolicy no pod reaches LocalDNS, which Cilium knows as the node.'] },
  },
  {
    id: 'network D02-4', says: 'Cilium\'s own policies on GKE, which has no such kind',
    input: () => on(PreinstalledCni.gkeDataplaneV2(), CILIUM),
    becomes: { refused: ['new ProwApp({ isolation }): Dataplane V2 of GKE has no CiliumNetworkPolicy, although it is Cilium: Google leaves the kind out, '
      + 'so nothing would be isolated; use PolicyDialect.kubernetes(), and FQDNNetworkPolicy of networking.gke.io for names (PolicyIgnored)'] },
    corrected: () => on(PreinstalledCni.gkeDataplaneV2()),
  },
  {
    id: 'network D02-5', says: 'the same, said of what it reads',
    input: () => Cni.preinstalled({ of: PreinstalledCni.gkeDataplaneV2(), policyGroups: ['cilium.io'] }),
    becomes: { refused: ['Cni.preinstalled({ policyGroups[0] }): Dataplane V2 of GKE has no CiliumNetworkPolicy, although it is Cilium: Google leaves '
      + 'the kind out; '
      + 'leave it out, and use PolicyDialect.kubernetes(), and FQDNNetworkPolicy of networking.gke.io for names (PolicyIgnored)'] },
    corrected: () => Cni.preinstalled({ of: PreinstalledCni.gkeDataplaneV2() }),
  },
  {
    id: 'network D02-6', says: 'policies of GKE by default',
    input: () => on(PreinstalledCni.gkeDataplaneV2()),
    becomes: { noted: ['Dataplane V2 of GKE takes NetworkPolicies, and those are written. Of Cilium\'s kinds it has CiliumClusterwideNetworkPolicy alone, '
      + 'where the cluster has --enable-cilium-clusterwide-network-policy, by labels, addresses and ports; for names it has Google\'s own FQDNNetworkPolicy, '
      + 'with --enable-fqdn-network-policy. Nothing here writes these two.'] },
  },
  {
    id: 'network D02-7', says: 'a Gateway of Cilium on AKS, whose Cilium serves none',
    input: () => on(PreinstalledCni.aksCilium(), {}, { exposure: Exposure.gateway({ domain: 'acme.dev', controller: GatewayController.cilium() }) }),
    becomes: { refused: ['new ProwApp({ exposure }): nobody serves the GatewayClass "cilium", because the Cilium of AKS does not; '
      + 'take another controller (GatewayClassNotServed)'] },
  },
  {
    id: 'network D02-8', says: 'HTTP in policies where the L7 proxy of a Cilium that is there is off',
    input: () => on(PreinstalledCni.cilium(), { ...CILIUM, apiServerPort: 6443 }, {}, { capabilities: { l7Policy: false } }),
    becomes: { refused: ['new ProwApp({ isolation }): PolicyDialect.cilium() limits HTTP and DNS, which the L7 proxy of Cilium does, and that is off; '
      + 'use PolicyDialect.cilium({ l7: false }), which goes by addresses and ports, or turn that on, and say capabilities: { l7Policy: true } in '
      + 'Cni.preinstalled() (FeatureMissing)'] },
    corrected: () => on(
      PreinstalledCni.cilium(), { policies: PolicyDialect.cilium({ l7: false }), apiServerPort: 6443 }, {}, { capabilities: { l7Policy: false } },
    ),
  },
  {
    id: 'network D02-9', says: 'a CiliumNetworkPolicy of one\'s own on GKE',
    input: () => policy(PreinstalledCni.gkeDataplaneV2(), 'CiliumNetworkPolicy'),
    becomes: { refused: ['[40-prow/prow/policy] CiliumNetworkPolicy of cilium.io has no effect, because Dataplane V2 of GKE does not read it; '
      + 'leave it out (PolicyIgnored)'] },
    corrected: () => policy(PreinstalledCni.gkeDataplaneV2(), 'CiliumClusterwideNetworkPolicy'),
  },
  {
    id: 'network D43-2', says: 'isolation on EKS whose add-on enforces nothing',
    input: () => on(PreinstalledCni.eks(), {}, { isolate: true }),
    becomes: { refused: ['new ProwApp({ isolate }): the VPC CNI of EKS does not enforce NetworkPolicy, so nothing would be isolated; turn it on by '
      + 'aws eks update-addon --cluster-name CLUSTER --addon-name vpc-cni --configuration-values \'{"enableNetworkPolicy": "true"}\', '
      + 'and say enforcesNetworkPolicy: true in Cni.preinstalled(), or leave isolate out (CniCannotIsolate)'] },
    corrected: () => on(PreinstalledCni.eks(), {}, {
      clusterNetwork: { serviceCidrs: ['10.100.0.0/16'], apiServerCidrs: ['10.0.1.20/32', '10.100.0.1/32'] }, isolate: true,
    }, { enforcesNetworkPolicy: true }),
  },
  {
    id: 'network D43-3', says: 'isolation on AKS without an engine for policies',
    input: () => on(PreinstalledCni.aks(), {}, { isolate: true }),
    becomes: { refused: ['new ProwApp({ isolate }): the Azure CNI of AKS does not enforce NetworkPolicy, so nothing would be isolated; bring the cluster to '
      + 'Cilium by az aks update --network-dataplane cilium and say of: PreinstalledCni.aksCilium(), or, where it has --network-policy already, '
      + 'say enforcesNetworkPolicy: true, or leave isolate out (CniCannotIsolate)'] },
    corrected: () => on(PreinstalledCni.aksCilium(), {}, { isolate: true }),
  },
  {
    id: 'network D43-4', says: 'isolation on Talos as it comes',
    input: () => on(PreinstalledCni.talos(), {}, { isolate: true }),
    becomes: { refused: ['new ProwApp({ isolate }): the Flannel of Talos does not enforce NetworkPolicy, so nothing would be isolated; turn '
      + 'kubeNetworkPoliciesEnabled on, from Talos 1.13 on, and say enforcesNetworkPolicy: true in Cni.preinstalled(), or leave isolate out '
      + '(CniCannotIsolate)'] },
    corrected: () => on(PreinstalledCni.talos(), {}, { isolate: true }, { enforcesNetworkPolicy: true }),
  },
  {
    id: 'network D43-5', says: 'isolation where somebody said that nobody enforces policies',
    input: () => app({ cni: Cni.preinstalled({ name: 'ours', enforcesNetworkPolicy: false }), isolate: true, clusterNetwork: API_SERVER }),
    becomes: { refused: ['new ProwApp({ isolate }): ours does not enforce NetworkPolicy, so nothing would be isolated; say enforcesNetworkPolicy: true where '
      + 'something beside it does, or leave isolate out (CniCannotIsolate)'] },
  },
  {
    id: 'network D14-2', says: 'Traefik, which k3s brings',
    input: () => ingress(PreinstalledCni.k3s(), IngressController.traefik()),
    becomes: { noted: ['* traefik: k3s brings it, unless a server was started with --disable=traefik.'] },
  },
  {
    id: 'network D14-3', says: 'ingress-nginx and cert-manager, which are addons of MicroK8s',
    input: () => ingress(PreinstalledCni.microK8s(), IngressController.nginx(), Tls.acme({ email: 'ops@acme.dev' })),
    becomes: { noted: [
      '* ingress-nginx: turn the addon on by microk8s enable ingress, which is ingress-nginx before 1.35 and Traefik from there on.',
      '* cert-manager: turn the addon on by microk8s enable cert-manager.',
    ] },
  },
  {
    id: 'network D14-4', says: 'CRDs of the Gateway API, which GKE brings',
    input: () => on(PreinstalledCni.gkeDataplaneV2(), {}, { exposure: Exposure.gateway({ domain: 'acme.dev', controller: GatewayController.envoyGateway() }) }),
    becomes: { noted: ['* gateway-api: GKE brings its CRDs: gcloud container clusters update CLUSTER --gateway-api=standard.'] },
  },
  {
    id: 'network D02-10', says: 'a kind of policies by its name alone, from JavaScript',
    input: () => app({ cni: Cni.cilium(), isolation: loose({ policies: 'cilium' }) }),
    becomes: { refused: ['new ProwApp({ isolation.policies }): "cilium" is not made by PolicyDialect.kubernetes(), cilium() or calico(); '
      + 'write PolicyDialect.cilium() (WrongType)'] },
    corrected: () => app({ cni: Cni.cilium(), isolation: CILIUM }),
  },
  {
    id: 'network D02-11', says: 'the same by a name that is none',
    input: () => app({ cni: Cni.cilium(), isolation: loose({ policies: 'istio' }) }),
    becomes: { refused: ['new ProwApp({ isolation.policies }): "istio" is not made by PolicyDialect.kubernetes(), cilium() or calico(); '
      + 'write PolicyDialect.kubernetes(), cilium() or calico() (WrongType)'] },
  },
  {
    id: 'network D26-2', says: 'a wildcard of iptables for interfaces that announce addresses',
    input: () => LoadBalancerPool.cilium({ addresses: ['192.168.1.240/28'], interfaces: ['eth+', '^eth[0-9]+', 'eth\\d+'] }),
    becomes: { refused: ['LoadBalancerPool.cilium({ interfaces[0] }): "eth+" is a wildcard of iptables: as a regular expression it means one "h" or more, '
      + 'anywhere in a name; write "^eth" (InterfaceInvalid)'] },
    corrected: () => LoadBalancerPool.cilium({ addresses: ['192.168.1.240/28'], interfaces: ['^eth', '^eth[0-9]+', 'eth\\d+'] }),
  },
  {
    id: 'network D26-3', says: 'the same for the interface that Calico takes',
    input: () => CalicoAutodetection.interfaces('ens.*,eth+'),
    becomes: { refused: ['CalicoAutodetection.interfaces({ pattern }): "eth+" is a wildcard of iptables: as a regular expression it means one "h" or more, '
      + 'anywhere in a name; write "^eth" (InterfaceInvalid)'] },
    corrected: () => CalicoAutodetection.interfaces('ens.*,^eth'),
  },
  {
    id: 'network D26-4', says: 'the same for Flannel',
    input: () => Cni.flannel({ interfaces: { ifaceRegex: ['ens+'] } }),
    becomes: { refused: ['Cni.flannel({ interfaces.ifaceRegex[0] }): "ens+" is a wildcard of iptables: as a regular expression it means one "s" or more, '
      + 'anywhere in a name; write "^ens" (InterfaceInvalid)'] },
    corrected: () => Cni.flannel({ interfaces: { ifaceRegex: ['^ens'] } }),
  },
  {
    id: 'network D26-5', says: 'a wildcard where Cilium takes it for several names',
    input: () => app({ cni: Cni.cilium({ devices: ['eth+'] }) }),
    becomes: { accepted: 'Cilium reads + there as iptables does' },
  },
  {
    id: 'network D26-6', says: 'a wildcard where MetalLB takes whole names',
    input: () => LoadBalancerPool.metalLb({ addresses: ['192.168.1.240/28'], interfaces: ['eth+'] }),
    becomes: { refused: ['LoadBalancerPool.metalLb({ interfaces[0] }): "eth+" is not the name of an interface; write one in full, like "eth0" '
      + '(InterfaceInvalid)'] },
  },
  {
    id: 'network D13-2', says: 'a Gateway whose pods have the network of their nodes',
    input: () => on(PreinstalledCni.k3s(), {}, { exposure: gateway(GatewayController.contour({ hostNetwork: true }), Tls.secret('prow-tls')) }),
    becomes: { noted: [
      'contour has the network of its nodes, and listens at ports 80 and 443 of each node that its pods are on: firewalls must let these in from everywhere '
        + 'that GitHub and people come from, and nobody else on those nodes may have them. No NetworkPolicy is about such pods: who may call them is for that '
        + 'firewall to say, or for policies about nodes (Cilium\'s CiliumClusterwideNetworkPolicy with a nodeSelector, Calico\'s GlobalNetworkPolicy for a '
        + 'HostEndpoint).',
      'Policies let anybody call hook and deck, because contour has the network of its nodes: what it sends comes from a node, and no policy but '
        + 'Cilium\'s own can tell nodes apart.',
    ] },
  },
  {
    id: 'network D13-3', says: 'the same on Cilium, with Traefik, whose ports are others',
    input: () => on(PreinstalledCni.cilium(), { apiServerPort: 6443 }, { exposure: gateway(GatewayController.traefik({ hostNetwork: true })) }),
    becomes: { noted: [
      'traefik has the network of its nodes, and listens at port 8000 of each node that its pods are on: firewalls must let these in from everywhere '
        + 'that GitHub and people come from, and nobody else on those nodes may have them. People and GitHub come to 80 and 443, so that something has to lead '
        + 'from these to there. No NetworkPolicy is about such pods',
      'Policies let nodes call hook and deck, because traefik has the network of its nodes: whatever else runs on them may call too, and nobody else '
        + 'in the cluster.',
    ] },
  },
  {
    id: 'network D13-4', says: 'Cilium\'s own Gateway on the ports of nodes',
    input: () => app({
      cni: Cni.cilium({ gatewayApi: { hostNetwork: true }, kubeProxyReplacement: true, k8sServiceHost: '192.168.1.10' }),
      exposure: gateway(GatewayController.cilium(), Tls.secret('prow-tls')),
    }),
    becomes: { noted: [
      'Envoy of Cilium listens on nodes at the ports of listeners, 80 and 443 of Prow\'s Gateway: firewalls must let these in from everywhere that GitHub and '
        + 'people come from, and nobody else on the nodes may have them. Policies see what it sends as Cilium\'s entity ingress, neither as a pod nor '
        + 'as a node: '
        + 'NetworkPolicies cannot name that.',
    ] },
  },
  {
    id: 'network D14-5', says: 'an Ingress that nobody may answer for',
    input: () => ingress(PreinstalledCni.kind(), IngressController.nginx(), Tls.secret('prow-tls')),
    becomes: { noted: [
      'An Ingress without an ADDRESS in kubectl get ingress --all-namespaces is served by nobody, or its controller waits for an address: '
        + 'kubectl get ingressclass must show nginx, the pods of ingress-nginx must run, and EXTERNAL-IP of its Service must not be pending. '
        + 'Behind node ports some controllers write no ADDRESS, and serve it.',
    ] },
  },
];
