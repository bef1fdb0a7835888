import { contains, urlPort } from '../../core/net';
import { isUsualServiceAddress } from '../../network/api-server-way';
import { ClusterNetworkSettings } from '../../network/cluster-network';
import { CniPlan } from '../../network/cni-plan';
import { ProwModel } from '../../prow/prow-model';
import { ENDPOINTS, IsolationFinding } from './api-server-fit';
import { gitHubPodsWarnings } from './github-traffic';
import { gitHubIsNamed, jobsFindings, storeNameWarnings, storeWarnings } from './jobs-fit';
import { jobsMayReach, nameFindings } from './said-traffic';
import { familyFindings, identityFindings, identityWarnings, serviceFindings } from './unmatched-networks';
import { IsolationSettings } from './resolve-isolation';
import { identityWarnings as workloadWarnings, storeIdentityFindings } from './identity-traffic';

type Isolation = IsolationSettings | undefined;

/** Of a store that somebody else runs. */
function endpointOf({ storage }: ProwModel): string | undefined {
  return storage.endpoint === undefined ? storage.s3?.endpoint : undefined;
}

/** What policies would keep Prow or its jobs from. */
export function isolationFitFindings(
  isolation: Isolation, network: ClusterNetworkSettings, facts: ProwModel, cni: CniPlan,
): readonly IsolationFinding[] {
  if (isolation === undefined) return [];
  return [
    ...familyFindings(isolation), ...serviceFindings(isolation, network, endpointOf(facts), cni), ...identityFindings(isolation, network, cni),
    ...nameFindings(isolation), ...jobsFindings(isolation, facts),
    ...storeIdentityFindings(isolation, facts).map((finding) => ({ prop: 'isolation.workloadIdentity' as const, finding })),
  ];
}

/** What policies may keep Prow or its jobs from, as far as can be seen from here. */
export function isolationFitWarnings(isolation: Isolation, network: ClusterNetworkSettings, prow: ProwModel, cni: CniPlan): readonly string[] {
  if (isolation === undefined) return [];
  const { github } = prow;
  const { apiServer, dns } = isolation;
  const { apiServerCidrs, serviceCidrs, podCidrs, nodeCidrs } = network;
  const { judgesBeforeServices, apiServerIsOutside } = cni.policyView;
  const isServer = github.enterprise && !github.hosted;
  const mayBePrivate = isServer && !gitHubIsNamed(isolation, github) && !jobsMayReach(isolation, github.host, urlPort(github.apiUrl));
  return [
    ...(serviceCidrs.length > 0 || judgesBeforeServices ? [] : apiServerCidrs.filter((cidr) => isUsualServiceAddress(cidr.replace(/\/32$/, ''))).map((cidr) => (
      `clusterNetwork.apiServerCidrs has ${cidr}, which many clusters give to the Service kubernetes: policies look `
        + `behind Services, so give what ${ENDPOINTS} shows.`
    ))),
    ...(cni.podsAmongNodes || apiServer.pods.length > 0 ? [] : apiServerCidrs).filter((cidr) => podCidrs.some((pods) => contains(pods, cidr))).map((cidr) => (
      `clusterNetwork.apiServerCidrs has ${cidr}, an address of pods: only where pods and nodes share a network can the API server be there. `
        + `${ENDPOINTS} shows where it is.`
    )),
    ...(apiServer.port === 443 && !apiServerIsOutside && apiServerCidrs.some((cidr) => nodeCidrs.some((nodes) => contains(nodes, cidr)))
      ? [`Policies let Prow reach the API server at port 443 of a node, which is the port of its Service; the API server itself `
        + `listens at 6443 on most nodes. ${ENDPOINTS} shows its port.`] : []),
    ...dns.pods.filter(({ namespace }) => /^(kube-?dns|core-?dns|dns)$/.test(namespace)).map(({ namespace }) => (
      `isolation.dns.pods has the namespace ${namespace}, as DNS or its pods are called; their namespace is kube-system in most clusters. Where it is `
        + `not this one, no pod of Prow finds a name.`
    )),
    ...identityWarnings(isolation, network, endpointOf(prow), cni),
    ...(mayBePrivate ? [`Jobs reach no private address: where ${github.host} has one, they cannot clone from it, so give its networks in `
      + 'isolation.gitHubCidrs.'] : []),
    ...gitHubPodsWarnings(isolation, github), ...workloadWarnings(isolation, prow), ...storeWarnings(isolation, prow), ...storeNameWarnings(isolation, prow),
  ];
}
