import { podsBehindService } from '../../core/pods-behind-service';
import { cidr, familyOf, port } from '../../core/net';
import { dnsLabel } from '../../core/names';
import { Finding } from '../../core/problem';
import { Fields, nested, optional, Props, shape, ValuesOf } from '../../core/props';
import { quote } from '../../core/quote';
import { boolean, instanceOf, list, memberOf } from '../../core/values';
import { ExposurePlan } from '../../exposure/exposure-plan';
import { ClusterNetworkSettings } from '../../network/cluster-network';
import { CniPlan } from '../../network/cni-plan';
import { toEnforce } from '../checks/another-cni';
import { apiServerFindings } from './api-server-fit';
import { apiServerPods } from './api-server-pods';
import { dialectFindings, dialectOf } from './dialect-fit';
import { clusterDns, resolveDns } from './dns-options';
import { IsolationOptions } from './isolation-options';
import { PolicyDialect } from './policy-dialect';
import { isolatedTraffic, TrafficEntry } from './traffic-options';
import { identityEntries, WorkloadIdentity } from './workload-identity';

const ISOLATION = {
  policies: optional(instanceOf(PolicyDialect, 'PolicyDialect.kubernetes(), cilium() or calico()')),
  apiServerPort: optional(port),
  apiServerPods: optional(list(apiServerPods), []),
  dns: nested(clusterDns),
  gitHubCidrs: optional(list(cidr), []),
  gitHubPods: optional(podsBehindService),
  jobsInternet: optional(boolean, true),
  jobsCidrs: optional(list(cidr), []),
  jobsApiServer: optional(boolean, false),
  workloadIdentity: optional(memberOf(WorkloadIdentity)),
  traffic: optional(list(isolatedTraffic), []),
  monitoringNamespace: optional(dnsLabel),
} satisfies Fields<IsolationOptions>;

export const ISOLATION_FIELDS = { isolate: optional(boolean), isolation: nested(shape(ISOLATION)) };

/** How a Prow is shut off, with every default filled in. */
export type IsolationSettings = ReturnType<typeof isolationSettings>;

const BOTH_FAMILIES: readonly ('ipv4' | 'ipv6')[] = ['ipv4', 'ipv6'];

type Said = ValuesOf<typeof ISOLATION_FIELDS>;

/** Undefined where nothing is shut off. */
export function resolveIsolation(
  said: Said, p: Props<'isolate' | 'isolation' | 'clusterNetwork'>, cni: CniPlan, network: ClusterNetworkSettings, watcher: string | undefined,
): IsolationSettings | undefined {
  const { enforcesNetworkPolicy } = cni.capabilities;
  const { isolate = enforcesNetworkPolicy === true, isolation } = said;
  if (!isolate) {
    if (p.given('isolation')) {p.problem('isolation', { what: 'nothing is isolated on '
      + `${cni.name}`, instead: 'say isolate: true, or leave it out', code: 'PropWithoutEffect' });}
    return undefined;
  }
  if (enforcesNetworkPolicy !== true) p.problem('isolate', cannotIsolate(cni, 'leave isolate out'));
  return isolationSettings(isolation, p, cni, network, watcher);
}

/** How what is said shuts a Prow off on a cluster with such a network. `watcher` is the namespace from which its metrics are read, where that was said. */
export function isolationSettings(
  isolation: Said['isolation'], p: Props<'isolation' | 'clusterNetwork'>, cni: CniPlan, network: ClusterNetworkSettings, watcher: string | undefined,
) {
  const { enforcesNetworkPolicy } = cni.capabilities;
  const dialect = isolation.policies ?? dialectOf(cni);
  if (enforcesNetworkPolicy) for (const finding of dialectFindings(dialect, cni)) p.problem('isolation', finding);
  const apiServerPort = isolation.apiServerPort ?? cni.policyView.apiServerPort;
  const isKnown = dialect._group === 'cilium.io' || isolation.apiServerPods.length > 0;
  if (enforcesNetworkPolicy) for (const { prop, finding } of apiServerFindings(apiServerPort, cni, network, isKnown)) p.problem(prop, finding);
  const dns = resolveDns(isolation.dns, cni.policyView.dns);
  if (dns.pods.length + dns.cidrs.length === 0) {p.problem('isolation.dns.pods', { what: 'is empty, and so is cidrs: no pod of Prow would '
    + 'find a name', instead: 'name pods or addresses that answer', code: 'EmptyList' });}
  const { podCidrs, serviceCidrs, nodeCidrs, apiServerCidrs } = network;
  const { monitoringNamespace = watcher } = isolation;
  if (watcher !== undefined && monitoringNamespace !== watcher) {
    p.problem('isolation.monitoringNamespace', {
      what: `${quote(monitoringNamespace)} is let in, and monitoring reads metrics from ${quote(watcher)}`, instead: 'leave it out', code: 'MutuallyExclusive',
    });
  }
  return {
    dialect,
    monitoringNamespace,
    gitHubCidrs: isolation.gitHubCidrs,
    gitHubPods: isolation.gitHubPods,
    dns,
    jobs: { internet: isolation.jobsInternet, cidrs: isolation.jobsCidrs, apiServer: isolation.jobsApiServer },
    identity: isolation.workloadIdentity,
    managedBy: cni.policyView.managedBy,
    traffic: trafficEntries(isolation),
    // without a port there is an error already
    apiServer: { cidrs: apiServerCidrs, pods: isolation.apiServerPods, port: apiServerPort ?? 0 },
    // of the pods' addresses: what they have none of, they talk to nobody by, and some who enforce policies take no rule about it
    families: podCidrs.length === 0 ? BOTH_FAMILIES : [...new Set(podCidrs.map(familyOf))].sort(),
    clusterCidrs: [...podCidrs, ...serviceCidrs, ...nodeCidrs, ...apiServerCidrs],
    podCidrs, serviceCidrs, nodeCidrs,
  };
}

function trafficEntries({ traffic, workloadIdentity }: Said['isolation']): readonly TrafficEntry[] {
  return [...traffic.map((entry, i) => ({ ...entry, prop: `isolation.traffic[${i}]` as const })), ...identityEntries(workloadIdentity)];
}

/** Kinds that something makes when it runs must be there before Prow's policies; `apply.sh` waits for them where it starts that something itself. */
export function isolationWarnings(isolation: IsolationSettings | undefined, { name, policyGroups, waits, isThere }: CniPlan): readonly string[] {
  const group = isolation?.dialect?._group;
  if (group === undefined || waits !== undefined || isThere || !policyGroups?.includes(group)) return [];
  return [`Prow's policies are of ${group}, whose kinds ${name} makes when it runs, and it is not applied from here: see that it runs before the `
    + 'stage 40-prow is applied.'];
}

/** Who calls through a node port has a node's address by then, or any, so that no policy of a namespace can tell callers apart. */
export function isolationNotes(isolation: IsolationSettings | undefined, { hook, deck, privateDeck }: ExposurePlan): readonly string[] {
  const ports = [['hook', hook._plan.nodePort], ['deck', deck._plan.nodePort], ['private-deck', privateDeck?.service._plan.nodePort]].filter(([, port]) => port !== undefined);
  if (!isolation || ports.length === 0) return [];
  return [`Policies let anybody call ${ports.map(([name, port]) => `${name} through the node port ${port}`).join(' and ')}, on every node: who may is `
    + `for the nodes' own firewall to say, or for policies about nodes where the CNI has them.`];
}

/** That it does not, or that nobody said so; `otherwise` is what to do without policies. */
export function cannotIsolate(cni: CniPlan, otherwise: string): Finding {
  const { name, capabilities: { enforcesNetworkPolicy } } = cni;
  return enforcesNetworkPolicy === false
    ? { what: `${name} does not enforce NetworkPolicy, so nothing would be isolated`, instead: toEnforce(cni), code: 'CniCannotIsolate' }
    : { what: `nobody said whether ${name} enforces `
      + 'NetworkPolicy', instead: `say so with enforcesNetworkPolicy: true, or ${otherwise}`, code: 'CniCannotIsolate' };
}
