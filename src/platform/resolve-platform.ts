import { lifecycleWarning } from '../core/lifecycle';
import { Finding, Where } from '../core/problem';
import { Rule } from '../core/props';
import { passes, PropsReader, readOldProps } from '../core/props-reader';
import { Requirement } from '../core/requirement';
import { text } from '../core/safe-text';
import { SecretNeed } from '../core/secret-need';
import { ServiceExposure } from '../core/service-exposure';
import { UpstreamManifest } from '../core/upstream/upstream-manifest';
import { UpstreamManifestPlan } from '../core/upstream/upstream-manifest-plan';
import { instanceOf, list, record } from '../core/values';
import { DeckAccess } from '../exposure/deck-access/deck-access';
import { DeckAccessPlan } from '../exposure/deck-access/deck-access-plan';
import { Exposure } from '../exposure/exposure';
import { ExposurePlan } from '../exposure/exposure-plan';
import { clusterNetwork, clusterNetworkProblems, ClusterNetworkSettings, resolveClusterNetwork } from '../network/cluster-network';
import { Cni } from '../network/cni';
import { CniPlan } from '../network/cni-plan';
import { NamespacesModel } from '../prow/prow-namespaces';
import { jobsLimitRange, resourceAmounts } from '../prow/jobs-limit-range';
import { ProwModel } from '../prow/prow-model';
import { readProw, withDeckExposure } from '../prow/resolve-prow';
import { addressPoolFindings } from './checks/address-pools';
import { clusterFitProblems, cniFitWarnings, exposureFitFindings } from './checks/cni-fit';
import { cniNotes } from './checks/cni-notes';
import { loadBalancerClassFindings } from './checks/load-balancer-class';
import { upstreamFindings } from './checks/upstream-manifests';
import { IsolationModel } from './policies/isolation-model';
import { isolationNotes, isolationWarnings, readIsolation } from './policies/resolve-isolation';
import { ProwAppProps, ProwProps } from './platform-props';

/** A platform with every default filled in and nothing in it that contradicts itself. */
export interface PlatformModel {
  readonly prow: ProwModel;
  readonly namespaces: NamespacesModel;
  readonly exposure: ExposurePlan;
  readonly deckAccess: DeckAccessPlan;
  readonly cni: CniPlan;
  /** How Prow is shut off; absent where it is not. */
  readonly isolation: IsolationModel | undefined;
  /** What other projects publish and `apply.sh` applies: the CNI's own first. */
  readonly upstreamManifests: readonly UpstreamManifestPlan[];
  /** What has to be in the cluster, by a manifest or by somebody's hand. */
  readonly requirements: readonly Requirement[];
  /** What no YAML holds, beside Prow's own. */
  readonly secrets: readonly SecretNeed[];
  /** What its user should know before it is applied. */
  readonly warnings: readonly string[];
  readonly outdir: string | undefined;
}

/** Prow alone, and how it is reached. */
export interface ReachableProw {
  readonly prow: ProwModel;
  readonly exposure: ExposurePlan;
  readonly deckAccess: DeckAccessPlan;
  /** What its ways in need, and no YAML holds. */
  readonly secrets: readonly SecretNeed[];
}

/** Fills in every default once; throws everything that is wrong together. */
export function resolvePlatform(where: Where, props: ProwAppProps): PlatformModel {
  return readOldProps<ProwAppProps, PlatformModel>(where, props, (p) => {
    const reachable = readReachableProw(p);
    const cni = p.optional('cni', orElse(Cni, 'Cni.preinstalled(), flannel(), calico(), canal(), cilium() or weave()', Cni.preinstalled()), Cni.preinstalled())._plan;
    const network = resolveClusterNetwork(p.nested('clusterNetwork', clusterNetwork), cni);
    for (const { prop, ...finding } of [...clusterNetworkProblems(network), ...clusterFitProblems(network, cni)]) {
      p.problem(prop as keyof ProwAppProps & string, finding);
    }
    const { exposure, deckAccess } = reachable;
    for (const finding of exposureFindings(exposure, cni, network)) p.problem('exposure', finding);
    const requirements = [...cni.requirements, ...exposure.requirements.filter(({ name }) => cni.provides?.includes(name) !== true)];
    const upstreamManifests = readUpstreamManifests(p, cni, requirements);
    const isolation = readIsolation(p, cni, network);
    return {
      ...reachable,
      cni: { ...cni, notes: [...cni.notes, ...cniNotes(network, cni), ...isolationNotes(isolation, exposure)] },
      isolation,
      upstreamManifests,
      requirements,
      secrets: [...cni.secrets, ...reachable.secrets],
      warnings: [
        ...cni.warnings, ...cniFitWarnings(network, cni, exposure), ...isolationWarnings(isolation, cni), ...exposure.warnings, ...deckAccess.warnings,
        ...lifecycleWarnings(upstreamManifests, exposure),
      ],
      namespaces: {
        namespace: reachable.prow.namespace,
        jobsNamespace: reachable.prow.jobsNamespace,
        jobsResourceQuota: p.optional('jobsResourceQuota', record(resourceAmounts)),
        jobsLimitRange: p.optional('jobsLimitRange', jobsLimitRange),
      },
      outdir: p.optional('outdir', text),
    };
  });
}

function exposureFindings(exposure: ExposurePlan, cni: CniPlan, network: ClusterNetworkSettings): readonly Finding[] {
  return [
    ...addressPoolFindings(exposure.addresses, network),
    ...loadBalancerClassFindings(exposure.loadBalancerClass, cni),
    ...exposureFitFindings(exposure, cni),
  ];
}

function readUpstreamManifests(p: PropsReader<ProwAppProps>, cni: CniPlan, requirements: readonly Requirement[]): readonly UpstreamManifestPlan[] {
  const own = cni.upstreamManifests.map(({ _plan }) => _plan);
  const given = p.optional('upstreamManifests', list(instanceOf(UpstreamManifest, 'UpstreamManifest.certManager() and the like')), []);
  const manifests = [...own, ...given.flatMap((manifest) => manifest?._plan ?? [])];
  for (const { index, ...finding } of upstreamFindings(manifests, requirements)) {
    const place = index < own.length ? 'cni' : `upstreamManifests[${index - own.length}]`;
    p.problem(place as keyof ProwAppProps & string, finding);
  }
  return manifests;
}

/** What the exposure has said of its controller already is not said of its manifest again. */
function lifecycleWarnings(manifests: readonly UpstreamManifestPlan[], { warnings }: ExposurePlan): readonly string[] {
  const unsaid = manifests.filter(({ name, lifecycle }) => !warnings.includes(lifecycleWarning(name, lifecycle) ?? ''));
  return unsaid.flatMap(({ name, version, lifecycle }) => lifecycleWarning(`${name} ${version}`, lifecycle) ?? []);
}

/** The same for a Prow inside somebody else's chart. */
export function resolveProw(where: Where, props: ProwProps): ReachableProw {
  return readOldProps<ProwProps, ReachableProw>(where, props, readReachableProw);
}

function readReachableProw<P extends ProwProps>(props: PropsReader<P>): ReachableProw {
  const p = props as unknown as PropsReader<ProwProps>;
  const byDefault = Exposure.nodePort();
  const exposure = p.optional('exposure', orElse(Exposure, 'Exposure.nodePort()', byDefault), byDefault)._plan;
  const open = DeckAccess.open();
  const access = p.optional('deckAccess', orElse(DeckAccess, 'DeckAccess.oauth2Proxy({ org })', open), open);
  const prow = readProw(props, { hookExposure: exposure.hook, deckExposure: ServiceExposure.clusterIp(), deckUrl: exposure.deckUrl });
  const deckAccess = access._plan({
    namespace: prow.namespace, deck: prow.endpoints.deck, exposure: exposure.deck, deckUrl: exposure.deckUrl, gitHub: prow.github,
  });
  for (const finding of deckAccess.findings) p.problem('deckAccess', finding);
  return { exposure, deckAccess, prow: withDeckExposure(prow, deckAccess.deckExposure), secrets: [...exposure.secrets, ...deckAccess.secrets] };
}

/** An instance, or after a finding the default, so that what is read from it can be checked too. */
function orElse<T>(made: { readonly prototype: T }, example: string, byDefault: T): Rule<T> {
  return (value, report) => (passes(instanceOf(made, example), value, report) ? value : byDefault);
}
