import { Endpoint } from '../core/endpoint';
import { foldedSentences } from '../core/folded-sentences';
import { OLDEST_MINOR } from '../core/kubernetes-version';
import { Finding, Where } from '../core/problem';
import { Fields, nested, optional, Props, readProps, shape, ValuesOf } from '../core/props';
import { text } from '../core/safe-text';
import { UpstreamManifest } from '../core/upstream/upstream-manifest';
import { instanceOf, list } from '../core/values';
import { ExposurePlan } from '../exposure/exposure-plan';
import { clusterNetwork, ClusterNetworkSettings, resolveClusterNetwork } from '../network/cluster-network';
import { Cni } from '../network/cni';
import { CniPlan } from '../network/cni-plan';
import { configFiles } from '../prow/config/config-files';
import { DEFAULT_IMAGE_REGISTRY } from '../prow/images';
import { JOBS_NAMESPACE_FIELDS } from '../prow/prow-namespaces';
import { namespacesOf } from '../prow/prow-model';
import { resolveCapacity } from '../prow/resolve-capacity';
import { addressPoolFindings } from './checks/address-pools';
import { balancingFindings, balancingNotes, balancingWarnings } from './checks/balancing-fit';
import { balancingPlaceFindings, balancingPlaceNotes, balancingPlaceWarnings } from './checks/balancing-place';
import { broughtIngressNotes } from './checks/brought-ingress';
import { toldManifests, withToldCertManager } from './checks/cert-manager-argument';
import { clusterFitProblems, cniFitWarnings, exposureFitFindings } from './checks/cni-fit';
import { cniNotes, nodePortWarnings } from './checks/cni-notes';
import { ipv6AloneWarnings } from './checks/ipv6-alone';
import { loadBalancerClassFindings } from './checks/load-balancer-class';
import { lifecycleWarnings, manifestsOf, requirementsOf } from './checks/needed-software';
import { gitHubNetworkFindings } from './checks/webhook-way';
import { Cluster } from './cluster/cluster';
import { clusterNotes, clusterWarnings, wayInFindings } from './cluster/cluster-fit';
import { cniFindings, cniOn, isolateOn, networkFindings, networkOn, unisolatedNotes } from './cluster/cluster-network';
import { ClusterPlan } from './cluster/cluster-plan';
import { imageFindings, onNodesOf } from './cluster/node-architecture';
import { needlessWarnings, startedOn } from './cluster/started-on';
import { minorOn, versionFindings } from './cluster/cluster-version';
import { existingObjects } from './existing-objects';
import { GitOps } from './gitops/git-ops';
import { gitOpsFindings, gitOpsWarnings } from './gitops/git-ops-fit';
import { callerNotes, withCallersHere } from './policies/callers';
import { aloneAtDecks, doorWarnings } from './policies/deck-policy';
import { closedPageNotes, dialectNotes, dialectWarnings } from './policies/dialect-fit';
import { externalPluginWarnings } from './policies/external-plugins';
import { nameNotes } from './policies/said-traffic';
import { isolationNotes, ISOLATION_FIELDS, isolationWarnings, resolveIsolation } from './policies/resolve-isolation';
import { withStoreIdentity } from './policies/identity-traffic';
import { isolationFitFindings, isolationFitWarnings } from './policies/isolation-fit';
import { ProwAppProps } from './platform-props';
import { AdoptedProw } from './runbook/adopted-prow';
import { ownRequirements, REACHABLE_FIELDS, reachableWarnings, resolveReachable } from './reachable-prow';
import { STAGES } from './stages';

const PLATFORM_FIELDS = {
  ...REACHABLE_FIELDS,
  cni: optional(instanceOf(Cni, 'Cni.preinstalled(), flannel(), calico(), canal(), cilium() or weave()')),
  cluster: optional(instanceOf(Cluster, 'Cluster.kind() and the like')),
  clusterNetwork: nested(clusterNetwork),
  upstreamManifests: optional(list(instanceOf(UpstreamManifest, 'UpstreamManifest.certManager() and the like')), []),
  ...ISOLATION_FIELDS,
  ...JOBS_NAMESPACE_FIELDS,
  gitOps: optional(instanceOf(GitOps, 'GitOps.argoCd(), flux(), kustomize() or helm()')),
  existing: existingObjects,
  adopts: optional(instanceOf(AdoptedProw, 'AdoptedProw.tutorial() or starter()')),
  outdir: optional(text),
  // of the platform that another one comes from it does not count
  migratesFrom: (): undefined => undefined,
} satisfies Fields<ProwAppProps>;

/** The properties of another platform, beside which these stand. */
export const platform = shape(PLATFORM_FIELDS, settle);

const APP_FIELDS = { ...PLATFORM_FIELDS, migratesFrom: optional(platform) } satisfies Fields<ProwAppProps>;

/** A platform with every default filled in and nothing in it that contradicts itself. */
export type PlatformSettings = ReturnType<typeof settle>;

/** The same, with the platform that it comes from. */
export type AppSettings = PlatformSettings & { readonly migratesFrom?: PlatformSettings };

type Said = ValuesOf<typeof PLATFORM_FIELDS>;
type SaidProps = Props<keyof typeof PLATFORM_FIELDS>;

/** Fills in every default once; throws everything that is wrong together. */
export function resolvePlatform(where: Where, props: ProwAppProps): AppSettings {
  return readProps(where, props, APP_FIELDS, (said, p) => {
    const settled = settle({ ...said, migratesFrom: undefined }, p);
    // the construct looks at them otherwise, which nobody comes to now
    if (p.isRefused()) configFiles(Where.construct(`${STAGES.prow}/prow`), settled.prow);
    return { ...settled, migratesFrom: said.migratesFrom };
  });
}

function settle(all: Said, p: SaidProps) {
  const cluster = all.cluster?._plan;
  const said = onCluster(all, p, cluster);
  const read = resolveReachable(said, p);
  const capacity = resolveCapacity(said, read.prow);
  for (const { prop, finding } of capacity.findings) p.problem(prop as 'jobs', finding);
  const reachable = { ...read, prow: capacity.prow };
  const { deckAccess, prow: { namespace, jobsNamespace, jobsPodSecurity, github } } = reachable;
  const chosen = cniOn(cluster, said.cni, said.clusterNetwork);
  const reached = withCallersHere(reachable.exposure, chosen, said.upstreamManifests);
  const network = resolveClusterNetwork(networkOn(cluster, said.clusterNetwork), chosen);
  const installed = said.upstreamManifests.map(({ _plan: { name } }) => name);
  const { before = {} } = reached;
  const named = (endpoint: Endpoint, serviceName = endpoint.serviceName): Endpoint => ({ ...endpoint, serviceName });
  const endpoints = { 'hook': named(reachable.prow.endpoints.hook, before.hook), 'deck': named(deckAccess.endpoint, before.deck), 'private-deck': reachable.privateAccess?.endpoint };
  const started = cluster === undefined ? undefined : startedOn(cluster, { cni: chosen, network, exposure: reached, installed, endpoints });
  const { cni, exposure } = started ?? { cni: chosen, exposure: reached };
  const needless = needlessWarnings(cluster, cni, network);
  for (const { prop, ...finding } of [...networkFindings(cluster, said.clusterNetwork, network), ...clusterFitProblems(network, cni)]) p.problem(prop, finding);
  if (cluster !== undefined) reportCluster(cluster, said, p, chosen, exposure);
  for (const { path, finding } of cni.later?.(reachable.prow.kubernetesMinor) ?? []) p.problem(`cni.${path}`, finding);
  for (const finding of exposureFindings(exposure, cni, network)) p.problem('exposure', finding);
  const { sealed } = reachable;
  const requirements = requirementsOf(cni, exposure, ownRequirements(reachable));
  const upstreamManifests = toldManifests(manifestsOf(said.upstreamManifests, cni, requirements, p.problem), exposure);
  const gitOps = said.gitOps?._plan;
  for (const finding of gitOpsFindings(gitOps, namespacesOf(reachable.prow), upstreamManifests, cni.objects.network !== undefined, sealed)) p.problem('gitOps', finding);
  const isolated = { ...said, isolation: withStoreIdentity(said.isolation, reachable.prow) };
  const isolation = resolveIsolation(isolated, p, cni, network, reachable.monitoring?.namespace);
  for (const { prop, finding } of isolationFitFindings(isolation, network, reachable.prow, cni)) p.problem(prop, finding);
  for (const finding of gitHubNetworkFindings(isolation?.gitHubCidrs, github)) p.problem('isolation.gitHubCidrs', finding);
  return {
    ...reachable,
    exposure: withToldCertManager(exposure, upstreamManifests),
    cni: {
      ...cni,
      notes: [
        ...cni.notes, ...cniNotes(network, cni), ...balancingNotes(exposure, network, cni), ...balancingPlaceNotes(exposure, network, cni),
        ...broughtIngressNotes(exposure, cni),
        ...(cluster === undefined ? [] : clusterNotes(cluster, exposure, reachable.prow)),
        ...unisolatedNotes(cluster, cni, said.isolate), ...isolationNotes(isolation, exposure), ...callerNotes(isolation, exposure, cni),
        ...nameNotes(isolation), ...dialectNotes(isolation?.dialect, cni), ...closedPageNotes(isolation?.dialect, exposure),
      ],
    },
    // what it is for, and how that is started; undefined where nobody said
    cluster: cluster === undefined || started === undefined ? undefined : { plan: cluster, start: started.start, nodesShow: started.nodesShow },
    // how Prow is shut off; undefined where it is not
    isolation,
    // decks that something before them alone may call; none where policies of all say so, or none would be enforced
    aloneAtDecks: aloneAtDecks(isolation, reachable, cni),
    // what other projects publish and apply.sh applies: the CNI's own first
    upstreamManifests,
    // what has to be in the cluster, by a manifest or by somebody's hand
    requirements,
    // what no YAML holds, beside Prow's own
    secrets: [...cni.secrets, ...reachable.secrets],
    // what its user should know before it is applied
    warnings: foldedSentences([
      ...(cluster === undefined ? nodePortWarnings(exposure, cni) : clusterWarnings(cluster, exposure, reachable.prow, network)),
      ...reachableWarnings({ ...reachable, exposure }), ...capacity.warnings,
      ...cni.warnings, ...cniFitWarnings(network, cni, exposure).filter((warning) => !needless.includes(warning)),
      ...balancingWarnings(exposure, network, cni),
      ...balancingPlaceWarnings(exposure, network, cni), ...ipv6AloneWarnings(network, github),
      ...isolationWarnings(isolation, cni), ...dialectWarnings(isolation?.dialect, cni),
      ...isolationFitWarnings(isolation, network, reachable.prow, cni),
      ...doorWarnings(isolation, reachable, cni), ...externalPluginWarnings(isolation, reachable.prow),
      ...gitOpsWarnings(gitOps, upstreamManifests, cni.objects.network !== undefined, sealed),
      ...lifecycleWarnings(upstreamManifests, exposure),
      ...(said.imageRegistry === undefined || cni.imagesOfChart === undefined ? [] : [cni.imagesOfChart]),
    ]),
    namespaces: {
      namespace, jobsNamespace, jobsPodSecurity, jobsResourceQuota: capacity.quota, jobsLimitRange: capacity.limits,
      jobCachesNamespace: reachable.prow.jobCaches.length > 0 ? reachable.prow.jobCachesNamespace : undefined,
    },
    // what applies it from Git; undefined where nothing does
    gitOps,
    // what the cluster has besides; undefined where nothing was said
    existing: said.existing,
    // the Prow whose place it takes; undefined for none
    adopts: said.adopts?._plan,
    outdir: said.outdir,
  };
}

/** The properties with what follows from the cluster. */
function onCluster(said: Said, p: SaidProps, cluster: ClusterPlan | undefined): Said {
  const nodeSelector = onNodesOf(cluster, said.components.nodeSelector);
  const ofPublished = said.prowImageRegistry === DEFAULT_IMAGE_REGISTRY;
  return {
    ...said,
    kubernetesVersion: minorOn(cluster, said.kubernetesVersion),
    isolate: isolateOn(cluster, said.isolate, p.given('isolation'), said.clusterNetwork, cniOn(cluster, said.cni, said.clusterNetwork)),
    components: nodeSelector === undefined || ofPublished ? said.components : { ...said.components, nodeSelector },
  };
}

function reportCluster(cluster: ClusterPlan, said: Said, p: SaidProps, cni: CniPlan, exposure: ExposurePlan): void {
  for (const finding of cniFindings(cluster, cni, said.cni !== undefined)) p.problem('cni', finding);
  const findings = [
    ...versionFindings(cluster, said.kubernetesVersion ?? OLDEST_MINOR), ...wayInFindings(cluster, exposure), ...imageFindings(cluster, said.prowImageRegistry),
  ];
  for (const finding of findings) p.problem('cluster', finding);
}

function exposureFindings(exposure: ExposurePlan, cni: CniPlan, network: ClusterNetworkSettings): readonly Finding[] {
  return [
    ...addressPoolFindings(exposure.addresses, network),
    ...loadBalancerClassFindings(exposure.loadBalancerClass, cni),
    ...exposureFitFindings(exposure, cni),
    ...balancingFindings(exposure, cni),
    ...balancingPlaceFindings(exposure, network, cni),
  ];
}
