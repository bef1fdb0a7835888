import { ExposurePlan } from '../../exposure/exposure-plan';
import { ClusterNetworkSettings } from '../../network/cluster-network';
import { BroughtParts, CniPlan } from '../../network/cni-plan';
import { nodeNetworkWarnings } from '../../network/node-networks';
import { keepsItsCni } from './cluster-network';
import { ClusterPlan, ClusterStart, StartFacts } from './cluster-plan';
import { podsOfMask } from './pods-of-mask';

/** Warnings that its files make needless. */
export function needlessWarnings(cluster: ClusterPlan | undefined, cni: CniPlan, network: ClusterNetworkSettings): readonly string[] {
  return cluster?.writesMaxPods === true && podsOfMask({ cni, network }) !== undefined ? nodeNetworkWarnings(network) : [];
}

/** What it is started for, and with. */
export interface StartedFor {
  readonly cni: CniPlan;
  readonly network: ClusterNetworkSettings;
  readonly exposure: ExposurePlan;
  readonly endpoints: StartFacts['endpoints'];
  readonly installed: readonly string[];
}

/** How a cluster is started for a Prow, and what its CNI and its way in still have to say once it was started so. */
export function startedOn(cluster: ClusterPlan, facts: StartedFor): Pick<StartedFor, 'cni' | 'exposure'> & {
  readonly start: ClusterStart;
  readonly nodesShow: string;
} {
  const { cni, exposure } = facts;
  const keeps = keepsItsCni(cluster, cni);
  const withoutKubeProxy = !keeps && cni.capabilities.kubeProxyReplacement === true && cluster.cniStays === undefined;
  const start = cluster.start({ ...facts, keepsItsCni: keeps, withoutKubeProxy });
  const done = [...cni.aboutMaking ?? [], ...(withoutKubeProxy ? cni.aboutKubeProxy ?? [] : [])];
  return {
    cni: {
      ...cni,
      warnings: without(cni.warnings, done),
      notes: without(cni.notes, done),
      isUnlabelled: cluster.labelsControlPlane !== true,
      brought: cni.brought === undefined ? undefined : asTold(cni.brought, start, exposure),
    },
    exposure: {
      ...exposure,
      // the ways in that the cluster itself has are listed with its start
      notes: without(exposure.notes, exposure.aboutNodes ?? []).map((note) => (
        cluster.nodePorts.mappings !== undefined && note === exposure.aboutFirewall?.ofNodes ? exposure.aboutFirewall.ofMachine : note)),
      warnings: without(exposure.warnings, start.parts?.ingressIsOff === true ? exposure.balancing?.aboutTakenPorts ?? [] : []),
    },
    start,
    nodesShow: nodesShow(cluster, cni, keeps),
  };
}

/** A kubelet says `NotReady` as long as it finds no CNI. Source: kubernetes v1.37.1, pkg/kubelet/nodestatus/setters.go (`ReadyCondition`). */
function nodesShow({ name }: ClusterPlan, cni: CniPlan, keeps: boolean): string {
  if (keeps || cni.bundledBy === name) return `\`Ready\` after a minute or so, because ${name} brings its network`;
  return cni.isThere === true ? `\`NotReady\` until the network that you install is there, because nothing here brings one` : `\`NotReady\` until step 3 brings ${cni.name}`;
}

function without(sentences: readonly string[], done: readonly string[]): readonly string[] {
  return sentences.filter((sentence) => !done.includes(sentence));
}

/** Parts of the distribution as its files leave them. */
function asTold(brought: BroughtParts, { parts }: ClusterStart, { balancing }: ExposurePlan): BroughtParts {
  const { loadBalancer, otherLoadBalancer, ingress } = brought;
  return {
    ...brought,
    ...(parts?.software === undefined ? {} : { software: { ...brought.software, ...parts.software } }),
    ...(loadBalancer === undefined ? {} : { loadBalancer: { ...loadBalancer, isOff: balancing?.takesUnclassed !== undefined } }),
    ...(otherLoadBalancer === undefined ? {} : { otherLoadBalancer: { ...otherLoadBalancer, isOn: parts?.loadBalancerIsOn } }),
    ...(ingress === undefined ? {} : { ingress: { ...ingress, isOff: parts?.ingressIsOff } }),
  };
}
