import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { sayMinor } from '../core/kubernetes-version';
import { addMetadata } from '../core/object-metadata';
import { DEFAULT_NODE_PORT_RANGE } from '../core/service-exposure';
import { Problem, throwProblems, Where } from '../core/problem';
import { ProwJobCrd } from '../prow/prow-job-crd';
import { clusterNeedWarnings } from '../prow/config/cluster-needs';
import { needWarnings } from '../prow/config/need-warnings';
import { placeNamespaces } from '../prow/prow-namespaces';
import { OutputFile } from '../writer/output-file';
import { relativeFolder } from '../writer/relative-folder';
import { RenderedObject } from '../writer/rendered-object';
import { CheckedApp } from './checked-app';
import { KnownCni } from './checks/cni-objects';
import { ANY_NAMESPACE, ExternalIssuer, ExternalObjects, together } from './checks/external-objects';
import { issuersOf } from './checks/issuers';
import { PodTemplate } from './checks/pod-template';
import { Lacks } from './checks/reference-checks';
import { saidElsewhere } from './checks/said-elsewhere';
import { nodeSizeFindings, nodeSizeWarnings, requestsOf } from './cluster/prow-requests';
import { applyFiles, applyStages } from './delivery/apply-plan';
import { deliveredFiles } from './delivery/delivered-files';
import { externalObjects } from './external-objects';
import { planMigration } from './migration/plan-migration';
import { copierImage } from './migration/store-copy';
import { uncalledPlugins } from './policies/external-plugins';
import { placeDeckPolicy } from './policies/deck-policy';
import { ProwPolicies, ReadPoliciesProps } from './policies/prow-policies';
import { ProwAppProps } from './platform-props';
import { filledElsewhere } from './gitops/git-ops-plan';
import { AppliedObject } from './helm/applied-object';
import { helmChart } from './helm/helm-chart';
import { markObjects } from './gitops/mark-objects';
import { Inventory } from './inventory';
import { insideEndpoints, Prow } from './prow';
import { PulledImages, pullFrom } from './pulled-images';
import { adoption } from './runbook/adoption';
import { dayTwoImages } from './runbook/day-two-backup';
import { reachableNotes, ReadProwProps } from './reachable-prow';
import { AppSettings, resolvePlatform } from './resolve-platform';
import { fillStage, stageChart, STAGES } from './stages';
import { tellWarnings } from './tell-warnings';

/**
 * A whole Prow for one cluster, as files in the order of applying: the ProwJob CRD, the namespaces, the CNI if one is asked for, what the
 * exposure needs, and Prow; beside them `secrets.sh`, which makes the Secrets, `secrets.tsv`, which lists them, `apply.sh`, which applies
 * everything stage by stage, `NEXT-STEPS.md`, `DAY-TWO.md`, `DIAGRAMS.md`, `images.txt`, `sbom.cdx`, and `MIGRATION.md` where it comes from another platform.
 *
 * Everything that is wrong with the properties is thrown together, and so is what `synth()` finds, before it touches a file.
 */
export class ProwApp extends CheckedApp {
  /** The Prow in the stage `40-prow`, with a handle for each component. */
  readonly prow: Prow;

  /** What should be known before anything is applied: parts that nobody looks after any more, and the like. `synth()` prints them too. */
  readonly warnings: string[];

  private readonly model: AppSettings;
  private readonly migration: string | undefined;
  private images = new PulledImages();
  private inventory = new Inventory();

  /** What a chart of Helm is made from; empty where there is none. */
  private readonly applied: AppliedObject[] = [];

  /** Paths of what the network was given outside of its own stage. */
  private readonly ofNetwork = new Set<string>();

  constructor(props: ProwAppProps) {
    const model = resolvePlatform(Where.call('new ProwApp'), props);
    super({ outdir: model.outdir });
    this.model = model;
    sayMinor(this, model.prow.kubernetesMinor);
    this.warnings = [...model.warnings];
    this.migration = model.migratesFrom === undefined ? undefined : planMigration(Where.call('new ProwApp'), 'migratesFrom', model.migratesFrom, model).runbook;
    new ProwJobCrd(stageChart(this, 'crds'), 'prow-job');
    const namespaces = stageChart(this, 'namespaces');
    placeNamespaces(new Construct(namespaces, 'namespaces'), model.namespaces);
    this.noteNetwork(namespaces, () => model.cni.objects.namespaces?.(namespaces));
    fillStage(this, 'network', model.cni.objects.network);
    this.fillStagesOfBoth();
    const prowChart = stageChart(this, 'prow');
    // before the pods, so that none of them is open for a moment
    this.placePolicies(prowChart);
    this.prow = new Prow(prowChart, 'prow', new ReadProwProps(model));
    const placed = this.node.findAll().filter(ApiObject.isApiObject);
    const ofRunbooks = [...dayTwoImages({ prow: model.prow, objects: placed }), ...this.copierImages()];
    throwProblems(pullFrom(this, model.prow, ofRunbooks).map((finding) => Where.call('new ProwApp').problem('imageLock', finding)));
    addMetadata(prowChart, model.prow.metadata);
    addMetadata(namespaces, model.prow.metadata);
    addMetadata(this, model.prow.commonMetadata);
  }

  /**
   * Writes one file per stage and what stands beside them; where anything is wrong, all of it is thrown together and nothing is written. A run that
   * is killed while it puts files in their places leaves old and new ones side by side, each whole; the next one completes them. Each of `warnings` goes to
   * the standard error as a line that begins with `warning: `.
   */
  override synth(): void {
    this.images = new PulledImages();
    this.inventory = new Inventory();
    this.applied.length = 0;
    if (this.model.gitOps) markObjects(this, this.model.gitOps, this.ofNetwork);
    super.synth();
    tellWarnings(this.warnings);
  }

  /**
   * They are said after those of the properties, and stand with them in the notes.
   * @internal
   */
  protected override _tell(warnings: readonly string[]): void {
    this.warnings.push(...warnings.filter((warning) => !this.warnings.includes(warning)));
  }

  /** @internal */
  protected override _unmade(lacks: Lacks): readonly string[] {
    const { prow, cluster } = this.model;
    const ofNodes = cluster === undefined ? [] : nodeSizeWarnings(cluster.plan, requestsOf(this.prow));
    return [...needWarnings(prow, lacks), ...clusterNeedWarnings(prow, lacks), ...uncalledPlugins(prow, lacks), ...ofNodes];
  }

  /** @internal */
  protected override _problems(): readonly Problem[] {
    const { cluster } = this.model;
    return cluster === undefined ? [] : nodeSizeFindings(cluster.plan, requestsOf(this.prow)).map((finding) => Where.call('new ProwApp').problem('cluster', finding));
  }

  private fillStagesOfBoth(): void {
    const { cni, exposure: { objects } } = this.model;
    const inside = insideEndpoints(this.model);
    fillStage(this, 'networkConfig', (chart) => {
      this.noteNetwork(chart, () => cni.objects.networkConfig?.(chart));
      objects.networkConfig?.(chart, inside);
    });
    fillStage(this, 'ingress', (chart) => objects.ingress?.(chart, inside));
    fillStage(this, 'issuer', (chart) => objects.issuer?.(chart, inside));
  }

  private copierImages(): readonly string[] {
    return [copierImage(this.model.prow)].filter((image) => this.migration?.includes(image));
  }

  private noteNetwork(chart: Construct, place: () => void): void {
    const before = new Set(chart.node.findAll());
    place();
    for (const { node } of chart.node.findAll().filter((one) => !before.has(one))) this.ofNetwork.add(node.path);
  }

  private placePolicies(scope: Construct): void {
    const { isolation, aloneAtDecks, prow } = this.model;
    for (const one of aloneAtDecks) placeDeckPolicy(scope, prow, one);
    if (isolation) new ProwPolicies(scope, 'isolation', new ReadPoliciesProps(this.model, isolation));
  }

  /** @internal */
  protected override _see(object: RenderedObject, file: string, pod: PodTemplate | undefined): void {
    this.images.see(pod);
    this.inventory.see(object, file);
    if (this.model.gitOps?.chart) this.applied.push({ ...object, file });
  }

  /** @internal */
  protected override _extraFiles(chartFiles: readonly string[]): readonly OutputFile[] {
    const { prow, exposure, deckAccess, privateAccess, cni, cluster, upstreamManifests, requirements, secrets } = this.model;
    const { gitOps, externalSecrets, sealed, adopts } = this.model;
    const stages = applyStages(applyFiles(this, chartFiles), upstreamManifests, requirements, { network: cni.waits });
    return [
      ...deliveredFiles(this, {
        brought: externalSecrets?.brought, sealed,
        prow, exposure, deckAccess, privateAccess, cni, stages, requirements, upstreamManifests, secrets, warnings: this.warnings,
        gitOps: gitOps?.telling, byHand: gitOps?.byHand?.(relativeFolder(this.outdir, this.chartFolder())),
        inventory: this.inventory, images: this.images, ofNetwork: this.ofNetwork,
        runbookImages: this.copierImages(),
        cluster: cluster && {
          ...cluster.start, nodesShow: cluster.nodesShow, name: cluster.plan.name, nodePorts: cluster.plan.nodePorts, isLocal: cluster.plan.isLocal === true,
          own: cluster.plan.ownRequests, needs: requestsOf(this.prow),
        },
        store: externalSecrets === undefined ? undefined : { name: externalSecrets.store, entries: externalSecrets.entries(externalSecrets.objects) },
        notes: [...reachableNotes(this.model), ...cni.notes, ...gitOps?.note === undefined ? [] : [gitOps.note]],
      }),
      ...this.migration === undefined ? [] : [{ name: 'MIGRATION.md', content: this.migration }],
      ...cni.files ?? [],
      ...adopts === undefined ? []
        : [{ name: 'ADOPTION.md', content: adoption({ prow, adopted: adopts, hookUrl: exposure.hookUrl, secrets }) }],
      ...gitOps?.files({
        prowNamespace: prow.namespace, files: [...chartFiles].sort(), sealed,
        filledElsewhere: filledElsewhere(this.node.findAll().filter(ApiObject.isApiObject)),
      }) ?? [],
      ...cluster?.start.files ?? [],
    ];
  }

  /** @internal */
  protected override _filesBeside(): ReturnType<CheckedApp['_filesBeside']> {
    const { gitOps, prow, exposure, cluster } = this.model;
    if (gitOps?.chart === undefined) return [];
    const facts = { prow, exposure, objects: this.applied, nodePortRange: this._nodePortRange(), nodesAreKnown: cluster !== undefined };
    return [{ outdir: this.chartFolder(), files: helmChart(gitOps.chart, facts) }];
  }

  private chartFolder(): string {
    return this.model.gitOps?.chart?.folder ?? `${this.outdir.replace(/[/\\]+$/, '')}-chart`;
  }

  /**
   * What the properties name, and what the user says that there is besides; all else does not exist.
   * @internal
   */
  protected override _externalObjects(): ExternalObjects {
    const { cni, prow, secrets, existing } = this.model;
    const named = { namespaces: [...cni.existingNamespaces ?? [], ...this.foreignNamespaces()], issuers: this.namedIssuers() };
    return together(existing ?? {}, externalObjects(prow, secrets), named, ...saidElsewhere(this));
  }

  /** @internal */
  protected override _nodePortRange(): string {
    return this.model.exposure.nodePortRange ?? DEFAULT_NODE_PORT_RANGE;
  }

  /** @internal */
  protected override _cni(): KnownCni {
    return this.model.cni;
  }

  /** Of what is required: the stages before Prow hold what other projects' controllers read, where those say. */
  private foreignNamespaces(): readonly string[] {
    const stages: readonly string[] = [STAGES.networkConfig, STAGES.ingress, STAGES.issuer];
    const objects = this.node.children.filter(({ node }) => stages.includes(node.id)).flatMap(({ node }) => node.findAll().filter(ApiObject.isApiObject));
    return [...new Set(objects.flatMap(({ metadata }) => metadata.namespace ?? []))];
  }

  /** Of certificates that the exposure asks for: a property named them. */
  private namedIssuers(): readonly ExternalIssuer[] {
    const objects = this.prow.node.findAll().filter(ApiObject.isApiObject).filter(({ kind }) => ['Certificate', 'Ingress', 'Gateway'].includes(kind));
    return objects.flatMap((object) => issuersOf({ kind: object.kind, group: object.apiGroup, json: object.toJson() })
      .map(({ kind, name }) => ({ kind, name, namespace: ANY_NAMESPACE })));
  }
}
