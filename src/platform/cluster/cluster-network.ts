import { Finding } from '../../core/problem';
import { quote } from '../../core/quote';
import { clusterNetworkProblems, ClusterNetworkFinding, ClusterNetworkSettings, resolveClusterNetwork } from '../../network/cluster-network';
import { Cni } from '../../network/cni';
import { CniPlan, NodesOfCluster } from '../../network/cni-plan';
import { ClusterPlan } from './cluster-plan';

type Said = Parameters<typeof resolveClusterNetwork>[0];

/** The CNI that pods get: what was said, what the cluster brings, or what nobody knows anything of. */
export function cniOn(cluster: ClusterPlan | undefined, said: Cni | undefined, { podCidrs, nodes = cluster?.nodes }: Said): CniPlan {
  if (said !== undefined || cluster?.brings === undefined) return onNodes((said ?? Cni.preinstalled())._plan, { count: nodes, areSealed: cluster?.sealsNodes });
  return Cni.preinstalled({ ...cluster.brings, ...(podCidrs === undefined ? {} : { podCidrs: [...podCidrs] }) })._plan;
}

/** The CNI on such nodes, of which it need not be told again. */
export function onNodes(cni: CniPlan, nodes: NodesOfCluster): CniPlan {
  const suited = nodes.count === 1 || nodes.areSealed === true ? cni.suited?.(nodes) ?? cni : cni;
  return nodes.areSealed === true ? withoutShell(suited) : suited;
}

function withoutShell({ aboutShell = [], ...cni }: CniPlan): CniPlan {
  return {
    ...cni,
    notes: cni.notes.flatMap((note) => {
      const about = aboutShell.find((one) => one.note === note);
      return about === undefined ? note : about.instead ?? [];
    }),
  };
}

/** Whether pods get the CNI that the distribution installs by itself. */
export function keepsItsCni({ brings }: ClusterPlan, { isThere = false, installedByHand = false }: CniPlan): boolean {
  return brings !== undefined && isThere && !installedByHand;
}

/** What of the CNI cannot be on this cluster; all of it is of the property `cni`. */
export function cniFindings(cluster: ClusterPlan, cni: CniPlan, isSaid: boolean): readonly Finding[] {
  const { name, brings, cniStays } = cluster;
  if (!isSaid) {
    return brings !== undefined ? [] : [{
      what: `is missing, and ${name} brings none, so that no pod would get an address`,
      instead: 'write cni: Cni.flannel(), calico(), canal() or cilium(), or Cni.preinstalled() where you install one yourself', code: 'PropMissing',
    }];
  }
  const own = brings?.of?._plan.brought?.by;
  if (cni.distribution !== undefined && cni.distribution !== own) {
    return [{
      what: `${cni.name} comes with ${cni.distribution}, and the cluster is one of ${name}`,
      instead: brings === undefined ? 'write cni: Cni.flannel(), calico(), canal() or cilium()' : 'leave cni out to get what '
        + `${name} brings`, code: 'MutuallyExclusive',
    }];
  }
  if (cluster.lacksPlugins !== undefined && cni.plugins !== undefined) {
    return [{
      what: `${cni.name} takes ${cni.plugins.join(', ')} from /opt/cni/bin of nodes, and those of ${name} have `
        + 'nothing there', instead: cluster.lacksPlugins, code: 'MutuallyExclusive',
    }];
  }
  if (cniStays === undefined || keepsItsCni(cluster, cni)) return [];
  if (cni.installedByHand) {
    return [{
      what: `a ${cni.name} that somebody installed would be a second CNI, because ${name} ${cniStays.what}`, instead: cniStays.instead, code: 'MutuallyExclusive',
    }];
  }
  return [{ what: `${cni.name} would be a second CNI, because ${name} ${cniStays.what}`, instead: cniStays.instead, code: 'MutuallyExclusive' }];
}

/** What is known of the networks, with what the cluster has unless it is told another. */
export function networkOn(cluster: ClusterPlan | undefined, said: Said): Said {
  if (cluster === undefined) return said;
  return { ...said, serviceCidrs: said.serviceCidrs.length > 0 ? said.serviceCidrs : cluster.serviceCidrs ?? [], nodes: said.nodes ?? cluster.nodes };
}

/** What contradicts what among networks, and between them and the cluster. */
export function networkFindings(cluster: ClusterPlan | undefined, said: Said, network: ClusterNetworkSettings): readonly ClusterNetworkFinding[] {
  const problems = clusterNetworkProblems(network);
  if (cluster === undefined) return problems;
  const isOfCluster = ({ prop }: ClusterNetworkFinding): boolean => said.serviceCidrs.length === 0 && prop.startsWith('clusterNetwork.serviceCidrs');
  return [
    ...(said.nodes === undefined || cluster.nodes === undefined || said.nodes === cluster.nodes ? [] : [{
      prop: 'clusterNetwork.nodes' as const, what: `${said.nodes} is not ${cluster.nodes}, as `
        + `${cluster.call} has it`, instead: 'leave it out', code: 'MutuallyExclusive' as const,
    }]),
    ...problems.map((problem) => (!isOfCluster(problem) ? problem : {
      ...problem,
      what: problem.what.replace(/^"[^"]*"/, `$&, where ${cluster.name} puts Services,`),
      instead: 'say another network for one of the two, here or in clusterNetwork.serviceCidrs',
      prop: 'cni' as const,
    })),
  ];
}

/** Whether Prow is isolated where nobody said: before a cluster is made, nobody knows the address of its API server. */
export function isolateOn(
  cluster: ClusterPlan | undefined, isolate: boolean | undefined, isDescribed: boolean, said: Said, { policyGroups, isThere, policyView }: CniPlan,
): boolean | undefined {
  // Cilium's own policies know the API server without its address, but not its port
  const needsNone = policyGroups?.includes('cilium.io') === true && (isThere !== true || policyView.apiServerPort !== undefined);
  return cluster === undefined || isolate !== undefined || isDescribed || said.apiServerCidrs.length > 0 || needsNone ? isolate : false;
}

/** That it could be. */
export function unisolatedNotes(cluster: ClusterPlan | undefined, cni: CniPlan, isolate: boolean | undefined): readonly string[] {
  if (cluster === undefined || isolate !== false || cni.capabilities.enforcesNetworkPolicy !== true) return [];
  return [
    `Prow is not isolated, because the API server of ${cluster.name} has no address before the cluster is made. When it runs, \`kubectl get `
      + `endpointslices kubernetes\` shows it: `
    + `write clusterNetwork: { apiServerCidrs: [${quote('ADDRESS/32')}] } and isolate: true.`,
  ];
}
