import { App } from 'cdk8s';
import { Construct } from 'constructs';
import { foldedSentences } from '../../core/folded-sentences';
import { Problem, throwProblems, Where } from '../../core/problem';
import { Fields, nested, optional, readProps, required } from '../../core/props';
import { UpstreamManifest } from '../../core/upstream/upstream-manifest';
import { instanceOf, list } from '../../core/values';
import { clusterNetwork, ClusterNetworkOptions, clusterNetworkProblems, resolveClusterNetwork } from '../../network/cluster-network';
import { Cni } from '../../network/cni';
import { namespacesOf } from '../../prow/prow-model';
import { OutputFile } from '../../writer/output-file';
import { render } from '../../writer/render';
import { toldManifests, withToldCertManager } from '../checks/cert-manager-argument';
import { clusterFitProblems, cniFitWarnings } from '../checks/cni-fit';
import { cniNotes } from '../checks/cni-notes';
import { podTemplateOf } from '../checks/pod-template';
import { lifecycleWarnings, manifestsOf, requirementsOf } from '../checks/needed-software';
import { delivererOf, deliver } from '../deliverers';
import { Inventory } from '../inventory';
import { ProwPolicies } from '../policies/prow-policies';
import { Prow } from '../prow';
import { ProwApp } from '../prow-app';
import { PulledImages } from '../pulled-images';
import { ownRequirements, reachableNotes } from '../reachable-prow';
import { tellingOnce } from '../tell-warnings';
import { applyFiles, applyStages, stageOfFile } from './apply-plan';
import { DeliveredFacts, deliveredFiles } from './delivered-files';

/** Properties of `ProwDelivery`. */
export interface ProwDeliveryProps {
  /** The Prow that is delivered. Error: `PropMissing`. */
  readonly prow: Prow;

  /**
   * What connects the cluster's pods. What it needs of other projects is applied with `upstreamManifests`; its own objects are not placed by this.
   * @default Cni.preinstalled()
   */
  readonly cni?: Cni;

  /**
   * The cluster's networks, as far as they are known; networks that overlap raise `CidrOverlap`.
   * @default - what the CNI says about pods, and nothing about Services and nodes
   */
  readonly clusterNetwork?: ClusterNetworkOptions;

  /**
   * What other projects publish and `apply.sh` installs, each before the first chart whose name sorts behind the name of its stage: `30-issuer` for
   * cert-manager. Two that bring the same raise `UpstreamManifestTwice`; one that comes after what needs it, `UpstreamStageTooLate`.
   * @default - nothing: what the exposure needs has to be in the cluster already
   */
  readonly upstreamManifests?: UpstreamManifest[];
}

const FIELDS = {
  prow: required(instanceOf(Prow, 'new Prow(…)')),
  cni: optional(instanceOf(Cni, 'Cni.preinstalled(), flannel(), calico(), canal(), cilium() or weave()')),
  clusterNetwork: nested(clusterNetwork),
  upstreamManifests: optional(list(instanceOf(UpstreamManifest, 'UpstreamManifest.certManager() and the like')), []),
} satisfies Fields<ProwDeliveryProps>;

type Settled = Omit<DeliveredFacts, 'stages' | 'inventory' | 'images' | 'ofNetwork' | 'prowStage'>;

/**
 * What `ProwApp` writes beside its YAML, for an app with charts of yours: `secrets.sh`, which makes the Secrets, `secrets.tsv`, which lists them,
 * `apply.sh`, which applies all charts of the app in the order of their names and waits,
 * `NEXT-STEPS.md`, `DAY-TWO.md`, `DIAGRAMS.md`, `images.txt` and `sbom.cdx`. A `CheckedApp` writes them by itself; for another
 * app `files()` has them. One app delivers one Prow: a second one, or one in a `ProwApp`, raises `MutuallyExclusive`.
 */
export class ProwDelivery extends Construct {
  /** What should be known before anything is applied, beyond what the Prow and its policies say themselves. */
  readonly warnings: string[];

  private readonly prow: Prow;
  private readonly settled: Settled;
  private inventory = new Inventory();
  private images = new PulledImages();

  constructor(scope: Construct, id: string, props: ProwDeliveryProps) {
    super(scope, id);
    const where = Where.construct(this.node.path);
    this.settled = settle(where, props);
    this.prow = props.prow;
    this.warnings = [...this.settled.warnings];
    const { root } = this.node;
    throwProblems(placeProblems(where, root));
    this.node.addValidation(tellingOnce(this));
    deliver(root, {
      begin: () => this.begin(),
      see: (object, file, pod) => {
        this.inventory.see(object, file);
        this.images.see(pod);
      },
      files: (chartFiles, warnings) => this.filesOf(chartFiles, warnings),
    });
  }

  /**
   * The texts of what stands beside the YAML, by the names of the files, for an app that is no `CheckedApp`. Of an app whose objects
   * cannot be read everything that is wrong is thrown together.
   */
  files(): { [name: string]: string } {
    this.begin();
    const problems: Problem[] = [];
    const charts = render(App.of(this), problems, (object, file) => {
      this.inventory.see(object, file);
      this.images.see(podTemplateOf(object));
    });
    throwProblems(problems);
    return Object.fromEntries(this.filesOf(charts.map(({ name }) => name), []).map(({ name, content }) => [name, content]));
  }

  private begin(): void {
    this.inventory = new Inventory();
    this.images = new PulledImages();
  }

  private filesOf(chartFiles: readonly string[], told: readonly string[]): readonly OutputFile[] {
    const { requirements, upstreamManifests, cni } = this.settled;
    const app = App.of(this);
    const policies = app.node.findAll().filter((one): one is ProwPolicies => one instanceof ProwPolicies && one._prow === this.prow);
    return deliveredFiles(app, {
      ...this.settled,
      stages: applyStages(applyFiles(app, chartFiles), upstreamManifests, requirements, { network: cni.waits }),
      warnings: [
        ...orderWarnings(this.prow, this.inventory), ...this.prow.warnings, ...policies.flatMap(({ warnings }) => warnings), ...this.settled.warnings, ...told,
      ],
      notes: [...this.settled.notes, ...policies.flatMap(({ notes }) => notes)],
      inventory: this.inventory, images: this.images, ofNetwork: new Set(),
      prowStage: stageOfProw(this.prow, this.inventory),
    });
  }
}

/** The file that holds Prow's pods. */
function fileOfProw({ hook }: Prow, { objects }: Inventory): string | undefined {
  return objects.find(({ path }) => path === hook.deployment.node.path)?.file;
}

function stageOfProw(prow: Prow, inventory: Inventory): string | undefined {
  const file = fileOfProw(prow, inventory);
  return file === undefined ? undefined : stageOfFile(file);
}

/** Files are applied by their names, which charts of one's own have in any order. */
function orderWarnings(prow: Prow, inventory: Inventory): readonly string[] {
  const file = fileOfProw(prow, inventory) ?? '';
  const namespaces = namespacesOf(prow.plan._model);
  const isNeeded = (kind: string, name: string): boolean => (
    (kind === 'Namespace' && namespaces.includes(name)) || (kind.startsWith('CustomResourceDefinition') && name === 'prowjobs.prow.k8s.io'));
  const late = inventory.objects.filter((one) => isNeeded(one.kind, one.name) && one.file > file);
  return [...new Set(late.map((one) => one.file))].map((one) => (
    `${file} is applied before ${one}, in which ${late.filter((object) => object.file === one).map(({ kind, name }) => `${kind.split('.')[0]} ${name}`).join(', ')} `
      + 'stands: let the chart of Prow depend on that one, by addDependency, or give it a name that sorts behind.'));
}

function settle(where: Where, props: ProwDeliveryProps): Settled {
  return readProps(where, props, FIELDS, (said, p) => {
    const { _reachable: reachable } = said.prow;
    const { prow, deckAccess, privateAccess } = reachable;
    const cni = (said.cni ?? Cni.preinstalled())._plan;
    const network = resolveClusterNetwork(said.clusterNetwork, cni);
    for (const { prop, ...finding } of [...clusterNetworkProblems(network), ...clusterFitProblems(network, cni)]) p.problem(prop, finding);
    for (const { path, finding } of cni.later?.(prow.kubernetesMinor) ?? []) p.problem(`cni.${path}`, finding);
    const { externalSecrets, sealed } = reachable;
    const requirements = requirementsOf(cni, reachable.exposure, ownRequirements(reachable));
    const manifests = manifestsOf(said.upstreamManifests, cni, requirements, p.problem);
    const upstreamManifests = toldManifests(manifests, reachable.exposure);
    const exposure = withToldCertManager(reachable.exposure, upstreamManifests);
    return {
      prow, exposure, deckAccess, privateAccess, cni, requirements, upstreamManifests,
      secrets: [...cni.secrets, ...reachable.secrets],
      brought: externalSecrets?.brought, sealed,
      store: externalSecrets === undefined ? undefined : { name: externalSecrets.store, entries: externalSecrets.entries(externalSecrets.objects) },
      warnings: foldedSentences([
        ...cni.warnings, ...cniFitWarnings(network, cni, exposure),
        ...lifecycleWarnings(manifests, exposure),
      ]),
      notes: [...reachableNotes({ ...reachable, exposure }), ...cni.notes, ...cniNotes(network, cni)],
    };
  });
}

/** Where its files would be written over, or twice. */
function placeProblems(where: Where, root: object): readonly Problem[] {
  const instead = 'leave it out';
  if (root instanceof ProwApp) return [where.problem('', { what: 'a ProwApp writes apply.sh and NEXT-STEPS.md for its own Prow', instead, code: 'MutuallyExclusive' })];
  if (delivererOf(root as Construct) === undefined) return [];
  return [where.problem('', { what: 'another ProwDelivery of this app writes apply.sh and NEXT-STEPS.md', instead: 'give each Prow an app of its own', code: 'MutuallyExclusive' })];
}
