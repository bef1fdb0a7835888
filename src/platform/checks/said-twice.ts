import { quote } from '../../core/quote';
import { ClusterNetworkFinding, ClusterNetworkSettings } from '../../network/cluster-network';
import { CniPlan } from '../../network/cni-plan';

/** What was said of the cluster, and to the CNI, and not the same. */
export function saidTwiceProblems({ nodes, serviceCidrs, cloud }: ClusterNetworkSettings, cni: CniPlan): readonly ClusterNetworkFinding[] {
  const findings: ClusterNetworkFinding[] = [];
  if (cni.nodes !== undefined && nodes !== cni.nodes.count) {
    findings.push({
      prop: 'clusterNetwork.nodes', what: `${String(nodes)} is not the ${cni.nodes.count} of ${cni.nodes.from}`,
      instead: 'write the same number in both, or leave one of them out', code: 'MutuallyExclusive',
    });
  }
  if (cni.cloud !== undefined && cloud !== cni.cloud) {
    findings.push(cni.isThere ? {
      prop: 'clusterNetwork.cloud', what: `${quote(cloud)} is not ${quote(cni.cloud)}, whose network the nodes of every cluster with ${cni.name} are in`,
      instead: 'leave it out, or say what the cluster has in of: Cni.preinstalled({ of })', code: 'MutuallyExclusive',
    } : {
      prop: 'clusterNetwork.cloud', what: `${quote(cloud)} is not the ${quote(cni.cloud)} that ${cni.name} was set up for`,
      instead: 'write the same, or leave it out', code: 'MutuallyExclusive',
    });
  }
  const services = cni.services;
  if (services !== undefined && serviceCidrs.length > 0 && !sameNetworks(services.cidrs, serviceCidrs)) {
    findings.push({
      prop: 'clusterNetwork.serviceCidrs',
      what: `${serviceCidrs.map(quote).join(' and ')} ${serviceCidrs.length === 1 ? 'is' : 'are'} not the ${services.cidrs.map(quote).join(' and ')} of `
        + `${services.from}`,
      instead: 'write the same networks in both',
      code: 'ServiceCidrMismatch',
    });
  }
  return findings;
}

function sameNetworks(some: readonly string[], others: readonly string[]): boolean {
  return some.every((one) => others.includes(one)) && others.every((one) => some.includes(one));
}
