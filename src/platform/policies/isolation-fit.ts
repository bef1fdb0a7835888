import { contains } from '../../core/net';
import { quote } from '../../core/quote';
import { isUsualServiceAddress } from '../../network/api-server-way';
import { ClusterNetworkSettings } from '../../network/cluster-network';
import { CniPlan } from '../../network/cni-plan';
import { ProwModel } from '../../prow/prow-model';
import { ENDPOINTS, IsolationFinding } from './api-server-fit';
import { familyFindings, identityFindings, identityWarnings, serviceFindings } from './unmatched-networks';
import { IsolationSettings } from './resolve-isolation';

type Isolation = IsolationSettings | undefined;
type Facts = Pick<ProwModel, 'github' | 'storage'>;

/** What policies would keep Prow or its jobs from. */
export function isolationFitFindings(
  isolation: Isolation, network: ClusterNetworkSettings, { storage }: Facts, cni: CniPlan,
): readonly IsolationFinding[] {
  if (isolation === undefined) return [];
  const endpoint = storage.endpoint === undefined ? storage.s3?.endpoint : undefined;
  const isShutOff = endpoint !== undefined && isServiceName(new URL(endpoint).hostname) && isolation.jobs.cidrs.length === 0;
  return [...familyFindings(isolation), ...serviceFindings(isolation, network, endpoint, cni), ...identityFindings(isolation, network, cni), ...(isShutOff ? [{
    prop: 'isolation' as const,
    finding: {
      what: `jobs could not reach ${quote(endpoint)}, a store in the cluster: they reach nothing private but jobsCidrs`,
      instead: 'add the network of its pods to jobsCidrs, or use ObjectStorage.inCluster(), which policies know',
      code: 'StoreShutOff' as const,
    },
  }] : [])];
}

/** What policies may keep Prow or its jobs from, as far as can be seen from here. */
export function isolationFitWarnings(isolation: Isolation, network: ClusterNetworkSettings, { github }: Facts, cni: CniPlan): readonly string[] {
  if (isolation === undefined) return [];
  const { apiServer, dns, jobs, gitHubCidrs } = isolation;
  const { apiServerCidrs, serviceCidrs, podCidrs, nodeCidrs } = network;
  const { judgesBeforeServices, apiServerIsOutside } = cni.policyView;
  const reachesNothing = !jobs.internet && jobs.cidrs.length === 0 && gitHubCidrs.length === 0;
  const isPrivateServer = github.enterprise && !github.host.endsWith('.ghe.com');
  return [
    ...(serviceCidrs.length > 0 || judgesBeforeServices ? [] : apiServerCidrs.filter((cidr) => isUsualServiceAddress(cidr.replace(/\/32$/, ''))).map((cidr) => (
      `clusterNetwork.apiServerCidrs has ${cidr}, which many clusters give to the Service kubernetes: policies look behind Services, so give what ${ENDPOINTS} shows.`
    ))),
    ...(apiServer.pods.length > 0 ? [] : apiServerCidrs).filter((cidr) => podCidrs.some((pods) => contains(pods, cidr))).map((cidr) => (
      `clusterNetwork.apiServerCidrs has ${cidr}, an address of pods: only where pods and nodes share a network can the API server be there. ${ENDPOINTS} shows where it is.`
    )),
    ...(apiServer.port === 443 && !apiServerIsOutside && apiServerCidrs.some((cidr) => nodeCidrs.some((nodes) => contains(nodes, cidr)))
      ? [`Policies let Prow reach the API server at port 443 of a node, which is the port of its Service; the API server itself listens at 6443 on most nodes. ${ENDPOINTS} shows its port.`] : []),
    ...dns.pods.filter(({ namespace }) => /^(kube-?dns|core-?dns|dns)$/.test(namespace)).map(({ namespace }) => (
      `isolation.dns.pods has the namespace ${namespace}, as DNS or its pods are called; their namespace is kube-system in most clusters. Where it is not this one, no pod of Prow finds a name.`
    )),
    ...identityWarnings(isolation, network, cni),
    ...(reachesNothing ? [`Jobs reach neither the Internet nor a network of yours, so they cannot clone from ${github.host}: give jobsCidrs or gitHubCidrs in isolation, or leave jobsInternet out.`] : []),
    ...(isPrivateServer && !reachesNothing && gitHubCidrs.length === 0 && jobs.cidrs.length === 0
      ? [`Jobs reach no private address: where ${github.host} has one, they cannot clone from it, so give its networks in isolation.gitHubCidrs.`] : []),
  ];
}

/** A name that only pods of the cluster know. */
function isServiceName(host: string): boolean {
  return /\.svc(\.|$)/.test(host) || /^[a-z][a-z0-9-]*$/.test(host);
}
