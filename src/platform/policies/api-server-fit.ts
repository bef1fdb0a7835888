import { contains } from '../../core/net';
import { Finding } from '../../core/problem';
import { isUsualServiceAddress } from '../../network/api-server-way';
import { ClusterNetworkSettings } from '../../network/cluster-network';
import { CniPlan } from '../../network/cni-plan';

/** What is wrong with a property, among those that a platform has. */
export interface IsolationFinding {
  readonly prop: `clusterNetwork.${string}` | 'clusterNetwork' | `isolation.${string}` | 'isolation' | 'storage';
  readonly finding: Finding;
}

interface ApiServerFinding extends IsolationFinding {
  readonly prop: 'clusterNetwork' | 'clusterNetwork.apiServerCidrs' | 'isolation';
}

export const ENDPOINTS = '"kubectl get endpointslices kubernetes"';

/** The first addresses of the networks that EKS gives to Services. Source: docs.aws.amazon.com, eks/latest/APIReference (`serviceIpv4Cidr`). */
const SERVICES_OF_EKS = ['10.100.0.1', '172.20.0.1'];

/** What keeps Prow from the API server, because nobody said it; `isKnown` where policies name it without its addresses. */
export function apiServerFindings(
  port: number | undefined, { name, policyView: { judgesBeforeServices } }: CniPlan, { apiServerCidrs, serviceCidrs }: ClusterNetworkSettings, isKnown: boolean,
): readonly ApiServerFinding[] {
  if (apiServerCidrs.length === 0 && !isKnown) {
    const shown = `give what ${ENDPOINTS} shows, like ["10.0.0.5/32"]`;
    const also = `${port === undefined ? ', and the port beside it in isolation.apiServerPort' : ''}${judgesBeforeServices ? ', and the address of "kubectl get service kubernetes"' : ''}`;
    return [unknown('clusterNetwork', 'apiServerCidrs is missing, and without it an isolated Prow cannot reach the '
      + 'API server', `${shown}${also}, or say isolate: false`)];
  }
  const asService = apiServerCidrs.filter((cidr) => (serviceCidrs.length > 0
    ? serviceCidrs.some((services) => contains(services, cidr))
    : SERVICES_OF_EKS.includes(cidr.replace(/\/32$/, '')) || isUsualServiceAddress(cidr.replace(/\/32$/, ''))));
  return [
    ...(port !== undefined ? [] : [unknown(
      'isolation', `apiServerPort is missing, and nobody knows at which port the API server listens behind its Service on a cluster of ${name}`,
      `give the port that ${ENDPOINTS} shows: 6443 on most nodes, 443 on most clusters of a cloud`,
    )]),
    ...(!judgesBeforeServices || asService.length > 0 ? [] : [unknown(
      'clusterNetwork.apiServerCidrs', `has no address of the Service kubernetes, and ${name} judges packets while they have it still`,
      `add what "kubectl get service kubernetes" shows, like "10.100.0.1/32", beside what ${ENDPOINTS} shows, and say serviceCidrs`,
    )]),
  ];
}

function unknown(prop: ApiServerFinding['prop'], what: string, instead: string): ApiServerFinding {
  return { prop, finding: { what, instead, code: 'ApiServerUnknown' } };
}
