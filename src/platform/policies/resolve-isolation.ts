import { cidr, familyOf } from '../../core/net';
import { dnsLabel, labelValue, qualifiedName } from '../../core/names';
import { Rule } from '../../core/props';
import { oldShape, PropsReader } from '../../core/props-reader';
import { boolean, instanceOf, integer, list, record } from '../../core/values';
import { ExposurePlan } from '../../exposure/exposure-plan';
import { ClusterNetworkSettings } from '../../network/cluster-network';
import { CniPlan } from '../../network/cni-plan';
import { PlatformProps } from '../platform-props';
import { IsolationModel } from './isolation-model';
import { IsolationOptions } from './isolation-options';
import { PolicyDialect } from './policy-dialect';

/** Everything that the options say; what is known of the network is added. */
type IsolationSettings = Omit<IsolationModel, 'apiServer' | 'families' | 'clusterCidrs'> & { readonly apiServerPort: number };

const CLUSTER_DNS = { 'k8s-app': 'kube-dns' };

/** Undefined where nothing is shut off. */
export function readIsolation<P extends PlatformProps>(props: PropsReader<P>, cni: CniPlan, network: ClusterNetworkSettings): IsolationModel | undefined {
  const p = props as unknown as PropsReader<PlatformProps>;
  const { enforcesNetworkPolicy } = cni.capabilities;
  const isolate = p.optional('isolate', boolean, enforcesNetworkPolicy === true);
  const { apiServerPort, ...settings } = p.nested('isolation', isolationOptions) ?? {};
  if (!isolate) {
    if (p.given('isolation')) p.problem('isolation', { what: `nothing is isolated on ${cni.name}`, instead: 'say isolate: true, or leave it out', code: 'PropWithoutEffect' });
    return undefined;
  }
  if (enforcesNetworkPolicy !== true) p.problem('isolate', cannotIsolate(cni));
  const group = settings.dialect?._group;
  if (enforcesNetworkPolicy && group !== 'networking.k8s.io' && !cni.policyGroups?.includes(group)) {
    p.problem('isolation', { what: `${cni.name} does not read policies of ${group}, so nothing would be isolated`, instead: 'use PolicyDialect.kubernetes(), which every CNI reads that enforces any', code: 'PolicyIgnored' });
  }
  if (enforcesNetworkPolicy && settings.dialect?._readsL7 && cni.policyGroups?.includes(settings.dialect._group) && cni.capabilities.l7Policy === false) {
    p.problem('isolation', {
      what: `PolicyDialect.cilium() limits HTTP and DNS, which the L7 proxy of ${cni.name} does, and that is off`,
      instead: 'write l7Proxy: true in Cni.cilium(), or use PolicyDialect.kubernetes(), which goes by addresses and ports',
      code: 'FeatureMissing',
    });
  }
  if (network.apiServerCidrs.length === 0) {
    p.problem('clusterNetwork', {
      what: 'apiServerCidrs is missing, and without it an isolated Prow cannot reach the API server',
      instead: 'give what "kubectl get endpointslices kubernetes" shows, like ["10.0.0.5/32"], or say isolate: false',
      code: 'ApiServerUnknown',
    });
  }
  return {
    ...settings,
    apiServer: { cidrs: network.apiServerCidrs, port: apiServerPort },
    families: network.podCidrs.length === 0 ? ['ipv4', 'ipv6'] : [...new Set(network.podCidrs.map(familyOf))].sort(),
    clusterCidrs: [...network.podCidrs, ...network.serviceCidrs, ...network.nodeCidrs, ...network.apiServerCidrs],
  };
}

/** Kinds that something makes when it runs must be there before Prow's policies; `apply.sh` waits for them where it starts that something itself. */
export function isolationWarnings(isolation: IsolationModel | undefined, { name, policyGroups, waits }: CniPlan): readonly string[] {
  const group = isolation?.dialect?._group;
  if (group === undefined || waits !== undefined || !policyGroups?.includes(group)) return [];
  return [`Prow's policies are of ${group}, whose kinds ${name} makes when it runs, and it is not applied from here: see that it runs before the stage 40-prow is applied.`];
}

/** Who calls through a node port has a node's address by then, or any, so that no policy of a namespace can tell callers apart. */
export function isolationNotes(isolation: IsolationModel | undefined, { hook, deck }: ExposurePlan): readonly string[] {
  const ports = [['hook', hook._plan.nodePort], ['deck', deck._plan.nodePort]].filter(([, port]) => port !== undefined);
  if (!isolation || ports.length === 0) return [];
  return [`Policies let anybody call ${ports.map(([name, port]) => `${name} through the node port ${port}`).join(' and ')}, on every node: who may is for the nodes' own firewall to say, or for policies about nodes where the CNI has them.`];
}

function cannotIsolate({ name, capabilities: { enforcesNetworkPolicy } }: CniPlan) {
  return enforcesNetworkPolicy === false
    ? { what: `${name} does not enforce NetworkPolicy, so nothing would be isolated`, instead: 'use Cni.calico(), Cni.cilium() or say who enforces them', code: 'CniCannotIsolate' } as const
    : { what: `nobody said whether ${name} enforces NetworkPolicy`, instead: 'say so with enforcesNetworkPolicy: true, or leave isolate out', code: 'CniCannotIsolate' } as const;
}

const isolationOptions: Rule<IsolationSettings> = oldShape<IsolationOptions, IsolationSettings>((p) => ({
  dialect: p.optional('policies', instanceOf(PolicyDialect, 'PolicyDialect.kubernetes()')) ?? PolicyDialect.kubernetes(),
  apiServerPort: p.optional('apiServerPort', integer(1, 65535), 6443),
  dns: {
    pods: { namespace: p.optional('dnsNamespace', dnsLabel, 'kube-system'), labels: p.optional('dnsPodLabels', record(labelValue, qualifiedName), CLUSTER_DNS) },
    cidrs: p.optional('dnsCidrs', list(cidr), []),
  },
  gitHubCidrs: p.optional('gitHubCidrs', list(cidr), []),
  jobs: { internet: p.optional('jobsInternet', boolean, true), cidrs: p.optional('jobsCidrs', list(cidr), []) },
  monitoringNamespace: p.optional('monitoringNamespace', dnsLabel),
}));
