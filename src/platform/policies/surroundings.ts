import { contains, familyOf } from '../../core/net';
import { Block, Party } from '../../core/traffic';
import { IsolationSettings } from './resolve-isolation';

/** Parties that are not of Prow: what its pods ask, and who asks them. */
export interface Surroundings {
  readonly dns: Party;
  readonly apiServer: Party;
  /** Where it listens itself: policies look behind its Service. */
  readonly apiServerPort: number;
  /** Where GitHub answers; everywhere, unless its networks were named. */
  readonly gitHub: Party;
  /** Whether its networks were named, so that jobs get there although they are private. */
  readonly gitHubIsNamed: boolean;
  /** Everything outside of the cluster and its own networks. */
  readonly internet: Party;
  /** What jobs may reach besides. */
  readonly jobsNetworks: Party;
  readonly jobsInternet: boolean;
  /** Everything, also what is private: for parts that are trusted and told where to go. */
  readonly anywhere: Party;
  /** Who reads metrics; absent where nobody does. */
  readonly monitoring?: Party;
}

const EVERYWHERE = { ipv4: '0.0.0.0/0', ipv6: '::/0' };

/**
 * Networks that nobody routes on the Internet: RFC 1918, shared and loopback addresses, link-local ones with the metadata services of clouds
 * among them, and their like in IPv6.
 */
const PRIVATE = {
  ipv4: ['10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16'],
  ipv6: ['::1/128', 'fc00::/7', 'fe80::/10'],
};

/** GitHub's own names, and those that its redirects lead to. Source: GET https://api.github.com/meta, `domains.website`. */
const GITHUB_HOSTS = ['github.com', '*.github.com', '*.githubusercontent.com', '*.githubassets.com'];

export function surroundings(model: IsolationSettings, gitHubHost: string): Surroundings {
  const { dns, apiServer, families, clusterCidrs, gitHubCidrs, jobs, monitoringNamespace } = model;
  const everywhere = families.map((family) => ({ cidr: EVERYWHERE[family] }));
  return {
    dns: { name: 'DNS', pods: dns.pods, blocks: blocksOf(dns.cidrs) },
    apiServer: { name: 'API server', blocks: blocksOf(apiServer.cidrs) },
    apiServerPort: apiServer.port,
    gitHub: { name: 'GitHub', blocks: gitHubCidrs.length === 0 ? everywhere : blocksOf(gitHubCidrs), hosts: gitHubHost === 'github.com' ? GITHUB_HOSTS : [gitHubHost] },
    gitHubIsNamed: gitHubCidrs.length > 0,
    jobsNetworks: { name: 'networks of jobs', blocks: blocksOf(jobs.cidrs) },
    jobsInternet: jobs.internet,
    internet: { name: 'the Internet', blocks: internetBlocks(families, clusterCidrs) },
    anywhere: { name: 'anywhere', blocks: everywhere },
    monitoring: monitoringNamespace === undefined ? undefined : { name: 'monitoring', pods: { namespace: monitoringNamespace, labels: {} } },
  };
}

function blocksOf(cidrs: readonly string[]): readonly Block[] {
  return cidrs.map((cidr) => ({ cidr }));
}

/** In a policy an exception has to lie in its block, and one that lies in another says nothing. */
function internetBlocks(families: IsolationSettings['families'], clusterCidrs: readonly string[]): readonly Block[] {
  return families.map((family) => ({
    cidr: EVERYWHERE[family],
    except: apart([...PRIVATE[family], ...clusterCidrs.filter((cidr) => familyOf(cidr) === family)]),
  }));
}

function apart(cidrs: readonly string[]): readonly string[] {
  const distinct = [...new Set(cidrs)];
  return distinct.filter((one) => !distinct.some((other) => other !== one && contains(other, one)));
}
