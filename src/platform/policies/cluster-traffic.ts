import { isIpAddress, urlHostName, urlPort } from '../../core/net';
import { isOfOwnNamespace, namespaceOfService, namespaceOfShortName } from '../../core/service-name';
import { Party, tcp, Traffic } from '../../core/traffic';
import { asNetwork } from '../../network/api-server-way';
import { enabledClusters } from '../../prow/clusters/kubeconfig-part';
import { ProwModel } from '../../prow/prow-model';
import { Surroundings } from './surroundings';

/** The way to the API servers of build clusters. */
export function clusterTraffic({ buildClusters }: Pick<ProwModel, 'buildClusters'>, from: readonly Party[], around: Surroundings): readonly Traffic[] {
  return enabledClusters(buildClusters).flatMap(({ name, apiServer, apiServerCidrs }) => {
    const to = partyAt(`build cluster ${name}`, apiServer, apiServerCidrs, around);
    return from.map((party) => ({ from: party, to, ports: [tcp(urlPort(apiServer))], purpose: `pods of jobs in ${name}` }));
  });
}

/** The way to who chooses the cluster of a job. */
export function schedulerTraffic({ scheduler }: Pick<ProwModel, 'scheduler'>, from: Party, around: Surroundings): readonly Traffic[] {
  const url = scheduler?.external?.url;
  if (url === undefined) return [];
  return [{ from, to: partyAt('scheduler', url, [], around), ports: [tcp(urlPort(url))], purpose: 'the cluster of a job' }];
}

/** The way to who keeps metrics that are pushed. */
export function pushTraffic(
  { namespace: own, sections: { pushGateway } }: Pick<ProwModel, 'namespace' | 'sections'>, from: readonly Party[], around: Surroundings,
): readonly Traffic[] {
  if (pushGateway === undefined) return [];
  const { endpoint } = pushGateway;
  const name = 'push gateway';
  const namespace = isOfOwnNamespace(urlHostName(endpoint)) ? own : namespaceOfShortName(endpoint);
  const to = namespace === undefined ? partyAt(name, endpoint, [], around) : { name, pods: { namespace, labels: {} } };
  return from.map((party) => ({ from: party, to, ports: [tcp(urlPort(endpoint))], purpose: 'metrics that are pushed' }));
}

/** Networks where they are known, the name where policies know names, and everything elsewhere. */
function partyAt(name: string, url: string, cidrs: readonly string[], around: Surroundings): Party {
  const host = urlHostName(url);
  const networks = cidrs.length === 0 && isIpAddress(host) ? [asNetwork(host)] : cidrs;
  if (networks.length > 0) {
    return { name, blocks: networks.map((cidr) => ({ cidr })), ...networks.some((cidr) => around.isOfNodes(cidr)) ? { nodes: 'any' as const } : {} };
  }
  const namespace = namespaceOfService(host);
  return namespace === undefined ? { ...around.anywhere, name, hosts: [host] } : { name, pods: { namespace, labels: {} } };
}
