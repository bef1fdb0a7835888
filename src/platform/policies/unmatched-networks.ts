import { contains, familyOf, isPrivateNetwork } from '../../core/net';
import { Finding } from '../../core/problem';
import { quote } from '../../core/quote';
import { asNetwork } from '../../network/api-server-way';
import { ClusterNetworkSettings } from '../../network/cluster-network';
import { CniPlan } from '../../network/cni-plan';
import { ENDPOINTS, IsolationFinding } from './api-server-fit';
import { behindNat64 } from './nat64';
import { IsolationSettings } from './resolve-isolation';
import { addressOf } from './store-traffic';
import { isOnOwnNode } from './surroundings';
import { WorkloadIdentity } from './workload-identity';

type Place = IsolationFinding['prop'];

/** Networks that somebody named, with the property that says so. */
export function namedNetworks({ jobs, gitHubCidrs, traffic }: IsolationSettings): readonly (readonly [Place, string])[] {
  return [
    ...jobs.cidrs.map((cidr, i) => [`isolation.jobsCidrs[${i}]`, cidr] as const),
    ...gitHubCidrs.map((cidr, i) => [`isolation.gitHubCidrs[${i}]`, cidr] as const),
    ...traffic.flatMap(({ prop, to, from }) => [['to', to] as const, ['from', from] as const].flatMap(([side, peers]) => (
      peers.flatMap(({ _plan: { cidrs = [] } }, i) => cidrs.map((cidr) => [`${prop}.${side}[${i}]` as Place, cidr] as const))))),
  ];
}

/** Addresses that no pod could send to: it has none of that family, and some who enforce policies take no rule about it. */
export function familyFindings(isolation: IsolationSettings): readonly IsolationFinding[] {
  const { families, dns, podCidrs, apiServer } = isolation;
  const ofApiServer = apiServer.cidrs.map((cidr, i) => [`clusterNetwork.apiServerCidrs[${i}]`, cidr] as const);
  const all = [...ofApiServer, ...namedNetworks(isolation), ...dns.cidrs.map((cidr, i) => [`isolation.dns.cidrs[${i}]`, cidr] as const)];
  return all.filter(([, cidr]) => !families.includes(familyOf(cidr))).map(([prop, cidr]) => ({
    prop,
    finding: {
      what: `${quote(cidr)} is ${familyOf(cidr) === 'ipv4' ? 'IPv4' : 'IPv6'}, and pods have addresses of ${podCidrs.join(' and ')} alone`,
      instead: `${familyOf(cidr) === 'ipv4' && !isPrivateNetwork(cidr) ? `write it as NAT64 has it, ${quote(behindNat64(cidr))}` : 'leave it out'}, `
        + 'or say the pods\' networks of both families in clusterNetwork.podCidrs',
      code: 'CidrFamily',
    },
  }));
}

/** Addresses of Services, where policies see a packet only when it has another. */
export function serviceFindings(
  isolation: IsolationSettings, { apiServerCidrs, serviceCidrs, orOtherServices }: ClusterNetworkSettings,
  storeEndpoint: string | undefined, { policyView }: CniPlan,
): readonly IsolationFinding[] {
  if (policyView.judgesBeforeServices) return [];
  const isService = (cidr: string): boolean => serviceCidrs.some((services) => contains(services, cidr));
  const store = storeEndpoint === undefined ? undefined : addressOf(storeEndpoint);
  return [
    ...apiServerCidrs.map((cidr, i) => [`clusterNetwork.apiServerCidrs[${i}]`, cidr] as const).filter(([, cidr]) => isService(cidr)).map(([prop, cidr]) => ({
      prop,
      finding: {
        what: `${quote(cidr)} is the address of a Service, and policies look behind Services, at where the API server itself listens`,
        instead: `give what ${ENDPOINTS} shows${orOtherServices}`,
        code: 'ApiServerIsService' as const,
      },
    })),
    ...namedNetworks(isolation).filter(([, cidr]) => isService(cidr)).map(([prop, cidr]) => ({ prop, finding: behind(quote(cidr), 'give the addresses '
      + `that answer for it, as "kubectl get endpointslices" shows them${orOtherServices}`) })),
    ...(store === undefined || !isService(asNetwork(store)) ? [] : [{
      prop: 'storage' as const, finding: behind('the host of '
        + `${quote(storeEndpoint as string)}`, `name the store as <service>.<namespace>.svc, or give the address that answers for it${orOtherServices}`),
    }]),
  ];
}

function behind(what: string, instead: string): Finding {
  return { what: `${what} is the address of a Service, and policies look behind Services, so it is never matched`, instead, code: 'CidrNotMatched' };
}

/** Addresses of nodes and pods, where who enforces policies knows those by themselves. */
export function identityFindings(isolation: IsolationSettings, network: ClusterNetworkSettings, cni: CniPlan): readonly IsolationFinding[] {
  const { unmatched, dns } = cni.policyView;
  if (unmatched === undefined) return [];
  const speaksByItself = isolation.dialect._group === 'cilium.io';
  const readsItsOwn = cni.policyGroups?.includes('cilium.io') === true;
  return [
    ...(unmatched.includes('pods') ? podFindings(isolation, network, cni, speaksByItself) : []),
    ...(isolation.apiServer.pods.length > 0 ? [] : apiServerInPodFindings(network, cni)),
    ...(speaksByItself ? [] : apiServerOnNodeFindings(network, cni)),
    ...(speaksByItself || !unmatched.includes('nodes') ? [] : isolation.dns.cidrs.flatMap((cidr, i): readonly IsolationFinding[] => {
      // what is known of the cluster is not judged
      if (dns?.cidrs.includes(cidr)) return [];
      const isNode = network.nodeCidrs.some((nodes) => contains(nodes, cidr));
      return !isNode && !isOnOwnNode(cidr, network.serviceCidrs) ? [] : [{
        prop: `isolation.dns.cidrs[${i}]`,
        finding: {
          what: `${quote(cidr)} is an address on a node, which ${cni.name} never matches in a NetworkPolicy, so no name would be found`,
          instead: readsItsOwn ? 'use PolicyDialect.cilium(), which names the node itself' : 'name the pods that answer in isolation.dns.pods',
          code: 'CidrNotMatched',
        },
      }];
    })),
  ];
}

function podFindings(
  isolation: IsolationSettings, { podCidrs }: ClusterNetworkSettings, { name, policyGroups }: CniPlan, speaksByItself: boolean,
): readonly IsolationFinding[] {
  const isLost = (cidr: string, pods: string): boolean => contains(pods, cidr) && !(speaksByItself && pods === cidr);
  return namedNetworks(isolation).flatMap(([prop, cidr]) => podCidrs.filter((pods) => isLost(cidr, pods)).map((pods) => ({
    prop,
    finding: {
      what: `${quote(cidr)} is a network of pods, and ${name} never matches pods by their addresses`,
      instead: speaksByItself ? `give all of ${quote(pods)}, which stands for every pod`
        : policyGroups?.includes('cilium.io') ? `use PolicyDialect.cilium() and give all of ${quote(pods)}, which stands for `
          + 'every pod' : 'leave it out, and let pods be reached from outside of the cluster',
      code: 'CidrNotMatched',
    },
  })));
}

/** Pods are who their labels say, also where the API server is one of them; pods and nodes may share a network. */
function apiServerInPodFindings(network: ClusterNetworkSettings, { name, policyView: { unmatched = [] } }: CniPlan): readonly IsolationFinding[] {
  if (!unmatched.includes('pods')) return [];
  return network.apiServerCidrs.flatMap((cidr, i): readonly IsolationFinding[] => (!isOfPods(cidr, network) ? [] : [{
    prop: `clusterNetwork.apiServerCidrs[${i}]`,
    finding: {
      what: `${quote(cidr)} is the address of a pod, and ${name} matches pods by their labels alone, so Prow would not reach the API server`,
      instead: 'name its pods in isolation.apiServerPods, or say by clusterNetwork.nodeCidrs that it is on a node',
      code: 'CidrNotMatched',
    },
  }]));
}

function isOfPods(cidr: string, { podCidrs, nodeCidrs }: ClusterNetworkSettings): boolean {
  const on = (networks: readonly string[]): boolean => networks.some((one) => contains(one, cidr));
  return on(podCidrs) && !on(nodeCidrs);
}

/** An API server is on a node unless it is known that it is on none. */
function apiServerOnNodeFindings(
  network: ClusterNetworkSettings, { name, policyView, policyGroups, isThere }: CniPlan,
): readonly IsolationFinding[] {
  const { apiServerCidrs, nodeCidrs } = network;
  const { unmatched = [], apiServerIsOutside } = policyView;
  const on = (networks: readonly string[], cidr: string): boolean => networks.some((one) => contains(one, cidr));
  return apiServerCidrs.flatMap((cidr, i): readonly IsolationFinding[] => {
    const mayBeNode = unmatched.includes('nodes') && apiServerIsOutside !== true && (nodeCidrs.length === 0 || on(nodeCidrs, cidr));
    if (!mayBeNode || isOfPods(cidr, network)) return [];
    const byName = policyGroups?.includes('cilium.io') ? ['use PolicyDialect.cilium(), which knows the API server by itself'] : [];
    const otherwise = !on(nodeCidrs, cidr) ? ['say by clusterNetwork.nodeCidrs that it is on no node']
      : isThere ? [] : ['write policyCIDRMatchMode: ["nodes"] into Cni.cilium({ values })'];
    return [{
      prop: `clusterNetwork.apiServerCidrs[${i}]`,
      finding: {
        what: `${quote(cidr)} ${on(nodeCidrs, cidr) ? 'is' : 'may be'} the address of a node, which ${name} never matches in a NetworkPolicy, so Prow `
          + 'would not reach the API server',
        instead: [...byName, ...otherwise].join(', or ') || 'say isolate: false',
        code: 'CidrNotMatched',
      },
    }];
  });
}

/** A store by its address. */
function storeNetworks(endpoint: string | undefined): readonly (readonly [Place, string])[] {
  const address = endpoint === undefined ? undefined : addressOf(endpoint);
  return address === undefined ? [] : [['storage', asNetwork(address)]];
}

/** Nodes have private addresses, or public ones that nobody takes for a network of one's own; what is link-local is no node's alone. */
function mayHoldNodes(cidr: string, { podCidrs, serviceCidrs }: ClusterNetworkSettings): boolean {
  const isElsewhere = ['169.254.0.0/16', 'fe80::/10', '127.0.0.0/8', '::1/128', ...podCidrs, ...serviceCidrs].some((other) => contains(other, cidr));
  return isPrivateNetwork(cidr) && !isElsewhere;
}

/** What cannot be told apart from here. */
export function identityWarnings(
  isolation: IsolationSettings, network: ClusterNetworkSettings, storeEndpoint: string | undefined, { name, policyView, policyGroups }: CniPlan,
): readonly string[] {
  const { unmatched, dns } = policyView;
  if (unmatched?.includes('nodes') !== true) return [];
  const { nodeCidrs } = network;
  const speaksByItself = isolation.dialect._group === 'cilium.io';
  const maybeNodes = nodeCidrs.length > 0 ? [] : [
    ...namedNetworks(isolation), ...storeNetworks(storeEndpoint),
    ...isolation.dns.cidrs.map((cidr, i) => [`isolation.dns.cidrs[${i}]`, cidr] as const).filter(([, cidr]) => dns?.cidrs.includes(cidr) !== true),
  ].filter(([, cidr]) => mayHoldNodes(cidr, network));
  const onNodes = namedNetworks(isolation).filter(([, cidr]) => nodeCidrs.some((nodes) => contains(nodes, cidr) && !(speaksByItself && nodes === cidr)));
  const otherwise = policyGroups?.includes('cilium.io') ? 'use PolicyDialect.cilium()' : 'no policy there can name it';
  return [
    ...onNodes.map(([prop, cidr]) => (
      `${prop} has ${cidr}, in the network of nodes: ${name} matches whatever else is there, but no node, because it knows nodes by `
        + `themselves. Where a node is meant, ${speaksByItself
        ? 'give all of the network of nodes' : otherwise}.`)),
    ...maybeNodes.map(([prop, cidr]) => (
      `${prop} has ${cidr}, and nobody said which networks nodes are in: ${name} knows nodes by themselves and never by addresses. ${speaksByItself
        ? 'Where these are nodes, say their networks in clusterNetwork.nodeCidrs.'
        : `Where one of them is a node, ${otherwise}: say by clusterNetwork.nodeCidrs where nodes are.`}`)),
    ...(speaksByItself || isolation.identity !== WorkloadIdentity.EKS_POD_IDENTITY ? [] : [
      `${name} never matches an address on a node in a NetworkPolicy, and the agent of EKS Pod Identity has one: pods get no identity${
        policyGroups?.includes('cilium.io') ? ', unless you use PolicyDialect.cilium()' : '; use WorkloadIdentity.EKS_IRSA'}.`]),
    ...(speaksByItself || isolation.identity !== WorkloadIdentity.EKS ? [] : [
      `${name} never matches an address on a node in a NetworkPolicy, and the agent of EKS Pod Identity has one: pods get an identity by roles of `
        + `their service accounts (IRSA) alone${
        policyGroups?.includes('cilium.io') ? ', unless you use PolicyDialect.cilium()' : ''}.`]),
  ];
}
