import { contains, familyOf, urlPort } from '../../core/net';
import { Block, Party, tcp, TrafficPort, udp } from '../../core/traffic';
import { GitHubPlan } from '../../prow/github/github-plan';
import { metadataServicesIn } from './metadata-services';
import { podsOfGitHub } from './github-traffic';
import { behindNat64 } from './nat64';
import { partyName } from './prow-parties';
import { IsolationSettings } from './resolve-isolation';

/** Parties that are not of Prow: what its pods ask, and who asks them. */
export interface Surroundings {
  readonly dns: Party;
  /** Those at which it listens itself. */
  readonly dnsPorts: readonly TrafficPort[];
  readonly apiServer: Party;
  /** Where it listens itself: policies look behind its Service. */
  readonly apiServerPort: number;
  /** Where GitHub answers; everywhere, unless its networks were named. */
  readonly gitHub: Party;
  /** Where it listens to HTTPS itself. */
  readonly gitHubPort: number;
  /** Whether its networks were named, or its pods, or it is known by its name, so that jobs get there although it is private. */
  readonly gitHubIsNamed: boolean;
  /** Whether policies know others by their names. */
  readonly knowsNames: boolean;
  /** Everything outside of the cluster and its own networks. */
  readonly internet: Party;
  /** What jobs may reach besides. */
  readonly jobsNetworks: Party;
  readonly jobsInternet: boolean;
  /** Whether jobs may reach the API server. */
  readonly jobsApiServer: boolean;
  /** Everything, also what is private: for parts that are trusted and told where to go. */
  readonly anywhere: Party;
  /** The same with all that is in the cluster, for those who know that by itself: where a name leads that is nobody's outside. */
  readonly anybodyHere: Party;
  /** Whether a network is among those of nodes, whole or in part. */
  readonly isOfNodes: (cidr: string) => boolean;
  /** Who reads metrics; absent where nobody does. */
  readonly monitoring?: Party;
}

const EVERYWHERE = { ipv4: '0.0.0.0/0', ipv6: '::/0' };

/**
 * Networks that nobody routes on the Internet: RFC 1918, shared and loopback addresses, link-local ones with the metadata services of clouds
 * among them, and their like in IPv6; and Azure's WireServer, which hands a node's protected settings to whoever asks from it. The Internet's part of
 * NAT64 is open, because GitHub and others have no IPv6 address; what is private is so behind it too.
 *
 * Source: learn.microsoft.com, azure/virtual-network/what-is-ip-address-168-63-129-16; Azure/AgentBaker#345 and #4470.
 */
const PRIVATE_IPV4 = ['10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '168.63.129.16/32', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16'];
const PRIVATE = { ipv4: PRIVATE_IPV4, ipv6: ['::1/128', ...PRIVATE_IPV4.map(behindNat64), 'fc00::/7', 'fe80::/10'] };

/** GitHub's own names, and those that its redirects lead to. Source: GET https://api.github.com/meta, `domains.website`. */
const GITHUB_HOSTS = ['github.com', '*.github.com', '*.githubusercontent.com', '*.githubassets.com'];

export function surroundings(model: IsolationSettings, github: Pick<GitHubPlan, 'host' | 'enterprise' | 'apiUrl'>): Surroundings {
  const { host: gitHubHost, enterprise } = github;
  const inCluster = podsOfGitHub(model, github);
  const { dns, apiServer, families, clusterCidrs, gitHubCidrs, jobs, monitoringNamespace } = model;
  const [pods, ...morePods] = dns.pods;
  const everywhere = families.map((family) => ({ cidr: EVERYWHERE[family] }));
  return {
    dns: { name: 'DNS', pods, morePods, blocks: blocksOf(dns.cidrs), nodes: nodesOfDns(model) },
    dnsPorts: dns.ports.flatMap((port) => [udp(port), tcp(port)]),
    apiServer: { name: 'API server', morePods: apiServer.pods, blocks: blocksOf(apiServer.cidrs), isApiServer: true },
    apiServerPort: apiServer.port,
    gitHub: inCluster !== undefined ? { name: partyName(inCluster.pods), pods: inCluster.pods } : {
      name: 'GitHub', ...(gitHubCidrs.length === 0 ? { blocks: everywhere } : networks(gitHubCidrs, model)),
      hosts: gitHubHost === 'github.com' ? GITHUB_HOSTS : [gitHubHost],
    },
    gitHubPort: inCluster?.port ?? urlPort(github.apiUrl),
    gitHubIsNamed: inCluster !== undefined || gitHubCidrs.length > 0 || (enterprise && model.dialect._readsL7),
    knowsNames: model.dialect._readsL7,
    jobsNetworks: { name: 'networks of jobs', ...networksOfJobs(jobs.cidrs, model) },
    jobsInternet: jobs.internet,
    jobsApiServer: jobs.apiServer,
    internet: { name: 'the Internet', blocks: internetBlocks(families, clusterCidrs) },
    anywhere: { name: 'anywhere', blocks: everywhere },
    anybodyHere: { name: 'anywhere', blocks: everywhere, nodes: 'any', allPods: true },
    isOfNodes: (cidr) => model.nodeCidrs.some((nodes) => contains(nodes, cidr)),
    monitoring: monitoringNamespace === undefined ? undefined : { name: 'monitoring', pods: { namespace: monitoringNamespace, labels: {} } },
  };
}

function blocksOf(cidrs: readonly string[]): readonly Block[] {
  return cidrs.map((cidr) => ({ cidr }));
}

/** Networks, with the parts of the cluster that they hold as a whole. */
export function networks(cidrs: readonly string[], { nodeCidrs, podCidrs }: IsolationSettings): Pick<Party, 'blocks' | 'nodes' | 'allPods'> {
  const holdOneOf = (others: readonly string[]): boolean => cidrs.some((cidr) => others.some((other) => contains(cidr, other)));
  return { blocks: blocksOf(cidrs), nodes: holdOneOf(nodeCidrs) ? 'any' : undefined, allPods: holdOneOf(podCidrs) };
}

/** The same for those who run what anybody may have written: not what hands out the rights of a node. */
export function networksOfJobs(cidrs: readonly string[], model: IsolationSettings): Pick<Party, 'blocks' | 'nodes' | 'allPods'> {
  const except = (cidr: string): Pick<Block, 'except'> => {
    const services = metadataServicesIn(cidr);
    return services.length === 0 ? {} : { except: services };
  };
  return { ...networks(cidrs, model), blocks: cidrs.map((cidr) => ({ cidr, ...except(cidr) })) };
}

/** Addresses of a cache that is on the pod's own node, or of nodes. */
function nodesOfDns({ dns, nodeCidrs, serviceCidrs }: IsolationSettings): Party['nodes'] {
  if (dns.cidrs.some((cidr) => nodeCidrs.some((nodes) => contains(nodes, cidr)))) return 'any';
  return dns.cidrs.some((cidr) => isOnOwnNode(cidr, serviceCidrs)) ? 'own' : undefined;
}

/** The metadata services of clouds, with their DNS. */
const METADATA = ['169.254.169.254/32', 'fd20:ce::254/128'];

/** A cache on each node has a link-local address, or takes that of the Service of DNS. Source: Kubernetes v1.33, cluster/addons/dns/nodelocaldns. */
export function isOnOwnNode(cidr: string, serviceCidrs: readonly string[]): boolean {
  return !METADATA.includes(cidr) && ['169.254.0.0/16', 'fe80::/10', ...serviceCidrs].some((network) => contains(network, cidr));
}

/** In a policy an exception has to lie in its block, and one that lies in another says nothing. */
export function internetBlocks(families: IsolationSettings['families'], clusterCidrs: readonly string[]): readonly Block[] {
  const ofCluster = (family: 'ipv4' | 'ipv6'): readonly string[] => clusterCidrs.filter((cidr) => familyOf(cidr) === family);
  const behind = { ipv4: [], ipv6: ofCluster('ipv4').map(behindNat64) };
  return families.map((family) => ({ cidr: EVERYWHERE[family], except: apart([...PRIVATE[family], ...ofCluster(family), ...behind[family]]) }));
}

function apart(cidrs: readonly string[]): readonly string[] {
  const distinct = [...new Set(cidrs)];
  return distinct.filter((one) => !distinct.some((other) => other !== one && contains(other, one)));
}
