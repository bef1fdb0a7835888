import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { foldedSentences } from '../../core/folded-sentences';
import { addMetadata } from '../../core/object-metadata';
import { Where } from '../../core/problem';
import { Fields, nested, optional, readProps, required } from '../../core/props';
import { UpstreamManifest } from '../../core/upstream/upstream-manifest';
import { instanceOf, list } from '../../core/values';
import { clusterNetwork, ClusterNetworkOptions, clusterNetworkProblems, resolveClusterNetwork } from '../../network/cluster-network';
import { Cni } from '../../network/cni';
import { clusterFitProblems } from '../checks/cni-fit';
import { gitHubNetworkFindings } from '../checks/webhook-way';
import { Prow } from '../prow';
import { ReachableProw } from '../reachable-prow';
import { tellingOnce } from '../tell-warnings';
import { callerNotes, withCallersHere } from './callers';
import { DECK_POLICY_IDS } from './deck-policy';
import { closedPageNotes, dialectNotes, dialectWarnings } from './dialect-fit';
import { externalPluginWarnings } from './external-plugins';
import { placePolicies, trafficOf } from './isolation';
import { withStoreIdentity } from './identity-traffic';
import { isolationFitFindings, isolationFitWarnings } from './isolation-fit';
import { IsolationOptions } from './isolation-options';
import { cannotIsolate, ISOLATION_FIELDS, isolationNotes, IsolationSettings, isolationSettings, isolationWarnings } from './resolve-isolation';
import { nameNotes } from './said-traffic';
import { waysIn } from './ways-in';

/** Properties of `ProwPolicies`. */
export interface ProwPoliciesProps {
  /** The Prow whose namespaces are shut off. Error: `PropMissing`. */
  readonly prow: Prow;

  /**
   * What connects the cluster's pods, and enforces policies. One that enforces none, or of which nobody said whether it does, raises
   * `CniCannotIsolate`. Nothing is installed. Error: `PropMissing`.
   */
  readonly cni: Cni;

  /**
   * The cluster's networks. `apiServerCidrs` has to be there, but for policies of Cilium, which know the API server (`ApiServerUnknown`); networks that
   * overlap raise `CidrOverlap`.
   * @default - what the CNI says about pods, and nothing about Services and nodes
   */
  readonly clusterNetwork?: ClusterNetworkOptions;

  /**
   * How they are shut off.
   * @default - Cilium's own policies where the CNI is Cilium, NetworkPolicies of Kubernetes elsewhere; jobs reach the Internet and nothing private
   */
  readonly isolation?: IsolationOptions;

  /**
   * What of other projects is installed beside, as in `ProwDelivery`: a controller that comes from there is elsewhere than one that the cluster brings.
   * @default - nothing
   */
  readonly upstreamManifests?: UpstreamManifest[];
}

const FIELDS = {
  prow: required(instanceOf(Prow, 'new Prow(…)')),
  cni: required(instanceOf(Cni, 'Cni.preinstalled({ of: PreinstalledCni.calico() }) and the like')),
  clusterNetwork: nested(clusterNetwork),
  isolation: ISOLATION_FIELDS.isolation,
  upstreamManifests: optional(list(instanceOf(UpstreamManifest, 'UpstreamManifest.certManager() and the like')), []),
} satisfies Fields<ProwPoliciesProps>;

/** What policies are written from, and what should be known of them. */
interface ReadPolicies {
  readonly reachable: Pick<ReachableProw, 'prow' | 'exposure' | 'deckAccess' | 'privateAccess'>;
  readonly isolation: IsolationSettings;
  readonly warnings: readonly string[];
  readonly notes: readonly string[];
}

/** Properties of policies that are part of a larger whole, and were read with it, which says what should be known. */
export class ReadPoliciesProps implements ProwPoliciesProps {
  readonly prow = undefined as never;
  readonly cni = undefined as never;
  readonly read: ReadPolicies;

  constructor({ prow, exposure, deckAccess, privateAccess }: ReadPolicies['reachable'], isolation: IsolationSettings) {
    this.read = { reachable: { prow, exposure, deckAccess, privateAccess }, isolation, warnings: [], notes: [] };
  }
}

/**
 * Policies for a Prow in a chart of yours: one that denies everything in each of its namespaces, and one for each kind of pod with what that kind needs.
 * It is what `ProwApp` places where `isolate` is true. In the chart of its Prow they stand before the pods, so that none of them is open for a moment.
 */
export class ProwPolicies extends Construct {
  /** What should be known before they are applied, a sentence or two each. Whoever synthesizes reads them on the standard error. */
  readonly warnings: string[];
  /** What is good to know of them, a paragraph of Markdown each. */
  readonly notes: string[];

  /**
   * Whose they are; absent where they were read with a larger whole.
   * @internal
   */
  readonly _prow: Prow | undefined;

  constructor(scope: Construct, id: string, props: ProwPoliciesProps) {
    super(scope, id);
    const { reachable, isolation, warnings, notes } = props instanceof ReadPoliciesProps ? props.read : read(this, props);
    const { prow, exposure, deckAccess, privateAccess } = reachable;
    this.warnings = [...warnings];
    this.notes = [...notes];
    placePolicies(this, prow, isolation, trafficOf(prow, isolation, waysIn(exposure, deckAccess, prow.namespace, privateAccess)));
    addMetadata(this, prow.metadata);
    if (props instanceof ReadPoliciesProps) return;
    this._prow = props.prow;
    // what they say of deck says more
    for (const id of DECK_POLICY_IDS) props.prow.node.tryRemoveChild(id);
    this.node.addValidation(tellingOnce(this));
    const isInside = this.node.scopes.includes(props.prow);
    if (!isInside && Chart.of(this) === Chart.of(props.prow)) props.prow.node.addDependency(this);
  }
}

function read({ node }: Construct, props: ProwPoliciesProps): ReadPolicies {
  return readProps(Where.construct(node.path), props, FIELDS, (said, p) => {
    const { _reachable: reachable } = said.prow;
    const { prow, deckAccess, privateAccess } = reachable;
    const cni = said.cni._plan;
    const exposure = withCallersHere(reachable.exposure, cni, said.upstreamManifests);
    const network = resolveClusterNetwork(said.clusterNetwork, cni);
    for (const { prop, ...finding } of [...clusterNetworkProblems(network), ...clusterFitProblems(network, cni)]) p.problem(prop, finding);
    if (cni.capabilities.enforcesNetworkPolicy !== true) p.problem('cni', cannotIsolate(cni, 'leave the policies out'));
    const isolation = isolationSettings(withStoreIdentity(said.isolation, prow), p, cni, network, reachable.monitoring?.namespace);
    for (const { prop, finding } of isolationFitFindings(isolation, network, prow, cni)) p.problem(prop === 'storage' ? 'prow.storage' : prop, finding);
    for (const finding of gitHubNetworkFindings(isolation.gitHubCidrs, prow.github)) p.problem('isolation.gitHubCidrs', finding);
    return {
      reachable: { prow, exposure, deckAccess, privateAccess },
      isolation,
      warnings: foldedSentences([
        ...isolationWarnings(isolation, cni), ...dialectWarnings(isolation.dialect, cni), ...isolationFitWarnings(isolation, network, prow, cni),
        ...externalPluginWarnings(isolation, prow),
      ]),
      notes: [
        ...isolationNotes(isolation, exposure), ...callerNotes(isolation, exposure, cni), ...nameNotes(isolation), ...dialectNotes(isolation.dialect, cni),
        ...closedPageNotes(isolation.dialect, exposure),
      ],
    };
  });
}
