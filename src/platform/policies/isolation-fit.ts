import { contains } from '../../core/net';
import { Finding } from '../../core/problem';
import { quote } from '../../core/quote';
import { isUsualServiceAddress } from '../../network/api-server-way';
import { ClusterNetworkSettings } from '../../network/cluster-network';
import { ProwModel } from '../../prow/prow-model';
import { IsolationSettings } from './resolve-isolation';

type Isolation = IsolationSettings | undefined;
type Facts = Pick<ProwModel, 'github' | 'storage'>;

/** What is wrong with a property, among those that a platform has. */
interface IsolationFinding {
  readonly prop: `clusterNetwork.${string}` | 'isolation';
  readonly finding: Finding;
}

const ENDPOINTS = '"kubectl get endpointslices kubernetes"';

/** What policies would keep Prow or its jobs from. */
export function isolationFitFindings(
  isolation: Isolation, { apiServerCidrs, serviceCidrs }: ClusterNetworkSettings, { storage }: Facts,
): readonly IsolationFinding[] {
  if (isolation === undefined) return [];
  const services = apiServerCidrs.flatMap((cidr, i): readonly IsolationFinding[] => (serviceCidrs.some((one) => contains(one, cidr)) ? [{
    prop: `clusterNetwork.apiServerCidrs[${i}]`,
    finding: {
      what: `${quote(cidr)} is the address of a Service, and policies look behind Services, at where the API server itself listens`,
      instead: `give what ${ENDPOINTS} shows`,
      code: 'ApiServerIsService',
    },
  }] : []));
  const endpoint = storage.endpoint === undefined ? storage.s3?.endpoint : undefined;
  const isShutOff = endpoint !== undefined && isServiceName(new URL(endpoint).hostname) && isolation.jobs.cidrs.length === 0;
  return isShutOff ? [...services, {
    prop: 'isolation',
    finding: {
      what: `jobs could not reach ${quote(endpoint)}, a store in the cluster: they reach nothing private but jobsCidrs`,
      instead: 'add the network of its pods to jobsCidrs, or use ObjectStorage.inCluster(), which policies know',
      code: 'StoreShutOff',
    },
  }] : services;
}

/** What policies may keep Prow or its jobs from, as far as can be seen from here. */
export function isolationFitWarnings(isolation: Isolation, network: ClusterNetworkSettings, { github }: Facts): readonly string[] {
  if (isolation === undefined) return [];
  const { apiServer, dns, jobs, gitHubCidrs } = isolation;
  const { apiServerCidrs, serviceCidrs, podCidrs, nodeCidrs } = network;
  const reachesNothing = !jobs.internet && jobs.cidrs.length === 0 && gitHubCidrs.length === 0;
  const isPrivateServer = github.enterprise && !github.host.endsWith('.ghe.com');
  return [
    ...(serviceCidrs.length > 0 ? [] : apiServerCidrs.filter((cidr) => isUsualServiceAddress(cidr.replace(/\/32$/, ''))).map((cidr) => (
      `clusterNetwork.apiServerCidrs has ${cidr}, which many clusters give to the Service kubernetes: policies look behind Services, so give what ${ENDPOINTS} shows.`
    ))),
    ...apiServerCidrs.filter((cidr) => podCidrs.some((pods) => contains(pods, cidr))).map((cidr) => (
      `clusterNetwork.apiServerCidrs has ${cidr}, an address of pods: only where pods and nodes share a network can the API server be there. ${ENDPOINTS} shows where it is.`
    )),
    ...(apiServer.port === 443 && apiServerCidrs.some((cidr) => nodeCidrs.some((nodes) => contains(nodes, cidr)))
      ? [`Policies let Prow reach the API server at port 443 of a node, which is the port of its Service; the API server itself listens at 6443 on most nodes. ${ENDPOINTS} shows its port.`] : []),
    ...(/^(kube-?dns|core-?dns|dns)$/.test(dns.pods.namespace)
      ? [`isolation.dnsNamespace is ${dns.pods.namespace}, as DNS or its pods are called; their namespace is kube-system in most clusters. Where it is not this one, no pod of Prow finds a name.`] : []),
    ...(reachesNothing ? [`Jobs reach neither the Internet nor a network of yours, so they cannot clone from ${github.host}: give jobsCidrs or gitHubCidrs in isolation, or leave jobsInternet out.`] : []),
    ...(isPrivateServer && !reachesNothing && gitHubCidrs.length === 0 && jobs.cidrs.length === 0
      ? [`Jobs reach no private address: where ${github.host} has one, they cannot clone from it, so give its networks in isolation.gitHubCidrs.`] : []),
  ];
}

/** A name that only pods of the cluster know. */
function isServiceName(host: string): boolean {
  return /\.svc(\.|$)/.test(host) || /^[a-z][a-z0-9-]*$/.test(host);
}
